import type { Action, ActionKind, ActionOf, Localized, Target } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { isRegistryAction } from '../model/registry-action'

/** What a target can do with an action. */
export type Ability =
  | {
      express: true
      /** Keeps what was there before it changes it. */
      keep: boolean
      /** Reads back what it wrote; where it cannot, the program's exit code is all there is. */
      verify: boolean
      /** Can put back what it kept. */
      undo: boolean
      /** What is not to be had, and why; null where everything is. */
      limit: Localized | null
    }
  | { express: false; why: Localized }

type Targets = Record<Target, Ability>

const FULL: Ability = { express: true, keep: true, verify: true, undo: true, limit: null }

const none = (en: string, fr: string): Ability => ({ express: false, why: { en, fr } })

const NO_REG = none(
  'a .reg file holds nothing but registry values and keys',
  'un fichier .reg ne contient que des valeurs et des clés du registre',
)
const NO_ATTACHED = none(
  'it is for a running machine, and this target repairs an attached disk',
  'c’est pour une machine en marche, et cette cible répare un disque attaché',
)
const NO_RULE_NAME = none(
  'CMD’s netsh knows rules by their translated names alone: use PowerShell',
  'le netsh de CMD ne connaît les règles que par leurs noms traduits : utilisez PowerShell',
)
const NO_SERIAL_FILES = none(
  'a serial console cannot keep a file safely line by line: use the CMD script',
  'une console série ne peut pas conserver un fichier ligne par ligne : utilisez le script CMD',
)

const BARE_REG: Ability = {
  express: true,
  keep: false,
  verify: false,
  undo: false,
  limit: {
    en: 'a .reg file writes, and does nothing else',
    fr: 'un fichier .reg écrit, et rien d’autre',
  },
}

/** Done and seen to be done, with no way back. */
const onceDone = (verify: boolean, en: string, fr: string): Ability => ({
  express: true,
  keep: false,
  verify,
  undo: false,
  limit: { en, fr },
})

const REGISTRY: Targets = {
  cmd: FULL,
  powershell: FULL,
  reg: BARE_REG,
  serial: FULL,
  'run-command': FULL,
  'vm-repair': FULL,
}

const RUNNING: Targets = { ...REGISTRY, reg: NO_REG, 'vm-repair': NO_ATTACHED }
const EITHER: Targets = { ...REGISTRY, reg: NO_REG }
const FILES: Targets = { ...EITHER, serial: NO_SERIAL_FILES }

/** A row for each kind: the targets' abilities, but for what an action's own words decide. */
const ABILITIES: Record<Action['kind'], Targets> = {
  'registry-set': REGISTRY,
  'registry-delete-value': REGISTRY,
  'registry-delete-key': REGISTRY,
  'service-start': RUNNING,
  'service-account': everywhere(RUNNING, {
    express: true,
    keep: true,
    verify: true,
    undo: true,
    limit: {
      en: 'undo puts back an account without a password (LocalSystem, LocalService, NetworkService, a managed one); one with a password it cannot, and says so before it is changed',
      fr: 'l’annulation rétablit un compte sans mot de passe (LocalSystem, LocalService, NetworkService, un compte géré) ; un compte à mot de passe, non, et c’est dit avant de le changer',
    },
  }),
  'service-type': RUNNING,
  'service-state': RUNNING,
  'service-restart': everywhere(
    RUNNING,
    onceDone(
      true,
      'a restart of a service cannot be undone',
      'le redémarrage d’un service ne s’annule pas',
    ),
  ),
  'boot-element': EITHER,
  'firewall-profile': RUNNING,
  'firewall-rule': RUNNING,
  folder: FILES,
  'file-copy': FILES,
  'file-move': FILES,
  'file-delete': FILES,
  permissions: everywhere(FILES, {
    express: true,
    keep: true,
    verify: false,
    undo: true,
    limit: {
      en: 'whether the permissions are right is told by icacls’ exit code alone',
      fr: 'seul le code de sortie d’icacls dit si les autorisations sont bonnes',
    },
  }),
  ownership: everywhere(
    FILES,
    onceDone(
      false,
      'who owned the files before is kept by no program of Windows: it cannot be undone',
      'aucun programme de Windows ne conserve les propriétaires d’avant : cela ne s’annule pas',
    ),
  ),
  program: everywhere(
    EITHER,
    onceDone(
      false,
      'what the program did is told by its exit code alone, and it cannot be undone',
      'seul le code de sortie dit ce que le programme a fait, et cela ne s’annule pas',
    ),
  ),
}

