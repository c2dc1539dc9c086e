import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** After a drive letter, or a placeholder for one, and its colon: a blank or nothing instead of `\`. */
const BROKEN =
  /((?:^|\s)[/-](?:store|sysstore|s)\s+"?(?:[A-Za-z]|<[^<>]+>):)( ?)(?=(?:boot|efi)\\)/i

/** `/store F: boot\bcd`, `/store F:EFI\Microsoft\boot\bcd`: not the path that is meant. */
export const bootStorePath: CommandRule = {
  id: 'boot-store-path',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q35', 'Q71'],
  programs: ['bcdedit', 'bcdboot'],
  check: ({ program, text }) => {
    const match = program === 'bcdedit' || program === 'bcdboot' ? BROKEN.exec(text) : null
    if (!match) return []
    const [whole, , blank] = match
    const end = match.index + whole.length
    return [
      replaceAt(
        end - (blank?.length ?? 0),
        end,
        '\\',
        blank
          ? 'A blank divides the path: bcdedit takes the drive for the store and refuses the rest.'
          : 'Without a backslash after the colon the path starts in whatever folder that drive was last used in.',
        blank
          ? 'Un blanc coupe le chemin en deux : bcdedit prend le lecteur pour le magasin et refuse le reste.'
          : 'Sans barre oblique inverse après le deux-points, le chemin part du dernier dossier utilisé sur ce lecteur.',
      ),
    ]
  },
}
