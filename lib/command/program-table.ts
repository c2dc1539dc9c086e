import type { Shell } from '../model'

/**
 * The programs that the articles call. `follows` is tried on the text after the name and its blanks:
 * it tells a command from a sentence that begins with the same word. `plain` marks names that are no
 * word of any language (`bcdedit`, `netsh`): in a code block they need nothing after them.
 */
export interface Program {
  name: string
  shell: Shell
  follows: RegExp
  plain: boolean
}

/** Where a text stands decides how much it must look like a command to be one. */
export type Surroundings = 'prose' | 'inline' | 'block'

const SWITCH = /^[/-][A-Za-z?]/
const SWITCH_LATER = /(?:^|\s)[/-][A-Za-z?]/
/** A path, a variable, a placeholder, a switch or a quoted word: nothing a sentence goes on with. */
const PATHS = /^(?:"|<|%|\.\\|\\\\|\/[A-Za-z?]|\*|[A-Za-z]:|\S*[\\.*]\S)/
const ANYTHING = /^\S/
/** What `call` and `start` may stand before, and no sentence goes on with. */
const CALLED =
  '(?:reg|bcdedit|sc|net|netsh|dism|sfc|chkdsk|bcdboot|icacls|takeown|robocopy|gpupdate|wevtutil)(?:\\.exe)?\\s+[\\w/-]'

const table: Program[] = []
const add = (names: string, follows: RegExp, plain = true, shell: Shell = 'cmd') => {
  for (const name of names.split(' ')) table.push({ name, shell, follows, plain })
}

add('reg', /^(add|delete|query|load|unload|export|import|copy|save|restore|compare)\s+\S/i, false)
add('bcdedit manage-bde dism sfc wusa gpupdate gpresult slmgr slmgr.vbs', SWITCH)
add('defrag', /^([A-Za-z]:|<|\/|\[[^\][\n]{2,60}\]:)/)
add('takeown powercfg auditpol secedit certutil w32tm verifier procmon', SWITCH)
add('tasklist taskkill netstat systeminfo whoami', /^(?:[/-][A-Za-z?]|find(?:str)?\s+["/])/)
add('shutdown', SWITCH, false)
add('schtasks cmdkey msiexec tpmtool winmgmt lodctr driverquery', SWITCH)
add('compact cipher typeperf', SWITCH, false)
add('regsvr32 regedit', /^(?:\/[a-z]|"|\S+\.(?:dll|ocx|cpl|reg)\b)/i)
add('wbadmin', /^(start|stop|get|enable|disable|delete)\s/i)
add('logman', /^(create|start|stop|query|update|delete|import|export)\b/i)
add('klist', /^(purge|tickets|tgt|sessions|-li)\b/i)
add('subst', /^[A-Za-z]:(\s|$)/)
add(
  'sc',
  /^(\\\\\S+\s+)?(config|query|queryex|qc|qfailure|start|stop|pause|continue|failure|sdshow|sdset|create|delete|description|sidtype|privs|triggerinfo)\s+\S|^(\\\\\S+\s+)?query(ex)?$/i,
  false,
)
add('net', /^(start|stop|user|localgroup|group|use|accounts|share|session|view|time)(\s|$)/i, false)
add(
  'netsh',
  /^(advfirewall|interface|int|firewall|winhttp|http|winsock|nap|dhcp|dhcpclient|wlan|ipsec|trace|lan|namespace)(\s+\S|$)/i,
)
add('netdom', /^(remove|join|reset|resetpwd|verify|query|renamecomputer|trust)\s/i)
add('nltest', SWITCH)
add('chkdsk', /^([A-Za-z]:|<|\/|\[[^\][\n]{2,60}\]:)/)
add('bcdboot', /^([A-Za-z]:|<|%|\[[^\][\n]{2,60}\]:)/)
add('bootrec', SWITCH)
add('diskpart', /^\/s\s/i)
add('icacls cacls', PATHS)
add('attrib', /^[+-][a-z]\b|^[A-Za-z]:/i)
add('robocopy xcopy', /^\S+\s+\S/)
add(
  'copy move ren rename',
  /^(\/\S+\s+)*("[^"]+"|\[[^\][\n]{2,60}\]:\S*|[^\s"]*[\\/:.*<][^\s"]*)\s+\S/,
  false,
)
add('md mkdir rd rmdir del erase', PATHS, false)
add('cd chdir pushd type dir', /^("|<|%|\.|\\|[A-Za-z]:|\/[A-Za-z])/, false)
add('wevtutil', /^(qe|el|gl|sl|ep|gp|epl|cl|al|im|um|query-events|clear-log|export-log)(\s|$)/i)
add('wmic', ANYTHING)
add('psexec psservice psping pskill', /^(\\\\|\/|-|@|restart|\S+:\d)/i)
add('ipconfig', /^\//)
add('tracert', ANYTHING)
add('ping nslookup', /^(-|\/|[A-Za-z0-9<][\w.<>-]*\.[\w<]|<|\d)/, false)
add('route', /^(print|add|delete|change)\b/i, false)
add('arp', SWITCH)
add('telnet', /^[\w<][\w.<>/ -]*[>\w]\s+[\d<]|^<|^[\w-]+\.[\w.]+/)
add('cscript wscript', /\.(vbs|js)\b/i)
add('set', /^([A-Za-z_]\w*=|\||\/[ap]\s|$)/i, false)
add('find', /^(\/[a-z]\s+)*"/i, false)
add('findstr', /^("|\/|\S+\s)/)
add('hostname ver', /^[|>]/, false)
add('query', /^(user|session|process|termserver)\b/i, false)
add('qwinsta quser logoff', ANYTHING)
add('mstsc', SWITCH)
add('rundll32', /^\S+\.(?:dll|cpl)\b/i)
add('expand', /^(-|\S+\.(cab|msu|\S*_)\b)/i, false)
add('ntdsutil vssadmin pnputil fsutil mountvol', ANYTHING)
add('powershell powershell.exe pwsh', /^-[A-Za-z]/)
add('cmd', /^\/[ck]\s/i, false)
add('start', new RegExp(`^("|\\/|\\S+\\.(exe|msc|ps1|bat|cmd)\\b|${CALLED})`, 'i'), false)
add('echo', /^(off|on|[%."<>|&\w])/i, false)
add('for', /^\/[fdlr]\s|^%/i, false)
add('if', /^(\/i\s+)?((not\s+)?(exist|errorlevel|defined)\s|"?%)/i, false)
add('call', new RegExp(`^(:|\\S+\\.(bat|cmd)\\b|%|${CALLED})`, 'i'), false)
add('goto', /^:?\w+$/, false)
add('setx', ANYTHING)
add('iex', /^["'$(&\u201c]/, false, 'powershell')
add('gwmi gcim', /^(?:-[A-Za-z]|win32_|cim_|")/i, false, 'powershell')
add('format', /^([A-Za-z]:|<)/i, false)
add('timeout', /^(\/t|\d)/i, false)
add('reagentc cleanmgr sysdm.cpl', SWITCH)
// Programs that are started as they are written: nothing here reads their arguments.
add(
  'nbtstat dcdiag repadmin setspn dnscmd winrm chkntfs mofcomp certreq openfiles getmac portqry netdiag rpcping wecutil relog regini unlodctr tskill netcfg gpfixup sigcheck psshutdown mbr2gpt dsregcmd fltmc bootsect bootcfg drvload tzutil bitsadmin djoin azcopy pktmon sysprep esentutl diskshadow rwinsta tscon tsdiscon dfsutil dfsdiag xcacls qprocess qappsrv pathping sxstrace sdbinst',
  ANYTHING,
)
add('convert label', /^[A-Za-z]:(\s|$)/, false)
add('change', /^(user|logon|port)\s+\//i, false)
add('msg', /^(\*|\d|\/server:)/i, false)
add('choice', /^\//, false)
add('mode', /^con\b/i, false)
add('chcp', /^\d/)
add('curl', /^(-[A-Za-z-]|https?:)/, false)
add('az', /^[a-z-]+ +[a-z-]+( |$)/, false, 'az')
add('ch', /^-(si|sn|\?|c)/i, false, 'sac')

const BY_NAME = new Map(table.map((program) => [program.name, program]))
export const PROGRAM_NAMES: readonly string[] = [...BY_NAME.keys()]

/** Names that are no word of a sentence and no argument of another program, wherever they stand. */
const UNMISTAKABLE = new Set(
  'reg bcdedit sc net netsh netdom dism sfc chkdsk bcdboot icacls takeown robocopy gpupdate shutdown wevtutil manage-bde attrib'.split(
    ' ',
  ),
)

/** True for a program whose name in the middle of a line is the start of another command. */
export function startsAnother(word: string): boolean {
  const program = programNamed(word)
  return program !== null && UNMISTAKABLE.has(program.name)
}

/**
 * Commands that cmd does itself. They take their arguments as cmd divides them, where a backslash
 * before a quote is a backslash; programs get theirs from the C runtime, where it escapes the quote.
 */
const BUILT_IN = new Set(
  'call cd chdir copy del dir echo erase for goto if md mkdir move pushd rd ren rename rmdir set start type ver'.split(
    ' ',
  ),
)

/** True for a command that cmd does itself; `program` in lower case. */
export function isBuiltIntoCmd(program: string): boolean {
  return BUILT_IN.has(program)
}

/** Names that stand alone as a whole command, in a code block or in inline code. */
const ALONE = new Set(
  'gpupdate ipconfig systeminfo netstat tasklist hostname whoami bcdedit gpresult ver diskpart qwinsta quser'.split(
    ' ',
  ),
)

/**
 * The verbs that PowerShell approves and the articles use; a cmdlet is one of them and a noun. The Azure
 * modules have `Login-AzAccount` as well.
 */
const CMDLET =
  /^(add|clear|close|complete|connect|convert|convertfrom|convertto|copy|debug|disable|disconnect|dismount|enable|enter|exit|expand|export|find|foreach|format|get|grant|import|initialize|install|invoke|join|measure|mount|move|new|open|out|ping|publish|receive|register|remove|rename|repair|reset|resize|resolve|restart|restore|resume|revoke|save|select|send|set|show|sort|start|stop|suspend|sync|test|trace|unblock|uninstall|unlock|unpublish|unregister|update|use|wait|where|write)-[a-z][a-z0-9]+$|^log(?:in|out)-az[a-z]*account$/i

/** True for `Get-Service`: an approved verb, a hyphen, a noun, and nothing else. */
export function isCmdlet(word: string): boolean {
  return word.length < 64 && word.includes('-') && CMDLET.test(word)
}

/**
 * True for a cmdlet's name alone that does nothing without parameters (`Set-Service`): in a sentence
 * it is only mentioned.
 */
export function isMentionOnly(text: string): boolean {
  return (
    isCmdlet(text) && !/^(?:get|test|show|measure|exit)-|^(?:restart|stop)-computer$/i.test(text)
  )
}

/** `reg`, `REG.EXE` or `%SystemRoot%\System32\reg.exe` to the program of that name, if it is known. */
export function programNamed(word: string): Program | null {
  let name = word.toLowerCase()
  if (name.length > 80) return null
  const known = BY_NAME.get(name)
  if (known) return known
  if (/^"[^"]*\\[^"]*"$/.test(name)) name = name.slice(1, -1)
  name = name.slice(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1)
  return BY_NAME.get(name.replace(/\.(exe|com)$/, '')) ?? null
}

/**
 * The program that the text starts with, where what follows makes it a command. A cmdlet comes back
 * as a program of PowerShell under its own name in lower case.
 */
export function programStarting(text: string, where: Surroundings = 'inline'): Program | null {
  const end = endOfWord(text)
  const word = text.slice(0, end)
  const rest = text.slice(end).trimStart()
  const program = programNamed(word)
  if (program) {
    if (program.follows.test(rest)) return program
    // What a program writes may go on to another one or to a file.
    const alone = rest === '' || /^(?:\|\|?|>>?)\s*[\w%"<]/.test(rest)
    if (alone && where !== 'prose' && ALONE.has(program.name)) return program
    if (rest === '' || where !== 'block') return null
    return program.plain || (VERBAL.has(program.name) && isOneCall(rest)) ? program : null
  }
  if (!isCmdlet(word)) return null
  const decisive = where !== 'prose' || /(?:^|\s)-[A-Za-z]|[|$"'{}\\]/.test(rest)
  if (!decisive || (where === 'inline' && rest !== '' && !looksLikeArguments(rest))) return null
  return { name: word.toLowerCase(), shell: 'powershell', follows: ANYTHING, plain: true }
}

/** A program or cmdlet with what it is to do; what stands below `reg add /?` is its answer. */
export function isCalled(text: string): boolean {
  return programStarting(text, 'block') !== null && !/\s\/\?/.test(text)
}

/** Programs that are told by a verb what to do; in a block, a verb that they do not know is a slip. */
const VERBAL = new Set(['reg', 'sc', 'net'])

/** `addd "HKLM\X" /f`, `strat Spooler`: a word and something that no sentence goes on with, or one word. */
function isOneCall(rest: string): boolean {
  return /^\p{L}+\s+(?:\S+$|["\\<]|HK|\S+\s+\w+=|.*\s\/[A-Za-z])/u.test(rest)
}

/** One argument, or something that no sentence holds. */
function looksLikeArguments(text: string): boolean {
  return !/\s/.test(text) || SWITCH_LATER.test(text) || /["'$|{\\<]/.test(text)
}

/** The end of the first word; quotes, as around a path with blanks, are part of it. */
function endOfWord(text: string): number {
  const quoted = /^"[^"\s\\]*\\[^"\n]{0,78}"/.exec(text)
  if (quoted) return quoted[0].length
  const end = text.search(/\s/)
  return end === -1 ? text.length : end
}

/** True where a program's name that starts another command stands after the text's first word: most lines have none. */
export function namesProgramWithin(text: string): boolean {
  const word = /\s(\S+)/g
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const [, name = ''] = match
    if (startsAnother(name) || isCmdlet(name)) return true
  }
  return false
}
