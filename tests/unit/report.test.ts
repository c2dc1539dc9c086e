import { describe, expect, test } from 'vitest'
import { defaultChoices } from '../../lib/choices'
import { articleBySlug } from '../../lib/content'
import type { Action, Plan } from '../../lib/model'
import { makePlan } from '../../lib/plan'
import { readConsole } from '../../lib/report'
import { serialPieces } from '../../lib/script'
import { ABSENT, answerTo, end, onScreen, planOf, type Screen, shown } from './console'

const RDP_TCP = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp'

function dword(name: string, data: number): Action {
  return {
    kind: 'registry-set',
    step: '1',
    root: 'HKLM',
    hive: 'SYSTEM',
    controlSet: true,
    key: 'Control\\Terminal Server\\WinStations\\RDP-Tcp',
    name,
    value: { type: 'REG_DWORD', data },
  }
}

const PLAN = planOf([dword('SecurityLayer', 0), dword('MinEncryptionLevel', 1)])
const [FIRST = '', SECOND = ''] = serialPieces({ ...PLAN, mode: 'check' })
  .slice(1)
  .map(({ text }) => text)

const value = (name: string, data: string) => ({ key: RDP_TCP, name, type: 'REG_DWORD', data })
const SET = [value('SecurityLayer', '0x0'), value('MinEncryptionLevel', '0x1')]

/** The whole dialogue about the two values of `PLAN`. */
function dialogue(stored: ReturnType<typeof value>[], screen: Screen = {}): string {
  return (
    shown(FIRST, answerTo(RDP_TCP, 'SecurityLayer', stored, screen.french), screen) +
    shown(SECOND, answerTo(RDP_TCP, 'MinEncryptionLevel', stored, screen.french), screen) +
    end(screen)
  )
}

const statuses = (text: string, plan: Plan = PLAN) =>
  readConsole(plan, text).map(({ status, is }) => (is === null ? status : `${status}: ${is}`))

describe('a dialogue about two values', () => {
  const screens: Array<[string, Screen]> = [
    ['as it stands', {}],
    ['without the blanks at the ends of rows', { trimmed: true }],
    ['with line feeds alone', { lineEnd: '\n' }],
    ['with carriage returns alone', { lineEnd: '\r' }],
    ['as a serial log has it', { lineEnd: '\r\r\n' }],
    ['in French', { french: true }],
    ['after another prompt', { prompt: 'X:\\a folder\\b>' }],
    ['without prompts', { prompt: '' }],
  ]
  test.each(screens)('%s', (_, screen) => {
    expect(statuses(dialogue(SET, screen))).toEqual(['set', 'set'])
    expect(statuses(dialogue([value('SecurityLayer', '0x2')], screen))).toEqual([
      'different: REG_DWORD 0x2',
      'missing',
    ])
  })

  test('a line has the action, its step, its words, and what to do', () => {
    const [line] = readConsole(PLAN, dialogue([value('SecurityLayer', '0x2')]))
    expect(line).toEqual({
      action: 0,
      step: '1',
      place: RDP_TCP,
      name: 'SecurityLayer',
      want: 'REG_DWORD 0x0',
      status: 'different',
      is: 'REG_DWORD 0x2',
      reason: null,
    })
    expect(JSON.parse(JSON.stringify(line))).toEqual(line)
  })

  test.each([
    ['nothing', ''],
    ['another text', 'Microsoft Windows [Version 10.0]\r\n\r\nC:\\>dir\r\n File Not Found\r\n'],
    ['the piece alone, as copied from the page', `${FIRST}`.replace('reg', 'REM reg')],
  ])('%s is not seen', (_, text) => {
    expect(statuses(text)).toEqual(['not seen', 'not seen'])
  })

  test('a value of the wrong type is different', () => {
    const stored = [{ ...value('SecurityLayer', '0'), type: 'REG_SZ' }]
    expect(statuses(dialogue(stored))[0]).toBe('different: REG_SZ 0')
  })

  test('the last answer counts', () => {
    const before = dialogue([value('SecurityLayer', '0x2')])
    expect(statuses(before + dialogue(SET))).toEqual(['set', 'set'])
    expect(statuses(dialogue(SET) + before)).toEqual(['different: REG_DWORD 0x2', 'missing'])
  })

  test('all values of the key at once say what is there, and not what is missing', () => {
    const listing = answerTo(RDP_TCP, 'SecurityLayer', SET)
    const text = shown(`reg query "${RDP_TCP}"`, listing) + end()
    expect(statuses(text)).toEqual(['set', 'not seen'])
  })
})

