import { describe, expect, test } from 'vitest'
import { everyStep, type Procedure } from '../../lib/model'
import { understandArticle } from '../../lib/understand'

/** One article in five languages: the commands and links are the same, no word of the text is. */
const TEXTS: Record<string, string[]> = {
  en: [
    'Sessions drop',
    'Symptoms',
    'Cause',
    'Repair',
    'Use the console',
    'Open it',
    'Ask the service',
    'See',
    'Refused',
    'The service is off',
    'Turn it on',
    'On its disk',
    'Attach the disk',
    'Write the value',
  ],
  fr: [
    'Sessions coupées',
    'Symptômes',
    'Origine',
    'Réparer',
    'Par la console',
    'L’ouvrir',
    'Interroger le service',
    'Voir',
    'Refusé',
    'Le service est éteint',
    'L’allumer',
    'Sur son disque',
    'Attacher le disque',
    'Écrire la valeur',
  ],
  de: [
    'Sitzungen brechen ab',
    'Problembeschreibung',
    'Ursache',
    'Lösung',
    'Über die Konsole',
    'Öffnen',
    'Dienst abfragen',
    'Siehe',
    'Verweigert',
    'Der Dienst ist aus',
    'Einschalten',
    'Auf dem Datenträger',
    'Datenträger anfügen',
    'Wert schreiben',
  ],
  ja: [
    'セッションが切れる',
    '現象',
    '原因',
    '解決方法',
    'コンソールを使う',
    '開く',
    'サービスを調べる',
    '参照',
    '拒否',
    'サービスが無効',
    '有効にする',
    'ディスクで直す',
    'ディスクを接続する',
    '値を書く',
  ],
  zh: [
    '会话中断',
    '症状',
    '原因',
    '解决方案',
    '使用控制台',
    '打开',
    '查询服务',
    '请参阅',
    '拒绝',
    '服务已禁用',
    '启用',
    '在磁盘上修复',
    '附加磁盘',
    '写入值',
  ],
}

/** With anchors as Learn's translations keep them, or without any, as other publishers have it. */
function article(words: string[], anchors: boolean): string {
  const [
    title,
    symptoms,
    cause,
    solution,
    online,
    open,
    ask,
    see,
    refused,
    off,
    turnOn,
    offline,
    attach,
    write,
  ] = words
  const a = (name: string) => (anchors ? `<a name="${name}"></a>` : '')
  const link = anchors ? 'service-off' : String(off).toLowerCase().replaceAll(' ', '-')
  return `# ${title}

## ${a('symptoms')}${symptoms}

${title}.

## ${a('cause')}${cause}

${off}.

## ${a('solution')}${solution}

### ${a('console')}${online}

1. ${open} ([1](serial-console-windows.md)).
2. ${ask}:

   \`\`\`
   sc query TermService
   \`\`\`

   | | |
   |---|---|
   | 5 | [${refused}](https://example.com/help) |
   | 1058 | ${see} [${off}](#${link}) |

#### ${a('service-off')}${off}

1. ${turnOn}:
   1. ${turnOn}

      \`\`\`
      sc config TermService start= demand
      \`\`\`
   2. ${ask}

      \`\`\`
      sc query TermService
      \`\`\`

### ${a('disk')}${offline}

#### ${a('attach')}${attach}

1. [${attach}](troubleshoot-recovery-disks-portal-windows.md)

#### ${a('write')}${write}

${write}:

\`\`\`
reg load HKLM\\BROKENSYSTEM F:\\windows\\system32\\config\\SYSTEM
reg add "HKLM\\BROKENSYSTEM\\ControlSet001\\Services\\TermService" /v Start /t REG_DWORD /d 3 /f
reg unload HKLM\\BROKENSYSTEM
\`\`\`
`
}

function read(text: string) {
  const result = understandArticle(text, 'sessions')
  if (!result.ok) throw new Error(result.message.en)
  return result.article
}

const shape = ({ situation, access, role, steps, facts }: Procedure) => ({
  situation,
  access,
  role,
  steps: everyStep({ steps }).map((step) => [
    step.id,
    step.label,
    step.commands.map(({ text, outcome }) => `${outcome} ${text}`),
    step.branches.map(({ kind }) => kind),
  ]),
  facts: facts.map(({ name, value, step }) => [name, value, step]),
})

