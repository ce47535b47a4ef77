/** The parts of an answer that the relay itself signs: the head at its end, and the mark of each control entry. */
import { equalBytes } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { Entry } from '../entry.ts'
import type { Hashed } from './authentic.ts'
import type { PullBatch, Receipt, TreeHead } from './link.ts'
import { verifyReceipt, verifyTreeHead } from './receipt.ts'
import { rootAt, type Tree, treeSize } from './relay-tree.ts'

/** A sound entry of an answer, where the relay has put it, and for a control entry the relay's mark. */
export type TakenEntry = {
  readonly entry: Entry
  readonly hash: Uint8Array<ArrayBuffer>
  readonly position: number | undefined
  readonly mark: Receipt | undefined
}

export type HeadFault =
  | 'none'
  | 'unsigned'
  /** It is shorter than what the device had before it asked. */
  | 'shrunk'
  /** The answer is longer than the head says. */
  | 'holds-less'
  /** The answer is shorter than the head says. */
  | 'promises-more'
  | 'other-root'

/** `known` is how far the device had got; `tree` what it has with the answer. */
export async function headFault(
  relay: PublicKey,
  log: CompartmentId,
  head: TreeHead,
  known: number,
  tree: Tree,
): Promise<HeadFault> {
  if (!equalBytes(head.log, log) || !(await verifyTreeHead(relay, head))) return 'unsigned'
  if (head.size < known) return 'shrunk'
  if (head.size < treeSize(tree)) return 'holds-less'
  if (head.size > treeSize(tree)) return 'promises-more'
  return equalBytes(head.root, rootAt(tree, head.size)) ? 'none' : 'other-root'
}

/** Puts each control entry together with its mark; undefined when a mark is missing, false or too many. */
export async function withMarks(
  relay: PublicKey,
  { log, marks, after }: PullBatch,
  sound: readonly Hashed[],
): Promise<readonly TakenEntry[] | undefined> {
  let used = 0
  const taken: TakenEntry[] = []
  for (const [at, { entry, hash }] of sound.entries()) {
    const position = after + at + 1
    const mark = entry.header.kind === 'control' ? marks[used++] : undefined
    if (entry.header.kind === 'control') {
      if (mark === undefined || !equalBytes(mark.log, log) || mark.position !== position) return undefined
      if (!equalBytes(mark.entry, hash) || !(await verifyReceipt(relay, mark))) return undefined
    }
    taken.push({ entry, hash, position, mark })
  }
  return used === marks.length ? taken : undefined
}

/** The sound entries of an answer that is not believed: their authors signed them, so they are handed on. */
export function unplaced(sound: readonly Hashed[]): readonly TakenEntry[] {
  return sound.map(({ entry, hash }) => ({ entry, hash, position: undefined, mark: undefined }))
}
