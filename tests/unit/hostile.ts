import fc from 'fast-check'

/**
 * Texts that try to be more than data in a shell: what a property or a judge's test draws its values
 * from. `CANARY` is what each of them would leave behind if anything of it ran.
 */
export const CANARY = 'C:\\canary'

const RUNS = `copy nul ${CANARY}`

/** Characters and short groups that mean something to CMD, PowerShell, reg.exe, .reg or argv. */
export const SIGNS = [
  ...'"\'`%!^&|<>()[]{}$@#;:,=~*?+-_/\\ \t.0aZ',
  ...'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\uff02\uff05\uff06\u00a0\u00e9\u0301\u200e\u200f\u202e\ufeff\u2028\u0085',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\ud800',
  '\udc00',
  '😀',
  '\u001a',
  '\u001b[2J',
  '\\"',
  '\\\\',
  '\\0',
  '^^',
  '^\n',
  '%%',
  '%%x',
  '%0',
  '%*',
  '%~x',
  '%~dp0',
  '%PATH%',
  '%SystemRoot%',
  '%systemroot%',
  '%s',
  '%LINE:~0,4%',
  '!PATH!',
  '$(',
  '${',
  '$env:TEMP',
  '@(',
  '<#',
  '#>',
  '::',
  ':label',
  '/?',
  '/d',
  '/f',
  '--%',
  '2>&1',
  '<drive>',
  ',\\',
  '    REG_SZ    ',
  'rem ',
] as const

/** Whole attacks: each ends what it may stand in, runs a command, and opens it again. */
export const ATTACKS = [
  `" & ${RUNS} & "`,
  `"&${RUNS}&rem `,
  `& ${RUNS}`,
  `&${RUNS}&`,
  `| ${RUNS}`,
  `&& ${RUNS}`,
  `|| ${RUNS}`,
  `^" & ${RUNS} & ^"`,
  `^& ${RUNS}`,
  `^^^& ${RUNS}`,
  `\\" & ${RUNS} & \\"`,
  `') do ${RUNS} & rem (`,
  `' & ${RUNS} & '`,
  `') & (${RUNS}`,
  `) & ${RUNS} & (`,
  `\n${RUNS}\n`,
  `\r\n${RUNS}\r\n`,
  `^\r\n${RUNS}`,
  `%COMSPEC% /c ${RUNS}`,
  `%COMSPEC:~0,1% & ${RUNS}`,
  `%=" & ${RUNS} & "%`,
  `%OS:Windows=" & ${RUNS} & "%`,
  `!COMSPEC! /c ${RUNS}`,
  `> ${CANARY}`,
  `>${CANARY}`,
  `2>${CANARY}`,
  `x > ${CANARY} rem `,
  `0>${CANARY}`,
  `'; [IO.File]::WriteAllText('${CANARY}', 'x'); '`,
  `\u2019; [IO.File]::WriteAllText(\u2018${CANARY}\u2019, \u2018x\u2019); \u2018`,
  `\u201b; [IO.File]::WriteAllText('${CANARY}', 'x'); #`,
  `"; [IO.File]::WriteAllText('${CANARY}', 'x'); "`,
  `\u201d; [IO.File]::WriteAllText('${CANARY}', 'x'); \u201c`,
  `$([IO.File]::WriteAllText('${CANARY}', 'x'))`,
  `" + $([IO.File]::WriteAllText('${CANARY}', 'x')) + "`,
  `#>\n[IO.File]::WriteAllText('${CANARY}', 'x')\n<#`,
  `#> [IO.File]::WriteAllText('${CANARY}', 'x') <#`,
  `\uff03\uff1e [IO.File]::WriteAllText('${CANARY}', 'x') <#`,
  `\n'@\n[IO.File]::WriteAllText('${CANARY}', 'x')\n@'`,
  `'@ ; [IO.File]::WriteAllText('${CANARY}', 'x') ; @'`,
  `) ; [IO.File]::WriteAllText('${CANARY}', 'x') ; @(`,
  `} ; [IO.File]::WriteAllText('${CANARY}', 'x') ; @{`,
  `\`" ; [IO.File]::WriteAllText('${CANARY}', 'x') ; \`"`,
  `; & cmd /c ${RUNS}`,
  `| iex`,
  `"="x"\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Canary]\r\n"x"="y`,
  `]\r\n"canary"="x"\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Canary`,
  `\\"\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Canary]\r\n`,
  `" /f & reg add HKLM\\SOFTWARE\\Canary /f & rem "`,
  `x" /v Canary /d "1`,
  `\\" /v Canary /d \\"1`,
  `x\\`,
  `x\\\\`,
  `x\\"`,
  '/?',
  'a /? b',
  '-x',
  '/f',
  '@x',
  ';x',
  '::x',
  ':eof',
  '-',
  '@',
  '=',
  '%%x',
  '%1',
  '%~1',
  '%~zzz',
  '100%',
  '^',
  'x^',
  'x ^',
  '^^',
  '\\0',
  'a\\0b',
  '\\0\\0',
  ' leading and trailing ',
  '\ttab\t',
  'a    REG_SZ    b',
  'a    REG_DWORD    0x1',
  '\u202eRTL\u202c',
  '#',
  'a # b',
  "it's",
  'say "yes"',
  'CON',
  '..\\..\\x',
  '\\\\?\\C:\\x',
] as const

/** Longer than a line of CMD may be, longer than a name, longer than a console's piece. */
export const LONG = [
  'x'.repeat(2000),
  'x'.repeat(8190),
  '%'.repeat(2100),
  '"'.repeat(4100),
  `${'x'.repeat(8191)} & ${RUNS}`,
  'é'.repeat(9000),
  'x'.repeat(17_000),
] as const

/** Any text out of the signs, the attacks and Unicode as it comes. */
export function hostileText(most = 12): fc.Arbitrary<string> {
  const part = fc.oneof(
    { arbitrary: fc.constantFrom(...SIGNS), weight: 6 },
    { arbitrary: fc.constantFrom('a', 'B', '1', ' '), weight: 3 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 3 }), weight: 1 },
    { arbitrary: fc.constantFrom(...ATTACKS), weight: 1 },
  )
  const joined = fc.array(part, { minLength: 1, maxLength: most }).map((parts) => parts.join(''))
  return fc.oneof(
    { arbitrary: joined, weight: 12 },
    { arbitrary: fc.constantFrom(...ATTACKS), weight: 4 },
    { arbitrary: fc.constantFrom(...LONG), weight: 1 },
  )
}

/** The same texts at each run: every listed attack, and as many drawn ones as are asked for. */
export function hostileTexts(drawn: number, seed = 5): string[] {
  const random = fc.sample(hostileText(), { numRuns: drawn, seed })
  return [...new Set<string>([...ATTACKS, ...LONG, ...SIGNS, ...random])]
}
