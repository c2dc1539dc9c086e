import { describe, expect, test } from 'vitest'
import { defaultChoices } from '../../lib/choices'
import type { Target } from '../../lib/model'
import { makePlan } from '../../lib/plan'
import { emitScript } from '../../lib/script'
import { cmdLinesFor } from '../../lib/script/cmd/lines'
import { powerShellLinesFor } from '../../lib/script/powershell/lines'
import { understandArticle } from '../../lib/understand'

/** One letter in the article, and two partitions on the reader's disk. */
const ARTICLE = [
  '# T\n\n1. Say where both are:\n\n   ```cmd',
  '   bcdedit /store <Letter>:\\boot\\bcd /set {bootmgr} device partition=<Letter>:',
  '   bcdedit /store <Letter>:\\boot\\bcd /set {<Identifier>} osdevice partition=<Letter>:',
  '   ```\n',
].join('\n')

function planFor(drive: string | null, bootDrive: string | null) {
  const read = understandArticle(ARTICLE, 'made')
  if (!read.ok) throw new Error(read.message.en)
  const choices = { ...defaultChoices('offline'), drive, bootDrive }
  const made = makePlan(read.article, choices)
  if (!made.ok) throw new Error(made.message.en)
  return made.plan
}

function scriptFor(target: Target, drive: string | null, boot: string | null): string {
  const emitted = emitScript(planFor(drive, boot), target)
  if (!emitted.ok) throw new Error(emitted.message.en)
  return emitted.script.lines.map(({ text }) => text).join('\n')
}

describe('the boot manager lies on the partition of its store, Windows on its own', () => {
  test('in CMD both letters are put in when the script runs', () => {
    const script = scriptFor('cmd', null, null)
    expect(script).toContain('call :boot "{bootmgr}" "device" "partition=%STORE:~0,1%:"')
    expect(script).toContain('call :boot "{default}" "osdevice" "partition=%LETTER%:"')
    expect(script).not.toMatch(/<drive>|<boot>/)
  })

  test('in PowerShell what stands for a letter is replaced by it', () => {
    const script = scriptFor('powershell', null, null)
    expect(script).toContain("Want = 'partition=<boot>:'")
    expect(script).toContain("Want = 'partition=<drive>:'")
    expect(script).toContain(
      ".Replace('<drive>', $letter).Replace('<boot>', $Store.Substring(0, 1))",
    )
  })

  test('at a prompt the letters that were chosen stand there', () => {
    const plan = planFor('F', 'G')
    const lines = plan.actions.flatMap((action) => cmdLinesFor(action, plan))
    expect(lines).toContain('bcdedit /store G:\\boot\\bcd /set {bootmgr} device "partition=G:"')
    expect(lines).toContain('bcdedit /store G:\\boot\\bcd /set {default} osdevice "partition=F:"')
    const same = planFor('F', null)
    const typed = same.actions.flatMap((action) => powerShellLinesFor(action, same)).join('\n')
    expect(typed).toContain("/set '{bootmgr}' device 'partition=F:'")
    expect(typed).not.toMatch(/<drive>|<boot>/)
  })
})

test('a placeholder that an author calls so is not a letter on a running machine', () => {
  const read = understandArticle(
    '# T\n\n1. [Open it](serial-console-windows.md):\n\n   ```cmd\n   chkdsk <drive>: /f\n   sc config TermService start= demand\n   ```\n',
    'made',
  )
  if (!read.ok) throw new Error(read.message.en)
  const made = makePlan(read.article, defaultChoices('online'))
  expect(made.ok && made.plan.actions.map(({ kind }) => kind)).toEqual(['service-start'])
  expect(made.ok && made.plan.omissions).toMatchObject([{ missing: { spelled: '<drive>' } }])
})

test.each(['[New volume]', '<New volume>'])('%s never stands in a script', (spelled) => {
  const read = understandArticle(
    `# T\n\n1. Run:\n\n   \`\`\`cmd\n   bcdboot C:\\Windows /s ${spelled}:\n   sc config Dhcp start= auto\n   \`\`\`\n`,
    'made',
  )
  if (!read.ok) throw new Error(read.message.en)
  const made = makePlan(read.article, defaultChoices('online'))
  expect(made.ok && made.plan.actions.map(({ kind }) => kind)).toEqual(['service-start'])
  expect(made.ok && made.plan.omissions).toMatchObject([{ missing: { spelled } }])
})
