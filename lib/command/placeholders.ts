import type { PlaceholderType, Shell } from '../model'

/** A part of a command that stands for something else; offsets in the command's text. */
export interface FoundPlaceholder {
  start: number
  end: number
  /** As published, brackets included. */
  spelled: string
  type: PlaceholderType
  /** What it is, by the place in which it stands: the same for every language and spelling. */
  concept: string
  /** True where no place told, so that the author's name for it had to. */
  byName: boolean
}

const BRACKETS =
  /\{?[<\uff1c]{1,2}(\p{L}[^<>\uff1c\uff1e|&"'\n]{0,60}?| \p{L}[\p{L} ]{0,40} )[>\uff1e]{1,2}\}?(?:\[:?<[^<>\n]{1,20}>\])?/gu
const SQUARE = /(?<=\s-\w{2,40}\s+)\[([A-Z][A-Za-z]{2,30})\](?=\s|$)/g
/** `[drive letter of the new volume]:`; outside of PowerShell these brackets have no other meaning. */
const SQUARE_WORDS = /(?<=^|[\s=:"{\\])\[(\p{L}[\p{L}\p{N} _-]{2,60})\](?=[\s:"}\\]|$)/gu
const STAND_IN = /(?<=\bname=")(?:interface|adapter|nic|connection) name(?=")/gi
const VERSION = /(?<=\bTLS )x\.x\b/g
/** Types of .NET, which PowerShell writes in the same brackets. */
const NET_TYPE =
  /^(?:String|Int|Int32|Int64|Bool|Boolean|Byte|Char|DateTime|Switch|Array|Hashtable|Object|Guid|Xml|Version|Uri|Regex|Void|PSCustomObject)$/

/**
 * What the reader must fill in. What it stands for is told by its place in the command (before a
 * colon and a backslash a drive, in braces an identifier, after two backslashes a computer), so that
 * it comes out the same however, and in whatever language, it is spelled.
 */
export function placeholdersIn(text: string, shell: Shell): FoundPlaceholder[] {
  const found: FoundPlaceholder[] = []
  const add = (start: number, spelled: string, name: string) => {
    const end = start + spelled.length
    found.push({ start, end, spelled, ...roleOf(text, start, end, name) })
  }
  for (const match of text.matchAll(BRACKETS)) add(match.index, match[0], match[1] ?? '')
  if (shell === 'powershell') {
    for (const match of text.matchAll(SQUARE)) {
      if (!NET_TYPE.test(match[1] ?? '')) add(match.index, match[0], match[1] ?? '')
    }
  } else {
    for (const match of text.matchAll(SQUARE_WORDS)) add(match.index, match[0], match[1] ?? '')
  }
  for (const match of text.matchAll(STAND_IN)) add(match.index, match[0], match[0])
  for (const match of text.matchAll(VERSION)) add(match.index, match[0], 'version')
  return found.sort((a, b) => a.start - b.start)
}

type Role = Pick<FoundPlaceholder, 'type' | 'concept' | 'byName'>

/** By what stands before it, the first that fits; a group is the end of the text before the placeholder. */
const BEFORE: Array<[RegExp, PlaceholderType, string]> = [
  [/\\\\$|-ComputerName\s+"?$|\/v:$|\bnetdom\s+\w+\s+$|\/s\s+$/i, 'computer', 'computer'],
  [/(?:-u|\/u|\/user|-Credential)\s+$|\/user[A-Za-z]?:$/i, 'user', 'user'],
  [/\bnet\s+user\s+(?:\/\S+\s+)*$/i, 'user', 'user'],
  [/\bnet\s+localgroup\s+(?:"[^"]+"|<[^>]+>|[^\s/"<]+)\s+$/i, 'user', 'user'],
  [
    /\/pass(?:word)?[A-Za-z]?:$|\bnet\s+user\s+(?:\/\S+\s+)*(?:"[^"]+"|<[^>]+>|[^\s/"<]+)\s+$|-p\s+$/i,
    'password',
    'password',
  ],
  [/\bbcdedit\b.*\/(?:set|deletevalue|ems|default|copy|delete|enum)\s+$/i, 'guid', 'boot-entry'],
  [/\/domain:$|-DomainName\s+"?$/i, 'computer', 'domain'],
  [/\/PackageName:\S*$/i, 'text', 'package-name'],
  // After a host's name, and not after a switch of a program: `/FeatureName:<name>`.
  [
    /-LocalPort\s+$|PortNumber\b.{0,60}\s(?:-value|\/d)\s+$|(?:^|[\s"=])[^\s"=/-][^\s"=]*:$|\/v:\S+:$/i,
    'port',
    'port',
  ],
  [/\b(?:sc(?:\.exe)?\s+\w+\s+|-Service\s+(?:-Name\s+)?"?)$/i, 'service', 'service'],
  [/\binterface\b.*\bname="?$|-InterfaceAlias\s+"?$/i, 'interface', 'interface'],
  [/\brule\b.*\bname="?$/i, 'text', 'rule'],
  [/REG_BINARY\s+\/d\s+$/i, 'thumbprint', 'thumbprint'],
  [/\/PackagePath:\S*$/i, 'file', 'package'],
  [/-SubscriptionId\s+$/i, 'guid', 'subscription'],
  [/\btelnet\s+$|-Server\s+"?$/i, 'computer', 'server'],
]

function roleOf(text: string, start: number, end: number, name: string): Role {
  const before = text.slice(Math.max(0, start - 120), start)
  const after = text.slice(end)
  if (text.charAt(start) === '{') return { type: 'guid', concept: 'boot-entry', byName: false }
  if (/^:(?:\\|\s|$|[A-Za-z])/.test(after)) {
    const store = /[/-](?:store|s)\s+"?$/i.test(before)
    return { type: 'drive', concept: store ? 'boot-drive' : 'drive', byName: false }
  }
  for (const [place, type, concept] of BEFORE)
    if (place.test(before)) return { type, concept, byName: false }
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const type = before.endsWith('\\') ? 'path' : 'text'
  return { type, concept: words || 'value', byName: true }
}

/** `F:\boot\bcd`, `F:`, `/image:F:\`: letters that an article takes for the attached disk, in commands for one. */
const LETTER = /(?<![\w\\<>])(?<!(?<!\/[A-Za-z]+):)([D-Zd-z]):(?=\\|\s|$|"|\/)/g

/** The drive letters of a command that works on an attached disk: each reader's disk has another. */
export function driveLettersIn(text: string): FoundPlaceholder[] {
  return [...text.matchAll(LETTER)].map(({ index, 0: spelled }) => ({
    start: index,
    end: index + spelled.length,
    spelled,
    type: 'drive',
    byName: false,
    concept: /[/-](?:store|s)\s+"?$/i.test(text.slice(Math.max(0, index - 20), index))
      ? 'boot-drive'
      : 'drive',
  }))
}
