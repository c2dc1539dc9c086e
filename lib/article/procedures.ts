import type { RootContent } from 'mdast'
import type { Procedure, Prose } from '../model'
import { everyStep } from '../model/steps'
import { resolveBranches } from './branches'
import { offsetsOf } from './offsets'
import { proseOf } from './prose'
import type { Section } from './sections'
import { accessFrom, addEvidence, type Evidence, evidenceOf, situationFrom } from './situation'
import { type Reading, stepsOf } from './steps'
import { walk } from './walk'

/** A section, what stands around it, and what it gives away about its machine. */
interface Placed {
  section: Section
  above: Placed | null
  own: Evidence
  /** Its own and that of every section below it. */
  whole: Evidence
}

/**
 * The procedures of an article, in its order. A section with a command in its own text is one, and so
 * is one with numbered steps in the registry; so is a section with numbered steps to click through,
 * where a procedure stands beside it or below it.
 *
 * @returns each procedure with its section
 */
export function proceduresOf(root: Section, reading: Reading): Map<Section, Procedure> {
  const placed: Placed[] = []
  const place = (section: Section, above: Placed | null): Placed => {
    const own = evidenceOf(section, reading)
    const here: Placed = { section, above, own, whole: own }
    placed.push(here)
    for (const below of section.subsections) {
      here.whole = addEvidence(here.whole, place(below, here).whole)
    }
    return here
  }
  place(root, null)

  const commanding = new Set(
    placed
      .filter(({ section }) => hasCommand(section, reading) || hasSettings(section, reading))
      .map(({ section }) => section),
  )
  // What tells what happened is no procedure: “when you run `sc start X`, it fails”.
  const telling = [...commanding].filter(
    (one) => DIAGNOSIS.test(one.title) && onlyMentions(one, reading),
  )
  if (telling.length < commanding.size) for (const section of telling) commanding.delete(section)
  const around = new Set<Section>()
  for (const { section, above } of placed) {
    if (commanding.has(section) && above && above.section.depth > 1) around.add(above.section)
  }
  const procedures = new Map<Section, Procedure>()
  for (const here of placed) {
    const { section, above } = here
    const beside = above !== null && around.has(above.section)
    if (commanding.has(section) || (beside && hasClicks(section))) {
      procedures.set(section, procedureOf(here, reading))
    }
  }
  const all = [...procedures.values()]
  giveParents(placed, procedures)
  const anchors = new Map<string, string>()
  for (const { section } of placed) {
    for (const name of [section.anchor.toLowerCase(), ...section.aliases]) {
      if (name !== '' && !anchors.has(name)) anchors.set(name, section.anchor)
    }
  }
  for (const step of all.flatMap(everyStep)) resolveBranches(step.branches, anchors)
  giveRoles(all)
  return procedures
}

function hasCommand(section: Section, reading: Reading): boolean {
  return section.children.some((node) => reading.holdsCommand(node))
}

/** “Symptoms” and “Cause”, in the languages that Learn is translated into; of others, what is there is a procedure. */
const DIAGNOSIS =
  /^(?:sympt[oôó]m|s[ií]ntom|objaw|příznak|tünet|belirti|symptoom|симптом|症状|症狀|증상|(?:ursach|orsak|oorza|caus|przyczyn|příčin|neden|причин|原因|원인)|ok(?:ok)?$)/iu

/** Its commands stand in sentences alone: none in a list, in a block or in a table. */
function onlyMentions(section: Section, reading: Reading): boolean {
  return (
    section.children.every((node) => {
      if (!reading.holdsCommand(node)) return true
      if (node.type !== 'paragraph') return false
      return node.children.some((child) => child.type === 'text' && /\p{L}/u.test(child.value))
    }) && !hasSettings(section, reading)
  )
}

/** Numbered steps in Registry Editor: they name keys, or a hive's file, and no command. */
function hasSettings(section: Section, { source }: Reading): boolean {
  return section.children.some((node) => {
    if (node.type !== 'list' || !node.ordered) return false
    const { start, end } = offsetsOf(node)
    const text = source.text.slice(start, end)
    return /\bHK(?:LM|U|EY_LOCAL_MACHINE|EY_USERS)[\\/]+\w|\\system32\\+config\\+\w/i.test(text)
  })
}

