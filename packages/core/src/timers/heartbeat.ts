/**
 * The heartbeat of a relay that keeps timers: signed, so that nobody between can make a dead one look alive.
 * docs/formats/timers.md, rules TI40–TI44.
 *
 * A relay that says nothing for one interval is itself an alarm on every desk that has armed something there: a
 * machine that was seized, unplugged or blocked raises nobody by itself. That it is alive proves nothing more: what
 * it will do at the hour is its own affair, so the same timer may stand at two relays, and desks count for themselves.
 */
import { type Bytes, concat, u32, utf8 } from '../base/bytes.ts'
import { sha256 } from '../sealed/hash.ts'
import { type PublicKey, type Signature, type SigningKey, sign, verify } from '../sealed/sign.ts'
import { minute } from './minutes.ts'

/** Silent for so long: an alarm. Desks ask three times in it. */
export const heartbeatInterval = 15 * minute
/** A relay whose clock differs by more fires at the wrong time. */
const clockDifference = 10 * minute

export type Heartbeat = {
  /** Of the relay's clock, rounded down to five minutes. */
  readonly minute: number
  /** When it last looked at its timers, rounded in the same way. */
  readonly looked: number
  /** Not resolved. */
  readonly armed: number
  /** Past their grace, and nobody answered. */
  readonly alarming: number
  /** Channels whose last message nobody took. */
  readonly failing: number
  /** Of the ids and due times of all that are not resolved. */
  readonly digest: Bytes
}
export type SignedHeartbeat = Heartbeat & { readonly signature: Signature }

type Asked = { readonly guard: Uint8Array; readonly nonce: Uint8Array }

function messageOf({ guard, nonce }: Asked, beat: Heartbeat): Bytes {
  return concat(guard, nonce, heartbeatBytes(beat))
}

export function heartbeatBytes({ minute: at, looked, armed, alarming, failing, digest }: Heartbeat): Bytes {
  return concat(u32(at), u32(looked), u32(armed), u32(alarming), u32(failing), digest)
}

export function signHeartbeat(key: SigningKey, asked: Asked, beat: Heartbeat): Promise<Signature> {
  return sign(key, 'timer-heartbeat', messageOf(asked, beat))
}

export function isHeartbeatOf(key: PublicKey, asked: Asked, beat: SignedHeartbeat): Promise<boolean> {
  return verify(key, 'timer-heartbeat', messageOf(asked, beat), beat.signature)
}

/** In the order of ids. */
export function timersDigest(timers: readonly { readonly id: Bytes; readonly due: number }[]): Bytes {
  const rows = timers.map(({ id, due }) => concat(id, u32(due)))
  rows.sort((a, b) => (a.toHex() < b.toHex() ? -1 : 1))
  return sha256(concat(utf8('safeconduct/v1/timers\0'), ...rows))
}

export type RelayTrouble =
  /** No heartbeat for an interval: nobody knows whether anything would fire. */
  | 'silent'
  /** It answers, and has not looked at its timers for an interval. */
  | 'stopped'
  /** Its clock is another. */
  | 'other-clock'
  /** It has fewer timers than this desk armed there. */
  | 'missing'
  /** Some channel takes nothing. */
  | 'channel'

/** What a desk knows of one relay. Times in milliseconds. */
export type Heard = {
  readonly now: number
  /** When the last heartbeat was heard, or when the first timer was armed there. */
  readonly heardAt: number
  readonly beat?: Heartbeat
  /** How many timers this desk knows to be armed there. */
  readonly expected: number
}

/** What is wrong with a relay. None of it when nothing is armed there: an empty relay may be off. */
export function relayTroubles({ now, heardAt, beat, expected }: Heard): readonly RelayTrouble[] {
  if (expected === 0) return []
  const silent = now - heardAt > heartbeatInterval
  if (beat === undefined) return silent ? ['silent'] : []
  const troubles: RelayTrouble[] = silent ? ['silent'] : []
  if ((beat.minute - beat.looked) * minute > heartbeatInterval) troubles.push('stopped')
  // What was rounded down is up to five minutes old when it is said.
  if (Math.abs(beat.minute * minute + 2.5 * minute - heardAt) > clockDifference) troubles.push('other-clock')
  if (beat.armed < expected) troubles.push('missing')
  if (beat.failing > 0) troubles.push('channel')
  return troubles
}
