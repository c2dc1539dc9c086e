/** A row of the screen. `ended` is false where the text stops in it: more may have stood there. */
export interface Row {
  text: string
  ended: boolean
}

/** The width of Windows' serial console: longer lines go on in the next row, wherever they are. */
export const WIDTH = 80

/**
 * What a person pasted, as the rows of a screen: escape sequences of a terminal, carriage returns,
 * backspaces and other control characters are carried out or dropped.
 */
export function rowsOf(text: string): Row[] {
  const plain = withoutEscapes(text)
    .replace(/\r*\n|\r/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    // An accent of another code page: no control character, and it has its column.
    .replace(/[\u0080-\u009f]/g, '?')
  const lines = rubbedOut(plain)
    .replace(/(?![\t\n])[\p{Cc}\ufeff]/gu, '')
    .split('\n')
  const last = lines.length - 1
  const rows = lines.map((line, i) => ({ text: line.replace(/ +$/, ''), ended: i < last }))
  return rows.at(-1)?.text === '' ? rows.slice(0, -1) : rows
}

const ESC = '\u001b'
/** The cursor sent to the first column of a row: what follows stands in a row of its own. */
const TO_ROW = new RegExp(`(?:\\r*\\n)?${ESC}\\[(?:\\d*(?:;1?)?[Hf]|\\d*E)`, 'g')
const SEQUENCE = new RegExp(
  `${ESC}(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007${ESC}]*(?:\\u0007|${ESC}\\\\)?|[@-Z\\\\^_])`,
  'g',
)

function withoutEscapes(text: string): string {
  return text.includes(ESC) ? text.replace(TO_ROW, '\n').replace(SEQUENCE, '') : text
}

/** A backspace takes back the character before it. */
function rubbedOut(text: string): string {
  if (!text.includes('\b')) return text
  let left = ''
  for (const character of text) {
    if (character !== '\b') left += character
    else if (!left.endsWith('\n')) left = left.slice(0, -1)
  }
  return left
}

const PROMPT = /^(?:(?:PS )?[A-Za-z]:\\[^<>|?*":]*>|SAC>)/

/** How many characters of a row are a prompt; 0 where it starts with none. */
export function promptLength(text: string): number {
  return PROMPT.exec(text)?.[0].length ?? 0
}

/** `FEHLER: `, in any language and code page; data and commands that go on in a row start otherwise. */
export function isMessage(text: string): boolean {
  return /^[^\s\\]{2,16} ?: /.test(text)
}

/** A row that starts something new, whatever stood in the row before it. */
export function startsAnew(text: string): boolean {
  return (
    promptLength(text) > 0 ||
    /^HKEY_[A-Z]/.test(text) ||
    /^(?:err[a-z]{2,3}|reg|fehler|エラー|错误)\s*[:：]/i.test(text) ||
    /^\[[A-Za-z]+\]/.test(text) ||
    /^(?:SERVICE_NAME|-{6,})/.test(text)
  )
}
