/**
 * The handlings of one item in order, with what does not fit. docs/formats/custody.md, CU10 to CU14.
 *
 * Two desks that handled an item apart make two branches, which is no fault; an event that another one names and nobody
 * has is a hole, and is named. What was erased under the rules of consent keeps its place by its digest.
 */
import { millisOf } from '../../base/date.ts'
import { type CustodyEvent, digestOf, isSignedEvent, parseCustodyEvent } from './event.ts'

/** An event as it is kept. Without `body` it was erased, and the digest holds its place. */
export type KeptEvent = {
  readonly digest: string
  readonly body?: Uint8Array
  readonly signature?: Uint8Array
}
export type ChainFault =
  | { readonly kind: 'missing'; readonly digest: string; readonly namedBy: string }
  | {
      readonly kind: 'not-an-event' | 'not-its-digest' | 'not-signed' | 'other-item' | 'before-its-cause'
      readonly digest: string
    }

export type CustodyChain = {
  /** An event never stands before one that it names. */
  readonly events: readonly { readonly digest: string; readonly event: CustodyEvent }[]
  readonly erased: readonly string[]
  /** Events that no later one names: one, unless desks worked apart. */
  readonly heads: readonly string[]
  readonly faults: readonly ChainFault[]
}

export async function custodyChain(item: string, kept: readonly KeptEvent[]): Promise<CustodyChain> {
  const faults: ChainFault[] = []
  const known = new Map<string, CustodyEvent>()
  const erased = new Set<string>()
  for (const one of kept) {
    const event = await readEvent(item, one)
    if (event === 'erased') erased.add(one.digest)
    else if ('kind' in event) faults.push(event)
    else known.set(one.digest, event)
  }
  const named = new Set([...known.values()].flatMap(({ previous }) => previous))
  for (const [namedBy, event] of known) faults.push(...causeFaults(namedBy, event, known, erased))
  const heads = [...known.keys(), ...erased].filter((digest) => !named.has(digest)).sort()
  return { events: inOrder(known), erased: [...erased].sort(), heads, faults }
}

async function readEvent(item: string, { digest, body, signature }: KeptEvent) {
  if (body === undefined) return 'erased' as const
  if (digestOf(body) !== digest) return { kind: 'not-its-digest', digest } as const
  const event = parseCustodyEvent(body)
  if (!event.ok) return { kind: 'not-an-event', digest } as const
  if (event.value.item !== item) return { kind: 'other-item', digest } as const
  const isSigned = signature !== undefined && (await isSignedEvent(event.value, body, signature))
  return isSigned ? event.value : ({ kind: 'not-signed', digest } as const)
}

function* causeFaults(
  namedBy: string,
  { start, previous }: CustodyEvent,
  known: ReadonlyMap<string, CustodyEvent>,
  erased: ReadonlySet<string>,
): Generator<ChainFault> {
  for (const digest of previous) {
    const cause = known.get(digest)
    if (cause === undefined && !erased.has(digest)) yield { kind: 'missing', digest, namedBy }
    // The clock of one of the two was wrong, or one of them says what is not so.
    if (cause !== undefined && millisOf(cause.start) > millisOf(start))
      yield { kind: 'before-its-cause', digest: namedBy }
  }
}

/** By cause, then by time, then by digest. */
function inOrder(known: ReadonlyMap<string, CustodyEvent>): CustodyChain['events'] {
  const left = new Map(known)
  const events: { readonly digest: string; readonly event: CustodyEvent }[] = []
  while (left.size > 0) {
    const ready = [...left].filter(([, { previous }]) => !previous.some((digest) => left.has(digest)))
    // A circle of digests cannot be made; if it could, time alone would order it.
    const next = (ready.length > 0 ? ready : [...left]).sort(byTime)
    for (const [digest, event] of next) {
      left.delete(digest)
      events.push({ digest, event })
    }
  }
  return events
}

function byTime([a, x]: readonly [string, CustodyEvent], [b, y]: readonly [string, CustodyEvent]): number {
  const apart = millisOf(x.start) - millisOf(y.start)
  if (apart !== 0) return apart
  return a < b ? -1 : 1
}
