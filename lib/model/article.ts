import { z } from 'zod'
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

export const Step = z
  .object({
    /** The number or letter that the source prints before the step, as it stands there. */
    label: z.string(),
    /** The step's sentences, without its commands, and the commands' ids, in the article's order. */
    body: z.array(
      z.discriminatedUnion('type', [
        Prose.extend({ type: z.literal('prose') }),
        z.object({ type: z.literal('command'), id: z.string() }),
      ]),
    ),
    commands: z.array(Command),
    range: Range,
  })
  .meta({ id: 'Step' })
export type Step = z.infer<typeof Step>

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
    /** The label of the step that states it first, and the commands that do. */
    step: z.string(),
    commands: z.array(z.string()),
  })
  .meta({ id: 'Fact' })
export type Fact = z.infer<typeof Fact>

/** A command that changes something and states no fact that a script can make true. */
export const LeftOut = z
  .object({ step: z.string(), line: z.int(), reason: Localized })
  .meta({ id: 'LeftOut' })
export type LeftOut = z.infer<typeof LeftOut>

export const Procedure = z
  .object({
    /** The anchor of its heading: the same in every language of an article. */
    id: z.string(),
    title: z.string(),
    situation: Situation,
    introduction: z.array(Prose),
    steps: z.array(Step),
    facts: z.array(Fact),
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
    findings: z.array(Finding),
  })
  .meta({ id: 'Article' })
export type Article = z.infer<typeof Article>
