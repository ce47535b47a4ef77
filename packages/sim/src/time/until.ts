/** A world goes on until a task in it is done, or an invariant is broken: one happening after another, each alone. */
import type { World } from '../world.ts'
import { quiet } from './quiet.ts'

export async function untilDone(world: World, task: Promise<void>): Promise<void> {
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

export async function oneThing(world: World): Promise<void> {
  if (!world.agenda.step()) return
  await quiet()
}
