/** The registry as a value: read from a `.reg` export, looked up, compared. */

/** Registry types that these tests meet, by their number in the registry. */
const TYPE_NAMES = [
  'REG_NONE',
  'REG_SZ',
  'REG_EXPAND_SZ',
  'REG_BINARY',
  'REG_DWORD',
  'REG_DWORD_BIG_ENDIAN',
  'REG_LINK',
  'REG_MULTI_SZ',
  'REG_RESOURCE_LIST',
  'REG_FULL_RESOURCE_DESCRIPTOR',
  'REG_RESOURCE_REQUIREMENTS_LIST',
  'REG_QWORD',
] as const

/**
 * A value as the registry holds it. `data` is a number for REG_DWORD, a number for REG_QWORD (a
 * bigint above 2^53-1), text for REG_SZ and REG_EXPAND_SZ without the closing zero, a list for
 * REG_MULTI_SZ, and the bytes as lower-case hex digits (`00ff`) for everything else, also for a
 * DWORD, QWORD or text whose length does not fit its type. `type` is `type-<n>` for unknown types.
 */
export interface RegistryValue {
  readonly type: string
  readonly data: number | bigint | string | readonly string[]
}

/** The values of one key by name; the default value has the name `''`. */
export type KeyValues = Map<string, RegistryValue>

/** Keys by full path (`HKEY_LOCAL_MACHINE\SOFTWARE\…`), in the spelling of the export. */
export type Registry = Map<string, KeyValues>

/**
 * One difference between two registries. A key that came or went has `name: null`; its values are
 * listed as well. `before` is absent for what was added, `after` for what was removed.
 */
export interface RegistryChange {
  readonly key: string
  readonly name: string | null
  readonly change: 'added' | 'changed' | 'removed'
  readonly before?: RegistryValue
  readonly after?: RegistryValue
}

const NAME = /^(@|"(?:[^"\\]|\\[\s\S])*")=/

/**
 * Reads a `.reg` export as regedit, Wine or hivexregedit write it.
 *
 * @param export_ bytes of the file (UTF-16LE with or without BOM, or UTF-8), or its text.
 * @returns every key of the file with its values; throws on a line that is neither key nor value,
 *   because an export that cannot be read must not pass for an empty registry.
 */
export function parseRegistry(export_: Uint8Array | string): Registry {
  const text = typeof export_ === 'string' ? export_ : decode(export_)
  const registry: Registry = new Map()
  let values: KeyValues | undefined
  for (const line of logicalLines(text)) {
    const key = /^\[([\s\S]*)\]$/.exec(line)?.[1]
    if (key !== undefined) {
      values = new Map()
      registry.set(key.replace(/\\+$/, ''), values)
      continue
    }
    const name = NAME.exec(line)
    if (!name?.[1] || !values) throw new Error(`Not a line of a registry export: ${line}`)
    values.set(name[1] === '@' ? '' : unquote(name[1]), parseData(line.slice(name[0].length)))
  }
  return registry
}

/**
 * The values of a key, found as the registry finds it: without regard to case, `HKLM` for
 * `HKEY_LOCAL_MACHINE`. `undefined` when the key is not there.
 */
export function keyAt(registry: Registry, key: string): KeyValues | undefined {
  const wanted = fold(key)
  for (const [path, values] of registry) if (fold(path) === wanted) return values
  return undefined
}

/** One value by key and name (`''` = the default value); `undefined` when it is not there. */
export function valueAt(registry: Registry, key: string, name: string): RegistryValue | undefined {
  const wanted = name.toLowerCase()
  for (const [written, value] of keyAt(registry, key) ?? [])
    if (written.toLowerCase() === wanted) return value
  return undefined
}

/**
 * What differs between two registries, sorted by key and name. Paths and names are compared without
 * regard to case, types and data exactly.
 */
export function difference(before: Registry, after: Registry): RegistryChange[] {
  const old = folded(before)
  const now = folded(after)
  const changes: RegistryChange[] = []
  for (const [id, { key, values }] of old)
    if (!now.has(id)) changes.push({ key, name: null, change: 'removed' }, ...removed(key, values))
  for (const [id, { key, values }] of now) {
    const was = old.get(id)
    if (!was) changes.push({ key, name: null, change: 'added' }, ...added(key, values))
    else changes.push(...between(key, was.values, values))
  }
  return changes.sort((a, b) => order(a) - order(b) || compare(sortKey(a), sortKey(b)))
}

