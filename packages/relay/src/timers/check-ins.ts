/**
 * What a phone asks with a link, and what it is told: docs/formats/timers.md, TI1–TI9 and TI30–TI32.
 *
 * Unknown, used, not yet, over: one answer, the same bytes, so that whoever finds an address in a phone's history
 * learns nothing by opening it. Any word is taken, once for each due time, and nothing says whether it was a right one.
 */
import { type Bytes, equalBytes } from '@safeconduct/core/base/bytes.ts'
import { type CheckInAsk, type CheckInShown, isAccepted } from '@safeconduct/core/timers/check-in.ts'
import { acknowledged, resolved, toldAt } from '@safeconduct/core/timers/watch.ts'
import { timerWireLimits } from '@safeconduct/core/timers/wire.ts'
import { answeredTimer } from './stored-timer.ts'
import type { StoredNotice, StoredTimer, TimerStore } from './timer-store.ts'

const nothing: CheckInShown = { shown: 'nothing', due: 0 }

export class CheckIns {
  readonly #store: TimerStore
  readonly #now: () => number

  constructor(store: TimerStore, now: () => number) {
    this.#store = store
    this.#now = now
  }

  async answer({ what, slot, answer }: CheckInAsk): Promise<CheckInShown> {
    // Both are looked for each time: which of them a link is must not show in how long it takes.
    const timer = await this.#waiting(slot)
    const notice = await this.#store.notice(slot)
    if (timer !== undefined) {
      if (what === 'look') return { shown: 'word', due: timer.due }
      return (await this.#take(timer, answer)) ? { shown: 'taken', due: timer.due } : nothing
    }
    if (notice === undefined) return nothing
    if (what === 'look') return { shown: 'button', due: 0 }
    await this.#acknowledge(notice)
    return { shown: 'taken', due: 0 }
  }

  /** The timer of a link, while it is open. */
  async #waiting(slot: Bytes): Promise<StoredTimer | undefined> {
    const timer = await this.#store.timerAt(slot)
    if (timer === undefined || timer.resolved || !timer.hasLink) return undefined
    if (this.#now() < timer.due - timer.early) return undefined
    return (await this.#store.answer(timer)) === undefined ? timer : undefined
  }

  /** One of the two words ends the waiting. Any other is kept for the desks, and the alarm comes as if nobody answered. */
  async #take(timer: StoredTimer, answer: Bytes): Promise<boolean> {
    const accepted = timer.accepts.find(({ due }) => due === timer.due)
    const isRight = accepted !== undefined && isAccepted(accepted, answer)
    const to = isRight
      ? answeredTimer(timer, resolved(timer, timer, timer.due, this.#now()), 'link')
      : { ...timer, turn: timer.turn + 1 }
    const [made] = await this.#store.change([{ from: timer, to, answer }])
    return made === true
  }

  /** Once: everything of which this channel was told by then waits for half an hour. */
  async #acknowledge({ slot, guard, channel, minute }: StoredNotice): Promise<void> {
    const now = this.#now()
    let after: Bytes = new Uint8Array(0)
    for (;;) {
      const timers = await this.#store.timers(guard, after, timerWireLimits.timers)
      const told = timers.filter((timer) => wasTold(timer, channel) && toldAt(timer, timer) <= minute)
      const changes = told.map((from) => {
        const to = { ...from, ...acknowledged(from, now, 'link'), turn: from.turn + 1 }
        return { from, to }
      })
      if (changes.length > 0) await this.#store.change(changes)
      const last = timers.at(-1)
      if (last === undefined || timers.length < timerWireLimits.timers) break
      after = last.id
    }
    await this.#store.dropNotice(slot)
  }
}

function wasTold({ resolved: over, reminded, level, remind, ladder }: StoredTimer, channel: Bytes): boolean {
  const rungs = level > 0 ? ladder.slice(0, level).flatMap(({ channels }) => channels) : []
  const all = reminded ? [...remind, ...rungs] : rungs
  return !over && all.some((one) => equalBytes(one, channel))
}
