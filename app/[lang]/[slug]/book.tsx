'use client'

import { NuqsAdapter } from 'nuqs/adapters/react'
import {
  createContext,
  lazy,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Language, Situation } from '../../../lib/model'
import {
  type PlannableArticle,
  type PlannableProcedure,
  statingProcedures,
} from '../../../lib/plan'
import type { AskedPlaceholder } from '../../../lib/rules/asked'
import type { ProcedureTemplate } from '../../../lib/rules/fill-template'
import { registryCmdEmitter } from '../../../lib/script/cmd/emitter'
import { type CommandKeys, commandKeysOf } from './command-keys'
import { filledArticle } from './filled-article'
import { Lit } from './lit'
import { type Commands, commandsOf, type Made, make } from './made'
import { type Chosen, useChoices } from './use-choices'
import { type Emitters, emittersOf, NO_EMITTERS, useEmitters } from './use-emitters'
import type { Moved } from './use-situation'
import { useValueReading } from './use-value-reading'

interface BookValue {
  language: Language
  /** With the reader's values in its commands. */
  article: PlannableArticle
  /** Without them. */
  published: PlannableArticle
  title: string
  /** By procedure: its title, and the labels of its steps, in order. */
  titles: Record<string, string>
  labels: Record<string, string[]>
  /** What a procedure asks its reader for. */
  askedBy: (procedure: string) => readonly AskedPlaceholder[]
  chosen: Chosen
  /** What writes for CMD; null where it could not be loaded. */
  cmd: Emitters | null
  made: Made
  /** The chosen target, or what reads values, is not loaded yet: what is shown is still the one before, and not to be taken. */
  loading: boolean
  /** It could not be loaded. */
  failed: boolean
  /** The procedure of the situation, or undefined where the article has none for it. */
  procedure: PlannableProcedure | undefined
  /** By procedure. */
  commands: ReadonlyMap<string, Commands | null>
  /** The keys of what one of a procedure's commands changes. */
  keysOf: CommandKeys
  /** The bar's further choices are open. */
  open: boolean
  setOpen: (open: boolean) => void
  /** The target that the last change of the situation moved, or null. */
  moved: Moved | null
  setMoved: (moved: Moved | null) => void
}

const Book = createContext<BookValue | null>(null)

export function useBook(): BookValue {
  const book = useContext(Book)
  if (!book) throw new Error('useBook is for what stands inside <ProcedureBook>')
  return book
}

export interface ProcedureBookProps {
  language: Language
  article: PlannableArticle
  title: string
  titles: Record<string, string>
  labels: Record<string, string[]>
  /** The procedures that ask their reader for something. */
  templates: ProcedureTemplate[]
  children: ReactNode
}

/** The choices of a procedure's page and what is made from them, for everything on the page. */
export function ProcedureBook(props: ProcedureBookProps) {
  return (
    // The adapter for Next reads the address with `useSearchParams`, which empties an exported page.
    <NuqsAdapter>
      <Lit>
        {isRegistryOnly(props.article) ? (
          <Provided {...props} cmd={REGISTRY_CMD} />
        ) : (
          <WholeBook {...props} />
        )}
      </Lit>
    </NuqsAdapter>
  )
}

const REGISTRY_CMD = emittersOf(registryCmdEmitter)

/**
 * With all of CMD: loaded for the articles alone that need it. Not within <Suspense>, whose content
 * React exports out of its place, for a script to move there: without scripting the page was empty.
 */
const WholeBook = lazy(() => import('./whole-book').catch(() => ({ default: BookWithoutCmd })))

/** What is in the page stays there to be read; its script is tried once more, and else said to be missing. */
function BookWithoutCmd(props: ProcedureBookProps) {
  return <Provided {...props} cmd={null} />
}

function isRegistryOnly({ procedures }: PlannableArticle): boolean {
  return procedures.every(({ changes }) =>
    changes.every(({ kind }) => kind.startsWith('registry-')),
  )
}

// On the server there is no layout to wait for.
const useBeforePaint = typeof window === 'undefined' ? useEffect : useLayoutEffect

export function Provided(props: ProcedureBookProps & { cmd: Emitters | null }) {
  const { language, article: published, title, titles, labels, templates, children, cmd } = props
  const placeholders = useMemo(
    () => [
      ...new Map(templates.flatMap(({ asked }) => asked).map((one) => [one.id, one])).values(),
    ],
    [templates],
  )
  const { reading, failed: valuesFailed } = useValueReading(placeholders.length > 0)
  const chosen = useChoices(placeholders, reading)
  const { choices, nearest, refused, situation } = chosen
  const { values } = chosen
  const article = useMemo(
    () => filledArticle(published, templates, values, reading),
    [published, templates, values, reading],
  )
  const [open, setOpen] = useState(false)
  const [moved, setMoved] = useState<Moved | null>(null)

  // The first render repeats the exported page, whatever the address says: `boot.js` has it right.
  const first = useRef(true)
  useBeforePaint(() => {
    if (!first.current) document.documentElement.dataset.situation = situation
    first.current = false
  }, [situation])

  const { emitters, failed: targetFailed } = useEmitters(nearest.target, cmd)
  const loading = !emitters || chosen.waiting
  const failed = targetFailed || (valuesFailed && chosen.waiting)
  useEffect(() => {
    if (!loading || failed) delete document.documentElement.dataset.asks
  }, [loading, failed])
  // Until a target is loaded the page stays as it was: nothing jumps, and nothing can be taken.
  const before = useRef<Pick<BookValue, 'made' | 'commands'> | null>(null)
  const { made, commands } = useMemo(() => {
    if (!emitters && before.current) return before.current
    const writing = emitters ?? NO_EMITTERS
    return {
      made: make(article, choices, refused, writing),
      commands: new Map(
        article.procedures.map(
          (one) => [one.id, commandsOf(article, one, nearest, refused, writing)] as const,
        ),
      ),
    }
  }, [article, choices, nearest, refused, emitters])
  useEffect(() => {
    before.current = { made, commands }
  }, [made, commands])
  const askedBy = useCallback(
    (procedure: string) => templates.find(({ id }) => id === procedure)?.asked ?? [],
    [templates],
  )
  const keysOf = useMemo(() => commandKeysOf(article), [article])
  const procedure = procedureOf(article, nearest.situation, nearest.procedure)
  const value = useMemo(
    () => ({
      language,
      article,
      published,
      title,
      titles,
      labels,
      askedBy,
      chosen,
      cmd,
      made,
      loading,
      failed,
      procedure,
      commands,
      keysOf,
      open,
      setOpen,
      moved,
      setMoved,
    }),
    [
      language,
      article,
      published,
      title,
      titles,
      labels,
      askedBy,
      chosen,
      cmd,
      made,
      loading,
      failed,
      procedure,
      commands,
      keysOf,
      open,
      moved,
    ],
  )
  return <Book value={value}>{children}</Book>
}

function procedureOf(article: PlannableArticle, situation: Situation, id: string | null) {
  const fitting = article.procedures.filter((one) => one.situation === situation)
  return (
    fitting.find((one) => one.id === id) ?? statingProcedures(article, situation)[0] ?? fitting[0]
  )
}
