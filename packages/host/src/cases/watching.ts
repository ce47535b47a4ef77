/**
 * Checks under watch from both sides: by each desk that may read them, and by timers at the relay that fire with every
 * laptop shut.
 *
 * A tick asks the relay for its heartbeat and for answers of check-in links, writes those down, and compares the timers
 * that stand there with the checks that are here: what is missing is set, what was answered is resolved. A timer that
 * somebody took away is set again and counted, because only a member could have taken it.
 */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { type Watched, watchedNow } from '@safeconduct/core/cases/checks.ts'
import { textIn, textsIn } from '@safeconduct/core/rules/world.ts'
import { openAnswer } from '@safeconduct/core/timers/check-in.ts'
import type { Guard } from '@safeconduct/core/timers/guard.ts'
import {
  type Heartbeat,
  heartbeatInterval,
  type RelayTrouble,
  relayTroubles,
} from '@safeconduct/core/timers/heartbeat.ts'
import { dueMinuteOf, millisOfMinute } from '@safeconduct/core/timers/minutes.ts'
import type { ListedTimer, WaitingAnswer } from '@safeconduct/core/timers/wire-answers.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import { TimerLink, type TimerPost } from '../relay/timer-link.ts'
import type { Vault } from '../vault/vault.ts'
import type { CaseIndex, CaseRecord } from './case-index.ts'
import { type CasesWorld, idOf, write } from './cases-world.ts'
import { linkOf, noteAnswer, noteOtherWord } from './check-acts.ts'
import { guardOf, makeGuard } from './guard-secret.ts'
import { dueOfCheck, hasLink, shapeOf, timerPlan } from './timer-plans.ts'

export type WatchParts = { readonly vault: Vault; readonly index: CaseIndex; readonly post: TimerPost }
export type WatchState = {
  readonly state: 'no-relay' | 'never-heard' | 'heard' | 'silent'
  readonly heardAt?: string
  readonly armed: number
  readonly onlyHere: number
  readonly troubles: readonly RelayTrouble[]
  /** Timers that stood at the relay, were gone though nobody had answered, and were set again. */
  readonly takenAway: number
}

const nearMillis = 24 * 3_600_000

type Setting = {
  readonly check: CaseRecord
  readonly one: Watched
  /** In hex. */
  readonly timer: string
  readonly known: ListedTimer | undefined
}

export class CheckWatch {
  readonly #parts: WatchParts
  /** Check by the hex of its timer, as far as the relay said that it holds it. */
  #held = new Map<string, string>()
  #armed: ReadonlySet<string> = new Set()
  /** With which link and which channels a timer was put by this desk; and since when one is gone. */
  readonly #put = new Map<string, string>()
  readonly #gone = new Map<string, number>()
  #heard: { readonly at: number; readonly beat: Heartbeat } | undefined
  #since: number | undefined
  #troubles: readonly RelayTrouble[] = []
  #takenAway = 0
  #onlyHere = 0
  #running: Promise<number> | undefined

  constructor(parts: WatchParts) {
    this.#parts = parts
  }

  isArmed(check: string): boolean {
    return this.#armed.has(check)
  }

