/**
 * Checks under watch from both sides: by each desk that may read them, and by timers at one relay or two that fire with
 * every laptop shut.
 *
 * A tick asks each relay for its heartbeat and for answers of check-in links, writes those down, and compares the timers
 * that stand there with the checks that are here: what is missing is set, what was answered is resolved. A timer that
 * somebody took away is set again and counted, because only a member could have taken it. What was answered or taken
 * at one relay is brought to the other, which knows nothing of it.
 */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { type Watched, watchedNow } from '@safeconduct/core/cases/checks.ts'
import { shapesIn, textIn, textOf, textsIn } from '@safeconduct/core/rules/world.ts'
import { openAnswer } from '@safeconduct/core/timers/check-in.ts'
import type { RelayTrouble } from '@safeconduct/core/timers/heartbeat.ts'
import { dueMinuteOf, millisOfMinute, minuteOf } from '@safeconduct/core/timers/minutes.ts'
import type { WaitingAnswer } from '@safeconduct/core/timers/wire-answers.ts'
import { type KnownRelay, relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import type { TimerLink, TimerPost } from '../relay/timer-link.ts'
import type { Vault } from '../vault/vault.ts'
import type { CaseIndex, CaseRecord } from './case-index.ts'
import { type CasesWorld, idOf, write } from './cases-world.ts'
import { linkOf, noteAnswer, noteOtherWord } from './check-acts.ts'
import { guardOf, makeGuard } from './guard-secret.ts'
import { RelayTimers, type Wanted } from './relay-timers.ts'
import { secondRelayOf } from './second-relay.ts'
import { dueOfCheck } from './timer-plans.ts'

export type WatchParts = {
  readonly vault: Vault
  readonly index: CaseIndex
  readonly post: (ask: Uint8Array, relay: KnownRelay) => ReturnType<TimerPost>
}
type Heard = { readonly heardAt?: string; readonly troubles: readonly RelayTrouble[] }
export type WatchState = Heard & {
  readonly state: 'no-relay' | 'never-heard' | 'heard' | 'silent'
  /** At one relay at least. */
  readonly armed: number
  readonly onlyHere: number
  /** Timers that stood at a relay, were gone though nobody had answered, and were set again. */
  readonly takenAway: number
  /** The relay that keeps timers alone. */
  readonly second?: Heard & {
    readonly url: string
    readonly state: 'never-heard' | 'heard' | 'silent'
    readonly armed: number
  }
}

export class CheckWatch {
  readonly #parts: WatchParts
  #relays: readonly RelayTimers[] = []
  /** Answers that were written down: the page brings each to both relays. */
  readonly #noted = new Set<string>()
  #onlyHere = 0
  #running: Promise<number> | undefined

  constructor(parts: WatchParts) {
    this.#parts = parts
  }

  isArmed(check: string): boolean {
    return this.#armed().has(check)
  }

  /** Checks that stand at one relay at least. */
  #armed(): ReadonlySet<string> {
    return new Set(this.#relays.flatMap(({ held }) => [...held.values()]))
  }

  view(): WatchState {
    const [first, second] = this.#known()
    const takenAway = this.#relays.reduce((sum, relay) => sum + relay.takenAway, 0)
    const counts = { armed: this.#armed().size, onlyHere: this.#onlyHere, takenAway }
    if (first === undefined) return { state: 'no-relay', ...counts, troubles: [] }
    const here = { ...shown(first), ...counts }
    if (second === undefined) return here
    return {
      ...here,
      second: { url: second.relay.url.replace(/#.*$/, ''), ...shown(second), armed: second.held.size },
    }
  }

  /** The organisation's relay, and one for timers alone where one was named; each keeps what it was while it is the same. */
  #known(): readonly RelayTimers[] {
    const { vault, post } = this.#parts
    const first = relayOf(vault.replica)
    const second = first === undefined ? undefined : secondRelayOf(vault)
    const named = [first, second].filter((relay) => relay !== undefined)
    // Named twice it is one: each of its timers would otherwise be set, and taken for taken away, by both.
    const apart = named.filter(
      ({ key }, at) => named.findIndex((one) => toHex(one.key) === toHex(key)) === at,
    )
    this.#relays = apart.map((relay, at) => {
      const isSecond = at > 0
      const known = this.#relays.find((one) => one.isSecond === isSecond && isSame(one.relay, relay))
      return known ?? new RelayTimers(vault, relay, isSecond, (ask) => post(ask, relay))
    })
    return this.#relays
  }

  /** How many answers were written down. One tick at a time. */
  async tick(cases: CasesWorld): Promise<number> {
    this.#running ??= this.#tick(cases).finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #tick(cases: CasesWorld): Promise<number> {
    const relays = this.#known()
    const before = this.#watched(cases).length
    this.#onlyHere = before
    if (relays.length === 0) return 0
    if (!(await this.#hasGuard(before > 0))) return 0
    const alive = await this.#heard(relays, before)
    let count = 0
    for (const relay of alive) count += await this.#takeAnswers(cases, relay.link())
    const wanted = await this.#wanted(cases)
    const ours = this.#ours()
    for (const relay of alive) await relay.setTimers(wanted, ours)
    await this.#passAcknowledged(alive)
    const there = new Set(alive.flatMap(({ held }) => [...held.keys()]))
    this.#onlyHere = this.#watched(cases).length - wanted.filter(({ timer }) => there.has(timer)).length
    return count
  }

  /** All at once: one that hangs must not keep the other waiting for its turn. */
  async #heard(relays: readonly RelayTimers[], wanted: number): Promise<readonly RelayTimers[]> {
    const beats = await Promise.all(relays.map((relay) => relay.heartbeat(wanted)))
    for (const beat of beats) if (beat !== undefined) this.#parts.index.vouch(millisOfMinute(beat.minute))
    return relays.filter((_, at) => beats[at] !== undefined)
  }

  /** The doors at the relays, founded where they were not; for whoever registers where they are told. */
  async links(): Promise<readonly { readonly link: TimerLink; readonly relay: KnownRelay }[]> {
    const relays = this.#known()
    if (relays.length === 0 || !(await this.#hasGuard(true))) return []
    return Promise.all(relays.map(async (one) => ({ link: await one.founded(), relay: one.relay })))
  }

  async #hasGuard(wanted: boolean): Promise<boolean> {
    const { vault } = this.#parts
    if (guardOf(vault) !== undefined) return true
    return wanted && (await makeGuard(vault)) && guardOf(vault) !== undefined
  }

  /** Every check that still waits for its answer, of those this device may read. */
  #watched({ index }: CasesWorld): readonly Watched[] {
    return watchedNow(index.world()).filter(({ state }) => state !== 'settled' && state !== 'duress')
  }

  #ours(): ReadonlySet<string> {
    const checks = this.#parts.index.world().ofType('Check')
    return new Set(checks.flatMap((check) => textsIn(check, 'timer')))
  }

  /** Written down first; only then the relay lets go of them. */
  async #takeAnswers(cases: CasesWorld, link: TimerLink): Promise<number> {
    const came = await link.takeAnswers()
    if (!came.ok) return 0
    const taken: WaitingAnswer[] = []
    for (const answer of came.value) {
      const name = `${toHex(answer.id)} ${answer.due} ${toHex(answer.answer)}`
      if (!this.#noted.has(name) && !(await this.#note(cases, answer))) continue
      this.#noted.add(name)
      taken.push(answer)
    }
    if (taken.length > 0) await link.answersTaken(taken)
    return taken.length
  }

  /** The colleague's desk that holds the check takes what this one cannot open. */
  async #note(cases: CasesWorld, { id, due, answer }: WaitingAnswer): Promise<boolean> {
    const check = this.#checkOf(toHex(id))
    const link = check === undefined ? undefined : linkOf(check)
    if (check === undefined || link === undefined) return false
    const said = openAnswer(answer, link, due)
    if (said === 'other') return (await noteOtherWord(cases, check)).ok
    const outcome = said === 'safe' ? 'safe_word_ok' : 'duress'
    if (isKnown(check, due, outcome)) return true
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

  async #wanted(cases: CasesWorld): Promise<readonly Wanted[]> {
    const wanted: Wanted[] = []
    for (const one of this.#watched(cases)) {
      const check = this.#parts.index.get(one.id)
      const timer = check === undefined ? undefined : await this.#timerOf(cases, check)
      if (check !== undefined && timer !== undefined) wanted.push({ check, one, timer })
    }
    return wanted
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

  /**
   * An alarm that somebody took at one relay, by its link, waits at the other too. Only from the one that told as many
   * rungs or more: what was passed on lasts longer than what it came from, and must not come back and keep both still.
   */
  async #passAcknowledged(relays: readonly RelayTimers[]): Promise<void> {
    const now = minuteOf(this.#parts.vault.clock.millis())
    for (const from of relays)
      for (const to of relays.filter((one) => one !== from))
        for (const [hex, taken] of from.listed) {
          const there = to.listed.get(hex)
          if (there === undefined || there.resolved || taken.resolved || there.due !== taken.due) continue
          if (taken.held > now && there.held === 0 && there.level <= taken.level)
            await to.link().acknowledge({ id: there.id, due: there.due })
        }
  }
}

function shown(relay: RelayTimers) {
  const { state, heardAt, troubles } = relay.view()
  return { state, troubles, ...(heardAt === undefined ? {} : { heardAt: instantOf(heardAt) }) }
}

function isSame(one: KnownRelay, other: KnownRelay): boolean {
  return one.url === other.url && toHex(one.key) === toHex(other.key)
}

/** It came by the other relay already. After the word under duress no other word of the same due time counts. */
function isKnown(check: CaseRecord, due: number, outcome: string): boolean {
  return shapesIn(check, 'answers').some((answer) => {
    const [at, said] = [Date.parse(textOf(answer, 'dueAt') ?? ''), textOf(answer, 'outcome')]
    const isSameDue = answer['by'] === undefined && dueMinuteOf(at) === due
    return isSameDue && (said === outcome || said === 'duress')
  })
}
