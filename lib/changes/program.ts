import type { ProgramCall } from '../command'
import type { Operation } from '../model'
import { type Found, leave } from './draft'

/**
 * The programs of Windows that a script runs whole, with the exit codes that mean that they did it.
 *
 * Sources: Microsoft, "DISM image management command-line options" (3010: a restart is due),
 * windows-commands/chkdsk (1: errors were found and corrected), and each program's own page.
 */
const SUCCESS: Readonly<Record<string, readonly number[]>> = {
  bcdboot: [0],
  bcdedit: [0],
  chkdsk: [0, 1],
  cscript: [0],
  defrag: [0],
  dism: [0, 3010],
  gpupdate: [0],
  icacls: [0],
  'manage-bde': [0],
  netsh: [0],
  sc: [0],
  sfc: [0],
  taskkill: [0, 128],
  wevtutil: [0],
}

/** What comes before a password; `sc create` has it as one word with its equals sign. */
const PASSWORD = /^(?:[/-](?:rp|recoverypassword|pw|password)$|password=)/i

/** Another program, run whole; null where it is none that a script runs. */
export function programChanges(operation: Operation, call: ProgramCall | null): Found {
  switch (operation.kind) {
    case 'account':
      if (!operation.settings.password) {
        return leave(
          'whom the machine lets in is for you to decide',
          'c’est à vous de décider qui accède à la machine',
        )
      }
      return leave(
        'it sets an account, whose password has no place in a script',
        'elle change un compte, dont le mot de passe n’a pas sa place dans un script',
      )
    case 'system':
      if (/^(restart|shut-down)$/.test(operation.action)) {
        return leave(
          'when the machine restarts is for you to choose',
          'c’est à vous de choisir quand la machine redémarre',
        )
      }
      if (!/^(refresh-policy|licence|event-log)$/.test(operation.action)) return null
      break
    case 'package':
    case 'network':
    case 'disk':
    case 'firewall':
    case 'service':
    case 'boot-store':
    case 'process':
    case 'file':
      break
    default:
      return null
  }
  if (!call || call.program === 'diskpart') return null
  if (call.program === 'manage-bde' && call.arguments.some((word) => /^[-/]off$/i.test(word))) {
    return leave(
      'whether a disk stays encrypted is for you to decide',
      'c’est à vous de décider si un disque reste chiffré',
    )
  }
  const success = SUCCESS[call.program]
  if (!success || call.arguments.some((word) => PASSWORD.test(word))) return null
  return {
    done: [
      {
        kind: 'program',
        program: call.program,
        arguments: call.arguments,
        success: [...success],
        afterChange: call.program === 'gpupdate',
      },
    ],
  }
}
