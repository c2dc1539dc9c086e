import { type KeyValues, type Registry, valueOfBytes } from './registry'

/**
 * The registry as Wine's server saves it (`system.reg`, and what RegSaveKey writes): "WINE REGISTRY
 * Version 2". It has every key that outlives the machine's next start, and takes the server some
 * 20 ms, where reg.exe asks for key after key for 4 s.
 *
 * Source: Wine 8.0, server/registry.c (save_subkeys, dump_value, parse_strW).
 */

/** @param root what the paths begin with: `HKEY_LOCAL_MACHINE` */
export function parseSaved(text: string, root: string): Registry {
  const registry: Registry = new Map([[root, new Map()]])
  const links: Array<[from: string, to: string]> = []
  let path = root
  let values: KeyValues | undefined
  for (const line of text.replace(/,\\\n\s*/g, ',').split('\n')) {
    const key = /^\[((?:[^\]\\]|\\.)*)\]/.exec(line)?.[1]
    if (key !== undefined) {
      path = `${root}\\${unescaped(key)}`
      values = new Map()
      registry.set(path, values)
      continue
    }
    const value = /^(@|"(?:[^"\\]|\\.)*")=(.*)$/.exec(line)
    if (value?.[1] === undefined || value[2] === undefined) {
      // The header, blank lines, `#time=` and the like.
      if (!/^(|WINE REGISTRY Version 2|;;.*|#.*)$/.test(line))
        throw new Error(`Not a line of a saved registry: ${line}`)
      continue
    }
    const name = value[1] === '@' ? '' : unescaped(value[1].slice(1, -1))
    const [type, bytes] = parseData(value[2])
    if (type === REG_LINK && name === 'SymbolicLinkValue') links.push([path, targetOf(bytes, root)])
    else values?.set(name, valueOfBytes(type, bytes))
  }
  return withLinks(withParents(registry), links)
}

const REG_LINK = 6

function targetOf(bytes: Buffer, root: string): string {
  return bytes.toString('utf16le').replace(/^\\Registry\\Machine/i, root)
}

const LETTERS: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** `\x20ac`, `\0` (octal), `\n`; any other sign stands for itself. */
function unescaped(text: string): string {
  return text.replace(/\\(?:x([0-9a-fA-F]{1,4})|([0-7]{1,3})|(.))/g, (_, hex, octal, sign) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
    return LETTERS[sign] ?? sign
  })
}

/** The type's number and the bytes: of a text with the zero that is not written. */
function parseData(data: string): [type: number, bytes: Buffer] {
  const text = /^(?:str\(([0-9a-f]+)\):)?"((?:[^"\\]|\\.)*)"$/.exec(data)
  if (text?.[2] !== undefined) {
    return [Number.parseInt(text[1] ?? '1', 16), Buffer.from(`${unescaped(text[2])}\0`, 'utf16le')]
  }
  const dword = /^dword:([0-9a-f]{8})$/.exec(data)?.[1]
  if (dword !== undefined) {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(Number.parseInt(dword, 16))
    return [4, bytes]
  }
  const hex = /^hex(?:\(([0-9a-f]+)\))?:([0-9a-f,]*)$/.exec(data)
  if (hex?.[2] === undefined) throw new Error(`Not the data of a saved value: ${data}`)
  return [Number.parseInt(hex[1] ?? '3', 16), Buffer.from(hex[2].replaceAll(',', ''), 'hex')]
}

/** A key that holds nothing but keys is not written. */
function withParents(registry: Registry): Registry {
  const known = new Set([...registry.keys()].map((path) => path.toLowerCase()))
  const all: Registry = new Map(registry)
  for (const path of registry.keys()) {
    for (let end = path.lastIndexOf('\\'); end > 0; end = path.lastIndexOf('\\', end - 1)) {
      const parent = path.slice(0, end)
      if (known.has(parent.toLowerCase())) break
      known.add(parent.toLowerCase())
      all.set(parent, new Map())
    }
  }
  return all
}

/** What a link leads to is found below it too, as a program finds it. */
function withLinks(registry: Registry, links: ReadonlyArray<[string, string]>): Registry {
  const all = [...registry].map(([path, values]) => ({ folded: path.toLowerCase(), path, values }))
  for (const [from, to] of links) {
    const target = to.toLowerCase()
    const below = all.filter(
      ({ folded }) => folded.startsWith(target) && /^(?:$|\\)/.test(folded.slice(target.length)),
    )
    for (const { path, values } of below) {
      const linked = `${from}${path.slice(to.length)}`
      all.push({ folded: linked.toLowerCase(), path: linked, values })
    }
  }
  return new Map(all.map(({ path, values }) => [path, values]))
}
