/**
 * Branded types: a value that one parser has looked at.
 *
 * `brand` holds the only cast of the code base. Call it in a parser and nowhere else; the lint rule
 * `no-unsafe-type-assertion` keeps every other file from casting.
 */
declare const mark: unique symbol
export type Brand<T, Name extends string> = T & { readonly [mark]: Name }

export function brand<B extends Brand<unknown, string>>(value: unknown): B {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place; see above
  return value as B
}
