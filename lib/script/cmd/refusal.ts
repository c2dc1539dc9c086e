import type { Action, Localized, RegistryAction, RegistryData } from '../../model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE, BOOT_PARTITION } from '../../model/attached-drive'
import { isRegistryAction } from '../../model/registry-action'
import { registryRefusal } from '../registry-limits'
import { DEFAULT_VALUE, dataText, WHOLE_KEY } from '../wording'
import { callArgument } from './quote'

/** Why CMD cannot state this action, or null. Sources: facts on cmd.exe, and Wine's cmd as judge. */
export function cmdRefusal(action: Action): Localized | null {
  const refusal = isRegistryAction(action) ? registryRefusal(action) : null
  if (refusal) return refusal
  switch (action.kind) {
    case 'registry-set':
      return nameRefusal(action, action.name) ?? dataRefusal(action.name, action.value)
    case 'registry-delete-value':
      return nameRefusal(action, action.name)
    case 'registry-delete-key':
      return nameRefusal(action, '')
    case 'service-start':
    case 'service-type':
    case 'service-state':
    case 'service-restart':
      return wordRefusal(action.service)
    case 'service-account':
      return wordRefusal(action.service) ?? wordRefusal(action.account)
    case 'boot-element':
      return bootRefusal(action.entry, action.element, action.value)
    case 'firewall-profile':
      return null
    case 'firewall-rule':
      return wordRefusal(action.rule) ?? portRefusal(action.value)
    case 'folder':
    case 'file-delete':
      return pathRefusal(action.path)
    case 'file-copy':
    case 'file-move':
      return pathRefusal(action.from) ?? pathRefusal(action.to)
    case 'permissions':
    case 'ownership':
      return pathRefusal(action.path) ?? firstRefusal(action.arguments)
    case 'program':
      return programRefusal(action.program) ?? firstRefusal(action.arguments)
    default: {
      const never: never = action
      return never
    }
  }
}

/** A quote ends the quoting of cmd, a caret is doubled by `call`, `/?` makes `call` print its help. */
const UNSAFE = /["^&|<>%!]/
/** The line of the log holds the old data and the new: together less than a line of CMD. */
const LONGEST_DATA = 3500
const NOT_ASCII = /[^\x20-\x7e]/

function nameRefusal({ key }: RegistryAction, name: string): Localized | null {
  const what = name || key
  if (NOT_ASCII.test(key) || NOT_ASCII.test(name)) return notAscii(what)
  if (UNSAFE.test(`${key}\\${name}`) || `${key} ${name}`.includes('/?')) return unsafe(what)
  // `    REG_` is how the answer of `reg query` is taken apart; `\"` would join two arguments; a line
  // or a key that begins with a semicolon is a comment to `for /f`; `(default)` and `(key)`, in either
  // case, have a meaning in the file of what was kept.
  const ambiguous = / {4}REG_|\\$|^;/.test(name) || /(^|\\);/.test(key) || /\\$/.test(key)
  const meant = [DEFAULT_VALUE, WHOLE_KEY].includes(name.toLowerCase())
  return ambiguous || meant ? ambiguousTo('reg', what) : null
}

function dataRefusal(name: string, value: RegistryData): Localized | null {
  const data = dataText(value)
  if (NOT_ASCII.test(data)) return notAscii(name)
  if (/["^!]|%Z/.test(data) || data.includes('/?')) return unsafe(name)
  if (callArgument(data).length > LONGEST_DATA) return tooLong(name)
  const joined = value.type === 'REG_MULTI_SZ' && value.data.some((part) => part.includes('\\0'))
  // Of two backslashes before the closing quote the script doubles only the last one.
  return joined || data.endsWith('\\\\') ? ambiguousTo('reg', name) : null
}

/** One word for a program: a service, an account, a rule, an argument. */
function wordRefusal(word: string): Localized | null {
  if (NOT_ASCII.test(word)) return notAscii(word)
  if (UNSAFE.test(word) || word.includes('/?')) return unsafe(word)
  // Nothing, a blank at an end and a backslash before the closing quote: read in more than one way.
  return word === '' || word !== word.trim() || word.endsWith('\\')
    ? ambiguousTo('CMD', word || '""')
    : null
}

/** An argument may end in a backslash, which is doubled, and may hold the disk's letter. */
function firstRefusal(words: readonly string[]): Localized | null {
  for (const word of words) {
    const text = word.replaceAll(ATTACHED_DRIVE, 'F')
    const refusal = wordRefusal(text.replace(/\\+$/, '') || text)
    if (refusal) return refusal
  }
  return null
}

function pathRefusal(path: string): Localized | null {
  const text = path.replaceAll(ATTACHED_DRIVE, 'F')
  const refusal = wordRefusal(text.replace(/\\+$/, ''))
  if (refusal) return refusal
  // One thing by its whole path: a pattern would mean others as well.
  return /^[A-Za-z]:\\[^*?:/]*$/.test(text) ? null : ambiguousTo('CMD', path)
}

function bootRefusal(entry: string, element: string, value: string | null): Localized | null {
  if (!/^\{[A-Za-z0-9-]+\}$/.test(entry)) return ambiguousTo('bcdedit', entry)
  if (!/^[A-Za-z][A-Za-z0-9:]*$/.test(element)) return ambiguousTo('bcdedit', element)
  if (value === null) return null
  return wordRefusal(value.replaceAll(ATTACHED_DRIVE, 'F').replaceAll(BOOT_PARTITION, 'G'))
}

function portRefusal(value: string): Localized | null {
  return /^[A-Za-z0-9,-]+$/.test(value) ? null : ambiguousTo('netsh', value)
}

function programRefusal(program: string): Localized | null {
  return /^[a-z0-9_-]+$/.test(program) ? null : ambiguousTo('CMD', program)
}

function notAscii(what: string): Localized {
  return {
    en: `${what}: a .cmd file is ASCII, and this is not. The PowerShell script can state it.`,
    fr: `${what} : un fichier .cmd est en ASCII, et ceci ne l’est pas. Le script PowerShell peut l’exprimer.`,
  }
}

function unsafe(what: string): Localized {
  return {
    en: `${what}: CMD cannot hold one of its characters (" ^ & | < > % !) for certain. The PowerShell script can.`,
    fr: `${what} : CMD ne peut pas contenir avec certitude l’un de ses caractères (" ^ & | < > % !). Le script PowerShell le peut.`,
  }
}

function ambiguousTo(program: 'reg' | 'bcdedit' | 'netsh' | 'CMD', what: string): Localized {
  return {
    en: `${what}: ${program} cannot be given this without ambiguity. The PowerShell script can state it.`,
    fr: `${what} : ${program} ne peut pas recevoir cela sans ambiguïté. Le script PowerShell peut l’exprimer.`,
  }
}

function tooLong(what: string): Localized {
  return {
    en: `${what.slice(0, 60)}: its data is too long for a line of CMD. The PowerShell script can state it.`,
    fr: `${what.slice(0, 60)} : ses données sont trop longues pour une ligne de CMD. Le script PowerShell peut l’exprimer.`,
  }
}

export function lineTooLong(length: number): Localized {
  return {
    en: `A line of this script would have ${length} characters, and CMD reads no more than 8,191. The PowerShell script can state it.`,
    fr: `Une ligne de ce script aurait ${length} caractères, et CMD n’en lit pas plus de 8 191. Le script PowerShell peut l’exprimer.`,
  }
}
