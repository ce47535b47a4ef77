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
  const { messages, receivedAt, duress, state, priority, burntAt } = contact
  const clocks = clocksOf(contact, now)
  const since = waitsSince(contact, clocks)
  const fromPerson = messages.filter(isFromPerson)
  const held = messages.filter((message) => message.way === 'out' && message.state === 'held').length
  const lastInAt = Math.max(receivedAt, ...fromPerson.map(({ at }) => at))
  return {
    contact,
    // What still waits to leave is not over, whatever was decided.
    turn: since !== undefined ? 'ours' : endedStates.has(state) && held === 0 ? 'ended' : 'theirs',
    red: priority === 'emergency' || (duress !== undefined && !duress.seen),
    since: since ?? lastInAt,
    clocks,
    unread:
      fromPerson.filter((message) => isUnseen(contact, message)).length +
      (state === 'received' ? 1 : 0) +
      (burntAt !== undefined && isUnseen(contact, { at: burntAt }) ? 1 : 0),
    held,
    lastInAt,
  }
}

/**
 * Since when this contact waits for us; undefined when it does not. A broken promise is a wait too, from the moment
 * it was broken, and a second code is one whatever was decided before: somebody may be standing beside the person.
 */
function waitsSince(contact: Contact, { promised }: Clocks): number | undefined {
  const { duress, burntAt } = contact
  // Nobody can be answered who destroyed the thread; that it happened should be looked at once.
  const waiting =
    burntAt === undefined
      ? unansweredSince(endedStates.has(contact.state) ? onlyUnseen(contact) : contact)
      : isUnseen(contact, { at: burntAt })
        ? burntAt
        : undefined
  const times = [
    ...(waiting === undefined ? [] : [waiting]),
    ...(promised?.state === 'late' ? [promised.at] : []),
    ...(duress === undefined || duress.seen ? [] : [duress.at]),
  ]
  return times.length === 0 ? undefined : Math.min(...times)
}

/** Whoever became a case, or was declined, may write again: that comes back once, until somebody has looked at it. */
function onlyUnseen(contact: Contact): Contact {
  const messages = contact.messages.filter((message) => !isFromPerson(message) || isUnseen(contact, message))
  return { ...contact, messages }
}

function isUnseen({ seenAt }: Contact, { at }: { readonly at: number }): boolean {
  return seenAt === undefined || at > seenAt
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
