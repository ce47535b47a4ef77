/**
 * One round with the relay: letters, what is new there, what is new here. docs/formats/sync.md, rules Y15–Y24.
 *
 * Reading comes before sending: a device that was put back from an image learns so before it says anything. Every
 * step leaves its result on the disk before the next begins, so a round may be stopped, cut off or killed at any
 * point and the next one goes on from there. What a round could not do is a state that people see, with its time.
 */
import { equalBytes } from '../../base/bytes.ts'
import { renewKits } from '../recovery/kit-renewal.ts'
import type { Replica } from '../replica/replica.ts'
import { StoreFull } from '../replica/store.ts'
import type { RelayLink } from './link.ts'
import { meetRelay, raiseOnce } from './meeting.ts'
import { spaceOf } from './relay-address.ts'
import { relayOf } from './relay-of.ts'
import { RelayView } from './relay-view.ts'
import { collectMail, postLetters } from './round-post.ts'
import {
  isOver,
  type Round,
  type RoundEnd,
  type RoundReport,
  type RoundWishes,
  troubled,
} from './round-state.ts'
import {
  askable,
  commitProposals,
  makeRoom,
  moveAccess,
  readLogs,
  sendLogs,
  strikeAtRelay,
} from './round-steps.ts'
import { askWhereShut } from './shut-logs.ts'
import { isLongSilent, keepHeard, keepTroubles } from './troubles.ts'
import { keepNow } from './turns.ts'

export type { RoundEnd, RoundProgress, RoundReport, RoundWishes } from './round-state.ts'

/** What is committed may call for more (a new key, a proposal made anew), but not for ever. */
const controlTurns = 4

export async function syncRound(
  replica: Replica,
  link: RelayLink,
  wishes: RoundWishes = {},
): Promise<RoundReport> {
  const round = newRound(replica, link, wishes)
  if (round === undefined) return noRelay
  try {
    await run(round)
  } catch (problem) {
    if (!(problem instanceof StoreFull)) throw problem
    troubled(round, { kind: 'disk-full' })
  }
  const end: RoundEnd = round.over ?? (wishes.signal?.aborted === true ? 'stopped' : 'done')
  await keepState(round, end)
  const { about, read, sent, lettersIn, lettersOut, lies, wait } = round
  return { end, about, read, sent, lettersIn, lettersOut, lies, troubles: [...round.troubles.values()], wait }
}

/** The organisation uses sticks. */
export const noRelay: RoundReport = {
  end: 'no-relay',
  about: undefined,
  read: 0,
  sent: 0,
  lettersIn: 0,
  lettersOut: 0,
  lies: [],
  troubles: [],
  wait: 0,
}

function newRound(replica: Replica, link: RelayLink, wishes: RoundWishes): Round | undefined {
  const named = relayOf(replica)
  const relay = named?.key ?? wishes.relay?.key
  if (relay === undefined) return undefined
  return {
    replica,
    link,
    relay,
    space: wishes.relay?.space ?? spaceOf(named?.url ?? ''),
    view: new RelayView(replica.store.shelf, relay, (entry) => replica.mayBeRest(entry)),
    wishes,
    tokens: new Map(),
    shut: new Set(),
    troubles: new Map(),
    lies: [],
    about: wishes.about,
    read: 0,
    sent: 0,
    lettersIn: 0,
    lettersOut: 0,
    wait: 0,
    over: undefined,
  }
}

