/**
 * What happened, was said, was printed and was filed, on one line, each day with how sure it is.
 *
 * No person stands on it: a line of days with names on it is a route. A day that is only not-later-than, or relative to
 * a report, is shown as that and never moved to a day of its own.
 */
import {
  byCode,
  type Held,
  perRecords,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  timeOf,
  type World,
} from '../rules/world.ts'
import { commitmentsOf, promiseCalendar } from './commitments.ts'
import { notesOf } from './notes.ts'

export const momentKinds = [
  'event',
  'statement',
  'publication',
  'filing',
  'stage',
  'promise',
  'action',
  'meeting',
] as const
export type MomentKind = (typeof momentKinds)[number]

export type Moment = {
  readonly record: string
  readonly kind: MomentKind
  /** Milliseconds of the first moment of the day. */
  readonly at: number
  readonly to: number | undefined
  readonly precision: string
  readonly words: string
}

export function timeline(world: World): readonly Moment[] {
  return [...recorded(world), ...promised(world)].toSorted(
    (a, b) => a.at - b.at || byCode(a.kind, b.kind) || byCode(a.record, b.record),
  )
}

/** Once as long as the records stay as they are; which day of a promise is next follows from the clock too. */
const recorded = perRecords((world): readonly Moment[] => [
  ...world.ofType('Event').flatMap((one) => dated(one, 'event', 'start', textIn(one, 'title'))),
  ...world.ofType('Statement').flatMap((one) => dated(one, 'statement', 'saidAt', textIn(one, 'wording'))),
  ...world
    .ofType('Publication')
    .flatMap((one) => dated(one, 'publication', 'publishedAt', textIn(one, 'title'))),
  ...world.ofType('Intervention').flatMap(filings),
  ...noted(world, 'action'),
  ...noted(world, 'meeting'),
])

function noted(world: World, kind: 'action' | 'meeting'): readonly Moment[] {
  return notesOf(world, kind).flatMap(({ id, at, precision, what }) =>
    at === undefined ? [] : [{ record: id, kind, at, to: undefined, precision, words: what }],
  )
}

/** The days on which a promise is or was due; one that we assumed is marked as about that day. */
function promised(world: World): readonly Moment[] {
  const what = new Map(commitmentsOf(world).map((one) => [one.statement, one.what]))
  return promiseCalendar(world).flatMap(({ day, due }) =>
    due.map(({ statement, isAssumed }) => ({
      record: statement,
      kind: 'promise' as const,
      at: timeOf(day) ?? 0,
      to: undefined,
      precision: isAssumed ? '01' : 'exact',
      words: what.get(statement) ?? '',
    })),
  )
}

function dated(
  held: Held,
  kind: Moment['kind'],
  field: string,
  words: string | undefined,
): readonly Moment[] {
  const [when] = shapesIn(held, field)
  const at = timeOf(when)
  if (when === undefined || at === undefined) return []
  const to = timeOf(shapesIn(held, 'end')[0])
  return [
    { record: held.id, kind, at, to, precision: textOf(when, 'precision') ?? 'exact', words: words ?? '' },
  ]
}

/** Talks with States are not on it: a line of days is easily shown to somebody. */
function filings(filing: Held): readonly Moment[] {
  if (shapesIn(filing, 'dialogue').length > 0) return []
  const filed = timeOf(textIn(filing, 'filedAt'))
  const words = textIn(filing, 'body') ?? ''
  const stages = shapesIn(filing, 'stageHistory').flatMap((step) => stageMoment(filing.id, step))
  return filed === undefined
    ? stages
    : [{ record: filing.id, kind: 'filing', at: filed, to: undefined, precision: 'exact', words }, ...stages]
}

function stageMoment(record: string, step: Shape): readonly Moment[] {
  const at = timeOf(step['at'])
  const stage = textOf(step, 'stage')
  // A stage without a document is a claim, and stands with the claims (R23).
  if (at === undefined || stage === undefined || textOf(step, 'itemId') === undefined) return []
  return [{ record, kind: 'stage', at, to: undefined, precision: 'exact', words: stage }]
}
