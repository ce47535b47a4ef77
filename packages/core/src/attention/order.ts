/**
 * Days that cannot both be right: an effect before its cause (F67).
 *
 * Every day is taken with its precision: what is only "not later than" begins before everything, an estimate may be a
 * month out. So what is listed here is wrong whatever the doubt, and a person finds out which of the two it is.
 */
import {
  byCode,
  type Held,
  perRecords,
  shapesIn,
  textIn,
  textOf,
  timeOf,
  valuesIn,
  type World,
} from '../rules/world.ts'
import { stancesOf } from './stances.ts'

export type OrderKind =
  | 'printed-before-said'
  | 'explained-before-said'
  | 'due-before-promised'
  | 'reported-before-event'
  | 'stage-before-filing'

export type OrderConflict = {
  readonly kind: OrderKind
  /** What comes first by its day and cannot. */
  readonly effect: string
  readonly cause: string
  /** Milliseconds, as they were written. */
  readonly effectAt: number
  readonly causeAt: number
}

type Span = { readonly id: string; readonly at: number; readonly from: number; readonly to: number }

const day = 86_400_000
/** How far the day may be from what is written. */
const doubt: Readonly<Record<string, number>> = {
  '01': 31 * day,
  '02': 31 * day,
  '03': 366 * day,
  'X-REL': 31 * day,
}

export const orderConflicts: (world: World) => readonly OrderConflict[] = perRecords((world) => {
  const found = [...ofStatements(world), ...ofReports(world), ...ofFilings(world)]
  const each = new Map(found.map((one) => [`${one.kind} ${one.effect} ${one.cause}`, one]))
  return [...each.values()].toSorted((a, b) => a.effectAt - b.effectAt || byCode(a.effect, b.effect))
})

function ofStatements(world: World): readonly OrderConflict[] {
  return world.ofType('Statement').flatMap((held) => {
    const said = spanOf(held, 'saidAt')
    if (said === undefined) return []
    const prints = shapesIn(held, 'anchors').flatMap((anchor) => {
      const report = world.byId(textOf(anchor, 'publicationId') ?? '')
      return report === undefined ? [] : [spanOf(report, 'publishedAt')]
    })
    const before = world.byId(textIn(held, 'supersedes') ?? '')
    const dues = shapesIn(held, 'commitment').flatMap((one) => timeOf(one['due']) ?? [])
    return [
      ...prints.flatMap((print) => conflict('printed-before-said', print, said)),
      ...conflict('explained-before-said', said, before === undefined ? undefined : spanOf(before, 'saidAt')),
      ...dues.flatMap((due) =>
        conflict('due-before-promised', { id: held.id, at: due, from: due, to: due + day - 1 }, said),
      ),
    ]
  })
}

/** A report that tells of an event as done was not printed before the event began. */
function ofReports(world: World): readonly OrderConflict[] {
  return stancesOf(world).flatMap(({ source, about }) => {
    const [report, event] = [world.byId(source), world.byId(about)]
    if (report?.type !== 'Publication' || event?.type !== 'Event') return []
    return conflict('reported-before-event', spanOf(report, 'publishedAt'), spanOf(event, 'start'))
  })
}

function ofFilings(world: World): readonly OrderConflict[] {
  return world.ofType('Intervention').flatMap((filing) => {
    // Talks with a State stand on no list of days (AT14).
    const filed = shapesIn(filing, 'dialogue').length > 0 ? undefined : timeOf(textIn(filing, 'filedAt'))
    if (filed === undefined) return []
    const cause = { id: filing.id, at: filed, from: filed, to: filed + day - 1 }
    return shapesIn(filing, 'stageHistory').flatMap((step) => {
      const at = timeOf(step['at'])
      const item = textOf(step, 'itemId')
      if (at === undefined || item === undefined) return []
      return conflict('stage-before-filing', { id: item, at, from: at, to: at + day - 1 }, cause)
    })
  })
}

function conflict(
  kind: OrderKind,
  effect: Span | undefined,
  cause: Span | undefined,
): readonly OrderConflict[] {
  if (effect === undefined || cause === undefined || effect.to >= cause.from) return []
  return [{ kind, effect: effect.id, cause: cause.id, effectAt: effect.at, causeAt: cause.at }]
}

/** Undefined where nobody is sure of one day: two desks wrote two. */
function spanOf(held: Held, field: string): Span | undefined {
  const values = valuesIn(held, field)
  const [shape] = shapesIn(held, field)
  const at = timeOf(values[0])
  if (shape === undefined || at === undefined || values.length > 1) return undefined
  const precision = textOf(shape, 'precision') ?? 'exact'
  const out = doubt[precision] ?? 0
  return {
    id: held.id,
    at,
    from: precision === 'X-BEF' ? Number.NEGATIVE_INFINITY : at - out,
    to: precision === 'X-AFT' ? Number.POSITIVE_INFINITY : at + day - 1 + out,
  }
}
