import { describe, expect, test } from 'vitest'
import { defaultChoices } from '../../lib/choices'
import type { Situation } from '../../lib/model'
import { makePlan } from '../../lib/plan'
import { understandArticle } from '../../lib/understand'

/** An article of numbered steps, each with its own commands. */
const stepsOf = (...steps: string[][]) =>
  `# T\n\n${steps
    .map(
      (lines, at) =>
        `${at + 1}. Here:\n\n   \`\`\`cmd\n${lines.map((line) => `   ${line}\n`).join('')}   \`\`\`\n`,
    )
    .join('\n')}`

function planOf(text: string, steps: string[] | null = null, situation: Situation = 'online') {
  const read = understandArticle(text, 'made')
  if (!read.ok) throw new Error(read.message.en)
  return makePlan(read.article, { ...defaultChoices(situation), steps })
}

function made(...given: Parameters<typeof planOf>) {
  const result = planOf(...given)
  if (!result.ok) throw new Error(result.message.en)
  const { actions, omissions } = result.plan
  return {
    done: actions.map((action) =>
      action.kind === 'registry-set'
        ? `${action.step} ${action.name} ${action.value.data}`
        : action.kind === 'boot-element'
          ? `${action.step} ${action.element} ${action.value}`
          : `${action.step} ${action.kind}`,
    ),
    left: omissions.map(({ step, reason }) => `${step}: ${reason.en}`),
  }
}

const setting = (name: string, data: number) =>
  `reg add HKLM\\SOFTWARE\\Made /v ${name} /t REG_DWORD /d ${data} /f`

describe('steps that give one thing two values', () => {
  const ways = stepsOf(
    [setting('Same', 1), setting('Way', 1)],
    [setting('Same', 1), setting('Way', 2)],
  )

  test('leave both to the reader, who is told which steps', () => {
    const { done, left } = made(ways)
    expect(done).toEqual(['1 Same 1'])
    const reason =
      'steps 1 and 2 give Way different values, of which only one can hold: choose the step that is meant, with --steps or on the page'
    expect(left).toEqual([`1: ${reason}`, `2: ${reason}`])
  })

  test.each([
    ['1', 1],
    ['2', 2],
  ])('step %s chosen is done whole', (step, data) => {
    expect(made(ways, [step])).toEqual({
      done: [`${step} Same 1`, `${step} Way ${data}`],
      left: [],
    })
  })

  test('where nothing else is left, the refusal says so', () => {
    const result = planOf(stepsOf([setting('Way', 1)], [setting('Way', 2)]))
    expect(result.ok ? '' : result.message.en).toMatch(/^Nothing is left to do: steps 1 and 2 give/)
  })

  test('three steps are all named', () => {
    const three = stepsOf([setting('A', 1), setting('B', 1)], [setting('A', 2)], [setting('A', 3)])
    expect(made(three).left[0]).toContain('steps 1, 2 and 3 give A')
  })

  test('services and rules of the firewall too', () => {
    const { done, left } = made(
      stepsOf(
        [
          'sc config Spooler start= disabled',
          'netsh advfirewall set domainprofile state off',
          setting('A', 1),
        ],
        ['sc config spooler start= auto', 'netsh advfirewall set domainprofile state on'],
      ),
    )
    expect(done).toEqual(['1 A 1'])
    expect(left).toHaveLength(4)
  })
})

describe('the boot store of an attached disk', () => {
  const store = (path: string, ...set: string[]) =>
    set.map((text) => `bcdedit /store <Letter>:\\${path} /set {<Identifier>} ${text}`)

  test('generations that differ in the place of the store alone change the same', () => {
    const text = stepsOf(
      store('boot\\bcd', 'recoveryenabled off'),
      store('EFI\\Microsoft\\Boot\\BCD', 'recoveryenabled off'),
    )
    expect(made(text, null, 'offline')).toEqual({
      done: ['1 recoveryenabled No', '2 recoveryenabled No'],
      left: [],
    })
  })

  test('ways that differ in what they set do not', () => {
    const text = stepsOf(
      store('boot\\bcd', 'osdevice partition=<Letter>:', 'bootlog yes'),
      store('boot\\bcd', 'osdevice boot'),
    )
    const { done, left } = made(text, null, 'offline')
    expect(done).toEqual(['1 bootlog Yes'])
    expect(left).toHaveLength(2)
    expect(made(text, ['2'], 'offline').done).toEqual(['2 osdevice boot'])
  })

  test('two ways within one step are for hands', () => {
    const text = stepsOf(
      store('boot\\bcd', 'osdevice partition=<Letter>:', 'bootlog yes', 'osdevice boot'),
    )
    expect(made(text, null, 'offline').left).toEqual([
      '1: step 1 gives osdevice of {default} several values, of which only one can hold: set by hand the one that is meant',
    ])
  })
})

describe('what follows each other is no contradiction', () => {
  test('set and then deleted', () => {
    const text = stepsOf(
      ['bcdedit /set {current} safeboot minimal'],
      ['bcdedit /deletevalue {current} safeboot'],
    )
    expect(made(text)).toEqual({ done: ['1 safeboot minimal', '2 safeboot null'], left: [] })
  })

  test('stopped and then started, and switched off within one step alone', () => {
    const text = stepsOf(
      ['net stop Spooler', 'del C:\\Made\\a.txt'],
      ['net start Spooler'],
      ['sc config Fax start= disabled', 'del C:\\Made\\b.txt', 'sc config Fax start= auto'],
    )
    expect(made(text).left).toEqual([])
  })
})

describe('programs that are not read further', () => {
  const rule = (end: string) => `netsh int tcp set global rss=${end}`

  test('switch one thing on and off', () => {
    const { done, left } = made(stepsOf([rule('enabled'), 'sfc /scannow'], [rule('disabled')]))
    expect(done).toEqual(['1 program'])
    expect(left).toHaveLength(2)
    expect(made(stepsOf(['dism /online /enable-feature:X'], [rule('disabled')])).left).toEqual([])
  })

  test('switch a network card off and on again', () => {
    const card = (end: string) => `netsh interface set interface name="Made" admin=${end}`
    expect(made(stepsOf([card('disabled')], [card('enabled')])).left).toEqual([])
  })

  test('do the same twice, or two things', () => {
    expect(made(stepsOf([rule('enabled')], [rule('enabled')])).left).toEqual([])
    expect(
      made(stepsOf([rule('enabled')], ['netsh int tcp set global chimney=disabled'])).left,
    ).toEqual([])
  })
})

describe('a key that is deleted for a file to fill it again', () => {
  const deletes = 'reg delete "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Made" /f'

  test.each([
    'reg import C:\\kept.reg',
    'regedit /s C:\\kept.reg',
    'reg restore HKLM\\X C:\\k.hiv',
  ])('is left to the reader with %s', (line) => {
    const { done, left } = made(stepsOf([deletes], [line, 'net stop Made']))
    expect(done).toEqual(['2 service-state'])
    expect(left).toContain(
      '1: Control\\Made is to be replaced in step 2, which is left to you: do both by hand',
    )
  })

  test('but not with an import that stands before it, nor where the import is not chosen', () => {
    expect(made(stepsOf(['reg import C:\\a.reg'], [deletes])).done).toEqual([
      '2 registry-delete-key',
    ])
    expect(made(stepsOf([deletes], ['reg import C:\\a.reg']), ['1']).done).toEqual([
      '1 registry-delete-key',
    ])
  })
})

describe('a file that is renamed for another to take its place', () => {
  test.each([
    ['a program that no script runs', ['ren C:\\boot\\bcd bcd.old'], ['bootrec /rebuildbcd']],
    ['nothing at all', ['ren C:\\bootmgr bootmgr.old'], ['net start Made']],
    [
      'a copy that needs a value',
      ['ren C:\\Made\\a.sys a.old'],
      ['copy C:\\Made\\<folder>\\a.sys C:\\Made\\', 'net start Made'],
    ],
  ])('is left alone with %s', (_, first, second) => {
    const { done, left } = made(stepsOf([...first, 'net stop Made'], second))
    expect(done).not.toContain('1 file-move')
    expect(left.filter((one) => one.startsWith('1: C:'))).toHaveLength(1)
  })

  test.each([
    ['a copy', ['ren C:\\Made\\a.sys a.old'], ['copy C:\\Made\\b\\a.sys C:\\Made']],
    [
      'what Windows makes itself',
      ['ren C:\\Windows\\SoftwareDistribution SD.old'],
      ['regsvr32 a.dll'],
    ],
  ])('is renamed with %s', (_, first, second) => {
    expect(made(stepsOf(first, second)).done).toContain('1 file-move')
  })
})

describe('a service that is started before its start type is set', () => {
  test('gets its start type first: Windows starts no disabled service', () => {
    const text = stepsOf(
      ['sc start Made'],
      ['net stop Made', 'net start MADE'],
      ['sc config made start= auto', 'sc start Made'],
    )
    expect(made(text).done).toEqual([
      '3 service-start',
      '1 service-state',
      '2 service-restart',
      '2 service-state',
      '3 service-state',
    ])
  })

  test('unless it is disabled in the end, or another one is started', () => {
    expect(
      made(stepsOf(['net start A', 'net start B'], ['sc config A start= disabled'])).done,
    ).toEqual(['1 service-state', '1 service-state', '2 service-start'])
  })
})

describe('where nothing is left', () => {
  test('every reason is named, with its step and its command', () => {
    const result = planOf(
      stepsOf(['bootrec /fixmbr'], ['shutdown /r /t 0'], ['manage-bde -off C:']),
    )
    expect(result.ok ? '' : result.message.en).toBe(
      'Nothing is left to do: the bootrec command is left to you (step 1 bootrec /fixmbr); when the machine restarts is for you to choose (step 2 shutdown /r /t 0); whether a disk stays encrypted is for you to decide (step 3 manage-bde -off C:).',
    )
  })
})
