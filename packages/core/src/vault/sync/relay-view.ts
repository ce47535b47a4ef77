/**
 * What this device has verified of a relay, log by log, and what it finds when an answer does not fit.
 * docs/formats/sync.md, rules Y1–Y14.
 *
 * Nothing that a relay answers is believed: entries are judged by their authors' signatures and chains, their
 * number and order by the tree whose roots the relay signs. What has been verified once is compared with every
 * later answer, with receipts and with what colleagues saw, so that a second story is noticed at the first
 * entry that crosses.
 *
 * A telling that is contradicted is kept as evidence and the log is read again from its beginning: an alarm
 * must not end the work, and a relay that was restored from a backup goes on.
 */
import { equalBytes } from '../../base/bytes.ts'
import { unreachable } from '../../base/result.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { FeedHead } from '../feed.ts'
import type { Shelf } from '../replica/store.ts'
import { type HeadFault, headFault, type TakenEntry, unplaced, withMarks } from './answer.ts'
import { authenticate, type ChainName, type Hashed, type MayBeRest } from './authentic.ts'
import { judgeCited, type WaitingCitation, waitingCitations } from './citations.ts'
import type { PullBatch } from './link.ts'
import { type HeldReceipt, heldReceipts, judgeReceipts, logKey, newestReceipt } from './receipts.ts'
import type { LieKind, RelayLie } from './relay-lie.ts'
import { keepTree, rootAt, type Tree, treeOf, treeSize } from './relay-tree.ts'
import {
  type Branch,
  branchKey,
  dropBranch,
  headIn,
  keepHead,
  keepView,
  type LogView,
  nextNumber,
  readView,
  seqIn,
} from './view-state.ts'

/** What became of one batch. `keep` is run inside a transaction, after the entries are on the disk. */
export type Taken = {
  readonly entries: readonly TakenEntry[]
  readonly lies: readonly RelayLie[]
  /** Raised if the log cannot be read again now; otherwise reading it again tells what it was. */
  readonly doubt: RelayLie | undefined
  /** `more`: the answer goes on. `again`: ask anew, from the beginning. `failed`: not before the next round. */
  readonly next: 'more' | 'done' | 'again' | 'failed'
  readonly keep: () => void
}
type Step = Omit<Taken, 'entries'>

/** What was known of a log before it was asked for: what comes to be known meanwhile proves nothing of the answer. */
export type Question = {
  readonly log: CompartmentId
  readonly after: number
  readonly receipts: readonly HeldReceipt[]
  readonly cited: readonly WaitingCitation[]
}

export class RelayView {
  readonly #shelf: Shelf
  readonly #relay: PublicKey

  readonly #mayBeRest: MayBeRest | undefined

  constructor(shelf: Shelf, relay: PublicKey, mayBeRest?: MayBeRest) {
    this.#shelf = shelf
    this.#relay = relay
    this.#mayBeRest = mayBeRest
  }

