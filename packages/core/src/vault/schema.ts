/**
 * What the vault must know of records, and no more.
 *
 * `vault` does not import `records`: it is given this table. `host` joins the two. Adding a record type
 * changes no line of the vault.
 */
import type { Json } from '../base/json.ts'

/**
 * A compartment is one scope and one part, with a key, a feed per device and a membership of its own.
 * Every case has the five parts below; a scope of the organisation has the single part `whole`.
 */
export type Scope =
  | { readonly kind: 'case'; readonly caseId: string }
  | { readonly kind: 'directory' | 'line' | 'press' | 'shelters' | 'events' | 'claims' }

export const caseParts = ['work', 'names', 'places', 'medical', 'allegations'] as const
export type CasePart = (typeof caseParts)[number]
export type Part = CasePart | 'whole'

export type CompartmentName = { readonly scope: Scope; readonly part: Part }

/** How two concurrent values of one field become one; causally later always wins before any of these is asked. */
export type Merge =
  /** The later by hybrid clock, then by entry id: labels. */
  | { readonly kind: 'last' }
  /** All concurrent values stand side by side until a person decides: risk, location, assignee. */
  | { readonly kind: 'keep-both' }
  /** The value that comes first in `order` wins: consent, release, deletion. Unlisted values lose to listed ones. */
  | { readonly kind: 'restrictive'; readonly order: readonly string[] }
  /** A set of items told apart by these keys (none: by the whole item); adding and removing commute. */
  | { readonly kind: 'set'; readonly keys: readonly string[] }
  /** Items are only ever added: corrections of a testimony, steps of a history. */
  | { readonly kind: 'append' }
  /** Written once; a second value is refused, and two written apart stand side by side. */
  | { readonly kind: 'fixed' }

/** Where the words of a field may be found by search. */
export type Findable =
  /** By everybody who reads the part, across records. */
  | 'rooms'
  /** Only in the rooms of names and of places, from their own index. */
  | 'guarded'
  /** Only inside one opened case, without an index (testimonies). */
  | 'opened-case'
  /** Never: the perpetrator's stated reason, hashes, secrets. */
  | 'never'

export type FieldRule = {
  /** The compartment for this field of a record whose home is `home`. */
  readonly compartment: (home: Scope) => CompartmentName
  readonly merge: Merge
  readonly findable: Findable
}

export type VaultSchema = {
  /** Undefined for a type or field that is not declared: such an operation is refused. */
  readonly field: (type: string, field: string) => FieldRule | undefined
  readonly types: readonly string[]
  /**
   * The words of a field's value that an index may hold, as plain text. Codes of vocabularies are left
   * out; the reader searches what people wrote.
   */
  readonly wordsOf: (type: string, field: string, value: Json) => string
  /** What a table shows of a field, for the filter above it; empty for a field that is no column. */
  readonly columnWordsOf: (type: string, field: string, value: Json) => string
}

export function sameScope(a: Scope, b: Scope): boolean {
  return a.kind === b.kind && (a.kind !== 'case' || b.kind !== 'case' || a.caseId === b.caseId)
}
