/**
 * Brings the messages of alarms to where they go, and tries again until somebody takes them.
 * docs/formats/timers.md, TI25–TI33.
 *
 * A channel gets one message for everything that is to be told it at one moment: a night in which forty journeys are
 * overdue must not be a flood that a provider takes for one. Channels are independent of each other: a server of mail
 * that does not answer holds up no push.
 */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { checkInKeys } from '@safeconduct/core/timers/check-in.ts'
import { type AlarmWays, messageFor, openChannel } from './alarm-ways.ts'
import type { TimerLimits } from './timer-limits.ts'
import type { StoredPost, TimerStore } from './timer-store.ts'

type World = { readonly now: () => number; readonly ways: AlarmWays; readonly random: Random }

/** Posts that are read at once. */
const readAtOnce = 5_000
/** Minutes between tries: 1, 2, 4, 8, and then every so many. */
const longestPause = 10

export class Posting {
  readonly #store: TimerStore
  readonly #limits: TimerLimits
  readonly #world: World
  /** Channels that are being posted to: a slow server must not get the same message twice. */
  readonly #busy = new Set<string>()
  /** Taken by somebody, and still written as waiting: on a full disk nobody is to be told every quarter of a minute. */
  readonly #taken = new Set<string>()
  /** Messages for which the disk had no room. */
  readonly #held = new Map<string, StoredPost>()

  constructor(store: TimerStore, limits: TimerLimits, world: World) {
    this.#store = store
    this.#limits = limits
    this.#world = world
  }

  /** The disk did not take them: they go out from here. */
  hold(posts: readonly StoredPost[]): void {
    for (const post of posts) this.#held.set(toHex(post.post), post)
  }

  /** Those of them that nobody has taken, as they stand. */
  stillHeld(posts: readonly StoredPost[]): readonly StoredPost[] {
    return posts.flatMap(({ post }) => this.#held.get(toHex(post)) ?? [])
  }

  letGoOf(posts: readonly StoredPost[]): void {
    for (const { post } of posts) this.#held.delete(toHex(post))
  }

  /** Everything that waits and is not on its way already. How many messages somebody took. */
  async deliver(): Promise<number> {
    const now = this.#world.now()
    const written = await this.#store.posts(now, readAtOnce)
    const held = [...this.#held.values()].filter(({ next }) => next <= now)
    const read = [...written.filter(({ post }) => !this.#held.has(toHex(post))), ...held]
    // Every quarter of a minute it looks, and mostly there is nothing.
    if (read.length === 0) return 0
    const waiting = read.filter(({ post }) => !this.#taken.has(toHex(post)))
    const taken = read.filter(({ post }) => this.#taken.has(toHex(post)))
    // What cannot be written now is written later; nobody's alarm waits for it.
    await this.#letGo(taken.map(({ post }) => post)).catch(() => undefined)
    const byChannel = Map.groupBy(waiting, ({ channel }) => toHex(channel))
    const free = [...byChannel].filter(([channel]) => !this.#busy.has(channel)).map(([, posts]) => posts)
    for (const [first] of free) if (first !== undefined) this.#busy.add(toHex(first.channel))
    let count = 0
    const work = async (): Promise<void> => {
      for (let posts = free.shift(); posts !== undefined; posts = free.shift())
        if (await this.#one(posts).catch(() => false)) count += 1
    }
    await Promise.all(Array.from({ length: Math.min(this.#limits.posting, free.length) }, work))
    return count
  }

  async #one(posts: readonly StoredPost[]): Promise<boolean> {
    const [first] = posts
    if (first === undefined) return false
    const names = posts.map(({ post }) => post)
    try {
      const isTaken = await this.#post(first)
      const tries = Math.min(...posts.map((post) => post.tries))
      if (isTaken) await this.#letGo(names)
      else await this.#moveOn(posts, this.#world.now() + Math.min(2 ** tries, longestPause))
      return isTaken
    } finally {
      this.#busy.delete(toHex(first.channel))
    }
  }

  async #moveOn(posts: readonly StoredPost[], next: number): Promise<void> {
    this.hold(this.stillHeld(posts).map((post) => ({ ...post, tries: post.tries + 1, next })))
    await this.#store.movePosts(
      posts.map(({ post }) => post),
      next,
    )
  }

  async #letGo(posts: readonly Bytes[]): Promise<void> {
    if (posts.length === 0) return
    for (const post of posts) {
      this.#taken.add(toHex(post))
      this.#held.delete(toHex(post))
    }
    await this.#store.dropPosts(posts)
    for (const post of posts) this.#taken.delete(toHex(post))
  }

  async #post({ channel: id, guard }: StoredPost): Promise<boolean> {
    const stored = await this.#store.channel(id)
    const channel = stored && (await openChannel(this.#world.ways.key, id, stored.sealed))
    if (channel === undefined) return false
    const secret = channel.host === '' ? undefined : await this.#notice(guard, id)
    return this.#world.ways.post(channel, messageFor(channel, secret))
  }

  /** Written before the message leaves: a link that somebody has must lead somewhere. Without room it goes without one. */
  async #notice(guard: Bytes, channel: Bytes): Promise<Bytes | undefined> {
    const secret = this.#world.random.bytes(16)
    const { slot } = checkInKeys(secret)
    const notice = { slot, guard, channel, minute: this.#world.now() }
    return this.#store.addNotice(notice).then(
      () => secret,
      () => undefined,
    )
  }
}
