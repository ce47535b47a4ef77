/** Looking for a token between two places, and nowhere else: a paragraph may hold a hundred thousand. */
import type { Token } from './tokens.ts'

type Test = (token: Token, at: number) => boolean

/** The first place in [from, to) that fits; -1 if none does. */
export function firstIn(tokens: readonly Token[], from: number, to: number, fits: Test): number {
  for (let at = Math.max(0, from); at < Math.min(to, tokens.length); at++) {
    const token = tokens[at]
    if (token !== undefined && fits(token, at)) return at
  }
  return -1
}

/** The last place in [from, to) that fits; -1 if none does. */
export function lastIn(tokens: readonly Token[], from: number, to: number, fits: Test): number {
  for (let at = Math.min(to, tokens.length) - 1; at >= Math.max(0, from); at--) {
    const token = tokens[at]
    if (token !== undefined && fits(token, at)) return at
  }
  return -1
}
