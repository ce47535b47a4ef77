/**
 * How a timer goes on: pure, from where it stands and the minute it is. docs/formats/timers.md, rules TI15–TI24.
 *
 * What has happened only ever grows (`reminded`, `level`): a clock that is set back un-fires nothing, and whoever
 * starts again after a fall goes on where it stopped.
 */
import { dueStep } from './minutes.ts'
import type { Rung } from './timer.ts'

/** Where a timer stands, as the relay keeps it. */
export type Standing = {
  readonly due: number
  readonly every: number
  readonly grace: number
  readonly reminded: boolean
  /** Rungs that were told; above the number of rungs: the last one was told again. */
  readonly level: number
  /** The minute in which something is to be done next. */
  readonly next: number
  /** Until this minute somebody who acknowledged is looking; 0: nobody. */
  readonly held: number
  /** The first rung was told later than it should have been. */
  readonly late: boolean
  readonly resolved: boolean
}
export type Ladder = { readonly remind: readonly unknown[]; readonly ladder: readonly Pick<Rung, 'wait'>[] }
/** The due times to come, in their order, where a desk that knows the zone has counted them. */
type Coming = { readonly accepts?: readonly { readonly due: number }[] }

/** What is to be done now: whom to tell (`rung` counts from 0; `remind` before them), and where it stands after. */
export type Deed = { readonly tell: 'remind' | { readonly rung: number }; readonly after: Standing }

/** Never again, by itself. */
export const never = 0xffff_ffff
/** An acknowledgement by a desk keeps the ladder still for so long, one by a link for half of it. */
export const holdMinutes = { desk: 60, link: 30 } as const
/** The last rung is told again until somebody answers: so far apart at least, so often at most. */
export const again = { wait: 30, times: 48 } as const
/** How long an ended timer is still told of. */
const keptMinutes = 24 * 60
/** Above this it is late: two looks of the relay. */
const lateMinutes = 2

export function armed(plan: Pick<Standing, 'due' | 'every' | 'grace'> & Ladder): Standing {
  const { due, every, grace } = plan
  const standing = { due, every, grace, reminded: false, level: 0, held: 0, late: false, resolved: false }
  return { ...standing, next: plan.remind.length > 0 ? due : firstRung(standing, plan) }
}

function firstRung({ due, grace }: Pick<Standing, 'due' | 'grace'>, { ladder }: Ladder): number {
  const [first] = ladder
  return first === undefined ? never : due + grace + first.wait
}

/** What is to be done in this minute; undefined: nothing yet. One thing at a time: ask again with `after`. */
export function deedAt(standing: Standing, ladder: Ladder, now: number): Deed | undefined {
  if (standing.resolved || now < standing.next || standing.next === never) return undefined
  if (!standing.reminded && standing.level === 0 && ladder.remind.length > 0) {
    const after = { ...standing, reminded: true, next: firstRung(standing, ladder) }
    return { tell: 'remind', after }
  }
  const rung = Math.min(standing.level, ladder.ladder.length - 1)
  const level = standing.level + 1
  const late = standing.late || (level === 1 && now > standing.next + lateMinutes)
  // A rung that comes late gives those it tells their whole time: the next one counts from now.
  return { tell: { rung }, after: { ...standing, level, late, held: 0, next: nextRung(level, ladder, now) } }
}

function nextRung(level: number, { ladder }: Ladder, now: number): number {
  const following = ladder[level]
  if (following !== undefined) return now + following.wait
  const told = level - ladder.length
  return told >= again.times ? never : now + Math.max(again.wait, ladder.at(-1)?.wait ?? 0)
}

/** The minute in which somebody was last told of it, as far as it shows; `never` when nobody was. */
export function toldAt({ level, reminded, due, next }: Standing, { ladder }: Ladder): number {
  if (level === 0) return reminded ? due : never
  if (next === never) return due
  return next - (ladder[level]?.wait ?? Math.max(again.wait, ladder.at(-1)?.wait ?? 0))
}

/** Somebody is looking: nothing is told until their time is over. Nothing changes before anybody was told. */
export function acknowledged(standing: Standing, now: number, by: keyof typeof holdMinutes): Standing {
  if (standing.resolved || (standing.level === 0 && !standing.reminded)) return standing
  const held = Math.max(standing.held, now + holdMinutes[by])
  return { ...standing, held, next: standing.next === never ? never : Math.max(standing.next, held) }
}

/** The answer for `due` has come, or the check is over. What repeats is armed for the next due time to come. */
export function resolved(standing: Standing, plan: Ladder & Coming, due: number, now: number): Standing {
  if (standing.resolved || due < standing.due) return standing
  // `next` is then the minute in which even the empty row goes: until then other desks see that it is over.
  if (standing.every === 0) return ended(standing, now)
  // Whoever answers before the due time has answered for it, and is asked again at the one after.
  const next = dueAfter(standing, plan, Math.max(due, now))
  const { every, grace } = standing
  return armed({ due: next, every, grace, remind: plan.remind, ladder: plan.ladder })
}

/** The next one of the list, which follows the clocks where the person is; past its end so many minutes later. */
function dueAfter({ due, every }: Standing, { accepts = [] }: Coming, past: number): number {
  const listed = accepts.find((one) => one.due > past)
  if (listed !== undefined) return listed.due
  const last = Math.max(due, accepts.at(-1)?.due ?? 0)
  return last + (Math.floor((past - last) / every) + 1) * every
}

/** Nothing is watched any more. */
export function ended(standing: Standing, now: number): Standing {
  return { ...standing, resolved: true, next: now + keptMinutes, held: 0 }
}

/** Armed anew by a desk. What was told of this very due time stays told, whatever else is changed. */
export function armedAnew(
  standing: Standing,
  plan: Pick<Standing, 'due' | 'every' | 'grace'> & Ladder,
): Standing {
  const fresh = armed(plan)
  if (standing.resolved || plan.due !== standing.due) return fresh
  const { reminded, level, held, late } = standing
  if (level > 0) return { ...fresh, reminded, level, held, late, next: standing.next }
  return reminded ? { ...fresh, reminded, held, next: Math.max(held, firstRung(fresh, plan)) } : fresh
}

export type TimerState =
  | 'armed'
  | 'due'
  | 'reminded'
  | 'grace'
  | 'acknowledged'
  | 'resolved'
  | { readonly level: number }

/** The state in the words of the protocol. */
export function stateOf(standing: Standing, now: number): TimerState {
  const { due, grace, reminded, level, held } = standing
  if (standing.resolved) return 'resolved'
  if (level > 0) return held > now ? 'acknowledged' : { level }
  if (now < due) return 'armed'
  if (reminded) return 'reminded'
  return now < due + Math.min(grace, dueStep) ? 'due' : 'grace'
}
