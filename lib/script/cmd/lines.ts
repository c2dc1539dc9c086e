import type { Action, Plan } from '../../model'
import { keyPathOf, namedControlSets } from '../registry-paths'
import { cmdRefusal, dataText, promptArgument } from './quote'

/** The commands of one action as they are typed at a CMD prompt, one for each control set named. */
export function cmdLinesFor(action: Action, plan: Plan): string[] {
  const refusal = cmdRefusal(action)
  if (refusal) return [`rem ${action.name}: CMD cannot state this value; use the PowerShell script`]
  const data = dataText(action.value)
  // At a prompt %NAME% is replaced before reg sees it, quoted or not.
  if (data.includes('%')) return [`rem ${action.name}: needs the script, CMD would expand % here`]
  const name = action.name === '' ? '/ve' : `/v ${promptArgument(action.name)}`
  const value = `${name} /t ${action.value.type} /d ${data === '' ? '""' : promptArgument(data)} /f`
  return namedControlSets(action, plan).map((set) => {
    return `reg add ${promptArgument(keyPathOf(action, plan, set))} ${value}`
  })
}