describe.each([
  ['with Learn’s anchors', true],
  ['without anchors', false],
])('%s', (_, anchors) => {
  const english = read(article(TEXTS.en ?? [], anchors))

  test('procedures, situations, ways in, steps and branches', () => {
    expect(english.procedures.map(shape)).toEqual([
      {
        situation: 'online',
        access: 'serial',
        role: 'sequence',
        steps: [
          ['1', '1', [], []],
          ['2', '2', ['query sc query TermService'], ['page', 'section']],
        ],
        facts: [],
      },
      {
        situation: 'online',
        access: 'serial',
        role: 'branch',
        steps: [
          ['1', '1', [], []],
          ['1.1', '1', ['operation sc config TermService start= demand'], []],
          ['1.2', '2', ['query sc query TermService'], []],
        ],
        facts: [],
      },
      {
        situation: 'offline',
        access: null,
        role: 'sequence',
        steps: [['1', '1', [], []]],
        facts: [],
      },
      {
        situation: 'offline',
        access: null,
        role: 'sequence',
        steps: [
          [
            '1',
            '',
            [
              'operation reg load HKLM\\BROKENSYSTEM F:\\windows\\system32\\config\\SYSTEM',
              'operation reg add "HKLM\\BROKENSYSTEM\\ControlSet001\\Services\\TermService" /v Start /t REG_DWORD /d 3 /f',
              'operation reg unload HKLM\\BROKENSYSTEM',
            ],
            [],
          ],
        ],
        facts: [['Start', { type: 'REG_DWORD', data: 3 }, '1']],
      },
    ])
  })

  test.each(Object.keys(TEXTS))('%s has the same structure', (language) => {
    const other = read(article(TEXTS[language] ?? [], anchors))
    expect(other.procedures.map(shape)).toEqual(english.procedures.map(shape))
    for (const part of ['symptom', 'cause', 'prerequisites'] as const)
      expect([part, other[part].length]).toEqual([part, english[part].length])
    if (anchors)
      expect(other.procedures.map(({ id }) => id)).toEqual(english.procedures.map(({ id }) => id))
  })

  test('a branch knows its condition and the section it leads to', () => {
    const [page, section] = english.procedures[0]?.steps[1]?.branches ?? []
    expect([page?.condition, page?.target]).toEqual(['5', null])
    expect([section?.condition, section?.target]).toEqual(['1058', english.procedures[1]?.id])
  })
})

const CONSOLE = '[c](serial-console-windows.md)'

describe('steps', () => {
  const stepsIn = (text: string) =>
    read(`# T\n\n## S\n\n${text}\n`).procedures.flatMap((procedure) =>
      everyStep(procedure).map(({ id, label, commands }) => [id, label, commands.length]),
    )

  test.each([
    [
      '1. 2. 1. 3.',
      '1. a\n\n       sc query A\n2. b\n1. c\n\n       sc query B\n3. d\n',
      [
        ['1', '1', 1],
        ['2', '2', 0],
        ['1-b', '1', 1],
        ['3', '3', 0],
      ],
    ],
    [
      '2. twice',
      '1. a\n2. b\n2. c\n\n       sc query A\n',
      [
        ['1', '1', 0],
        ['2', '2', 0],
        ['2-b', '2', 1],
      ],
    ],
    [
      'bullets with commands',
      '* a\n\n      sc query A\n* b\n\n      sc query B\n',
      [
        ['1', '', 1],
        ['2', '', 1],
      ],
    ],
    [
      'numbers that the page counts',
      '1. a\n\n       sc query A\n1. b\n   1. c\n   1. d\n\n          sc query B\n',
      [
        ['1', '1', 1],
        ['2', '2', 0],
        ['2.1', '1', 0],
        ['2.2', '2', 1],
      ],
    ],
    [
      'a block that is not indented far enough for its sub-step',
      '1. a\n   1. b\n\n      ```\n      sc query A\n      ```\n   2. c\n\n     ```\n     sc query B\n     ```\n2. d\n',
      [
        ['1', '1', 0],
        ['1.1', '1', 1],
        ['1.2', '2', 1],
        ['2', '2', 0],
      ],
    ],
    [
      'a block after the sub-steps, for the step around them',
      '1. a\n   1. b\n   2. c\n\n   ```\n   sc query A\n   ```\n',
      [
        ['1', '1', 1],
        ['1.1', '1', 0],
        ['1.2', '2', 0],
      ],
    ],
    [
      'bullets below a step',
      '1. a\n   * b\n\n     ```\n     sc query A\n     ```\n   * c\n\n     ```\n     sc query B\n     ```\n',
      [
        ['1', '1', 0],
        ['1.1', '', 1],
        ['1.2', '', 1],
      ],
    ],
    [
      'plain text and blocks',
      'a\n\n```\nsc query A\n```\n\nb\n\n```\nsc query B\n```\n',
      [
        ['1', '', 1],
        ['2', '', 1],
      ],
    ],
    [
      'a list broken by a block',
      '1. a\n\n       sc query A\n2. b\n\n```\nsc query B\n```\n\n3. c\n',
      [
        ['1', '1', 1],
        ['2', '2', 1],
        ['3', '3', 0],
      ],
    ],
    [
      'a list in a quote',
      '> [!NOTE]\n> 1. a\n>\n>    ```\n>    sc query A\n>    ```\n> 2. b\n',
      [
        ['1', '1', 1],
        ['2', '2', 0],
      ],
    ],
  ] as const)('%s', (_, text, expected) => {
    expect(stepsIn(text)).toEqual(expected)
  })
})

