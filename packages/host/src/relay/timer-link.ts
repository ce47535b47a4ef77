/**
 * The door of timers at a relay, as a desk asks there. docs/formats/timers.md.
 *
 * One for each relay: a check that stands at two is armed, answered and resolved at both. What a relay refuses comes
 * as it said it; one that says nothing is `silent`, and silence for an interval is an alarm of its own
 * (`relayTroubles`). A heartbeat that is not signed by the key of the roster is none.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { PublicKey } from '@safeconduct/core/sealed/sign.ts'
import type { Channel } from '@safeconduct/core/timers/channel.ts'
import type { Guard } from '@safeconduct/core/timers/guard.ts'
import { type Heartbeat, isHeartbeatOf } from '@safeconduct/core/timers/heartbeat.ts'
import type { TimerPlan } from '@safeconduct/core/timers/timer.ts'
import { encodeTimerAsk, type TimerAsk, type TimerAt } from '@safeconduct/core/timers/wire.ts'
import {
  type ListedChannel,
  type ListedTimer,
  parseTimerAnswer,
  type TimerAnswer,
  type TimerRefusal,
  type WaitingAnswer,
} from '@safeconduct/core/timers/wire-answers.ts'
import type { LinkRefusal } from '@safeconduct/core/vault/sync/link.ts'

export type TimerLinkRefusal = LinkRefusal | TimerRefusal
type Asked<T> = Promise<Result<T, TimerLinkRefusal>>
/** Carries an ask and brings the answer: `HttpLink.timers` in the program. */
export type TimerPost = (ask: Uint8Array) => Promise<Result<Uint8Array, LinkRefusal>>
type Answer<W> = Extract<TimerAnswer, { readonly what: W }>

const noId: Bytes = new Uint8Array(16)

export class TimerLink {
  readonly #post: TimerPost
  readonly #guard: Guard
  readonly #relayKey: PublicKey

  constructor(post: TimerPost, guard: Guard, relayKey: PublicKey) {
    this.#post = post
    this.#guard = guard
    this.#relayKey = relayKey
  }

  /** Makes the guard at this relay, once; the same again is no error. */
  found(space: Bytes): Asked<true> {
    return this.#done({ what: 'found', access: this.#guard.access, space })
  }

  put(timer: TimerPlan): Asked<true> {
    return this.#done({ what: 'put', timer })
  }

  /** Answered for this due time; what repeats waits for the next. Two desks may do it at once. */
  resolve(at: TimerAt): Asked<true> {
    return this.#done({ what: 'resolve', id: at.id, due: at.due })
  }

  /** Somebody is looking: the ladder waits an hour, and no longer. */
  acknowledge(at: TimerAt): Asked<true> {
    return this.#done({ what: 'acknowledge', id: at.id, due: at.due })
  }

  /** The check is over. */
  drop(id: Bytes): Asked<true> {
    return this.#done({ what: 'drop', id })
  }

  /** All of them, also those that were resolved within the last day. */
  async list(): Asked<readonly ListedTimer[]> {
    const found: ListedTimer[] = []
    for (let after = noId; ; ) {
      const answer = await this.#asked('timers', { what: 'list', after })
      if (!answer.ok) return answer
      const { timers, more } = answer.value
      found.push(...timers)
      const last = timers.at(-1)?.id
      if (!more || last === undefined) return ok(found)
      // A relay that answers with the same ones again would keep a desk asking for ever.
      if (last.toHex() <= after.toHex()) return refuse({ kind: 'unreadable' })
      after = last
    }
  }

  /** What a timer is about, still sealed (`openTimer`). */
  async open(id: Bytes): Asked<Bytes> {
    const answer = await this.#asked('sealed', { what: 'open', id })
    return answer.ok ? ok(answer.value.sealed) : answer
  }

  /** What stands there, as the relay reckons it; an older relay does not know the ask (`unreadable`). */
  async digest(id: Bytes): Asked<Bytes> {
    const answer = await this.#asked('digest', { what: 'digest', id })
    return answer.ok ? ok(answer.value.digest) : answer
  }

  /** Answers of check-in links that no desk has taken yet: opened by whoever has the check (`openAnswer`). */
  async takeAnswers(): Asked<readonly WaitingAnswer[]> {
    const answer = await this.#asked('answers', { what: 'answers' })
    return answer.ok ? ok(answer.value.answers) : answer
  }

  /** They are written down: only now does the relay let go of them. */
  answersTaken(answers: readonly TimerAt[]): Asked<true> {
    return this.#done({ what: 'taken', answers: answers.map(({ id, due }) => ({ id, due })) })
  }

  putChannel(id: Bytes, channel: Channel): Asked<true> {
    return this.#done({ what: 'put-channel', id, channel })
  }

  dropChannel(id: Bytes): Asked<true> {
    return this.#done({ what: 'drop-channel', id })
  }

  /** Posts at once; refused as `not-delivered` when nobody took it. */
  tryChannel(id: Bytes): Asked<true> {
    return this.#done({ what: 'try-channel', id })
  }

  async channels(): Asked<readonly ListedChannel[]> {
    const answer = await this.#asked('channels', { what: 'channels' })
    return answer.ok ? ok(answer.value.channels) : answer
  }

  async heartbeat({ random }: { readonly random: Random }): Asked<Heartbeat> {
    const nonce = random.bytes(32)
    const answer = await this.#asked('heartbeat', { what: 'heartbeat', nonce })
    if (!answer.ok) return answer
    const { beat } = answer.value
    const isTrue = await isHeartbeatOf(this.#relayKey, { guard: this.#guard.guard, nonce }, beat)
    return isTrue ? ok(beat) : refuse({ kind: 'unreadable' })
  }

  async #done(ask: TimerAsk): Asked<true> {
    const answer = await this.#asked('done', ask)
    return answer.ok ? ok(true) : answer
  }

  async #asked<W extends TimerAnswer['what']>(what: W, ask: TimerAsk): Asked<Answer<W>> {
    const { guard, token } = this.#guard
    const came = await this.#post(encodeTimerAsk({ guard, token: token.reveal(), ask }))
    if (!came.ok) return came
    const answer = parseTimerAnswer(came.value)
    if (answer?.what === 'refused') return refuse(answer.refusal)
    return answer !== undefined && isA(answer, what) ? ok(answer) : refuse({ kind: 'unreadable' })
  }
}

function isA<W extends TimerAnswer['what']>(answer: TimerAnswer, what: W): answer is Answer<W> {
  return answer.what === what
}
