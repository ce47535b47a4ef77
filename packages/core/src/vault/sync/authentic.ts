/**
 * Is what a relay answered what members wrote, whole and in order? Asked before anything of it is handed on.
 *
 * Each entry names the hash of the one before, so one good signature at the end of a chain vouches for all of
 * it (docs/formats/vault.md, E6). Only when something is wrong is every entry looked at alone: the sound ones
 * are still somebody's work and are not thrown away with the lie.
 */
import { equalBytes, toHex } from '../../base/bytes.ts'
import type { CompartmentId } from '../compartment.ts'
import { type Entry, entryHash } from '../entry.ts'
import { type FeedHead, verifySignature } from '../feed.ts'
import { isAsSigned } from '../rest.ts'

/** A feed by its key in hex, or the one control chain of the log. */
export type ChainName = string
export const controlChain: ChainName = 'control'

export function chainOf({ header }: Pick<Entry, 'header'>): ChainName {
  return header.kind === 'control' ? controlChain : toHex(header.feed)
}

/** May this body be what a strike has left? The relay has no key to make one with. */
export type MayBeRest = (entry: Entry) => Promise<boolean>

export type Hashed = { readonly entry: Entry; readonly hash: Uint8Array<ArrayBuffer> }
export type OrderFault = 'relay-tampered' | 'relay-reordered' | 'relay-withheld'
export type Authentic = {
  readonly sound: readonly Hashed[]
  /** Where each chain that was touched now ends. Meaningless beside a fault. */
  readonly heads: ReadonlyMap<ChainName, FeedHead>
  readonly fault: OrderFault | undefined
}

export async function authenticate(
  log: CompartmentId,
  entries: readonly Entry[],
  headOf: (chain: ChainName) => FeedHead,
  mayBeRest: MayBeRest = () => Promise.resolve(false),
): Promise<Authentic> {
  const hashed = entries.map((entry) => ({ entry, hash: entryHash(entry) }))
  const chained = chainsOf(hashed, headOf)
  const vouching = hashed.filter(
    ({ entry, hash }) =>
      entry.header.kind === 'control' || equalBytes(chained.heads.get(chainOf(entry))?.hash ?? hash, hash),
  )
  const whole = await Promise.all([
    ...hashed.map(({ entry }) => isWhole(log, entry, mayBeRest)),
    ...vouching.map(({ entry }) => verifySignature(entry)),
  ])
  if (chained.fault === undefined && whole.every(Boolean)) {
    return { sound: hashed, heads: chained.heads, fault: undefined }
  }
  const alone = await Promise.all(hashed.map(({ entry }) => isAuthentic(log, entry, mayBeRest)))
  const sound = hashed.filter((_, at) => alone[at] === true)
  // A changed entry breaks its chain as well: what was done to it comes before what that led to.
  const fault = sound.length < hashed.length ? 'relay-tampered' : (chained.fault ?? 'relay-tampered')
  return { sound, heads: chained.heads, fault }
}

/** Is this entry by itself what its feed's key signed, or what a strike may have left of it? */
export async function isAuthentic(
  log: CompartmentId,
  entry: Entry,
  mayBeRest: MayBeRest = () => Promise.resolve(false),
): Promise<boolean> {
  return (await isWhole(log, entry, mayBeRest)) && (await verifySignature(entry))
}

async function isWhole(log: CompartmentId, entry: Entry, mayBeRest: MayBeRest): Promise<boolean> {
  if (!equalBytes(entry.header.compartment, log)) return false
  return (await isAsSigned(entry)) || mayBeRest(entry)
}

function chainsOf(
  hashed: readonly Hashed[],
  headOf: (chain: ChainName) => FeedHead,
): { readonly heads: ReadonlyMap<ChainName, FeedHead>; readonly fault: OrderFault | undefined } {
  const heads = new Map<ChainName, FeedHead>()
  let fault: OrderFault | undefined
  for (const { entry, hash } of hashed) {
    const chain = chainOf(entry)
    const head = heads.get(chain) ?? headOf(chain)
    const { seq, previous } = entry.header
    if (seq !== head.seq + 1)
      fault ??= isMissing(hashed, chain, head.seq, seq) ? 'relay-withheld' : 'relay-reordered'
    else if (!equalBytes(previous, head.hash)) fault ??= 'relay-reordered'
    heads.set(chain, { seq, hash })
  }
  return { heads, fault }
}

/** Is an entry between these two nowhere in the answer? Otherwise it merely stands in the wrong place. */
function isMissing(hashed: readonly Hashed[], chain: ChainName, before: number, seq: number): boolean {
  if (seq <= before) return false
  const here = new Set(
    hashed.filter(({ entry }) => chainOf(entry) === chain).map(({ entry }) => entry.header.seq),
  )
  for (let wanted = before + 1; wanted < seq; wanted++) if (!here.has(wanted)) return true
  return false
}
