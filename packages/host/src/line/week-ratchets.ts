/**
 * The weekly keys of callers on this desk: taken from colleagues, turned forward, and destroyed in time.
 *
 *   value = born u64 ‖ epoch of the line's log u32 ‖ week u32 ‖ seed 32
 *
 * That of the latest epoch, and of these the newest born, is the one that is published. An older one stays as long as a notice may still name its keys.
 * It is turned by the earlier of two clocks, ours and the relay's day: a laptop whose clock jumps ahead must not
 * destroy what callers still write to.
 */
import { ByteReader } from '@safeconduct/core/base/byte-reader.ts'
import { type Bytes, concat, fromHex, toHex, u32, u64 } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import {
  newRatchet,
  oldestWeekAt,
  ratchetAt,
  type WeekRatchet,
  weekKeyOf,
  weekOf,
} from '@safeconduct/core/line/week-keys.ts'
import type { EnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import type { LogHex } from '@safeconduct/core/vault/control/names.ts'
import type { HeldSecret } from '@safeconduct/core/vault/replica/device-secrets.ts'
import type { Vault } from '../vault/vault.ts'

export type HeldRatchet = {
  readonly keys: readonly string[]
  readonly ratchet: WeekRatchet
  readonly born: number
  /** Of the line's log when it was made: when somebody loses the right, the epoch grows. */
  readonly epoch: number
}

/** This week, and so many after it, stand in a notice. */
export const weeksAhead = 4

const dayMillis = 86_400_000

export class WeekRatchets {
  readonly #vault: Vault
  readonly #log: LogHex

  constructor(vault: Vault, log: LogHex) {
    this.#vault = vault
    this.#log = log
  }

  /** Newest first. */
  async held(): Promise<readonly HeldRatchet[]> {
    const rows = await this.#vault.replica.acts.secrets.of(this.#log, 'line-week')
    const byName = new Map<string, HeldRatchet[]>()
    for (const row of rows) {
      const one = ratchetIn(row)
      // Two colleagues may have handed on one ratchet, turned differently far: it is one where its keys are the same.
      if (one !== undefined) byName.set(nameOf(one), [...(byName.get(nameOf(one)) ?? []), one])
    }
    return [...byName.values()]
      .map((same) => ({ ...certain(same[0], 'a row'), keys: same.flatMap(({ keys }) => keys) }))
      .toSorted(
        (a, b) =>
          b.epoch - a.epoch || b.born - a.born || (toHex(a.ratchet.id) < toHex(b.ratchet.id) ? -1 : 1),
      )
  }

  /** A new one, for callers from this week on. */
  async make(epoch: number): Promise<void> {
    const { random, clock, replica } = this.#vault
    const ratchet = newRatchet(random, weekOf(clock.millis()))
    const value = ratchetValue({ ratchet, born: clock.millis(), epoch })
    await replica.acts.secrets.keep(this.#log, 'line-week', toHex(ratchet.id), value)
  }

  /** Turns what is due and destroys what it was. True when something was destroyed. */
  async turn(): Promise<boolean> {
    const { secrets } = this.#vault.replica.acts
    const oldest = oldestWeekAt(this.#millis())
    const held = await this.held()
    const newest = held[0]
    let destroyed = false
    for (const one of held) {
      const isPast = one !== newest && newest !== undefined && oldest > weekOf(newest.born) + weeksAhead
      if (isPast) await secrets.drop(one.keys)
      const turned = isPast || one.ratchet.week >= oldest ? undefined : ratchetAt(one.ratchet, oldest)
      if (turned !== undefined) {
        const value = ratchetValue({ ...one, ratchet: turned })
        await secrets.keep(this.#log, 'line-week', toHex(turned.id), value, one.keys)
      }
      destroyed ||= isPast || turned !== undefined
    }
    // A page that was written over still lies in the log of the file until that is emptied.
    if (destroyed) this.#vault.store.database.pragma('wal_checkpoint(truncate)')
    return destroyed
  }

  /** Every private half that still opens something: of each ratchet from its week to the last that was published. */
  async openers(): Promise<readonly EnvelopeKey[]> {
    const last = weekOf(this.#vault.clock.millis()) + weeksAhead
    const keys: EnvelopeKey[] = []
    for (const { ratchet } of await this.held()) keys.push(...keysOf(ratchet, ratchet.week, last).values())
    return keys
  }

  /** The earlier of our clock and the day after the last that the relay has signed. */
  #millis(): number {
    const { clock, replica } = this.#vault
    return Math.min(clock.millis(), (replica.context.witnessedDay + 2) * dayMillis)
  }
}

/** Keys of these weeks. Making one costs a key pair, so a walk is done once for each ratchet. */
export function keysOf(ratchet: WeekRatchet, from: number, to: number): ReadonlyMap<number, EnvelopeKey> {
  const keys = new Map<number, EnvelopeKey>()
  let now = ratchetAt(ratchet, Math.max(from, ratchet.week))
  while (now !== undefined && now.week <= to) {
    keys.set(now.week, weekKeyOf(now))
    now = ratchetAt(now, now.week + 1)
  }
  return keys
}

function nameOf({ ratchet }: HeldRatchet): string {
  return `${toHex(ratchet.id)}/${ratchet.week}/${toHex(ratchet.seed.reveal())}`
}

function ratchetValue({ ratchet, born, epoch }: Omit<HeldRatchet, 'keys'>): Bytes {
  return concat(u64(born), u32(epoch), u32(ratchet.week), ratchet.seed.reveal())
}

function ratchetIn({ key, id, value }: HeldSecret): HeldRatchet | undefined {
  const reader = new ByteReader(value.reveal())
  const born = reader.u64()
  const epoch = reader.u32()
  const week = reader.u32()
  const seed = reader.fixed(32)
  const name = fromHex(id)
  if (!reader.finished || name?.length !== 16) return undefined
  return {
    keys: [key],
    ratchet: { id: name, week, seed: new Secret(new Uint8Array(seed)) },
    born,
    epoch,
  }
}
