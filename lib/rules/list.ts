import { accountLocalized } from './account-localized'
import { backslashBeforeQuote } from './backslash-before-quote'
import { backupOverwritten } from './backup-overwritten'
import { bootChangesContradict } from './boot-changes-contradict'
import { bootElementTwice } from './boot-element-twice'
import { bootEntryUnknown } from './boot-entry-unknown'
import { bootStoreAssumed } from './boot-store-assumed'
import { bootStorePath } from './boot-store-path'
import { bootValueFused } from './boot-value-fused'
import { bootValueSurplus } from './boot-value-surplus'
import { caretTrailingBlank } from './caret-trailing-blank'
import { checkWrites } from './check-writes'
import { commandBroken } from './command-broken'
import { commandInProse } from './command-in-prose'
import { commandMayAsk } from './command-may-ask'
import { commandRefused } from './command-refused'
import { commandTrailingBlank } from './command-trailing-blank'
import { commandTruncated } from './command-truncated'
import { commandsFused } from './commands-fused'
import { commentForeign } from './comment-foreign'
import { computerSwitchFused } from './computer-switch-fused'
import { controlSetsDiffer } from './control-sets-differ'
import { downloadInsecure } from './download-insecure'
import { errorTable } from './error-table'
import { eventProviderPadded } from './event-provider-padded'
import { fenceLanguage } from './fence-language'
import { fenceUnclosed } from './fence-unclosed'
import { firewallRuleName } from './firewall-rule-name'
import { folderMissing } from './folder-missing'
import { forVariablePrompt } from './for-variable-prompt'
import { frontMatterUnreadable } from './front-matter-unreadable'
import { hardCodedControlSet } from './hard-coded-control-set'
import { hiveFileSuffix } from './hive-file-suffix'
import { hiveLoadedTwice } from './hive-loaded-twice'
import { hiveMountVaries } from './hive-mount-varies'
import { hiveNeverUnloaded } from './hive-never-unloaded'
import { imageWhileLoaded } from './image-while-loaded'
import { includeMissing } from './include-missing'
import { interactiveSession } from './interactive-session'
import { invisibleCharacter } from './invisible-character'
import { linkBroken } from './link-broken'
import { listNumbering } from './list-numbering'
import { outputLocalized } from './output-localized'
import { pipeMissing } from './pipe-missing'
import { placeholderSpelling } from './placeholder-spelling'
import { powershellTypography } from './powershell-typography'
import { proceduresDisagree } from './procedures-disagree'
import { programMisspelt } from './program-misspelt'
import { promptInCommand } from './prompt-in-command'
import { quoteUnclosed } from './quote-unclosed'
import { regDwordBareHex } from './reg-dword-bare-hex'
import { regForceMissing } from './reg-force-missing'
import { regKeyCase } from './reg-key-case'
import { regKeyTrailingBackslash } from './reg-key-trailing-backslash'
import { regQueryWrites } from './reg-query-writes'
import { regTypeMissing } from './reg-type-missing'
import { regValuePadded } from './reg-value-padded'
import { regValueSingleQuoted } from './reg-value-single-quoted'
import { regView32 } from './reg-view-32'
import { registryDriveMissing } from './registry-drive-missing'
import { registryTypeGuessed } from './registry-type-guessed'
import type { Rule } from './rule'
import { scriptKind } from './script-kind'
import { serviceOptionBlank } from './service-option-blank'
import { settingInProse } from './setting-in-prose'
import { sfcOtherDisk } from './sfc-other-disk'
import { singleQuotedArgument } from './single-quoted-argument'
import { statementQuoted } from './statement-quoted'
import { toolRetired } from './tool-retired'
import { typographicQuote } from './typographic-quote'
import { variableExpanded } from './variable-expanded'
import { variableInString } from './variable-in-string'
import { variableUnquoted } from './variable-unquoted'

/** Every rule, in the order in which people read them: what changes a result first. */
export const RULES: readonly Rule[] = [
  regValueSingleQuoted,
  regValuePadded,
  regDwordBareHex,
  regKeyTrailingBackslash,
  backslashBeforeQuote,
  caretTrailingBlank,
  commandBroken,
  typographicQuote,
  regForceMissing,
  hiveFileSuffix,
  singleQuotedArgument,
  quoteUnclosed,
  statementQuoted,
  programMisspelt,
  regQueryWrites,
  bootStorePath,
  bootValueFused,
  bootValueSurplus,
  registryDriveMissing,
  firewallRuleName,
  eventProviderPadded,
  pipeMissing,
  computerSwitchFused,
  serviceOptionBlank,
  invisibleCharacter,
  variableExpanded,
  variableUnquoted,
  commandMayAsk,
  commandsFused,
  commandInProse,
  commandTruncated,
  commandRefused,
  regTypeMissing,
  variableInString,
  regView32,
  hardCodedControlSet,
  hiveNeverUnloaded,
  proceduresDisagree,
  registryTypeGuessed,
  toolRetired,
  accountLocalized,
  outputLocalized,
  forVariablePrompt,
  downloadInsecure,
  sfcOtherDisk,
  fenceUnclosed,
  includeMissing,
  linkBroken,
  hiveLoadedTwice,
  imageWhileLoaded,
  hiveMountVaries,
  controlSetsDiffer,
  bootEntryUnknown,
  bootStoreAssumed,
  bootElementTwice,
  bootChangesContradict,
  backupOverwritten,
  checkWrites,
  interactiveSession,
  errorTable,
  settingInProse,
  promptInCommand,
  fenceLanguage,
  commentForeign,
  scriptKind,
  listNumbering,
  placeholderSpelling,
  folderMissing,
  frontMatterUnreadable,
  powershellTypography,
  commandTrailingBlank,
  regKeyCase,
]
