import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Action, Mode, Plan, Situation, Target } from '../../lib/model'
import { need } from './available'
import { brokenMachine, type Machine, type State, stateAfter } from './machine'
import { type ChosenProcedure, everyProcedure } from './procedures'
import type { Answer } from './program'
import { difference, type Registry } from './registry'
import { omittedBy, TARGET_ROWS, type TargetRow } from './targets'
import { runningAfterUndo, stateFound } from './undone'

/**
 * Every procedure, by every target that runs here: applied, applied again, checked; changed by
 * somebody, applied once more; undone. After apply the machine is what the plan says, and after undo
 * what it was before the first apply: all of it.
 */

const DISK = 'F'

/** What a target left of a machine, for the comparison of the targets with each other. */
const left = new Map<string, Map<Target, State>>()

const rowsFor = ({ plan }: ChosenProcedure) =>
  TARGET_ROWS.filter(
    ({ situations, needs }) => situations.includes(plan.situation) && need(...needs),
  )

/** Declares the tests of every procedure for a situation: a file for each, so that two can run at once. */
export async function describeCycles(situation: Situation): Promise<void> {
  const procedures = (await everyProcedure()).filter(({ plan }) => plan.situation === situation)
  describe.each(procedures)('$name', (procedure) => {
    const { plan } = procedure
    const disk = plan.situation === 'offline' ? DISK : null
    const rows = rowsFor(procedure)
    const whole = rows.filter(({ modes }) => modes.includes('undo'))

    describe.each(whole)('by $target', (row) => {
      let machine: Machine
      let past: State
      const run = (mode: Mode) => row.run(machine.prefix, { ...plan, mode }, disk)

      beforeAll(async () => {
        machine = await brokenMachine(plan)
        past = await machine.state()
      })
      afterAll(() => machine?.dispose())

      it('leaves what the plan says and nothing else, by apply', async () => {
        const said = succeeded(await run('apply'))
        const now = await machine.state()
        expectState(now, stateAfter(past, plan), said)
        remember(procedure.name, row.target, now)
      })

      it('writes nothing new, by apply again', async () => {
        const runs = await machine.runs()
        const before = await machine.state()
        await machine.prefix.injectFaults([])
        const said = succeeded(await run('apply'))
        const calls = (await writingCalls(machine)).map((call) => call.trim())
        expect(calls.filter((call) => !followers(plan).includes(call))).toEqual([])
        expectState(await machine.state(), before, said)
        if (!plan.actions.some(isDeed)) expect(await machine.runs()).toEqual(runs)
      })

      it('finds all as it should be, by check', async () => {
        const [runs, before] = [await machine.runs(), await machine.state()]
        await machine.prefix.injectFaults([])
        const said = succeeded(await run('check'))
        expect(await writingCalls(machine)).toEqual([])
        expect(await machine.runs()).toEqual(runs)
        expectState(await machine.state(), before, said)
      })

      it('mends a machine that somebody changed in between, by apply', async () => {
        await machine.meddle()
        const said = succeeded(await run('apply'))
        expectState(await machine.state(), stateAfter(past, plan), said)
      })

      it('leads back to before the first apply, by one undo', async () => {
        const said = succeeded(await run('undo'))
        expectState(await machine.state(), undone(past, plan), said)
      })

      it('has nothing left to undo, and says so', async () => {
        const answer = await run('undo')
        const said = succeeded(answer)
        expect(answer.stdout).toMatch(
          /nothing to undo|\b0 (?:settings|values): 0 were right, 0 restored/i,
        )
        expectState(await machine.state(), undone(past, plan), said)
      })
    })

    it('all targets leave the same registry for the same plan', async () => {
      for (const row of rows.filter(({ modes }) => !modes.includes('undo'))) {
        // What a target leaves out of this plan, it cannot leave the same.
        if (omittedBy(row.target, plan) === 0)
          remember(procedure.name, row.target, await leftBy(row, procedure))
      }
      const [first, ...others] = left.get(procedure.name) ?? []
      if (!first || others.length === 0) throw new Error('Only one target carried this plan out')
      for (const [target, state] of others) {
        const [before, after] = [registriesOf(first[1]), registriesOf(state)]
        const found = before.map((registry, at) => difference(registry, after[at] ?? new Map()))
        expect({ [`${first[0]} and ${target}`]: found.flat() }).toEqual({
          [`${first[0]} and ${target}`]: [],
        })
      }
    })
  })
}

/** What an undo leads back to. A restart has no way back: a service that was stopped runs after it. */
function undone(past: State, plan: Plan): State {
  return { ...stateFound(past, plan), running: runningAfterUndo(past.running, plan) }
}

/** Done at every apply, because nobody can look whether it is done already. */
function isDeed(action: Action): boolean {
  switch (action.kind) {
    case 'permissions':
    case 'ownership':
      return true
    case 'program':
      return !action.afterChange
    default:
      return false
  }
}

/** The machine that one more target leaves, which can only apply. */
async function leftBy(row: TargetRow, { plan }: ChosenProcedure): Promise<State> {
  const machine = await brokenMachine(plan)
  try {
    succeeded(await row.run(machine.prefix, plan, plan.situation === 'offline' ? DISK : null))
    return await machine.state()
  } finally {
    await machine.dispose()
  }
}

function remember(procedure: string, target: Target, state: State): void {
  const states = left.get(procedure) ?? new Map<Target, State>()
  left.set(procedure, states.set(target, state))
}

function registriesOf({ registry, hives }: State): Registry[] {
  return hives ? [registry, hives.SYSTEM, hives.SOFTWARE] : [registry]
}

/** The whole output is what a reader of a failed test needs. */
function succeeded(answer: Answer): string {
  expect(answer).toEqual({ ...answer, exitCode: 0, stderr: '' })
  return answer.stdout
}

/** The whole of a machine is as it should be; `said` is the script's output, for whoever reads a failure. */
function expectState(now: State, expected: State, said: string): void {
  const registries = registriesOf(now)
  const found = registriesOf(expected).map((registry, at) =>
    difference(registry, registries[at] ?? new Map()),
  )
  expect(found.flat(), said).toEqual([])
  const rest = ({ running, store, files, permissions }: State) => ({
    running,
    store,
    files,
    permissions,
  })
  expect(rest(now), said).toEqual(rest(expected))
}

/** What follows on a change follows on a program too, of which nobody can tell what it changed. */
function followers(plan: Plan): string[] {
  const programs = plan.actions.filter((action) => action.kind === 'program')
  return programs.every(({ afterChange }) => afterChange)
    ? []
    : programs
        .filter(({ afterChange }) => afterChange)
        .map((action) => [action.program, ...action.arguments].join(' '))
}

/** Calls that change something: of deeds, which run at every apply, none. */
async function writingCalls({ prefix }: Machine): Promise<string[]> {
  const reg = (await prefix.journal()).filter(({ verb }) =>
    ['add', 'delete', 'import', 'restore', 'copy'].includes(verb),
  )
  const others = (await prefix.calls()).filter(({ program, verb }) =>
    WRITING[program]?.includes(verb),
  )
  return [
    ...reg.map(({ line }) => `reg ${line}`),
    ...others.map(({ program, line }) => `${program} ${line}`),
  ]
}

const WRITING: Readonly<Record<string, readonly string[]>> = {
  sc: ['config', 'start', 'stop'],
  bcdedit: ['set', 'deletevalue', 'ems', 'bootems', 'emssettings', 'import'],
  netsh: ['profile', 'rule', 'interface'],
  gpupdate: ['run'],
}
