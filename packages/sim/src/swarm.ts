/** Many schedules, one after another, and the first that breaks an invariant made small and printed. */
import { runSchedule } from './run.ts'
import { type Cut, type Schedule, scheduleOf } from './schedule.ts'
import { rangesOf, shrunk } from './shrink.ts'
import { type Invariant, invariants } from './verdict.ts'

export type SwarmWishes = {
  readonly seed: number
  readonly schedules: number
  readonly ops: number
  readonly crypto: string
  readonly cut: Cut
  readonly again: string
  readonly whole: boolean
  /** Seeds of one block begin with copies of the same organisations. */
  readonly shared: boolean
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

export type Failing = {
  readonly seed: number
  readonly invariant: Invariant
  readonly says: string
  readonly what: string
  readonly replay: string
  readonly steps: number
  readonly trace: readonly string[]
}

export type SwarmReport = {
  readonly crypto: string
  readonly seed: number
  readonly schedules: number
  readonly ops: number
  /** Schedules that were run to their end. */
  readonly ran: number
  readonly steps: number
  readonly entries: number
  readonly seconds: number
  readonly opsPerSecond: number
  /** Over all traces in their order: the same seeds give the same. */
  readonly trace: string
  readonly failing: Failing | undefined
  readonly stopped: boolean
}

const progressEvery = 15_000

export async function runSwarm(wishes: SwarmWishes): Promise<SwarmReport> {
  const { seed, schedules, ops, cut, shared, say, signal } = wishes
  const began = performance.now()
  let said = began
  let [ran, steps, entries, trace] = [0, 0, 0, '']
  let failing: Failing | undefined
  for (let at = seed; at < seed + schedules && failing === undefined && !signal.aborted; at++) {
    const schedule = scheduleOf(at, ops, cut)
    const done = await runSchedule(schedule, { keepTrace: false, shared })
    ran += 1
    steps += done.steps
    entries += done.entries
    trace = done.digest.slice(0, 16) + trace.slice(0, 48)
    if (done.violation !== undefined) failing = await explained(schedule, done.violation.invariant, wishes)
    if (performance.now() - said > progressEvery) {
      said = performance.now()
      say(`${ran} of ${schedules} schedules, ${rate(steps, began)} operations a second`)
    }
  }
  return {
    crypto: wishes.crypto,
    seed,
    schedules,
    ops,
    ran,
    steps,
    entries,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    opsPerSecond: rate(steps, began),
    trace,
    failing,
    stopped: signal.aborted,
  }
}

function rate(steps: number, began: number): number {
  return Math.round((steps * 1000) / Math.max(1, performance.now() - began))
}

async function explained(schedule: Schedule, invariant: Invariant, wishes: SwarmWishes): Promise<Failing> {
  const { shared } = wishes
  const next = wishes.whole ? '' : ' Making it small …'
  wishes.say(`Seed ${schedule.seed} broke ${invariant}: ${invariants[invariant]}.${next}`)
  const attempt = async (one: Schedule): Promise<Invariant | undefined> =>
    (await runSchedule(one, { keepTrace: false, shared })).violation?.invariant
  const small = wishes.whole ? schedule : await shrunk(schedule, invariant, attempt)
  const { violation, lines } = await runSchedule(small, { keepTrace: true, shared })
  const steps = rangesOf(small.steps.map(({ number }) => number))
  const faults = [...small.faults.keys()].join(',')
  const replay = `${wishes.again} --seed ${schedule.seed} --schedules 1 --ops ${schedule.ops} --crypto ${wishes.crypto} --steps ${steps === '' ? 'none' : steps} --faults ${faults === '' ? 'none' : faults}${shared ? ' --shared-set-ups' : ''}`
  const what = violation?.what ?? 'only together with what was taken out'
  for (const line of lines) wishes.say(line)
  wishes.say(`${invariant}: ${what}\nAgain: ${replay}`)
  return {
    seed: schedule.seed,
    invariant,
    says: invariants[invariant],
    what,
    replay,
    steps: small.steps.length,
    trace: lines,
  }
}
