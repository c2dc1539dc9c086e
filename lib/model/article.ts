import * as z from 'zod'
import { Change } from './action'
import { Command } from './command'
import { Finding } from './finding'
import { Localized } from './language'
import { Range } from './position'
import { RegistryData, RegistryRoot } from './registry'

/** `online`: the machine runs and there is a console. `offline`: its disk is attached to another machine. */
export const Situation = z.enum(['online', 'offline']).meta({ id: 'Situation' })
export type Situation = z.infer<typeof Situation>

export const Link = z.object({ text: z.string(), url: z.string() }).meta({ id: 'Link' })
export type Link = z.infer<typeof Link>

/** A passage for people: its Markdown as it stands, and the same as plain text. */
export const Prose = z
  .object({
    markdown: z.string(),
    text: z.string(),
    links: z.array(Link),
    range: Range,
  })
  .meta({ id: 'Prose' })
export type Prose = z.infer<typeof Prose>

export const Alert = z
  .object({
    kind: z.enum(['note', 'tip', 'important', 'caution', 'warning']),
    body: Prose,
    range: Range,
  })
  .meta({ id: 'Alert' })
export type Alert = z.infer<typeof Alert>

/** A place where the article sends its reader on: a link, under the condition that stands beside it. */
export const Branch = z
  .object({
    /** What must be so to take it: a table row's first cell, or the sentence that holds the link. */
    condition: z.string(),
    text: z.string(),
    url: z.string(),
    /** The heading of this article that it leads to; null for another page, or where it leads nowhere. */
    target: z.string().nullable(),
    kind: z.enum(['section', 'page', 'broken']),
    range: Range,
  })
  .meta({ id: 'Branch' })
export type Branch = z.infer<typeof Branch>

/** A command as the step's text holds it; the command itself is in `commands`. */
const StepBlock = z.discriminatedUnion('type', [
  Prose.extend({ type: z.literal('prose') }),
  z.object({ type: z.literal('command'), id: z.string() }),
  z.object({ type: z.literal('step'), id: z.string() }),
])

export const Step = z
  .object({
    /** Unique in its procedure: `2`, `2.1` for the first step below it, `2-b` where a second step is labelled 2. */
    id: z.string(),
    /**
     * The number or letter that the source prints before the step, as it stands there; counted where
     * the source leaves that to the page (`1. 1. 1.`); empty for none.
     */
    label: z.string(),
    /** The step's sentences without its commands, its commands' and sub-steps' ids, in the article's order. */
    body: z.array(StepBlock),
    /** Its own commands, not those of its sub-steps. */
    commands: z.array(Command),
    branches: z.array(Branch),
    get steps() {
      return z.array(Step)
    },
    range: Range,
  })
  .meta({ id: 'Step' })
export type Step = z.infer<typeof Step>

/** What a placeholder stands for decides what may be filled in. */
export const PlaceholderType = z.enum([
  'drive',
  'guid',
  'computer',
  'address',
  'port',
  'path',
  'file',
  'user',
  'password',
  'service',
  'interface',
  'thumbprint',
  'number',
  'text',
])
export type PlaceholderType = z.infer<typeof PlaceholderType>

/** One thing that the reader must fill in, however the article spells it. */
export const Placeholder = z
  .object({
    /** Unique in its article, and the same in every language of it: `drive`, `boot-loader`, `computer`. */
    id: z.string(),
    type: PlaceholderType,
    /** Every spelling that the commands use, brackets included, in the article's order. */
    spellings: z.array(z.string()),
    /** What the article shows in its place (`F`), or null; never filled in by itself. */
    example: z.string().nullable(),
  })
  .meta({ id: 'Placeholder' })
export type Placeholder = z.infer<typeof Placeholder>

/** What an article states: after the procedure, this value has this type and this data. */
export const Fact = z
  .object({
    situation: Situation,
    procedure: z.string(),
    root: RegistryRoot,
    hive: z.string().nullable(),
    controlSet: z.boolean(),
    key: z.string(),
    name: z.string(),
    value: RegistryData,
    /** The id of the step that states it first, and the commands that do. */
    step: z.string(),
    commands: z.array(z.string()),
  })
  .meta({ id: 'Fact' })
export type Fact = z.infer<typeof Fact>

/** A command that changes something which no script does (its text, a long one cut), and why. */
export const LeftOut = z
  .object({ step: z.string(), line: z.int(), text: z.string(), reason: Localized })
  .meta({ id: 'LeftOut' })
export type LeftOut = z.infer<typeof LeftOut>

export const Procedure = z
  .object({
    /** The anchor of its heading: the same in every language of an article. */
    id: z.string(),
    title: z.string(),
    situation: Situation,
    /**
     * How the machine is reached, where the article says so by a link or by its commands: `serial`
     * for its console, `remote` from another machine, `agent` through Azure's agent in it.
     */
    access: z.enum(['serial', 'remote', 'agent']).nullable(),
    /**
     * `sequence`: done in its turn. `alternative`: one of several ways to the same end, of which the
     * reader chooses one. `branch`: done where another step sends the reader here.
     */
    role: z.enum(['sequence', 'alternative', 'branch']),
    /** The anchor of the section around it, where that holds several procedures. */
    parent: z.string().nullable(),
    introduction: z.array(Prose),
    steps: z.array(Step),
    facts: z.array(Fact),
    /** What it changes beyond registry values, in the article's order. */
    changes: z.array(Change),
    leftOut: z.array(LeftOut),
    range: Range,
  })
  .meta({ id: 'Procedure' })
export type Procedure = z.infer<typeof Procedure>

/** Where an article of the catalogue has its facts from. */
export const Source = z
  .object({
    title: z.string(),
    repository: z.string(),
    path: z.string(),
    date: z.string(),
    licence: z.string(),
    attribution: z.string().optional(),
  })
  .meta({ id: 'Source' })
export type Source = z.infer<typeof Source>

/** A heading, with the anchor that links name. */
export const OutlineEntry = z
  .object({ id: z.string(), title: z.string(), depth: z.int().min(1).max(6), range: Range })
  .meta({ id: 'OutlineEntry' })
export type OutlineEntry = z.infer<typeof OutlineEntry>

export const Article = z
  .object({
    /** The file's name without folder and extension. */
    slug: z.string(),
    title: z.string(),
    language: z.string().nullable(),
    description: z.string().nullable(),
    frontMatter: z.record(z.string(), z.json()),
    source: Source.nullable(),
    outline: z.array(OutlineEntry),
    introduction: z.array(Prose),
    alerts: z.array(Alert),
    symptom: z.array(Prose),
    cause: z.array(Prose),
    prerequisites: z.array(Prose),
    procedures: z.array(Procedure),
    /** Commands that stand outside every procedure. */
    otherCommands: z.array(Command),
    placeholders: z.array(Placeholder),
    findings: z.array(Finding),
  })
  .meta({ id: 'Article' })
export type Article = z.infer<typeof Article>
