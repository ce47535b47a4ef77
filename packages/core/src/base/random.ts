/** Randomness comes in by the door: the platform's in the program, a seed's in tests and in the simulator. */
import type { Bytes } from './bytes.ts'

export interface Random {
  /** `count` bytes that nobody can guess. */
  bytes(count: number): Bytes
}

/** The platform's generator (WebCrypto), the only one that keys may come from in production. */
export const platformRandom: Random = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
}
