import { describe, expect, test } from 'vitest'
import { emitScript } from '../../lib/script'
import { planWith, stated } from './stated-plan'

/** A line of before.txt is `"PLACE" "NAME" "OLD"`: what could be read in two ways is never in one. */
describe('names in what is kept', () => {
  const dword = { type: 'REG_DWORD', data: 1 } as const

  test.each(['a" "b', 'a|b', 'a^0022b', 'é', '(key)', '(KEY)', '(default)', '(Default)'])(
    'CMD never meets %j, PowerShell states it',
    (name) => {
      const plan = planWith([stated(name, dword)])
      const cmd = emitScript(plan, 'cmd')
      expect(cmd.ok).toBe(false)
      if (!cmd.ok) expect(cmd.message.en).toContain('PowerShell')
      expect(emitScript(plan, 'powershell').ok).toBe(true)
    },
  )
})
