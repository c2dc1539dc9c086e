export { includedPaths } from './include-paths'
export type { IncludedFiles } from './includes'
export { type ReadResult, type ReadText, readArticle } from './read'
export { LONGEST_ARTICLE } from './unreadable'