  question(log: CompartmentId): Question {
    const view = readView(this.#shelf, this.#relay, log)
    return {
      log,
      after: (view.again ?? view.now).size,
      receipts: heldReceipts(this.#shelf, this.#relay, log),
      cited: waitingCitations(this.#shelf, log),
    }
  }

  /** How far a feed or the control chain reaches in what the relay has shown. */
  headAtRelay(log: CompartmentId, chain: ChainName): FeedHead {
    return headIn(this.#shelf, log, readView(this.#shelf, this.#relay, log).now.number, chain)
  }

  /** How far the relay has a feed or the control chain: shown, or receipted and not shown yet. */
  reaches(log: CompartmentId, chain: ChainName): number {
    return this.reach(log)(chain)
  }

  /** The same for many chains of one log. */
  reach(log: CompartmentId): (chain: ChainName) => number {
    const branch = branchKey(log, readView(this.#shelf, this.#relay, log).now.number)
    const receipts = logKey(this.#relay, log)
    return (chain) => Math.max(seqIn(this.#shelf, branch, chain), newestReceipt(this.#shelf, receipts, chain))
  }

  tree(log: CompartmentId): Tree {
    return this.#treeOf(log, readView(this.#shelf, this.#relay, log).now)
  }

  /** The relay does not know a log. If it had shown or receipted entries of it, it has lost them all. */
  lost(log: CompartmentId): Step {
    const view = readView(this.#shelf, this.#relay, log)
    const receipts = heldReceipts(this.#shelf, this.#relay, log)
    const at = Math.max(view.now.size, ...receipts.map(({ receipt }) => receipt.position))
    if (at === 0) return { lies: [], doubt: undefined, next: 'done', keep: () => undefined }
    const past = [...view.past, { number: view.now.number, size: view.sure }]
    const now: Branch = { number: nextNumber(view), size: 0 }
    const keep = (): void => {
      for (const { key } of receipts) this.#shelf.drop('receipt', key)
      if (view.again !== undefined) dropBranch(this.#shelf, log, view.again.number)
      keepView(this.#shelf, this.#relay, log, { now, sure: 0, again: undefined, past })
    }
    return { lies: [lie('relay-rolled-back', log, at)], doubt: undefined, next: 'done', keep }
  }

  /** Is it in the middle of being read from its beginning? What is let go now may lie in what has been passed. */
  isReadingAgain(log: CompartmentId): boolean {
    return (readView(this.#shelf, this.#relay, log).again?.size ?? 0) > 0
  }

  /** The log is asked for from its beginning: entries had been let go. It has to be the one that it was. */
  readAgain(log: CompartmentId): () => void {
    const view = readView(this.#shelf, this.#relay, log)
    if (view.again !== undefined) return () => undefined
    const again = { number: nextNumber(view), size: 0, because: 'room', at: 0 } as const
    return () => keepView(this.#shelf, this.#relay, log, { ...view, again })
  }

  /** Judges one batch of the answer to `question`. Changes nothing; see `Taken.keep`. */
  async take(batch: PullBatch, question: Question): Promise<Taken> {
    const { log } = question
    const view = readView(this.#shelf, this.#relay, log)
    const branch = view.again ?? view.now
    if (!equalBytes(batch.log, log) || batch.after !== branch.size) {
      return { entries: [], ...failed(lie('relay-tampered', log, branch.size)) }
    }
    const headOf = (chain: ChainName): FeedHead => headIn(this.#shelf, log, branch.number, chain)
    const { sound, heads, fault } = await authenticate(log, batch.entries, headOf, this.#mayBeRest)
    if (fault !== undefined) {
      const wrong = lie(fault, log, branch.size)
      return {
        entries: unplaced(sound),
        ...(fault === 'relay-tampered' ? failed(wrong) : this.#doubted(view, wrong)),
      }
    }
    const entries = await withMarks(this.#relay, batch, sound)
    if (entries === undefined) {
      return { entries: unplaced(sound), ...failed(lie('relay-false-receipt', log, branch.size)) }
    }
    const tree = this.#treeOf(log, branch, sound)
    const { head } = batch
    const wrong = head === undefined ? 'none' : await headFault(this.#relay, log, head, branch.size, tree)
    if (wrong !== 'none') return { entries, ...this.#misfit(log, view, wrong, treeSize(tree)) }
    const grown: Branch = { number: branch.number, size: treeSize(tree) }
    const step = head === undefined ? this.#grew(log, view, grown) : this.#ended(question, view, grown, tree)
    const keep = (): void => {
      keepTree(tree)
      for (const [chain, chainHead] of heads) keepHead(this.#shelf, log, branch.number, chain, chainHead)
      step.keep()
    }
    return { ...step, entries, keep }
  }

  #treeOf(log: CompartmentId, { number, size }: Branch, fresh: readonly Hashed[] = []): Tree {
    const place = { shelf: this.#shelf, branch: branchKey(log, number) }
    return treeOf(
      place,
      size,
      fresh.map(({ hash }) => hash),
    )
  }

  #misfit(log: CompartmentId, view: LogView, wrong: Exclude<HeadFault, 'none'>, size: number): Step {
    // Nothing came and nothing was on its way: what the relay signs now is not what it signed before.
    const isSettled = view.again === undefined && size === view.sure
    const rolledBack = lie('relay-rolled-back', log, Math.max(view.sure, view.now.size))
    switch (wrong) {
      case 'unsigned':
        return failed(lie('relay-tampered', log, size))
      case 'shrunk':
        return view.again === undefined
          ? this.#again(view, log, { told: [rolledBack] })
          : this.#doubted(view, rolledBack)
      case 'other-root':
        return isSettled
          ? this.#again(view, log, { told: [rolledBack] })
          : this.#doubted(view, lie('relay-reordered', log, size))
      case 'promises-more':
        return isSettled
          ? failed(lie('relay-withheld', log, size + 1))
          : this.#doubted(view, lie('relay-withheld', log, size + 1))
      case 'holds-less':
        return this.#doubted(view, lie('relay-tampered', log, size))
      default:
        return unreachable(wrong)
    }
  }

  /** The answer goes on. What came is kept, so that a line that breaks here is taken up here. */
  #grew(log: CompartmentId, view: LogView, grown: Branch): Step {
    const after =
      view.again === undefined ? { ...view, now: grown } : { ...view, again: { ...view.again, ...grown } }
    const keep = (): void => keepView(this.#shelf, this.#relay, log, after)
    return { lies: [], doubt: undefined, next: 'more', keep }
  }

  /** The answer is whole and fits. Does it also show what was receipted, and what colleagues saw there? */
  #ended({ log, receipts, cited }: Question, view: LogView, branch: Branch, tree: Tree): Step {
    const { borneOut, broken } = judgeReceipts(tree, receipts)
    const isSame = view.again === undefined || this.#continues(log, view, tree)
    const past = isSame ? view.past : [...view.past, { number: view.now.number, size: view.sure }]
    const saw = judgeCited(this.#shelf, this.#relay, log, past, tree, cited)
    const because = view.again?.because ?? ''
    const ifSame = because === 'room' ? '' : because
    const named: LieKind | '' = isSame || because === '' ? ifSame : 'relay-rolled-back'
    const lies = [
      ...(named === '' ? [] : [lie(named, log, view.again?.at ?? 0)]),
      ...broken.slice(0, 1).map(({ receipt }) => lie('relay-withheld', log, receipt.position)),
      ...saw.lies,
    ]
    const keep = (): void => {
      // A receipt that was borne out has done its work; a broken one must not keep its entry from being offered again.
      for (const { key } of [...borneOut, ...broken]) this.#shelf.drop('receipt', key)
      for (const key of saw.judged) this.#shelf.drop('cited', key)
      if (view.again !== undefined && isSame) dropBranch(this.#shelf, log, view.now.number)
      keepView(this.#shelf, this.#relay, log, { now: branch, sure: branch.size, again: undefined, past })
    }
    return { lies, doubt: undefined, next: 'done', keep }
  }

  /** Did the log, read again, turn out to be the one that was known, so that only one answer was wrong? */
  #continues(log: CompartmentId, { now, sure }: LogView, tree: Tree): boolean {
    const before = this.#treeOf(log, { number: now.number, size: sure })
    return sure <= treeSize(tree) && equalBytes(rootAt(before, sure), rootAt(tree, sure))
  }

  /** Something does not fit, and only the whole log can say whether it is this answer or all that came before. */
  #doubted(view: LogView, wrong: RelayLie): Step {
    // Contradicted even while it was read from its beginning: no honest relay and no backup does that.
    if (view.again !== undefined) return this.#again(view, wrong.log, { told: [wrong] })
    return this.#again(view, wrong.log, { told: [], doubt: wrong })
  }

  #again(
    view: LogView,
    log: CompartmentId,
    { told, doubt }: { readonly told: readonly RelayLie[]; readonly doubt?: RelayLie },
  ): Step {
    const because = doubt?.kind ?? ''
    const again = { number: nextNumber(view), size: 0, because, at: doubt?.at ?? 0 } as const
    const keep = (): void => {
      if (view.again !== undefined) dropBranch(this.#shelf, log, view.again.number)
      keepView(this.#shelf, this.#relay, log, { ...view, again })
    }
    return { lies: told, doubt, next: 'again', keep }
  }
}

function failed(wrong: RelayLie): Step {
  return { lies: [wrong], doubt: undefined, next: 'failed', keep: () => undefined }
}

function lie(kind: LieKind, log: CompartmentId, at: number): RelayLie {
  return { kind, log, at }
}