/** Numbered steps that point at something: a menu, a page, a picture. A list of causes has none. */
function hasClicks(section: Section): boolean {
  return section.children.some((node) => {
    let points = false
    if (node.type === 'list' && node.ordered) {
      walk(node, ({ type }) => {
        points ||= type === 'link' || type === 'strong' || type === 'image'
      })
    }
    return points
  })
}

function procedureOf(here: Placed, reading: Reading): Procedure {
  const { section } = here
  const { introduction, steps } = stepsOf(section.children, reading)
  const start = section.heading ? offsetsOf(section.heading).start : 0
  const end = offsetsOf(section.children.at(-1) ?? { type: 'break' }).end
  const situation = situationAt(here)
  return {
    id: section.anchor,
    title: section.title,
    situation,
    access: situation === 'offline' ? null : accessAt(here),
    role: 'sequence',
    parent: null,
    introduction,
    steps,
    facts: [],
    changes: [],
    leftOut: [],
    range: reading.source.rangeOf(start, Math.max(start, end)),
  }
}

/** What the section itself does not tell is told by what stands around it, up to the article's title. */
function situationAt(here: Placed): Procedure['situation'] {
  const own = situationFrom(here.own)
  if (own) return own
  // A console is one of a machine that runs.
  if (here.own.serial > 0) return 'online'
  for (let at: Placed | null = here; at && at.section.depth > 1; at = at.above) {
    const told = situationFrom(at.whole) ?? situationFrom(at.own)
    if (told) return told
  }
  return 'online'
}

function accessAt(here: Placed): Procedure['access'] {
  for (let at: Placed | null = here; at && at.section.depth > 0; at = at.above) {
    const told = accessFrom(at.own)
    if (told) return told
  }
  return null
}

function giveParents(placed: Placed[], procedures: Map<Section, Procedure>): void {
  const count = new Map<Section, number>()
  const parentOf = (here: Placed) =>
    here.above && here.above.section.depth > 1 ? here.above : null
  for (const here of placed) {
    const above = procedures.has(here.section) ? parentOf(here) : null
    if (above) count.set(above.section, (count.get(above.section) ?? 0) + 1)
  }
  for (const here of placed) {
    const procedure = procedures.get(here.section)
    const above = parentOf(here)
    if (procedure && above && (count.get(above.section) ?? 0) > 1) {
      procedure.parent = above.section.anchor
    }
  }
}

/**
 * `branch`: a step of another procedure sends the reader here. `alternative`: one of several beside
 * each other that are numbered (`Mitigation 1`, `Mitigation 2`) and reach the same machine in
 * different ways; those that reach it in the same way are done one after another.
 */
function giveRoles(procedures: Procedure[]): void {
  const byId = new Map(procedures.map((procedure) => [procedure.id.toLowerCase(), procedure]))
  for (const procedure of procedures) {
    for (const { target } of everyStep(procedure).flatMap((step) => step.branches)) {
      const reached = target === null ? undefined : byId.get(target.toLowerCase())
      if (reached && reached !== procedure && reached.situation === procedure.situation) {
        reached.role = 'branch'
      }
    }
  }
  const families = new Map<string, Procedure[]>()
  for (const procedure of procedures) {
    const stem = /^(\D{2,40}?)\s*\d{1,2}(?!\d)/u.exec(procedure.title)?.[1]
    if (stem === undefined) continue
    const family = `${procedure.parent} ${procedure.situation} ${stem.toLowerCase()}`
    const members = families.get(family)
    if (members) members.push(procedure)
    else families.set(family, [procedure])
  }
  for (const family of families.values()) {
    const ways = new Set(family.flatMap(({ access }) => access ?? []))
    if (ways.size < 2) continue
    for (const procedure of family) procedure.role = 'alternative'
  }
}

export function proseOfAll(nodes: RootContent[], reading: Reading): Prose[] {
  return nodes.flatMap((node) => {
    const isProse = node.type !== 'code' && node.type !== 'yaml' && node.type !== 'definition'
    const prose = isProse ? proseOf(node, reading.found, reading.source) : null
    return prose ? [prose] : []
  })
}
