import type { Action, Localized, Plan } from '../../model'
import { abilityOf } from '../abilities'
import { wordingOf } from '../wording'
import { type Question, questionsOf, questionWords } from './ask'
import { lookExpectation, prepareExpectations, undoExpectations, writeExpectation } from './expect'
import { keepSteps } from './keep'
import { folderWords, keptPath, pieceText, type Word } from './quote'
import { serialRefusal } from './refusal'
import { undoneStep, undoSteps } from './undo'
import { writeWords } from './write'

/** What is pasted into the console at once, with a return after it. */
export interface SerialPiece {
  /** Printable ASCII, at most `LONGEST_PIECE` characters, no line break. */
  text: string
  step: string | null
  purpose: 'prepare' | 'look' | 'keep' | 'write' | 'check' | 'undo'
  /** The place of its action in `plan.actions`, or null where it serves more than one. */
  action: number | null
  /** What the reader should see on the screen. */
  expect: Localized
}

/** A paste of more than 2,048 characters is cut off by the Azure portal; the return is one of them. */
export const LONGEST_PIECE = 2000

/**
 * A plan as the pieces that are pasted into the console, in this order: to apply, a look at each
 * value, what keeps the old ones, then each change with its check; to check, the looks alone; to
 * undo, the way back, what it left, and the putting away of what was kept.
 *
 * Actions that a prompt cannot be given are left out: `statable` says which, and why.
 */
export function serialPieces(plan: Plan): SerialPiece[] {
  const actions = statable(plan).actions
  return orderOf(plan, actions).map(({ words, ...piece }) => ({
    text: pieceText(words, plan.spelling),
    ...piece,
  }))
}

/** The actions that can be typed, by their place in the plan, and those that cannot. */
export function statable(plan: Plan): {
  actions: Map<number, Action>
  refused: Plan['omissions']
} {
  const actions = new Map<number, Action>()
  const refused: Plan['omissions'] = []
  plan.actions.forEach((action, index) => {
    if (!abilityOf(action, 'serial').express) return
    const reason = serialRefusal(action) ?? lengthRefusal(action, index, plan)
    if (reason) refused.push({ step: action.step, reason })
    else actions.set(index, action)
  })
  return { actions, refused }
}

interface Draft extends Omit<SerialPiece, 'text'> {
  words: Word[]
}

function orderOf(plan: Plan, actions: ReadonlyMap<number, Action>): Draft[] {
  const prepare = (words: Word[], expect: Localized): Draft => {
    return { words, step: null, purpose: 'prepare', action: null, expect }
  }
  // A file in the current folder would be found before the program of Windows.
  const start = prepare(['cd /d "%SystemRoot%\\System32"'], prepareExpectations.folder)
  const looks = lookDrafts(plan, actions)
  switch (plan.mode) {
    case 'check':
      return [start, ...looks]
    case 'apply':
      return [
        start,
        ...looks,
        ...keepDrafts(plan, actions, prepare),
        ...[...actions].flatMap(([index, action]) => [
          ...writeWords(action, plan).map(
            (words): Draft => ({
              words,
              step: action.step,
              purpose: 'write',
              action: index,
              expect: writeExpectation(action),
            }),
          ),
          ...questionsOf(action, plan, index).map((question) =>
            asked(question, action, index, plan, 'check'),
          ),
        ]),
      ]
    case 'undo': {
      const stepOf = (index: number | null) =>
        index === null ? null : (actions.get(index)?.step ?? null)
      const back = (steps: ReturnType<typeof undoSteps>) =>
        steps.map((step): Draft => ({ ...step, step: stepOf(step.action), purpose: 'undo' }))
      const checks = looks.map(
        (look): Draft => ({ ...look, purpose: 'check', expect: undoExpectations.checked }),
      )
      const steps = back(undoSteps(plan, actions))
      return [start, ...steps, ...checks, ...(steps.length > 0 ? back([undoneStep(plan)]) : [])]
    }
    default: {
      const never: never = plan.mode
      return never
    }
  }
}

function keepDrafts(
  plan: Plan,
  actions: ReadonlyMap<number, Action>,
  prepare: (words: Word[], expect: Localized) => Draft,
): Draft[] {
  const kept = keepSteps(plan, actions)
  if (kept.length === 0) return []
  const folder = keptPath(plan)
  // SYSTEM and Administrators by their numbers: their names are translated.
  const rights = '/inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F'
  return [
    prepare(folderWords(plan), prepareExpectations.made),
    prepare([`icacls ${folder} ${rights}`], prepareExpectations.closed),
    ...kept.map((step): Draft => {
      const action = step.action === null ? undefined : actions.get(step.action)
      return { ...step, step: action?.step ?? null, purpose: 'keep' }
    }),
  ]
}

/** Each question once, however many actions ask it. Exit codes are there only after a program. */
function lookDrafts(plan: Plan, actions: ReadonlyMap<number, Action>): Draft[] {
  const looks = new Map<string, Draft>()
  for (const [index, action] of actions) {
    for (const question of questionsOf(action, plan, index)) {
      if (question.kind === 'exit-code') continue
      const draft = asked(question, action, index, plan, 'look')
      const text = pieceText(draft.words, 'usual').toLowerCase()
      if (!looks.has(text)) looks.set(text, draft)
    }
  }
  return [...looks.values()]
}

function asked(
  question: Question,
  action: Action,
  index: number,
  plan: Plan,
  purpose: 'look' | 'check',
): Draft {
  return {
    words: questionWords(question),
    step: action.step,
    purpose,
    action: index,
    expect: lookExpectation(action, wordingOf(action, plan, 'CurrentControlSet')),
  }
}

/** The longest piece that an action needs in any mode is what counts. */
function lengthRefusal(action: Action, index: number, plan: Plan): Localized | null {
  const alone = new Map([[index, action]])
  const longest = (['apply', 'undo'] as const)
    .flatMap((mode) => orderOf({ ...plan, mode }, alone))
    .reduce((most, { words }) => Math.max(most, pieceText(words, plan.spelling).length), 0)
  if (longest <= LONGEST_PIECE) return null
  const { name, place } = wordingOf(action, plan, 'CurrentControlSet')
  const what = name.length > 60 ? place.slice(0, 60) : name
  return {
    en: `${what} needs a line of ${longest} characters, and the console takes ${LONGEST_PIECE} at once`,
    fr: `${what} exige une ligne de ${longest} caractères, et la console en accepte ${LONGEST_PIECE} à la fois`,
  }
}
