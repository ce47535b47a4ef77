/**
 * Letters for others that came on a stick: whoever brings a stick home posts what lies in it, sealed as it is.
 *
 * Bounded: a stick is made by a colleague, and a colleague may mean ill. Without a relay no letter is ever posted, so when
 * there is no room the oldest goes, of the box that most of them are for: its writer still has it.
 */
import { type Bytes, toHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import type { Replica } from '../replica/replica.ts'
import type { Shelf } from '../replica/store.ts'
import { keepNow } from './turns.ts'

const shelfName = 'mail-pass'
const mostLetters = 256
const longestLetter = 256 * 1024

export type PassedLetter = { readonly key: string; readonly box: Bytes; readonly sealed: Bytes }
/** A row's key is the box and the letter's hash, in hex, with the number of its arrival between them. */
type Row = PassedLetter & { readonly number: number; readonly hash: string }

export async function keepForOthers(replica: Replica, box: Bytes, sealed: Bytes): Promise<void> {
  if (sealed.length > longestLetter) return
  const { shelf } = replica.store
  const hash = toHex(sha256(sealed))
  const isKnown = (row: Row): boolean => row.hash === hash && toHex(row.box) === toHex(box)
  if (rowsOf(shelf).some(isKnown)) return
  await keepNow(replica, () => {
    const rows = rowsOf(shelf)
    const number = Math.max(0, ...rows.map((row) => row.number)) + 1
    const key = `${toHex(box)}/${String(number).padStart(12, '0')}/${hash}`
    shelf.put(shelfName, key, sealed)
    if (rows.length >= mostLetters)
      shelf.drop(shelfName, whichGoes([...rows, { key, box, sealed, number, hash }]).key)
  })
}

function whichGoes(rows: readonly Row[]): Row {
  const boxes = Map.groupBy(rows, ({ box }) => toHex(box))
  const most = Math.max(...[...boxes.values()].map(({ length }) => length))
  const crowded = [...boxes.values()].filter(({ length }) => length === most).flat()
  const [first] = crowded.toSorted((a, b) => a.number - b.number)
  return certain(first, 'there is no room, so there are letters')
}

export function lettersForOthers({ store }: Replica): readonly PassedLetter[] {
  return rowsOf(store.shelf).map(({ key, box, sealed }) => ({ key, box, sealed }))
}

function rowsOf(shelf: Shelf): readonly Row[] {
  return shelf.list(shelfName, '').flatMap(({ key, value }) => {
    const [box, number, hash] = /^([0-9a-f]{32})\/(?:(\d{12})\/)?([0-9a-f]{64})$/.exec(key)?.slice(1) ?? []
    if (box === undefined || hash === undefined) return []
    return [{ key, box: Uint8Array.fromHex(box), sealed: value, number: Number(number ?? 0), hash }]
  })
}

export function passedOn(replica: Replica, key: string): Promise<void> {
  return keepNow(replica, () => replica.store.shelf.drop(shelfName, key))
}
