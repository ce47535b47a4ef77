/**
 * A log that only grows: append, fill up, sign its size and root, prove.
 *
 * An entry is 32 bytes and says nothing: a salted commitment, or dummy bytes of the same look. The log grows by a full
 * tile for every checkpoint, whether or not anything came, so that neither a witness nor an authority for time learns
 * how much was taken in, or when. docs/formats/ledger.md, LG21 to LG26.
 */
import type { Bytes } from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import {
  consistencyProof,
  frontierAt,
  grown,
  inclusionProof,
  rootAt,
  type TreeNode,
} from '../../sealed/merkle.ts'
import type { SigningKey } from '../../sealed/sign.ts'
import { checkpointText, parseCheckpoint } from './checkpoint.ts'
import { type Note, signNote } from './note.ts'
import { tileWidth } from './tiles.ts'

export const entryLength = 32

/** Where a log lies. `append` keeps all of one call or nothing of it. */
export interface LedgerStore {
  size(): number
  node(level: number, index: number): Bytes | undefined
  append(entries: readonly Uint8Array[], nodes: readonly TreeNode[]): void
}

/** Appends and returns where the first of them stands. */
export function appendEntries(store: LedgerStore, entries: readonly Uint8Array[]): number {
  const first = store.size()
  let frontier = frontierAt(first, (level, index) => store.node(level, index))
  const nodes: TreeNode[] = []
  for (const entry of entries) {
    if (entry.length !== entryLength) throw new Error('an entry of another length would stand out')
    const next = grown(frontier, entry)
    frontier = next.frontier
    nodes.push(...next.made)
  }
  store.append(entries, nodes)
  return first
}

/**
 * One step of the log: these commitments at places that chance chooses, dummies at all others. At most `stepLength`;
 * what is more waits for the next step.
 */
export function stepOf(
  commitments: readonly Uint8Array[],
  { random }: { readonly random: Random },
): { readonly entries: readonly Uint8Array[]; readonly places: readonly number[] } {
  if (commitments.length > stepLength) throw new Error('more was to be committed than a step has room for')
  const order = shuffled(stepLength, random)
  const places = order.slice(0, commitments.length)
  const atPlace = new Map(places.map((place, at) => [place, certain(commitments[at], 'one for each')]))
  const entries = Array.from({ length: stepLength }, (_, at) => atPlace.get(at) ?? random.bytes(entryLength))
  return { entries, places }
}

export const stepLength = tileWidth

/** 0 to count − 1 in an order that nobody can guess (Fisher and Yates, without the bias of a remainder). */
function shuffled(count: number, random: Random): readonly number[] {
  const order = Array.from({ length: count }, (_, at) => at)
  for (let last = count - 1; last > 0; last--) {
    const other = below(last + 1, random)
    const [a, b] = [certain(order[last], 'inside'), certain(order[other], 'inside')]
    order[last] = b
    order[other] = a
  }
  return order
}

function below(limit: number, random: Random): number {
  const most = 0x1_0000 - (0x1_0000 % limit)
  for (;;) {
    const [high = 0, low = 0] = random.bytes(2)
    const drawn = high * 256 + low
    if (drawn < most) return drawn % limit
  }
}

/** The log's word for its size and root as they are now. */
export async function signCheckpoint(store: LedgerStore, origin: string, key: SigningKey): Promise<Note> {
  const size = store.size()
  const text = checkpointText({
    origin,
    size,
    root: rootAt(size, (level, index) => store.node(level, index)),
  })
  return { text, lines: [await signNote(key, origin, text)] }
}

/** The proof file of one entry under a checkpoint of this log. */
export function proofOf(
  store: LedgerStore,
  index: number,
  note: Note,
): { readonly index: number; readonly path: readonly Bytes[]; readonly note: Note } {
  const { size } = certain(parseCheckpoint(note.text), 'a checkpoint of ours')
  return { index, path: inclusionProof(index, size, (level, at) => store.node(level, at)), note }
}

/** That the log of `to` entries begins with that of `from`; of nothing there is nothing to prove. */
export function growthProof(store: LedgerStore, from: number, to: number): readonly Bytes[] {
  return from === 0 ? [] : consistencyProof(from, to, (level, index) => store.node(level, index))
}
