// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE, BOOT_PARTITION } from '../../model/attached-drive'
import { asciiOf } from '../origin'

/**
 * The only place that makes CMD text out of values. What CMD cannot hold without a trick is refused
 * with a sentence (`refusal.ts`), not escaped: a trick that goes wrong runs as administrator.
 */

/** A line of a batch file, and one typed at a prompt, may have this many characters. */
export const LONGEST_LINE = 8191

/** An argument of `call` in a .cmd file, which is read twice: a percent sign is written four times. */
export function callArgument(text: string): string {
  return `"${text.replaceAll('%', '%%%%')}"`
}

/** Text between quotes in a line of a .cmd file, which is read once. */
export function lineText(text: string): string {
  return text.replaceAll('%', '%%')
}

/** An argument of a program in a line of a .cmd file. */
export function lineArgument(text: string): string {
  return lineText(quoted(text))
}

/** A path between quotes in a line of a .cmd file, with the letter of the attached disk put in. */
export function linePath(path: string): string {
  return lineText(path).replaceAll(ATTACHED_DRIVE, '%LETTER%')
}

/** An argument of `call` that is a path: the letter of the attached disk is put in when the script runs. */
export function pathArgument(path: string): string {
  return callArgument(path).replaceAll(ATTACHED_DRIVE, '%LETTER%')
}

/** The same for what a boot entry holds, which may name the partition of the boot store. */
export function bootArgument(value: string): string {
  return pathArgument(value).replaceAll(BOOT_PARTITION, '%STORE:~0,1%')
}

/**
 * Arguments of a program, as they stand between the quotes of `set "ARGUMENTS=…"`: quotes are closed
 * and opened within, which is safe because nothing in them means anything to cmd.
 */
export function programArguments(words: readonly string[]): string {
  return words.map(programWord).join(' ').replaceAll(ATTACHED_DRIVE, '%LETTER%')
}

/** An argument typed at a prompt, where percent signs are single; bare where nothing needs quotes. */
export function promptArgument(text: string): string {
  if (/^[A-Za-z0-9_.:+-]+$/.test(text)) return text
  return quoted(text)
}

/** Arguments of a program at a prompt. */
export function promptWords(words: readonly string[]): string {
  return words.map(programWord).join(' ')
}

/**
 * One argument as the program's own C library takes it apart. `name=` and `/image:` stay outside of
 * the quotes: netsh and dism are documented so.
 */
function programWord(word: string): string {
  if (/^[\w.:/\\+=,{}*@#$~()<>-]+$/.test(word)) return word
  const [, option = '', value = ''] = /^([/-]?\w+[=:])?(.*)$/.exec(word) ?? []
  return option + quoted(value)
}

function quoted(text: string): string {
  // Backslashes before the closing quote would escape it; doubled they stand for themselves.
  return `"${text.replace(/\\+$/, '$&$&')}"`
}

/** Longer than any comment needs to be, and with its percent signs doubled still a line of CMD. */
const LONGEST_COMMENT = 3500

/**
 * A comment line. CMD puts variables into comments too, and stops the whole script at a `%~` that it
 * does not understand; a caret at the end would join the next line; `/?` prints the help of `rem`.
 * The first word is read as any command's is, so one that holds an operator gets another before it.
 */
export function cmdComment(text: string): string {
  const inert = asciiOf(text.slice(0, LONGEST_COMMENT))
    .replaceAll('%', '%%')
    .replaceAll('"', "'")
    .replace(/[\^!]/g, '?')
    .replaceAll('/?', '/ ?')
  return (/^\s*\S*[&|<>]/.test(inert) ? `rem - ${inert.trimStart()}` : `rem ${inert}`).trimEnd()
}
