import { describe, expect, test } from 'vitest'
import { parseCommand, tokenize } from '../../lib/command'
import { commandsOf } from '../../lib/rules'
import { correctArticle, understandArticle } from '../../lib/understand'

/** An article whose only step holds this block, indented as in a list. */
function article(block: string, tag = 'cmd'): string {
  const body = block
    .split('\n')
    .map((line) => (line === '' ? line : `   ${line}`))
    .join('\n')
  return `# Example\n\n## Online\n\n1. Run it.\n\n   \`\`\`${tag}\n${body}\n   \`\`\`\n`
}

function read(text: string) {
  const result = understandArticle(text, 'example')
  if (!result.ok) throw new Error(result.message.en)
  return result.article
}

/** Every part of the block with its outcome, and the source that its range covers. */
function parts(block: string): string[] {
  const text = article(block)
  return commandsOf(read(text)).map(
    ({ outcome, range }) => `${outcome} ${text.slice(range.start.offset, range.end.offset)}`,
  )
}

const ADD = 'reg add HKLM\\SOFTWARE\\X /v A /t REG_DWORD /d 1 /f'

describe('what stands around a command of cmd', () => {
  test.each([
    [`@${ADD}`, [`operation ${ADD}`]],
    [`@@ ${ADD}`, [`operation ${ADD}`]],
    ['@echo off', ['passed echo off']],
    // Only a command has this before it, whoever knows its program.
    ['@schtasks /run /tn X', ['passed schtasks /run /tn X']],
    [`(${ADD})`, [`operation ${ADD}`]],
    [`(\n${ADD}\nnet stop Dhcp\n)`, [`operation ${ADD}`, 'operation net stop Dhcp']],
    [`(${ADD} & net stop Dhcp)`, [`passed ${ADD} & net stop Dhcp`]],
    [`(${ADD}) > C:\\log.txt`, [`passed (${ADD}) > C:\\log.txt`]],
    ['(see the log)', ['sample see the log']],
    [
      'del "C:\\Program Files (x86)\\a.txt"\nnet stop Dhcp',
      ['operation del "C:\\Program Files (x86)\\a.txt"', 'operation net stop Dhcp'],
    ],
  ])('%s', (block, expected) => {
    // A sample needs a command beside it for the block to be part of an article.
    const found = parts(`${block}\nnet start Dhcp`)
    expect(found).toEqual([...expected, 'operation net start Dhcp'])
  })

  test('what depends on a condition is one statement with it, and nothing that is done anyway', () => {
    const found = commandsOf(read(article(`if exist F:\\x (\n  ${ADD}\n) else (\n  del F:\\x\n)`)))
    expect(found.map(({ program, outcome, operation }) => [program, outcome, operation])).toEqual([
      ['if', 'passed', null],
    ])
  })

  test('a parenthesis that nothing closes hides no line after it', () => {
    expect(parts(`(\n${ADD}\n(\nnet stop Dhcp`)).toEqual([
      'sample (',
      `operation ${ADD}`,
      'sample (',
      'operation net stop Dhcp',
    ])
  })

  test('inline code too', () => {
    const text = `# Example\n\n## Online\n\n1. Type \`@${ADD}\` or \`(net stop Dhcp)\`.\n`
    expect(commandsOf(read(text)).map((command) => command.text)).toEqual([ADD, 'net stop Dhcp'])
  })
})

describe('a caret at the end of a line', () => {
  const SPLIT = 'reg add HKLM\\SOFTWARE\\X ^\n  /v A /t REG_DWORD ^\n  /d 1 /f'

  test('joins the next one', () => {
    expect(parseCommand(SPLIT).operation).toEqual(parseCommand(ADD).operation)
    const [command] = commandsOf(read(article(SPLIT)))
    expect(command?.text).toBe(SPLIT)
    expect(command?.operation).toEqual(parseCommand(ADD).operation)
  })

  test.each([
    ['a^\nb', ['ab']],
    ['a ^\n"b c"', ['a', 'b c']],
    ['a ^\n& b', ['a', '&', 'b']],
    ['a ^ /f', ['a', '/f']],
  ])('%j', (text, words) => {
    expect(tokenize(text).commands.flatMap((one) => one.words.map(({ value }) => value))).toEqual(
      words,
    )
  })

  test('quoted, doubled or before an empty line it joins nothing', () => {
    expect(parts(`net stop "A^\nnet stop B^^\nnet stop C^\n\n${ADD}`)).toHaveLength(4)
  })

  test('every place is its own, and a correction changes nothing else', () => {
    const split = SPLIT.replace(' /f', '')
    const text = article(split).replace(/\n/g, '\r\n')
    const corrected = correctArticle(text, 'example').text
    expect(corrected).toBe(article(SPLIT).replace(/\n/g, '\r\n'))
  })

  test('in a quote, after cmd asks for more', () => {
    const screen = (end: string) =>
      `# Example\n\n## Online\n\n1. Type:\n\n   > ~~~\n   > C:\\>reg add HKLM\\SOFTWARE\\X ^\n   > More? /v A /t REG_DWORD /d 1${end}\n   > ~~~\n`
    expect(correctArticle(screen(''), 'example').text).toBe(screen(' /f'))
  })
})

