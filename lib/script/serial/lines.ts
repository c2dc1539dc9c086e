import type { Action, Plan } from '../../model'
import { abilityOf } from '../abilities'
import { questionsOf, questionWords } from './ask'
import { serialPieces, statable } from './pieces'
import { folderWords, pieceText } from './quote'
import { isTypedPlainly } from './refusal'
import { writeWords } from './write'

/**
 * One action at the console: what writes it and what checks it; what shows it, where the plan only
 * looks; or what takes it back.
 */
export function serialLinesFor(action: Action, plan: Plan): string[] {
  if (plan.situation !== 'online' || !abilityOf(action, 'serial').express) return []
  // The reason is not repeated: it may name what a prompt cannot hold.
  if (statable({ ...plan, actions: [action] }).refused.length > 0) {
    return ['rem a CMD prompt cannot state this value for certain; use the PowerShell script']
  }
  if (plan.mode === 'undo') {
    // The last piece puts everything away that was kept, and so belongs to no action alone.
    const pieces = serialPieces({ ...plan, actions: [action] })
    const back = pieces.filter(({ purpose }) => purpose === 'undo').slice(0, -1)
    return back.map(({ text }) => text)
  }
  const index = Math.max(0, plan.actions.indexOf(action))
  const questions = questionsOf(action, plan, index)
  const looks = questions.filter(({ kind }) => kind !== 'exit-code')
  const throughFile = action.kind === 'registry-set' && !isTypedPlainly(action)
  const made = throughFile ? [folderWords(plan)] : []
  const words =
    plan.mode === 'check'
      ? looks.map(questionWords)
      : [...made, ...writeWords(action, plan), ...questions.map(questionWords)]
  return words.map((line) => pieceText(line, plan.spelling))
}
