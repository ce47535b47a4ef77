/**
 * The line's key of the week, out of a ratchet that only turns forward. docs/formats/line.md, rules N13–N16.
 *
 * Against a seized laptop or a restored backup: the seed of a week gives every later week and none before. Desks turn
 * it when a week and the seven days after it are over, and destroy what they had; what was sealed to that week and
 * is not yet collected is lost, and what the relay kept a copy of never opens again. A ratchet never goes into a log.
 */
import type { Bytes } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { certain } from '../base/result.ts'
import { Secret } from '../base/secret.ts'
import { deriveBytes } from '../sealed/derive.ts'
import { type EnvelopeKey, envelopeKeyFrom } from '../sealed/envelope.ts'

export type WeekRatchet = {
  /** 16 bytes: which ratchet, for desks that were handed two. */
  readonly id: Bytes
  readonly week: number
  readonly seed: Secret<Bytes>
}

const weekMillis = 7 * 86_400_000
/** Twenty years. A number from outside must not make a desk turn for ever. */
const mostTurns = 1_044

/** Weeks since 1970, by days: they begin on a Thursday, the same everywhere. */
export function weekOf(millis: number): number {
  return Math.floor(millis / weekMillis)
}

/** The oldest week that is still opened at this moment: a week and the seven days after it. */
export function oldestWeekAt(millis: number): number {
  return weekOf(millis) - 1
}

export function newRatchet(random: Random, week: number): WeekRatchet {
  return { id: random.bytes(16), week, seed: new Secret(random.bytes(32)) }
}

/** The ratchet turned to a later week. Undefined for an earlier one: nothing leads back. */
export function ratchetAt(ratchet: WeekRatchet, week: number): WeekRatchet | undefined {
  const turns = week - ratchet.week
  if (!Number.isSafeInteger(week) || turns < 0 || turns > mostTurns) return undefined
  let seed = ratchet.seed.reveal()
  for (let turn = 0; turn < turns; turn++) seed = deriveBytes(seed, 'line-ratchet')
  return { id: ratchet.id, week, seed: new Secret(new Uint8Array(seed)) }
}

/** The key to which callers seal in the ratchet's week. */
export function weekKeyOf(ratchet: WeekRatchet): EnvelopeKey {
  const key = envelopeKeyFrom(deriveBytes(ratchet.seed.reveal(), 'line-week'))
  return certain(key.ok ? key.value : undefined, '32 bytes were derived')
}
