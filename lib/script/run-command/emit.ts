import type { Localized, Plan, Script } from '../../model'

export function emitRunCommand(
  plan: Plan,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  const en = `${plan.article}: run-command is not written yet.`
  return { ok: false, message: { en, fr: en } }
}
