/**
 * What colleagues have seen of the relay, as their entries say it: the head that they had verified. If it does not
 * fit what this device has verified, the relay has told two stories and signed both.
 *
 * A citation names the relay it speaks of: after the roster has named another one, old citations say nothing of it.
 */
import { type Bytes, equalBytes, toHex } from '../../base/bytes.ts'
import { canonicalBytes, parseJson } from '../../base/json.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import { parseTreeSeen, type TreeSeen, treeSeenJson } from '../operation.ts'
import type { TreeSaid } from '../replica/outcomes.ts'
import type { Replica } from '../replica/replica.ts'
import type { Shelf } from '../replica/store.ts'
import type { RelayLie } from './relay-lie.ts'
import { rootAt, type Tree, treeOf, treeSize } from './relay-tree.ts'
import { keepNow } from './turns.ts'
import { type Branch, branchKey, type LogView, readView, relayTag } from './view-state.ts'

/** Who says it, and where the relay has put the entry that says it: undefined when it came another way or earlier. */
export type Citation = {
  readonly tree: TreeSeen
  readonly feed: PublicKey
  readonly position: number | undefined
}

/** What this device writes into its next entry of a log; undefined before it has verified anything there. */
export function newestTree(shelf: Shelf, relay: PublicKey, log: CompartmentId): TreeSeen | undefined {
  const { now, sure } = readView(shelf, relay, log)
  if (sure === 0) return undefined
  return { size: sure, root: rootOf(shelf, log, now, sure), relay: relayTag(relay) }
}

/** A lie, or undefined when the citation fits; one that reaches beyond this device's view is kept until it does. */
export function judgeCitation(
  shelf: Shelf,
  relay: PublicKey,
  log: CompartmentId,
  { tree, position }: Citation,
): RelayLie | 'fits' | 'later' {
  if (tree.relay !== relayTag(relay)) return 'fits'
  const view = readView(shelf, relay, log)
  if (fitsAny(shelf, log, view, tree)) return 'fits'
  const forked: RelayLie = { kind: 'relay-forked', log, at: tree.size }
  // Whoever was shown so many entries wrote this one after them; the relay has put it before.
  if (position !== undefined && tree.size >= position) return forked
  return tree.size <= view.sure ? forked : 'later'
}

export type WaitingCitation = { readonly key: string; readonly tree: TreeSeen }

/** Citations that reach beyond what this device had verified; the newest of each feed. */
export function waitingCitations(shelf: Shelf, log: CompartmentId): readonly WaitingCitation[] {
  return shelf.list('cited', `${toHex(log)}/`).flatMap(({ key, value }) => {
    const json = parseJson(value)
    const tree = json.ok ? parseTreeSeen(json.value) : undefined
    return tree === undefined ? [] : [{ key, tree }]
  })
}

/** Call inside a transaction. */
export function keepCitation(shelf: Shelf, log: CompartmentId, { tree, feed }: Citation): void {
  shelf.put('cited', `${toHex(log)}/${toHex(feed)}`, canonicalBytes(treeSeenJson(tree)))
}

/**
 * What has come of citations since the last time, for `work` inside a transaction. Their entries are here and come no more: where
 * the disk has no room, they are looked at the next time.
 */
export async function keepSaid(replica: Replica, work: (said: readonly TreeSaid[]) => void): Promise<void> {
  const said = replica.takeTreesSaid()
  if (said.length === 0) return
  try {
    await keepNow(replica, () => work(said))
  } catch (problem) {
    replica.context.treesSaid.unshift(...said)
    throw problem
  }
}

/**
 * Call inside a transaction. What came on a stick is compared with the relay's next answer, for the relay may have been put
 * back meanwhile; and a laptop may be shut before that answer comes.
 */
export function keepBrought(shelf: Shelf, relay: PublicKey, said: readonly TreeSaid[]): void {
  for (const { log, feed, tree } of said) {
    const citation = { tree, feed, position: undefined }
    if (judgeCitation(shelf, relay, log, citation) !== 'fits') keepCitation(shelf, log, citation)
  }
}

/** Judges citations against a tree whose head has just fitted: all that the relay says it holds. */
export function judgeCited(
  shelf: Shelf,
  relay: PublicKey,
  log: CompartmentId,
  past: readonly Branch[],
  tree: Tree,
  cited: readonly WaitingCitation[],
): { readonly lies: readonly RelayLie[]; readonly judged: readonly string[] } {
  const lies: RelayLie[] = []
  for (const { tree: said } of cited) {
    if (said.relay !== relayTag(relay)) continue
    const reaches = said.size <= treeSize(tree)
    const fits =
      (reaches && equalBytes(rootAt(tree, said.size), said.root)) ||
      past.some((branch) => isRootOf(shelf, log, branch, said))
    if (!fits) lies.push({ kind: reaches ? 'relay-forked' : 'relay-withheld', log, at: said.size })
  }
  return { lies: lies.slice(0, 1), judged: cited.map(({ key }) => key) }
}

function fitsAny(shelf: Shelf, log: CompartmentId, view: LogView, tree: TreeSeen): boolean {
  const now = { number: view.now.number, size: view.sure }
  return [now, ...view.past].some((branch) => isRootOf(shelf, log, branch, tree))
}

function isRootOf(shelf: Shelf, log: CompartmentId, branch: Branch, { size, root }: TreeSeen): boolean {
  return size <= branch.size && equalBytes(rootOf(shelf, log, branch, size), root)
}

function rootOf(shelf: Shelf, log: CompartmentId, { number, size: kept }: Branch, size: number): Bytes {
  return rootAt(treeOf({ shelf, branch: branchKey(log, number) }, kept), size)
}
