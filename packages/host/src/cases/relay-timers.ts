/**
 * What one relay holds of the timers of this organisation, as this desk knows it.
 *
 * Two relays share nothing: each is heard, filled and found silent by itself, so that one that was seized, or that
 * answers whatever it is asked, hides nothing of the other.
 */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { Watched } from '@safeconduct/core/cases/checks.ts'
import type { Guard } from '@safeconduct/core/timers/guard.ts'
import {
  type Heartbeat,
  heartbeatInterval,
  type RelayTrouble,
  relayTroubles,
} from '@safeconduct/core/timers/heartbeat.ts'
import { dueMinuteOf } from '@safeconduct/core/timers/minutes.ts'
import type { ListedTimer } from '@safeconduct/core/timers/wire-answers.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import type { KnownRelay } from '@safeconduct/core/vault/sync/relay-of.ts'
import { TimerLink, type TimerPost } from '../relay/timer-link.ts'
import type { Vault } from '../vault/vault.ts'
import type { CaseRecord } from './case-index.ts'
import { channelsOf, guardOf } from './guard-secret.ts'
import { hasLink, isPutAs, shapeOf, timerPlan } from './timer-plans.ts'

/** A check that is waited for, with the hex of its timer. */
export type Wanted = { readonly check: CaseRecord; readonly one: Watched; readonly timer: string }
export type RelayHeard = {
  readonly state: 'never-heard' | 'heard' | 'silent'
  /** In milliseconds. */
  readonly heardAt?: number
  readonly troubles: readonly RelayTrouble[]
}

type Setting = Wanted & { readonly known: ListedTimer | undefined }

const nearMillis = 24 * 3_600_000

export class RelayTimers {
  readonly relay: KnownRelay
  readonly #vault: Vault
  readonly #post: TimerPost
  /** Keeps timers alone: under a guard of its own. */
  readonly isSecond: boolean
  /** Check by the hex of its timer, as far as the relay said that it holds it. */
  held: ReadonlyMap<string, string> = new Map()
  /** As the relay told them last, in this tick. */
  listed: ReadonlyMap<string, ListedTimer> = new Map()
  /** Timers that were gone though nobody had answered, and were set again. */
  takenAway = 0
  /** With which link and which channels a timer was put by this desk; and since when one is gone. */
  readonly #put = new Map<string, string>()
  readonly #gone = new Map<string, number>()
  /** Since when a timer stands there as this desk would not put it. */
  readonly #otherwise = new Map<string, number>()
  #heard: { readonly at: number; readonly beat: Heartbeat } | undefined
  #since: number | undefined
  #troubles: readonly RelayTrouble[] = []

  constructor(vault: Vault, relay: KnownRelay, isSecond: boolean, post: TimerPost) {
    this.#vault = vault
    this.relay = relay
    this.isSecond = isSecond
    this.#post = post
  }

