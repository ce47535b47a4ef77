/**
 * The hours for which an unlock share stays in memory, so that a relay that is down shuts nobody out. docs/formats/sealed.md U14.
 *
 * A lock ends the process that held the keys, so the share is kept by the one that outlives it: half of a key, which opens
 * nothing without the passphrase. Against the colleague who locks a laptop that was taken it must not stand: a relay
 * that answers and gives none is believed at once, and so is the organisation when it says that this device is locked.
 */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { ok } from '@safeconduct/core/base/result.ts'
import type { ShareKeeper } from '@safeconduct/core/sealed/unlock-share.ts'

/** Who keeps what was fetched. */
export interface ShareMemory {
  keep(id: Bytes, share: Bytes): void
  find(id: Bytes): Promise<Bytes | undefined>
  drop(id: Bytes): void
}

/** Asks the relay first, always; the memory speaks only for one that is silent. */
export function withGrace(keeper: ShareKeeper, memory: ShareMemory): ShareKeeper {
  return {
    get: async (id, token) => {
      const answer = await keeper.get(id, token)
      if (answer.ok) {
        memory.keep(id, answer.value)
        return answer
      }
      if (answer.refusal.kind === 'share-not-given') memory.drop(id)
      const kept = answer.refusal.kind === 'share-not-reached' ? await memory.find(id) : undefined
      return kept === undefined ? answer : ok(kept)
    },
  }
}

export type GraceClocks = {
  /** Milliseconds that only grow, and stand still while a laptop sleeps. */
  readonly monotonic: () => number
  /** Seconds since the machine started, sleep included. */
  readonly uptime: () => number
}

export const graceMillis = 12 * 60 * 60 * 1000

type Kept = { readonly share: Bytes; readonly monotonic: number; readonly uptime: number }

/** Of two clocks the one that went further counts: setting one back, or a closed lid, lengthens nothing. */
export class RememberedShares {
  readonly #clocks: GraceClocks
  readonly #kept = new Map<string, Kept>()

  constructor(clocks: GraceClocks) {
    this.#clocks = clocks
  }

  keep(id: Bytes, share: Bytes): void {
    this.drop(id)
    const { monotonic, uptime } = this.#clocks
    this.#kept.set(toHex(id), { share: copyOf(share), monotonic: monotonic(), uptime: uptime() })
  }

  /** A copy, which whoever asks may overwrite. */
  find(id: Bytes): Bytes | undefined {
    this.sweep()
    const kept = this.#kept.get(toHex(id))
    return kept === undefined ? undefined : copyOf(kept.share)
  }

  drop(id: Bytes): void {
    this.#forget(toHex(id))
  }

  /** The organisation has locked this device: from here on only the relay gives it. */
  clear(): void {
    for (const name of this.#kept.keys()) this.#forget(name)
  }

  /** What is over goes, whether or not anybody asks. */
  sweep(): void {
    const { monotonic, uptime } = this.#clocks
    for (const [name, kept] of this.#kept) {
      const awake = monotonic() - kept.monotonic
      const asleepToo = (uptime() - kept.uptime) * 1000
      if (Math.max(awake, asleepToo) >= graceMillis) this.#forget(name)
    }
  }

  #forget(name: string): void {
    this.#kept.get(name)?.share.fill(0)
    this.#kept.delete(name)
  }
}

/** In a buffer of its own: small arrays lie in the engine's heap, and a collection leaves copies of them behind. */
function copyOf(share: Bytes): Bytes {
  const own = new Uint8Array(new ArrayBuffer(share.length))
  own.set(share)
  return own
}
