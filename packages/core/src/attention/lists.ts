/**
 * How many people there may be beside those on any list: from how much the lists overlap.
 *
 * First how many were seen, then estimates, never one number alone. Fewer than three lists show nothing about how
 * the lists depend on each other, and two that nobody is on together show nothing at all: then there is no estimate.
 */
import { isObject, isText } from '../base/parse.ts'
import { ok, type Result, refuse } from '../base/result.ts'

export type Lists = {
  readonly names: readonly string[]
  /** For each pattern such as `101` how many people are on exactly those lists. */
  readonly patterns: ReadonlyMap<string, number>
}

export type Enumerated = {
  readonly observed: number
  readonly listTotals: Readonly<Record<string, number>>
}
export type Estimated = Enumerated & {
  /** Chapman's estimate from each two lists, one decimal. */
  readonly chapman: Readonly<Record<string, number>>
  /** If no list had anything to do with another. */
  readonly independent: number
}

export type ListsRefusal =
  | { readonly kind: 'lists-unreadable' }
  | ({ readonly kind: 'too-few-lists' } & Enumerated)
  | ({ readonly kind: 'lists-do-not-overlap'; readonly lists: readonly string[] } & Enumerated)

export function parseLists(value: unknown): Result<Lists, { readonly kind: 'lists-unreadable' }> {
  const unreadable = refuse({ kind: 'lists-unreadable' } as const)
  if (!isObject(value) || !Array.isArray(value['lists']) || !isObject(value['patterns'])) return unreadable
  const names = value['lists'].filter(isText)
  const patterns = new Map<string, number>()
  for (const [pattern, n] of Object.entries(value['patterns'])) {
    if (!/^[01]+$/.test(pattern) || pattern.length !== names.length) return unreadable
    if (typeof n !== 'number' || !Number.isInteger(n) || n < 0) return unreadable
    // Whoever is on no list was counted by nobody: such a number is somebody's guess.
    if (pattern.includes('1')) patterns.set(pattern, n)
  }
  return names.length === value['lists'].length ? ok({ names, patterns }) : unreadable
}

export function estimate(lists: Lists): Result<Estimated, ListsRefusal> {
  const letters = lists.names.map(letterOf)
  const totals = letters.map((_, at) => countOn(lists, [at]))
  const observed = [...lists.patterns.values()].reduce((sum, n) => sum + n, 0)
  const enumerated = {
    observed,
    listTotals: Object.fromEntries(letters.map((name, at) => [name, totals[at] ?? 0])),
  }
  if (lists.names.length < 3) return refuse({ kind: 'too-few-lists', ...enumerated })
  const alone = letters.filter((_, at) =>
    letters.every((__, other) => other === at || countOn(lists, [at, other]) === 0),
  )
  if (alone.length > 0 || observed === 0)
    return refuse({ kind: 'lists-do-not-overlap', lists: alone, ...enumerated })
  const chapman = Object.fromEntries(
    letters.flatMap((one, i) =>
      letters.slice(i + 1).map((other, k) => {
        const j = i + 1 + k
        const n = (((totals[i] ?? 0) + 1) * ((totals[j] ?? 0) + 1)) / (countOn(lists, [i, j]) + 1) - 1
        return [`${one}${other}`, oneDecimal(n)]
      }),
    ),
  )
  return ok({ ...enumerated, chapman, independent: oneDecimal(independentTotal(observed, totals)) })
}

/** "A Lantern Network" is list A; a name without such a letter gets one by its place. */
function letterOf(name: string, at: number): string {
  const [first = ''] = name.split(' ')
  return /^\p{L}$/u.test(first) ? first : String.fromCharCode(65 + at)
}

function countOn({ patterns }: Lists, at: readonly number[]): number {
  let count = 0
  for (const [pattern, n] of patterns) if (at.every((i) => pattern[i] === '1')) count += n
  return count
}

/** The N of which, by these list sizes, just as many as were seen would be on at least one list. */
function independentTotal(observed: number, totals: readonly number[]): number {
  const seen = (n: number): number => n * (1 - totals.reduce((none, total) => none * (1 - total / n), 1))
  let low = Math.max(observed, ...totals)
  let high = low * 2
  while (seen(high) < observed && high < Number.MAX_SAFE_INTEGER) high *= 2
  // More on the lists together than independence allows even with nobody unseen: nothing is added.
  if (seen(low) >= observed && low === observed) return low
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2
    if (seen(middle) < observed) low = middle
    else high = middle
  }
  return high
}

function oneDecimal(n: number): number {
  return Math.round(n * 10) / 10
}
