/**
 * Makes a failing schedule small: first without each fault, then without ever smaller runs of steps, as long as
 * the same invariant still breaks. What is left is what a person reads.
 */
import type { FaultKind } from './faults.ts'
import { type Cut, type Schedule, scheduleOf } from './schedule.ts'
import type { Invariant } from './verdict.ts'

/** Runs a schedule and says which invariant it broke. */
export type Try = (schedule: Schedule) => Promise<Invariant | undefined>

export async function shrunk(
  failing: Schedule,
  broken: Invariant,
  attempt: Try,
  mostSeconds = 30,
): Promise<Schedule> {
  const { seed, ops } = failing
  let steps: readonly number[] = failing.steps.map(({ number }) => number)
  let faults: readonly FaultKind[] = [...failing.faults.keys()]
  const began = performance.now()
  const cutOf = (): Cut => ({ steps: new Set(steps), faults: new Set(faults) })
  const stillFails = async (cut: Cut): Promise<boolean> => {
    const inTime = performance.now() - began < mostSeconds * 1000
    return inTime && (await attempt(scheduleOf(seed, ops, cut))) === broken
  }
  for (const fault of faults) {
    const fewer = faults.filter((one) => one !== fault)
    if (await stillFails({ ...cutOf(), faults: new Set(fewer) })) faults = fewer
  }
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = steps.length - size; at > -size; at -= size) {
      const fewer = steps.filter((_, index) => index < at || index >= at + size)
      if (fewer.length < steps.length && (await stillFails({ ...cutOf(), steps: new Set(fewer) })))
        steps = fewer
    }
  }
  return scheduleOf(seed, ops, cutOf())
}

/** Numbers as a person can copy them: `3,7-9`. */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const open = ranges.at(-1)
    if (open !== undefined && open[1] === number - 1) open[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',')
}

/** Undefined for anything else than `rangesOf` writes. */
export function numbersIn(text: string): ReadonlySet<number> | undefined {
  const numbers = new Set<number>()
  if (text === 'none') return numbers
  for (const range of text.split(',')) {
    const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(range)
    if (match === null) return undefined
    const from = Number(match[1])
    for (let number = from; number <= Number(match[2] ?? from); number++) numbers.add(number)
  }
  return numbers
}
