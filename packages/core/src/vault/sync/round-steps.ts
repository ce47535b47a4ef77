/** The steps of a round. Each may be the last: what it did is on the disk, and the next round goes on. */

import type { Bytes } from '../../base/bytes.ts'
import { equalBytes, toHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { agreedEpoch, agreedLength, isKeyDisputed } from '../replica/disputed.ts'
import type { LogState } from '../replica/log-book.ts'
import { storedProposals } from '../replica/organisation-shelf.ts'
import { agreedStrikes } from '../replica/struck-bodies.ts'
import { drained } from '../replica/tray.ts'
import {
  accessHash,
  accessToken,
  earlierTokens,
  foundingToken,
  reopened,
  settledAccess,
  tokensOf,
} from './access.ts'
import { controlChain } from './authentic.ts'
import { type PulledLog, pullLogs } from './pull.ts'
import { lacksAnything, type PushLine, pushLog } from './push.ts'
import { heldReceipts, keepReceipts, receiptedTo, soundReceipts } from './receipts.ts'
import type { RelayLie } from './relay-lie.ts'
import { isOver, lied, logsOf, type Round, troubled } from './round-state.ts'
import { askStrikes } from './strike-asks.ts'
import { keepNow } from './turns.ts'
import { wireLimits } from './wire.ts'

/** Logs of which entries were let go for want of room are read anew when there is room. */
export async function makeRoom(round: Round): Promise<void> {
  const { replica, view } = round
  // Nearly always there is none, and a vault may have a thousand logs.
  if (replica.store.shelf.list('overflow', '', { limit: 1 }).length === 0) return
  for (const log of logsOf(round)) {
    const { keys, noteAsked } = drained(replica.store.shelf, log)
    if (keys.length === 0 || view.isReadingAgain(log.id)) continue
    await keepNow(replica, () => {
      for (const key of keys) replica.store.shelf.drop('overflow', key)
      view.readAgain(log.id)()
    })
    noteAsked()
  }
}

/** How often a log is asked for in one round: with each token that may open it, and again when the access was moved or it is read anew. */
const mostTurns = 16

/** Logs that the relay can be asked for, by their hex ids. */
export function askable(round: Round): ReadonlySet<string> {
  return new Set(logsOf(round).flatMap((log) => (tokensOf(log).length === 0 ? [] : [log.hex])))
}

/** Reads every log to its end, but for these; one that must be read again from its beginning, at once. */
export async function readLogs(round: Round, but: ReadonlySet<string> = new Set()): Promise<void> {
  let open: readonly LogState[] = logsOf(round).filter(({ hex }) => !but.has(hex))
  const doubts = new Map<string, RelayLie>()
  const anew = new Set<string>()
  // Once as usual, again for what must be read anew or asked with another token, and never for ever.
  for (let turn = 0; turn < mostTurns && open.length > 0 && !isOver(round); turn++) {
    const logs = await pullOnce(round, open)
    const next: LogState[] = []
    for (const log of open) {
      const pulled = logs.get(log.hex)
      if (isOver(round) && pulled === undefined) break
      if (pulled === undefined) continue
      const doubt = pulled.doubt ?? doubts.get(log.hex)
      if (await settledLog(round, log, { ...pulled, doubt }, { turn, anew })) continue
      if (doubt !== undefined) doubts.set(log.hex, doubt)
      next.push(log)
    }
    open = next
  }
}

async function pullOnce(round: Round, logs: readonly LogState[]): Promise<ReadonlyMap<string, PulledLog>> {
  const { replica, link, relay, view, wishes } = round
  const all = new Map<string, PulledLog>()
  for (let at = 0; at < logs.length && !isOver(round); at += wireLimits.logs) {
    const asked = logs.slice(at, at + wireLimits.logs).flatMap((log) => {
      const token = round.tokens.get(log.hex) ?? tokensOf(log)[0]
      return token === undefined ? [] : [{ log: log.id, token }]
    })
    const before = round.read
    const pulled = await pullLogs(replica, { link, relay, view }, asked, {
      signal: wishes.signal,
      heard: (entries) => wishes.progress?.({ phase: 'reading', entries: before + entries }),
    })
    round.read += pulled.entries
    round.lies.push(...pulled.lies)
    for (const [hex, log] of pulled.logs) all.set(hex, log)
    // The token that opened a log is the one to go on with, whatever the chain has said meanwhile.
    for (const { log, token } of asked) {
      const answered = pulled.logs.get(toHex(log))
      if (answered !== undefined && answered.refusal === undefined) round.tokens.set(toHex(log), token)
    }
  }
  return all
}

type Asking = {
  readonly turn: number
  /** Logs that were found to be read anew, in hex: once at most, for a relay may contradict itself for ever. */
  readonly anew: Set<string>
}

/** True when nothing more is to be read of this log in this round. */
async function settledLog(
  round: Round,
  log: LogState,
  pulled: PulledLog,
  { turn, anew }: Asking,
): Promise<boolean> {
  if (pulled.end === 'disk-full') troubled(round, { kind: 'disk-full' })
  // At once, also where another key had been refused first: what comes after it stands on what was read.
  if (pulled.end === 'again' && turn < mostTurns - 1 && !anew.has(log.hex)) {
    anew.add(log.hex)
    return false
  }
  const { refusal } = pulled
  if (refusal?.kind === 'not-allowed' && turn < mostTurns - 1) {
    const token = await otherToken(round, log)
    if (token !== undefined) {
      round.tokens.set(log.hex, token)
      return false
    }
  }
  // It cannot be read again now: what made us doubt is said at once, for the relay may never answer again.
  if (pulled.end !== 'done' && pulled.doubt !== undefined && pulled.lies === 0)
    await lied(round, [pulled.doubt])
  if (refusal === undefined) {
    const used = round.tokens.get(log.hex)
    // Where two chains were committed, what opened it may be what the other one says.
    const isSettled = pulled.end === 'done' && !log.frozen && !round.replica.book.directory.frozen
    const token = used && isSettled ? await settledAccess(round.link, log, used) : undefined
    if (token !== undefined) round.tokens.set(log.hex, token)
    return true
  }
  if (refusal.kind === 'unknown-log') return !(await foundAgain(round, log))
  troubled(round, refusal, log)
  return true
}

/** The relay knows nothing of this log: new, or lost. Made (again) by whoever has its entries. */
async function foundAgain(round: Round, log: LogState): Promise<boolean> {
  const lost = round.view.lost(log.id)
  await lied(round, lost.lies)
  await keepNow(round.replica, lost.keep)
  const token = foundingToken(log, agreedIn(round, log))
  if (token === undefined || !lacksAnything(round.replica, round, log)) return false
  const founded = await round.link.found(log.id, accessHash(token), round.space)
  if (!founded.ok) {
    troubled(round, founded.refusal, log)
    return false
  }
  round.tokens.set(log.hex, token)
  return true
}

/**
 * Where two chains were shown, the newest epoch that everybody has been shown: with another key a log would be shut to those
 * who never had that one. Undefined: the newest key is not disputed.
 */
function agreedIn({ replica }: Round, log: LogState): number | undefined {
  return isKeyDisputed(replica, log) ? Math.max(1, agreedEpoch(replica, log)) : undefined
}

/** The token after the one that was refused; one that nothing here follows from may have been tried first. */
async function otherToken(round: Round, log: LogState): Promise<Bytes | undefined> {
  // A disputed key is put above nobody else's: earlier ones read the log as it stands, and nothing is moved from them. First
  // the one with which the log is founded anew: of very many the others are not tried in one round.
  const agreed = agreedIn(round, log)
  const earlier = agreed === undefined ? [] : [foundingToken(log, agreed) ?? [], earlierTokens(log)].flat()
  const all = [...tokensOf(log), ...tokensUnderWay(round, log), ...earlier]
  const tokens = all.filter((token, at) => all.findIndex((one) => equalBytes(one, token)) === at)
  const tried = round.tokens.get(log.hex) ?? tokens[0]
  const at = tokens.findIndex((token) => tried !== undefined && equalBytes(token, tried))
  return tokens[at + 1] ?? reopened(round.link, log)
}

/**
 * Of keys that this device made and does not know to be committed: the relay took the event, its answer was lost, and a
 * colleague who was handed the key has moved the access on. Nobody else may be left to ask for it.
 */
function tokensUnderWay({ replica }: Round, log: LogState): readonly Bytes[] {
  return storedProposals(replica.store.shelf, log.hex)
    .filter(({ state, draft }) => state !== 'asked' && draft.event.kind === 'epoch')
    .flatMap(({ key }) => (key === undefined ? [] : accessToken(key)))
}

/** What was struck here is struck at the relay; it refuses while it does not know the feeds that ask. */
export async function strikeAtRelay(round: Round): Promise<void> {
  for (const log of logsOf(round)) {
    if (isOver(round)) return
    const line = agreedStrikes(log).length === 0 ? undefined : lineTo(round, log)
    const refusal = line === undefined ? undefined : await askStrikes(round.replica, line, log)
    if (refusal !== undefined && refusal.kind !== 'not-allowed' && refusal.kind !== 'unknown-log')
      troubled(round, refusal)
  }
}

/** Offers the relay what it lacks of each log. */
export async function sendLogs(round: Round): Promise<void> {
  const held = keysUnderWay(round)
  for (const log of logsOf(round)) {
    if (isOver(round) || round.troubles.has('relay-full/')) return
    if (held.has(log.hex) || !lacksAnything(round.replica, round, log)) continue
    const line = lineTo(round, log)
    if (line === undefined) continue
    const largest = certain(round.about, 'a round begins with meeting').largestEntry
    const pushed = await pushLog(round.replica, line, log, { largest, signal: round.wishes.signal })
    round.sent += pushed.sent
    round.wishes.progress?.({ phase: 'sending', entries: round.sent })
    for (const refusal of pushed.refusals) troubled(round, refusal, log)
    await lied(round, pushed.lies)
  }
}

/**
 * Logs whose new key the relay has not taken yet. A relay that refuses the key after a removal, and is friends with whoever
 * was removed, gets nothing to hand on: what is written meanwhile stays here.
 */
function keysUnderWay({ replica, view, relay }: Round): ReadonlySet<string> {
  const proposals = replica.acts.proposals()
  const waiting = proposals.filter(({ what, state }) => what === 'epoch' && state === 'waits-for-committer')
  return new Set(waiting.map(({ log }) => log).filter((hex) => hasChain(hex)))

  /** Where the relay lacks what the key comes after (it is new, or was put back), it gets that first. */
  function hasChain(hex: string): boolean {
    const log = replica.book.byHex(hex)
    if (log === undefined) return false
    const told = receiptedTo(replica.store.shelf, relay, log.id, controlChain)
    return Math.max(view.headAtRelay(log.id, controlChain).seq, told) >= agreedLength(replica, log)
  }
}

/** Asks the relay to mark what this device wants to change of who may what. True when something was committed. */
export async function commitProposals(round: Round): Promise<boolean> {
  const { replica } = round
  let isCommitted = false
  let { roster } = replica.book
  let wanted: ReadonlySet<string> | undefined
  for (const { log: id, proposal, entry } of replica.acts.toCommit()) {
    const log = replica.book.get(id)
    const line = log === undefined || round.shut.has(toHex(id)) ? undefined : lineTo(round, log)
    if (isOver(round) || log === undefined || line === undefined) continue
    // What was marked just now may be this device's lock, or a new key of which the relay must hear before a journey.
    if (log.name.scope.kind === 'directory' || replica.book.roster !== roster) {
      roster = replica.book.roster
      wanted = new Set(replica.acts.toCommit().map((one) => one.proposal))
    }
    if (wanted?.has(proposal) === false) continue
    const pushed = await round.link.push(id, line.token, [entry])
    if (!pushed.ok) {
      if (pushed.refusal.kind === 'conflict') await replica.acts.lostRace(proposal)
      else troubled(round, pushed.refusal, log)
      continue
    }
    const { shelf } = replica.store
    const sound = await soundReceipts(
      round.relay,
      round.view.tree(id),
      heldReceipts(shelf, round.relay, id),
      [entry],
      pushed.value,
    )
    if (!sound.ok) {
      await lied(round, [sound.refusal])
      continue
    }
    await replica.receiveControl(id, [{ entry, mark: sound.value[0] }])
    await keepNow(replica, () => keepReceipts(shelf, round.relay, [entry], sound.value))
    round.sent++
    isCommitted = true
  }
  return isCommitted
}

/** Tells the relay of new keys: from then on the old one opens nothing. */
export async function moveAccess(round: Round): Promise<void> {
  for (const { log: id, from, to } of round.replica.acts.moves()) {
    if (isOver(round)) return
    const moved = await round.link.move(id, from, accessHash(to))
    if (moved.ok) {
      round.tokens.set(toHex(id), to)
      await round.replica.acts.moved(id)
    } else if (moved.refusal.kind === 'unknown-log' || moved.refusal.kind === 'not-allowed') {
      // It is founded with the newest token when its entries are sent. Or a colleague's key has moved it on since: a move
      // that can never come true must not shut the log; what opens it is found when it is read.
      await round.replica.acts.moved(id)
    } else {
      troubled(round, moved.refusal, round.replica.book.get(id))
    }
  }
}

function lineTo(round: Round, log: LogState): PushLine | undefined {
  const token = round.tokens.get(log.hex) ?? foundingToken(log)
  const { link, relay, view } = round
  return token && { link, relay, view, token }
}
