/** What a relay answers of timers, byte for byte. docs/formats/timers.md, rules TI50–TI56. `what 1 ‖ fields`. */
import { ByteReader, listBytes, sizedBytes } from '../base/byte-reader.ts'
import { type Bytes, concat, u8, u32 } from '../base/bytes.ts'
import { parseSignature } from '../sealed/sign.ts'
import type { ChannelKind } from './channel.ts'
import { heartbeatBytes, type SignedHeartbeat } from './heartbeat.ts'
import { timerLimits } from './timer.ts'
import type { Standing } from './watch.ts'
import { timerWireLimits } from './wire.ts'

/** A timer in a list. What it is about is asked for alone (`open`). */
export type ListedTimer = Standing & { readonly id: Bytes; readonly hasLink: boolean }
export type WaitingAnswer = { readonly id: Bytes; readonly due: number; readonly answer: Bytes }
export type ListedChannel = {
  readonly id: Bytes
  readonly kind: ChannelKind
  /** How often the message that waits was not taken. */
  readonly failed: number
}

export type TimerRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'unknown-guard' }
  | { readonly kind: 'unknown-timer' }
  | { readonly kind: 'full' }
  /** This relay sends no mail, posts nowhere, or not to this server. */
  | { readonly kind: 'no-mail' }
  | { readonly kind: 'no-push' }
  /** Nobody took the message that was tried. */
  | { readonly kind: 'not-delivered' }
  | { readonly kind: 'slow-down'; readonly seconds: number }
  | { readonly kind: 'other-version'; readonly oldest: number; readonly newest: number }
  | { readonly kind: 'unreadable' }

export type TimerAnswer =
  | { readonly what: 'done' }
  | { readonly what: 'refused'; readonly refusal: TimerRefusal }
  /** `more`: ask again with the last id. */
  | { readonly what: 'timers'; readonly timers: readonly ListedTimer[]; readonly more: boolean }
  | { readonly what: 'sealed'; readonly sealed: Bytes }
  | { readonly what: 'digest'; readonly digest: Bytes }
  | { readonly what: 'answers'; readonly answers: readonly WaitingAnswer[] }
  | { readonly what: 'channels'; readonly channels: readonly ListedChannel[] }
  | { readonly what: 'heartbeat'; readonly beat: SignedHeartbeat }

const codes = {
  done: 0,
  refused: 1,
  timers: 2,
  sealed: 3,
  answers: 4,
  channels: 5,
  heartbeat: 6,
  digest: 7,
} as const satisfies Record<TimerAnswer['what'], number>

const refusals = [
  'not-allowed',
  'unknown-guard',
  'unknown-timer',
  'full',
  'no-mail',
  'no-push',
  'not-delivered',
  'slow-down',
  'other-version',
  'unreadable',
] as const satisfies readonly TimerRefusal['kind'][]

export function encodeTimerAnswer(answer: TimerAnswer): Bytes {
  return concat(u8(codes[answer.what]), ...fieldsOf(answer))
}

function fieldsOf(answer: TimerAnswer): readonly Uint8Array[] {
  switch (answer.what) {
    case 'done':
      return []
    case 'refused':
      return refusalFields(answer.refusal)
    case 'timers':
      return [listBytes(answer.timers.map(listedBytes)), flag(answer.more)]
    case 'sealed':
      return [sizedBytes(answer.sealed)]
    case 'digest':
      return [answer.digest]
    case 'answers':
      return [listBytes(answer.answers.map((one) => concat(one.id, u32(one.due), one.answer)))]
    case 'channels':
      return [
        listBytes(
          answer.channels.map(({ id, kind, failed }) => concat(id, flag(kind === 'push'), u32(failed))),
        ),
      ]
    case 'heartbeat':
      return [heartbeatBytes(answer.beat), answer.beat.signature]
  }
}

