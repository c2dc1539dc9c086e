import type { Action, Localized } from '../../model'
import { dataWording, type Wording } from '../wording'

/** What the reader should see on the screen after each piece, in both languages. */

const DONE: Localized = {
  en: 'It says that the operation completed successfully. If it says anything else, paste the piece again before you go on.',
  fr: 'Il est dit que l’opération a réussi. Sinon, collez de nouveau le morceau avant de continuer.',
}

/** An answer that is there for a reader to compare: before anything is written, or after it. */
export function lookExpectation(action: Action, { name, want }: Wording): Localized {
  switch (action.kind) {
    case 'registry-set':
    case 'service-start':
    case 'service-account':
    case 'service-type':
    case 'firewall-profile': {
      const shown = shownAs(action, want)
      return {
        en: `A line with ${shown}: it is right. Another value: it is different. A message that nothing was found: it is missing.`,
        fr: `Une ligne avec ${shown} : c’est bon. Une autre valeur : c’est différent. Un message disant que rien n’a été trouvé : elle manque.`,
      }
    }
    case 'registry-delete-value':
    case 'registry-delete-key':
      return {
        en: 'A message that nothing was found: it is right. Anything else: it is still there.',
        fr: 'Un message disant que rien n’a été trouvé : c’est bon. Autre chose : cela existe encore.',
      }
    case 'service-state':
    case 'service-restart': {
      const number = want === 'running' ? '4' : '1'
      return {
        en: `The number ${number} in the second line, before ${want.toUpperCase()}: it is right. Numbers 2 and 3 mean that it is on its way: ask again.`,
        fr: `Le nombre ${number} à la deuxième ligne, devant ${want.toUpperCase()} : c’est bon. 2 et 3 veulent dire que c’est en cours : redemandez.`,
      }
    }
    case 'boot-element':
      return want === 'absent'
        ? {
            en: `A list without a line ${name}: it is right.`,
            fr: `Une liste sans ligne ${name} : c’est bon.`,
          }
        : {
            en: `A list with a line ${name} and ${want}: it is right.`,
            fr: `Une liste avec une ligne ${name} et ${want} : c’est bon.`,
          }
    case 'firewall-rule':
      return exitCodes([0])
    case 'program':
      return exitCodes(action.success)
    case 'folder':
    case 'file-copy':
    case 'file-move':
    case 'file-delete':
    case 'permissions':
    case 'ownership':
      return DONE
    default: {
      const never: never = action
      return never
    }
  }
}

/** What the registry shows for a state that has other words elsewhere. */
function shownAs(action: Action, want: string): string {
  switch (action.kind) {
    case 'registry-set':
      return dataWording(action.value)
    case 'service-start': {
      const number = { boot: 0, system: 1, auto: 2, 'delayed-auto': 2, demand: 3, disabled: 4 }[
        action.start
      ]
      const delayed = action.start === 'delayed-auto' ? ', DelayedAutostart 0x1' : ''
      return `Start 0x${number}${delayed}`
    }
    case 'service-type':
      return `Type ${action.type === 'own' ? '0x10' : '0x20'}`
    case 'firewall-profile':
      return `EnableFirewall ${action.enabled ? '0x1' : '0x0'}`
    default:
      return want
  }
}

function exitCodes(codes: readonly number[]): Localized {
  return {
    en: `Exit code ${codes.join(' or ')}: it worked. Paste it right after the piece before it.`,
    fr: `Code de sortie ${codes.join(' ou ')} : cela a marché. Collez-le juste après le morceau précédent.`,
  }
}

export function writeExpectation(action: Action): Localized {
  switch (action.kind) {
    case 'registry-delete-value':
    case 'registry-delete-key':
      return {
        en: 'It says that the operation completed successfully, or that there was nothing to delete.',
        fr: 'Il est dit que l’opération a réussi, ou qu’il n’y avait rien à supprimer.',
      }
    case 'service-state':
    case 'service-restart':
      return {
        en: 'The service is on its way, or is already as it should be; the check after it tells.',
        fr: 'Le service est en route, ou déjà comme il faut ; la vérification suivante le dira.',
      }
    case 'program':
      return action.afterChange
        ? {
            en: 'Only of use where something was changed above. Wait until the prompt is back.',
            fr: 'Utile seulement si quelque chose a changé plus haut. Attendez le retour de l’invite.',
          }
        : { en: 'Wait until the prompt is back.', fr: 'Attendez le retour de l’invite.' }
    default:
      return DONE
  }
}

