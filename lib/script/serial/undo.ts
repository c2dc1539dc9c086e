import type { Action, Localized, Plan } from '../../model'
import { isRegistryAction } from '../../model/registry-action'
import { stemOf } from '../file-name'
import { ROOT_NAMES } from '../registry-paths'
import { DELAYED, serviceKey } from './ask'
import { undoExpectations as expected } from './expect'
import { keptAnswers } from './keep'
import { createdLevels, keptKeys, keptName, keyOf } from './kept'
import { argument, compared, keptPath, pieceText, type Word } from './quote'
import { valueSwitch } from './write'

export interface UndoStep {
  words: Word[]
  action: number | null
  expect: Localized
}

/**
 * The way back, without a decision for the reader: each line looks itself whether there is anything
 * kept, and does nothing where there is not. Twice is as good as once.
 */
export function undoSteps(plan: Plan, actions: ReadonlyMap<number, Action>): UndoStep[] {
  const all = [...actions.values()]
  // A service is started or stopped when it is again what it was: a disabled one does not start.
  const states = [...actions].filter(([, { kind }]) => kind === 'service-state')
  const configured = [...actions].filter(([, { kind }]) => kind !== 'service-state')
  return [
    ...[...actions].flatMap(([index, action]) => deletedValue(action, index, plan)),
    ...keptKeys(all, plan).map((key) => {
      const file = keptPath(plan, `before-${keptName(key)}.reg`)
      return {
        words: [`if exist ${file} reg import ${file}`],
        action: null,
        expect: expected.imported(key),
      }
    }),
    ...once(configured.concat(states).flatMap(([index, action]) => restored(action, index, plan))),
    ...createdLevels(all, plan)
      .reverse()
      .map((key) => emptyKey(key, plan)),
  ]
}

/** A plan may stop a service and start it again: what was before is one state all the same. */
function once(steps: readonly UndoStep[]): UndoStep[] {
  const texts = steps.map(({ words }) => pieceText(words, 'usual').toLowerCase())
  return steps.filter((_, i) => texts.indexOf(texts[i] ?? '') === i)
}

/** The last piece: what is kept gets another name, so that the next apply keeps anew. */
export function undoneStep(plan: Plan): UndoStep {
  const folder = keptPath(plan)
  // Quoted with its closing backslash, `if exist` asks for a folder and not for a file.
  const is = (path: string) => `${path.slice(0, -1)}\\"`
  const undone = `${folder.slice(0, -1)}.undone.%n"`
  return {
    words: [
      `for /l %n in (1,1,99) do @if exist ${is(folder)} if not exist ${is(undone)}`,
      `ren ${folder} ${stemOf(plan)}.undone.%n`,
    ],
    action: null,
    expect: expected.putAway,
  }
}

/** A value that apply may have made is not in the export of its key, so it goes first. */
function deletedValue(action: Action, index: number, plan: Plan): UndoStep[] {
  if (action.kind !== 'registry-set') return []
  const key = keyOf(action, plan)
  const kept = `if exist ${keptPath(plan, `before-${keptName(key)}.*`)}`
  return [
    {
      words: [kept, 'reg delete', argument(key), ...valueSwitch(action.name), '/f'],
      action: index,
      expect: expected.deleted(action.name),
    },
  ]
}

/** A key that apply made goes again, where nothing else has come to lie in it. */
function emptyKey(key: string, plan: Plan): UndoStep {
  const mark = keptPath(plan, `before-${keptName(key)}.absent`)
  const [root = '', ...rest] = key.split('\\')
  const known = Object.entries(ROOT_NAMES).find(([short]) => short === root)?.[1] ?? root
  const whole = [known, ...rest].join('\\')
  const query = `reg query ${argument(key)}`
  return {
    words: [
      // Wine leaves the rest of the line out where a loop has nothing to go through: hence the end.
      `if exist ${mark} (set "LEFT=" & (for /f "delims=" %a in ('${query} 2^>nul ^& echo end')`,
      `do @if /i not "%a"==${compared(whole)} if not "%a"=="end" set "LEFT=1")`,
      `& ${query} >nul 2>&1 & if not errorlevel 1 if not defined LEFT`,
      `reg delete ${argument(key)} /f)`,
    ],
    action: null,
    expect: expected.removed(key),
  }
}

/** What is no registry value goes back the way that it came: through the program that rules it. */
function restored(action: Action, index: number, plan: Plan): UndoStep[] {
  if (isRegistryAction(action)) return []
  const files = keptAnswers(action, index).map(({ file }) => keptPath(plan, file))
  const [file, second] = files
  if (file === undefined) return []
  const expect = action.kind === 'service-account' ? expected.account : expected.restored
  const steps = (...lines: Word[][]) => lines.map((words) => ({ words, action: index, expect }))
  switch (action.kind) {
    case 'service-start': {
      const service = argument(action.service)
      const key = argument(serviceKey(action.service))
      const start = chosen(file, 'boot.0x0 system.0x1 auto.0x2 demand.0x3 disabled.0x4')
      if (second === undefined) return []
      return steps(
        [start, `sc config ${service} start= %~ns`],
        [`${each('3', second)} @if %a==0x1 sc config ${service} start= delayed-auto`],
        [
          `if exist ${second} (find "REG_DWORD" ${second} >nul & if errorlevel 1`,
          `reg delete ${key} /v ${DELAYED} /f)`,
        ],
      )
    }
    case 'service-account': {
      // The rest of the line is the account, blanks included. Its password is kept nowhere.
      const account = `${each('2,*', file)} @if %a==REG_SZ`
      return steps([account, `sc config ${argument(action.service)} obj= "%b"`])
    }
    case 'service-type': {
      const type = chosen(file, 'own.0x10 share.0x20')
      return steps([type, `sc config ${argument(action.service)} type= %~ns`])
    }
    case 'service-state': {
      const service = argument(action.service)
      return steps([
        `if exist ${file} (find ": 4  RUNNING" ${file} >nul & if errorlevel 1`,
        `(sc stop ${service}) else sc start ${service})`,
      ])
    }
    case 'firewall-profile': {
      const state = chosen(file, 'off.0x0 on.0x1')
      return steps([state, `netsh advfirewall set ${action.profile}profile state %~ns`])
    }
    case 'boot-element': {
      const { entry, element } = action
      // A list of an entry has its identifier in braces; without one nothing is taken away.
      return steps(
        [
          `if exist ${file} (find "{" ${file} >nul & if not errorlevel 1`,
          `bcdedit /deletevalue ${entry} ${element})`,
        ],
        [
          `${each('1,*', file)} @if /i %a==${element}`,
          // The documented `/emssettings` takes both settings at once; `/set` takes one.
          `bcdedit /set ${entry} ${element} "%b"`,
        ],
      )
    }
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

/** `%a` is the chosen word of each line of a kept answer. Not `in (file)`: Wine does not expand it. */
function each(tokens: string, file: string): string {
  return `for /f "tokens=${tokens}" %a in ('type ${file}') do`
}

/** `%~ns` is the word whose number was kept: `auto.0x2` is a name and its extension to `for`. */
function chosen(file: string, words: string): string {
  return `${each('3', file)} @for %s in (${words}) do @if %~xs==.%a`
}
