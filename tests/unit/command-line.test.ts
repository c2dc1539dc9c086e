import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'repairbook-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function repairbook(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/repairbook.mjs', ...args], {
    encoding: 'buffer',
  })
  return { code: status, bytes: stdout, out: stdout.toString(), err: stderr.toString() }
}

/** A file in the test's own folder, with this content. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const ARTICLE = 'content/en/rdp-disconnects.md'

describe('bad input gets one line, exit code 2, and nothing is written', () => {
  const whole = readFileSync(ARTICLE)
  const cases: Array<[string, () => string[], RegExp]> = [
    ['an empty file', () => ['article', file('empty.md', '')], /empty\.md:1:1 is empty/],
    [
      'a binary file',
      () => ['article', file('binary.md', new Uint8Array([0x4d, 0, 0xff, 0xfe, 0, 1]))],
      /not text/,
    ],
    ['NUL in text', () => ['article', file('nul.md', 'a\0b')], /not text/],
    ['10 MB', () => ['article', file('big.md', 'a'.repeat(10_000_000))], /10\.0 MB/],
    [
      '2 million characters',
      () => ['lint', file('long.md', '# a\n'.repeat(500_000))],
      /2\.0 million characters/,
    ],
    ['not Markdown', () => ['article', file('data.json', '{"a": [1, 2]}')], /holds no command/],
    ['prose alone', () => ['lint', file('prose.md', '# Title\n\nWords.\n')], /holds no command/],
    [
      'cut off in the front matter',
      () => ['article', file('cut1.md', whole.subarray(0, 300))],
      /cut off\?/,
    ],
    [
      'cut off in a command',
      () => [
        'script',
        file('cut2.md', whole.subarray(0, 9500)),
        '--situation',
        'online',
        '--target',
        'cmd',
      ],
      /cut off\?/,
    ],
    [
      'cut off after a step’s first sentence',
      () => [
        'facts',
        file('cut3.md', `${whole.toString().split('\n13. ')[0]}\n13. Take the limit.`),
      ],
      /lacks 7 of the 16 settings/,
    ],
    [
      'cut off in a character',
      () => ['article', file('cut4.md', Buffer.from('# é').subarray(0, -1))],
      /middle of a character/,
    ],
    [
      'cut off before the first command of the attached disk',
      () => {
        const [before] = whole.toString().split('\n8. Set the security layer')
        return ['article', file('cut5.md', `${before}\n`)]
      },
      /before its first command/,
    ],
    [
      'quotes nested a thousand deep',
      () => ['facts', file('deep.md', '> '.repeat(3000))],
      /too deeply/,
    ],
    [
      'a path through a file',
      () => ['lint', join(file('plain.md', 'x'), 'x.md')],
      /not a folder|no such file/,
    ],
    ['a name that is too long', () => ['facts', `${'a'.repeat(300)}.md`], /too long/],
    [
      'a link to itself',
      () => {
        const loop = join(folder, 'loop.md')
        symlinkSync(loop, loop)
        return ['article', loop]
      },
      /in a circle/,
    ],
    ['a line break in a slug', () => ['article', 'a\nb'], /not an article/],
    ['no such file', () => ['article', join(folder, 'missing.md')], /no such file/],
    ['a folder', () => ['article', folder], /not a file/],
    [
      'an unknown slug',
      () => ['article', 'rdp-disconnect'],
      /not an article: expected a file or one of dhcp-disabled, rdp-disconnects, rdp-internal-error, safe-mode/,
    ],
    [
      'a hostile drive',
      () => [
        'script',
        'rdp-disconnects',
        '--situation',
        'offline',
        '--target',
        'cmd',
        '--drive',
        'F & calc',
        '-o',
        join(folder, 'out.cmd'),
      ],
      /--drive: “F & calc” is not a drive letter/,
    ],
    [
      'a hive of the running Windows',
      () => [
        'script',
        'rdp-disconnects',
        '--situation',
        'offline',
        '--target',
        'cmd',
        '--system',
        'SYSTEM',
      ],
      /--system: SYSTEM is a hive/,
    ],
    [
      'a step that changes nothing',
      () => [
        'script',
        'rdp-disconnects',
        '--situation',
        'online',
        '--target',
        'cmd',
        '--steps',
        '1',
      ],
      /Step 1 changes no setting/,
    ],
    [
      'no situation',
      () => ['script', 'rdp-disconnects', '--target', 'cmd'],
      /--situation is missing/,
    ],
    [
      'an unknown situation',
      () => ['facts', 'rdp-disconnects', '--situation', 'offlin'],
      /--situation: “offlin”/,
    ],
    [
      'an unknown procedure',
      () => [
        'script',
        'rdp-disconnects',
        '--situation',
        'online',
        '--target',
        'cmd',
        '--procedure',
        'x',
      ],
      /no online procedure “x”/,
    ],
    [
      'a mode that the target has not',
      () => [
        'script',
        'rdp-disconnects',
        '--situation',
        'online',
        '--target',
        'reg',
        '--mode',
        'check',
      ],
      /reg has no mode check/,
    ],
    [
      'a place that cannot be written',
      () => [
        'script',
        'rdp-disconnects',
        '--situation',
        'online',
        '--target',
        'cmd',
        '-o',
        join(folder, 'no/such/folder.cmd'),
      ],
      /cannot be written/,
    ],
    ...(
      [
        ['script', 'online', 'cmd', 'spelling', 'mixed', '--situation online --target serial'],
        ['script', 'online', 'powershell', 'drive', 'F', '--situation offline .*vm-repair'],
        ['script', 'offline', 'reg', 'drive', 'F', '--target cmd or powershell or vm-repair'],
        ['script', 'offline', 'reg', 'boot', 'G', '--target cmd or powershell or vm-repair'],
        ['script', 'offline', 'cmd', 'sets', '1,2', '--situation offline --target reg'],
        ['script', 'online', 'reg', 'system', 'X', '--situation offline'],
        ['report', 'online', '', 'sets', '1,2', '--situation offline'],
        ['report', 'online', '', 'software', 'X', '--situation offline'],
      ] as const
    ).map(([command, situation, target, name, value, place]): [string, () => string[], RegExp] => [
      `--${name} where it does nothing: ${command} ${situation} ${target}`,
      () => [
        ...[command, 'rdp-disconnects', '--situation', situation],
        ...(target === '' ? [] : ['--target', target]),
        ...[`--${name}`, value],
      ],
      new RegExp(`--${name} does nothing here: it is for .*${place}\\.$`, 'm'),
    ]),
    ...(
      [
        ['an unknown placeholder', ['x=1'], /it has service \(<ServiceName>\), port \(<Hexport/],
        ['no name', ['=1'], /not name=value/],
        ['a name given twice', ['service=A', 'service=B'], /“service” is given twice/],
        ['two names of one', ['service=A', '<ServiceName>=B'], /service, which has another value/],
        ['a hint as it was copied', ['ServiceName=...'], /service: “...” does not fit/],
        ['a wrong value', ['port=99999'], /port: “99999” does not fit/],
      ] as const
    ).map(([title, values, reason]): [string, () => string[], RegExp] => [
      `--set: ${title}`,
      () => [
        ...['script', 'rdp-internal-error', '--situation', 'online', '--target', 'cmd'],
        ...values.flatMap((value) => ['--set', value]),
      ],
      reason,
    ]),
    ['an unknown rule', () => ['rules', 'nope'], /no rule “nope”/],
    ['an unknown schema', () => ['schema', 'Nope'], /expected one of Article/],
    ['an unknown sub-command', () => ['frob'], /unknown command 'frob'/],
    ['an unknown option', () => ['facts', 'rdp-disconnects', '--nope'], /unknown option '--nope'/],
    ['a missing argument', () => ['article'], /missing required argument/],
  ]
  test.each(cases)('%s', (_, args, reason) => {
    const given = args()
    const before = readdirSync(folder)
    const { code, out, err } = repairbook(...given)
    expect(err).toMatch(reason)
    expect(err).toMatch(/^repairbook: [^\n]+\n$/)
    expect(err).not.toMatch(/\bat .*:\d+:\d+\)?$/m)
    expect(out).toBe('')
    expect(code).toBe(2)
    expect(readdirSync(folder)).toEqual(before)
  })
})

describe('the interface that automation is built on', () => {
  test('commands', () => {
    const { code, out } = repairbook('commands', ARTICLE, '--format', 'json')
    const rows: Array<Record<string, unknown>> = JSON.parse(out)
    expect(code).toBe(0)
    expect(rows).toHaveLength(45)
    for (const row of rows) {
      expect(Object.keys(row)).toEqual([
        'file',
        'line',
        'column',
        'situation',
        'procedure',
        'step',
        'carrier',
        'shell',
        'program',
        'text',
        'outcome',
      ])
    }
  })

  test('facts, of both situations and of one', () => {
    const all: Array<Record<string, unknown>> = JSON.parse(
      repairbook('facts', 'rdp-disconnects').out,
    )
    expect(all).toHaveLength(32)
    expect(all[0]).toEqual({
      situation: 'online',
      procedure: 'serial-control',
      root: 'HKLM',
      hive: 'SYSTEM',
      controlSet: true,
      key: 'Control\\Terminal Server\\WinStations\\RDP-Tcp',
      name: 'SecurityLayer',
      type: 'REG_DWORD',
      data: 0,
    })
    expect(
      JSON.parse(repairbook('facts', 'rdp-disconnects', '--situation', 'offline').out),
    ).toHaveLength(16)
  })

  test('article and its schema', () => {
    const schema = JSON.parse(repairbook('schema').out)
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
    const article = JSON.parse(repairbook('article', 'rdp-disconnects', '--lang', 'fr').out)
    expect(validate(article)).toBe(true)
    expect(validate({ ...article, procedures: [{}] })).toBe(false)
  })

  test('lint: findings are exit code 1, with their fields', () => {
    const { code, out } = repairbook('lint', ARTICLE, '--format', 'json')
    const [first] = JSON.parse(out)
    expect(code).toBe(1)
    expect(Object.keys(first)).toEqual([
      'file',
      'line',
      'column',
      'rule',
      'severity',
      'message',
      'fixable',
    ])
  })

  test('lint --fix corrects what is certain and nothing else; what is left needs a person', () => {
    const path = join(folder, 'fix.md')
    copyFileSync('content/fr/rdp-disconnects.md', path)
    expect(repairbook('lint', path, '--fix', '--format', 'json').code).toBe(1)
    const left: Array<{ fixable: boolean; rule: string }> = JSON.parse(
      repairbook('lint', path, '--format', 'json').out,
    )
    expect(left.filter(({ fixable }) => fixable)).toEqual([])
    expect(new Set(left.map(({ rule }) => rule))).toEqual(
      new Set(['hard-coded-control-set', 'hive-never-unloaded', 'procedures-disagree']),
    )
    const lines = (text: string) =>
      text.split('\n').filter((line) => !/REG ADD/.test(line) && line.trim() !== '')
    const before = lines(readFileSync('content/fr/rdp-disconnects.md', 'utf8'))
    const after = lines(readFileSync(path, 'utf8'))
    // The sentence that the glued command was cut from is the only other line that changed.
    expect(after.filter((line) => !before.includes(line))).toHaveLength(1)
  })

  test('an included file is found from the article’s folder, and named where its commands are', () => {
    mkdirSync(join(folder, 'docs/vm'), { recursive: true })
    mkdirSync(join(folder, 'docs/includes'), { recursive: true })
    const bad = "reg add HKLM\\SOFTWARE\\X /v 'A' /t REG_DWORD /d 1 /f"
    const article = file(
      'docs/vm/a.md',
      '# T\n\n[!INCLUDE [a](../includes/b.md)]\n\n[!INCLUDE [c](~/includes/c.md)]\n\n[!INCLUDE [d](../../outside.txt)]\n',
    )
    const included = file('docs/includes/b.md', `---\na: b\n---\n1. Run:\n\n       ${bad}\n`)
    file('docs/includes/c.md', '2. `sc query A`\n')
    file('outside.txt', '3. `sc query B`\n')
    const commands = JSON.parse(repairbook('commands', article, '--format', 'json').out)
    expect(
      commands.map(({ file, line, text }: Record<string, unknown>) => [file, line, text]),
    ).toEqual([
      [included, 6, bad],
      [join(folder, 'docs/includes/c.md'), 1, 'sc query A'],
    ])
    const before = readFileSync(article)
    const { out } = repairbook('lint', article, '--fix', '--format', 'json')
    expect(
      JSON.parse(out).map(({ file, line, rule }: Record<string, unknown>) => [file, line, rule]),
    ).toEqual([
      [included, 6, 'reg-value-single-quoted'],
      [article, 7, 'include-missing'],
    ])
    expect(readFileSync(article).equals(before)).toBe(true)
    expect(repairbook('lint', article, '--format', 'pretty').out).toContain(
      `${included}:6:35 error`,
    )
    // Given as a folder, the included file is corrected as a file of its own.
    repairbook('lint', join(folder, 'docs'), '--fix', '--format', 'json')
    expect(readFileSync(included, 'utf8')).toContain(bad.replaceAll("'", ''))
    expect(JSON.parse(repairbook('lint', article, '--format', 'json').out)).toHaveLength(1)
  })

  test('lint: a caret under the place, SARIF with its rules', () => {
    const { out } = repairbook('lint', ARTICLE, '--format', 'pretty')
    expect(out).toMatch(/rdp-disconnects\.md:\d+:\d+ error .* reg-value-single-quoted/)
    expect(out).toMatch(/^ +\^+$/m)
    const sarif = JSON.parse(repairbook('lint', ARTICLE, '--format', 'sarif').out)
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Repairbook' } } }],
    })
    for (const { ruleId, ruleIndex } of sarif.runs[0].results) {
      expect(sarif.runs[0].tool.driver.rules[ruleIndex].id).toBe(ruleId)
    }
  })

  test('script: the same bytes in a pipe and in a file, under its own name in a folder', () => {
    const args = ['script', 'rdp-disconnects', '--situation', 'offline', '--target', 'reg']
    const piped = repairbook(...args)
    const written = repairbook(...args, '-o', folder)
    expect(piped.code).toBe(0)
    expect(readFileSync(join(folder, 'rdp-disconnects.offline.reg'))).toEqual(piped.bytes)
    expect(written.err).toMatch(/SHA-256 [0-9a-f]{64}/)
  })

  test.each([
    ['cmd', 'fix.cmd', 'Run it: fix.cmd\n'],
    ['cmd', 'my fix.cmd', 'Run it: "my fix.cmd"\n'],
    [
      'powershell',
      'fix.ps1',
      'Run it: powershell -NoProfile -ExecutionPolicy Bypass -File .\\fix.ps1\n',
    ],
    ['powershell', 'my fix.ps1', '-File ".\\my fix.ps1"\n'],
    ['reg', 'fix.txt', 'Run it: reg import fix.txt\n'],
    ['run-command', 'fix.ps1', () => `--scripts "@${join(folder, 'fix.ps1')}"\n`],
    ['vm-repair', 'fix.ps1', () => `--custom-script-file "${join(folder, 'fix.ps1')}"\n`],
    // Under these names it would not run, or not in every shell.
    ['cmd', 'fix.txt', 'rename it, for example to rdp-disconnects.online.cmd'],
    ['powershell', 'fix', 'rename it, for example to rdp-disconnects.online.ps1'],
    ['cmd', '%fix%.cmd', 'rename it, for example to rdp-disconnects.online.cmd'],
  ] as const)('script -o, as %s: the line that runs %s names it', (target, name, said) => {
    const situation = target === 'vm-repair' ? 'offline' : 'online'
    const drive = target === 'vm-repair' ? ['--drive', 'F'] : []
    const args = ['rdp-disconnects', '--situation', situation, '--target', target, ...drive]
    const { code, err } = repairbook('script', ...args, '-o', join(folder, name))
    expect(code).toBe(0)
    expect(err).toContain(typeof said === 'string' ? said : said())
  })

  test('script says which of several procedures it took, and names the others', () => {
    const set = (name: string) =>
      `\`\`\`cmd\nreg add "HKLM\\SOFTWARE\\X" /v ${name} /t REG_DWORD /d 1 /f\n\`\`\`\n`
    const path = file('two.md', `# Two ways\n\n## One\n\n${set('A')}\n## Two\n\n${set('B')}`)
    const args = ['script', path, '--situation', 'online', '--target', 'reg']
    expect(repairbook(...args).err).toContain(
      'Of the procedure one. For another one: --procedure two',
    )
    const asked = repairbook(...args, '--procedure', 'two')
    expect(asked.code).toBe(0)
    expect(asked.err).not.toContain('Of the procedure')
  })

  test('lint reads the articles of a folder, and follows no link out of it', () => {
    const inside = join(folder, 'links')
    const outside = join(folder, 'elsewhere')
    for (const path of [inside, outside]) mkdirSync(path)
    const text = '# T\n\n1. Stop it:\n\n   ```cmd\n   net stop X\n   ```\n'
    writeFileSync(join(inside, 'in.md'), text)
    writeFileSync(join(outside, 'out.md'), text)
    symlinkSync(outside, join(inside, 'link'))
    const { code, err } = repairbook('lint', inside, '--format', 'pretty')
    expect(code).toBe(0)
    expect(err).not.toContain('out.md')
  })

  test('script --set takes the id, the spelling, and the name that the hint prints', () => {
    const args = ['script', 'rdp-internal-error', '--situation', 'online', '--target', 'cmd']
    const byId = repairbook(...args, '--set', 'service=Spooler', '--set', 'port=3390')
    expect(byId.code).toBe(0)
    const hints = repairbook(...args).err.matchAll(/give it with --set (\S+)=\.\.\.$/gm)
    const names = [...hints].map(([, name = '']) => name)
    expect(names).toEqual(['ServiceName', 'Hexportnumber', 'NEW-PORT-decimal'])
    // One word to bash, PowerShell and CMD alike.
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9-]+$/)
    const values = ['Spooler', '0xd3e', '3390']
    const asHinted = names.flatMap((name, i) => ['--set', `${name}=${values[i]}`])
    expect(repairbook(...args, ...asHinted).bytes).toEqual(byId.bytes)
    const spelled = ['--set', '<servicename>=Spooler', '--set', '<NEW PORT (decimal)>=3390']
    expect(repairbook(...args, ...spelled).bytes).toEqual(byId.bytes)
  })

  test('a link is followed and a mode kept', () => {
    const real = join(folder, 'real.cmd')
    const link = join(folder, 'link.cmd')
    writeFileSync(real, 'old', { mode: 0o640 })
    symlinkSync(real, link)
    const args = [
      'script',
      'rdp-disconnects',
      '--situation',
      'online',
      '--target',
      'cmd',
      '-o',
      link,
    ]
    expect(repairbook(...args).code).toBe(0)
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(real, 'utf8')).toContain('Repairbook')
    expect(statSync(real).mode & 0o777).toBe(0o640)
  })

  test('script: a file of the catalogue is its slug, in either language', () => {
    const args = ['--situation', 'offline', '--target', 'powershell', '--drive', 'G']
    const bySlug = repairbook('script', 'rdp-disconnects', ...args).bytes
    expect(repairbook('script', ARTICLE, ...args).bytes).toEqual(bySlug)
    expect(repairbook('script', 'content/fr/rdp-disconnects.md', ...args).bytes).toEqual(bySlug)
  })

  test('rules: a list, and a page in the language asked for', () => {
    expect(JSON.parse(repairbook('rules').out).length).toBeGreaterThan(10)
    const page = repairbook('rules', 'reg-value-padded', '--lang', 'fr', '--format', 'table').out
    expect(page).toContain('reg-value-padded')
    expect(page).toContain('MaxIdleTime')
  })

  test.each([
    [],
    ['article'],
    ['commands'],
    ['facts'],
    ['lint'],
    ['script'],
    ['rules'],
    ['schema'],
  ])('--help of %s', (...command) => {
    const { code, out } = repairbook(...command, '--help')
    expect(code).toBe(0)
    expect(out).toMatch(/^Usage: repairbook/)
  })
})

test('the version is the package’s', () => {
  expect(repairbook('--version').out.trim()).toBe(
    JSON.parse(readFileSync('package.json', 'utf8')).version,
  )
})
