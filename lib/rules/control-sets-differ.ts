import { type Command, everyStep } from '../model'
import { factIdentity } from './facts'
import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** The line for ControlSet002 was copied from the one for ControlSet001, and not all of it was. */
export const controlSetsDiffer: ArticleRule = {
  id: 'control-sets-differ',
  scope: 'article',
  severity: 'error',
  fixable: false,
  quirks: ['Q67'],
  check: ({ article }) =>
    article.procedures.flatMap((procedure) =>
      everyStep(procedure).flatMap((step) => {
        const first = new Map<string, { command: Command; set: number; value: string }>()
        return step.commands.flatMap((command) => {
          const { operation } = command
          if (operation?.kind !== 'registry-set') return []
          const { target, name } = operation
          if (target.controlSetNumber === null) return []
          const value = JSON.stringify(operation.value)
          const identity = factIdentity({ ...target, name })
          const twin = first.get(identity)
          if (!twin) first.set(identity, { command, set: target.controlSetNumber, value })
          if (!twin || twin.set === target.controlSetNumber || twin.value === value) return []
          return [
            remarkOn(
              command,
              `${name} differs from line ${twin.command.range.start.line}, its twin for the other control set: a person must say which is right.`,
              `${name} diffère de la ligne ${twin.command.range.start.line}, sa jumelle pour l’autre jeu de contrôle : quelqu’un doit dire laquelle est juste.`,
            ),
          ]
        })
      }),
    ),
}