describe('roles', () => {
  const rolesIn = (text: string) =>
    read(`# T\n\n## S\n\n${text}`).procedures.map(({ role }) => role)

  test('numbered ways to reach the machine are alternatives, numbered steps are not', () => {
    const ways = `### W 1: x\n\n1. ${CONSOLE}\n\n       sc start A\n\n### W 2: y\n\n1. z\n\n   \`\`\`\n   psexec \\\\10.0.0.4 cmd\n   \`\`\`\n`
    expect(rolesIn(ways)).toEqual(['alternative', 'alternative'])
    const steps = `### W 1: x\n\n1. ${CONSOLE}\n\n       sc start A\n\n### W 2: y\n\n1. z\n\n       sc start B\n`
    expect(rolesIn(steps)).toEqual(['sequence', 'sequence'])
  })

  test('a link that leads nowhere is broken, with or without blanks in it', () => {
    const text = '1. a [b](#nowhere) and [c](#no where).\n\n       sc query A\n'
    const branches = read(`# T\n\n## S\n\n${text}`).procedures[0]?.steps[0]?.branches ?? []
    expect(branches.map(({ kind, url }) => [kind, url])).toEqual([
      ['broken', '#nowhere'],
      ['broken', '#no where'],
    ])
  })
})

describe('an article without commands', () => {
  test('steps in Registry Editor are a procedure for the attached disk', () => {
    const article = read(
      '# T\n\n## Anfügen\n\n1. x\n\n## Ändern\n\n1. `\\windows\\system32\\config\\SYSTEM` laden.\n2. Setzen:\n\n   | a | b |\n   |---|---|\n   | HKEY_USERS\\Kaputt\\Select\\Current | 2 |\n',
    )
    expect(article.procedures.map(({ id, situation }) => [id, situation])).toEqual([
      ['ändern', 'offline'],
    ])
    expect(article.findings.map(({ rule }) => rule)).toEqual(['setting-in-prose'])
  })
})

test.each([
  ['bold', 'Datei **\\windows\\system32\\config\\SYSTEM** laden.'],
  ['meant as bold, behind a letter', 'ハイブは**\\windows\\system32\\config\\SYSTEM**です。'],
  ['in code', '載入`\\windows\\system32\\config\\SYSTEM`。'],
  ['plain', 'Загрузите \\windows\\system32\\config\\SYSTEM из диска.'],
])('a hive’s file on the attached disk, %s', (_, sentence) => {
  const text = `# T\n\n## L\n\n1. ${sentence}\n2. **HKEY_LOCAL_MACHINE** …\n`
  expect(read(text).procedures.map(({ situation }) => situation)).toEqual(['offline'])
})

test('a boot store that is not named is the running machine’s', () => {
  const text =
    '# T\n\n## S\n\n### A\n\n1. a\n\n       reg load HKLM\\BROKENSYSTEM F:\\windows\\system32\\config\\SYSTEM\n\n       reg unload HKLM\\BROKENSYSTEM\n\n### B\n\n1. b\n\n       bcdedit /deletevalue {default} safeboot\n'
  expect(read(text).procedures.map(({ situation }) => situation)).toEqual(['offline', 'online'])
})