async function run(round: Round): Promise<void> {
  const { replica, link, wishes } = round
  if (round.about === undefined) {
    const met = await meetRelay(replica, link, round.relay)
    if (met.ok) round.about = met.value
    else if (met.refusal.kind === 'other-key') round.over = 'other-key'
    else {
      troubled(round, met.refusal)
      // Whoever does not even say who they are is asked for nothing else.
      round.over ??= 'silent'
    }
  }
  if (isOver(round)) return
  if (wishes.logs === undefined) await letters(round)
  await handOverAccess(round)
  await makeRoom(round)
  const before = askable(round)
  if (!isOver(round)) await readLogs(round)
  if (isOver(round)) return
  await askWhereShut(round)
  await replica.retry()
  if (wishes.logs === undefined) await renewKits(replica)
  await control(round)
  await readNewlyOpen(round, before)
  // A relay that lost what it had takes what is left of an entry when it has heard of the strike.
  if (!isOver(round)) await strikeAtRelay(round)
  if (!isOver(round)) await sendLogs(round)
  // What was read is acknowledged to its writers: only then do they know that it is on a second device.
  if (!isOver(round) && (await replica.acknowledge()) > 0) await sendLogs(round)
  if (!isOver(round)) await strikeAtRelay(round)
  // A word of ours follows what the relay was asked just now.
  if (!isOver(round) && (await replica.acknowledge()) > 0) await sendLogs(round)
  if (!isOver(round)) await post(round)
}

/** The key to a part of a case opens it when the `work` was read: whoever is given a case has all of it in one round. */
async function readNewlyOpen(round: Round, before: ReadonlySet<string>): Promise<void> {
  if (isOver(round) || round.wishes.logs !== undefined) return
  if ([...askable(round)].every((hex) => before.has(hex))) return
  await readLogs(round, before)
  await control(round)
}

async function post(round: Round): Promise<void> {
  // Another relay was named in this round: whoever has read of it fetches no letter here any more.
  const { roster } = round.replica.book
  const named = relayOf(round.replica)?.key ?? round.wishes.relay?.key
  if (roster !== undefined && (named === undefined || !equalBytes(named, round.relay))) return
  const posted = await postLetters(round.replica, round.link, round.space)
  round.lettersOut += posted.letters
  if (posted.refusal !== undefined) troubled(round, posted.refusal)
}

/**
 * A new key goes to the colleagues before the relay is told that only it opens the log: a device that is lost in
 * between would otherwise take the only key with it.
 */
async function handOverAccess(round: Round): Promise<void> {
  if (round.replica.acts.moves().length === 0 || isOver(round)) return
  await post(round)
  if (!isOver(round)) await moveAccess(round)
}

async function letters(round: Round): Promise<void> {
  const { replica, link, space, wishes } = round
  const collected = await collectMail(replica, link, space)
  round.lettersIn += collected.letters
  wishes.progress?.({ phase: 'letters', entries: 0 })
  if (collected.refusal !== undefined) troubled(round, collected.refusal)
}

/** Who may what: proposals are committed, and what follows by itself is done, until nothing follows any more. */
async function control(round: Round): Promise<void> {
  const { replica } = round
  for (let turn = 0; turn < controlTurns && !isOver(round); turn++) {
    await replica.acts.settle()
    // A new key reaches the colleagues' boxes before the relay marks its event.
    if (replica.acts.awaitsPost()) await post(round)
    await handOverAccess(round)
    if (replica.acts.toCommit().length === 0) return
    const isCommitted = await commitProposals(round)
    // Somebody was faster, or the answer was lost: what they committed is read, and ours is made on top of it.
    if (!isCommitted) await readLogs(round)
  }
}

async function keepState(round: Round, end: RoundEnd): Promise<void> {
  const { replica, wishes } = round
  const now = replica.world.clock.millis()
  const isSilent = round.troubles.has('silent/')
  const wanted = wishes.logs === undefined ? undefined : new Set(wishes.logs.map((id) => id.toHex()))
  try {
    await keepNow(replica, () => {
      keepTroubles(replica.store.shelf, [...round.troubles.values()], {
        now,
        // A round that broke off, or looked at some logs only, says nothing of the others.
        concerns: ({ log }) =>
          end === 'done' ? log === undefined || (wanted?.has(log) ?? true) : log === undefined && !isSilent,
      })
      if (round.about !== undefined && !isSilent) {
        keepHeard(replica.store.shelf, now)
        if (replica.alarms.list().some(({ kind }) => kind === 'relay-silent'))
          replica.alarms.clear('relay-silent')
      }
    })
    if (isSilent && isLongSilent(replica.store.shelf, now)) await raiseOnce(replica, 'relay-silent')
  } catch (problem) {
    // A full disk is told by the report; the state on it is of the round before.
    if (!(problem instanceof StoreFull)) throw problem
  }
}
