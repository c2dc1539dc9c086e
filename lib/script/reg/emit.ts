import type { Localized, Plan, Script, ScriptLine } from '../../model'
import { isRegistryAction } from '../../model/registry-action'
import { fileNameOf } from '../file-name'
import { stepLine } from '../lines'
import { omissionLines, originLines } from '../origin'
import { controlSetName } from '../registry-paths'
import { regKeyLines, regValueLines } from './lines'
import { regComment, regRefusal } from './quote'

/** A plan as a .reg file: UTF-16LE with its byte order mark, CRLF. It can only be applied. */
export function emitReg(
  plan: Plan,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  for (const action of plan.actions.filter(isRegistryAction)) {
    const message = regRefusal(action)
    if (message) return { ok: false, message }
  }
  const fileName = fileNameOf(plan, 'reg')
  const lines = [...headLines(plan, fileName), ...factLines(plan)]
  const script: Script = {
    target: 'reg',
    fileName,
    encoding: 'utf-16le-bom',
    lines,
    omissions: plan.omissions,
    run: regRunLine(plan, fileName),
  }
  return { ok: true, script }
}

export function regRunLine(_plan: Plan, file: string): string {
  return `reg import ${file}`
}

function headLines(plan: Plan, fileName: string): ScriptLine[] {
  const comments = [
    ...originLines(plan),
    '',
    `Run it as administrator: ${regRunLine(plan, fileName)}`,
    ...limitsOf(plan),
    ...omissionLines(plan),
  ]
  const lines = ['Windows Registry Editor Version 5.00', '', ...comments.map(regComment)]
  return lines.map((text) => ({ text, step: null }))
}

/** What this form cannot do, said where it will be read. */
function limitsOf(plan: Plan): string[] {
  const limits = [
    'A .reg file cannot look first, keep old values or verify, and reg import reports',
    'success even where it skips a line: check with the CMD or PowerShell script after it.',
  ]
  if (plan.actions.some(({ kind }) => kind === 'registry-delete-value')) {
    limits.push('Where the key of a value that it deletes is missing, it makes that key, empty.')
  }
  if (plan.situation === 'online') return limits
  const mounts = plan.hives.map(({ mount }) => `HKLM\\${mount}`).join(' and ')
  const system = plan.hives.find(({ hive }) => hive === 'SYSTEM')
  const load = `Load the disk's hives as ${mounts} before it, and unload them after it.`
  if (!system) return [...limits, load]
  return [
    ...limits,
    load,
    `It writes ${plan.controlSets.map(controlSetName).join(', ')}: HKLM\\${system.mount}\\Select says which one is used,`,
    'and a control set that does not exist would be created, incomplete: choose before you download.',
  ]
}

function factLines(plan: Plan): ScriptLine[] {
  const lines: ScriptLine[] = []
  let open = ''
  let step = ''
  for (const action of plan.actions.filter(isRegistryAction)) {
    for (const key of regKeyLines(action, plan)) {
      if (key !== open || action.step !== step) {
        lines.push({ text: '', step: null })
        if (action.step !== step)
          lines.push(stepLine(action.step, regComment(`Step ${action.step}`)))
        lines.push(stepLine(action.step, key))
        open = key
        step = action.step
      }
      for (const text of regValueLines(action)) lines.push(stepLine(action.step, text))
    }
  }
  lines.push({ text: '', step: null })
  return lines
}
