import { describe, expect, test } from 'vitest'
import { compareArticles, compareProcedures } from '../../lib/compare'
import { understandArticle } from '../../lib/understand'

function read(text: string) {
  const result = understandArticle(text, 'a')
  if (!result.ok) throw new Error(result.message.en)
  return result.article
}

const article = (...commands: string[]) =>
  read(
    `# T\n\n## <a name="s"></a>S\n\n${commands.map((command, i) => `${i + 1}. a\n\n        ${command}\n`).join('')}`,
  )

const set = (name: string, data: number) =>
  `reg add "HKLM\\SOFTWARE\\Policies\\X" /v ${name} /t REG_DWORD /d ${data} /f`

describe('two articles', () => {
  const compared = (a: string[], b: string[]) =>
    compareArticles(article(...a), article(...b)).map(({ kind, what, a: one, b: other }) => [
      kind,
      what,
      one?.line ?? null,
      other?.line ?? null,
    ])

  test('the same, whatever the case, the drive and the spelling of a placeholder', () => {
    expect(
      compared(
        [set('A', 1), 'chkdsk F: /f', 'sc query <Service>', 'chkdsk <Laufwerk>: /r'],
        [
          set('a', 1).replace('reg', 'REG'),
          'chkdsk g: /f',
          'sc query <service name>',
          'chkdsk ＜磁碟機＞: /r',
        ],
      ),
    ).toEqual([])
  })

  test('missing on one side', () => {
    const identity = 'registry hklm\\software\\policies\\x\\b'
    expect(compared([set('A', 1), set('B', 1)], [set('A', 1)])).toEqual([
      ['structure', 'steps', 3, 3],
      ['missing', identity, 10, null],
    ])
    expect(compared([set('A', 1)], [set('A', 1), set('B', 1)])).toEqual([
      ['structure', 'steps', 3, 3],
      ['missing', identity, null, 10],
    ])
  })

  test('different', () => {
    expect(compared([set('A', 1)], [set('A', 2)])).toEqual([
      ['different', 'registry hklm\\software\\policies\\x\\a', 7, 7],
    ])
    expect(compared(['sc config A start= auto'], ['sc config A start= demand'])).toEqual([
      ['different', 'service configure a', 7, 7],
    ])
  })

  test('in another order', () => {
    expect(
      compared([set('A', 1), set('B', 1)], [set('B', 1), set('A', 1)]).map(([kind]) => kind),
    ).toEqual(['moved'])
  })

  test('a procedure that only one side has', () => {
    const b = read(
      '# T\n\n## <a name="s"></a>S\n\n1. a\n\n        sc query A\n\n## <a name="t"></a>Other\n\n1. b\n\n        sc query B\n',
    )
    expect(compareArticles(article('sc query A'), b)).toMatchObject([
      { kind: 'structure', what: 'procedure', a: null, b: { text: 'Other' } },
    ])
  })
})

test('two procedures of one article: the twin lines for two control sets are one', () => {
  const { procedures } = read(
    '# T\n\n## On\n\n1. a\n\n        reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\X" /v A /t REG_DWORD /d 1 /f\n\n## Off\n\n1. a\n\n        reg add "HKLM\\BROKENSYSTEM\\ControlSet001\\Control\\X" /v A /t REG_DWORD /d 1 /f\n        reg add "HKLM\\BROKENSYSTEM\\ControlSet002\\Control\\X" /v A /t REG_DWORD /d 1 /f\n',
  )
  const [on, off] = procedures
  if (!on || !off) throw new Error('two procedures are expected')
  expect(compareProcedures(on, off)).toEqual([])
})
