/**
 * `[!INCLUDE [title](path)]`: on the published page the named file stands in its place.
 * Source: Microsoft Learn Markdown reference, “Included Markdown files”.
 */
export const INCLUDE = /\[!INCLUDE\s*\[[^\]\n]*\]\(([^)\n]+)\)\s*\]/gi

/**
 * The files that a text includes, those in code and comments too, each once and in normal form. The
 * edges read these for `readArticle`; what it does not ask for does no harm.
 *
 * @param file where the text is from, as this function gave it out; the empty string for the article
 */
export function includedPaths(text: string, file = ''): string[] {
  const paths = [...text.matchAll(INCLUDE)].flatMap(
    ([, written = '']) => includePath(written, file) ?? [],
  )
  return [...new Set(paths)]
}

/**
 * A path as it is written in `from`, relative to the article's folder: `../../includes/a.md`. One that
 * begins with `~/`, for the root of the documentation, keeps that. Null for what can be no included
 * file: an address, an absolute path, another kind of file.
 */
export function includePath(written: string, from: string): string | null {
  const bare = written
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/\s+(?:"[^"]*"|'[^']*')$/, '')
    .replace(/[?#].*$/, '')
    .replaceAll('\\', '/')
  const path = decoded(bare)
  if (!/\.md$/i.test(path) || /^\/|^[a-z][a-z\d+.-]*:|\p{Cc}/iu.test(path)) return null
  const folder = path.startsWith('~/') ? [] : from.split('/').slice(0, -1)
  const parts: string[] = []
  for (const part of [...folder, ...path.split('/')]) {
    const last = parts.at(-1)
    if (part === '..' && last !== undefined && last !== '..' && last !== '~') parts.pop()
    // Nothing is above the root of the documentation.
    else if (part === '..' && last === '~') return null
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
