import type { Action, Localized, RegistryData, RegistrySetAction } from '../../model'
import { isRegistryAction } from '../../model/registry-action'
import { registryRefusal } from '../registry-limits'
import { dataText } from '../wording'
import { notAscii, promptRefusal } from './quote'

/**
 * Why an action cannot be typed at a console's prompt, or null. What is refused here is left out of
 * the script, which says so: the other settings do not depend on it.
 */
export function serialRefusal(action: Action): Localized | null {
  const refusal = isRegistryAction(action) ? registryRefusal(action) : null
  if (refusal) return { en: refusal.en.slice(0, -1), fr: refusal.fr.slice(0, -1) }
  switch (action.kind) {
    case 'registry-set':
      return (
        promptRefusal(action.name || action.key, [action.key], [action.name]) ??
        nameRefusal(action.name) ??
        (isTypedPlainly(action) ? null : lineRefusal(action)) ??
        secretRefusal(action.name, action.value)
      )
    case 'registry-delete-value':
      return (
        promptRefusal(action.name || action.key, [action.key], [action.name]) ??
        nameRefusal(action.name)
      )
    case 'registry-delete-key':
      return promptRefusal(action.key, [action.key], [])
    case 'service-start':
    case 'service-type':
    case 'service-state':
    case 'service-restart':
      return promptRefusal(action.service, [action.service], [])
    case 'service-account':
      return promptRefusal(action.service, [action.service], [action.account])
    case 'boot-element':
      return bootRefusal(action.entry, action.element, action.value)
    case 'firewall-rule':
      return promptRefusal(action.rule, [], [action.rule, action.value])
    case 'program':
      return (
        promptRefusal(action.program, [action.program], action.arguments) ??
        questionRefusal(action.program, action.arguments)
      )
    case 'firewall-profile':
    case 'folder':
    case 'file-copy':
    case 'file-move':
    case 'file-delete':
    case 'permissions':
    case 'ownership':
      return null
    default: {
      const never: never = action
      return never
    }
  }
}

/** The type stands between four blanks in what `reg query` prints: a name that holds it misleads. */
function nameRefusal(name: string): Localized | null {
  if (!/ {4}REG_/.test(name)) return null
  return {
    en: `${name}: what reg query prints of this name cannot be told apart from a type`,
    fr: `${name} : ce que reg query affiche de ce nom ne se distingue pas d’un type`,
  }
}

/**
 * True where `reg add` can be given the data as they are. What it cannot be given goes through a
 * .reg file that is written line by line, where data are bytes.
 */
export function isTypedPlainly({ name, value }: RegistrySetAction): boolean {
  const odd =
    value.type === 'REG_MULTI_SZ' &&
    value.data.some((part) => part === '' || part.includes('\\0') || part.endsWith('\\'))
  // reg.exe takes the data of REG_NONE for text, as Wine's tests of it show.
  if (odd || value.type === 'REG_NONE') return false
  return promptRefusal(name, [], [name, dataText(value)]) === null
}

/** What goes through a file that `echo` writes: its key stands in no quotes, its data are ASCII. */
function lineRefusal({ key, name, value }: RegistrySetAction): Localized | null {
  const what = name || key
  const data = value.type === 'REG_MULTI_SZ' ? value.data.join('') : `${value.data}`
  if (/[^\t\r\n\x20-\x7e]/.test(data)) return notAscii(what)
  if (!/[&|<>^]/.test(key) && !name.includes('%')) return null
  return {
    en: `${what}: a CMD prompt cannot be given this key and these data for certain; the PowerShell script can write it`,
    fr: `${what} : une invite CMD ne peut pas recevoir avec certitude cette clé et ces données ; le script PowerShell peut l’écrire`,
  }
}

/** What is typed into a serial console is written into the machine's boot diagnostics. */
function secretRefusal(name: string, value: RegistryData): Localized | null {
  const text = value.type.endsWith('_SZ') && dataText(value) !== ''
  if (!text || !/passw|pwd|secret|credential/i.test(name)) return null
  return {
    en: `${name} looks like a secret, and everything that is typed into a serial console is logged`,
    fr: `${name} a l’air d’un secret, et tout ce qui est tapé dans une console série est journalisé`,
  }
}

function bootRefusal(entry: string, element: string, value: string | null): Localized | null {
  const what = `${entry} ${element}`
  if (!/^\{[A-Za-z0-9-]+\}$/.test(entry) || !/^[A-Za-z][A-Za-z0-9]*$/.test(element)) {
    return {
      en: `${what} is not an entry and an element that bcdedit knows by these names`,
      fr: `${what} n’est pas une entrée et un élément que bcdedit connaît sous ces noms`,
    }
  }
  return promptRefusal(what, [], [value ?? ''])
}

/** Programs that put a question: at a console the next piece would be the answer. */
function questionRefusal(program: string, words: readonly string[]): Localized | null {
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word))
  const asks =
    (program === 'chkdsk' && has(/^[/-](f|r|x|b|spotfix|offlinescanandfix)$/i)) ||
    (program === 'dism' &&
      has(/^[/-](?:(?:enable|disable)-feature|(?:add|remove)-package)$/i) &&
      !has(/^[/-](norestart|quiet)$/i))
  if (!asks) return null
  return {
    en: `${program} may ask a question, and the next piece would be its answer: run it by hand`,
    fr: `${program} peut poser une question, et le morceau suivant en serait la réponse : lancez-le à la main`,
  }
}
