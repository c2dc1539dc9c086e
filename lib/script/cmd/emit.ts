import type { Localized, Plan, Script, ScriptLine } from '../../model'
import { fileNameOf } from '../file-name'
import { frame } from '../lines'
import { actionLines, actionLinesBack, keepKeyLines } from './actions'
import { ADMINISTRATOR_GUARD, argumentLines, headLines, ONLINE_GUARD, settingLines } from './frame'
import { keptRoutines, PLAIN_ROUTINE } from './kept'
import { goesBackInAnyOrder, has, hasBoot, hasRegistry, isRegistryOnly } from './needs'
import { offlineCloseLines, offlineOpenLines, offlineRoutines } from './offline'
import { LONGEST_LINE } from './quote'
import { cmdRefusal, lineTooLong } from './refusal'
import { QUERY_ROUTINE, registryRoutines } from './registry'
import { undoLines, undoRoutines } from './undo'
import { ACT_ROUTINES, reportLines, workLines } from './work'

/** What plans need that do more than change the registry. */
export interface MoreCmd {
  /** Before anything is begun, on an attached disk. */
  guards: (plan: Plan) => ScriptLine[]
  /** Once all was looked at, and before anything is written. */
  needs: (plan: Plan) => ScriptLine[]
  routines: (plan: Plan) => ScriptLine[]
}

/**
 * A plan as a CMD file: ASCII, CRLF, at most 8,191 characters a line.
 *
 * @param more null for plans that change the registry alone; it throws for another one
 */
export function emitCmd(
  plan: Plan,
  more: MoreCmd | null,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  for (const action of plan.actions) {
    const message = cmdRefusal(action)
    if (message) return { ok: false, message }
  }
  if (!more && !isRegistryOnly(plan))
    throw new Error('this plan needs more of CMD than the registry')
  const lines = linesOf(plan, more)
  const longest = Math.max(...lines.map(({ text }) => text.length))
  if (longest > LONGEST_LINE) return { ok: false, message: lineTooLong(longest) }
  const fileName = fileNameOf(plan, 'cmd')
  const script: Script = {
    target: 'cmd',
    fileName,
    encoding: 'ascii',
    lines,
    omissions: plan.omissions,
    run: cmdRunLine(plan, fileName),
  }
  return { ok: true, script }
}

export function cmdRunLine(plan: Plan, file: string): string {
  return `${file}${plan.situation === 'offline' && !plan.drive ? ' /drive F' : ''}`
}

function linesOf(plan: Plan, more: MoreCmd | null): ScriptLine[] {
  const offline = plan.situation === 'offline'
  const registry = hasRegistry(plan)
  const plain = has(plan, 'service-account') || hasBoot(plan)
  const queried = has(plan, 'service-start', 'service-account', 'service-type', 'firewall-profile')
  return [
    ...headLines(plan),
    ...settingLines(plan),
    ...argumentLines(plan),
    ...ADMINISTRATOR_GUARD,
    ...(offline ? offlineOpenLines(plan, more?.guards(plan) ?? []) : ONLINE_GUARD),
    ...workLines(plan, more?.needs(plan) ?? []),
    ...undoLines(plan),
    ...frame('\n\nrem ---- Close: always, also after a failure.\n:close'),
    ...(offline ? offlineCloseLines(plan) : []),
    ...reportLines(plan),
    ...routine('actions', actionLines(plan)),
    ...(goesBackInAnyOrder(plan) ? [] : routine('actions_back', actionLinesBack(plan))),
    ...(registry ? routine('keep_keys', [...keepKeyLines(plan)]) : []),
    ...ACT_ROUTINES,
    ...undoRoutines(plan),
    ...keptRoutines(plan),
    ...(plain ? PLAIN_ROUTINE : []),
    ...(registry || queried ? QUERY_ROUTINE : []),
    ...(registry ? registryRoutines(plan) : []),
    ...(more?.routines(plan) ?? []),
    ...(offline ? offlineRoutines(plan) : []),
  ]
}

function routine(name: string, lines: ScriptLine[]): ScriptLine[] {
  return [...frame(`\n\n:${name}`), ...lines, ...frame('goto :eof')]
}
