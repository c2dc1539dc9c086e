export { type ReadResult, readArticle } from './read'
export { LONGEST_ARTICLE } from './unreadable'
