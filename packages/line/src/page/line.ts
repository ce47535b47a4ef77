/**
 * The line as the page knows it while it is open: the week's key, checked against the key that the page was made
 * with; a stamp that is being worked on; and sending a pair until it has come in.
 *
 * A relay that is silent, full or broken loses nothing: the pair was sealed once and is offered again, byte for byte,
 * so that one whose answer was lost on the way is recognised and not kept twice.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { sealPair, type ToLine } from '@safeconduct/core/line/message.ts'
import { keyForWeek, type LineNotice, readNotice } from '@safeconduct/core/line/notice.ts'
import type { Stamp } from '@safeconduct/core/line/stamp.ts'
import type { LineAbout } from '@safeconduct/core/line/wire-answers.ts'
import type { EnvelopePublicKey } from '@safeconduct/core/sealed/seal-to.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import type { Door } from './door.ts'
import { secondsBefore, type Waiting } from './pause.ts'
import type { PhoneClock } from './phone-clock.ts'
import type { Settings } from './settings.ts'
import { type Asked, type StampWork, workOn } from './stamps.ts'

export type Met = { readonly notice: LineNotice; readonly key: EnvelopePublicKey; readonly full: boolean }

/** What the page shows while it waits. */
export type Step =
  | { readonly step: 'no-line' | 'silent' | 'refused-full'; readonly seconds: number }
  | { readonly step: 'stamp'; readonly percent: number }
  | { readonly step: 'sealing' | 'sending' }

export type Telling = (step: Step) => void
export type Forged = { readonly kind: 'wrong-signature' }

export class Line {
  readonly #settings: Settings
  readonly #door: Door
  readonly #clock: PhoneClock
  readonly #waiting: Waiting
  #met: Met | undefined
  #metWeek = 0
  #asked: Asked | undefined
  #ready: StampWork | undefined

  constructor(settings: Settings, door: Door, clock: PhoneClock, waiting: Waiting) {
    this.#settings = settings
    this.#door = door
    this.#clock = clock
    this.#waiting = waiting
  }

  get door(): Door {
    return this.#door
  }

  /** Asks who is there until somebody answers. What is not signed by the organisation is no answer but a warning. */
  async meet(tell: Telling): Promise<Met | Forged> {
    for (let attempt = 0; ; attempt++) {
      // A page that stays open over the end of a week must not seal to a key that is destroyed before anybody reads it.
      if (this.#met !== undefined && this.#metWeek === this.#week) return this.#met
      const answer = await this.#door.ask({ what: 'about', line: this.#settings.line })
      const met = answer?.what === 'about' ? await this.#read(answer.about) : undefined
      if (met !== undefined) return met
      await this.#waiting.wait(secondsBefore(attempt), (seconds) => tell({ step: 'no-line', seconds }))
    }
  }

  /** Seals once, then offers it until it is taken; anew where the relay names another key by now. */
  async send(a: ToLine, b: ToLine, tell: Telling): Promise<'sent' | 'too-long' | Forged> {
    for (let attempt = 0; ; attempt++) {
      const met = await this.meet(tell)
      if ('kind' in met) return met
      tell({ step: 'sealing' })
      const pair = await sealPair(a, b, met.key, this.#settings.line, platformRandom)
      if (!pair.ok) return 'too-long'
      if ((await this.#offer(pair.value, tell)) === 'sent') return 'sent'
      // The organisation has put up another key since this page was opened: nothing of the pair was taken.
      this.#met = undefined
      if (attempt > 0)
        await this.#waiting.wait(secondsBefore(attempt), (seconds) => tell({ step: 'silent', seconds }))
    }
  }

  /** The stamp that was worked on while somebody typed, or a new one. Each is for one thing: two sendings share none. */
  async stamp(tell: Telling): Promise<Stamp> {
    const work = this.#ready ?? (await this.#newWork(tell))
    this.#ready = undefined
    return (await this.#finished(work, tell)) ?? this.#later(tell)
  }

  /** The relay refused the stamp, and says what it wants now. */
  async stampFor(asked: Asked, tell: Telling): Promise<Stamp> {
    this.#asked = asked
    return (await this.#finished(workOn(asked), tell)) ?? this.#later(tell)
  }

  wake(): void {
    this.#waiting.wake()
  }

  forget(): void {
    this.#ready?.stop()
    this.#ready = undefined
    this.#met = undefined
  }

  async #offer(blobs: readonly [Bytes, Bytes], tell: Telling): Promise<'sent' | 'other-key'> {
    let stamp = await this.stamp(tell)
    for (let attempt = 0; ; attempt++) {
      tell({ step: 'sending' })
      const answer = await this.#door.ask({ what: 'send', line: this.#settings.line, stamp, blobs })
      if (answer?.what === 'day') return 'sent'
      const refusal = answer?.what === 'refused' ? answer.refusal : undefined
      if (refusal?.kind === 'other-key') return 'other-key'
      if (refusal?.kind === 'stamp') {
        stamp = await this.stampFor(refusal, tell)
        if (attempt < 3) continue
      }
      const step = refusal?.kind === 'full' ? 'refused-full' : 'silent'
      const seconds = refusal?.kind === 'slow-down' ? Math.min(refusal.seconds, 600) : secondsBefore(attempt)
      await this.#waiting.wait(seconds, (left) => tell({ step, seconds: left }))
    }
  }

  /** From what the relay asked last: a challenge is good for a while, and asking again costs a second. */
  async #newWork(tell: Telling): Promise<StampWork> {
    for (let attempt = 0; ; attempt++) {
      if (this.#asked !== undefined) return workOn(this.#asked)
      const answer = await this.#door.ask({ what: 'about', line: this.#settings.line })
      if (answer?.what === 'about') this.#asked = answer.about
      else await this.#waiting.wait(secondsBefore(attempt), (seconds) => tell({ step: 'silent', seconds }))
    }
  }

  async #finished(work: StampWork, tell: Telling): Promise<Stamp | undefined> {
    const ticking = setInterval(() => tell({ step: 'stamp', percent: work.done() }), 300)
    try {
      return await work.stamp
    } finally {
      clearInterval(ticking)
    }
  }

  /** More work was asked than any honest relay asks: it is treated as one that does not answer. */
  async #later(tell: Telling): Promise<Stamp> {
    this.#asked = undefined
    await this.#waiting.wait(secondsBefore(4), (seconds) => tell({ step: 'silent', seconds }))
    return this.stamp(tell)
  }

  async #read(about: LineAbout): Promise<Met | Forged | undefined> {
    const root = parsePublicKey(this.#settings.root)
    if (!root.ok) throw new Error('the page was not made by its builder')
    const notice = await readNotice(about.notice, root.value, { line: this.#settings.line })
    if (!notice.ok) return { kind: 'wrong-signature' }
    const key = this.#keyOf(notice.value, Math.floor(about.day / 7))
    if (key === undefined) return undefined
    this.#asked = about
    this.#ready ??= workOn(about)
    this.#met = { notice: notice.value, key, full: about.full }
    this.#metWeek = this.#week
    return this.#met
  }

  /**
   * The phone's own week first: a relay that says it is last week would have a message sealed to a key that may have
   * been taken. A phone whose clock is wrong finds no key of its week, and then the relay's week counts.
   */
  #keyOf(notice: LineNotice, relaysWeek: number): EnvelopePublicKey | undefined {
    return keyForWeek(notice, this.#week) ?? keyForWeek(notice, relaysWeek)
  }

  get #week(): number {
    return Math.floor(this.#clock.millis() / (7 * 86_400_000))
  }
}
