import type { Localized, Plan, Script } from '../../model'

export function emitSerial(
  plan: Plan,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  const en = `${plan.article}: serial is not written yet.`
  return { ok: false, message: { en, fr: en } }
}
