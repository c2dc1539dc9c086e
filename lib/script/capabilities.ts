import type { Localized, Mode, Situation, Target } from '../model'

/** What a target can do, and what it cannot: said on the page and in the file, never dropped. */
interface Capability {
  situations: readonly Situation[]
  modes: readonly Mode[]
  limits: Localized[]
}

const BOTH: readonly Situation[] = ['online', 'offline']
const ALL_MODES: readonly Mode[] = ['apply', 'check', 'undo']

export const capabilities: Record<Target, Capability> = {
  cmd: { situations: BOTH, modes: ALL_MODES, limits: [] },
  powershell: { situations: BOTH, modes: ALL_MODES, limits: [] },
  reg: {
    situations: BOTH,
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
  serial: {
    situations: ['online'],
    modes: ALL_MODES,
    limits: [
      {
        en: 'It is copied to the console piece by piece: whether each setting is right is told by what the console prints, which you paste back.',
        fr: 'Il se copie dans la console morceau par morceau : c’est ce que la console affiche, et que vous recopiez ici, qui dit si chaque réglage est bon.',
      },
    ],
  },
  'run-command': {
    situations: ['online'],
    modes: ALL_MODES,
    limits: [
      {
        en: 'Azure gives back the last 4,096 bytes of what it prints: the whole report is in its log, on the machine.',
        fr: 'Azure ne rend que les 4 096 derniers octets de ce qu’il affiche : le compte rendu complet est dans son journal, sur la machine.',
      },
    ],
  },
  'vm-repair': {
    situations: ['offline'],
    modes: ALL_MODES,
    limits: [
      {
        en: 'az vm repair passes no parameters on: mode and drive letter are chosen before you download it. Without a letter it looks for the Windows volume itself.',
        fr: 'az vm repair ne transmet aucun paramètre : le mode et la lettre se choisissent avant le téléchargement. Sans lettre, il cherche lui-même le volume de Windows.',
      },
    ],
  },
}
