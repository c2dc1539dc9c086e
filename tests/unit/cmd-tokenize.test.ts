import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intendedWords, tokenize } from '../../lib/command'

const words = (line: string) =>
  tokenize(line).commands.map(({ words }) => words.map(({ value }) => value))

describe('words as the program receives them', () => {
  test.each([
    ['plain words', 'reg add HKLM\\X /f', ['reg', 'add', 'HKLM\\X', '/f']],
    [
      'double quotes join',
      'reg add "HKLM\\Terminal Server" /f',
      ['reg', 'add', 'HKLM\\Terminal Server', '/f'],
    ],
    ['single quotes are ordinary characters', "/v 'SecurityLayer'", ['/v', "'SecurityLayer'"]],
    ['and do not join', "/v ' MaxIdleTime'", ['/v', "'", "MaxIdleTime'"]],
    ['quotes inside a word', 'a"b c"d', ['ab cd']],
    ['an escaped quote', '"say \\"yes\\""', ['say "yes"']],
    ['a doubled quote inside quotes', '"say ""yes"""', ['say "yes"']],
    ['backslashes before other characters', 'C:\\a\\b', ['C:\\a\\b']],
    ['two backslashes and a quote', '"C:\\dir\\\\" next', ['C:\\dir\\', 'next']],
    ['the trap: one backslash and a quote', '"HKCU\\T\\" /v A', ['HKCU\\T" /v A']],
    ['an empty argument', '/d "" /f', ['/d', '', '/f']],
    ['a caret escapes', 'echo a ^& b', ['echo', 'a', '&', 'b']],
    ['a caret inside quotes is itself', 'echo "a ^& b"', ['echo', 'a ^& b']],
    ['percent signs stay for the shell', '/d "%SystemRoot%\\x"', ['/d', '%SystemRoot%\\x']],
    [
      'a placeholder is one piece of its word',
      'chkdsk <Volume letter>: /f',
      ['chkdsk', '<Volume letter>:', '/f'],
    ],
    ['tabs divide too', 'sc\tstart\tgpsvc', ['sc', 'start', 'gpsvc']],
  ])('%s', (_, line, expected) => {
    expect(words(line)).toEqual([expected])
  })
})

describe('operators', () => {
  test.each([
    ['a & b', [['a'], ['b']], ['&', null]],
    ['a && b || c', [['a'], ['b'], ['c']], ['&&', '||', null]],
    ['set | find /i "x|y"', [['set'], ['find', '/i', 'x|y']], ['|', null]],
  ])('%s', (line, expected, operators) => {
    expect(words(line)).toEqual(expected)
    expect(tokenize(line).commands.map(({ operator }) => operator)).toEqual(operators)
  })

  test('redirections are no arguments', () => {
    const [command] = tokenize('reg query HKLM\\X >nul 2>&1').commands
    expect(command?.words.map(({ value }) => value)).toEqual(['reg', 'query', 'HKLM\\X'])
    expect(command?.redirections.map(({ operator, target }) => [operator, target?.value])).toEqual([
      ['>', 'nul'],
      ['>', '&1'],
    ])
  })

  test('an open quote hides everything after it', () => {
    expect(tokenize('reg add "HKLM\\X & calc')).toMatchObject({
      unclosedQuote: true,
      commands: [{}],
    })
  })
})

test('offsets are those of the line, quotes included', () => {
  const line = 'reg  add "a b" /v X'
  const [command] = tokenize(line).commands
  expect(command?.words.map(({ start, end }) => line.slice(start, end))).toEqual([
    'reg',
    'add',
    '"a b"',
    '/v',
    'X',
  ])
})

describe('words as the author meant them', () => {
  test.each([
    [
      "/v ' MaxIdleTime' /t",
      [
        ['/v', null],
        [' MaxIdleTime', 'single'],
        ['/t', null],
      ],
    ],
    [
      '/d "NT Authority\\NetworkService\u201c /f',
      [
        ['/d', null],
        ['NT Authority\\NetworkService', 'curly'],
        ['/f', null],
      ],
    ],
    [
      '"HKLM\\A\\" /v X',
      [
        ['HKLM\\A\\', 'double'],
        ['/v', null],
        ['X', null],
      ],
    ],
    ["don't", [["don't", null]]],
    ['"open', [['"open', null]]],
  ])('%s', (line, expected) => {
    expect(intendedWords(line).map(({ inner, quote }) => [inner, quote])).toEqual(expected)
  })
})

test('no text makes either reading fail, or loses its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (line) => {
      for (const { words } of tokenize(line).commands) {
        for (const { start, end } of words)
          expect(0 <= start && start < end && end <= line.length).toBe(true)
      }
      let last = 0
      for (const { start, end } of intendedWords(line)) {
        expect(last <= start && start < end && end <= line.length).toBe(true)
        last = end
      }
    }),
    { numRuns: 2000 },
  )
})

test('a quoted argument comes back as it was, whatever it holds', () => {
  // The inverse of the C runtime's rules: backslashes before a quote doubled, the quote escaped.
  const quote = (text: string) => `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`
  fc.assert(
    fc.property(
      fc.array(
        fc.string().filter((text) => !/["\r\n]/.test(text)),
        { minLength: 1 },
      ),
      (texts) => {
        expect(words(texts.map(quote).join(' '))).toEqual([texts])
      },
    ),
    { numRuns: 2000 },
  )
})
