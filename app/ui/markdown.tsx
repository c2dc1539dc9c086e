import type { Element, ElementContent, Root } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { Root as Markdown } from 'mdast'
import type { ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { typeset } from '../../lib/i18n'
import type { Language } from '../../lib/model'

interface Surroundings {
  language: Language
  /** Names of Windows that no translation and no typography may touch. */
  names?: readonly string[]
  /** Anchors of the article that exist on the page; links to any other become plain text. */
  anchors?: readonly string[]
}

const processor = unified().use(remarkParse).use(remarkGfm).use(anchorHeadings).use(remarkRehype)

/** Markdown of an article or a rule's page as elements. Raw HTML is dropped: it is others' text. */
export function renderMarkdown(markdown: string, surroundings: Surroundings): ReactNode {
  const tree = processor.runSync(processor.parse(markdown))
  keepLinks(tree, surroundings.anchors ?? [])
  typesetText(tree, surroundings)
  return toJsxRuntime(tree, { Fragment, jsx, jsxs })
}

/** `## <a name="what"></a>What` gets the id that its anchor names. */
function anchorHeadings() {
  return (tree: Markdown) => {
    visit(tree, 'heading', (heading) => {
      const first = heading.children[0]
      const id = first?.type === 'html' ? /^<a name="([\w-]+)">/.exec(first.value)?.[1] : undefined
      if (id) heading.data = { ...heading.data, hProperties: { id } }
    })
  }
}

/** An address relative to the article's own repository leads nowhere on this site: keep its words. */
function keepLinks(tree: Root, anchors: readonly string[]) {
  visit(tree, 'element', (element) => {
    if (element.tagName === 'img') return replace(element, textOf(element.properties.alt))
    if (element.tagName !== 'a') return
    const href = String(element.properties.href ?? '')
    const kept = /^https?:\/\//.test(href) || anchors.includes(href.replace(/^#/, ''))
    if (!kept) return replace(element, null)
    if (href.startsWith('http')) element.properties.rel = ['noreferrer']
  })
}

function replace(element: Element, content: ElementContent | null) {
  element.tagName = 'span'
  element.properties = {}
  if (content) element.children = [content]
}

function textOf(value: unknown): ElementContent {
  return { type: 'text', value: typeof value === 'string' ? value : '' }
}

function typesetText(tree: Root, { language, names = [] }: Surroundings) {
  visit(tree, (node, index, parent) => {
    if (node.type === 'element' && (node.tagName === 'code' || node.tagName === 'pre')) {
      node.properties.translate = 'no'
      return node.tagName === 'code' ? SKIP : undefined
    }
    // The dialect sets names, paths and menu words in bold; those that are names are code here.
    if (node.type === 'element' && node.tagName === 'strong') {
      const [only] = node.children
      if (
        only?.type === 'text' &&
        (names.includes(only.value) || /[\\_]|^[A-Z]{6,}$/.test(only.value))
      ) {
        node.tagName = 'code'
        node.properties.translate = 'no'
        return SKIP
      }
    }
    if (node.type === 'text' && parent && index !== undefined)
      node.value = typeset(node.value, language)
    return undefined
  })
}
