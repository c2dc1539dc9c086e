import { CHOICE_NAMES, type ChoiceName, effectMissed, readChoices } from '../lib/choices'
import type { Choices, Language, Situation, Target } from '../lib/model'
import { Failure } from './failure'

/** What commander hands over: the choices among it are texts. */
export type Options = Readonly<Record<string, string | string[] | undefined>>

/** The options of a call that are choices, read; `given` are those that stand in the call. */
export function givenChoices(
  options: Options,
  language: Language,
): { choices: Choices; given: ChoiceName[] } {
  const texts = CHOICE_NAMES.flatMap((choice): Array<[ChoiceName, string]> => {
    const text = options[choice]
    return typeof text === 'string' ? [[choice, text]] : []
  })
  const read = readChoices(texts)
  if (!read.ok) {
    const [first] = read.refused
    throw new Failure(`--${first?.name}: ${first?.message[language]}`)
  }
  return { choices: read.choices, given: texts.map(([name]) => name) }
}

/**
 * An option that would do nothing is a mistake about what is asked for: it is not passed over.
 *
 * @param target null where no script is made
 */
export function refuseIdle(
  given: readonly ChoiceName[],
  situation: Situation,
  target: Target | null,
  language: Language,
): void {
  for (const name of given) {
    const effect = effectMissed(name, { situation, target })
    if (!effect) continue
    const { or, sentence } = WORDS[language]
    const targets = target === null || effect.targets === null ? [] : effect.targets
    const place = [
      `--situation ${effect.situation}`,
      ...(targets.length > 0 ? [`--target ${targets.join(or)}`] : []),
    ]
    throw new Failure(sentence(name, place.join(' ')))
  }
}

interface Words {
  or: string
  sentence: (name: string, place: string) => string
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    or: ' or ',
    sentence: (name, place) => `--${name} does nothing here: it is for ${place}.`,
  },
  fr: {
    or: ' ou ',
    sentence: (name, place) => `--${name} est sans effet ici : c’est pour ${place}.`,
  },
}
