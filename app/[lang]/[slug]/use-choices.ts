'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useCallback, useMemo, useState } from 'react'
import {
  CHOICE_NAMES,
  type ChoiceName,
  choiceParsers,
  choicesToSearch,
  defaultChoices,
  type RefusedChoice,
  readChoices,
} from '../../../lib/choices'
import type { Choices, Situation } from '../../../lib/model'

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
  text: (name: ChoiceName) => string
  refused: readonly RefusedChoice[]
  choices: Choices | null
  /** The choices with the usual ones in the place of what is refused: for what does not depend on it. */
  nearest: Choices
  situation: Situation
  change: (name: ChoiceName, text: string) => void
  /** Several at once, all of them known to be right. */
  choose: (values: Partial<Record<ChoiceName, string>>) => void
  /** The text of the usual choice. */
  usual: (name: ChoiceName) => string
  /** The reader leaves a field: it shows what was understood. */
  settle: (name: ChoiceName) => void
}

const NO_DRAFTS: ReadonlyMap<ChoiceName, string> = new Map()

const usual = (name: ChoiceName) => USUAL_TEXT[name]

export function useChoices(): Chosen {
  const [inUrl, setInUrl] = useQueryStates(IN_URL, { history: 'replace', scroll: false })
  const [drafts, setDrafts] = useState(NO_DRAFTS)

  const text = useCallback(
    (name: ChoiceName) => drafts.get(name) ?? inUrl[name] ?? USUAL_TEXT[name],
    [drafts, inUrl],
  )
  const choose = useCallback(
    (values: Partial<Record<ChoiceName, string>>) => {
      const names = CHOICE_NAMES.filter((name) => name in values)
      setDrafts((before) => new Map([...before].filter(([name]) => !names.includes(name))))
      void setInUrl(
        Object.fromEntries(names.map((name) => [name, urlText(name, values[name] ?? '')])),
      )
    },
    [setInUrl],
  )
  const change = useCallback(
    (name: ChoiceName, typed: string) => {
      setDrafts((before) => new Map(before).set(name, typed))
      const understood = readChoices([[name, typed]])
      if (!understood.ok) return
      const search = new URLSearchParams(choicesToSearch(understood.choices))
      void setInUrl({ [name]: search.get(name) })
    },
    [setInUrl],
  )
  const settle = useCallback((name: ChoiceName) => {
    setDrafts((before) => {
      const typed = before.get(name)
      if (typed === undefined || !readChoices([[name, typed]]).ok) return before
      return new Map([...before].filter(([other]) => other !== name))
    })
  }, [])

  return useMemo(() => {
    const read = readChoices(CHOICE_NAMES.map((name) => [name, text(name)]))
    const refused = read.ok ? [] : read.refused
    const bad = new Set(refused.map(({ name }) => name))
    const rest = readChoices(
      CHOICE_NAMES.filter((name) => !bad.has(name)).map((name) => [name, text(name)]),
    )
    const nearest = rest.ok ? rest.choices : USUAL
    return {
      text,
      refused,
      choices: read.ok ? read.choices : null,
      nearest,
      situation: nearest.situation,
      change,
      choose,
      settle,
      usual,
    }
  }, [text, change, choose, settle])
}

/** Null, which leaves the name out of the address, where the usual choice is meant. */
function urlText(name: ChoiceName, text: string): string | null {
  return text === USUAL_TEXT[name] ? null : text
}