  view(): RelayHeard {
    const [heard, troubles, now] = [this.#heard, this.#troubles, this.#vault.clock.millis()]
    const isLate = now - (heard?.at ?? this.#since ?? now) > heartbeatInterval
    if (heard === undefined) return { state: isLate ? 'silent' : 'never-heard', troubles }
    return { state: isLate ? 'silent' : 'heard', heardAt: heard.at, troubles }
  }

  #guard(): Guard {
    const guard = guardOf(this.#vault, this.isSecond ? this.relay.key : undefined)
    return certain(guard, 'it was made before anything is set')
  }

  link(): TimerLink {
    return new TimerLink(this.#post, this.#guard(), this.relay.key)
  }

  /** Founded where it was not. */
  async founded(): Promise<TimerLink> {
    const link = this.link()
    await link.found(spaceOf(this.relay.url))
    return link
  }

  /** Undefined: it is silent, which after an interval is an alarm where anything should stand there. */
  async heartbeat(wanted: number): Promise<Heartbeat | undefined> {
    const { clock } = this.#vault
    this.#since ??= clock.millis()
    this.listed = new Map()
    const link = this.link()
    const first = await link.heartbeat(this.#vault)
    const isUnknown = !first.ok && first.refusal.kind === 'unknown-guard'
    const beat = isUnknown ? await (await this.founded()).heartbeat(this.#vault) : first
    if (beat.ok) this.#heard = { at: clock.millis(), beat: beat.value }
    else this.#notHeard(wanted)
    return beat.ok ? beat.value : undefined
  }

  #notHeard(expected: number): void {
    const now = this.#vault.clock.millis()
    const heardAt = this.#heard?.at ?? this.#since ?? now
    const beat = this.#heard === undefined ? {} : { beat: this.#heard.beat }
    this.#troubles = relayTroubles({ now, heardAt, expected, ...beat })
  }

  /** What is missing is set, what was answered (`ours` without `wanted`) is resolved, an alarm that was taken waits. */
  async setTimers(wanted: readonly Wanted[], ours: ReadonlySet<string>): Promise<void> {
    const link = this.link()
    const listed = await link.list()
    if (!listed.ok) return
    this.listed = new Map(listed.value.map((timer) => [toHex(timer.id), timer]))
    const held = new Map<string, string>()
    for (const each of wanted) {
      const known = this.listed.get(each.timer)
      const setting = { ...each, known }
      if ((await this.#stands(setting, link)) || (await this.#setAgain(setting, link)))
        held.set(each.timer, each.check.id)
      // Before its time there is no alarm to take: the second word of the last time must not show at the relay.
      const isTaken = each.one.acknowledgedBy !== undefined && each.one.state !== 'waiting'
      if (known?.resolved === false && isTaken && known.held === 0)
        await link.acknowledge({ id: known.id, due: known.due })
    }
    // Answered here, or by a colleague whose records have come: nobody is to be woken any more.
    const waiting = new Set(wanted.map(({ timer }) => timer))
    for (const [hex, { id, due, resolved }] of this.listed)
      if (!resolved && !waiting.has(hex) && ours.has(hex)) await link.resolve({ id, due })
    this.held = held
    await this.#look(link)
  }

  async #look(link: TimerLink): Promise<void> {
    const now = this.#vault.clock.millis()
    if (this.#heard === undefined) return
    const { beat } = this.#heard
    const troubles = relayTroubles({ now, heardAt: now, beat, expected: this.held.size })
      // What was set in this tick is not in the heartbeat that it began with.
      .filter((trouble) => trouble !== 'missing')
    const isDeaf =
      !troubles.includes('channel') && this.held.size > 0 && (await this.#isWithoutSomebody(link))
    this.#troubles = isDeaf ? [...troubles, 'channel'] : troubles
  }

  /** Somebody registered before this relay was named, or it can send nothing of that kind: it would not wake them. */
  async #isWithoutSomebody(link: TimerLink): Promise<boolean> {
    const there = await link.channels()
    if (!there.ok) return false
    const ids = new Set(there.value.map(({ id }) => toHex(id)))
    const known = channelsOf(this.#vault)
    const reached = new Set(
      known.filter(({ channel }) => ids.has(toHex(channel))).map(({ member }) => member),
    )
    return known.some(({ member }) => !reached.has(member))
  }

  /** It stands at the relay for this due time, with this link. */
  async #stands(setting: Setting, link: TimerLink): Promise<boolean> {
    const { check, one, timer, known } = setting
    if (known === undefined || known.resolved || known.due !== dueMinuteOf(one.due)) return false
    const toDue = one.due - this.#vault.clock.millis()
    const put = this.#put.get(timer)
    const isPut = put === shapeOf(this.#vault, check, one)
    // A timer that is past its due time is not put anew for a new link: its ladder would begin again.
    if (toDue <= 0 && !isPut) return true
    // Put by a colleague, or before this desk was shut: whom it tells may have changed since, so the near ones go anew.
    if (put === undefined) return toDue > nearMillis && known.hasLink === hasLink(check)
    return isPut && (toDue > nearMillis || (await this.#isAsPut(setting, known.id, link)))
  }

  /**
   * A relay that was put back to an older copy has the same id and due time with another link or other channels, and
   * so has one that a desk wrote to whose records lag behind. It may also be this desk that lags: for an interval a
   * colleague is let be, whose record is on its way. What cannot be asked stands as it is.
   */
  async #isAsPut(setting: Setting, id: Bytes, link: TimerLink): Promise<boolean> {
    const { timer } = setting
    const [sealed, digest] = [await link.open(id), await link.digest(id)]
    if (!sealed.ok) return true
    const put = { sealed: sealed.value, ...(digest.ok ? { digest: digest.value } : {}) }
    if (await isPutAs(this.#vault, this.#guard(), setting, put)) {
      this.#otherwise.delete(timer)
      return true
    }
    const now = this.#vault.clock.millis()
    const since = this.#otherwise.get(timer) ?? now
    this.#otherwise.set(timer, since)
    return now - since < heartbeatInterval
  }

  /**
   * A colleague may have answered it, and the record is still on its way: what was here and is gone is waited for an
   * interval before it is set again and said to have been taken.
   */
  async #setAgain(setting: Setting, link: TimerLink): Promise<boolean> {
    const { timer, known, one } = setting
    const wasHere =
      known === undefined ? this.held.has(timer) : known.resolved && known.due === dueMinuteOf(one.due)
    const now = this.#vault.clock.millis()
    const since = this.#gone.get(timer) ?? now
    if (wasHere && now - since < heartbeatInterval) {
      this.#gone.set(timer, since)
      return false
    }
    if (wasHere) this.takenAway++
    this.#gone.delete(timer)
    return this.#set(setting, link)
  }

  async #set(setting: Setting, link: TimerLink): Promise<boolean> {
    const plan = await timerPlan(this.#vault, this.#guard(), setting)
    if (plan === undefined || !(await link.put(plan)).ok) return false
    this.#otherwise.delete(setting.timer)
    this.#put.set(setting.timer, shapeOf(this.#vault, setting.check, setting.one))
    return true
  }
}
