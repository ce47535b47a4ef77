/**
 * What happens by itself: every quarter of a minute the relay looks which timers have come to their minute, and
 * writes what follows before anybody is told, so that a fall in between tells somebody twice and never nobody.
 * What the disk does not take is told all the same, from memory, and written when there is room.
 * docs/formats/timers.md, TI15–TI24.
 */
import { type Bytes, concat, toHex, u32 } from '@safeconduct/core/base/bytes.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { type Deed, deedAt } from '@safeconduct/core/timers/watch.ts'
import type { Posting } from './posting.ts'
import type { TimerLimits } from './timer-limits.ts'
import type { StoredPost, StoredTimer, TimerChange, TimerStore } from './timer-store.ts'

/** What was told, and is written nowhere yet: from the row as the disk still has it. */
type Unwritten = Required<Pick<TimerChange, 'from' | 'to' | 'posts'>>

export class Watching {
  readonly #store: TimerStore
  readonly #limits: TimerLimits
  readonly #posting: Posting
  readonly #now: () => number
  readonly #unwritten = new Map<string, Unwritten>()
  #sweptAt = 0
  /** The minute of the last look of which everything was written; 0: none yet. Desks see it stand still. */
  looked = 0

  constructor(store: TimerStore, limits: TimerLimits, posting: Posting, now: () => number) {
    this.#store = store
    this.#limits = limits
    this.#posting = posting
    this.#now = now
  }

  /** Everything that is to be done by now. How many timers it touched. */
  async look(): Promise<number> {
    const now = this.#now()
    if (!(await this.#isAllWritten())) return this.#tell(now)
    let touched = 0
    for (;;) {
      const due = await this.#store.due(now, this.#limits.atOnce)
      if (due.length === 0) break
      try {
        await this.#fire(due, now)
      } catch {
        return touched + (await this.#tell(now))
      }
      touched += due.length
    }
    await this.#sweep(now)
    this.looked = now
    return touched
  }

  async #fire(due: readonly StoredTimer[], now: number): Promise<void> {
    await this.#store.change(due.filter(({ resolved }) => !resolved).map((timer) => firing(timer, now)))
    // What is over was told of for a day; now even the empty row goes.
    const over = due.filter(({ resolved }) => resolved)
    if (over.length > 0) await this.#store.dropTimers(over.map(({ id }) => id))
  }

  /**
   * The disk takes nothing: a full one must not keep a whole night silent. All that is due is read, because what
   * cannot be moved on would otherwise stand in the way of the rest.
   */
  async #tell(now: number): Promise<number> {
    let touched = 0
    for (const row of await this.#store.due(now, this.#limits.timers)) {
      const known = this.#unwritten.get(toHex(row.id))
      // Changed since on the disk: a desk set it anew or ended it, and that counts.
      const before = known?.from.turn === row.turn ? known : undefined
      const from = before?.to ?? row
      if (from.resolved || from.next > now) continue
      const { to, posts = [] } = firing(from, now)
      const all = [...(before?.posts ?? []), ...posts]
      this.#unwritten.set(toHex(row.id), { from: row, to, posts: all })
      this.#posting.hold(posts)
      touched += 1
    }
    return touched
  }

  /** Once there is room: how far each was told, and the messages that nobody has taken yet. */
  async #isAllWritten(): Promise<boolean> {
    const waiting = [...this.#unwritten]
    for (let at = 0; at < waiting.length; at += this.#limits.atOnce) {
      const part = waiting.slice(at, at + this.#limits.atOnce)
      const changes = part.map(([, { from, to, posts }]) => ({
        from,
        to: { ...to, turn: from.turn + 1 },
        posts: this.#posting.stillHeld(posts),
      }))
      try {
        await this.#store.change(changes)
      } catch {
        return false
      }
      for (const [name, { posts }] of part) {
        this.#unwritten.delete(name)
        this.#posting.letGoOf(posts)
      }
    }
    return true
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
