/**
 * The door of timers at a relay: what a desk asks, byte for byte. docs/formats/timers.md, rules TI50–TI56.
 *
 * `POST /timers/v1`, one frame in, one out, as the line has it: length u32 ‖ payload; an ask is `version 1 ‖ what 1 ‖
 * guard 16 ‖ token 32 ‖ fields`. Answers: `wire-answers.ts`.
 */
import { ByteReader, listBytes, sizedBytes } from '../base/byte-reader.ts'
import { type Bytes, concat, textOf, u8, u32, utf8 } from '../base/bytes.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { sha256 } from '../sealed/hash.ts'
import { type Channel, channelLimits, isChannel } from './channel.ts'
import type { Accepted } from './check-in.ts'
import { checkedTimer, type Rung, type TimerPlan, timerLimits } from './timer.ts'

export const timerWireVersion = 1

export const timerWireLimits = {
  /** In one answer. */
  timers: 1_024,
  answers: 1_024,
  channels: 1_024,
  frame: 256 * 1024,
} as const

/** One timer at one of its due times. */
export type TimerAt = { readonly id: Bytes; readonly due: number }

export type TimerAsk =
  | { readonly what: 'found'; readonly access: Bytes; readonly space: Bytes }
  /** The same again, or an earlier one than what stands answered, is no error and does nothing. */
  | { readonly what: 'put'; readonly timer: TimerPlan }
  /** Answered for this due time: what repeats waits for the next one. */
  | ({ readonly what: 'resolve' | 'acknowledge' } & TimerAt)
  /** The check is over, whatever repeats. */
  | { readonly what: 'drop' | 'open'; readonly id: Bytes }
  /** What stands there, as the relay itself would tell it from another: `putDigest`. */
  | { readonly what: 'digest'; readonly id: Bytes }
  /** Timers whose id comes after this one; of zeros: from the beginning. */
  | { readonly what: 'list'; readonly after: Bytes }
  | { readonly what: 'answers' | 'channels' }
  | { readonly what: 'taken'; readonly answers: readonly TimerAt[] }
  | { readonly what: 'put-channel'; readonly id: Bytes; readonly channel: Channel }
  /** `try-channel` posts at once and says whether somebody took it. */
  | { readonly what: 'drop-channel' | 'try-channel'; readonly id: Bytes }
  | { readonly what: 'heartbeat'; readonly nonce: Bytes }

/** An ask with who asks. `found` needs the space code and shows no token. */
export type GuardAsk = { readonly guard: Bytes; readonly token: Bytes; readonly ask: TimerAsk }

export type TimerAskRefusal =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'other-version'; readonly version: number }

const codes = {
  found: 0,
  put: 1,
  resolve: 2,
  acknowledge: 3,
  drop: 4,
  open: 5,
  list: 6,
  answers: 7,
  taken: 8,
  'put-channel': 9,
  'drop-channel': 10,
  'try-channel': 11,
  channels: 12,
  heartbeat: 13,
  digest: 14,
} as const satisfies Record<TimerAsk['what'], number>

export function encodeTimerAsk({ guard, token, ask }: GuardAsk): Bytes {
  return concat(u8(timerWireVersion), u8(codes[ask.what]), guard, token, ...fieldsOf(ask))
}

function fieldsOf(ask: TimerAsk): readonly Uint8Array[] {
  switch (ask.what) {
    case 'found':
      return [ask.access, ask.space]
    case 'put':
      return [timerBytes(ask.timer)]
    case 'resolve':
    case 'acknowledge':
      return [ask.id, u32(ask.due)]
    case 'list':
      return [ask.after]
    case 'answers':
    case 'channels':
      return []
    case 'taken':
      return [listBytes(ask.answers.map(({ id, due }) => concat(id, u32(due))))]
    case 'put-channel':
      return [ask.id, channelBytes(ask.channel)]
    case 'heartbeat':
      return [ask.nonce]
    default:
      return [ask.id]
  }
}

/** Also what the relay seals of a channel. */
export function channelBytes({ kind, address, host }: Channel): Bytes {
  return concat(u8(kind === 'mail' ? 0 : 1), sizedBytes(utf8(address)), sizedBytes(utf8(host)))
}

export function readChannel(reader: ByteReader): Channel | undefined {
  const kind = reader.u8()
  const address = textOf(reader.sized(channelLimits.address))
  const host = textOf(reader.sized(channelLimits.host))
  if (kind > 1 || address === undefined || host === undefined) return undefined
  const channel: Channel = { kind: kind === 0 ? 'mail' : 'push', address, host }
  return isChannel(channel) ? channel : undefined
}

