import { isTextAssignment, programCall } from '../command'
import type { Command } from '../model'

/**
 * Programs that change nothing but the console session they are typed in: where it stands, what it
 * shows. A script has a session of its own, so there is nothing to leave to its reader.
 */
const SESSION = new Set([
  'set-location',
  'push-location',
  'pop-location',
  'clear-host',
  'cd',
  'chdir',
  'pushd',
  'popd',
  'cls',
  // What it says to a file or to another program is more than one program: see below.
  'echo',
])

/** True for a command whose work ends with its console session: nothing of the machine changes. */
export function isOfSession({ program, operation, text, repaired, shell }: Command): boolean {
  // A module that is installed stays; one that is imported or removed is so for the session.
  const ofModule =
    operation?.kind === 'system' &&
    operation.action === 'module' &&
    operation.settings.state !== 'installed'
  const written = repaired ?? text
  if (isTextAssignment(written, shell)) return true
  // `cd X && del *` is more than its first program.
  return (SESSION.has(program) || ofModule) && programCall(written, shell) !== null
}

/** What every PowerShell and every console of the machine knows alike. */
const KNOWN =
  /^(?:\$(?:true|false|null|_|env:.*)|%(?:ALLUSERSPROFILE|COMSPEC|PROGRAMDATA|PROGRAMFILES|SYSTEMDRIVE|SYSTEMROOT|TEMP|TMP|WINDIR)%)$/i

/**
 * The first variable of a command that an earlier one must have set in the same console (`$x`,
 * `%key%`, `%x` of a `for`), as it is written; null where it has none.
 */
export function sessionVariable({ text, repaired, withValues, shell }: Command): string | null {
  const written = withValues ?? repaired ?? text
  const pattern =
    shell === 'powershell'
      ? /\$\{[^{}]+\}|\$[A-Za-z_][\w:]*/g
      : /%[A-Za-z_][\w()]*(?::[^%]+)?%|%%?[A-Za-z](?!\w)/g
  if (shell !== 'powershell' && shell !== 'cmd') return null
  return written.match(pattern)?.find((name) => !KNOWN.test(name)) ?? null
}

/** The first `%name%` of a CMD command, which cmd replaces as the command is typed; null without one. */
export function replacedVariable({ text, repaired, shell }: Command): string | null {
  return shell === 'cmd' ? (/%[A-Za-z_]\w*%/.exec(repaired ?? text)?.[0] ?? null) : null
}
