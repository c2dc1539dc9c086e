import type { Plan, ScriptLine } from '../../model'
import { isRegistrySet } from '../../model/registry-action'
import { stepLine } from '../lines'
import { keyPathOf } from '../registry-paths'
import { dataText } from '../wording'
import { callArgument, cmdComment } from './quote'

/** The facts, each stated once: `call :fact KEY NAME TYPE DATA`, for every control set found. */
export function factLines(plan: Plan): ScriptLine[] {
  let step = ''
  return plan.actions.filter(isRegistrySet).flatMap((action) => {
    const lines: ScriptLine[] = []
    if (action.step !== step) {
      step = action.step
      lines.push(stepLine(step, cmdComment(`Step ${step}`)))
    }
    const offlineSet = plan.situation === 'offline' && action.controlSet
    const key = callArgument(keyPathOf(action, plan, offlineSet ? '%%s' : 'CurrentControlSet'))
    // The loop variable is written after the percent signs of the key were doubled.
    const path = offlineSet ? key.replace('%%%%%%%%s', '%%s') : key
    const name = callArgument(action.name)
    const data = callArgument(dataText(action.value))
    const call = `call :fact ${path} ${name} ${action.value.type} ${data}`
    lines.push(stepLine(step, offlineSet ? `for %%s in (%SETS%) do ${call}` : call))
    return lines
  })
}

/** The keys that the facts lie in, each once and in article order, for keeping what is there. */
export function keepLines(plan: Plan): ScriptLine[] {
  const offlineSets = plan.situation === 'offline'
  const seen = new Map<string, string>()
  for (const action of plan.actions.filter(isRegistrySet)) {
    const inSet = offlineSets && action.controlSet
    const path = keyPathOf(action, plan, inSet ? '%%s' : 'CurrentControlSet')
    const call = `call :keep_key "${path}"`
    if (!seen.has(path.toLowerCase())) {
      seen.set(path.toLowerCase(), inSet ? `for %%s in (%SETS%) do ${call}` : call)
    }
  }
  return [...seen.values()].map((text) => ({ text, step: null }))
}
