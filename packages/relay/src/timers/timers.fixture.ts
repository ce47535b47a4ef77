/** Timers of a test: a relay on a clock that the test turns, desks with the token of a guard, phones with a link. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import type { Channel } from '@safeconduct/core/timers/channel.ts'
import {
  answerFor,
  type CheckInShown,
  encodeCheckInAsk,
  encodeCheckInShown,
  markOf,
  newCheckInLink,
  parseCheckInAsk,
  parseCheckInShown,
} from '@safeconduct/core/timers/check-in.ts'
import { type Guard, guardFrom, newGuardSecret } from '@safeconduct/core/timers/guard.ts'
import { minute } from '@safeconduct/core/timers/minutes.ts'
import { sealTimer, type TimerPlan, timerOf, type WatchedCheck } from '@safeconduct/core/timers/timer.ts'
import { encodeTimerAsk, type TimerAsk } from '@safeconduct/core/timers/wire.ts'
import {
  encodeTimerAnswer,
  type ListedTimer,
  parseTimerAnswer,
  type TimerAnswer,
} from '@safeconduct/core/timers/wire-answers.ts'
import { type TestRelay, testMoment } from '../relay.fixture.ts'
import type { AlarmMessage, AlarmWays } from './alarm-ways.ts'
import { answerOnTimers } from './answering.ts'
import type { Timers } from './timers.ts'

/** A clock of which a test turns each hand by itself. */
export class TurnedClock implements Clock {
  #wall = testMoment
  #steady = 0

  millis(): number {
    return this.#wall
  }

  now(): ReturnType<Clock['now']> {
    return instantOf(this.#wall)
  }

  monotonic(): number {
    return this.#steady
  }

  /** Time passes. */
  pass(minutes: number): void {
    this.#wall += minutes * minute
    this.#steady += minutes * minute
  }

  /** Somebody sets it. */
  set(by: number): void {
    this.#wall += by * minute
  }
}

/** Ways out that keep what was posted; `deaf` channels take nothing. */
export class HeardWays implements AlarmWays {
  readonly key = newSealKey(random)
  readonly heard: { readonly address: string; readonly message: AlarmMessage }[] = []
  readonly deaf = new Set<string>()

  objection(): undefined {
    return undefined
  }

  async post({ address }: Channel, message: AlarmMessage): Promise<boolean> {
    if (this.deaf.has(address)) return false
    this.heard.push({ address, message })
    return true
  }

  get addresses(): readonly string[] {
    return this.heard.map(({ address }) => address)
  }
}

type Answer<W> = Extract<TimerAnswer, { readonly what: W }>

/** A desk of one guard, asking through the wire form, so that what a test says of this is true of HTTP. */
export class TestGuard {
  readonly guard: Guard
  /** Another one after the relay was started again. */
  timers: Timers
  readonly #space: Bytes

  constructor({ relay, space }: TestRelay, timers = relay.timers) {
    const guard = guardFrom(newGuardSecret(random).reveal())
    this.guard = certain(guard.ok ? guard.value : undefined, 'a secret of 32 bytes')
    this.timers = timers
    this.#space = space
  }

  static async founded(made: TestRelay, timers?: Timers): Promise<TestGuard> {
    const guard = new TestGuard(made, timers)
    await guard.found()
    return guard
  }

  async found(): Promise<void> {
    await this.want('done', { what: 'found', access: this.guard.access, space: this.#space })
  }

  async ask(ask: TimerAsk, token = this.guard.token.reveal()): Promise<TimerAnswer> {
    const payload = encodeTimerAsk({ guard: this.guard.guard, token, ask })
    const said = await answerOnTimers(this.timers, payload)
    return certain(parseTimerAnswer(encodeTimerAnswer(said)), 'our own answer is readable')
  }

  async want<W extends TimerAnswer['what']>(what: W, ask: TimerAsk): Promise<Answer<W>> {
    const said = await this.ask(ask)
    if (isA(said, what)) return said
    throw new Error(`wanted ${what}, got ${JSON.stringify(said).slice(0, 200)}`)
  }

  async refusal(ask: TimerAsk): Promise<string> {
    return (await this.want('refused', ask)).refusal.kind
  }

  async channel(address: string, kind: Channel['kind'] = 'mail', host = ''): Promise<Bytes> {
    const id = random.bytes(16)
    await this.want('done', { what: 'put-channel', id, channel: { kind, address, host } })
    return id
  }

  /** Arms a timer that is due so many minutes after now, of which the ladder is so. */
  async arm(
    inMinutes: number,
    ladder: readonly (readonly [wait: number, ...channels: readonly Bytes[]])[],
    more: Partial<WatchedCheck> & { readonly remind?: readonly Bytes[]; readonly now?: number } = {},
  ): Promise<TimerPlan> {
    const { remind = [], now = this.timers.now * minute, ...check } = more
    const timer = random.bytes(16)
    const sealed = certain(await sealTimer(this.guard.sealKey, timer, random.bytes(20), { random }), 'short')
    const plan = timerOf(
      { timer, dueAt: now + inMinutes * minute, grace: 0, ...check },
      { sealed, remind, ladder: ladder.map(([wait, ...channels]) => ({ wait, channels })) },
    )
    const made = certain(plan.ok ? plan.value : undefined, 'a timer')
    await this.want('done', { what: 'put', timer: made })
    return made
  }

  async timer(id: Bytes): Promise<ListedTimer> {
    const { timers } = await this.want('timers', { what: 'list', after: new Uint8Array(16) })
    return certain(
      timers.find((timer) => timer.id.toHex() === id.toHex()),
      'it is listed',
    )
  }
}

function isA<W extends TimerAnswer['what']>(said: TimerAnswer, what: W): said is Answer<W> {
  return said.what === what
}

/** A link with two words, and the phone that has it. */
export class TestPhone {
  readonly link = newCheckInLink(random)
  readonly safe = certain(markOf(this.link.key, 'Green  Kettle'), 'a word')
  readonly duress = certain(markOf(this.link.key, 'Зелёный чайник'), 'a word')

  /** As the desk keeps it. */
  get kept(): NonNullable<WatchedCheck['link']> {
    const { slot, key } = this.link
    return { slot, key, safe: this.safe, duress: this.duress }
  }

  async look(timers: Timers): Promise<CheckInShown> {
    return asked(timers, { what: 'look', slot: this.link.slot, answer: new Uint8Array(32) })
  }

  async say(timers: Timers, word: string): Promise<CheckInShown> {
    const { due } = await this.look(timers)
    const answer = answerFor(certain(markOf(this.link.key, word), 'a word'), due)
    return asked(timers, { what: 'answer', slot: this.link.slot, answer })
  }
}

export async function asked(
  timers: Timers,
  ask: Parameters<typeof encodeCheckInAsk>[0],
): Promise<CheckInShown> {
  const parsed = certain(parseCheckInAsk(encodeCheckInAsk(ask)), 'our own ask is readable')
  return certain(
    parseCheckInShown(encodeCheckInShown(await timers.checkIns.answer(parsed))),
    'and its answer',
  )
}
