import type { Action, Localized, Plan, Target } from '../model'
import { abilityOf } from './abilities'
import { capabilities } from './capabilities'
import { wordingOf } from './wording'

export type FitResult = { ok: true; plan: Plan } | { ok: false; message: Localized }

/**
 * The plan as `target` can carry it out: what it cannot state is moved to the omissions, with the
 * reason. Refuses a situation or a mode that the target does not have, and a plan of which nothing
 * would be left.
 */
export function fitPlan(plan: Plan, target: Target): FitResult {
  const { situations, modes } = capabilities[target]
  if (!situations.includes(plan.situation)) {
    const only = situations.join(', ')
    return refuse(
      `${target} is for the situation ${only} alone: choose cmd or powershell for ${plan.situation}.`,
      `${target} n’est que pour la situation ${only} : choisissez cmd ou powershell pour ${plan.situation}.`,
    )
  }
  if (!modes.includes(plan.mode)) {
    return refuse(
      `${target} has no mode ${plan.mode}: choose cmd or powershell for that.`,
      `${target} n’a pas de mode ${plan.mode} : choisissez cmd ou powershell pour cela.`,
    )
  }
  const actions: Plan['actions'] = []
  const omissions = [...plan.omissions]
  for (const action of plan.actions) {
    const ability = abilityOf(action, target)
    if (ability.express) actions.push(action)
    else omissions.push({ step: action.step, what: whatOf(action, plan), reason: ability.why })
  }
  const [first] = omissions
  if (actions.length === 0 && first) {
    return refuse(
      `${target} can state nothing of this: ${first.reason.en}.`,
      `${target} ne peut rien exprimer de tout cela : ${first.reason.fr}.`,
    )
  }
  return { ok: true, plan: { ...plan, actions, omissions } }
}

/** `service Dhcp restart`: the reason is that of the whole kind. */
function whatOf(action: Action, plan: Plan): string {
  const { place, name } = wordingOf(action, plan, 'CurrentControlSet')
  return `${place} ${name}`
}

function refuse(en: string, fr: string): FitResult {
  return { ok: false, message: { en, fr } }
}