/** The same ability in every target that can state the action at all. */
function everywhere(targets: Targets, ability: Ability): Targets {
  const of = (target: Target) => (targets[target].express ? ability : targets[target])
  return {
    cmd: of('cmd'),
    powershell: of('powershell'),
    reg: of('reg'),
    serial: of('serial'),
    'run-command': of('run-command'),
    'vm-repair': of('vm-repair'),
  }
}

/** CMD's netsh prints rules in the language of Windows. */
const UNREAD_RULE = onceDone(
  false,
  'netsh prints rules in the language of Windows, so they are not read back: undo is by hand',
  'netsh affiche les règles dans la langue de Windows : elles ne sont pas relues, et l’annulation se fait à la main',
)

type RuleSelector = ActionOf<'firewall-rule'>['by']

/** What the targets can do with one kind of action; a firewall rule's also depends on how it is named. */
export interface AbilityRow {
  kind: ActionKind
  by: RuleSelector | null
  targets: Targets
}

function rowFor(kind: ActionKind, by: RuleSelector | null): AbilityRow {
  const targets = ABILITIES[kind]
  if (by === null) return { kind, by, targets }
  const netsh = by === 'name' ? NO_RULE_NAME : UNREAD_RULE
  return { kind, by, targets: { ...targets, cmd: netsh, serial: netsh } }
}

/** Whoever runs a script has an HKCU of his own. */
export const CURRENT_USER: Localized = {
  en: 'HKCU is that of whoever runs this: run it signed in as the user who is meant',
  fr: 'HKCU est celle de qui lance ceci : lancez-le sous le compte de l’utilisateur concerné',
}

const SYSTEM_USER = none(
  'HKCU would be SYSTEM’s own, because Azure runs this as SYSTEM: run the CMD or PowerShell script signed in as the user who is meant',
  'HKCU serait celle de SYSTEM, car Azure lance ceci sous SYSTEM : lancez le script CMD ou PowerShell sous le compte de l’utilisateur concerné',
)

/** True for what each user has a copy of. */
export function isOfCurrentUser(action: Action): boolean {
  return isRegistryAction(action) && action.root === 'HKCU'
}

function forCurrentUser(ability: Ability, target: Target): Ability {
  if (target === 'run-command' || target === 'vm-repair') return SYSTEM_USER
  if (!ability.express) return ability
  const { limit } = ability
  const both = limit && {
    en: `${limit.en}; ${CURRENT_USER.en}`,
    fr: `${limit.fr} ; ${CURRENT_USER.fr}`,
  }
  return { ...ability, limit: both ?? CURRENT_USER }
}

/** The rows of several kinds of action, for the table of what each target can do. */
export function abilityRows(kinds: readonly ActionKind[]): AbilityRow[] {
  return kinds.flatMap((kind) =>
    kind === 'firewall-rule'
      ? [rowFor(kind, 'name'), rowFor(kind, 'display-name')]
      : [rowFor(kind, null)],
  )
}

/** The row that holds for an action. */
export function abilityRowOf(action: Action): AbilityRow {
  return rowFor(action.kind, action.kind === 'firewall-rule' ? action.by : null)
}

/**
 * What `target` can do with `action`. Said on the page, in the file and by the command line; what a
 * target cannot state becomes an omission of its script, never nothing.
 */
export function abilityOf(action: Action, target: Target): Ability {
  const ability = abilityRowOf(action).targets[target]
  return isOfCurrentUser(action) ? forCurrentUser(ability, target) : ability
}
