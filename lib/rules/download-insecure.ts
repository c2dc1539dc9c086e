import { remarkAt } from './problems'
import type { CommandRule } from './rule'

/** A download over http: anyone on the way can put another file in its place, and it is then run as administrator. */
export const downloadInsecure: CommandRule = {
  id: 'download-insecure',
  scope: 'command',
  severity: 'warning',
  fixable: false,
  quirks: ['Q95'],
  check: ({ text }) =>
    !text.includes('http://')
      ? []
      : [
          ...text.matchAll(
            /["'(\s=]http:\/\/[\w.-]+\.[a-z]{2,}\/\S+\.(?:exe|zip|cab|msu|msi|ps1|dll)\b/gi,
          ),
        ].map(({ index, 0: address }) =>
          remarkAt(
            index + 1,
            index + address.length,
            'The file is fetched over http, where it can be exchanged on the way: use https, and check its signature.',
            'Le fichier est téléchargé en http, où il peut être remplacé en chemin : utilisez https et vérifiez sa signature.',
          ),
        ),
}
