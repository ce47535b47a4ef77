/** A timer as it lies on the disk: from what a desk asked for, and when it was answered. */
import { type Bytes, concat } from '@safeconduct/core/base/bytes.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { TimerPlan } from '@safeconduct/core/timers/timer.ts'
import type { Standing } from '@safeconduct/core/timers/watch.ts'
import { putDigest } from '@safeconduct/core/timers/wire.ts'
import type { StoredTimer } from './timer-store.ts'

/** In the place of a slot where there is no link: nobody is given it. */
export function noSlotOf(timer: Uint8Array): Bytes {
  return sha256(concat(timer, timer)).slice(0, 16)
}

export function storedFrom(guard: Bytes, plan: TimerPlan, standing: Standing): StoredTimer {
  const { id, early, remind, ladder, sealed, checkIn } = plan
  const link = { slot: checkIn?.slot ?? noSlotOf(id), hasLink: checkIn !== undefined }
  const rest = { guard, id, early, remind, ladder, sealed, accepts: checkIn?.accepts ?? [] }
  return { ...standing, ...rest, ...link, answered: 0, turn: 0 }
}

/** As the desk that put it reckons it (TI47). */
export function digestOf({ slot, accepts, hasLink, ...timer }: StoredTimer): Bytes {
  return putDigest(hasLink ? { ...timer, checkIn: { slot, accepts } } : timer)
}

/**
 * Somebody said that it is answered. By a link the answer itself lies here, and the due time stays answered; a desk's
 * word is a member's word, which a colleague may take back: an infiltrator must not be able to end a watch for good.
 */
export function answeredTimer(timer: StoredTimer, standing: Standing, by: 'desk' | 'link'): StoredTimer {
  const answered = by === 'link' ? Math.max(timer.answered, timer.due) : timer.answered
  const after = { ...timer, ...standing, answered, turn: timer.turn + 1 }
  // What is over keeps nothing but that it was there.
  if (!standing.resolved) return after
  const emptied = { remind: [], ladder: [], accepts: [], sealed: new Uint8Array(0) }
  return { ...after, ...emptied, slot: noSlotOf(timer.id), hasLink: false }
}
