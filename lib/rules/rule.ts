import type { CommandEdit, IntendedWord } from '../command'
import type { Article, Command, Localized, Severity, Shell, TextEdit } from '../model'
import type { RegWords } from './reg-words'

/** What rules know of the command that they look at. */
export interface PublishedCommand {
  shell: Shell
  program: string
  text: string
  /** The words that its author meant: see `lib/command/cmd/intended.ts`. */
  words: IntendedWord[]
  /** The same as a reg command's parts; null for another program. */
  reg: RegWords | null
}

export interface CommandProblem {
  start: number
  end: number
  message: Localized
  /** What repairs it, in the emitted command and in the article alike; empty where that is not certain. */
  edits: CommandEdit[]
}

export interface ArticleProblem {
  /** Offsets in the article's source. */
  start: number
  end: number
  message: Localized
  /** The edits of the source that repair it. */
  fix: TextEdit[]
  /** The command that it concerns and what is emitted in its place, where a script repairs it. */
  repair?: { command: Command; published: string; emitted: string }
}

/** What a rule about an article looks at. */
export interface RepairedArticle {
  /** Its commands are repaired and read already. */
  article: Article
  /** All of them, in the article's order. */
  commands: Command[]
  /** The text that the article was read from. */
  source: string
}

interface Meta {
  id: string
  severity: Severity
  /** True where the article's text can be corrected with certainty. */
  fixable: boolean
  /** The numbers of the catalogue of known defects that it answers: `docs/quirks.md`. */
  quirks: string[]
}

/** A rule that needs no more than one command's text. */
export interface CommandRule extends Meta {
  scope: 'command'
  /** The only programs whose commands it looks at; all where it names none. */
  programs?: readonly string[]
  check: (command: PublishedCommand) => CommandProblem[]
}

/** A rule that compares commands, or looks at what stands around them. */
export interface ArticleRule extends Meta {
  scope: 'article'
  check: (reading: RepairedArticle) => ArticleProblem[]
}

export type Rule = CommandRule | ArticleRule
