import type { Word } from '../cmd/tokenize'
import { asks, change, type ProgramResult, readArguments, refuse } from '../grammar'

const CHKDSK = {
  program: 'chkdsk',
  operands: 1,
  switches: {
    f: 'flag',
    v: 'flag',
    r: 'flag',
    x: 'flag',
    i: 'flag',
    c: 'flag',
    l: 'joined',
    b: 'flag',
    scan: 'flag',
    spotfix: 'flag',
    sdcleanup: 'flag',
    offlinescanandfix: 'flag',
    freeorphanedchains: 'flag',
    markclean: 'flag',
    perf: 'flag',
    forceofflinefix: 'flag',
  },
} as const

/** `chkdsk volume [/f] [/r]`: without a fixing switch it only looks. Source: Microsoft, windows-commands/chkdsk. */
export function readChkdsk(words: Word[]): ProgramResult {
  const given = readArguments(words, CHKDSK)
  if (!given.ok) return given.result
  const { operands, switches } = given.read
  const volume = operands[0]?.value ?? null
  const fixes = [
    'f',
    'r',
    'x',
    'b',
    'spotfix',
    'offlinescanandfix',
    'sdcleanup',
    'freeorphanedchains',
    'markclean',
    'l',
  ].filter((name) => switches.has(name) && !(name === 'l' && switches.get(name) === ''))
  if (fixes.length === 0) return asks('disk', volume)
  return change('disk', 'check-repair', volume, { switches: fixes.join(' ') })
}

const BCDBOOT = {
  program: 'bcdboot',
  operands: 1,
  switches: {
    l: 'next',
    s: 'next',
    f: 'next',
    v: 'flag',
    m: 'next',
    d: 'flag',
    p: 'flag',
    c: 'flag',
    addlast: 'flag',
    bcdclean: 'flag',
    nofirmwaresync: 'flag',
  },
} as const

/** `bcdboot windows [/s volume] [/f UEFI|BIOS|ALL]`. Source: Microsoft, bcdboot command-line options. */
export function readBcdboot(words: Word[]): ProgramResult {
  const given = readArguments(words, BCDBOOT)
  if (!given.ok) return given.result
  const { operands, switches } = given.read
  return change(
    'boot-store',
    'rebuild',
    operands[0]?.value ?? null,
    { firmware: switches.get('f') },
    switches.get('s') ?? null,
  )
}

/** `manage-bde -unlock volume …`. Source: Microsoft, windows-commands/manage-bde. */
export function readManageBde(words: Word[]): ProgramResult {
  const [verbWord, ...rest] = words
  const verb = verbWord?.value.toLowerCase().replace(/^[/-]/, '') ?? ''
  const volume = rest.find(({ value }) => !/^[/-]/.test(value))?.value ?? null
  const flags = new Map(
    rest.flatMap(({ value }, index) =>
      /^[/-]/.test(value)
        ? [[value.slice(1).toLowerCase(), rest[index + 1]?.value ?? ''] as const]
        : [],
    ),
  )
  switch (verb) {
    case 'status':
      return asks('disk', volume)
    case 'unlock':
      return change('disk', 'unlock', volume, {
        key: flags.get('recoverykey') ?? flags.get('rk'),
        password: flags.get('recoverypassword') ?? flags.get('rp'),
      })
    case 'off':
      return change('disk', 'decrypt', volume)
    case 'protectors':
      if (flags.has('get')) return asks('disk', flags.get('get') ?? volume)
      return change('disk', 'protectors', flags.get('disable') ?? flags.get('enable') ?? volume, {
        state: flags.has('disable') ? 'disabled' : flags.has('enable') ? 'enabled' : undefined,
        'restart-count': flags.get('rc') ?? flags.get('rebootcount'),
      })
    case 'on':
    case 'lock':
    case 'pause':
    case 'resume':
    case 'autounlock':
    case 'setidentifier':
    case 'forcerecovery':
    case 'changepassword':
    case 'changepin':
    case 'changekey':
    case 'keypackage':
    case 'upgrade':
    case 'wipefreespace':
    case 'tpm':
      return change('disk', 'change', volume, { verb })
    default:
      return refuse(
        verbWord ?? null,
        `manage-bde has no verb “${verbWord?.value ?? ''}”: expected -status, -unlock, -off, -protectors or another one.`,
        `manage-bde n’a pas de verbe « ${verbWord?.value ?? ''} » : il faut -status, -unlock, -off, -protectors ou un autre.`,
      )
  }
}

/** One line of diskpart's own language. Source: Microsoft, windows-commands/diskpart. */
export function readDiskpart(text: string): ProgramResult {
  const [verb = '', noun = '', ...rest] = text.trim().toLowerCase().split(/\s+/)
  const subject = [noun, ...rest].join(' ') || null
  if (/^(list|detail|rescan|exit|help|uniqueid|filesystems)$/.test(verb))
    return asks('disk', subject)
  // Without what they should set these two only show.
  if (verb === 'san' && subject === null) return asks('disk')
  if (verb === 'attributes' && rest.length === 0) return asks('disk', subject)
  if (/^sel/.test(verb)) return change('disk', 'select', subject)
  if (verb === 'online' || verb === 'offline' || verb === 'assign' || verb === 'active') {
    return change('disk', verb, subject)
  }
  return change('disk', 'change', subject, { verb })
}

const SFC = {
  program: 'sfc',
  operands: 0,
  switches: {
    scannow: 'flag',
    verifyonly: 'flag',
    scanfile: 'joined',
    verifyfile: 'joined',
    offwindir: 'joined',
    offbootdir: 'joined',
    offlogfile: 'joined',
  },
} as const

/** `sfc /scannow [/offbootdir=… /offwindir=…]`. Source: Microsoft, windows-commands/sfc. */
export function readSfc(words: Word[]): ProgramResult {
  const given = readArguments(words, SFC)
  if (!given.ok) return given.result
  const { switches } = given.read
  const windows = switches.get('offwindir') ?? null
  if (switches.has('verifyonly') || switches.has('verifyfile'))
    return asks('package', null, windows)
  if (!switches.has('scannow') && !switches.has('scanfile')) {
    return refuse(
      null,
      'sfc needs /scannow, /scanfile, /verifyonly or /verifyfile.',
      'sfc exige /scannow, /scanfile, /verifyonly ou /verifyfile.',
    )
  }
  return change(
    'package',
    'repair-system-files',
    switches.get('scanfile') ?? null,
    { offbootdir: switches.get('offbootdir') },
    windows,
  )
}
