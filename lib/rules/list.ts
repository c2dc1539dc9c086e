import { commandInProse } from './command-in-prose'
import { commandRefused } from './command-refused'
import { commandTrailingBlank } from './command-trailing-blank'
import { commandsFused } from './commands-fused'
import { frontMatterUnreadable } from './front-matter-unreadable'
import { hardCodedControlSet } from './hard-coded-control-set'
import { hiveNeverUnloaded } from './hive-never-unloaded'
import { proceduresDisagree } from './procedures-disagree'
import { regDwordBareHex } from './reg-dword-bare-hex'
import { regForceMissing } from './reg-force-missing'
import { regKeyCase } from './reg-key-case'
import { regKeyTrailingBackslash } from './reg-key-trailing-backslash'
import { regTypeMissing } from './reg-type-missing'
import { regValuePadded } from './reg-value-padded'
import { regValueSingleQuoted } from './reg-value-single-quoted'
import type { Rule } from './rule'
import { typographicQuote } from './typographic-quote'

/** Every rule, in the order in which people read them: what changes a result first. */
export const RULES: readonly Rule[] = [
  regValueSingleQuoted,
  regValuePadded,
  regDwordBareHex,
  regKeyTrailingBackslash,
  typographicQuote,
  regForceMissing,
  commandsFused,
  commandInProse,
  commandRefused,
  regTypeMissing,
  hardCodedControlSet,
  hiveNeverUnloaded,
  proceduresDisagree,
  frontMatterUnreadable,
  commandTrailingBlank,
  regKeyCase,
]