describe('never guesses', () => {
  const first = (text: string) => readConsole(PLAN, text)[0]
  const about = (text: string) => {
    const line = first(text)
    return `${line?.status}: ${line?.reason?.en ?? ''}`
  }
  const ask = (answer: string, screen: Screen = {}) => shown(FIRST, answer, screen)

  test('a message after an altered echo may be about another value', () => {
    const damage = (echo: string) => echo.replace('CurrentControlSet', 'CurrrentControlSet')
    const absent = answerTo(RDP_TCP, 'SecurityLayer', [])
    expect(about(ask(absent, { damage }) + end())).toMatch(/^unreadable: .*altered/)
    const dropped = (echo: string) => echo.replace('CurrentControlSet', 'CurentControlSet')
    expect(about(ask(absent, { damage: dropped }) + end())).toMatch(/^unreadable: .*altered/)
  })

  test('a value after an altered echo names itself', () => {
    const damage = (echo: string) => echo.replace('CurrentControlSet', 'CurrrentControlSet')
    expect(first(ask(answerTo(RDP_TCP, 'SecurityLayer', SET), { damage }) + end())?.status).toBe(
      'set',
    )
  })

  test.each(['0x1', '0x'])('a text that stops after %s', (digits) => {
    const answer = answerTo(RDP_TCP, 'SecurityLayer', [value('SecurityLayer', digits)])
    expect(about(ask(answer).trimEnd())).toMatch(/^unreadable: .*stops/)
  })

  test('a text that stops after the command', () => {
    expect(about(ask(''))).toMatch(/^unreadable: .*stops/)
    expect(about(ask('\n\nHKEY_LOCAL_MACHINE\\SYSTEM\\Curr'))).toMatch(/^unreadable: .*stops/)
  })

  test.each([
    ['0x00', 'set'],
    ['0x00000000', 'set'],
    ['0X0', 'set'],
    ['0x02', 'different: REG_DWORD 0x2'],
  ])('%s is compared as a number', (digits, status) => {
    expect(statuses(dialogue([value('SecurityLayer', digits)]))[0]).toBe(status)
  })

  test('0x0 and eight digits cannot go on', () => {
    const zero = answerTo(RDP_TCP, 'SecurityLayer', SET)
    expect(first(ask(zero).trimEnd())?.status).toBe('set')
  })

  test('a longer command whose row ends where the known one would', () => {
    const prompt = `C:\\${'f'.repeat(160 - FIRST.length - 4)}>`
    const text = shown(`${FIRST} /s`, `\n${ABSENT.en}\n\n`, { prompt })
    expect(text).toContain('SecurityLayer\r\n /s')
    expect(about(text + end())).not.toMatch(/^missing/)
  })

  test.each([
    ['ERROR: Access is denied.', /administrator/],
    ['ERREUR : Acc\u0082s refus\u0082.', /administrator/],
    ['ERROR: Invalid syntax.\nType "REG QUERY /?" for usage.', /did not understand/],
    ["'reg' is not recognized as an internal or external command,", /did not understand/],
    ['Something else.', /no answer that is known/],
  ])('%s', (message, reason) => {
    expect(about(`${ask(`\n${message}\n\n`)}${end()}`)).toMatch(reason)
    expect(first(`${ask(`\n${message}\n\n`)}${end()}`)?.status).toBe('unreadable')
  })

  test('every reason is there in French too', () => {
    const line = first(ask(''))
    expect(line?.reason?.fr).toMatch(/Le texte s’arrête/)
  })
})

