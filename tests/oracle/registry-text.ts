import type { Registry, RegistryValue } from './registry'

/**
 * A registry as the text of a `.reg` file, for `hivexregedit --merge` and `reg import`: every
 * parent before its children (hivex makes no parents by itself), strings as bytes, so that no
 * program's unescaping is trusted.
 *
 * @param registry full key paths, or paths from a hive's root (the root itself is the empty path)
 * @param above what stands before each path, with its backslash: `HKEY_LOCAL_MACHINE\HELD\`
 */
export function registryText(registry: Registry, above = ''): string {
  const lines = ['Windows Registry Editor Version 5.00', '']
  const made = new Set<string>()
  for (const [path, key] of registry) {
    for (const parent of parentsOf(path)) {
      if (!made.has(parent.toLowerCase())) lines.push(`[${above}${parent}]`, '')
      made.add(parent.toLowerCase())
    }
    lines.push(`[${above}${path}]`)
    made.add(path.toLowerCase())
    for (const [name, value] of key) lines.push(`${nameText(name)}=${dataText(value)}`)
    lines.push('')
  }
  return lines.join('\r\n')
}

function parentsOf(path: string): string[] {
  const parts = path.split('\\')
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('\\'))
}

function nameText(name: string): string {
  return name === '' ? '@' : `"${name.replace(/[\\"]/g, '\\$&')}"`
}

const CODES = ['REG_NONE', 'REG_SZ', 'REG_EXPAND_SZ', 'REG_BINARY']

function dataText({ type, data }: RegistryValue): string {
  if (type === 'REG_DWORD' && typeof data === 'number') {
    return `dword:${data.toString(16).padStart(8, '0')}`
  }
  if (type === 'REG_QWORD' && (typeof data === 'bigint' || typeof data === 'number')) {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(BigInt(data))
    return hex(11, bytes)
  }
  if (typeof data === 'object') {
    return hex(7, Buffer.from(`${data.map((part) => `${part}\0`).join('')}\0`, 'utf16le'))
  }
  if (typeof data !== 'string') throw new Error(`${type} cannot hold ${typeof data}`)
  if (type === 'REG_SZ') return hex(1, Buffer.from(`${data}\0`, 'utf16le'))
  if (type === 'REG_EXPAND_SZ') return hex(2, Buffer.from(`${data}\0`, 'utf16le'))
  const code = CODES.indexOf(type)
  return hex(code === -1 ? Number(type.replace('REG_', '')) : code, Buffer.from(data, 'hex'))
}

function hex(code: number, bytes: Buffer): string {
  return `hex(${code.toString(16)}):${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`
}
