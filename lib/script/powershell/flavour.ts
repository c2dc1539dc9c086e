import type { ScriptLine } from '../../model'
import type { Quote } from './quote'

/** What differs between the three targets that are PowerShell. */
export interface Flavour {
  quote: Quote
  /** Requirements, parameters, defaults: everything above the actions. */
  head: ScriptLine[]
  /** How a line gets out: `Out-Text` and `Out-Line`. */
  output: ScriptLine[]
  /** What asks whether a change may be made. */
  agreed: string
  /** True: `#Requires` sees to it that this is an administrator. */
  requiresAdministrator: boolean
  /** True: without a letter, the script looks for the attached Windows itself. */
  findsDrive: boolean
  /** What is printed of each place, before the summary. */
  shown: string
  /** Ends the script with `$code`. */
  end: string
}
