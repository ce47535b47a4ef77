/**
 * The clocks of a contact: when a person must have answered first, and when the word that was promised is due.
 *
 * Nothing runs. Both follow from the records and from `now`, so a desk that was offline for a day shows what the
 * others show, and a clock can neither be forgotten nor started again by moving a request about. The two are
 * separate: a promise for Friday does not excuse that nobody has answered yet.
 */
import type { Contact, ContactMessage, Priority } from './contact.ts'

export type Due = { readonly at: number; readonly state: 'running' | 'soon' | 'late' }
export type Clocks = {
  /** Absent once a person has answered. */
  readonly firstAnswer?: Due
  /** Absent when nothing was promised, or the promise was kept. */
  readonly promised?: Due
}

const minute = 60_000
/** How long a person may wait for the first words of a person. A call that rings is another clock, with live calls. */
export const firstAnswerWithin: { readonly [P in Priority]: number } = {
  emergency: 10 * minute,
  urgent: 240 * minute,
  normal: 240 * minute,
  watch: 240 * minute,
}
/** Nearer than this, or than a quarter of the whole time, is soon. */
const soonBefore = 30 * minute

/** Nobody owes a first word to a request that is closed, declined or handed on. */
export const endedStates: ReadonlySet<string> = new Set([
  'accepted',
  'linked',
  'referred',
  'declined',
  'abusive',
])

export function clocksOf(contact: Contact, now: number): Clocks {
  const within = firstAnswerWithin[contact.priority]
  const waits = isRequestOpen(contact)
  const promise = openPromise(contact)
  // Nothing is owed to whom nothing can be written.
  if (contact.burntAt !== undefined) return {}
  return {
    ...(waits ? { firstAnswer: due(contact.receivedAt + within, within, now) } : {}),
    ...(promise === undefined ? {} : { promised: due(promise.due, promise.due - promise.said, now) }),
  }
}

/**
 * An answer is what a person wrote to a person. Held for the safe hours it counts: the operator has done the work
 * and nobody must be reminded at night to do it again. Taken back it does not, and "we got it" never does. Nor does
 * one that waited while the phone was taken: it will not leave, and the person must be asked again.
 */
export function isAnswer({ phoneTakenAt }: Contact, message: ContactMessage): boolean {
  if (!isReply(message) || message.state === 'withdrawn') return false
  return message.state !== 'held' || phoneTakenAt === undefined || phoneTakenAt < message.at
}

function isReply({ way, kind, receiptOnly }: ContactMessage): boolean {
  return way === 'out' && (kind === 'text' || kind === 'voice') && !receiptOnly
}

/** What the person said; reading an answer or using a code is not a message that waits for one. */
export function isFromPerson({ way, kind }: ContactMessage): boolean {
  return way === 'in' && (kind === 'text' || kind === 'voice')
}

/** The oldest thing the person said to which nobody has answered since. */
export function unansweredSince(contact: Contact): number | undefined {
  const { messages, receivedAt } = contact
  const last = messages.findLast((message) => isAnswer(contact, message))
  const open = messages.filter(
    (message) => isFromPerson(message) && (last === undefined || isAfter(message, last)),
  )
  const times = [...(isRequestOpen(contact) ? [receivedAt] : []), ...open.map(({ at }) => at)]
  return times.length === 0 ? undefined : Math.min(...times)
}

/**
 * Nobody has answered the request itself. Its state may say that it was answered another way, by telephone or before
 * the line kept messages; but a reply that was written here and taken back has answered nothing, whatever the state.
 */
function isRequestOpen(contact: Contact): boolean {
  const { messages, state } = contact
  if (messages.some((message) => isAnswer(contact, message))) return false
  return state === 'received' || state === 'read' || (!endedStates.has(state) && messages.some(isReply))
}

/** At the same moment the person's word comes after ours: at worst somebody is answered twice, never not at all. */
function isAfter(message: ContactMessage, answer: ContactMessage): boolean {
  return message.at >= answer.at
}

/** The earliest promise that no answer has kept: an answer written after it was said. */
function openPromise(contact: Contact): Contact['promises'][number] | undefined {
  const { promises, messages, state } = contact
  if (endedStates.has(state)) return undefined
  const open = promises.filter(
    ({ said }) => !messages.some((message) => message.at > said && isAnswer(contact, message)),
  )
  return open.toSorted((a, b) => a.due - b.due || a.said - b.said)[0]
}

function due(at: number, whole: number, now: number): Due {
  if (now >= at) return { at, state: 'late' }
  return { at, state: at - now <= Math.min(soonBefore, whole / 4) ? 'soon' : 'running' }
}
