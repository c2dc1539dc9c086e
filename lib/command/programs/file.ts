import type { Word } from '../cmd/tokenize'
import {
  asks,
  change,
  optionsOf,
  PASSED,
  type ProgramResult,
  readArguments,
  refuse,
} from '../grammar'

const missing = (program: string, what: { en: string; fr: string }): ProgramResult =>
  refuse(null, `${program} needs ${what.en}.`, `${program} exige ${what.fr}.`)

const PATHS = { en: 'what to take and where to put it', fr: 'ce qu’il prend et où il le met' }
const PATH = { en: 'a path', fr: 'un chemin' }

/** Switches that only tell whether the program asks, or reads again what it wrote. */
const ASKS_ONLY = /^\/(?:-?y|v)$/i
const isSwitch = ({ value }: Word) => /^\/[A-Za-z-]/.test(value)
const valuesOf = (words: Word[]) => words.map(({ value }) => value)

/** `copy`, `xcopy`, `robocopy`, `move`, `ren`: a source and a target. Source: Microsoft, windows-commands. */
export function readTwoPaths(program: string) {
  return (words: Word[]): ProgramResult => {
    const [from, to, ...more] = words.filter((word) => !isSwitch(word))
    if (!from || (!to && program !== 'copy')) return missing(program, PATHS)
    // `a+b` appends one file to the other.
    const appended = program === 'copy' && from.value.includes('+') ? [from] : []
    const others = [...words.filter(isSwitch), ...more, ...appended]
    const options = optionsOf(valuesOf(others), ASKS_ONLY)
    const action = program === 'move' ? 'move' : /^ren/.test(program) ? 'rename' : 'copy'
    return change('file', action, from.value, { to: to?.value, ...options })
  }
}

/** `/f` and `/q` of `del` take read-only files as well, and ask nothing. */
const DELETES_ONE = /^\/[fq]$/i

export function readDirectory(action: 'make-directory' | 'delete', program: string) {
  return (words: Word[]): ProgramResult => {
    const [path, ...more] = words.filter((word) => !isSwitch(word))
    const others = [...words.filter(isSwitch), ...more]
    const options = optionsOf(valuesOf(others), DELETES_ONE)
    return path ? change('file', action, path.value, options) : missing(program, PATH)
  }
}

const ICACLS = {
  program: 'icacls',
  operands: 40,
  switches: {
    t: 'flag',
    c: 'flag',
    l: 'flag',
    q: 'flag',
    grant: 'either',
    'grant:r': 'next',
    deny: 'next',
    remove: 'either',
    reset: 'flag',
    setowner: 'next',
    setintegritylevel: 'next',
    inheritance: 'joined',
    inheritancelevel: 'joined',
    save: 'next',
    restore: 'next',
    substitute: 'next',
    findsid: 'next',
    verify: 'flag',
  },
} as const

/** `icacls path [/grant account:rights] [/save file]…`. Source: Microsoft, windows-commands/icacls. */
export function readIcacls(words: Word[]): ProgramResult {
  const path = words[0]?.value ?? null
  if (path === null) return missing('icacls', PATH)
  const given = readArguments(words, ICACLS)
  if (!given.ok) return given.result
  const { switches } = given.read
  const grant = switches.get('grant')
  if (switches.has('save'))
    return change('file', 'permissions-save', path, { to: switches.get('save') })
  if (switches.has('restore'))
    return change('file', 'permissions-restore', path, { from: switches.get('restore') })
  if (switches.has('setowner'))
    return change('file', 'ownership', path, { owner: switches.get('setowner') })
  for (const name of ['grant', 'deny', 'remove', 'reset', 'inheritance', 'setintegritylevel']) {
    if (switches.has(name)) {
      // `/grant:r` has its account in the next word.
      const value = name === 'grant' && grant === 'r' ? 'r' : switches.get(name)
      return change('file', 'permissions', path, { [name]: value })
    }
  }
  return asks('file', path)
}

const TAKEOWN = {
  program: 'takeown',
  operands: 0,
  switches: {
    f: 'next',
    a: 'flag',
    r: 'flag',
    d: 'next',
    s: 'next',
    u: 'next',
    p: 'next',
    skipsl: 'flag',
  },
} as const

/** `takeown /f path [/a] [/r]`. Source: Microsoft, windows-commands/takeown. */
export function readTakeown(words: Word[]): ProgramResult {
  const given = readArguments(words, TAKEOWN)
  if (!given.ok) return given.result
  const path = given.read.switches.get('f')
  if (!path) return missing('takeown', { en: '/f and a path', fr: '/f et un chemin' })
  return change('file', 'ownership', path, {
    owner: given.read.switches.has('a') ? 'administrators' : undefined,
  })
}

/** `attrib [+r|-h…] path`. Source: Microsoft, windows-commands/attrib. */
export function readAttrib(words: Word[]): ProgramResult {
  const flags = words.filter(({ value }) => /^[+-][a-z]$/i.test(value))
  const path = words.find(({ value }) => !/^[+-][a-z]$/i.test(value) && !/^\/[a-z]$/i.test(value))
  if (flags.length === 0) return asks('file', path?.value ?? null)
  return change('file', 'attributes', path?.value ?? null, {
    set: flags.map(({ value }) => value).join(' '),
  })
}

export const readExpand = (words: Word[]): ProgramResult => {
  const path = words.find(({ value }) => !/^[-/]/.test(value))
  return path ? change('file', 'expand', path.value) : PASSED
}
