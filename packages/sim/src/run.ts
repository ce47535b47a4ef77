/** One schedule from its beginning to its verdict. The same schedule gives the same trace, byte for byte. */
import { checkAlarms } from './checks/alarms.ts'
import { checkConsent } from './checks/kept.ts'
import { perform } from './deeds/deeds.ts'
import { seedPlatformChance } from './platform.ts'
import type { Schedule, Step } from './schedule.ts'
import { setUp } from './set-up.ts'
import { settle } from './settle.ts'
import { quiet } from './time/quiet.ts'
import { watchNight } from './timers/night.ts'
import type { Violation } from './verdict.ts'
import { World } from './world.ts'

export type Ran = {
  readonly violation: Violation | undefined
  readonly steps: number
  /** Entries that devices kept, their own and others'. */
  readonly entries: number
  readonly digest: string
  readonly lines: readonly string[]
}

export async function runSchedule(
  schedule: Schedule,
  { keepTrace }: { readonly keepTrace: boolean },
): Promise<Ran> {
  seedPlatformChance(schedule.seed)
  const world = new World(schedule, keepTrace)
  await untilDone(world, setUp(world))
  world.calm = false
  for (const step of schedule.steps) {
    if (world.verdict.violation !== undefined) break
    await untilThen(world, step)
  }
  if (world.verdict.violation === undefined) await untilDone(world, settle(world))
  if (world.verdict.violation === undefined) await watchNight(world)
  const { violation } = world.verdict
  if (violation !== undefined) world.trace.say(`${violation.invariant} ${violation.what}`)
  return {
    violation,
    steps: schedule.steps.length,
    entries: world.witness.entries,
    digest: world.trace.digest(),
    lines: world.trace.lines,
  }
}

/** Everything that is due before the step, then the step itself, each alone. */
async function untilThen(world: World, step: Step): Promise<void> {
  let come = false
  world.agenda.plan(step.after, () => {
    come = true
    void perform(world, step)
  })
  while (!come && world.verdict.violation === undefined) await oneThing(world)
  checkAlarms(world)
  if (step.kind === 'read') checkConsent(world)
}

async function untilDone(world: World, task: Promise<void>): Promise<void> {
  let done = false
  let problem: unknown
  task.then(
    () => {
      done = true
    },
    (thrown: unknown) => {
      done = true
      problem = thrown ?? new Error('nothing was thrown')
    },
  )
  await quiet()
  while (!done && world.verdict.violation === undefined) {
    if (world.agenda.empty) {
      world.verdict.blame('I9', 'everybody waits for somebody')
      return
    }
    await oneThing(world)
  }
  if (problem !== undefined) throw problem
}

async function oneThing(world: World): Promise<void> {
  if (!world.agenda.step()) return
  await quiet()
}
