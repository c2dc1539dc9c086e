import type { RegistryData } from '../../../lib/model'

/**
 * A .reg file read as KB 310516 describes it, strictly: a line that is nothing known throws, where
 * reg.exe would skip it and answer 0. A model for tests; Wine and hivex confirm it in tests/oracle.
 */
export interface RegLine {
  key: string
  /** Null where the whole key is taken away. */
  name: string | null
  /** Null where it is taken away. */
  value: RegistryData | null
}

export function readReg(text: string): RegLine[] {
  const [head, ...lines] = text.replace(/,\\\r\n {2}/g, ',').split('\r\n')
  if (head !== 'Windows Registry Editor Version 5.00') throw new Error(`not a .reg file: ${head}`)
  const found: RegLine[] = []
  let key: string | null = null
  for (const line of lines) {
    if (/[\r\n\0]/.test(line)) throw new Error(`a line that another reader ends: ${line}`)
    if (line === '' || line.startsWith(';')) continue
    const [, sign, opened] = /^\[(-?)(HKEY_[A-Z_]+\\[\s\S]*)\]$/.exec(line) ?? []
    if (opened !== undefined) {
      key = sign === '-' ? null : opened
      if (sign === '-') found.push({ key: opened, name: null, value: null })
      continue
    }
    const [, name, data] = /^(@|"(?:[^"\\]|\\["\\])*")=([\s\S]*)$/.exec(line) ?? []
    if (key === null || name === undefined || data === undefined) throw new Error(`what is ${line}`)
    found.push({
      key,
      name: name === '@' ? '' : unquoted(name),
      value: data === '-' ? null : dataOf(data),
    })
  }
  return found
}

const unquoted = (text: string) => text.slice(1, -1).replace(/\\([\s\S])/g, '$1')

function dataOf(data: string): RegistryData {
  if (/^"(?:[^"\\]|\\["\\])*"$/.test(data)) return { type: 'REG_SZ', data: unquoted(data) }
  const [, number] = /^dword:([0-9a-f]{8})$/.exec(data) ?? []
  if (number !== undefined) return { type: 'REG_DWORD', data: Number.parseInt(number, 16) }
  const [, type, digits] =
    /^hex(?:\(([0-9a-f])\))?:((?:[0-9a-f]{2}(?:,[0-9a-f]{2})*)?)$/.exec(data) ?? []
  if (digits === undefined) throw new Error(`what data is ${data}`)
  const bytes = Buffer.from(digits.replaceAll(',', ''), 'hex')
  switch (type) {
    case undefined:
      return { type: 'REG_BINARY', data: bytes.toString('hex') }
    case '0':
      return { type: 'REG_NONE', data: bytes.toString('hex') }
    case '1':
      return { type: 'REG_SZ', data: stringIn(bytes) }
    case '2':
      return { type: 'REG_EXPAND_SZ', data: stringIn(bytes) }
    case '7': {
      const list = stringIn(bytes)
      if (list !== '' && !list.endsWith('\0')) throw new Error('a list without its end')
      return { type: 'REG_MULTI_SZ', data: list === '' ? [] : list.slice(0, -1).split('\0') }
    }
    case 'b':
      return { type: 'REG_QWORD', data: bytes.readBigUInt64LE().toString() }
    default:
      throw new Error(`no type ${type}`)
  }
}

/** UTF-16 without its closing NUL. */
function stringIn(bytes: Buffer): string {
  const text = bytes.toString('utf16le')
  if (!text.endsWith('\0')) throw new Error('a string without its end')
  return text.slice(0, -1)
}
