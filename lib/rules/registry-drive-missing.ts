import type { CommandProblem, CommandRule } from './rule'

/** In a quoted string of PowerShell: a root without its colon, or a hive's mount without its root. */
const ROOT = /(['"])(HK(?:LM|CU|CR|U|CC))\\/g
const MOUNT = /(['"])((?:BROKEN|OFFLINE|PROBLEM)(?:SYSTEM|SOFTWARE)\\)/g

/** `-Path 'HKLM\SYSTEM'`: a folder below the current one, and no key; the registry's drive is `HKLM:`. */
export const registryDriveMissing: CommandRule = {
  id: 'registry-drive-missing',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q45', 'Q46'],
  check: ({ shell, program, text }) => {
    // reg.exe takes roots without a colon, whichever shell starts it.
    if (shell !== 'powershell' || program === 'reg' || /\breg(?:\.exe)?\s/i.test(text)) return []
    const problem = (at: number, length: number, name: string, insert: string): CommandProblem => ({
      start: at,
      end: at + length,
      message: {
        en: `${name} is no path of the registry to PowerShell: it begins with HKLM:\\ or another drive.`,
        fr: `${name} n’est pas un chemin du registre pour PowerShell : il commence par HKLM:\\ ou un autre lecteur.`,
      },
      edits: [{ start: at, end: at, text: insert }],
    })
    const roots = [...text.matchAll(ROOT)].map((match) => {
      const at = match.index + 1 + (match[2]?.length ?? 0)
      return { ...problem(at, 1, `${match[2]}\\`, ':') }
    })
    const mounts = [...text.matchAll(MOUNT)].map((match) =>
      problem(match.index + 1, match[2]?.length ?? 0, match[2] ?? '', 'HKLM:\\'),
    )
    return [...roots, ...mounts]
  },
}
