import { describe, expect, test } from 'vitest'
import { defaultChoices } from '../../lib/choices'
import type { Choices, Script } from '../../lib/model'
import { makePlan } from '../../lib/plan'
import { abilityOf, emitScript, TARGETS, textOf } from '../../lib/script'
import { understandArticle } from '../../lib/understand'

const HKCU = 'reg add "HKCU\\Control Panel\\Desktop" /v Saver /t REG_SZ /d 0 /f'
const DEFAULT = 'reg add "HKU\\.DEFAULT\\Control Panel\\Desktop" /v Saver /t REG_SZ /d 0 /f'
const HKLM = 'reg add HKLM\\SOFTWARE\\Example /v A /t REG_DWORD /d 1 /f'

function planOf(commands: string[], choices: Choices) {
  const offline = 'reg load HKLM\\BROKENSOFTWARE F:\\Windows\\System32\\config\\SOFTWARE'
  const lines = choices.situation === 'offline' ? [offline, ...commands] : commands
  const read = understandArticle(`# T\n\n1. Run:\n\n~~~cmd\n${lines.join('\n')}\n~~~\n`, 'users')
  if (!read.ok) throw new Error(read.message.en)
  const made = makePlan(read.article, choices)
  if (!made.ok) throw new Error(made.message.en)
  return made.plan
}

function emitted(commands: string[], choices: Choices): Script {
  const script = emitScript(planOf(commands, choices), choices.target)
  if (!script.ok) throw new Error(script.message.en)
  return script.script
}

describe('HKCU of a running machine', () => {
  const online = defaultChoices('online')

  test.each(['cmd', 'powershell', 'reg', 'serial'] as const)('%s says whose it is', (target) => {
    const script = emitted([HKCU, HKLM], { ...online, target })
    expect(script.omissions).toEqual([])
    expect(textOf(script)).toContain('HKCU is that of whoever runs this')
    expect(textOf(emitted([HKLM], { ...online, target }))).not.toContain('HKCU is that')
    const [action] = planOf([HKCU], online).actions
    const ability = action && abilityOf(action, target)
    expect(ability?.express && ability.limit?.en).toContain('whoever runs this')
  })

  test('Run Command would write SYSTEM’s own, and leaves it out with that reason', () => {
    const script = emitted([HKCU, HKLM], { ...online, target: 'run-command' })
    expect(script.omissions.map(({ reason }) => reason.en).join()).toContain('SYSTEM’s own')
    expect(script.lines.filter(({ text }) => text.includes("Root = 'HKCU'"))).toEqual([])
    const alone = emitScript(planOf([HKCU], online), 'run-command')
    expect(alone.ok ? '' : alone.message.en).toContain('SYSTEM’s own')
  })
})

describe('HKU\\.DEFAULT of an attached disk', () => {
  const offline = defaultChoices('offline')

  test.each(TARGETS.filter((target) => target !== 'serial' && target !== 'run-command'))(
    '%s writes it in the hive file DEFAULT',
    (target) => {
      const plan = planOf([DEFAULT, HKLM], { ...offline, target })
      expect(plan.omissions).toEqual([])
      expect(plan.hives).toContainEqual({
        hive: 'DEFAULT',
        file: 'Windows\\System32\\config\\DEFAULT',
        mount: 'BROKENDEFAULT',
      })
      expect(textOf(emitted([DEFAULT, HKLM], { ...offline, target }))).toContain('BROKENDEFAULT')
    },
  )

  test('stays in HKU on a running machine', () => {
    const [action] = planOf([DEFAULT], defaultChoices('online')).actions
    expect(action).toMatchObject({ root: 'HKU', key: '.DEFAULT\\Control Panel\\Desktop' })
  })

  test('HKCU is left out, with where the disk has it', () => {
    const { omissions } = planOf([HKCU, HKLM], offline)
    expect(omissions.map(({ reason }) => reason.en).join()).toContain('NTUSER.DAT')
  })
})