function timerBytes({ id, due, every, grace, early, remind, ladder, sealed, checkIn }: TimerPlan): Bytes {
  return concat(
    id,
    u32(due),
    u32(every),
    u32(grace),
    u32(early),
    ladderBytes(remind, ladder),
    sizedBytes(sealed),
    listBytes(checkIn === undefined ? [] : [checkIn.slot]),
    acceptedBytes(checkIn?.accepts ?? []),
  )
}

/** Of all that was put but what is sealed (TI11, TI47): by it desks see that a relay holds another link, other times or channels. */
export function putDigest(plan: Omit<TimerPlan, 'sealed'>): Bytes {
  const { id, due, every, grace, early, remind, ladder, checkIn } = plan
  return sha256(
    concat(
      utf8('safeconduct/v1/timer-put\0'),
      id,
      ...[due, every, grace, early].map(u32),
      ladderBytes(remind, ladder),
      listBytes(checkIn === undefined ? [] : [checkIn.slot]),
      acceptedBytes(checkIn?.accepts ?? []),
    ),
  )
}

/** As it travels and as the relay keeps it. */
export function ladderBytes(remind: readonly Bytes[], ladder: readonly Rung[]): Bytes {
  const rungs = ladder.map(({ wait, channels }) => concat(u32(wait), listBytes(channels)))
  return concat(listBytes(remind), listBytes(rungs))
}

export function readLadder(reader: ByteReader): Pick<TimerPlan, 'remind' | 'ladder'> {
  const channels = (each: ByteReader): readonly Bytes[] =>
    each.list(timerLimits.channels, (one) => one.fixed(16))
  return {
    remind: channels(reader),
    ladder: reader.list(timerLimits.rungs, (each) => ({ wait: each.u32(), channels: channels(each) })),
  }
}

export function acceptedBytes(accepts: readonly Accepted[]): Bytes {
  return listBytes(accepts.map(({ due, answers }) => concat(u32(due), ...answers)))
}

export function readAccepted(reader: ByteReader): readonly Accepted[] {
  return reader.list(timerLimits.accepted, (each) => ({
    due: each.u32(),
    answers: [each.fixed(32), each.fixed(32)],
  }))
}

function readTimer(reader: ByteReader): TimerPlan | undefined {
  const head = {
    id: reader.fixed(16),
    due: reader.u32(),
    every: reader.u32(),
    grace: reader.u32(),
    early: reader.u32(),
  }
  const { remind, ladder } = readLadder(reader)
  const sealed = reader.sized(timerLimits.sealed)
  const [slot] = reader.list(1, (each) => each.fixed(16))
  const accepts = readAccepted(reader)
  if (!reader.finished || (slot === undefined && accepts.length > 0)) return undefined
  const checkIn = slot === undefined ? {} : { checkIn: { slot, accepts } }
  const plan = checkedTimer({ ...head, remind, ladder, sealed, ...checkIn })
  return plan.ok ? plan.value : undefined
}

export function parseTimerAsk(payload: Uint8Array): Result<GuardAsk, TimerAskRefusal> {
  const reader = new ByteReader(payload)
  const [version, code] = [reader.u8(), reader.u8()]
  if (!reader.sound) return refuse({ kind: 'unreadable' })
  if (version !== timerWireVersion) return refuse({ kind: 'other-version', version })
  const [guard, token] = [reader.fixed(16), reader.fixed(32)]
  const what = whats.find((name) => codes[name] === code)
  const ask = what === undefined ? undefined : readAsk(reader, what)
  return ask !== undefined && reader.finished ? ok({ guard, token, ask }) : refuse({ kind: 'unreadable' })
}

const whats = [
  'found',
  'put',
  'resolve',
  'acknowledge',
  'drop',
  'open',
  'list',
  'answers',
  'taken',
  'put-channel',
  'drop-channel',
  'try-channel',
  'channels',
  'heartbeat',
  'digest',
] as const

function readAsk(reader: ByteReader, what: TimerAsk['what']): TimerAsk | undefined {
  switch (what) {
    case 'found':
      return { what, access: reader.fixed(32), space: reader.fixed(16) }
    case 'put': {
      const timer = readTimer(reader)
      return timer && { what, timer }
    }
    case 'resolve':
    case 'acknowledge':
      return { what, ...readAt(reader) }
    case 'list':
      return { what, after: reader.fixed(16) }
    case 'answers':
    case 'channels':
      return { what }
    case 'taken':
      return { what, answers: reader.list(timerWireLimits.answers, readAt) }
    case 'put-channel': {
      const [id, channel] = [reader.fixed(16), readChannel(reader)]
      return channel && { what, id, channel }
    }
    case 'heartbeat':
      return { what, nonce: reader.fixed(32) }
    default:
      return { what, id: reader.fixed(16) }
  }
}

export function readAt(reader: ByteReader): TimerAt {
  return { id: reader.fixed(16), due: reader.u32() }
}
