/**
 * How many pictures of violence a member has opened today, for that member. It stands on this device, counts one day, and
 * is in no record: nobody else sees it, and yesterday's is gone.
 */
import { u32 } from '@safeconduct/core/base/bytes.ts'
import type { Vault } from '../../vault/vault.ts'

const shelf = 'own'
const key = 'graphic-today'

/** Called when somebody asks to see one; answers how many it are now. */
export function sawGraphic(vault: Pick<Vault, 'store' | 'clock'>): number {
  const count = graphicToday(vault) + 1
  const day = new TextEncoder().encode(vault.clock.now().slice(0, 10))
  const value = new Uint8Array(14)
  value.set(day)
  value.set(u32(count), 10)
  vault.store.shelf.put(shelf, key, value)
  return count
}

export function graphicToday({ store, clock }: Pick<Vault, 'store' | 'clock'>): number {
  const value = store.shelf.get(shelf, key)
  if (value?.length !== 14) return 0
  const day = new TextDecoder().decode(value.subarray(0, 10))
  return day === clock.now().slice(0, 10) ? new DataView(value.buffer, value.byteOffset).getUint32(10) : 0
}
