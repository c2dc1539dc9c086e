import type { Plan, RegistrySetAction } from '../../model'
import { keyPathOf, namedControlSets } from '../registry-paths'
import { dataText } from '../wording'
import { cmdRefusal, promptArgument } from './quote'

/**
 * The commands of one action as they are typed at a CMD prompt, one for each control set named: what
 * writes the value or, where the plan only looks, what shows it.
 */
export function cmdLinesFor(action: RegistrySetAction, plan: Plan): string[] {
  // The name is not repeated: it may be what CMD cannot hold.
  const refused = (why: string) => [`rem ${why}; use the PowerShell script`]
  if (cmdRefusal(action)) return refused('CMD cannot state this value')
  const keys = namedControlSets(action, plan).map((set) =>
    promptArgument(keyPathOf(action, plan, set)),
  )
  const name = action.name === '' ? '/ve' : `/v ${promptArgument(action.name)}`
  if (plan.mode === 'check') return keys.map((key) => `reg query ${key} ${name}`)

  const data = dataText(action.value)
  // At a prompt %NAME% is replaced before reg sees it, quoted or not.
  if (data.includes('%')) return refused('CMD would expand the percent signs of this value here')
  const value = `/t ${action.value.type} /d ${data === '' ? '""' : promptArgument(data)}`
  return keys.map((key) => `reg add ${key} ${name} ${value} /f`)
}