/** Hexadecimal digits of bytes, lower case, without separators. */
export function hexDigits(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function decode(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes.length > 1 && bytes[1] === 0)
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** Lines with hex continuations and multi-line texts joined, comments and the header left out. */
function logicalLines(text: string): string[] {
  const lines: string[] = []
  const joined = text.replace(/\r/g, '').replace(/,\\\n[ \t]*/g, ',')
  let open = false
  for (const line of joined.split('\n')) {
    const last = lines.length - 1
    if (open) lines[last] += `\n${line}`
    else if (
      line === '' ||
      line.startsWith(';') ||
      /^(Windows Registry Editor|REGEDIT4)/.test(line)
    )
      continue
    else lines.push(line)
    open = endsInsideText(lines.at(-1) ?? '')
  }
  return lines
}

function endsInsideText(line: string): boolean {
  const name = NAME.exec(line)
  if (!name) return false
  const data = line.slice(name[0].length)
  return /^(str(\([0-9a-f]+\))?:)?"/.test(data) && !/^[^"]*"(?:[^"\\]|\\[\s\S])*"\s*$/.test(data)
}

/** Wine's own way with line breaks is a letter; regedit writes them as they are. */
function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\([\s\S])/g, (_, sign) => (sign === 'n' ? '\n' : sign === 'r' ? '\r' : sign))
}

function parseData(data: string): RegistryValue {
  const text = /^(?:str(?:\(([0-9a-f]+)\))?:)?("[\s\S]*")\s*$/.exec(data)
  if (text?.[2])
    return { type: typeName(Number.parseInt(text[1] ?? '1', 16)), data: unquote(text[2]) }
  const dword = /^dword:([0-9a-f]{1,8})$/i.exec(data)?.[1]
  if (dword) return { type: 'REG_DWORD', data: Number.parseInt(dword, 16) }
  const hex = /^hex(?:\(([0-9a-f]+)\))?:([0-9a-f,\s]*)$/i.exec(data)
  if (!hex) throw new Error(`Not the data of a registry value: ${data}`)
  const bytes = Buffer.from((hex[2] ?? '').replace(/[,\s]/g, ''), 'hex')
  return valueOfBytes(Number.parseInt(hex[1] ?? '3', 16), bytes)
}

function typeName(number: number): string {
  return TYPE_NAMES[number] ?? `type-${number}`
}

/** A value of this type, by its number in the registry, as its bytes are. */
export function valueOfBytes(number: number, bytes: Buffer): RegistryValue {
  const type = typeName(number)
  if (type === 'REG_DWORD' && bytes.length === 4) return { type, data: bytes.readUInt32LE() }
  if (type === 'REG_QWORD' && bytes.length === 8) {
    const number = bytes.readBigUInt64LE()
    return { type, data: number > Number.MAX_SAFE_INTEGER ? number : Number(number) }
  }
  const isText = type === 'REG_SZ' || type === 'REG_EXPAND_SZ'
  if (isText && bytes.length % 2 === 0)
    return { type, data: bytes.toString('utf16le').replace(/\0$/, '') }
  if (type === 'REG_MULTI_SZ' && bytes.length % 2 === 0) {
    const list = bytes.toString('utf16le').replace(/\0$/, '').replace(/\0$/, '')
    return { type, data: list === '' ? [] : list.split('\0') }
  }
  return { type, data: hexDigits(bytes) }
}

function fold(key: string): string {
  return key
    .replace(/\\+$/, '')
    .replace(/^HKLM(?=\\|$)/i, 'HKEY_LOCAL_MACHINE')
    .replace(/^HKCU(?=\\|$)/i, 'HKEY_CURRENT_USER')
    .replace(/^HKU(?=\\|$)/i, 'HKEY_USERS')
    .toLowerCase()
}

function folded(registry: Registry): Map<string, { key: string; values: KeyValues }> {
  return new Map([...registry].map(([key, values]) => [fold(key), { key, values }]))
}

function removed(key: string, values: KeyValues): RegistryChange[] {
  return [...values].map(([name, before]) => ({ key, name, change: 'removed', before }))
}

function added(key: string, values: KeyValues): RegistryChange[] {
  return [...values].map(([name, after]) => ({ key, name, change: 'added', after }))
}

function between(key: string, old: KeyValues, now: KeyValues): RegistryChange[] {
  const was = new Map([...old].map(([name, value]) => [name.toLowerCase(), value]))
  const is = new Set([...now.keys()].map((name) => name.toLowerCase()))
  const changes: RegistryChange[] = []
  for (const [name, before] of old)
    if (!is.has(name.toLowerCase())) changes.push({ key, name, change: 'removed', before })
  for (const [name, after] of now) {
    const before = was.get(name.toLowerCase())
    if (!before) changes.push({ key, name, change: 'added', after })
    else if (!same(before, after)) changes.push({ key, name, change: 'changed', before, after })
  }
  return changes
}

function same(a: RegistryValue, b: RegistryValue): boolean {
  if (a.type !== b.type) return false
  if (typeof a.data !== 'object' || typeof b.data !== 'object') return a.data === b.data
  const other = b.data
  return a.data.length === other.length && a.data.every((text, i) => text === other[i])
}

function order(change: RegistryChange): number {
  return change.name === null ? 0 : 1
}

function sortKey(change: RegistryChange): string {
  return `${change.key}\0${change.name ?? ''}`.toLowerCase()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
