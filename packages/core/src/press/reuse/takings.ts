/**
 * Who took what from whom: by the day, and where that is unknown by the credit.
 *
 * A report that repeats another's words and names nobody is an uncredited copy; one that only names another has taken
 * what cannot be seen here. Words that stand in a third, earlier report may come from there.
 */
import { outletNamed } from '../page/outlets.ts'
import type { Dated, ReadReport, Span } from '../report.ts'
import type { Order, PressText, Reuse, Took } from './reuse-form.ts'

type Shared = Omit<Reuse, 'took'>
type Pair = { readonly runs: number[]; readonly copies: number[]; readonly renderings: number[] }

export function takingsOf(
  reports: readonly PressText[],
  readings: readonly ReadReport[],
  shared: Shared,
): readonly Took[] {
  const pairs = pairsOf(shared)
  const credits = creditsOf(reports, readings)
  for (const [by, named] of credits)
    for (const from of named.keys()) if (by !== from) pairOf(pairs, [Math.min(by, from), Math.max(by, from)])
  const took: Took[] = []
  for (const [key, pair] of pairs) {
    const [a = 0, b = 0] = key.split(' ').map(Number)
    const direction = directionOf(a, b, reports, readings, credits)
    const creditAt = credits.get(direction.by)?.get(direction.from) ?? null
    const isDeclaredOnly = pair.runs.length + pair.copies.length + pair.renderings.length === 0
    // A later report cannot have been taken from, whoever names whom.
    if (isDeclaredOnly && creditAt === null) continue
    took.push({
      by: direction.by,
      from: direction.from,
      order: direction.order,
      credit: creditAt === null ? 'uncredited' : 'named',
      creditAt,
      declaredOnly: isDeclaredOnly,
      ...pair,
      alsoIn: [],
    })
  }
  const sorted = took.sort((x, y) => x.by - y.by || x.from - y.from)
  const siblings = Map.groupBy(sorted, ({ by }) => by)
  const before = new Set(
    sorted.filter(({ order }) => order !== 'unknown').map(({ by, from }) => `${from} ${by}`),
  )
  return sorted.map((one) => ({
    ...one,
    alsoIn: earlierHolders(one, (siblings.get(one.by) ?? []).slice(0, mostSiblings), before, shared),
  }))
}

function pairsOf({ runs, copies, renderings }: Shared): Map<string, Pair> {
  const pairs = new Map<string, Pair>()
  runs.forEach(({ docs }, i) => {
    pairOf(pairs, docs).runs.push(i)
  })
  copies.forEach(({ docs }, i) => {
    pairOf(pairs, docs).copies.push(i)
  })
  // The same utterance in another translation is another way to it: by itself it shows that nobody took anything.
  renderings.forEach(({ docs }, i) => {
    pairs.get(docs.join(' '))?.renderings.push(i)
  })
  return pairs
}

function pairOf(pairs: Map<string, Pair>, [a, b]: readonly [number, number]): Pair {
  const key = `${a} ${b}`
  const pair = pairs.get(key) ?? { runs: [], copies: [], renderings: [] }
  pairs.set(key, pair)
  return pair
}

type Credits = ReadonlyMap<number, ReadonlyMap<number, Span>>

/** For each report the others that it names, and where. */
function creditsOf(reports: readonly PressText[], readings: readonly ReadReport[]): Credits {
  const outlets = reports.map(({ outlet }, i) => outlet ?? readings[i]?.masthead.outlet?.name)
  const named = outletNamed(outlets)
  return new Map(
    reports.map((report, by) => {
      const reading = readings[by]
      return [by, reading === undefined ? new Map<number, Span>() : named(by, report, reading)]
    }),
  )
}

type Direction = { readonly by: number; readonly from: number; readonly order: Order }

function directionOf(
  a: number,
  b: number,
  reports: readonly PressText[],
  readings: readonly ReadReport[],
  credits: Credits,
): Direction {
  const compared = compareDays(
    reports[a]?.published ?? readings[a]?.masthead.published,
    reports[b]?.published ?? readings[b]?.masthead.published,
  )
  if (compared !== undefined)
    return compared > 0 ? { by: a, from: b, order: 'by-date' } : { by: b, from: a, order: 'by-date' }
  const aNames = credits.get(a)?.has(b) === true
  const bNames = credits.get(b)?.has(a) === true
  if (aNames !== bNames)
    return aNames ? { by: a, from: b, order: 'by-credit' } : { by: b, from: a, order: 'by-credit' }
  return { by: b, from: a, order: 'unknown' }
}

/** Undefined where the days, as sure as they are known, do not tell. */
function compareDays(one: Dated | null | undefined, other: Dated | null | undefined): number | undefined {
  if (one === null || one === undefined || other === null || other === undefined) return undefined
  const [a, b] = [boundsOf(one), boundsOf(other)]
  if (a === undefined || b === undefined) return undefined
  if (a.first > b.last) return 1
  if (a.last < b.first) return -1
  return one.date === other.date &&
    one.zone === other.zone &&
    one.time !== undefined &&
    other.time !== undefined
    ? Math.sign(one.time.localeCompare(other.time)) || undefined
    : undefined
}

/** The first and last day that a date may be, as its vocabulary says how sure it is. */
function boundsOf({ date, precision }: Dated): { readonly first: string; readonly last: string } | undefined {
  if (precision === 'exact') return { first: date, last: date }
  if (precision === '02') return { first: `${date.slice(0, 7)}-01`, last: `${date.slice(0, 7)}-31` }
  if (precision === '03') return { first: `${date.slice(0, 4)}-01-01`, last: `${date.slice(0, 4)}-12-31` }
  return undefined
}

/** Earlier reports that hold everything of what this one shares: it may have come from there. */
function earlierHolders(
  one: Took,
  siblings: readonly Took[],
  before: ReadonlySet<string>,
  { runs }: Shared,
): readonly number[] {
  const own = one.runs.flatMap((i) => runs[i] ?? []).map((run) => sideOf(run, one.by))
  if (own.length === 0 || one.creditAt !== null) return []
  return siblings
    .filter((other) => other.from !== one.from && before.has(`${other.from} ${one.from}`))
    .filter((other) => {
      const theirs = other.runs.flatMap((i) => runs[i] ?? []).map((run) => sideOf(run, one.by))
      return own.every((span) =>
        theirs.some((their) => their.start <= span.start + 2 && their.end >= span.end - 2),
      )
    })
    .map(({ from }) => from)
}

/** Beyond so many the same words stand everywhere, and each further place tells nothing. */
const mostSiblings = 40

function sideOf(run: Reuse['runs'][number], doc: number): Span {
  return run.docs[0] === doc ? run.at[0] : run.at[1]
}
