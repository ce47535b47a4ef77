/**
 * What the chain of an item does not cover, and who could tell a court about it. docs/formats/custody.md, CU15 to CU18.
 *
 * A dossier that lists its own gaps is believed about the rest; a gap that the defence finds is not forgiven.
 */
import type { CustodyChain } from './chain.ts'
import type { CustodyEvent } from './event.ts'

/** What is known of an item beside its events. Codes of this item's papers, never names. */
export type ItemFacts = {
  /** When it was made, as far as anybody says: a year, a month, a day or an instant. */
  readonly made?: string
  /** Code of whoever it came from, where that is known. */
  readonly source?: string
  /** Code of whoever made it, where that is another one. */
  readonly maker?: string
  readonly interpreters?: readonly string[]
}

export type Gap =
  /** Nobody of ours had it: from when it was made, if that is known, until it was received. */
  | {
      readonly kind: 'before-reception'
      readonly from?: string
      readonly to?: string
      readonly source?: string
    }
  /** Ours, but not yet sealed. */
  | { readonly kind: 'unsealed'; readonly from: string; readonly to?: string }
  /** Given away and not known to have arrived. */
  | { readonly kind: 'in-transit'; readonly from: string; readonly to?: string }
  /** Handled by one person alone while it was open. */
  | { readonly kind: 'alone'; readonly at: string; readonly by: string; readonly what: CustodyEvent['type'] }
  | { readonly kind: 'missing-event'; readonly digest: string }
  | { readonly kind: 'erased-event'; readonly digest: string }
  | { readonly kind: 'unsure-clock'; readonly at: string }

/** In the order of time, as far as they have one. */
export function gapsOf(chain: CustodyChain, facts: ItemFacts): readonly Gap[] {
  const events = chain.events.map(({ event }) => event)
  return [
    ...beforeReception(events, facts),
    ...unsealed(events),
    ...inTransit(events),
    ...alone(events),
    ...events
      .filter(({ clock }) => clock.source === 'unknown')
      .map(({ start }) => ({ kind: 'unsure-clock', at: start }) as const),
    ...chain.faults.flatMap((fault) =>
      fault.kind === 'missing' ? [{ kind: 'missing-event', digest: fault.digest } as const] : [],
    ),
    ...chain.erased.map((digest) => ({ kind: 'erased-event', digest }) as const),
  ]
}

function arrivalOf(events: readonly CustodyEvent[]): CustodyEvent | undefined {
  return events.find(({ type }) => type === 'received' || type === 'collected')
}

function beforeReception(events: readonly CustodyEvent[], { made, source }: ItemFacts): readonly Gap[] {
  const arrival = arrivalOf(events)
  // What we took ourselves was nowhere before.
  if (arrival?.type === 'collected') return []
  return [
    {
      kind: 'before-reception',
      ...(made === undefined ? {} : { from: made }),
      ...(arrival === undefined ? {} : { to: arrival.start }),
      ...(source === undefined ? {} : { source }),
    },
  ]
}

function unsealed(events: readonly CustodyEvent[]): readonly Gap[] {
  const arrival = arrivalOf(events)
  const seal = events.find(({ type }) => type === 'sealed')
  if (arrival === undefined || arrival.start === seal?.start) return []
  return [{ kind: 'unsealed', from: arrival.start, ...(seal === undefined ? {} : { to: seal.start }) }]
}

function inTransit(events: readonly CustodyEvent[]): readonly Gap[] {
  return events.flatMap((event, at) => {
    if (event.type !== 'transferred_out') return []
    const back = events.slice(at + 1).find(({ type }) => type === 'transferred_in')
    const from = event.end ?? event.start
    if (back !== undefined && back.start === from) return []
    return [{ kind: 'in-transit', from, ...(back === undefined ? {} : { to: back.start }) } as const]
  })
}

/** Kinds of handling in which one person alone could have changed or kept something back. */
const betterByTwo: ReadonlySet<CustodyEvent['type']> = new Set([
  'received',
  'redacted',
  'transferred_out',
  'destroyed',
])

function alone(events: readonly CustodyEvent[]): readonly Gap[] {
  return events
    .filter(({ type, second }) => betterByTwo.has(type) && second === undefined)
    .map(({ type, start, actor }) => ({ kind: 'alone', at: start, by: actor, what: type }) as const)
}

export type CouldTestify = {
  readonly code: string
  /** What they could speak about. */
  readonly to: readonly (CustodyEvent['type'] | 'making' | 'source' | 'presence' | 'interpreting')[]
  readonly first?: string
  readonly last?: string
}

/** Everybody who could be asked in court, by code, with what they could speak about; whoever made it first. */
export function couldTestify(chain: CustodyChain, facts: ItemFacts): readonly CouldTestify[] {
  const people = new Map<string, { to: Set<CouldTestify['to'][number]>; at: string[] }>()
  const add = (code: string | undefined, to: CouldTestify['to'][number], at?: string): void => {
    if (code === undefined) return
    const known = people.get(code) ?? { to: new Set(), at: [] }
    known.to.add(to)
    if (at !== undefined) known.at.push(at)
    people.set(code, known)
  }
  add(facts.maker, 'making')
  add(facts.source, 'source')
  for (const { event } of chain.events) {
    add(event.actor, event.type, event.start)
    add(event.second, 'presence', event.start)
    add(event.from, event.type, event.start)
    add(event.to, event.type, event.start)
  }
  for (const code of facts.interpreters ?? []) add(code, 'interpreting')
  return [...people].map(([code, { to, at }]) => {
    const [first, last] = [at[0], at.at(-1)]
    return {
      code,
      to: [...to],
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
    }
  })
}
