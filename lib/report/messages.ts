import type { Row } from './rows'

/** What a program of Windows says instead of an answer. */
export type Message = 'absent' | 'denied' | 'no-service' | 'not-understood'

/**
 * English and French, as reg.exe, sc.exe, bcdedit and cmd.exe print them (and Wine's reg). Accents
 * come back as anything from one code page to another, and rows are broken anywhere: so blanks are
 * taken out before, and a dot run stands for each accent. Of German, Spanish, Japanese and Chinese
 * the one sentence of reg.exe that counts most, as consoles of these languages show it; any other
 * sentence is no answer that is known, and never one that something is absent.
 *
 * The longer half of the sentence is enough where its beginning differs between versions of Windows
 * (`le système n'a pas trouvé…`, `Impossible de trouver…`).
 */
const MESSAGES: ReadonlyArray<[Message, RegExp]> = [
  ['absent', /unabletofindthespecifiedregistry(?:keyorvalue|key|value)/i],
  ['absent', /err[^:]{2,4}:.{0,60}lacl.{0,4}oulavaleurderegistresp.{0,4}cifi.{0,4}e/i],
  ['absent', /registrierungsschl.{0,4}sselbzw\.wertwurdenichtgefunden/i],
  ['absent', /encontrarlaclaveoelvalordelregistroespecificado/i],
  ['absent', /指定されたレジストリキーまたは値が見つかりませんでした/],
  ['absent', /系统找不到指定的注册表项或值/],
  ['no-service', /\[SC\].{0,120}1060/i],
  ['denied', /accessisdenied|acc.{0,4}srefus|\[SC\].{0,120}[^0-9]5:/i],
  ['not-understood', /invalidsyntax|invalidkeyname|isnotrecognizedas|syntaxeincorrecte/i],
  ['not-understood', /syntaxenonvalide|nomdecl.{0,4}nonvalide|pasreconnuentantque/i],
]

/** The message that a row or several rows hold, or null. */
export function messageIn(rows: readonly Row[]): Message | null {
  const text = rows.map((row) => row.text.replace(/\s+/g, '')).join('')
  return MESSAGES.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}
