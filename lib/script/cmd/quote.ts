import type { Localized, RegistryData, RegistrySetAction } from '../../model'
import { asciiOf } from '../origin'
import { registryRefusal } from '../registry-limits'
import { dataText } from '../wording'

/**
 * The only place that makes CMD text out of values. What CMD cannot hold without a trick is refused
 * with a sentence, not escaped: a trick that goes wrong runs as administrator.
 */

/** A line has 8,191 characters at most, and the log's line holds the old data and the new. */
const LONGEST = 3500

/** Why CMD cannot state this action, or null. Sources: facts on cmd.exe, and Wine's cmd as judge. */
export function cmdRefusal(action: RegistrySetAction): Localized | null {
  const { key, name, value } = action
  const refusal = registryRefusal({ key, name, value })
  if (refusal) return refusal
  const text = [action.key, action.name, dataText(action.value)]
  if (text.some((part) => /[^\x20-\x7e]/.test(part))) {
    return {
      en: `${action.name}: a .cmd file is ASCII, and this value is not. The PowerShell script can write it.`,
      fr: `${action.name} : un fichier .cmd est en ASCII, et cette valeur ne l’est pas. Le script PowerShell peut l’écrire.`,
    }
  }
  // A quote ends the quoting of cmd, a caret is doubled by `call`, `/?` makes `call` print its help.
  const path = `${action.key}\\${action.name}`
  if (
    /["^&|<>%!]/.test(path) ||
    /["^!]/.test(dataText(action.value)) ||
    text.some((part) => part.includes('/?'))
  ) {
    return {
      en: `${action.name}: CMD cannot hold one of its characters (" ^ & | < > % !) for certain. The PowerShell script can.`,
      fr: `${action.name} : CMD ne peut pas contenir avec certitude l’un de ses caractères (" ^ & | < > % !). Le script PowerShell le peut.`,
    }
  }
  if (text.map(callArgument).join('').length > LONGEST) {
    return {
      en: `${action.name.slice(0, 60)}: too long for a line of CMD. The PowerShell script can write it.`,
      fr: `${action.name.slice(0, 60)} : trop long pour une ligne de CMD. Le script PowerShell peut l’écrire.`,
    }
  }
  // `    REG_` is how the answer of `reg query` is taken apart; `\"` would join two arguments.
  if (
    / {4}REG_/.test(action.name) ||
    /\\$/.test(action.name) ||
    /\\\\$/.test(dataText(action.value)) ||
    /\\0/.test(listText(action.value))
  ) {
    return {
      en: `${action.name}: reg.exe cannot be given this value without ambiguity. The PowerShell script can write it.`,
      fr: `${action.name} : reg.exe ne peut pas recevoir cette valeur sans ambiguïté. Le script PowerShell peut l’écrire.`,
    }
  }
  return null
}

function listText(value: RegistryData): string {
  return value.type === 'REG_MULTI_SZ' ? value.data.join('\n') : ''
}

/** An argument of `call` in a .cmd file, which is read twice: a percent sign is written four times. */
export function callArgument(text: string): string {
  return `"${text.replaceAll('%', '%%%%')}"`
}

/** An argument typed at a prompt, where percent signs are single; bare where nothing needs quotes. */
export function promptArgument(text: string): string {
  if (/^[A-Za-z0-9_.:+-]+$/.test(text)) return text
  // Backslashes before the closing quote would escape it; doubled they stand for themselves.
  return `"${text.replace(/\\+$/, '$&$&')}"`
}

/**
 * A comment line. CMD puts variables into comments too, and stops the whole script at a `%~` that it
 * does not understand; a caret at the end would join the next line; `/?` prints the help of `rem`.
 * The first word is read as any command's is, so one that holds an operator gets another before it.
 */
export function cmdComment(text: string): string {
  const inert = asciiOf(text.slice(0, LONGEST))
    .replaceAll('%', '%%')
    .replaceAll('"', "'")
    .replace(/[\^!]/g, '?')
    .replaceAll('/?', '/ ?')
  return (/^\s*\S*[&|<>]/.test(inert) ? `rem - ${inert.trimStart()}` : `rem ${inert}`).trimEnd()
}