describe('a message whose accents went through other code pages', () => {
  const sentence = ABSENT.fr
  test.each([
    ['as it was', sentence],
    [
      '850 read as 1252',
      "ERREUR\u00a0: le syst\u0160me n'a pas trouv‚ la cl‚ ou la valeur de Registre sp‚cifi‚e.",
    ],
    [
      '1252 read as 850',
      "ERREUR : le syst\u00deme n'a pas trouv\u00da la cl\u00da ou la valeur de Registre sp\u00dacifi\u00dae.",
    ],
    [
      'UTF-8 read as 1252',
      'ERREUR\u00c2\u00a0: le syst\u00c3\u00a8me n\u00e2\u20ac\u2122a pas trouv\u00c3\u00a9 la cl\u00c3\u00a9 ou la valeur de Registre sp\u00c3\u00a9cifi\u00c3\u00a9e.',
    ],
    ['replacement characters', sentence.replace(/[^\x20-\x7e]/g, '\ufffd')],
    ['question marks', sentence.replace(/[^\x20-\x7e]/g, '?')],
    ['control characters', sentence.replace(/[èé]/g, '\u0082')],
    ['dropped', sentence.replace(/[^\x20-\x7e]/g, '')],
    [
      'another version',
      'Erreur : Impossible de trouver la clé ou la valeur de Registre spécifiée.',
    ],
    ['Wine', 'reg: Unable to find the specified registry value'],
    ['German', 'FEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.'],
    [
      'German, 850 read as 1252',
      'FEHLER: Der angegebene Registrierungsschl\u0081ssel bzw. Wert wurde nicht gefunden.',
    ],
    [
      'Spanish',
      'ERROR: El sistema no ha podido encontrar la clave o el valor del Registro especificados.',
    ],
    ['Japanese', 'エラー: 指定されたレジストリ キーまたは値が見つかりませんでした。'],
    ['Chinese', '错误: 系统找不到指定的注册表项或值。'],
  ])('%s', (_, message) => {
    const text = onScreen(`${FIRST}\n${message}\n\n`) + end()
    expect(statuses(text)[0]).toBe('missing')
  })

  test.each([
    ['Polish', 'BŁĄD: System nie znalazł podanego klucza.'],
    ['Czech', 'CHYBA: Zadaný klíč nebyl nalezen.'],
    ['Chinese, 936 read as 1252', '´íÎó: ÏµÍ³ÕÒ²»µ½Ö¸¶¨µÄ×¢²á±íÏî»òÖµ¡£'],
  ])('%s: not known, and no verdict', (_, message) => {
    const [line] = readConsole(PLAN, onScreen(`${FIRST}\n${message}\n\n`) + end())
    expect(line?.status).toBe('unreadable')
    expect(line?.reason?.en).toMatch(/no answer that is known/)
  })
})

describe('escape sequences of a terminal', () => {
  test('colours, cursor movements and titles', () => {
    const text = dialogue(SET)
      .split('\r\n')
      .map((row, i) => `\u001b[${i + 1};1H\u001b[K\u001b[37m${row}\u001b[0m`)
      .join('')
    expect(statuses(`\u001b]0;SAC\u0007\u001b[2J${text}\u001b[40;1H`)).toEqual(['set', 'set'])
  })

  test('backspaces', () => {
    const typed = FIRST.replace('SecurityLayer', 'Secx\b \b\burityLayer').replace('Sec', 'Secu\b')
    const text = shown(FIRST, answerTo(RDP_TCP, 'SecurityLayer', []))
    expect(statuses(text.replace(FIRST, typed) + end())[0]).not.toBe('set')
    const rubbed = onScreen(`${FIRST}`).replace('reg', 'rx\beg')
    expect(statuses(`${rubbed}\r\n${ABSENT.en}\r\n\r\n${end()}`)[0]).toBe('missing')
  })
})

describe('the first article', async () => {
  const article = await articleBySlug('en', 'rdp-disconnects')
  const planned = makePlan(article, { ...defaultChoices('online'), target: 'serial' })
  if (!planned.ok) throw new Error(planned.message.en)
  const { plan } = planned

  /** Everything that the console says while the pieces are pasted. */
  function session(stored: ReturnType<typeof stored16>, screen: Screen): string {
    return serialPieces({ ...plan, mode: 'check' })
      .map(({ text }) => {
        const [, key = '', name = ''] = /^reg query "(.*)" \/v (\S+)$/.exec(text) ?? []
        return shown(text, key === '' ? '\n' : answerTo(key, name, stored, screen.french), screen)
      })
      .join('')
      .concat(end(screen))
  }

  function stored16() {
    return plan.actions.flatMap((action) =>
      action.kind === 'registry-set' && action.value.type === 'REG_DWORD'
        ? [
            {
              key: action.controlSet
                ? `HKLM\\SYSTEM\\CurrentControlSet\\${action.key}`
                : `HKLM\\SOFTWARE\\${action.key}`,
              name: action.name,
              type: 'REG_DWORD',
              data: `0x${action.value.data.toString(16)}`,
            },
          ]
        : [],
    )
  }

  test.each([{}, { trimmed: true }, { french: true }])('whole, %o', (screen) => {
    expect(new Set(statuses(session(stored16(), screen), plan))).toEqual(new Set(['set']))
    expect(new Set(statuses(session([], screen), plan))).toEqual(new Set(['missing']))
  })

  test('what was pasted in the mixed spelling', () => {
    const mixed = { ...plan, spelling: 'mixed' as const, mode: 'check' as const }
    const text = serialPieces(mixed)
      .map((piece) => shown(piece.text, `\n${ABSENT.en}\n\n`))
      .join('')
    expect(new Set(statuses(text + end(), plan))).toEqual(new Set(['missing']))
  })
})
