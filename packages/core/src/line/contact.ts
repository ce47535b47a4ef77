/**
 * One contact of the line, read from the records of a desk: the request, its messages, its safe hours.
 *
 * Two desks may have written the same field apart; both values then stand side by side until a person decides.
 * Nothing here waits for that: of two promises the earlier counts, of two priorities the higher, of two rules of
 * safe hours both must allow. So every desk with the same records reads the same contact, whatever came first.
 */
import { parseInstant } from '../base/date.ts'
import { isObject, isText } from '../base/parse.ts'
import { callerFlag, trustAct, trustLevel } from '../records/choices/line.ts'
import type { helpRequestState } from '../records/vocabulary/help-request-state.ts'
import type { priority } from '../records/vocabulary/priority.ts'
import type { CodeOf, Vocabulary } from '../records/vocabulary/vocabulary.ts'
import type { CallerFlag } from './flags.ts'
import type { SafeRule } from './safe-hours.ts'
import type { TrustStatement } from './trust.ts'

/** A record as a desk holds it: for each field what stands there, several values where two were written apart. */
export type Held = {
  readonly id: string
  readonly type: string
  readonly fields: { readonly [field: string]: readonly unknown[] }
}

export type RequestState = CodeOf<typeof helpRequestState>
export type Priority = CodeOf<typeof priority>

/** Milliseconds since 1970. */
type Millis = number

export type ContactMessage = {
  readonly id: string
  readonly way: 'in' | 'out'
  readonly kind: 'text' | 'voice' | 'opened' | 'duress' | 'file' | 'burnt'
  readonly at: Millis
  readonly text: string
  readonly by?: string
  /** Of a reply. */
  readonly state?: 'held' | 'sent' | 'withdrawn'
  readonly heldUntil?: Millis
  /** Says only that something arrived: nobody has answered yet. */
  readonly receiptOnly: boolean
  readonly underSecondCode: boolean
}

export type Promised = { readonly due: Millis; readonly said: Millis }

export type Contact = {
  /** The HelpRequest. */
  readonly id: string
  readonly channel: string
  readonly lang: string
  readonly state: RequestState
  readonly priority: Priority
  readonly aboutOther: boolean
  readonly receivedAt: Millis
  readonly body: string
  readonly caseId?: string
  /** In the order of their time; what was fetched in the same moment, by id. */
  readonly messages: readonly ContactMessage[]
  readonly safe: readonly SafeRule[]
  readonly phoneTakenAt?: Millis
  readonly promises: readonly Promised[]
  readonly trust: readonly TrustStatement[]
  readonly flags: readonly CallerFlag[]
  readonly disconnects: number
  readonly lastOpened?: Millis
  readonly seenAt?: Millis
  readonly duress?: { readonly at: Millis; readonly seen: boolean }
  /** There is a box to answer into. */
  readonly answerable: boolean
  /** The person has destroyed the thread then, and has not written since. */
  readonly burntAt?: Millis
  /** The thread of the second code was destroyed: what goes there lands in a box that nobody knows. */
  readonly coverBurnt: boolean
}

/** Of two states written apart the one that asks for more work: nobody is forgotten because two desks disagreed. */
const mostOpen: readonly RequestState[] = [
  'received',
  'read',
  'answered',
  'waiting_person',
  'lost',
  'accepted',
  'linked',
  'referred',
  'declined',
  'abusive',
]
const mostUrgent: readonly Priority[] = ['emergency', 'urgent', 'normal', 'watch']

/** One contact, from its request and the threads and messages that name it. */
export function contactOf(request: Held, others: readonly Held[]): Contact {
  const threads = others.filter(({ type }) => type === 'LineThread')
  const messages = others.filter(({ type }) => type === 'LineMessage').map(messageOf)
  const inOrder = messages.toSorted((a, b) => a.at - b.at || order(a.id, b.id))
  const [caseId] = texts(request, 'caseId')
  const [states, priorities] = [texts(request, 'state'), texts(request, 'priority')]
  return {
    id: request.id,
    channel: texts(request, 'channel')[0] ?? 'web',
    lang: texts(request, 'lang')[0] ?? '',
    state: mostOpen.find((state) => states.includes(state)) ?? 'received',
    priority: mostUrgent.find((one) => priorities.includes(one)) ?? 'normal',
    // Said once, it holds: a neutral answer too many harms nobody.
    aboutOther: (request.fields['aboutOther'] ?? []).includes(true),
    receivedAt: earliest(instants(request, 'receivedAt')) ?? 0,
    body: texts(request, 'body').join('\n'),
    ...(caseId === undefined ? {} : { caseId }),
    messages: inOrder,
    ...burning(inOrder),
    ...threadFacts(threads),
  }
}

/** Whoever has burnt a thread and writes again with the code wants an answer again. */
function burning(messages: readonly ContactMessage[]): Pick<Contact, 'burntAt' | 'coverBurnt'> {
  if (!messages.some(({ kind }) => kind === 'burnt')) return { coverBurnt: false }
  const own = messages.filter(({ way, underSecondCode }) => way === 'in' && !underSecondCode)
  const burnt = own.findLast(({ kind }) => kind === 'burnt')
  const again = burnt !== undefined && own.some(({ at, kind }) => at > burnt.at && kind !== 'burnt')
  const coverBurnt = messages.some(({ kind, underSecondCode }) => kind === 'burnt' && underSecondCode)
  return { coverBurnt, ...(burnt === undefined || again ? {} : { burntAt: burnt.at }) }
}

