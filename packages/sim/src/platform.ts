/**
 * The platform's own chance, for the one library that does not take it by the door (Shamir's shares): from here on
 * it follows from the schedule's seed. Only the simulator's process does this.
 */
import { Dice } from './dice.ts'

let dice = new Dice(0, 'platform')

export function takePlatformChance(): void {
  Object.defineProperty(globalThis.crypto, 'getRandomValues', {
    configurable: true,
    value: <T extends ArrayBufferView>(into: T): T => {
      const { buffer, byteOffset, byteLength } = into
      new Uint8Array(buffer, byteOffset, byteLength).set(dice.bytes(byteLength))
      return into
    },
  })
}

export function seedPlatformChance(seed: number): void {
  dice = new Dice(seed, 'platform')
}
