export { type BlockLine, type BlockStatement, readBlock } from './block'
export { endsArguments, type IntendedWord, intendedWords, isCurlyQuote } from './cmd/intended'
export { type CommandLine, type SimpleCommand, tokenize, type Word } from './cmd/tokenize'
export { type ConsoleVariables, followVariables, isTextAssignment } from './console-variables'
export { applyEdits, type CommandEdit } from './edits'
export { type ParsedCommand, parseCommand } from './parse'
export { driveLettersIn, type FoundPlaceholder, placeholdersIn } from './placeholders'
export { isExpressionStatement } from './powershell/statements'
export { type ProgramCall, programCall } from './program-call'
export {
  isBuiltIntoCmd,
  isCmdlet,
  isMentionOnly,
  programNamed,
  programStarting,
} from './program-table'
export { isBootElement } from './programs/bcdedit'
export { promptOf } from './prompts'
export { REGISTRY_TYPES } from './reg/data'
export { parseRegistryKey } from './reg/key'
export { canonicalKeyName } from './registry-names'
export { isDiskpartCommand } from './shell'
export {
  type CommandStart,
  commandStarts,
  isImperative,
  isOfWords,
  isSentence,
} from './starts'