function threadFacts(threads: readonly Held[]) {
  const all = (field: string): readonly unknown[] => threads.flatMap(({ fields }) => fields[field] ?? [])
  const times = (field: string): readonly Millis[] => all(field).flatMap(millis)
  const lists = (field: string): readonly unknown[] =>
    all(field).flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : []))
  const phoneTakenAt = latest(times('phoneTakenAt'))
  const lastOpened = latest(times('lastOpened'))
  const seenAt = latest(times('seenAt'))
  const duressAt = latest(times('duressAt'))
  const duressSeen = latest(
    all('duressSeen').flatMap((value) => (isObject(value) ? millis(value['at']) : [])),
  )
  return {
    safe: all('safe').flatMap(safeRule),
    promises: all('promise').flatMap(promised),
    trust: unlike(lists('trust').flatMap(trustStatement)),
    flags: unlike(lists('flags').flatMap(flag)),
    disconnects: new Set(lists('disconnects').flatMap(millis)).size,
    answerable: all('keys').length > 0,
    ...(phoneTakenAt === undefined ? {} : { phoneTakenAt }),
    ...(lastOpened === undefined ? {} : { lastOpened }),
    ...(seenAt === undefined ? {} : { seenAt }),
    ...(duressAt === undefined
      ? {}
      : { duress: { at: duressAt, seen: duressSeen !== undefined && duressSeen >= duressAt } }),
  }
}

const kinds = ['text', 'voice', 'opened', 'duress', 'file', 'burnt'] as const
const replyStates = ['sent', 'withdrawn', 'held'] as const

function messageOf(record: Held): ContactMessage {
  const [states, kind] = [texts(record, 'state'), texts(record, 'kind')]
  const state = replyStates.find((one) => states.includes(one))
  const heldUntil = latest(instants(record, 'heldUntil'))
  const [by] = texts(record, 'by')
  return {
    id: record.id,
    way: texts(record, 'way').includes('out') ? 'out' : 'in',
    kind: kinds.find((one) => kind.includes(one)) ?? 'text',
    at: earliest(instants(record, 'at')) ?? 0,
    text: texts(record, 'text').join('\n'),
    ...(by === undefined ? {} : { by }),
    ...(state === undefined ? {} : { state }),
    ...(heldUntil === undefined ? {} : { heldUntil }),
    receiptOnly: (record.fields['receiptOnly'] ?? []).includes(true),
    underSecondCode: (record.fields['underSecondCode'] ?? []).includes(true),
  }
}

function safeRule(value: unknown): readonly SafeRule[] {
  if (!isObject(value)) return []
  const [saidAt] = millis(value['saidAt'])
  const hours = Array.isArray(value['hours']) ? value['hours'].flatMap(safeWindow) : []
  const { screen, cannotTalk, way } = value
  return [
    {
      hours,
      screen: screen === 'only-me' || screen === 'others-may-see' ? screen : 'unknown',
      way: isText(way) ? way : '',
      cannotTalk: isText(cannotTalk) ? cannotTalk : '',
      saidAt: saidAt ?? 0,
    },
  ]
}

function safeWindow(value: unknown): readonly { from: number; to: number; offset: number }[] {
  if (!isObject(value)) return []
  const { from, to, offset } = value
  return typeof from === 'number' && typeof to === 'number' && typeof offset === 'number'
    ? [{ from, to, offset }]
    : []
}

function promised(value: unknown): readonly Promised[] {
  if (!isObject(value)) return []
  const [[due], [said]] = [millis(value['due']), millis(value['said'])]
  return due === undefined || said === undefined ? [] : [{ due, said }]
}

function trustStatement(value: unknown): readonly TrustStatement[] {
  if (!isObject(value)) return []
  const { id, by, why, seen } = value
  const act = termOf(trustAct, value['act'])
  const level = termOf(trustLevel, value['level'])
  const [at] = millis(value['at'])
  if (!isText(id) || !isText(by) || act === undefined || level === undefined || at === undefined) return []
  const known = Array.isArray(seen) ? seen.filter(isText) : []
  return [{ id, act, level, by, at, why: isText(why) ? why : '', seen: known }]
}

function flag(value: unknown): readonly CallerFlag[] {
  if (!isObject(value)) return []
  const { id, by, text } = value
  const kind = termOf(callerFlag, value['kind'])
  const [[until], [at]] = [millis(value['until']), millis(value['at'])]
  if (!isText(id) || !isText(by) || kind === undefined || until === undefined || at === undefined) return []
  return [{ id, kind, by, at, until, ...(isText(text) ? { text } : {}) }]
}

function termOf<const C extends string>({ terms }: Vocabulary<C>, value: unknown): C | undefined {
  return terms.find(({ code }) => code === value)?.code
}

/** By id, in one order: two copies of one list are one list. */
function unlike<T extends { readonly id: string; readonly at: Millis }>(items: readonly T[]): readonly T[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  return [...byId.values()].toSorted((a, b) => a.at - b.at || order(a.id, b.id))
}

function texts(record: Held, field: string): readonly string[] {
  return (record.fields[field] ?? []).filter(isText)
}

function instants(record: Held, field: string): readonly Millis[] {
  return (record.fields[field] ?? []).flatMap(millis)
}

function millis(value: unknown): readonly Millis[] {
  if (!isText(value) || parseInstant(value) === undefined) return []
  return [Date.parse(value)]
}

function earliest(times: readonly Millis[]): Millis | undefined {
  return times.length === 0 ? undefined : Math.min(...times)
}

function latest(times: readonly Millis[]): Millis | undefined {
  return times.length === 0 ? undefined : Math.max(...times)
}

/** By code units, so that every desk orders alike, whatever its language. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
