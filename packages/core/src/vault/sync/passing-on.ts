/**
 * Letters for others that came on a stick: whoever brings a stick home posts what lies in it, sealed as it is.
 *
 * Bounded: a stick is made by a colleague, and a colleague may mean ill.
 */
import { type Bytes, toHex } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import type { Replica } from '../replica/replica.ts'
import { keepNow } from './turns.ts'

const shelfName = 'mail-pass'
const mostLetters = 256
const longestLetter = 256 * 1024

export type PassedLetter = { readonly key: string; readonly box: Bytes; readonly sealed: Bytes }

export async function keepForOthers(replica: Replica, box: Bytes, sealed: Bytes): Promise<void> {
  const { shelf } = replica.store
  const key = `${toHex(box)}/${toHex(sha256(sealed))}`
  const isKnown = shelf.get(shelfName, key) !== undefined
  if (isKnown || sealed.length > longestLetter || shelf.list(shelfName, '').length >= mostLetters) return
  await keepNow(replica, () => shelf.put(shelfName, key, sealed))
}

export function lettersForOthers({ store }: Replica): readonly PassedLetter[] {
  return store.shelf.list(shelfName, '').flatMap(({ key, value }) => {
    const hex = key.split('/')[0] ?? ''
    return /^[0-9a-f]{32}$/.test(hex) ? [{ key, box: Uint8Array.fromHex(hex), sealed: value }] : []
  })
}

export function passedOn(replica: Replica, key: string): Promise<void> {
  return keepNow(replica, () => replica.store.shelf.drop(shelfName, key))
}
