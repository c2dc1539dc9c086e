import { readFileSync, realpathSync, type Stats, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { includedPaths, LONGEST_ARTICLE } from '../lib/article'

/** A file that an article includes. */
export interface Included {
  /** Where it is, as messages name it. */
  file: string
  text: string
}

/** By its path as the article's reader names it. */
export type IncludedByPath = ReadonlyMap<string, Included>

/** More than any article of the family includes, with what those files include in turn. */
const MOST = 100

/**
 * The files that an article includes, and those that they include, as far as they are there. Only
 * what an author can mean is opened: text in UTF-8 under a name that ends in `.md`, also where a
 * link on the disk leads elsewhere.
 *
 * @param file the article's own path
 */
export function readIncluded(file: string, text: string): IncludedByPath {
  const folder = dirname(file)
  const found = new Map<string, Included>()
  const asked = new Set<string>()
  const open = includedPaths(text)
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (asked.has(path) || asked.size >= MOST) continue
    asked.add(path)
    const included = path.startsWith('~/')
      ? fromRoot(folder, path.slice(2))
      : readText(join(folder, path))
    if (!included) continue
    found.set(path, included)
    open.push(...includedPaths(included.text, path))
  }
  return found
}

/** `~/` is the folder of the documentation's configuration, above the article; which, the file tells. */
function fromRoot(folder: string, path: string): Included | null {
  for (let above = resolve(folder); ; above = dirname(above)) {
    const included = readText(join(above, path))
    if (included || above === dirname(above)) return included
  }
}

/** Null for everything that is no Markdown text: then the article says that it is not at hand. */
function readText(file: string): Included | null {
  const stat = statOf(file)
  if (!stat?.isFile() || stat.size > LONGEST_ARTICLE * 3) return null
  try {
    if (!/\.md$/i.test(realpathSync(file))) return null
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
    return { file, text }
  } catch {
    return null
  }
}

function statOf(file: string): Stats | null {
  try {
    return statSync(file, { throwIfNoEntry: false }) ?? null
  } catch {
    return null
  }
}
