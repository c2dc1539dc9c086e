import { messagesOf, registryData } from '../../../lib/i18n'
import type { Action, Change, Language } from '../../../lib/model'
import { namedAction } from './named'

/** What something will be: `code` where it is Windows' own word or a number, else words. */
export interface DataWords {
  text: string
  code: boolean
}

/** What a change leaves behind, for the table of what changes. */
export function dataOf(change: Change | Action, language: Language): DataWords {
  const { settings: words } = messagesOf(language)
  const { want } = namedAction(change)
  switch (change.kind) {
    case 'registry-set':
      return { text: registryData(change.value.data), code: true }
    case 'service-restart':
      return { text: words.restarted, code: false }
    case 'program':
      return { text: words.run, code: false }
    case 'folder':
      return { text: words.present, code: false }
    case 'file-copy':
      return { text: words.copyOf(change.from), code: false }
    case 'file-move':
      return { text: words.movedTo(change.to), code: false }
    default:
      return want === 'absent' ? { text: words.absent, code: false } : { text: want, code: true }
  }
}
