import type { PipelineCommand } from './elements'

/** A cmdlet's arguments by the names of its parameters. */
export interface CmdletArguments {
  /** In lower case; null for an argument that only a running script knows, '' for a switch. */
  named: Map<string, string | null>
  positional: Array<string | null>
  /** The named arguments as they stand in the text, lists included: `Domain,Public`. */
  written: Map<string, string>
}

/** Parameters that take no argument, of the cmdlets that are read here. */
const SWITCHES =
  /^-(?:force|passthru|recurse|confirm|whatif|verbose|debug|repair|all|online|norestart|wait|asjob|skipcacheck|skipcncheck|usessl|hidden|append|noclobber|allowclobber|asplaintext|restart|quiet|limitaccess|cleanup|scan)$/i

/** `-Name:X`, `-Name X`, `X`: which argument belongs to which parameter. */
export function argumentsOf({ elements }: PipelineCommand): CmdletArguments {
  const named: CmdletArguments['named'] = new Map()
  const positional: CmdletArguments['positional'] = []
  const written: CmdletArguments['written'] = new Map()
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]
    if (!element) break
    if (element.type === 'argument') {
      positional.push(element.value)
      continue
    }
    const [, name = '', joined = ''] = /^-([\w?]+):?(.*)$/s.exec(element.text) ?? []
    const next = elements[index + 1]
    if (joined !== '') {
      named.set(name.toLowerCase(), joined)
      written.set(name.toLowerCase(), joined)
    } else if (next?.type === 'argument' && !SWITCHES.test(element.text)) {
      named.set(name.toLowerCase(), next.value)
      written.set(name.toLowerCase(), next.text)
      index++
    } else named.set(name.toLowerCase(), '')
  }
  return { named, positional, written }
}