  view(): WatchState {
    const { vault } = this.#parts
    const counts = { armed: this.#held.size, onlyHere: this.#onlyHere, takenAway: this.#takenAway }
    const troubles = this.#troubles
    if (relayOf(vault.replica) === undefined) return { state: 'no-relay', ...counts, troubles }
    const heard = this.#heard
    if (heard === undefined) return { state: this.#isLate() ? 'silent' : 'never-heard', ...counts, troubles }
    const state = vault.clock.millis() - heard.at > heartbeatInterval ? 'silent' : 'heard'
    return { state, heardAt: instantOf(heard.at), ...counts, troubles }
  }

  #isLate(): boolean {
    return this.#since !== undefined && this.#parts.vault.clock.millis() - this.#since > heartbeatInterval
  }

  /** How many answers were written down. One tick at a time. */
  async tick(cases: CasesWorld): Promise<number> {
    this.#running ??= this.#tick(cases).finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #tick(cases: CasesWorld): Promise<number> {
    const { vault, post } = this.#parts
    const relay = relayOf(vault.replica)
    const watched = this.#watched(cases)
    this.#onlyHere = watched.length
    if (relay === undefined) return 0
    const guard = await this.#guard(watched.length > 0)
    if (guard === undefined) return 0
    this.#since ??= vault.clock.millis()
    const link = new TimerLink(post, guard, relay.key)
    const first = await link.heartbeat(vault)
    const missing = !first.ok && first.refusal.kind === 'unknown-guard'
    if (missing) await link.found(spaceOf(relay.url))
    const beat = missing ? await link.heartbeat(vault) : first
    if (!beat.ok) return this.#notHeard(watched.length)
    this.#heard = { at: vault.clock.millis(), beat: beat.value }
    this.#parts.index.vouch(millisOfMinute(beat.value.minute))
    const noted = await this.#takeAnswers(cases, link)
    await this.#setTimers(cases, link, guard)
    const now = vault.clock.millis()
    this.#troubles = relayTroubles({ now, heardAt: now, beat: beat.value, expected: this.#held.size })
      // What was set in this tick is not in the heartbeat that it began with.
      .filter((trouble) => trouble !== 'missing')
    return noted
  }

  /** The door at the relay, founded when it was not; for whoever registers where they are told. */
  async link(): Promise<TimerLink | undefined> {
    const { vault, post } = this.#parts
    const relay = relayOf(vault.replica)
    const guard = relay === undefined ? undefined : await this.#guard(true)
    if (relay === undefined || guard === undefined) return undefined
    const link = new TimerLink(post, guard, relay.key)
    await link.found(spaceOf(relay.url))
    return link
  }

  #notHeard(expected: number): number {
    const now = this.#parts.vault.clock.millis()
    const heardAt = this.#heard?.at ?? this.#since ?? now
    this.#troubles = relayTroubles({
      now,
      heardAt,
      expected,
      ...(this.#heard === undefined ? {} : { beat: this.#heard.beat }),
    })
    return 0
  }

  async #guard(wanted: boolean): Promise<Guard | undefined> {
    const { vault } = this.#parts
    const known = guardOf(vault)
    if (known !== undefined || !wanted) return known
    return (await makeGuard(vault)) ? guardOf(vault) : undefined
  }

  /** Every check that still waits for its answer, of those this device may read. */
  #watched({ index }: CasesWorld): readonly Watched[] {
    return watchedNow(index.world()).filter(({ state }) => state !== 'settled' && state !== 'duress')
  }

  /** Written down first; only then the relay lets go of them. */
  async #takeAnswers(cases: CasesWorld, link: TimerLink): Promise<number> {
    const came = await link.takeAnswers()
    if (!came.ok) return 0
    const taken: WaitingAnswer[] = []
    for (const answer of came.value) if (await this.#noted(cases, answer)) taken.push(answer)
    if (taken.length > 0) await link.answersTaken(taken)
    return taken.length
  }

  /** The colleague's desk that holds the check takes what this one cannot open. */
  async #noted(cases: CasesWorld, { id, due, answer }: WaitingAnswer): Promise<boolean> {
    const check = this.#checkOf(toHex(id))
    const link = check === undefined ? undefined : linkOf(check)
    if (check === undefined || link === undefined) return false
    const said = openAnswer(answer, link, due)
    if (said === 'other') return (await noteOtherWord(cases, check)).ok
    const outcome = said === 'safe' ? 'safe_word_ok' : 'duress'
    return (await noteAnswer(cases, check, outcome, dueOfCheck(check, due))).ok
  }

  #checkOf(timer: string): CaseRecord | undefined {
    const { index } = this.#parts
    const held = index
      .world()
      .ofType('Check')
      .find((check) => textsIn(check, 'timer').includes(timer))
    return held === undefined ? undefined : index.get(held.id)
  }

  async #setTimers(cases: CasesWorld, link: TimerLink, guard: Guard): Promise<void> {
    const listed = await link.list()
    if (!listed.ok) return
    const there = new Map(listed.value.map((timer) => [toHex(timer.id), timer]))
    const held = new Map<string, string>()
    const watched = new Set<string>()
    for (const one of this.#watched(cases)) {
      const check = this.#parts.index.get(one.id)
      const timer = check === undefined ? undefined : await this.#timerOf(cases, check)
      if (check === undefined || timer === undefined) continue
      watched.add(timer)
      const known = there.get(timer)
      const isSet = { check, one, timer, known }
      if (this.#stands(isSet) || (await this.#setAgain(isSet, link, guard))) held.set(timer, check.id)
      // Before its time there is no alarm to take: the second word of the last time must not show at the relay.
      const isTaken = one.acknowledgedBy !== undefined && one.state !== 'waiting'
      if (known?.resolved === false && isTaken && known.held === 0)
        await link.acknowledge({ id: known.id, due: known.due })
    }
    await this.#resolveAnswered(link, listed.value, watched)
    this.#held = held
    this.#armed = new Set(held.values())
    this.#onlyHere = this.#watched(cases).length - held.size
  }

  /** Whoever is waited for gets one though nobody set it; of two that desks made apart the same on all. */
  async #timerOf(cases: CasesWorld, check: CaseRecord): Promise<string | undefined> {
    const known = textIn(check, 'timer')
    if (known !== undefined || !textsIn(check, 'kind').some((kind) => kind === 'safety' || kind === 'leg'))
      return known
    const timer = toHex(this.#parts.vault.random.bytes(16))
    const saved = await write(cases, [{ id: idOf(check), type: 'Check', fields: { timer } }])
    return saved.ok ? timer : undefined
  }

  /** It stands at the relay for this due time, with this link. */
  #stands({ check, one, timer, known }: Setting): boolean {
    if (known === undefined || known.resolved || known.due !== dueMinuteOf(one.due)) return false
    const now = this.#parts.vault.clock.millis()
    // A timer that is past its due time is not put anew for a new link: its ladder would begin again.
    if (now >= one.due) return true
    const put = this.#put.get(timer)
    if (put !== undefined) return put === shapeOf(this.#parts.vault, check, one)
    // Put by a colleague, or before this desk was shut: whom it tells may have changed since, so the near ones go anew.
    return one.due - now > nearMillis && known.hasLink === hasLink(check)
  }

  /**
   * A colleague may have answered it, and the record is still on its way: what was here and is gone is waited for an
   * interval before it is set again and said to have been taken.
   */
  async #setAgain(setting: Setting, link: TimerLink, guard: Guard): Promise<boolean> {
    const { timer, known, one } = setting
    const wasHere =
      known === undefined ? this.#held.has(timer) : known.resolved && known.due === dueMinuteOf(one.due)
    const now = this.#parts.vault.clock.millis()
    const since = this.#gone.get(timer) ?? now
    if (wasHere && now - since < heartbeatInterval) {
      this.#gone.set(timer, since)
      return false
    }
    if (wasHere) this.#takenAway++
    this.#gone.delete(timer)
    return this.#set(setting, link, guard)
  }

  async #set(setting: Setting, link: TimerLink, guard: Guard): Promise<boolean> {
    const plan = await timerPlan(this.#parts.vault, guard, setting)
    if (plan === undefined || !(await link.put(plan)).ok) return false
    this.#put.set(setting.timer, shapeOf(this.#parts.vault, setting.check, setting.one))
    return true
  }

  /** Answered here, or by a colleague whose records have come: nobody is to be woken any more. */
  async #resolveAnswered(
    link: TimerLink,
    listed: readonly ListedTimer[],
    watched: ReadonlySet<string>,
  ): Promise<void> {
    const checks = this.#parts.index.world().ofType('Check')
    const ours = new Set(checks.flatMap((check) => textsIn(check, 'timer')))
    for (const timer of listed) {
      const hex = toHex(timer.id)
      if (timer.resolved || watched.has(hex) || !ours.has(hex)) continue
      await link.resolve({ id: timer.id, due: timer.due })
    }
  }
}
