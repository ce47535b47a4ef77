/**
 * What happens by itself: every quarter of a minute the relay looks which timers have come to their minute, and
 * writes what follows before anybody is told, so that a fall in between tells somebody twice and never nobody.
 * docs/formats/timers.md, TI15–TI24.
 */
import { type Bytes, concat, u32 } from '@safeconduct/core/base/bytes.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { type Deed, deedAt } from '@safeconduct/core/timers/watch.ts'
import type { TimerLimits } from './timer-limits.ts'
import type { StoredPost, StoredTimer, TimerChange, TimerStore } from './timer-store.ts'

export class Watching {
  readonly #store: TimerStore
  readonly #limits: TimerLimits
  readonly #now: () => number
  #sweptAt = 0
  /** The minute of the last look that came to its end; 0: none yet. */
  looked = 0

  constructor(store: TimerStore, limits: TimerLimits, now: () => number) {
    this.#store = store
    this.#limits = limits
    this.#now = now
  }

  /** Everything that is to be done by now. How many timers it touched. */
  async look(): Promise<number> {
    const now = this.#now()
    let touched = 0
    for (;;) {
      const due = await this.#store.due(now, this.#limits.atOnce)
      if (due.length === 0) break
      // What is over was told of for a day; now even the empty row goes.
      const over = due.filter(({ resolved }) => resolved)
      if (over.length > 0) await this.#store.dropTimers(over.map(({ id }) => id))
      await this.#store.change(due.filter(({ resolved }) => !resolved).map((timer) => firing(timer, now)))
      touched += due.length
    }
    await this.#sweep(now)
    this.looked = now
    return touched
  }

  async #sweep(now: number): Promise<void> {
    const { noticeMinutes, answerMinutes } = this.#limits
    if (now - this.#sweptAt < 60) return
    await this.#store.sweep({ notices: now - noticeMinutes, answers: now - answerMinutes })
    this.#sweptAt = now
  }
}

/** All that has come to its minute for one timer: the reminder and the first rung, where a relay was long away. */
function firing(from: StoredTimer, now: number): TimerChange {
  const posts: StoredPost[] = []
  let to: StoredTimer = { ...from, turn: from.turn + 1 }
  for (let deed = deedAt(to, to, now); deed !== undefined; deed = deedAt(to, to, now)) {
    // Whom nobody answered an hour ago, nobody has to remind now: the first rung is for that.
    const isPast = deed.tell === 'remind' && deed.after.next <= now
    if (!isPast) for (const channel of toldBy(to, deed)) posts.push(postOf(to, deed, channel, now))
    to = { ...to, ...deed.after }
  }
  return { from, to, posts }
}

function toldBy({ remind, ladder }: StoredTimer, { tell }: Deed): readonly Bytes[] {
  return tell === 'remind' ? remind : (ladder[tell.rung]?.channels ?? [])
}

function postOf(timer: StoredTimer, { tell, after }: Deed, channel: Bytes, now: number): StoredPost {
  // Named by what it is of, so that two relays on one database write it once.
  const level = tell === 'remind' ? 0 : after.level
  const post = sha256(concat(timer.id, u32(timer.due), u32(level), channel)).slice(0, 16)
  return { post, timer: timer.id, guard: timer.guard, channel, tries: 0, next: now }
}
