/** One schedule from its beginning to its verdict. The same schedule gives the same trace, byte for byte. */
import { checkAlarms } from './checks/alarms.ts'
import { checkConsent } from './checks/kept.ts'
import { perform } from './deeds/deeds.ts'
import { seedPlatformChance } from './platform.ts'
import type { Schedule, Step } from './schedule.ts'
import { setUp } from './set-up.ts'
import { settle } from './settle.ts'
import { sharedSetUp } from './shared-set-up.ts'
import { oneThing, untilDone } from './time/until.ts'
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
  { keepTrace, shared }: { readonly keepTrace: boolean; readonly shared: boolean },
): Promise<Ran> {
  const world = shared ? await sharedSetUp(schedule, keepTrace) : await ownSetUp(schedule, keepTrace)
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

async function ownSetUp(schedule: Schedule, keepTrace: boolean): Promise<World> {
  seedPlatformChance(schedule.seed)
  const world = new World(schedule, keepTrace)
  await untilDone(world, setUp(world))
  return world
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
