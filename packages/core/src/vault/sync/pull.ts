/**
 * Reading from a relay: every log in one stream, judged batch by batch, handed on, and only then remembered.
 *
 * The order is the point: entries are on the disk before the view says that they were read. Whatever breaks in
 * between, the next round reads the same batch again, and the replica knows the entries that it has.
 */
import { equalBytes, toHex } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import { isOwn } from '../replica/log-book.ts'
import { noteLettersLost } from '../replica/organisation-shelf.ts'
import type { Replica } from '../replica/replica.ts'
import { dropAsked } from '../replica/struck-bodies.ts'
import type { TakenEntry } from './answer.ts'
import { judgeCitation, keepCitation, keepSaid, newestTree } from './citations.ts'
import type { LinkRefusal, PullAsk, PullBatch, RelayLink } from './link.ts'
import type { LieKind, RelayLie } from './relay-lie.ts'
import type { Question, RelayView, Taken } from './relay-view.ts'
import { keepNow } from './turns.ts'

export type PulledLog = {
  readonly log: CompartmentId
  /** `open`: the line broke before the answer ended. */
  readonly end: 'done' | 'again' | 'failed' | 'open' | 'disk-full'
  readonly refusal: LinkRefusal | undefined
  readonly doubt: RelayLie | undefined
  readonly lies: number
}
export type Pulled = {
  readonly logs: ReadonlyMap<string, PulledLog>
  readonly entries: number
  readonly lies: readonly LieKind[]
}
export type PullLine = { readonly link: RelayLink; readonly relay: PublicKey; readonly view: RelayView }
export type PullWishes = {
  readonly signal?: AbortSignal | undefined
  readonly heard?: (entries: number) => void
}

/** Asks for all these logs at once. */
export async function pullLogs(
  replica: Replica,
  line: PullLine,
  asked: readonly { readonly log: CompartmentId; readonly token: PullAsk['token'] }[],
  { signal, heard }: PullWishes,
): Promise<Pulled> {
  const questions = new Map(asked.map(({ log }) => [toHex(log), line.view.question(log)]))
  const asks = asked.map(({ log, token }) => ({ log, token, after: questions.get(toHex(log))?.after ?? 0 }))
  const logs = new Map<string, PulledLog>()
  const lies: LieKind[] = []
  let entries = 0
  if (asks.length === 0) return { logs, entries, lies }
  for await (const answer of line.link.pull(asks)) {
    const hex = toHex(answer.log)
    const question = questions.get(hex)
    const before = logs.get(hex)
    // A log that was not asked for, or of which the answer has ended: nobody listens to the rest.
    if (question === undefined || (before !== undefined && before.end !== 'open')) continue
    if ('refusal' in answer) {
      logs.set(hex, { log: answer.log, end: 'failed', refusal: answer.refusal, doubt: undefined, lies: 0 })
      continue
    }
    const taken = await line.view.take(answer.batch, question)
    entries += answer.batch.entries.length
    lies.push(...taken.lies.map(({ kind }) => kind))
    logs.set(hex, await handOn(replica, line, answer.batch, question, taken))
    heard?.(entries)
    if (signal?.aborted === true) break
  }
  return { logs, entries, lies }
}

async function handOn(
  replica: Replica,
  line: PullLine,
  batch: PullBatch,
  { log }: Question,
  taken: Taken,
): Promise<PulledLog> {
  const ended: PulledLog = {
    log,
    end: endOf(taken),
    refusal: undefined,
    doubt: taken.doubt,
    lies: taken.lies.length,
  }
  const control = taken.entries.filter(({ entry }) => entry.header.kind === 'control')
  const feeds = taken.entries.filter(({ entry }) => entry.header.kind !== 'control')
  if (batch.head !== undefined && taken.next === 'done') replica.noteDay(batch.head.day)
  // Who may write and under which key is said by the control chain: it goes first.
  const read = control.length === 0 ? undefined : await replica.receiveControl(log, control)
  const received =
    feeds.length === 0
      ? undefined
      : await replica.receive(
          log,
          feeds.map(({ entry }) => entry),
          'relay',
        )
  const room = (read?.taken ?? 0) === control.length && (received?.taken ?? 0) === feeds.length
  await keepNow(replica, () => {
    raise(replica, taken.lies)
    if (room) taken.keep()
  })
  if (!room) return { ...ended, end: 'disk-full' }
  await compareTrees(replica, line.relay, taken.entries)
  if (taken.next === 'done') {
    await noteRead(replica, line, log)
    await replica.readToEnd(log)
  }
  return ended
}

function endOf({ next }: Taken): PulledLog['end'] {
  return next === 'more' ? 'open' : next
}

/** Call inside a transaction. */
export function raise(replica: Replica, lies: readonly RelayLie[]): void {
  for (const { kind, log } of lies) {
    replica.alarms.raise(kind, { log: toHex(log) })
    if (kind !== 'relay-rolled-back' && kind !== 'relay-withheld') continue
    // It may have been put back: letters that it had are gone, and bodies that were struck there stand again. A backup is one
    // of all logs, and where nobody has written since, a log in it looks as it was.
    const all = kind === 'relay-rolled-back'
    for (const { hex } of all ? replica.book.all() : []) noteLettersLost(replica.store.shelf, hex)
    noteLettersLost(replica.store.shelf, toHex(log))
    dropAsked(replica.store.shelf, all ? '' : toHex(log))
  }
}

/** The log is read to its end: what the relay has shown of our own feeds is what it has. */
async function noteRead(replica: Replica, { relay, view }: PullLine, log: CompartmentId): Promise<void> {
  const { shelf } = replica.store
  const tree = newestTree(shelf, relay, log)
  const state = replica.book.get(log)
  await keepNow(replica, () => {
    if (tree !== undefined) replica.noteTree(log, tree)
    for (const feed of state?.feeds.values() ?? []) {
      if (!isOwn(feed)) continue
      // A false receipt is taken back here: what was called *at the relay* is saved here only, and says so.
      const has = view.reaches(log, feed.hex)
      replica.noteRelayed(log, feed.key, has)
    }
  })
}

/** What colleagues say they saw of the relay, against what this device saw. */
async function compareTrees(
  replica: Replica,
  relay: PublicKey,
  entries: readonly TakenEntry[],
): Promise<void> {
  await keepSaid(replica, (said) => {
    for (const { log, feed, entry, tree } of said) {
      const position = entries.find(({ hash }) => equalBytes(hash, entry))?.position
      const citation = { tree, feed, position }
      const judged = judgeCitation(replica.store.shelf, relay, log, citation)
      if (judged === 'later') keepCitation(replica.store.shelf, log, citation)
      else if (judged !== 'fits') raise(replica, [judged])
    }
  })
}
