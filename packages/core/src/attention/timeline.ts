/**
 * What happened, was said, was printed and was filed, on one line, each day with how sure it is.
 *
 * No person stands on it: a line of days with names on it is a route. A day that is only not-later-than, or relative to
 * a report, is shown as that and never moved to a day of its own.
 */
import {
  byCode,
  type Held,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  timeOf,
  type World,
} from '../rules/world.ts'

export type Moment = {
  readonly record: string
  readonly kind: 'event' | 'statement' | 'publication' | 'filing' | 'stage'
  /** Milliseconds of the first moment of the day. */
  readonly at: number
  readonly to: number | undefined
  readonly precision: string
  readonly words: string
}

export function timeline(world: World): readonly Moment[] {
  const moments = [
    ...world.ofType('Event').flatMap((one) => dated(one, 'event', 'start', textIn(one, 'title'))),
    ...world.ofType('Statement').flatMap((one) => dated(one, 'statement', 'saidAt', textIn(one, 'wording'))),
    ...world
      .ofType('Publication')
      .flatMap((one) => dated(one, 'publication', 'publishedAt', textIn(one, 'title'))),
    ...world.ofType('Intervention').flatMap(filings),
  ]
  return moments.toSorted((a, b) => a.at - b.at || byCode(a.kind, b.kind) || byCode(a.record, b.record))
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
