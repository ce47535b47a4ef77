/** I10: nobody can make a device keep more and more. */
import type { World } from '../world.ts'
import { awake } from './audience.ts'

const mostRows: readonly (readonly [shelf: string, most: number])[] = [
  ['alarm', 600],
  ['grant-waiting', 2_000],
  ['mail-in', 5_000],
  ['mail-out', 2_000],
  ['key-out', 2_000],
  ['receipt', 5_000],
  // Ten times what 300 operations ever leave there, and far below what a relay can send.
  ['waiting', 500],
  ['late', 600],
  ['control-waiting', 520],
  ['cited', 100],
  ['told', 200],
  ['fork', 100],
  ['letters-lost', 200],
]

/** I10. */
export function checkBounds(world: World): void {
  for (const { device, replica } of awake(world)) {
    for (const [shelf, most] of mostRows) {
      const rows = replica.store.shelf.list(shelf, '').length
      if (rows > most) world.verdict.blame('I10', `${device.name} keeps ${rows} rows on its shelf ${shelf}`)
    }
  }
}
