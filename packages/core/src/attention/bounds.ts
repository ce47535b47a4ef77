/**
 * What a printed number allows: "more than 80" and "hundreds" can both be true, "two" and "at least three" cannot.
 */

export type Bounds = { readonly min: number; readonly max: number }

/** Orders of magnitude that stand as words. The upper end is generous: a word is no measurement. */
const orders: readonly (readonly [RegExp, Bounds])[] = [
  [/^(?:dozens|scores|dizaines|douzaines|десятки|десятков)$/u, { min: 20, max: 999 }],
  [/^(?:hundreds|centaines|сотни|сотен)$/u, { min: 100, max: 9999 }],
  [/^(?:thousands|milliers|тысячи|тысяч)$/u, { min: 1000, max: 999_999 }],
  [/^(?:several|a few|some|plusieurs|quelques|несколько)$/u, { min: 2, max: 99 }],
  [/^(?:many|de nombreux|beaucoup|много|многие)$/u, { min: 3, max: Number.POSITIVE_INFINITY }],
]

export function boundsOf(value: string, qualifier: string | undefined): Bounds | undefined {
  const low = value.toLowerCase().trim()
  const order = orders.find(([pattern]) => pattern.test(low))
  if (order !== undefined) return order[1]
  const digits = low.replaceAll(/[\s,_’'](?=\d{3}(?!\d))/gu, '')
  if (!/^\d+(?:\.\d+)?$/.test(digits)) return undefined
  return qualified(Number(digits), qualifier)
}

function qualified(n: number, qualifier: string | undefined): Bounds {
  switch (qualifier) {
    case 'ge':
      return { min: n, max: Number.POSITIVE_INFINITY }
    case 'gt':
      // "More than 80" has the 81st person in it.
      return { min: n + 1, max: Number.POSITIVE_INFINITY }
    case 'le':
      return { min: 0, max: n }
    case 'approx':
      return { min: Math.floor(n * 0.8), max: Math.ceil(n * 1.2) }
    case 'order':
      return { min: n, max: n * 100 - 1 }
    case 'vague':
      return { min: Math.min(2, n), max: Number.POSITIVE_INFINITY }
    default:
      return { min: n, max: n }
  }
}

export function meet(a: Bounds, b: Bounds): boolean {
  return a.min <= b.max && b.min <= a.max
}
