/** What tells one command from another, in a line that says more than the command. */
const LONGEST = 80

/** A command's text in one line, cut where it is long, without the passwords that it holds. */
export function cutText(text: string): string {
  const line = withoutSecrets(text.replace(/\s+/g, ' ').trim())
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 3)}...` : line
}

const WORD = String.raw`(?:"[^"]*"|'[^']*'|[^\s"']+)`

/**
 * Where programs take a password: after a switch, after a name, in a place. What stands for one, as
 * `<password>` and `*` do, is none.
 */
const SECRETS: readonly RegExp[] = [
  // psexec -p, schtasks /rp, manage-bde -rp, cmdkey /pass:, wmic /password:, sc password=
  new RegExp(
    `((?:^| )(?:[/-](?:p|rp|recoverypassword|pw|pass|passwd|password)[ :=]|password= ?))(?![<*])${WORD}`,
    'gi',
  ),
  // net user NAME PASSWORD, net use TARGET PASSWORD
  new RegExp(`((?:^| )net1?(?:\\.exe)? use(?:r)? ${WORD} )(?![<*/])${WORD}`, 'gi'),
  new RegExp(`(ConvertTo-SecureString (?:-String )?)(?![<$-])${WORD}`, 'gi'),
]

function withoutSecrets(line: string): string {
  return SECRETS.reduce((left, secret) => left.replace(secret, '$1...'), line)
}
