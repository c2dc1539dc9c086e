import { createHighlighter } from 'shiki'
import type { Script, Target } from '../../lib/model'
import type { TokenClass } from './runs'

/** At build time only: shiki's grammars never reach the browser. */
const GRAMMARS: Record<Target, 'bat' | 'powershell' | 'reg'> = {
  cmd: 'bat',
  powershell: 'powershell',
  reg: 'reg',
  serial: 'bat',
  'run-command': 'powershell',
  'vm-repair': 'powershell',
}

let made: ReturnType<typeof createHighlighter> | undefined

/** The lines of a script as runs of our few token classes. */
export async function coloursOf(script: Script): Promise<string[]> {
  made ??= createHighlighter({ langs: Object.values(GRAMMARS), themes: ['min-light'] })
  const highlighter = await made
  const text = script.lines.map((line) => line.text).join('\n')
  const { tokens } = highlighter.codeToTokens(text, {
    lang: GRAMMARS[script.target],
    theme: 'min-light',
    includeExplanation: 'scopeName',
  })
  return tokens.map((line) => {
    const pieces = line.flatMap(({ content, explanation }) =>
      (explanation ?? [{ content, scopes: [] }]).map((piece) => ({
        kind: classOf(piece.scopes.map(({ scopeName }) => scopeName)),
        length: piece.content.length,
      })),
    )
    return joined(pieces)
  })
}

function joined(pieces: Array<{ kind: TokenClass; length: number }>): string {
  const runs: Array<{ kind: TokenClass; length: number }> = []
  for (const { kind, length } of pieces) {
    const last = runs.at(-1)
    if (last?.kind === kind) last.length += length
    else if (length > 0) runs.push({ kind, length })
  }
  return runs.map(({ kind, length }) => `${kind}${length}`).join('')
}

/** TextMate's hundreds of scopes, as the few things worth telling apart in a script. */
function classOf(scopes: string[]): TokenClass {
  const all = scopes.join(' ')
  const own = scopes.at(-1) ?? ''
  if (/comment/.test(all)) return 'c'
  // The names in a PowerShell hashtable are scoped as variables, but are no variables.
  if (/hashtable\.assignment.*variable/.test(all)) return 'p'
  if (/variable|regname/.test(all)) return 'v'
  if (/string/.test(all)) return 's'
  if (/constant\.numeric/.test(own)) return 'n'
  if (/operator|punctuation/.test(own)) return 'p'
  if (/keyword|storage|constant\.language|section|support\.type/.test(own)) return 'w'
  return 'p'
}
