import type { Word } from '../cmd/tokenize'
import { asks, change, optionsOf, PASSED, type ProgramResult, refuse } from '../grammar'

const OPTIONS = new Set([
  'type',
  'start',
  'error',
  'binpath',
  'group',
  'tag',
  'depend',
  'obj',
  'displayname',
  'password',
])
const QUERIES = new Set([
  'query',
  'queryex',
  'qc',
  'qdescription',
  'qfailure',
  'sdshow',
  'enumdepend',
  'getdisplayname',
  'getkeyname',
  'triggerinfo',
  'qtriggerinfo',
])

/** `sc [\\server] verb service [option= value]…`. Source: Microsoft, windows-commands/sc-config. */
export function readSc(words: Word[]): ProgramResult {
  const server = words[0]?.value.startsWith('\\\\') ? words[0].value : null
  const [verbWord, service, ...rest] = server === null ? words : words.slice(1)
  const verb = verbWord?.value.toLowerCase() ?? ''
  // With options it sets what starts and stops the service.
  if (verb === 'triggerinfo' && rest.length > 0) return PASSED
  if (QUERIES.has(verb)) return asks('service', service?.value ?? null, server)
  if (!service) {
    return refuse(
      verbWord ?? null,
      `sc ${verb} needs a service’s name.`,
      `sc ${verb} exige le nom d’un service.`,
    )
  }
  switch (verb) {
    case 'start':
    case 'stop':
    case 'delete':
      // What is handed to a service, or the reason of its stop, is no part of the change.
      return rest.length > 0 ? PASSED : change('service', verb, service.value, {}, server)
    case 'pause':
    case 'continue':
    case 'control':
    case 'description':
    case 'sidtype':
    case 'privs':
    case 'managedaccount':
    case 'preferrednode':
      return PASSED
    case 'config':
    case 'create':
      return readOptions(verb === 'config' ? 'configure' : 'create', verb, service, rest, server)
    case 'failure':
    case 'failureflag':
      return change('service', 'recovery', service.value, { options: text(rest) }, server)
    case 'sdset':
      return change('service', 'permissions', service.value, { descriptor: text(rest) }, server)
    default:
      return refuse(
        verbWord ?? null,
        `“${verbWord?.value ?? ''}” is not something sc does: expected config, query, start, stop or another verb.`,
        `« ${verbWord?.value ?? ''} » n’est pas une action de sc : il faut config, query, start, stop ou un autre verbe.`,
      )
  }
}

function readOptions(
  action: 'configure' | 'create',
  verb: string,
  service: Word,
  words: Word[],
  server: string | null,
): ProgramResult {
  const settings: Record<string, string> = {}
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    const match = /^([A-Za-z]+)=(.*)$/s.exec(word?.value ?? '')
    const name = match?.[1]?.toLowerCase()
    if (!word || name === undefined || !OPTIONS.has(name)) {
      return refuse(
        word ?? null,
        `sc ${verb} does not expect “${word?.value ?? ''}” here: options are written as start= auto, and a value with blanks stands in double quotes.`,
        `sc ${verb} n’attend pas « ${word?.value ?? ''} » ici : les options s’écrivent comme start= auto, et une valeur avec des blancs se met entre guillemets doubles.`,
      )
    }
    // The documented form has a blank after the equals sign; newer versions take it without.
    const joined = match?.[2] ?? ''
    const value = joined === '' ? words[++index]?.value : joined
    if (value === undefined) {
      return refuse(
        word,
        `“${word.value}” needs a value after it.`,
        `« ${word.value} » doit être suivi d’une valeur.`,
      )
    }
    // `type= interact type= own` is one type in two words; of another option given twice nobody knows
    // which counts.
    if (settings[name] !== undefined && name !== 'type') return PASSED
    settings[name] = settings[name] === undefined ? value : `${settings[name]} ${value}`
  }
  return change('service', action, service.value, settings, server)
}

/** `net start|stop service`, `net user`, `net localgroup`… Source: Microsoft, windows-commands/net. */
export function readNet(words: Word[]): ProgramResult {
  const [verbWord, ...rest] = words
  const verb = verbWord?.value.toLowerCase() ?? ''
  const operands = rest.filter(({ value }) => !value.startsWith('/'))
  const flags = new Set(
    rest.flatMap(({ value }) => (value.startsWith('/') ? [value.toLowerCase()] : [])),
  )
  const [name, second] = operands
  switch (verb) {
    case 'start':
      return name ? change('service', 'start', text(operands)) : asks('service')
    case 'stop':
      return name ? change('service', 'stop', text(operands)) : PASSED
    case 'user': {
      if (!name || (!second && flags.size === 0)) return asks('account', name?.value ?? null)
      if (flags.has('/delete')) return change('account', 'delete', name.value)
      const active = [...flags].find((flag) => flag.startsWith('/active:'))?.slice(8)
      return change('account', 'set', name.value, {
        password: second?.value,
        add: flags.has('/add') ? 'yes' : undefined,
        active,
        ...optionsOf(flags, /^\/(?:add|active:.*|y)$/),
      })
    }
    case 'localgroup':
    case 'group':
      if (flags.has('/add'))
        return change('account', 'group-add', second?.value ?? null, { group: name?.value })
      if (flags.has('/delete'))
        return change('account', 'group-remove', second?.value ?? null, { group: name?.value })
      return flags.has('/comment') || [...flags].some((flag) => flag.startsWith('/comment:'))
        ? PASSED
        : asks('account', name?.value ?? null)
    case 'accounts':
      return flags.size > 0 ? PASSED : asks('account')
    case 'share':
    case 'session':
    case 'view':
    case 'config':
      // `net share name=path` makes one, and its switches change one.
      return operands.length > 1 ||
        flags.has('/delete') ||
        (verb === 'share' && (flags.size > 0 || name?.value.includes('=')))
        ? PASSED
        : asks('network', name?.value ?? null)
    case 'use':
      if (flags.has('/delete')) return PASSED
      return operands.length > 0 ? change('network', 'connect', text(operands)) : asks('network')
    case 'time':
    case 'file':
    case 'statistics':
    case 'computer':
    case 'continue':
    case 'pause':
    case 'help':
      return PASSED
    default:
      return refuse(
        verbWord ?? null,
        `“${verbWord?.value ?? ''}” is not something net does: expected start, stop, user, localgroup or another verb.`,
        `« ${verbWord?.value ?? ''} » n’est pas une action de net : il faut start, stop, user, localgroup ou un autre verbe.`,
      )
  }
}

const text = (words: Word[]) => words.map(({ value }) => value).join(' ')
