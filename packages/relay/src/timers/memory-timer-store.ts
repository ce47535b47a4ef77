/** What a relay keeps of timers, in memory: for the simulator and for tests. */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { TimerAt } from '@safeconduct/core/timers/wire.ts'
import type { WaitingAnswer } from '@safeconduct/core/timers/wire-answers.ts'
import type {
  StoredChannel,
  StoredNotice,
  StoredPost,
  StoredTimer,
  TimerChange,
  TimerCounts,
  TimerStore,
} from './timer-store.ts'

type Answer = WaitingAnswer & { readonly guard: string }

export class MemoryTimerStore implements TimerStore {
  readonly #guards = new Map<string, Bytes>()
  readonly #timers = new Map<string, StoredTimer>()
  readonly #answers = new Map<string, Answer>()
  readonly #channels = new Map<string, StoredChannel>()
  readonly #posts = new Map<string, StoredPost>()
  readonly #notices = new Map<string, StoredNotice>()

  /** A copy of another: what a backup would hold. */
  constructor(of?: MemoryTimerStore) {
    if (of === undefined) return
    for (const [id, access] of of.#guards) this.#guards.set(id, access)
    for (const [id, timer] of of.#timers) this.#timers.set(id, timer)
    for (const [id, answer] of of.#answers) this.#answers.set(id, answer)
    for (const [id, channel] of of.#channels) this.#channels.set(id, channel)
    for (const [id, post] of of.#posts) this.#posts.set(id, post)
    for (const [id, notice] of of.#notices) this.#notices.set(id, notice)
  }

  async guard(id: Bytes): Promise<{ readonly access: Bytes } | undefined> {
    const access = this.#guards.get(toHex(id))
    return access && { access }
  }

  async guards(): Promise<number> {
    return this.#guards.size
  }

  async addGuard(id: Bytes, access: Bytes): Promise<boolean> {
    if (this.#guards.has(toHex(id))) return false
    this.#guards.set(toHex(id), access)
    return true
  }

  async timer(id: Bytes): Promise<StoredTimer | undefined> {
    return this.#timers.get(toHex(id))
  }

  async timers(guard: Bytes, after: Bytes, count: number): Promise<readonly StoredTimer[]> {
    return this.#of(guard)
      .filter(({ id }) => toHex(id) > toHex(after))
      .toSorted((a, b) => (toHex(a.id) < toHex(b.id) ? -1 : 1))
      .slice(0, count)
  }

  async due(minute: number, count: number): Promise<readonly StoredTimer[]> {
    return [...this.#timers.values()]
      .filter(({ next }) => next <= minute)
      .toSorted((a, b) => a.next - b.next || (toHex(a.id) < toHex(b.id) ? -1 : 1))
      .slice(0, count)
  }

  async timerAt(slot: Bytes): Promise<StoredTimer | undefined> {
    return [...this.#timers.values()].find((timer) => toHex(timer.slot) === toHex(slot))
  }

  async addTimer(timer: StoredTimer): Promise<boolean> {
    if (this.#timers.has(toHex(timer.id)) || (await this.timerAt(timer.slot)) !== undefined) return false
    this.#timers.set(toHex(timer.id), timer)
    return true
  }

  async change(changes: readonly TimerChange[]): Promise<readonly boolean[]> {
    return changes.map(({ from, to, posts = [], answer }) => {
      const name = toHex(from.id)
      if (this.#timers.get(name)?.turn !== from.turn) return false
      this.#timers.set(name, to)
      for (const post of posts)
        if (!this.#posts.has(toHex(post.post))) this.#posts.set(toHex(post.post), post)
      if (to.resolved || to.due !== from.due)
        for (const [at, { timer }] of this.#posts) if (toHex(timer) === name) this.#posts.delete(at)
      const { id, due, guard } = from
      if (answer !== undefined && !this.#answers.has(placeOf(from)))
        this.#answers.set(placeOf(from), { id, due, answer, guard: toHex(guard) })
      return true
    })
  }

  async dropTimers(ids: readonly Bytes[]): Promise<void> {
    for (const id of ids) this.#timers.delete(toHex(id))
  }

  async counts(guard: Bytes): Promise<TimerCounts> {
    const all = this.#of(guard)
    const armed = all.filter(({ resolved }) => !resolved)
    const alarming = armed.filter(({ level }) => level > 0)
    return { timers: all.length, armed: armed.length, alarming: alarming.length }
  }

  async dues(guard: Bytes): Promise<readonly TimerAt[]> {
    return this.#of(guard).filter(({ resolved }) => !resolved)
  }

  async answer(at: TimerAt): Promise<Bytes | undefined> {
    return this.#answers.get(placeOf(at))?.answer
  }

  async answers(guard: Bytes, count: number): Promise<readonly WaitingAnswer[]> {
    const ours = [...this.#answers.values()].filter((one) => one.guard === toHex(guard))
    return ours
      .toSorted((a, b) => a.due - b.due || (toHex(a.id) < toHex(b.id) ? -1 : 1))
      .slice(0, count)
      .map(({ id, due, answer }) => ({ id, due, answer }))
  }

  async dropAnswers(guard: Bytes, answers: readonly TimerAt[]): Promise<void> {
    for (const at of answers)
      if (this.#answers.get(placeOf(at))?.guard === toHex(guard)) this.#answers.delete(placeOf(at))
  }

  async putChannel(channel: StoredChannel): Promise<void> {
    this.#channels.set(toHex(channel.id), channel)
  }

  async channel(id: Bytes): Promise<StoredChannel | undefined> {
    return this.#channels.get(toHex(id))
  }

  async channels(guard: Bytes): Promise<readonly StoredChannel[]> {
    return [...this.#channels.values()]
      .filter((channel) => toHex(channel.guard) === toHex(guard))
      .toSorted((a, b) => (toHex(a.id) < toHex(b.id) ? -1 : 1))
  }

  async dropChannel(guard: Bytes, id: Bytes): Promise<void> {
    const there = this.#channels.get(toHex(id))
    if (there === undefined || toHex(there.guard) !== toHex(guard)) return
    this.#channels.delete(toHex(id))
    for (const [at, { channel }] of this.#posts) if (toHex(channel) === toHex(id)) this.#posts.delete(at)
  }

  async posts(minute: number, count: number): Promise<readonly StoredPost[]> {
    return [...this.#posts.values()]
      .filter(({ next }) => next <= minute)
      .toSorted((a, b) => a.next - b.next || (toHex(a.post) < toHex(b.post) ? -1 : 1))
      .slice(0, count)
  }

  async failing(guard: Bytes): Promise<readonly { readonly channel: Bytes; readonly tries: number }[]> {
    const most = new Map<string, { readonly channel: Bytes; readonly tries: number }>()
    for (const post of this.#posts.values()) {
      if (post.tries === 0 || toHex(post.guard) !== toHex(guard)) continue
      const { channel, tries } = post
      if (tries > (most.get(toHex(channel))?.tries ?? 0)) most.set(toHex(channel), { channel, tries })
    }
    return [...most.values()]
  }

  async movePosts(posts: readonly Bytes[], next: number): Promise<void> {
    for (const post of posts) {
      const there = this.#posts.get(toHex(post))
      if (there !== undefined) this.#posts.set(toHex(post), { ...there, tries: there.tries + 1, next })
    }
  }

  async dropPosts(posts: readonly Bytes[]): Promise<void> {
    for (const post of posts) this.#posts.delete(toHex(post))
  }

  async addNotice(notice: StoredNotice): Promise<void> {
    this.#notices.set(toHex(notice.slot), notice)
  }

  async notice(slot: Bytes): Promise<StoredNotice | undefined> {
    return this.#notices.get(toHex(slot))
  }

  async dropNotice(slot: Bytes): Promise<void> {
    this.#notices.delete(toHex(slot))
  }

  async sweep({ notices, answers }: { readonly notices: number; readonly answers: number }): Promise<void> {
    for (const [at, { minute }] of this.#notices) if (minute < notices) this.#notices.delete(at)
    for (const [at, { due }] of this.#answers) if (due < answers) this.#answers.delete(at)
  }

  #of(guard: Bytes): readonly StoredTimer[] {
    return [...this.#timers.values()].filter((timer) => toHex(timer.guard) === toHex(guard))
  }
}

function placeOf({ id, due }: TimerAt): string {
  return `${toHex(id)} ${due}`
}
