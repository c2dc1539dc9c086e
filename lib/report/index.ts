export { type ReportLine, readConsole } from './read'
export type { Status } from './verdict'
