import type { Word } from '../cmd/tokenize'
import { asks, change, PASSED, type ProgramResult, refuse } from '../grammar'

/**
 * The elements of boot entries that the articles set. Source: Microsoft, "BCDEdit /set" and
 * "BCDEdit Options Reference".
 */
export const BOOT_ELEMENTS: readonly string[] = [
  'advancedoptions',
  'bootdebug',
  'bootems',
  'bootlog',
  'bootmenupolicy',
  'bootstatuspolicy',
  'bootux',
  'custom',
  'debug',
  'default',
  'description',
  'detecthal',
  'device',
  'disableelamdrivers',
  'disabledynamictick',
  'displaybootmenu',
  'displayorder',
  'dbgtransport',
  'ems',
  'emsbaudrate',
  'emsport',
  'flightsigning',
  'graphicsmodedisabled',
  'halbreakpoint',
  'hypervisorlaunchtype',
  'inherit',
  'integrityservices',
  'isolatedcontext',
  'kernel',
  'lastknowngood',
  'locale',
  'nointegritychecks',
  'nolowmem',
  'nocrashautoreboot',
  'numproc',
  'nx',
  'onetimeadvancedoptions',
  'optionsedit',
  'osdevice',
  'pae',
  'path',
  'quietboot',
  'ramdisksdidevice',
  'ramdisksdipath',
  'recoveryenabled',
  'recoverysequence',
  'removememory',
  'resume',
  'resumeobject',
  'safeboot',
  'safebootalternateshell',
  'sos',
  'systemroot',
  'testsigning',
  'timeout',
  'toolsdisplayorder',
  'truncatememory',
  'tscsyncpolicy',
  'usefirmwarepcisettings',
  'useplatformclock',
  'vga',
  'winpe',
  'xsavedisable',
]
const ELEMENTS = new Set(BOOT_ELEMENTS)

const isEntry = (word: Word | undefined): word is Word => /^\{.+\}$/.test(word?.value ?? '')

/** An identifier that the reader is to fill in, braces and all: `/set [Identifier] device …`. */
const isOpenEntry = (words: readonly Word[]): boolean =>
  words.length > 2 && /^(?:<[^<>]+>|\[[^[\]]+\])$/.test(words[0]?.value ?? '')

/** `bcdedit [/store file] /verb …`. Source: Microsoft, windows-commands/bcdedit. */
export function readBcdedit(words: Word[]): ProgramResult {
  let rest = words
  let store: string | null = null
  const [first, second] = rest
  if (first && /^[/-]store$/i.test(first.value)) {
    if (!second) {
      return refuse(
        first,
        '/store needs the path of a boot store after it.',
        '/store doit être suivi du chemin d’un magasin de démarrage.',
      )
    }
    store = second.value
    rest = rest.slice(2)
  }
  const [verbWord, ...operands] = rest
  if (!verbWord) return asks('boot-store', null, store)
  const verb = /^[/-](\w+)$/.exec(verbWord.value)?.[1]?.toLowerCase()
  if (verb === undefined) {
    return refuse(
      verbWord,
      `bcdedit does not expect “${verbWord.value}” here: a path is one word, and a verb begins with a slash.`,
      `bcdedit n’attend pas « ${verbWord.value} » ici : un chemin forme un seul mot, et un verbe commence par une barre oblique.`,
    )
  }
  switch (verb) {
    case 'enum':
    case 'v':
      return asks('boot-store', operands[0]?.value ?? null, store)
    case 'set':
      return readSet(operands, store, verbWord)
    case 'deletevalue':
      return readDeleteValue(operands, store, verbWord)
    case 'ems':
    case 'bootems':
    case 'debug':
    case 'bootdebug': {
      const entry = isEntry(operands[0]) ? operands[0].value : null
      const value = operands[entry === null ? 0 : 1]
      if (!/^(on|off)$/i.test(value?.value ?? '')) {
        return refuse(value ?? verbWord, `/${verb} needs ON or OFF.`, `/${verb} exige ON ou OFF.`)
      }
      return change('boot-store', 'ems', entry, { [verb]: value?.value.toLowerCase() }, store)
    }
    case 'emssettings': {
      const settings = Object.fromEntries(
        operands.map(({ value }) => {
          const [name = '', data = ''] = value.split(':')
          return [name.toLowerCase(), data]
        }),
      )
      return change('boot-store', 'ems-settings', null, settings, store)
    }
    case 'timeout':
    case 'default':
    case 'displayorder':
    case 'bootsequence':
      return change('boot-store', 'set', '{bootmgr}', { [verb]: operands[0]?.value }, store)
    case 'create':
      return change(
        'boot-store',
        'create',
        isEntry(operands[0]) ? operands[0].value : null,
        {},
        store,
      )
    case 'delete':
      return change('boot-store', 'delete', operands[0]?.value ?? null, {}, store)
    case 'export':
    case 'import':
    case 'copy':
    case 'mirror':
    case 'createstore':
    case 'sysstore':
    case 'toolsdisplayorder':
    case 'dbgsettings':
    case 'hypervisorsettings':
    case 'eventsettings':
      return change(
        'boot-store',
        'change',
        isEntry(operands[0]) ? operands[0].value : null,
        { verb },
        store,
      )
    case '?':
    case 'help':
      return PASSED
    default:
      return refuse(
        verbWord,
        `bcdedit has no verb “${verbWord.value}”: /enum, /set, /deletevalue, /ems and /emssettings are the ones for repairs.`,
        `bcdedit n’a pas de verbe « ${verbWord.value} » : /enum, /set, /deletevalue, /ems et /emssettings sont ceux des réparations.`,
      )
  }
}

function readSet(operands: Word[], store: string | null, verb: Word): ProgramResult {
  const entry = isEntry(operands[0]) || isOpenEntry(operands) ? operands[0] : null
  const [element, ...values] = entry ? operands.slice(1) : operands
  if (!element || values.length === 0) {
    return refuse(
      element ?? verb,
      `bcdedit /set needs an element and its value${element ? `: “${element.value}” stands alone` : ''}.`,
      `bcdedit /set exige un élément et sa valeur${element ? ` : « ${element.value} » est seul` : ''}.`,
    )
  }
  const value = values.map((word) => word.value).join(' ')
  return change(
    'boot-store',
    'set',
    entry?.value ?? null,
    { [element.value.toLowerCase()]: value },
    store,
  )
}

function readDeleteValue(operands: Word[], store: string | null, verb: Word): ProgramResult {
  const entry = isEntry(operands[0]) ? operands[0] : null
  const [element, extra] = entry ? operands.slice(1) : operands
  if (!element || extra) {
    return refuse(
      extra ?? verb,
      extra
        ? `bcdedit /deletevalue takes one element: “${extra.value}” is one word too many.`
        : 'bcdedit /deletevalue needs the element to delete.',
      extra
        ? `bcdedit /deletevalue n’accepte qu’un élément : « ${extra.value} » est un mot de trop.`
        : 'bcdedit /deletevalue exige l’élément à supprimer.',
    )
  }
  return change(
    'boot-store',
    'delete-value',
    entry?.value ?? null,
    { [element.value.toLowerCase()]: '' },
    store,
  )
}

export function isBootElement(name: string): boolean {
  return ELEMENTS.has(name.toLowerCase())
}
