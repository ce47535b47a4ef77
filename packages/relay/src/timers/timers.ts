/**
 * Timers at a relay: what desks set, hear and end. docs/formats/timers.md.
 *
 * The relay knows hours and opaque names. Whoever has the token of a guard is a desk of its organisation; whoever has
 * a link is asked nothing else (`check-ins.ts`); what happens by itself is in `watching.ts` and `posting.ts`.
 */
import { type Bytes, equalBytes } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { platformRandom, type Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import type { SigningKey } from '@safeconduct/core/sealed/sign.ts'
import type { Channel } from '@safeconduct/core/timers/channel.ts'
import {
  type Heartbeat,
  type SignedHeartbeat,
  signHeartbeat,
  timersDigest,
} from '@safeconduct/core/timers/heartbeat.ts'
import { dueStep } from '@safeconduct/core/timers/minutes.ts'
import type { TimerPlan } from '@safeconduct/core/timers/timer.ts'
import { acknowledged, armed, armedAnew, ended, resolved } from '@safeconduct/core/timers/watch.ts'
import { type TimerAt, timerWireLimits } from '@safeconduct/core/timers/wire.ts'
import type {
  ListedChannel,
  ListedTimer,
  TimerRefusal,
  WaitingAnswer,
} from '@safeconduct/core/timers/wire-answers.ts'
import { dayOf } from '@safeconduct/core/vault/sync/receipt.ts'
import { type AlarmWays, messageFor, noWays, openChannel, sealChannel } from './alarm-ways.ts'
import { CheckIns } from './check-ins.ts'
import { Posting } from './posting.ts'
import { SteadyClock } from './steady-clock.ts'
import { answeredTimer, digestOf, storedFrom } from './stored-timer.ts'
import type { TimerLimits } from './timer-limits.ts'
import type { StoredTimer, TimerStore } from './timer-store.ts'
import { Watching } from './watching.ts'

export type TimerResult<T> = Promise<Result<T, TimerRefusal>>
export type TimersWorld = {
  readonly clock: Clock
  readonly key: SigningKey
  readonly mayMake: (space: Bytes) => boolean
  readonly random?: Random
  readonly ways?: AlarmWays
  /** What outlives the relay: the time that was reached. */
  readonly memory?: TimeMemory
}
export type TimeMemory = {
  readonly read: () => Promise<number>
  readonly write: (minute: number) => Promise<void>
}

/** Somebody else may change a timer between reading and writing it; more often than this nobody does. */
const attempts = 8

export class Timers {
  readonly checkIns: CheckIns
  readonly posting: Posting
  readonly watching: Watching
  readonly #store: TimerStore
  readonly #limits: TimerLimits
  readonly #world: TimersWorld
  readonly #random: Random
  readonly #ways: AlarmWays
  #steady: SteadyClock
  #remembered = 0
  /** Timers of each guard, as far as they were counted: counting at every put would be most of the work. */
  readonly #counted = new Map<string, number>()

  constructor(store: TimerStore, limits: TimerLimits, world: TimersWorld) {
    this.#store = store
    this.#limits = limits
    this.#world = world
    this.#random = world.random ?? platformRandom
    this.#ways = world.ways ?? noWays(newSealKey(this.#random))
    this.#steady = new SteadyClock(world.clock)
    const now = (): number => this.now
    this.checkIns = new CheckIns(store, now)
    this.posting = new Posting(store, limits, { now, ways: this.#ways, random: this.#random })
    this.watching = new Watching(store, limits, this.posting, now)
  }

  /** The minute by which timers fire. */
  get now(): number {
    return this.#steady.minute()
  }

  /** Before the first look after a start: the clock may have been set back while nobody ran. */
  async begin(): Promise<void> {
    this.#remembered = (await this.#world.memory?.read()) ?? 0
    this.#steady = new SteadyClock(this.#world.clock, this.#remembered)
  }

  /** Everything that has come to its minute, written before anybody is told. How many timers it touched. */
  async look(): Promise<number> {
    const touched = await this.watching.look()
    const mark = this.#steady.mark()
    // A relay without timers leaves no trace of when it ran.
    if (mark !== this.#remembered && (await this.#store.guards()) > 0) {
      await this.#world.memory?.write(mark)
      this.#remembered = mark
    }
    return touched
  }

  async found(guard: Bytes, access: Bytes, space: Bytes): TimerResult<true> {
    if (!this.#world.mayMake(space)) return refuse({ kind: 'not-allowed' })
    if ((await this.#store.guard(guard)) === undefined) {
      if ((await this.#store.guards()) >= this.#limits.guards) return refuse({ kind: 'full' })
      if (await this.#store.addGuard(guard, access, dayOf(this.#world.clock.millis()))) return ok(true)
    }
    const there = await this.#store.guard(guard)
    return there !== undefined && equalBytes(there.access, access)
      ? ok(true)
      : refuse({ kind: 'not-allowed' })
  }

  /** Why this token does nothing here; undefined: it is a desk's. */
  async objectionTo(guard: Bytes, token: Bytes): Promise<TimerRefusal | undefined> {
    const there = await this.#store.guard(guard)
    if (there === undefined) return { kind: 'unknown-guard' }
    return equalBytes(there.access, sha256(token)) ? undefined : { kind: 'not-allowed' }
  }

  async put(guard: Bytes, plan: TimerPlan): TimerResult<true> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const there = await this.#store.timer(plan.id)
      if (there === undefined) {
        if (!(await this.#hasRoom(guard))) return refuse({ kind: 'full' })
        if (await this.#store.addTimer(storedFrom(guard, plan, armed(plan)))) return ok(true)
        // Somebody else's slot: a desk makes it at random, so this is one that was used twice.
        if ((await this.#store.timer(plan.id)) === undefined) return refuse({ kind: 'not-allowed' })
        continue
      }
      if (!equalBytes(there.guard, guard)) return refuse({ kind: 'not-allowed' })
      // A desk that was away arms what was answered from a phone long ago.
      if (plan.due <= there.answered) return ok(true)
      const { answered, turn } = there
      const to = { ...storedFrom(guard, plan, armedAnew(there, plan)), answered, turn: turn + 1 }
      const [made] = await this.#store.change([{ from: there, to }])
      if (made === true) return ok(true)
    }
    return refuse({ kind: 'slow-down', seconds: 1 })
  }

  resolve(guard: Bytes, { id, due }: TimerAt): TimerResult<true> {
    return this.#change(guard, id, (timer) => {
      const standing = resolved(timer, timer, due, this.now)
      return standing === timer ? timer : answeredTimer(timer, standing, 'desk')
    })
  }

  drop(guard: Bytes, id: Bytes): TimerResult<true> {
    return this.#change(guard, id, (timer) =>
      timer.resolved ? timer : answeredTimer(timer, ended(timer, this.now), 'desk'),
    )
  }

  acknowledge(guard: Bytes, { id, due }: TimerAt): TimerResult<true> {
    return this.#change(guard, id, (timer) =>
      timer.due === due ? { ...timer, ...acknowledged(timer, this.now, 'desk') } : timer,
    )
  }

  async list(
    guard: Bytes,
    after: Bytes,
  ): Promise<{ readonly timers: readonly ListedTimer[]; readonly more: boolean }> {
    const most = timerWireLimits.timers
    const timers = await this.#store.timers(guard, after, most + 1)
    return { timers: timers.slice(0, most), more: timers.length > most }
  }

  async open(guard: Bytes, id: Bytes): TimerResult<Bytes> {
    const timer = await this.#timer(guard, id)
    return timer.ok ? ok(timer.value.sealed) : timer
  }

  /** Reckoned from what lies here, whoever put it: what is sealed beside it is the word of whoever sealed it. */
  async digest(guard: Bytes, id: Bytes): TimerResult<Bytes> {
    const timer = await this.#timer(guard, id)
    return timer.ok ? ok(digestOf(timer.value)) : timer
  }

  async #timer(guard: Bytes, id: Bytes): TimerResult<StoredTimer> {
    const timer = await this.#store.timer(id)
    const isOurs = timer !== undefined && equalBytes(timer.guard, guard)
    return isOurs ? ok(timer) : refuse({ kind: 'unknown-timer' })
  }

  answers(guard: Bytes): Promise<readonly WaitingAnswer[]> {
    return this.#store.answers(guard, timerWireLimits.answers)
  }

  taken(guard: Bytes, answers: readonly TimerAt[]): Promise<void> {
    return this.#store.dropAnswers(guard, answers)
  }

  async putChannel(guard: Bytes, id: Bytes, channel: Channel): TimerResult<true> {
    const objection = this.#ways.objection(channel)
    if (objection !== undefined) return refuse({ kind: objection })
    const there = await this.#store.channel(id)
    if (there !== undefined && !equalBytes(there.guard, guard)) return refuse({ kind: 'not-allowed' })
    const count = (await this.#store.channels(guard)).length
    if (there === undefined && count >= this.#limits.channels) return refuse({ kind: 'full' })
    const sealed = await sealChannel(this.#ways.key, id, channel, { random: this.#random })
    await this.#store.putChannel({ id, guard, sealed }, dayOf(this.#world.clock.millis()))
    return ok(true)
  }

  dropChannel(guard: Bytes, id: Bytes): Promise<void> {
    return this.#store.dropChannel(guard, id)
  }

  /** Whether somebody takes a message there, now. */
  async tryChannel(guard: Bytes, id: Bytes): TimerResult<true> {
    const there = await this.#store.channel(id)
    if (there === undefined || !equalBytes(there.guard, guard)) return refuse({ kind: 'not-allowed' })
    const channel = await openChannel(this.#ways.key, id, there.sealed)
    const isTaken = channel !== undefined && (await this.#ways.post(channel, messageFor(channel, undefined)))
    return isTaken ? ok(true) : refuse({ kind: 'not-delivered' })
  }

  async channels(guard: Bytes): Promise<readonly ListedChannel[]> {
    const failing = new Map(
      (await this.#store.failing(guard)).map(({ channel, tries }) => [channel.toHex(), tries]),
    )
    const stored = await this.#store.channels(guard)
    return Promise.all(
      stored.map(async ({ id, sealed }) => {
        const channel = await openChannel(this.#ways.key, id, sealed)
        // One that cannot be opened any more reaches nobody.
        const failed = channel === undefined ? 1 : (failing.get(id.toHex()) ?? 0)
        return { id, kind: channel?.kind ?? 'mail', failed }
      }),
    )
  }

  async heartbeat(guard: Bytes, nonce: Bytes): Promise<SignedHeartbeat> {
    const { armed: count, alarming } = await this.#store.counts(guard)
    const dues = await this.#store.dues(guard)
    const channels = await this.channels(guard)
    const beat: Heartbeat = {
      minute: rounded(this.now),
      looked: rounded(this.watching.looked),
      armed: count,
      alarming,
      failing: channels.filter(({ failed }) => failed > 0).length,
      digest: timersDigest(dues),
    }
    return { ...beat, signature: await signHeartbeat(this.#world.key, { guard, nonce }, beat) }
  }

  /** Counted again only when it would be full: what went in the meantime makes room then. */
  async #hasRoom(guard: Bytes): Promise<boolean> {
    const name = guard.toHex()
    const known = this.#counted.get(name) ?? this.#limits.timers
    const count = known < this.#limits.timers ? known : (await this.#store.counts(guard)).timers
    this.#counted.set(name, count + 1)
    return count < this.#limits.timers
  }

  async #change(guard: Bytes, id: Bytes, change: (timer: StoredTimer) => StoredTimer): TimerResult<true> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const timer = await this.#store.timer(id)
      if (timer === undefined || !equalBytes(timer.guard, guard)) return refuse({ kind: 'unknown-timer' })
      const to = change(timer)
      if (to === timer) return ok(true)
      const [made] = await this.#store.change([{ from: timer, to: { ...to, turn: timer.turn + 1 } }])
      if (made === true) return ok(true)
    }
    return refuse({ kind: 'slow-down', seconds: 1 })
  }
}

function rounded(minute: number): number {
  return Math.floor(minute / dueStep) * dueStep
}
