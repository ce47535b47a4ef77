/** The door of the line at the relay, as a desk asks there. docs/formats/line.md. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type DeskAsk, encodeCallerAsk, encodeDeskAsk } from '@safeconduct/core/line/wire.ts'
import {
  type CollectedBlob,
  type CollectedPiece,
  type LeaseHeld,
  type LineAbout,
  type LineAnswer,
  type LineRefusal,
  parseLineAnswer,
} from '@safeconduct/core/line/wire-answers.ts'
import type { LinkRefusal } from '@safeconduct/core/vault/sync/link.ts'
import type { LineSetup } from './line-setup.ts'
import { accessOf, tokenOf } from './names.ts'

export type DoorRefusal = LinkRefusal | LineRefusal
/** Carries an ask and brings the answer: HTTP in the program. */
export type DoorPost = (ask: Uint8Array) => Promise<Result<Uint8Array, LinkRefusal>>
export type LeaseAnswer = { readonly granted: boolean; readonly seconds: number }
type Reply = Extract<DeskAsk, { readonly what: 'reply' }>

export class LineDoor {
  readonly #post: DoorPost
  readonly #line: Bytes
  readonly #token: Bytes
  readonly #access: Bytes

  constructor(post: DoorPost, { line, secret }: Pick<LineSetup, 'line' | 'secret'>) {
    this.#post = post
    this.#line = line
    this.#token = tokenOf(secret.reveal())
    this.#access = accessOf(secret.reveal())
  }

  async #answer(ask: Uint8Array): Promise<Result<LineAnswer, DoorRefusal>> {
    const came = await this.#post(ask)
    const answer = came.ok ? parseLineAnswer(came.value) : undefined
    if (!came.ok) return came
    if (answer === undefined) return refuse({ kind: 'unreadable' })
    return answer.what === 'refused' ? refuse(answer.refusal) : ok(answer)
  }

  async #done(ask: Uint8Array): Promise<Result<true, DoorRefusal>> {
    const answer = await this.#answer(ask)
    if (!answer.ok) return answer
    return answer.value.what === 'done' ? ok(true) : refuse({ kind: 'unreadable' })
  }

  get #mine(): { readonly line: Bytes; readonly token: Bytes } {
    return { line: this.#line, token: this.#token }
  }

  async about(): Promise<Result<LineAbout, DoorRefusal>> {
    const answer = await this.#answer(encodeCallerAsk({ what: 'about', line: this.#line }))
    if (!answer.ok) return answer
    return answer.value.what === 'about' ? ok(answer.value.about) : refuse({ kind: 'unreadable' })
  }

  /** The same again is no error. */
  found(space: Bytes): Promise<Result<true, DoorRefusal>> {
    return this.#done(encodeDeskAsk({ what: 'found', line: this.#line, access: this.#access, space }))
  }

  publish(notice: Bytes): Promise<Result<true, DoorRefusal>> {
    return this.#done(encodeDeskAsk({ ...this.#mine, what: 'publish', notice }))
  }

  async collect(
    after: number,
  ): Promise<Result<{ readonly blobs: readonly CollectedBlob[]; readonly more: boolean }, DoorRefusal>> {
    const answer = await this.#answer(encodeDeskAsk({ ...this.#mine, what: 'collect', after }))
    if (!answer.ok) return answer
    return answer.value.what === 'blobs' ? ok(answer.value) : refuse({ kind: 'unreadable' })
  }

  drop(numbers: readonly number[]): Promise<Result<true, DoorRefusal>> {
    return this.#done(encodeDeskAsk({ ...this.#mine, what: 'drop', numbers }))
  }

  async pieces(
    slot: Bytes,
    from: number,
  ): Promise<Result<{ readonly pieces: readonly CollectedPiece[]; readonly more: boolean }, DoorRefusal>> {
    const answer = await this.#answer(encodeDeskAsk({ ...this.#mine, what: 'pieces', slot, from }))
    if (!answer.ok) return answer
    return answer.value.what === 'pieces' ? ok(answer.value) : refuse({ kind: 'unreadable' })
  }

  /** Which pieces are there, as a phone asks. */
  async have(slot: Bytes): Promise<Result<readonly number[], DoorRefusal>> {
    const answer = await this.#answer(encodeCallerAsk({ what: 'have', slot }))
    if (!answer.ok) return answer
    return answer.value.what === 'has' ? ok(answer.value.indices) : refuse({ kind: 'unreadable' })
  }

  /** Into a place that is open, as a phone does. */
  piece(slot: Bytes, index: number, sealed: Bytes): Promise<Result<true, DoorRefusal>> {
    return this.#done(encodeCallerAsk({ what: 'piece', line: this.#line, slot, index, sealed }))
  }

  dropSlot(slot: Bytes): Promise<Result<true, DoorRefusal>> {
    return this.#done(encodeDeskAsk({ ...this.#mine, what: 'drop-slot', slot }))
  }

  openSlot(slot: Bytes, room: number): Promise<Result<true, DoorRefusal>> {
    return this.#done(encodeDeskAsk({ ...this.#mine, what: 'open-slot', slot, room }))
  }

  async lease(tag: Bytes, holder: Bytes): Promise<Result<LeaseAnswer, DoorRefusal>> {
    const answer = await this.#answer(encodeDeskAsk({ ...this.#mine, what: 'lease', tag, holder }))
    if (!answer.ok) return answer
    return answer.value.what === 'lease' ? ok(answer.value) : refuse({ kind: 'unreadable' })
  }

  release(tag: Bytes, holder: Bytes): Promise<Result<true, DoorRefusal>> {
    return this.#done(encodeDeskAsk({ ...this.#mine, what: 'release', tag, holder }))
  }

  async leases(): Promise<Result<readonly LeaseHeld[], DoorRefusal>> {
    const answer = await this.#answer(encodeDeskAsk({ ...this.#mine, what: 'leases' }))
    if (!answer.ok) return answer
    return answer.value.what === 'leases' ? ok(answer.value.leases) : refuse({ kind: 'unreadable' })
  }

  reply(reply: Pick<Reply, 'tag' | 'holder' | 'id' | 'boxes'>): Promise<Result<true, DoorRefusal>> {
    return this.#done(encodeDeskAsk({ ...this.#mine, what: 'reply', ...reply }))
  }
}
