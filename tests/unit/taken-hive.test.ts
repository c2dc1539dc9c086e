import { describe, expect, test } from 'vitest'
import { defaultChoices } from '../../lib/choices'
import { makePlan } from '../../lib/plan'
import { understandArticle } from '../../lib/understand'

const CONFIG = 'F:\\windows\\system32\\config'

function planOf(steps: string[] | null, second: string) {
  const article = `# Repair the disk

1. Set the value:

   \`\`\`cmd
   reg load HKLM\\BROKENSYSTEM ${CONFIG}\\SYSTEM
   reg add "HKLM\\BROKENSYSTEM\\ControlSet001\\Services\\BFE" /v Start /t REG_DWORD /d 2 /f
   reg unload HKLM\\BROKENSYSTEM
   \`\`\`

2. Put another hive in its place:

   \`\`\`cmd
   ${second}
   copy ${CONFIG}\\RegBack\\SYSTEM ${CONFIG}\\SYSTEM
   \`\`\`
`
  const read = understandArticle(article, 'a')
  if (!read.ok) throw new Error(read.message.en)
  const planned = makePlan(read.article, { ...defaultChoices('offline'), steps })
  if (!planned.ok) throw new Error(planned.message.en)
  return planned.plan
}

describe('a hive file that is taken away', () => {
  const RENAMED = `ren ${CONFIG}\\SYSTEM SYSTEM.old`

  test('is left to the reader in a script that changes its keys', () => {
    const { actions, omissions } = planOf(null, RENAMED)
    expect(actions.map(({ kind }) => kind)).toEqual(['registry-set'])
    expect(omissions.map(({ step }) => step)).toEqual(['2'])
    for (const { reason } of omissions)
      expect(reason.en).toBe(
        'the hive file SYSTEM is taken away, and other steps change keys in it: choose these steps apart from the others',
      )
  })

  test('gives way in a script of its own, which needs no hive', () => {
    const { actions, hives } = planOf(['2'], RENAMED)
    expect(actions.map(({ kind }) => kind)).toEqual(['file-move', 'file-copy'])
    expect(hives).toEqual([])
  })

  test('another file gives way beside it', () => {
    const { actions } = planOf(null, `ren ${CONFIG}\\SAM SAM.old`)
    expect(actions.map(({ kind }) => kind)).toEqual(['registry-set', 'file-move', 'file-copy'])
  })
})
