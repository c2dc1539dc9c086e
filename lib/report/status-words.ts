import type { Localized } from '../model'
import type { Status } from './verdict'

/** How a reader is told how an action stands. */
export const STATUS_WORDS: Readonly<Record<Status, Localized>> = {
  set: { en: 'set', fr: 'en place' },
  different: { en: 'different', fr: 'différent' },
  missing: { en: 'missing', fr: 'absent' },
  unreadable: { en: 'unreadable', fr: 'illisible' },
  'not seen': { en: 'not seen', fr: 'pas vu' },
}
