/**
 * The tokens of PowerShell that decide what is data and what is code, strictly. A model for tests;
 * the real engine confirms it in tests/oracle.
 *
 * Sources: about_Quoting_Rules (curly quotes are quotes), about_Comments, the language specification
 * 2.3.5.
 */
export type PsToken =
  | { kind: 'code'; text: string }
  | { kind: 'string'; text: string }
  | { kind: 'expandable'; text: string }
  | { kind: 'comment' }

/** What can begin nothing but code. */
const PLAIN = /[^<@#'"`\u2018-\u201e]+/y
const SINGLE = /['\u2018\u2019\u201a\u201b]/
const DOUBLE = /["\u201c\u201d\u201e]/

export function readPowerShell(script: string): PsToken[] {
  const tokens: PsToken[] = []
  let code = ''
  const settle = () => {
    if (code.trim() !== '') tokens.push({ kind: 'code', text: code.trim() })
    code = ''
  }
  for (let at = 0; at < script.length; ) {
    PLAIN.lastIndex = at
    const plain = PLAIN.exec(script)?.[0] ?? ''
    code += plain
    at += plain.length
    const sign = script.charAt(at)
    if (sign === '') break
    if (/^@['"\u2018-\u201e]\r?\n/.test(script.slice(at, at + 4))) {
      throw new Error('a here-string, which the model does not read')
    }
    if (script.startsWith('<#', at)) {
      const close = script.indexOf('#>', at + 2)
      if (close === -1) throw new Error('a comment that never ends')
      settle()
      tokens.push({ kind: 'comment' })
      at = close + 2
    } else if (sign === '#' && (code === '' || /[\s(){};,=|&]$/.test(code))) {
      settle()
      tokens.push({ kind: 'comment' })
      const [rest = ''] = /^[^\r\n]*/.exec(script.slice(at)) ?? []
      at += rest.length
    } else if (SINGLE.test(sign)) {
      settle()
      const { text, next } = singleQuoted(script, at)
      tokens.push({ kind: 'string', text })
      at = next
    } else if (DOUBLE.test(sign)) {
      settle()
      const next = afterDoubleQuoted(script, at)
      tokens.push({ kind: 'expandable', text: script.slice(at, next) })
      at = next
    } else if (sign === '`') {
      code += script.slice(at, at + 2)
      at += 2
    } else {
      code += sign
      at++
    }
  }
  settle()
  return tokens
}

/** Any two single quotes in a row are the first of them; one ends the string. */
function singleQuoted(script: string, start: number): { text: string; next: number } {
  let text = ''
  for (let at = start + 1; at < script.length; at++) {
    const sign = script.charAt(at)
    if (!SINGLE.test(sign)) text += sign
    else if (SINGLE.test(script.charAt(at + 1))) {
      text += sign
      at++
    } else return { text, next: at + 1 }
  }
  throw new Error('a string that never ends')
}

function afterDoubleQuoted(script: string, start: number): number {
  for (let at = start + 1; at < script.length; at++) {
    const sign = script.charAt(at)
    if (sign === '`') at++
    else if (script.startsWith('$(', at)) at = afterExpression(script, at + 2) - 1
    else if (DOUBLE.test(sign)) {
      if (!DOUBLE.test(script.charAt(at + 1))) return at + 1
      at++
    }
  }
  throw new Error('a string that never ends')
}

/** After the parenthesis that closes a `$(` in a string. */
function afterExpression(script: string, start: number): number {
  let depth = 1
  for (let at = start; at < script.length; ) {
    const sign = script.charAt(at)
    if (SINGLE.test(sign)) at = singleQuoted(script, at).next
    else if (DOUBLE.test(sign)) at = afterDoubleQuoted(script, at)
    else {
      if (sign === '(') depth++
      if (sign === ')' && --depth === 0) return at + 1
      at++
    }
  }
  throw new Error('an expression that never ends')
}
