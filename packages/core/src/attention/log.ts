/**
 * The log of attention: what was done and said in public, what was asked, which figures were given, and what left us,
 * day by day, newest first.
 *
 * No person stands in it. Somebody who holds a sign on a picture of a vigil is found by it; where, when and with which
 * words is all that a network needs to know about attention (AT29).
 */
import {
  byCode,
  type Held,
  perRecords,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  valuesIn,
  type World,
} from '../rules/world.ts'
import type { LogKind } from './log-kinds.ts'
import { notesOf } from './notes.ts'
import { statementRegister } from './statements.ts'

export type LogEntry = {
  readonly record: string
  readonly kind: LogKind
  /** Milliseconds; undefined where nobody knows when. */
  readonly at: number | undefined
  readonly precision: string
  /** A place, a forum, or who was sent something: a body, never a person. */
  readonly where: string
  readonly words: string
  /** Of a release without a headline: a term of `consentPurpose`. */
  readonly purpose: string | undefined
  /** Of a figure: what it counts and as of when. */
  readonly counts: { readonly value: string; readonly what: string; readonly asOf: string } | undefined
}

export const attentionLog: (world: World) => readonly LogEntry[] = perRecords((world) =>
  [...actions(world), ...said(world), ...sent(world)].toSorted(
    (a, b) => (b.at ?? Number.MAX_VALUE) - (a.at ?? Number.MAX_VALUE) || byCode(a.record, b.record),
  ),
)

function actions(world: World): readonly LogEntry[] {
  return notesOf(world, 'action').map(({ id, at, precision, place, what, text }) => ({
    record: id,
    kind: 'action',
    at,
    precision,
    where: place,
    words: [what, ...text].join(': '),
    purpose: undefined,
    counts: undefined,
  }))
}

function said(world: World): readonly LogEntry[] {
  return statementRegister(world).map(({ statement, kind, at, precision, wording }): LogEntry => {
    const held = world.byId(statement)
    const [figure] = held === undefined ? [] : shapesIn(held, 'figure')
    return {
      record: statement,
      kind: kind === 'call' ? 'call' : figure === undefined ? 'said' : 'figure',
      at,
      precision: precision ?? 'exact',
      where: held === undefined ? '' : (textIn(held, 'forum') ?? ''),
      words: wording,
      purpose: undefined,
      counts: figure === undefined ? undefined : countsOf(figure),
    }
  })
}

function countsOf(figure: Shape): LogEntry['counts'] {
  const { value } = figure
  return {
    value: typeof value === 'number' ? String(value) : (textOf(figure, 'value') ?? ''),
    what: textOf(figure, 'definition') ?? '',
    asOf: textOf(figure, 'asOf') ?? '',
  }
}

/** What went to the press or to everybody; what a court or a State was sent is no attention. */
function sent(world: World): readonly LogEntry[] {
  return world.ofType('Release').flatMap((release) => {
    const [to] = shapesIn(release, 'to')
    const kind = to === undefined ? undefined : textOf(to, 'kind')
    const at = valuesIn(release, 'sentAt').flatMap((one) => timeOf(one) ?? [])[0]
    if (at === undefined || (kind !== 'press' && kind !== 'public')) return []
    return [
      {
        record: release.id,
        kind: 'sent' as const,
        at,
        precision: 'exact',
        where: (to === undefined ? undefined : textOf(to, 'name')) ?? '',
        words: titleOf(release),
        purpose: textsIn(release, 'purpose')[0],
        counts: undefined,
      },
    ]
  })
}

function titleOf(release: Held): string {
  const [page] = shapesIn(release, 'page')
  return (page === undefined ? undefined : textOf(page, 'title')) ?? ''
}