function listedBytes(timer: ListedTimer): Bytes {
  const { id, due, every, grace, level, next, held, reminded, late, resolved, hasLink } = timer
  const flags = [reminded, late, resolved, hasLink].reduce((sum, is, at) => sum + (is ? 2 ** at : 0), 0)
  return concat(id, ...[due, every, grace, level, next, held].map(u32), u8(flags))
}

function refusalFields(refusal: TimerRefusal): readonly Uint8Array[] {
  const code = u8(refusals.indexOf(refusal.kind))
  if (refusal.kind === 'slow-down') return [code, u32(refusal.seconds)]
  if (refusal.kind === 'other-version') return [code, u8(refusal.oldest), u8(refusal.newest)]
  return [code]
}

function flag(is: boolean): Bytes {
  return u8(is ? 1 : 0)
}

/** Undefined: not an answer of this protocol. */
export function parseTimerAnswer(payload: Uint8Array): TimerAnswer | undefined {
  const reader = new ByteReader(payload)
  const answer = readAnswer(reader, reader.u8())
  return answer !== undefined && reader.finished ? answer : undefined
}

function readAnswer(reader: ByteReader, code: number): TimerAnswer | undefined {
  switch (code) {
    case codes.done:
      return { what: 'done' }
    case codes.refused: {
      const refusal = readRefusal(reader)
      return refusal && { what: 'refused', refusal }
    }
    case codes.timers: {
      const timers = reader.list(timerWireLimits.timers, readListed)
      const more = reader.u8()
      return more > 1 ? undefined : { what: 'timers', timers, more: more === 1 }
    }
    case codes.sealed:
      return { what: 'sealed', sealed: reader.sized(timerLimits.sealed) }
    case codes.digest:
      return { what: 'digest', digest: reader.fixed(32) }
    case codes.answers:
      return {
        what: 'answers',
        answers: reader.list(timerWireLimits.answers, (each) => ({
          id: each.fixed(16),
          due: each.u32(),
          answer: each.fixed(32),
        })),
      }
    case codes.channels:
      return { what: 'channels', channels: reader.list(timerWireLimits.channels, readChannelListed) }
    case codes.heartbeat: {
      const beat = readHeartbeat(reader)
      return beat && { what: 'heartbeat', beat }
    }
    default:
      return undefined
  }
}

function readListed(reader: ByteReader): ListedTimer | undefined {
  const id = reader.fixed(16)
  const [due, every, grace] = [reader.u32(), reader.u32(), reader.u32()]
  const [level, next, held, flags] = [reader.u32(), reader.u32(), reader.u32(), reader.u8()]
  if (flags > 15) return undefined
  const is = (at: number): boolean => (flags & (2 ** at)) !== 0
  const times = { due, every, grace, level, next, held }
  return { id, ...times, reminded: is(0), late: is(1), resolved: is(2), hasLink: is(3) }
}

function readChannelListed(reader: ByteReader): ListedChannel | undefined {
  const [id, kind, failed] = [reader.fixed(16), reader.u8(), reader.u32()]
  return kind > 1 ? undefined : { id, kind: kind === 0 ? 'mail' : 'push', failed }
}

function readHeartbeat(reader: ByteReader): SignedHeartbeat | undefined {
  const [minute, looked, armed] = [reader.u32(), reader.u32(), reader.u32()]
  const [alarming, failing, digest] = [reader.u32(), reader.u32(), reader.fixed(32)]
  const signature = parseSignature(reader.fixed(64))
  if (!signature.ok) return undefined
  return { minute, looked, armed, alarming, failing, digest, signature: signature.value }
}

function readRefusal(reader: ByteReader): TimerRefusal | undefined {
  const kind = refusals[reader.u8()]
  if (kind === undefined) return undefined
  if (kind === 'slow-down') return { kind, seconds: reader.u32() }
  if (kind === 'other-version') return { kind, oldest: reader.u8(), newest: reader.u8() }
  return { kind }
}
