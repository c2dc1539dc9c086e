'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useCallback, useMemo, useState } from 'react'
import {
  CHOICE_NAMES,
  type ChoiceName,
  choiceParsers,
  choicesToSearch,
  defaultChoices,
  readChoices,
  valueParameter,
} from '../../../lib/choices'
import type { Choices, Situation } from '../../../lib/model'
import type { AskedPlaceholder } from '../../../lib/rules/asked'
import type { FieldName, RefusedField } from './fields'
import type { ValueReading } from './use-value-reading'

/**
 * The reader's choices. They live in the address, as text: a parser that turned a wrong value into
 * the usual one would hide from the reader that the link asks for something else. What is typed and
 * refused stays in the field and out of the address.
 */
const IN_URL = {
  situation: parseAsString,
  target: parseAsString,
  mode: parseAsString,
  drive: parseAsString,
  boot: parseAsString,
  system: parseAsString,
  software: parseAsString,
  sets: parseAsString,
  steps: parseAsString,
  procedure: parseAsString,
  spelling: parseAsString,
}

const USUAL = defaultChoices()
const USUAL_TEXT: Record<ChoiceName, string> = {
  situation: choiceParsers.situation.serialize(USUAL.situation),
  target: choiceParsers.target.serialize(USUAL.target),
  mode: choiceParsers.mode.serialize(USUAL.mode),
  drive: choiceParsers.drive.serialize(USUAL.drive),
  boot: choiceParsers.boot.serialize(USUAL.bootDrive),
  system: choiceParsers.system.serialize(USUAL.systemMount),
  software: choiceParsers.software.serialize(USUAL.softwareMount),
  sets: choiceParsers.sets.serialize(USUAL.controlSets),
  steps: choiceParsers.steps.serialize(USUAL.steps),
  procedure: choiceParsers.procedure.serialize(USUAL.procedure),
  spelling: choiceParsers.spelling.serialize(USUAL.spelling),
}

export interface Chosen {
  /** What a field shows. */
  text: (name: FieldName) => string
  refused: readonly RefusedField[]
  /** Null while a choice or a value is refused. */
  choices: Choices | null
  /** The choices with the usual ones in the place of what is refused: for what does not depend on it. */
  nearest: Choices
  situation: Situation
  /** What is filled in and accepted, by the placeholder's id. */
  values: ReadonlyMap<string, string>
  /** What reads values is not loaded yet, and there are some to read. */
  waiting: boolean
  change: (name: FieldName, text: string) => void
  /** Several at once, all of them known to be right. */
  choose: (values: Partial<Record<FieldName, string>>) => void
  /** The text of the usual choice; of a value, none. */
  usual: (name: FieldName) => string
  /** The reader leaves a field: it shows what was understood. */
  settle: (name: FieldName) => void
}

const NOTHING_FILLED: ReturnType<ValueReading['readValues']> = { values: new Map(), refused: [] }
const NO_DRAFTS: ReadonlyMap<FieldName, string> = new Map()

const isChoice = (name: FieldName): name is ChoiceName =>
  CHOICE_NAMES.some((choice) => choice === name)

const usual = (name: FieldName) => (isChoice(name) ? USUAL_TEXT[name] : '')

/**
 * @param placeholders what the article's procedures ask for; the same at every call
 * @param reading null while it is loaded: until then nothing is filled in
 */
export function useChoices(
  placeholders: readonly AskedPlaceholder[],
  reading: ValueReading | null,
): Chosen {
  const keys = useMemo(() => keysOf(placeholders), [placeholders])
  const [inUrl, setInUrl] = useQueryStates(keys, { history: 'replace', scroll: false })
  const [drafts, setDrafts] = useState(NO_DRAFTS)

  const text = useCallback(
    (name: FieldName) => drafts.get(name) ?? inUrl[name] ?? usual(name),
    [drafts, inUrl],
  )
  const choose = useCallback(
    (values: Partial<Record<FieldName, string>>) => {
      const names = new Set(Object.keys(values))
      setDrafts((before) => new Map([...before].filter(([name]) => !names.has(name))))
      const given = Object.entries(values).filter(([name]) => name in keys)
      void setInUrl(Object.fromEntries(given.map(([name, to]) => [name, urlText(name, to ?? '')])))
    },
    [keys, setInUrl],
  )
  const change = useCallback(
    (name: FieldName, typed: string) => {
      setDrafts((before) => new Map(before).set(name, typed))
      const understood = readField(placeholders, name, typed, reading)
      if (understood !== null && name in keys) void setInUrl({ [name]: understood || null })
    },
    [placeholders, keys, reading, setInUrl],
  )
  const settle = useCallback(
    (name: FieldName) => {
      const typed = drafts.get(name)
      // What is in no address has no other place than its field.
      if (typed === undefined || !(name in keys)) return
      const understood = readField(placeholders, name, typed, reading)
      if (understood === null) return
      setDrafts((before) => new Map([...before].filter(([other]) => other !== name)))
      // It may have been typed before anything could read it.
      void setInUrl({ [name]: understood || null })
    },
    [drafts, placeholders, keys, reading, setInUrl],
  )

  return useMemo(() => {
    const read = readChoices(CHOICE_NAMES.map((name) => [name, text(name)]))
    const typed = (id: string) => text(valueParameter(id))
    const filled = reading?.readValues(placeholders, typed) ?? NOTHING_FILLED
    const bad = new Set(read.ok ? [] : read.refused.map(({ name }) => name))
    const rest = readChoices(
      CHOICE_NAMES.filter((name) => !bad.has(name)).map((name) => [name, text(name)]),
    )
    const nearest = rest.ok ? rest.choices : USUAL
    return {
      text,
      refused: [
        ...(read.ok ? [] : read.refused),
        ...filled.refused.map(({ id, message }) => ({ name: valueParameter(id), message })),
      ],
      choices: read.ok && filled.refused.length === 0 ? read.choices : null,
      nearest,
      situation: nearest.situation,
      values: filled.values,
      waiting: !reading && placeholders.some(({ id }) => typed(id) !== ''),
      change,
      choose,
      settle,
      usual,
    }
  }, [text, placeholders, reading, change, choose, settle])
}

/** The choices and the values in the address; a secret is kept in none. */
function keysOf(placeholders: readonly AskedPlaceholder[]): Record<string, typeof parseAsString> {
  const values = placeholders.filter(({ secret }) => !secret)
  return {
    ...IN_URL,
    ...Object.fromEntries(values.map(({ id }) => [valueParameter(id), parseAsString] as const)),
  }
}

/** What a field's text is in the address: empty for the usual choice; null for what is refused. */
function readField(
  placeholders: readonly AskedPlaceholder[],
  name: FieldName,
  typed: string,
  reading: ValueReading | null,
): string | null {
  if (isChoice(name)) {
    const read = readChoices([[name, typed]])
    if (!read.ok) return null
    return new URLSearchParams(choicesToSearch(read.choices)).get(name) ?? ''
  }
  if (typed === '') return ''
  const asked = placeholders.filter(({ id }) => valueParameter(id) === name)
  const [value] = reading?.readValues(asked, () => typed).values.values() ?? []
  return value ?? null
}

/** Null, which leaves the name out of the address, where the usual choice is meant. */
function urlText(name: string, text: string): string | null {
  const choice = CHOICE_NAMES.find((known) => known === name)
  return text === (choice ? USUAL_TEXT[choice] : '') ? null : text
}
