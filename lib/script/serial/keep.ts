import type { Action, Localized, Plan } from '../../model'
import { DELAYED, profileKey, type Question, questionWords, serviceKey } from './ask'
import { keepExpectations as expected } from './expect'
import { createdLevels, distinct, keptKeys, keptName } from './kept'
import { argument, keptPath, type Word } from './quote'

export interface KeepStep {
  words: Word[]
  /** The action that it is kept for, where it is one alone. */
  action: number | null
  expect: Localized
}

/** Text that is kept beside the exported keys: what a question was answered before the change. */
interface KeptAnswer {
  file: string
  question: Question
  action: number
}

/**
 * What is there before anything is written. Nothing that was kept before is written over, so a
 * second apply keeps what the first one found.
 */
export function keepSteps(plan: Plan, actions: ReadonlyMap<number, Action>): KeepStep[] {
  const all = [...actions.values()]
  const steps: KeepStep[] = []
  for (const key of keptKeys(all, plan)) {
    const name = `before-${keptName(key)}`
    const unless = `if not exist ${keptPath(plan, `${name}.*`)}`
    const file = keptPath(plan, `${name}.reg`)
    // Before the marks: a mark that a damaged paste made must not stand in an export's way.
    steps.push({
      words: [unless, 'reg export', argument(key), file],
      action: null,
      expect: expected.exported(key),
    })
  }
  for (const key of createdLevels(all, plan)) {
    const name = `before-${keptName(key)}`
    const unless = `if not exist ${keptPath(plan, `${name}.*`)}`
    const mark = `echo absent>${keptPath(plan, `${name}.absent`)}`
    steps.push({
      words: [
        unless,
        '(reg query',
        argument(key),
        `>nul 2>&1 & if errorlevel 1`,
        // The blank before the redirection would be kept, a digit would be taken for a stream.
        `${mark})`,
      ],
      action: null,
      expect: expected.marked(key),
    })
  }
  const answers = new Map<string, KeptAnswer>()
  for (const [index, action] of actions) {
    for (const answer of keptAnswers(action, index)) {
      if (!answers.has(answer.file)) answers.set(answer.file, answer)
    }
  }
  for (const { file, question, action } of answers.values()) {
    const path = keptPath(plan, file)
    steps.push({
      words: [`if not exist ${path}`, ...questionWords(question), `>${path} 2>nul`],
      action,
      expect: expected.answered,
    })
  }
  if (all.some(({ kind }) => kind === 'boot-element')) {
    const copy = keptPath(plan, 'bcd')
    steps.push({
      words: [`if not exist ${copy} bcdedit /export ${copy}`],
      action: null,
      expect: expected.bootCopy,
    })
  }
  const kept = [
    ...distinct([...keptKeys(all, plan), ...createdLevels(all, plan)]).map(
      (key) => `before-${keptName(key)}`,
    ),
    ...answers.keys(),
  ]
  if (kept.length > 0) {
    steps.push({
      words: ['dir /b', keptPath(plan)],
      action: null,
      expect: expected.listed(keptKeys(all, plan).map((key) => `before-${keptName(key)}`)),
    })
  }
  return steps
}

/** What undo will read of an action that is no registry value: see `undo.ts`. */
export function keptAnswers(action: Action, index: number): KeptAnswer[] {
  const value = (file: string, key: string, name: string): KeptAnswer => ({
    file: `${file}-${keptName(key)}.txt`,
    question: { kind: 'value', key, name },
    action: index,
  })
  switch (action.kind) {
    case 'service-start': {
      const key = serviceKey(action.service)
      return [value('start', key, 'Start'), value('delayed', key, DELAYED)]
    }
    case 'service-account':
      return [value('account', serviceKey(action.service), 'ObjectName')]
    case 'service-type':
      return [value('type', serviceKey(action.service), 'Type')]
    case 'service-state': {
      const file = `state-${keptName(action.service)}.txt`
      return [{ file, question: { kind: 'service', service: action.service }, action: index }]
    }
    case 'boot-element': {
      const file = `boot-${keptName(action.entry)}.txt`
      return [{ file, question: { kind: 'entry', entry: action.entry }, action: index }]
    }
    case 'firewall-profile':
      return [value('firewall', profileKey(action.profile), 'EnableFirewall')]
    case 'registry-set':
    case 'registry-delete-value':
    case 'registry-delete-key':
    case 'service-restart':
    case 'firewall-rule':
    case 'folder':
    case 'file-copy':
    case 'file-move':
    case 'file-delete':
    case 'permissions':
    case 'ownership':
    case 'program':
      return []
    default: {
      const never: never = action
      return never
    }
  }
}
