import type { AskedWords } from './asked.en'

/** French, with the typography of `messages.fr.ts`. */
export const fr: AskedWords = {
  serial: {
    intro:
      'Ouvrez une invite de commandes dans la console\u00a0: à SAC>, tapez cmd, puis ch -si 1 (ch seul liste les canaux), appuyez sur Entrée et connectez-vous en administrateur. Ensuite, un morceau après l’autre\u00a0: copiez-le ici, collez-le là-bas, appuyez sur Entrée, regardez ce qui s’affiche.',
    piece: (number, all) => `Morceau ${number} sur ${all}`,
    copy: (number, all) => `Copier le morceau ${number} sur ${all}`,
    copyNext: (number, all) => `Copier le suivant\u00a0: ${number} sur ${all}`,
    allCopied: 'Tous les morceaux sont copiés',
    pieceCopied: (number, all) => `Morceau ${number} sur ${all} copié`,
    next: 'À copier',
    now: 'Copié\u00a0: collez-le dans la console',
    expect: 'À l’écran\u00a0:',
    progress: 'Morceaux copiés',
    purposes: {
      prepare: 'Préparer',
      look: 'Regarder',
      keep: 'Conserver ce qui est là',
      write: 'Changer',
      check: 'Vérifier',
      undo: 'Remettre',
    },
    back: 'Un morceau en arrière',
    restart: 'Depuis le premier',
    list: (count) => (count < 2 ? 'Le seul morceau' : `Les ${count} morceaux`),
    left: (left) =>
      left < 2 ? `Il reste ${left} morceau à faire.` : `Il reste ${left} morceaux à faire.`,
    offerAll: 'Proposer tous les morceaux',
    offerLeft: 'Seulement ce qui reste',
    nothingLeft: 'Il ne reste rien à faire\u00a0: chaque réglage vu est comme il doit être.',
    lookFirst: 'Est-ce votre problème\u202f? Regardez d’abord, sans rien changer',
    nowApply: 'Changer ce qui n’est pas comme il faut',
    output: 'Ce que la console a affiché',
    outputHint:
      'Collez le tout, invites et échos compris. Cela reste sur cette page\u00a0: rien n’est enregistré ni envoyé.',
    clear: 'Effacer',
    read: 'Ce que cela dit',
    found: {
      set: 'en place',
      different: 'différent',
      missing: 'manquant',
      unreadable: 'illisible',
      'not seen': 'non vu',
    },
    is: (is, want) => `vaut ${is}, devrait être ${want}`,
    should: (want) => `devrait être ${want}`,
    allSeen: 'Tout a été regardé.',
    nothingSeen: 'Rien de cette procédure n’y a été vu.',
  },
  ticket: {
    when: 'Quand',
    chosen: 'Choisi',
    script: 'Script',
    again: 'Le même à nouveau',
    done: (done, all) => `Étapes cochées (${done} sur ${all})`,
    open: 'Non cochées',
    omissions: 'Pas dans le script',
    step: (label) => `étape ${label}`,
    columns: {
      step: 'Étape',
      place: 'Où',
      name: 'Nom',
      want: 'Devrait être',
      found: 'Trouvé',
    },
  },
}
