import type { Question } from '../script'
import type { Echo } from './echo'
import { messageIn } from './messages'
import { REASONS } from './reasons'
import { promptLength, type Row, WIDTH } from './rows'
import { type Fact, type Sighting, subjects, unclear } from './sighting'

/** An element that the plan is about. */
export interface WantedElement {
  entry: string
  element: string
}

/** One entry as `bcdedit /enum` lists it. */
interface Listing {
  at: number
  /** `{current}`, as the list names it; its label is translated, the braces are not. */
  identifier: string
  elements: Map<string, { value: string; whole: boolean }>
  /** True where the list has come to its end, so that what is not in it is absent. */
  closed: boolean
}

/** What `bcdedit /enum` printed of the elements that are asked for. */
export function bootSightings(
  rows: readonly Row[],
  wanted: readonly WantedElement[],
  asked: ReadonlyArray<{ echo: Echo; question: Question }>,
): Sighting[] {
  const listings = listingsIn(rows)
  const sightings: Sighting[] = []
  const sayAll = (entry: string, at: number, factOf: (element: string) => Fact) => {
    for (const one of wanted) {
      if (one.entry.toLowerCase() !== entry.toLowerCase()) continue
      const of = subjects.boot(one.entry, one.element)
      sightings.push({ at, of, fact: factOf(one.element) })
    }
  }
  for (const listing of listings) {
    sayAll(listing.identifier, listing.at, (element) => elementIn(listing, element))
  }
  for (const { echo, question } of asked) {
    if (question.kind !== 'entry') continue
    const { entry } = question
    const within = listings.filter(({ at }) => at >= echo.from && at < echo.to)
    const own = within.some(({ identifier }) => same(identifier, entry))
    if (own) continue
    // `{default}` is listed as `{current}` where it is the one that runs: then the question tells.
    const [only] = within
    if (only && within.length === 1 && echo.exact) {
      sayAll(entry, only.at, (element) => elementIn(only, element))
    } else {
      const fact = unclear(withoutListing(rows, echo))
      sayAll(entry, echo.from - 0.5, () => fact)
    }
  }
  return sightings
}

function listingsIn(rows: readonly Row[]): Listing[] {
  const listings: Listing[] = []
  for (let row = 0; row < rows.length; row++) {
    // A heading is underlined; the list goes up to the next empty row.
    if (!/^-{6,}$/.test(rows[row]?.text ?? '')) continue
    const elements: Listing['elements'] = new Map()
    let end = row + 1
    for (; end < rows.length; end++) {
      const text = rows[end]?.text ?? ''
      if (text === '' || promptLength(text) > 0) break
      const pair = /^(\S+) +(\S.*)$/.exec(text)
      const [, name, value] = pair ?? []
      if (name === undefined || value === undefined) continue
      const whole = text.length < WIDTH && rows[end]?.ended === true
      elements.set(name.toLowerCase(), { value, whole })
    }
    const [first] = elements.values()
    if (first && /^\{.+\}$/.test(first.value)) {
      listings.push({ at: row, identifier: first.value, elements, closed: end < rows.length })
    }
  }
  return listings
}

function elementIn({ elements, closed }: Listing, element: string): Fact {
  const found = elements.get(element.toLowerCase())
  if (found) return found.whole ? { kind: 'word', word: found.value } : unclear(REASONS.cut)
  return closed ? { kind: 'absent' } : unclear(REASONS.cut)
}

function withoutListing(rows: readonly Row[], echo: Echo) {
  if (!echo.exact) return REASONS.changed
  switch (messageIn(rows.slice(echo.from, echo.to))) {
    case 'denied':
      return REASONS.denied
    case 'not-understood':
      return REASONS.notUnderstood
    default:
      return echo.closed ? REASONS.unknown : REASONS.cut
  }
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
