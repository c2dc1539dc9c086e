export { LONGEST_ARTICLE } from './unreadable'
export { type ReadResult, readArticle } from './read'
