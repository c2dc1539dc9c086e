import type { Action, Localized } from '../model'
import { subjectOf } from './subject'

/** A change that a step asks for. */
export interface Asked {
  step: string
  action: Action
}

/** The place that an action gives a value; null: it takes the value away. */
interface Stated {
  place: string
  value: string | null
  /** Within one step it may pass through several values, for what is done in between. */
  passes: boolean
}

/**
 * What the chosen steps give two values of which only one can hold, by the action, with the reason to
 * leave it to the reader. `For generation 1 …` and `For generation 2 …`, `To turn it off …` and `To turn
 * it on again …` are steps of one procedure, and no word of any language tells them from steps that
 * follow each other. Written one after another, the last one would win and nobody would be told.
 *
 * What is set and then deleted is a sequence, and so is a service that is stopped and then started:
 * the end is what is meant.
 */
export function contradictionsIn(chosen: readonly Asked[]): Map<Action, Localized> {
  const open = new Map<string, Asked[]>()
  const reasons = new Map<Action, Localized>()
  const judge = (same: readonly Asked[] = []) => {
    if (new Set(same.map(({ action }) => statedBy(action)?.value)).size < 2) return
    const steps = [...new Set(same.map(({ step }) => step))]
    const [first] = same
    if (!first) return
    const reason = reasonFor(first.action, steps)
    for (const { action } of same) reasons.set(action, reason)
  }
  for (const asked of chosen) {
    const stated = statedBy(asked.action)
    if (!stated) continue
    const { place, value, passes } = stated
    const before = open.get(place)
    if (value === null) {
      judge(before)
      open.delete(place)
      continue
    }
    if (before && !passes) before.push(asked)
    else open.set(place, [...(before?.filter(({ step }) => step !== asked.step) ?? []), asked])
  }
  for (const same of open.values()) judge(same)
  return reasons
}

/** Names of services, entries and keys know no case; the text that a registry value holds does. */
function statedBy(action: Action): Stated | null {
  const at = (...names: string[]) => [action.kind, ...names].join('\\').toLowerCase()
  switch (action.kind) {
    case 'registry-set':
    case 'registry-delete-value': {
      const { root, hive, controlSet, key, name } = action
      return {
        place: [root, hive ?? '', controlSet, key, name].join('\\').toLowerCase(),
        value: action.kind === 'registry-set' ? JSON.stringify(action.value) : null,
        passes: false,
      }
    }
    case 'boot-element': {
      const { entry, element, value } = action
      return { place: at(entry, element), value: value?.toLowerCase() ?? null, passes: false }
    }
    case 'service-start':
      return { place: at(action.service), value: action.start, passes: true }
    case 'service-account':
      return { place: at(action.service), value: action.account.toLowerCase(), passes: true }
    case 'service-type':
      return { place: at(action.service), value: action.type, passes: true }
    case 'firewall-profile':
      return { place: at(action.profile), value: String(action.enabled), passes: true }
    case 'firewall-rule': {
      const { by, rule, property, value } = action
      return { place: at(by, rule, property), value: value.toLowerCase(), passes: true }
    }
    case 'registry-delete-key':
    case 'service-state':
    case 'service-restart':
    case 'folder':
    case 'file-copy':
    case 'file-move':
    case 'file-delete':
    case 'permissions':
    case 'ownership':
      return null
    case 'program': {
      const words = [action.program, ...action.arguments]
      // A network card is switched off and on again on purpose.
      if (/^(?:wmic|netsh int\S* set int\S*) /i.test(words.join(' '))) return null
      const { place, value } = withoutSwitches(words)
      return value === '' ? null : { place: at(...place), value, passes: true }
    }
    default: {
      const never: never = action
      return never
    }
  }
}

const ON = /^(.*[=:]|\/)?(?:yes|on|enabled?|true|allow)(-.*)?$/i
const OFF = /^(.*[=:]|\/)?(?:no|off|disabled?|false|block)(-.*)?$/i

/** `… new enable=yes` and `… new enable=no`: one place with two values, of programs that are not read further. */
function withoutSwitches(words: readonly string[]): { place: string[]; value: string } {
  let value = ''
  const place = words.map((word) => {
    const on = ON.exec(word)
    const match = on ?? OFF.exec(word)
    if (!match) return word
    value += on ? '+' : '-'
    return `${match[1] ?? ''}\0${match[2] ?? ''}`
  })
  return { place, value }
}

function reasonFor(action: Action, steps: readonly string[]): Localized {
  const subject = subjectOf(action)
  const entry = action.kind === 'boot-element' ? action.entry : null
  const en = entry === null ? subject : `${subject} of ${entry}`
  const fr = entry === null ? subject : `${subject} de ${entry}`
  if (steps.length === 1) {
    return {
      en: `step ${steps[0]} gives ${en} several values, of which only one can hold: set by hand the one that is meant`,
      fr: `l’étape ${steps[0]} donne à ${fr} plusieurs valeurs, dont une seule peut valoir : définissez à la main celle qu’il faut`,
    }
  }
  const last = steps.at(-1)
  const others = steps.slice(0, -1).join(', ')
  return {
    en: `steps ${others} and ${last} give ${en} different values, of which only one can hold: choose the step that is meant, with --steps or on the page`,
    fr: `les étapes ${others} et ${last} donnent à ${fr} des valeurs différentes, dont une seule peut valoir : choisissez l’étape qu’il faut, avec --steps ou sur la page`,
  }
}
