import type { Word } from '../cmd/tokenize'
import { asks, change, PASSED, type ProgramResult, readArguments, refuse } from '../grammar'

const DISM_ACTIONS: Record<
  string,
  'add' | 'remove' | 'feature-enable' | 'feature-disable' | 'repair-image' | 'revert'
> = {
  'add-package': 'add',
  'remove-package': 'remove',
  'add-driver': 'add',
  'remove-driver': 'remove',
  'add-capability': 'add',
  'remove-capability': 'remove',
  'enable-feature': 'feature-enable',
  'disable-feature': 'feature-disable',
  restorehealth: 'repair-image',
  startcomponentcleanup: 'repair-image',
  revertpendingactions: 'revert',
}

/** `dism /online|/image:path /verb …`. Source: Microsoft, DISM image management command-line options. */
export function readDism(words: Word[]): ProgramResult {
  let image: string | null = null
  let online = false
  let action: string | null = null
  let subject: string | null = null
  const settings: Record<string, string> = {}
  for (const word of words) {
    const match = /^[/-]([A-Za-z?][\w-]*)(?:[:=](.*))?$/s.exec(word.value)
    if (!match) {
      return refuse(
        word,
        `dism does not expect “${word.value}” here: its options begin with a slash.`,
        `dism n’attend pas « ${word.value} » ici : ses options commencent par une barre oblique.`,
      )
    }
    const name = match[1]?.toLowerCase() ?? ''
    const value = match[2] ?? ''
    if (name === 'online') online = true
    else if (name === 'image') image = value
    else if (
      name === 'packagepath' ||
      name === 'packagename' ||
      name === 'featurename' ||
      name === 'driver' ||
      name === 'capabilityname'
    ) {
      subject ??= value
    } else if (
      Object.hasOwn(DISM_ACTIONS, name) ||
      /^(get-|check|scan|cleanup|export-|mount|unmount|commit|apply-|capture-|set-|\?)/.test(name)
    ) {
      if (action === null || action.startsWith('cleanup')) action = name
    } else settings[name] = value
  }
  if (!online && image === null && action !== null && Object.hasOwn(DISM_ACTIONS, action)) {
    return refuse(
      null,
      'dism needs /online or /image: and the path of an image.',
      'dism exige /online, ou /image: et le chemin d’une image.',
    )
  }
  if (action === null) return PASSED
  if (/^(get-|check|scan|\?)/.test(action)) return asks('package', subject, image)
  const known = DISM_ACTIONS[action]
  return known ? change('package', known, subject, settings, image) : PASSED
}

const SHUTDOWN = {
  program: 'shutdown',
  operands: 0,
  switches: {
    i: 'flag',
    l: 'flag',
    s: 'flag',
    sg: 'flag',
    r: 'flag',
    g: 'flag',
    a: 'flag',
    p: 'flag',
    h: 'flag',
    hybrid: 'flag',
    fw: 'flag',
    soft: 'flag',
    o: 'flag',
    f: 'flag',
    e: 'flag',
    m: 'next',
    t: 'next',
    d: 'next',
    c: 'next',
    '?': 'flag',
  },
} as const

/** Source: Microsoft, windows-commands/shutdown. */
export function readShutdown(words: Word[]): ProgramResult {
  const given = readArguments(words, SHUTDOWN)
  if (!given.ok) return given.result
  const { switches } = given.read
  // These end a session, sleep, call a shutdown off, or open a window.
  if (['a', 'h', 'i', 'l', 'e', '?'].some((name) => switches.has(name))) return PASSED
  const restart = switches.has('r') || switches.has('g')
  return change(
    'system',
    restart ? 'restart' : 'shut-down',
    null,
    { after: switches.get('t') },
    switches.get('m') ?? null,
  )
}

/** Source: Microsoft, windows-commands/gpupdate. */
export function readGpupdate(words: Word[]): ProgramResult {
  const force = words.some(({ value }) => /^[/-]force$/i.test(value))
  return change('system', 'refresh-policy', null, { force: force ? 'yes' : undefined })
}

/** Source: Microsoft, windows-commands/wevtutil. */
export function readWevtutil(words: Word[]): ProgramResult {
  const [verb, log] = words
  if (/^(cl|clear-log|sl|set-log|im|um)$/i.test(verb?.value ?? '')) {
    return change('system', 'event-log', log?.value ?? null, { verb: verb?.value.toLowerCase() })
  }
  if (/^(al|archive-log|epl|export-log)$/i.test(verb?.value ?? ''))
    return asks('event-log', log?.value ?? null)
  if (
    /^(qe|query-events|el|enum-logs|gl|get-log|gli|get-loginfo|ep|enum-publishers|gp|get-publisher)$/i.test(
      verb?.value ?? '',
    )
  ) {
    return asks('event-log', log?.value ?? null)
  }
  return refuse(
    verb ?? null,
    `wevtutil has no verb “${verb?.value ?? ''}”: expected qe, gl, sl, cl, epl or another one.`,
    `wevtutil n’a pas de verbe « ${verb?.value ?? ''} » : il faut qe, gl, sl, cl, epl ou un autre.`,
  )
}

/** `wmic alias where … get|set|call`. Source: Microsoft, "wmic". */
export function readWmic(words: Word[]): ProgramResult {
  const changes = words.some(({ value }) => /^(call|set|delete|create)$/i.test(value))
  return changes ? PASSED : asks('system', words[0]?.value ?? null)
}

/** Source: Microsoft, windows-commands/taskkill. */
export function readTaskkill(words: Word[]): ProgramResult {
  const at = words.findIndex(({ value }) => /^[/-](im|pid|fi)$/i.test(value))
  const subject = words[at + 1]?.value ?? null
  if (at === -1 || subject === null) {
    return refuse(
      null,
      'taskkill needs /pid or /im and what to end.',
      'taskkill exige /pid ou /im et ce qu’il termine.',
    )
  }
  return change('process', 'end', subject)
}

/** Source: Microsoft, "Slmgr.vbs options for obtaining volume activation information". */
export function readSlmgr(words: Word[]): ProgramResult {
  const verb =
    words
      .find(({ value }) => /^[/-]/.test(value))
      ?.value.toLowerCase()
      .slice(1) ?? ''
  if (/^(dlv|dli|xpr|dti)$/.test(verb)) return asks('system', verb)
  const value = words.find(({ value: word }) => !/^[/-]/.test(word))?.value
  return verb === '' ? PASSED : change('system', 'licence', verb, { value })
}

/** Source: Microsoft, windows-commands/netdom. */
export function readNetdom(words: Word[]): ProgramResult {
  const [verb, computer] = words
  switch (verb?.value.toLowerCase()) {
    case 'remove':
      return change('system', 'domain-leave', computer?.value ?? null)
    case 'join':
      return change('system', 'domain-join', computer?.value ?? null)
    case 'reset':
    case 'resetpwd':
      return change('system', 'domain-repair', computer?.value ?? null)
    case 'verify':
    case 'query':
      return asks('system', computer?.value ?? null)
    default:
      return PASSED
  }
}
