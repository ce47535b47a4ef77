/**
 * What colleagues have seen of the relay, as their entries say it: the head that they had verified. If it does not
 * fit what this device has verified, the relay has told two stories and signed both.
 *
 * A citation names the relay it speaks of: after the roster has named another one, old citations say nothing of it.
 */
import { type Bytes, equalBytes, fromBase64Url, toBase64Url, toHex } from '../../base/bytes.ts'
import { canonicalBytes, type Json, parseJson } from '../../base/json.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { Shelf } from '../replica/store.ts'
import type { RelayLie } from './relay-lie.ts'
import { rootAt, type Tree, treeOf, treeSize } from './relay-tree.ts'
import { type Branch, branchKey, type LogView, readView, relayTag } from './view-state.ts'

/** The newest head of a log that a writer had verified, as its entry carries it. */
export type CitedTree = { readonly size: number; readonly root: Bytes; readonly relay: string }
/** Who says it, and where the relay has put the entry that says it: undefined when it came another way or earlier. */
export type Citation = {
  readonly tree: CitedTree
  readonly feed: PublicKey
  readonly position: number | undefined
}

export function citedTreeJson({ size, root, relay }: CitedTree): Json {
  return [size, toBase64Url(root), relay]
}

/** Undefined when it is none; an entry with such a one is refused as a whole. */
export function parseCitedTree(value: unknown): CitedTree | undefined {
  if (!Array.isArray(value) || value.length !== 3) return undefined
  const [size, written, relay]: readonly unknown[] = value
  const root = typeof written === 'string' ? fromBase64Url(written) : undefined
  const isSize = typeof size === 'number' && Number.isSafeInteger(size) && size > 0
  if (!isSize || root?.length !== 32 || typeof relay !== 'string') return undefined
  return /^[\w-]{12}$/.test(relay) ? { size, root, relay } : undefined
}

/** What this device writes into its next entry of a log; undefined before it has verified anything there. */
export function newestTree(shelf: Shelf, relay: PublicKey, log: CompartmentId): CitedTree | undefined {
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

export type WaitingCitation = { readonly key: string; readonly tree: CitedTree }

/** Citations that reach beyond what this device had verified; the newest of each feed. */
export function waitingCitations(shelf: Shelf, log: CompartmentId): readonly WaitingCitation[] {
  return shelf.list('cited', `${toHex(log)}/`).flatMap(({ key, value }) => {
    const json = parseJson(value)
    const tree = json.ok ? parseCitedTree(json.value) : undefined
    return tree === undefined ? [] : [{ key, tree }]
  })
}

/** Call inside a transaction. */
export function keepCitation(shelf: Shelf, log: CompartmentId, { tree, feed }: Citation): void {
  shelf.put('cited', `${toHex(log)}/${toHex(feed)}`, canonicalBytes(citedTreeJson(tree)))
}

/** Judges citations against a tree whose head has just fitted: all that the relay says it holds. */
export function judgeCited(
  shelf: Shelf,
  log: CompartmentId,
  past: readonly Branch[],
  tree: Tree,
  cited: readonly WaitingCitation[],
): { readonly lies: readonly RelayLie[]; readonly judged: readonly string[] } {
  const lies: RelayLie[] = []
  for (const { tree: said } of cited) {
    const reaches = said.size <= treeSize(tree)
    const fits =
      (reaches && equalBytes(rootAt(tree, said.size), said.root)) ||
      past.some((branch) => isRootOf(shelf, log, branch, said))
    if (!fits) lies.push({ kind: reaches ? 'relay-forked' : 'relay-withheld', log, at: said.size })
  }
  return { lies: lies.slice(0, 1), judged: cited.map(({ key }) => key) }
}

function fitsAny(shelf: Shelf, log: CompartmentId, view: LogView, tree: CitedTree): boolean {
  const now = { number: view.now.number, size: view.sure }
  return [now, ...view.past].some((branch) => isRootOf(shelf, log, branch, tree))
}

function isRootOf(shelf: Shelf, log: CompartmentId, branch: Branch, { size, root }: CitedTree): boolean {
  return size <= branch.size && equalBytes(rootOf(shelf, log, branch, size), root)
}

function rootOf(shelf: Shelf, log: CompartmentId, { number, size: kept }: Branch, size: number): Bytes {
  return rootAt(treeOf({ shelf, branch: branchKey(log, number) }, kept), size)
}
