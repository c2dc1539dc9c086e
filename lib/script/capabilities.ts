import type { Localized, Mode, Target } from '../model'

/** What a target can do, and what it cannot: said on the page and in the file, never dropped. */
interface Capability {
  modes: readonly Mode[]
  limits: Localized[]
}

const NO_UNDO: Localized = {
  en: 'It keeps the old values in files; putting them back is still by hand (reg import, or the copied hive).',
  fr: 'Il conserve les anciennes valeurs dans des fichiers ; les remettre se fait encore à la main (reg import, ou la ruche copiée).',
}

export const capabilities: Record<Target, Capability> = {
  cmd: { modes: ['apply', 'check'], limits: [NO_UNDO] },
  powershell: { modes: ['apply', 'check'], limits: [NO_UNDO] },
  reg: {
    modes: ['apply'],
    limits: [
      {
        en: 'It cannot look first, keep old values or verify: reg import skips a bad line and still reports success. Check with the CMD or PowerShell script afterwards.',
        fr: 'Il ne peut ni regarder d’abord, ni conserver les anciennes valeurs, ni vérifier : reg import saute une ligne fautive et annonce quand même un succès. Vérifiez ensuite avec le script CMD ou PowerShell.',
      },
      {
        en: 'It cannot load a hive or find control sets: for an attached disk, load the hives yourself and choose the control sets before you download it.',
        fr: 'Il ne peut ni charger une ruche ni chercher les jeux de contrôle : pour un disque attaché, chargez vous-même les ruches et choisissez les jeux avant de le télécharger.',
      },
    ],
  },
}
