export { type ReportLine, readConsole } from './read'
export { STATUS_WORDS } from './status-words'
export type { Status } from './verdict'
