import type { FrontMatter } from './front-matter'

declare module 'vfile' {
  interface DataMap {
    frontMatter: FrontMatter
  }
}

declare module 'mdast' {
  interface HeadingData {
    /** The English anchor of the heading: `<a name="…">` where there is one, else its slug. */
    anchor?: string
    /** Every name that a link may call it by, in lower case. */
    aliases?: string[]
  }
  interface BlockquoteData {
    alert?: 'note' | 'tip' | 'important' | 'caution' | 'warning'
  }
}
