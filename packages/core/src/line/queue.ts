/**
 * The queue of the line: who is answered next.
 *
 * Those who wait for us come first; among them an emergency, then whoever has waited longest, then whoever was cut
 * off most often. Never in turns, never by who is logged in: a request belongs to nobody, so it cannot lie with an
 * operator who went home. A lease says who is writing just now; it is shown and changes no place. Every desk with
 * the same records shows the same order.
 */
import { type Clocks, clocksOf, endedStates, isFromPerson, unansweredSince } from './clocks.ts'
import { type Contact, order } from './contact.ts'

/** `ours`: the person waits for us. `theirs`: we wait for the person, or a reply waits for the safe hours. */
export type Turn = 'ours' | 'theirs' | 'ended'

export type QueueEntry = {
  readonly contact: Contact
  readonly turn: Turn
  /** Set by a person as an emergency, or the second code was used and nobody has taken note. */
  readonly red: boolean
  /** Since when the person waits. Of the others, since when nothing came. */
  readonly since: number
  readonly clocks: Clocks
  readonly unread: number
  /** Replies that wait for the safe hours or for the relay. */
  readonly held: number
  /** The person spoke last. */
  readonly lastInAt: number
}

export type QueueWish = { readonly which: 'open' | 'all' }

/** The queue in its order. `now` moves the clocks, never the places. */
export function queueOf(
  contacts: Iterable<Contact>,
  now: number,
  { which }: QueueWish = { which: 'open' },
): readonly QueueEntry[] {
  const entries: QueueEntry[] = []
  for (const contact of contacts) {
    const entry = entryOf(contact, now)
    if (which === 'all' || entry.turn !== 'ended') entries.push(entry)
  }
  return entries.toSorted(inOrder)
}

export function entryOf(contact: Contact, now: number): QueueEntry {
  const { messages, receivedAt, seenAt, duress, state, priority } = contact
  const alarm = duress !== undefined && !duress.seen
  const waiting = unansweredSince(contact)
  const clocks = clocksOf(contact, now)
  const fromPerson = messages.filter(isFromPerson)
  const lastInAt = Math.max(receivedAt, ...fromPerson.map(({ at }) => at))
  const unseen = (at: number): boolean => seenAt === undefined || at > seenAt
  return {
    contact,
    turn: turnOf(state, {
      alarm,
      isWaiting: waiting !== undefined,
      isLate: clocks.promised?.state === 'late',
    }),
    red: alarm || priority === 'emergency',
    since: sinceOf(contact, waiting, clocks) ?? lastInAt,
    clocks,
    unread: fromPerson.filter(({ at }) => unseen(at)).length + (state === 'received' ? 1 : 0),
    held: messages.filter((message) => message.way === 'out' && message.state === 'held').length,
    lastInAt,
  }
}

type Wants = { readonly alarm: boolean; readonly isWaiting: boolean; readonly isLate: boolean }

function turnOf(state: Contact['state'], { alarm, isWaiting, isLate }: Wants): Turn {
  // Whatever was decided before: somebody may be standing beside the person now.
  if (alarm) return 'ours'
  if (endedStates.has(state)) return 'ended'
  return isWaiting || isLate ? 'ours' : 'theirs'
}

/** A broken promise is a wait too, from the moment it was broken. */
function sinceOf(
  { duress, state }: Contact,
  waiting: number | undefined,
  { promised }: Clocks,
): number | undefined {
  const times = [
    ...(waiting === undefined || endedStates.has(state) ? [] : [waiting]),
    ...(promised?.state === 'late' ? [promised.at] : []),
    ...(duress === undefined || duress.seen ? [] : [duress.at]),
  ]
  return times.length === 0 ? undefined : Math.min(...times)
}

const turns: readonly Turn[] = ['ours', 'theirs', 'ended']

function inOrder(a: QueueEntry, b: QueueEntry): number {
  return (
    turns.indexOf(a.turn) - turns.indexOf(b.turn) ||
    Number(b.red) - Number(a.red) ||
    a.since - b.since ||
    b.contact.disconnects - a.contact.disconnects ||
    order(a.contact.id, b.contact.id)
  )
}
