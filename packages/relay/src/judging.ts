/**
 * May these entries follow? One answer for a push: all of its entries, or none.
 *
 * Feeds and the control chain are linear. The entry that stands at a number is the first that came; the same one
 * again is told its place again, another one is told what stands there. A relay that let two entries stand at one
 * number would have helped somebody to tell two stories.
 */
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { type Frontier, grown } from '@safeconduct/core/sealed/merkle.ts'
import { type Entry, entryHash, noPrevious } from '@safeconduct/core/vault/entry.ts'
import type { LinkRefusal } from '@safeconduct/core/vault/sync/link.ts'
import type { ChainHead, Placed, StoredEntry } from './store.ts'

/** What is known of a log while a batch of pushes is judged: the store's state and what was accepted on top. */
export type Standing = {
  readonly heads: Map<string, ChainHead>
  /** Entries that stand at numbers which a push offers again, by `pointOf`. */
  readonly placed: Map<string, Placed>
  readonly accepted: StoredEntry[]
  frontier: Frontier
  /** Of this log, and what is left in the whole relay. */
  bytes: number
  room: number
}

/** The control chain has no key of its own: zeros, which are no sound key, stand for it. */
export const controlChain: Bytes = new Uint8Array(32)

export function chainOf({ header }: Entry): Bytes {
  return header.kind === 'control' ? controlChain : header.feed
}

export function pointOf(chain: Bytes, seq: number): string {
  return `${toHex(chain)}/${seq}`
}

/** What an entry takes beside its body: a quota that counted bodies alone could be filled with nothing. */
export const besideBody = 320

const noHead: ChainHead = { seq: 0, hash: noPrevious }

export function judge(
  standing: Standing,
  entries: readonly Entry[],
  { day, quota }: { readonly day: number; readonly quota: number },
): readonly Placed[] | LinkRefusal {
  const heads = new Map<string, ChainHead>()
  const fresh: StoredEntry[] = []
  const places: Placed[] = []
  for (const entry of entries) {
    const chain = chainOf(entry)
    const head = heads.get(toHex(chain)) ?? standing.heads.get(toHex(chain)) ?? noHead
    const hash = entryHash(entry)
    if (follows(entry, head)) {
      const position = standing.frontier.size + fresh.length + 1
      fresh.push(storedForm(entry, { chain, hash, position, day }))
      heads.set(toHex(chain), { seq: entry.header.seq, hash })
      places.push({ position, hash, day })
      continue
    }
    const there =
      fresh.find((one) => one.seq === entry.header.seq && equalBytes(one.chain, chain)) ??
      standing.placed.get(pointOf(chain, entry.header.seq))
    if (there === undefined || !equalBytes(there.hash, hash)) return { kind: 'conflict', ...head }
    places.push(there)
  }
  const bytes = fresh.reduce((sum, { body }) => sum + body.length + besideBody, 0)
  // What is here already takes no room: its receipt is told again by a relay that is full.
  if (bytes > standing.room) return { kind: 'relay-full' }
  if (fresh.length > 0 && standing.bytes + bytes > quota) return { kind: 'quota' }
  accept(standing, { fresh, heads, bytes })
  return places
}

function follows({ header }: Entry, head: ChainHead): boolean {
  return header.seq === head.seq + 1 && equalBytes(header.previous, head.hash)
}

function storedForm(
  { header, bytes, signature, body }: Entry,
  place: Pick<StoredEntry, 'chain' | 'hash' | 'position' | 'day'>,
): StoredEntry {
  return { ...place, seq: header.seq, header: bytes, signature, body }
}

function accept(
  standing: Standing,
  {
    fresh,
    heads,
    bytes,
  }: {
    readonly fresh: readonly StoredEntry[]
    readonly heads: ReadonlyMap<string, ChainHead>
    readonly bytes: number
  },
): void {
  for (const [chain, head] of heads) standing.heads.set(chain, head)
  for (const entry of fresh) {
    standing.accepted.push(entry)
    standing.placed.set(pointOf(entry.chain, entry.seq), entry)
    standing.frontier = grown(standing.frontier, entry.hash).frontier
  }
  standing.bytes += bytes
  standing.room -= bytes
}
