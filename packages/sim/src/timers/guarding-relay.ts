/**
 * A relay that keeps timers in virtual time: the production's, with a machine under it that is started again, is off
 * for a while, or whose clock somebody sets; and, where the seed says so, one that drops what it was given or looks
 * too late, and says that all is well.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import { newSigningKey, type SigningKey } from '@safeconduct/core/sealed/sign.ts'
import type { Channel } from '@safeconduct/core/timers/channel.ts'
import type { SignedHeartbeat } from '@safeconduct/core/timers/heartbeat.ts'
import { type Heartbeat, signHeartbeat } from '@safeconduct/core/timers/heartbeat.ts'
import { minute } from '@safeconduct/core/timers/minutes.ts'
import type { TimerPlan } from '@safeconduct/core/timers/timer.ts'
import { MemoryTimerStore } from '@safeconduct/relay/timers/memory-timer-store.ts'
import { usualTimerLimits } from '@safeconduct/relay/timers/timer-limits.ts'
import { Timers } from '@safeconduct/relay/timers/timers.ts'
import type { Dice } from '../dice.ts'

/** Minutes of virtual time, and by how many the machine's clock is off. */
class NightClock implements Clock {
  at: number
  off = 0

  constructor(at: number) {
    this.at = at
  }

  millis(): number {
    return (this.at + this.off) * minute
  }

  now(): ReturnType<Clock['now']> {
    return instantOf(this.millis())
  }

  monotonic(): number {
    return this.at * minute
  }
}

export type Habits = {
  /** How likely it is to lose a timer. */
  readonly drops: number
  /** Looks at its timers only every so many minutes. */
  readonly looksEvery: number
  /** Its heartbeat says what an honest one would say. */
  readonly lies: boolean
}

export class GuardingRelay {
  readonly habits: Habits
  readonly clock: NightClock
  readonly dropped = new Set<string>()
  /** Address of a channel to the minutes in which somebody was told there. */
  readonly told = new Map<string, number[]>()
  on = true
  /** The minute since which it is on without a break. */
  since: number
  /** Started while its clock was set back: how long it was off nobody can tell it. Desks see another hour. */
  lostTime = false
  readonly #store = new MemoryTimerStore()
  readonly #dice: Dice
  readonly #key: SigningKey
  readonly #sealKey: ReturnType<typeof newSealKey>
  #mark = 0
  #lastLook = 0
  #timers: Timers

  private constructor(key: SigningKey, dice: Dice, at: number, habits: Habits) {
    this.#key = key
    this.#dice = dice
    this.habits = habits
    this.clock = new NightClock(at)
    this.since = at
    this.#sealKey = newSealKey(dice)
    this.#timers = this.#made()
  }

  static async start(dice: Dice, at: number, habits: Habits): Promise<GuardingRelay> {
    return new GuardingRelay(await newSigningKey(dice), dice, at, habits)
  }

  get timers(): Timers {
    return this.#timers
  }

  get key(): SigningKey {
    return this.#key
  }

  /** Whether it does all that it promised. */
  get isHonest(): boolean {
    return this.habits.drops === 0 && this.habits.looksEvery <= 1
  }

  #made(): Timers {
    const told = (address: string): void => {
      const before = this.told.get(address) ?? []
      this.told.set(address, [...before, this.clock.at])
    }
    return new Timers(this.#store, usualTimerLimits, {
      clock: this.clock,
      key: this.#key,
      mayMake: () => true,
      random: this.#dice,
      ways: {
        key: this.#sealKey,
        objection: () => undefined,
        post: async ({ address }: Channel) => {
          told(address)
          return true
        },
      },
      memory: {
        read: async () => this.#mark,
        write: async (mark) => {
          this.#mark = mark
        },
      },
    })
  }

  /** The machine is started: what it knows is what its disk knows. */
  async restart(): Promise<void> {
    this.#timers = this.#made()
    await this.#timers.begin()
    this.on = true
    this.lostTime ||= this.clock.off < 0
    this.since = this.clock.at
  }

  async put(guard: Bytes, plan: TimerPlan): Promise<boolean> {
    if (!this.on) return false
    const put = await this.#timers.put(guard, plan)
    if (put.ok && this.#dice.chance(this.habits.drops)) {
      await this.#store.dropTimers([plan.id])
      this.dropped.add(plan.id.toHex())
    }
    return put.ok
  }

  /** One minute. */
  async live(at: number): Promise<void> {
    this.clock.at = at
    if (!this.on || at - this.#lastLook < this.habits.looksEvery) return
    this.#lastLook = at
    await this.#timers.look()
    await this.#timers.posting.deliver()
  }

  /** Undefined while it is off. */
  async heartbeat(guard: Bytes, nonce: Bytes): Promise<SignedHeartbeat | undefined> {
    if (!this.on) return undefined
    const { signature, ...true_ } = await this.#timers.heartbeat(guard, nonce)
    if (!this.habits.lies) return { ...true_, signature }
    const said: Heartbeat = { ...true_, looked: true_.minute, armed: true_.armed + this.dropped.size }
    return { ...said, signature: await signHeartbeat(this.#key, { guard, nonce }, said) }
  }
}
