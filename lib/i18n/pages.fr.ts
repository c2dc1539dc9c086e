import type { PageWords } from './pages.en'

/** French, with the typography of `messages.fr.ts`. */
export const fr: PageWords = {
  start: {
    title: 'Une machine que personne n’atteint plus',
    intro:
      'Trouvez le symptôme, voyez ce que la réparation changerait, puis suivez les étapes ou prenez le script.',
    catalogue: 'Par symptôme',
    open: 'Ouvrir la procédure',
    count: (count) =>
      count === 1
        ? 'Une procédure pour l’instant\u00a0: elle est complète, et les suivantes lui ressembleront.'
        : `${count} procédures.`,
    howTitle: 'Ce que vous obtenez',
    how: [
      'Chaque réglage que la procédure change, nommé avant tout changement.',
      'Des commandes dont les erreurs publiées sont réparées, et chaque réparation montrée.',
      'Un script qui regarde avant d’écrire, garde les anciennes valeurs et vérifie ce qu’il a fait.',
    ],
  },
  effects: {
    'registry-set': 'Une valeur du registre',
    'registry-delete-value': 'La valeur du registre est supprimée',
    'registry-delete-key': 'La clé du registre est supprimée, avec tout ce qu’elle contient',
    'service-start': 'Quand le service démarre',
    'service-account': 'Le compte sous lequel le service s’exécute',
    'service-type': 'Si le service a son propre processus',
    'service-state': 'Si le service tourne maintenant',
    'service-restart': 'Le service est arrêté puis redémarré',
    'boot-element': 'Comment Windows démarre',
    'firewall-profile': 'Le pare-feu Windows sur les réseaux de ce type',
    'firewall-rule': 'Une règle du pare-feu Windows',
    folder: 'Un dossier est créé',
    'file-copy': 'Un fichier est copié',
    'file-move': 'Un fichier est déplacé',
    'file-delete': 'Un fichier est supprimé',
    permissions: 'Qui peut le lire et le modifier',
    ownership: 'Qui en est propriétaire',
    program: 'Un programme de Windows est exécuté',
  },
  repair: {
    repairs: (count) => (count < 2 ? `${count} réparation` : `${count} réparations`),
    published: 'publié',
    repaired: 'réparé',
    emitted: 'émis',
    why: 'pourquoi',
    rule: 'la règle',
    alsoTitle: 'Aussi corrigé dans cette procédure',
    line: (line) => `ligne ${line}`,
    changed: 'changé',
  },
  rules: {
    title: 'Règles',
    intro:
      'Ce qui cloche dans les commandes publiées, ce qui est émis à la place, et comment nous le savons. Une page par règle.',
    severity: {
      error: 'casse la commande',
      warning: 'à juger par une personne',
      info: 'rangé au passage',
    },
    fixable: 'réparé par la règle',
    notFixable: 'montré, non réparé',
    sources: 'Comment nous le savons',
    all: 'Toutes les règles',
    id: 'Nom',
  },
  targets: {
    title: 'Ce que peut chaque cible',
    intro:
      'Une coche seule\u00a0: le script fait le changement, conserve ce qu’il y avait, relit ce qu’il a écrit et peut l’annuler. Ce qu’une cible ne peut pas faire est dit aussi dans son fichier.',
    everything: 'fait, conserve, relit, annule',
    lacks: { keep: 'non conservé', verify: 'non relu', undo: 'non annulé' },
    cannot: 'pas par cette cible',
    note: (number) => `Raison ${number}`,
    rule: (kind, byName) => `${kind}, par son ${byName ? 'nom' : 'nom affiché ou son groupe'}`,
  },
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est peut-être ancienne ou mal saisie. Cherchez le symptôme, ou revenez à la page d’accueil.',
    start: 'Page d’accueil',
  },
}
