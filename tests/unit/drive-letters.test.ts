import { describe, expect, test } from 'vitest'
import { defaultChoices } from '../../lib/choices'
import { makePlan } from '../../lib/plan'
import { understandArticle } from '../../lib/understand'

/** What a script does and leaves out of an article for an attached disk. */
function planned(...lines: string[]) {
  const block = lines.map((line) => `   ${line}\n`).join('')
  const text = `# T\n\n1. [Attach it](troubleshoot-recovery-disks-portal-windows.md):\n\n   \`\`\`cmd\n${block}   \`\`\`\n`
  const read = understandArticle(text, 'made')
  if (!read.ok) throw new Error(read.message.en)
  const made = makePlan(read.article, defaultChoices('offline'))
  const [procedure] = read.article.procedures
  return {
    actions: made.ok ? made.plan.actions : [],
    left: procedure?.leftOut.map(({ text, reason }) => `${text}: ${reason.en}`) ?? [],
  }
}

const other = (letter: string) =>
  `${letter} is another drive than the attached disk’s Windows, and which letter it has on your machine is for you to see`

describe('two letters in an article for an attached disk', () => {
  test('are two drives: nothing is copied onto itself', () => {
    const copy = 'copy E:\\Spare\\a.dll F:\\Spare\\a.dll'
    const { actions, left } = planned(copy, 'md E:\\Kept')
    expect(actions).toEqual([{ kind: 'folder', step: '1', path: '<drive>:\\Kept' }])
    expect(left).toEqual([`${copy}: ${other('F:')}`])
  })

  test.each([
    ['a Windows folder', 'chkdsk F:\\Windows\\a.dll'],
    ['an image', 'dism /image:F:\\ /cleanup-image /restorehealth'],
    ['a hive', 'reg load HKLM\\BROKENSYSTEM F:\\Windows\\System32\\config\\SYSTEM'],
  ])('the attached disk is the one with %s', (_, line) => {
    const { actions, left } = planned('md E:\\Kept', line, 'del F:\\Spare\\a.dll')
    expect(actions.at(-1)).toEqual({
      kind: 'file-delete',
      step: '1',
      path: '<drive>:\\Spare\\a.dll',
    })
    expect(left).toContain(`md E:\\Kept: ${other('E:')}`)
  })

  test('the boot store may have its own, which the script finds', () => {
    const { actions, left } = planned(
      'dism /image:F:\\ /cleanup-image /revertpendingactions',
      'bcdedit /store E:\\boot\\bcd /set {bootmgr} device partition=E:',
      'bcdedit /store E:\\boot\\bcd /set {default} osdevice partition=F:',
      'bcdboot F:\\Windows /s E:',
    )
    expect(actions.slice(1)).toMatchObject([
      { entry: '{bootmgr}', value: 'partition=<boot>:' },
      { entry: '{default}', value: 'partition=<drive>:' },
    ])
    expect(left).toEqual([`bcdboot F:\\Windows /s E:: ${other('E:')}`])
  })

  test('a letter that a value holds is one of the Windows that will run', () => {
    const { actions, left } = planned(
      'reg add HKLM\\BROKENSYSTEM\\ControlSet001\\Control\\CrashControl /v DumpFile /d D:\\a.dmp /f',
      'del F:\\Spare\\a.dll',
    )
    expect(actions.map(({ kind }) => kind)).toEqual(['registry-set', 'file-delete'])
    expect(left).toEqual([])
  })
})

test.each(['copy F:\\Spare\\a.dll f:\\spare\\A.dll', 'move F:\\Spare\\a.dll F:\\Spare\\'])(
  '%s has one file on both sides',
  (line) => {
    expect(planned(line)).toEqual({
      actions: [],
      left: [
        `${line}: both of its paths are the same file: which other one is meant is for you to say`,
      ],
    })
  },
)
