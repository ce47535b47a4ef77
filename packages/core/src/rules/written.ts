/**
 * Who wrote what stands in a field: the member whose device signed the entry it came in.
 *
 * A code inside a record is only a word that anybody with the key can write; the signature of the entry is not. Where
 * nobody can say who wrote (a file of records; what the founder wrote while there was nobody else) the word is
 * believed, and only there.
 */
import { canonicalJson, type Json } from '../base/json.ts'
import { isObject } from '../base/parse.ts'
import type { RecordTypeName } from '../records/record-types.ts'
import { agreedFields } from './agreed-fields.ts'
import { byCode, type Held, type Shape, valuesIn } from './world.ts'

/** The fields whose writer a rule asks for. Of all others nobody need look. */
const asked: { readonly [N in RecordTypeName]?: readonly string[] } = {
  Release: [
    'to',
    'purpose',
    'items',
    'identifiability',
    'figures',
    'paper',
    'page',
    'approvals',
    'approvedAt',
  ],
  Journey: ['legs', 'approvedLegs'],
  Consent: [
    ...agreedFields,
    'heardBy',
    'status',
    'heard',
    'confirmedSafe',
    'holdSteps',
    'sealedUp',
    'sealOpenings',
  ],
  EvidenceItem: ['notShown', 'erased'],
  Person: ['ageSteps', 'mergedInto', 'mergeSteps'],
  Testimony: ['erased'],
  Check: ['outcome', 'dropped', 'terms', 'answers', 'acknowledged'],
  RiskAssessment: ['by', 'priority', 'secondReader'],
  Case: ['bestInterest', 'bestInterestSigned'],
}

export const writerAsked: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(asked))

/** Who wrote this value, each desk that did; undefined where it is believed. Empty: it does not stand there. */
export function writersOf(held: Held, field: string, value: unknown): readonly string[] | undefined {
  if (held.written === undefined) return undefined
  const text = canonicalJson(plain(value))
  const found = (held.written[field] ?? []).filter((one) => canonicalJson(plain(one.value)) === text)
  // Who copies a colleague's line letter for letter takes nothing from it.
  return found.some(({ by }) => by === undefined) ? undefined : found.flatMap(({ by }) => by ?? [])
}

/** Everything in the field stands as it was found when nobody else was there to write it. */
export function isBelieved(held: Held, field: string): boolean {
  if (held.written === undefined) return true
  return (held.written[field] ?? []).every(({ by }) => by === undefined)
}

/** The items of this list that their bearer wrote: `by` is the writer. */
export function ownItems(held: Held, field: string, items: readonly Shape[]): readonly Shape[] {
  return items.filter((item) => {
    const writers = writersOf(held, field, item)
    return writers === undefined || writers.some((code) => code === item['by'])
  })
}

/** Everything that stands in a field, in one order on every desk, so that its hash is the same there. */
export function standing(held: Held, field: string): Json {
  return inOrder(valuesIn(held, field).map((value) => (Array.isArray(value) ? inOrder(value) : plain(value))))
}

function inOrder(values: readonly unknown[]): readonly Json[] {
  return values
    .map((value) => ({ value: plain(value), text: canonicalJson(plain(value)) }))
    .toSorted((a, b) => byCode(a.text, b.text))
    .map(({ value }) => value)
}

export function plain(value: unknown): Json {
  if (Array.isArray(value)) return value.map(plain)
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]))
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