export const prepareExpectations = {
  folder: {
    en: 'The prompt now shows the System32 folder: the programs that follow are Windows’ own.',
    fr: 'L’invite montre maintenant le dossier System32 : les programmes qui suivent sont ceux de Windows.',
  },
  made: {
    en: 'Nothing, or that the folder is there already.',
    fr: 'Rien, ou que le dossier existe déjà.',
  },
  closed: {
    en: 'One file was processed: only administrators can read and write the folder.',
    fr: 'Un fichier a été traité : seuls les administrateurs peuvent lire et écrire le dossier.',
  },
} as const satisfies Record<string, Localized>

export const keepExpectations = {
  exported: (key: string): Localized => ({
    en: `That the operation completed successfully; nothing, where it is kept already; that nothing was found, where there is no ${key} yet.`,
    fr: `Que l’opération a réussi ; rien, si c’est déjà conservé ; que rien n’a été trouvé, si ${key} n’existe pas encore.`,
  }),
  marked: (key: string): Localized => ({
    en: `Nothing. Where there is no ${key} yet, that is noted, so that undo removes it again.`,
    fr: `Rien. Si ${key} n’existe pas encore, c’est noté, pour que l’annulation la retire.`,
  }),
  answered: {
    en: 'Nothing: the answer goes into a file, for undo.',
    fr: 'Rien : la réponse va dans un fichier, pour l’annulation.',
  },
  bootCopy: {
    en: 'That the operation completed successfully, or nothing where it is kept already: a copy of the whole boot store, as a last resort.',
    fr: 'Que l’opération a réussi, ou rien si c’est déjà conservé : une copie de tout le magasin de démarrage, en dernier recours.',
  },
  listed: (names: readonly string[]): Localized => {
    const each = names.join(', ')
    if (each === '') {
      return { en: 'The files of what is kept.', fr: 'Les fichiers de ce qui est conservé.' }
    }
    return {
      en: `The files of what is kept: ${each}, each with .reg or .absent after it. Where one is not listed, paste its pieces again before you write.`,
      fr: `Les fichiers de ce qui est conservé : ${each}, chacun suivi de .reg ou .absent. S’il en manque un, collez de nouveau ses morceaux avant d’écrire.`,
    }
  },
}

export const undoExpectations = {
  deleted: (name: string): Localized => ({
    en: `That the operation completed successfully, or that there is no ${name || 'default value'}; nothing, where nothing was kept.`,
    fr: `Que l’opération a réussi, ou qu’il n’y a pas de ${name || 'valeur par défaut'} ; rien, si rien n’a été conservé.`,
  }),
  imported: (key: string): Localized => ({
    en: `Before you paste it: all of ${key} goes back to what was kept, and what others changed there since is lost. Then: that the operation completed successfully. Nothing, where it was not there before. If it says anything else, paste the piece again before you go on.`,
    fr: `Avant de le coller : toute la clé ${key} redevient ce qui a été conservé, et ce que d’autres y ont changé depuis est perdu. Ensuite : que l’opération a réussi. Rien, si elle n’existait pas. Sinon, collez de nouveau le morceau avant de continuer.`,
  }),
  removed: (key: string): Localized => ({
    en: `That the operation completed successfully, where ${key} was not there before and is empty now; nothing otherwise.`,
    fr: `Que l’opération a réussi, si ${key} n’existait pas et est maintenant vide ; sinon rien.`,
  }),
  restored: {
    en: 'That it worked, or that there was nothing to change. Nothing, where nothing was kept.',
    fr: 'Que cela a marché, ou qu’il n’y avait rien à changer. Rien, si rien n’a été conservé.',
  },
  account: {
    en: 'That it worked. Error 1057, or 1069 where the service is started: the account has a password, which is kept nowhere; set both by hand, with sc config, obj= and password=. Nothing, where nothing was kept.',
    fr: 'Que cela a marché. Erreur 1057, ou 1069 au démarrage du service : le compte a un mot de passe, qui n’est conservé nulle part ; définissez les deux à la main, avec sc config, obj= et password=. Rien, si rien n’a été conservé.',
  },
  checked: {
    en: 'What was there before the change.',
    fr: 'Ce qu’il y avait avant le changement.',
  },
  putAway: {
    en: 'Nothing: what was kept is put away under another name. Paste it only when the pieces above went well.',
    fr: 'Rien : ce qui était conservé est rangé sous un autre nom. Ne le collez que si les morceaux précédents ont réussi.',
  },
}