describe('a console’s screen with prompts on some lines only', () => {
  const screen = (...lines: string[]) =>
    commandsOf(read(article(lines.join('\n'), 'console'))).map(
      ({ outcome, text }) => `${outcome} ${text}`,
    )

  test('what begins like a command was typed', () => {
    expect(screen('C:\\>net stop Dhcp', 'The service was stopped.', ADD)).toEqual([
      'operation net stop Dhcp',
      'sample The service was stopped.',
      `operation ${ADD}`,
    ])
  })

  test.each([
    'REG ADD KeyName [/v ValueName | /ve]',
    '    net stop Dhcp',
    'Net user accounts are local to this machine.',
    'Type: 20',
    'Get-Service [[-Name] <String[]>]',
  ])('an answer is none: %s', (answer) => {
    expect(screen('C:\\>net stop Dhcp', answer)).toEqual([
      'operation net stop Dhcp',
      `sample ${answer.trim()}`,
    ])
  })
})

test('CRLF articles have the same places and the same corrections', () => {
  const text = article('reg add HKLM\\SOFTWARE\\X /v A /t REG_DWORD /d 1\nnet stop Dhcp')
  const crlf = text.replace(/\n/g, '\r\n')
  const places = (source: string) =>
    commandsOf(read(source)).map(({ range }) => [range.start.line, range.start.column])
  expect(places(crlf)).toEqual(places(text))
  expect(correctArticle(crlf, 'example').text).toBe(
    correctArticle(text, 'example').text.replace(/\n/g, '\r\n'),
  )
})

describe('a backslash before a quote', () => {
  test.each([
    ['icacls "F:\\Dir\\" /grant *S-1-5-32-544:F', 'icacls "F:\\Dir\\\\" /grant *S-1-5-32-544:F'],
    ['takeown /f "F:\\" /r', 'takeown /f "F:\\\\" /r'],
    [
      'reg add HKLM\\SOFTWARE\\X /v A /t REG_SZ /d "C:\\D\\" /f',
      'reg add HKLM\\SOFTWARE\\X /v A /t REG_SZ /d "C:\\D\\\\" /f',
    ],
    [
      'reg add "HKLM\\SOFTWARE\\X\\" /v A /t REG_SZ /d "C:\\D\\" /f',
      'reg add "HKLM\\SOFTWARE\\X" /v A /t REG_SZ /d "C:\\D\\\\" /f',
    ],
    // Nested on purpose, doubled already, or cmd's own: as it is.
    ['sc config X binPath= "\\"C:\\A b\\x.exe\\" -k"', null],
    ['takeown /f "F:\\\\" /r', null],
    ['copy "F:\\A\\x" "G:\\B\\"', null],
  ])('%s', (published, repaired) => {
    const corrected = correctArticle(article(published), 'example').text
    expect(corrected).toBe(article(repaired ?? published))
  })

  test('what cmd does itself takes it for a backslash', () => {
    const { operation } = parseCommand('copy "F:\\A\\" "G:\\B\\"')
    expect(operation).toMatchObject({ subject: 'F:\\A\\', settings: { to: 'G:\\B\\' } })
  })

  test('the permissions are a change again, and no question that vanishes', () => {
    const [procedure] = read(article('icacls "F:\\Dir\\" /grant *S-1-5-32-544:F')).procedures
    expect(procedure?.changes).toMatchObject([{ kind: 'permissions', path: 'F:\\Dir\\' }])
  })

  test('a path that holds a quote is no path: the command is left whole', () => {
    expect(parseCommand('icacls "F:\\Dir\\" /grant X:F').outcome).toBe('passed')
  })
})
