import type { Operation, Situation } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE, BOOT_PARTITION } from '../model/attached-drive'
import type { Draft, Found } from './draft'
import { leave } from './draft'

type BootOperation = Extract<Operation, { kind: 'boot-store' }>

/**
 * What `bcdedit` sets in an entry, element by element, as `bcdedit /enum` will print it. Null for
 * what is no element of an entry (`/create`, `/displayorder`, `bcdboot`…).
 *
 * Source: Microsoft, "BCDEdit /set", "BCDEdit /ems", "BCDEdit /emssettings".
 */
export function bootChanges(
  { action, subject, where, settings }: BootOperation,
  situation: Situation,
): Found {
  // A letter that is not the attached disk's own is the rescue machine's.
  if (situation === 'offline' && (where === null || /^[A-Za-z]:/.test(where))) {
    return leave(
      'without /store and the attached disk’s drive, bcdedit would change the boot store of the rescue machine itself',
      'sans /store et le lecteur du disque attaché, bcdedit changerait le magasin de démarrage de la machine de secours',
    )
  }
  if (situation === 'online' && where !== null) return null
  // Without an entry, bcdedit takes the one that this Windows was started from. `{Default}` and
  // `{default}` are one, as are the two spellings of a GUID.
  const entry = (subject ?? (situation === 'online' ? '{current}' : '{default}')).toLowerCase()
  switch (action) {
    case 'set':
    case 'delete-value': {
      const done: Draft[] = []
      for (const [element, value] of Object.entries(settings)) {
        if (LISTS.has(element)) return null
        const wanted = action === 'set' ? printed(element, onItsPartition(entry, value)) : null
        done.push({ kind: 'boot-element', entry, element, value: wanted })
      }
      return { done }
    }
    case 'ems': {
      const done = Object.entries(settings).map(
        ([element, value]): Draft => ({
          kind: 'boot-element',
          entry,
          element,
          value: printed(element, value),
        }),
      )
      return { done }
    }
    case 'ems-settings': {
      const done = Object.entries(settings).map(
        ([element, value]): Draft => ({
          kind: 'boot-element',
          entry: '{emssettings}',
          element,
          value,
        }),
      )
      return { done }
    }
    default:
      return null
  }
}

/** True for `{bootmgr}` and for the GUID that it stands for, which is the same in every store. */
export function isBootManager(entry: string): boolean {
  return /^\{(?:bootmgr|9dea862c-5cdd-4e70-acc1-f32b344d4795)\}$/i.test(entry)
}

/**
 * The boot manager is started from the partition that its store lies on, which many disks keep apart
 * from the one of Windows. Articles that know one letter write that one for both.
 */
function onItsPartition(entry: string, value: string): string {
  return isBootManager(entry) ? value.replaceAll(ATTACHED_DRIVE, BOOT_PARTITION) : value
}

/** Elements whose value is a list of entries: one line cannot tell what they hold. */
const LISTS = new Set(['displayorder', 'bootsequence', 'toolsdisplayorder', 'inherit'])

const WORDS: Readonly<Record<string, string>> = {
  on: 'Yes',
  yes: 'Yes',
  true: 'Yes',
  off: 'No',
  no: 'No',
  false: 'No',
}

/** Elements that take a word which `off` is one of: their words are not Yes and No. */
const WORDED = new Set(['bootmenupolicy', 'hypervisorlaunchtype', 'nx', 'pae', 'tscsyncpolicy'])

/** `yes`, `on` and `true` are one value to bcdedit, which prints it as `Yes`. */
function printed(element: string, value: string): string {
  return (WORDED.has(element) ? undefined : WORDS[value.toLowerCase()]) ?? value
}
