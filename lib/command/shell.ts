import type { Shell } from '../model'
import { isCmdlet, programNamed } from './program-table'

/** Tags that say "this is not run here": output, data, and files of another kind. */
const NOT_RUN = new Set([
  'output',
  'json',
  'ini',
  'xml',
  'yaml',
  'yml',
  'text',
  'txt',
  'http',
  'kusto',
  'sql',
  'csharp',
  'html',
])

const BY_TAG: Record<string, Shell> = {
  cmd: 'cmd',
  bat: 'cmd',
  batch: 'cmd',
  dos: 'cmd',
  powershell: 'powershell',
  'powershell-interactive': 'powershell',
  'azurepowershell-interactive': 'powershell',
  azurepowershell: 'powershell',
  pwsh: 'powershell',
  ps: 'powershell',
  ps1: 'powershell',
  psh: 'powershell',
  azurecli: 'az',
  'azurecli-interactive': 'az',
  diskpart: 'diskpart',
}

/** True where a fence's tag says that its content is shown and not run. */
export function isDataTag(tag: string | null): boolean {
  return tag !== null && NOT_RUN.has(tag)
}

/** True where a fence's tag says that its content is run, by whichever shell. */
export function isRunTag(tag: string | null): boolean {
  return tag === 'console' || shellOfTag(tag) !== null
}

/** The shell that a fence's tag names, or null where it names none. */
export function shellOfTag(tag: string | null): Shell | null {
  return tag === null ? null : (BY_TAG[tag] ?? null)
}

const DISKPART =
  /^(?:list|select|sel|detail|online|offline|assign|remove|active|inactive|attributes|clean|convert|create|delete|extend|filesystems|format|import|rescan|san|shrink|uniqueid|exit)\b(?:\s+(?:disk|volume|vol|partition|part|letter|clear|gpt|mbr|noerr|quick|fs|id|primary|efi|\S*=\S+)\b.*)?$/i
/**
 * Assignments, types, scripts' own words, comments, here-strings, ranges, single quotes around what
 * cmd is to do, and the registry as a drive: nothing cmd has.
 */
const POWERSHELL =
  /^(?:\$[\w:{(]|\[[A-Za-z][\w.]*(?:\(|\])|@["'({]|param\s*\(|function\s+[\w-]+\s*(?:\(|\{)|foreach\s*\(|if\s*\(|elseif\s*\(|else\s*\{|try\s*\{|catch\b|while\s*\(|switch\s*\(|\(\s*[A-Za-z]+-[A-Za-z]|\([$[]|&\s*['"$]|['"][A-Za-z]+-[A-Za-z]+\s|[a-z]{2,5}\s+(?:-\w+\s+)?["']?HK[A-Z]{1,2}:[\\/]|cmd(?:\.exe)?\s+\/[ck]\s+'|\d+\.\.\d+\s*\|)/i
const CMD_REMARK = /^(?:@?rem(?:\s|$)|::)/i
const CMD =
  /^(?:@echo\b|set\s+\w+=|for\s+\/[fdlr]\s|if\s+(?:not\s+)?(?:exist|errorlevel|defined)\s|goto\s|call\s+:|:\w+$)/i
const CMDLET_AFTER_PIPE = /\|\s*(?:[A-Za-z]+-[A-Za-z]+|where|select|sort|ft|fl|foreach|%|\?)\b/

/**
 * The shell that a block's lines are written for: what they hold decides, and the fence's tag only
 * where they could be either's. Programs' own names decide nothing, since both shells start them.
 */
export function shellOf(lines: readonly string[], tag: string | null): Shell {
  let powershell = 0
  let cmd = 0
  let remarks = 0
  let diskpart = 0
  let other = 0
  let az = 0
  for (const line of lines) {
    const text = line.trim()
    if (text === '') continue
    const end = text.search(/\s|$/)
    const word = text.slice(0, end)
    if (word === 'az' && programNamed(word)?.follows.test(text.slice(end).trimStart())) az++
    if (/^(?:ch\s+-|SAC>)/i.test(text)) return 'sac'
    const program = programNamed(word)
    const isAlias =
      program?.shell === 'powershell' && program.follows.test(text.slice(end).trimStart())
    if (isCmdlet(word) || isAlias || POWERSHELL.test(text) || CMDLET_AFTER_PIPE.test(text))
      powershell++
    else if (CMD_REMARK.test(text)) remarks++
    else if (CMD.test(text)) cmd++
    else if (DISKPART.test(text) && !program?.plain) diskpart++
    else other++
  }
  if (az > 0 && powershell === 0) return 'az'
  // `REM` above cmdlets is a slip of the pen; above programs alone it tells cmd.
  if (powershell > 0 && powershell >= cmd) return 'powershell'
  if (cmd + remarks > 0) return 'cmd'
  if (diskpart > 0 && other === 0) return 'diskpart'
  const tagged = shellOfTag(tag)
  // To cmd `$name` is a text like any other; beside this tag it is a variable.
  if (tagged === 'powershell' && lines.some((line) => /[\s"=]\$[A-Za-z_{]/.test(line)))
    return tagged
  // A tag alone makes no PowerShell of a list of programs: without its syntax cmd reads them alike.
  return tagged === 'powershell' || tagged === null ? 'cmd' : tagged
}

export function isDiskpartCommand(text: string): boolean {
  return DISKPART.test(text)
}
