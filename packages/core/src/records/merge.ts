/**
 * How two concurrent values of one field become one, as a declaration says it.
 *
 * The vault has the same type of its own; neither imports the other, `host` joins them, and a test
 * holds the two together.
 */
export type Merge =
  | { readonly kind: 'last' }
  | { readonly kind: 'keep-both' }
  | { readonly kind: 'restrictive'; readonly order: readonly string[] }
  | { readonly kind: 'set'; readonly keys: readonly string[] }
  | { readonly kind: 'append' }
  | { readonly kind: 'fixed' }

/** The later one: labels and plain facts. */
export const last: Merge = { kind: 'last' }
/** Both, until a person decides: risk, place, who is responsible. */
export const keepBoth: Merge = { kind: 'keep-both' }
/** Written once: accounts, seals, who a record is about. */
export const fixed: Merge = { kind: 'fixed' }
/** Only ever added to: histories. */
export const append: Merge = { kind: 'append' }

/** The first of these wins, so that a "no" said anywhere is a "no" everywhere. */
export function restrictive(...order: readonly string[]): Merge {
  return { kind: 'restrictive', order }
}

/** A list whose items are told apart by these keys, or by the whole item. */
export function setBy(...keys: readonly string[]): Merge {
  return { kind: 'set', keys }
}
