import type { Localized, Plan, Script } from '../../model'

export function emitVmRepair(
  plan: Plan,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  const en = `${plan.article}: vm-repair is not written yet.`
  return { ok: false, message: { en, fr: en } }
}
