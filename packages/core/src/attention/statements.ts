/**
 * The statement register: who said what, in which kind; threats with what was said of them later; demands by their
 * age; and the figures that were given, each with what it counts and from when.
 */
import {
  byCode,
  type Held,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  valuesIn,
  type World,
} from '../rules/world.ts'
import { type Bounds, boundsOf } from './bounds.ts'
import { type Rendering, renderingsOf } from './denials.ts'

export type StatementRow = {
  readonly statement: string
  readonly kind: string
  readonly speaker: string | undefined
  readonly office: string | undefined
  /** Milliseconds; undefined where nobody knows when. */
  readonly at: number | undefined
  readonly precision: string | undefined
  readonly wording: string
  readonly lang: string | undefined
  /** Somebody else's word for it: never printed as the speaker's own. */
  readonly relayedBy: string | undefined
  readonly renderings: readonly Rendering[]
  /** Later words that take it back or explain it. Both stay: a clarification does not unsay a threat. */
  readonly laterWords: readonly string[]
  /** Without a captured source it may not be published (R19). */
  readonly isCaptured: boolean
}

export function statementRegister(world: World, kind?: string): readonly StatementRow[] {
  return world
    .ofType('Statement')
    .filter((one) => textIn(one, 'translationOf') === undefined)
    .filter((one) => kind === undefined || textsIn(one, 'kind').includes(kind))
    .map((one) => rowOf(one, world))
    .toSorted(
      (a, b) =>
        (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY) ||
        byCode(a.statement, b.statement),
    )
}

function rowOf(held: Held, world: World): StatementRow {
  const [said] = shapesIn(held, 'saidAt')
  const later = world.ofType('Statement').filter((one) => textsIn(one, 'supersedes').includes(held.id))
  return {
    statement: held.id,
    kind: textIn(held, 'kind') ?? '',
    speaker: textIn(held, 'speakerId'),
    office: textIn(held, 'officeThen'),
    at: timeOf(valuesIn(held, 'saidAt')[0]),
    precision: said === undefined ? undefined : textOf(said, 'precision'),
    wording: textIn(held, 'wording') ?? '',
    lang: textIn(held, 'lang'),
    relayedBy: textIn(held, 'relayedBy'),
    renderings: renderingsOf(held, world),
    laterWords: later.map(({ id }) => id).toSorted(byCode),
    isCaptured: shapesIn(held, 'anchors').some((anchor) => isCaptured(anchor, world)),
  }
}

function isCaptured(anchor: Readonly<Record<string, unknown>>, world: World): boolean {
  const publication = world.byId(textOf(anchor, 'publicationId') ?? '')
  if (publication !== undefined)
    return textsIn(publication, 'capture').some((id) => world.byId(id)?.type === 'EvidenceItem')
  return [textOf(anchor, 'itemId'), textOf(anchor, 'testimonyId')].some(
    (id) => id !== undefined && world.byId(id) !== undefined,
  )
}

export type GivenFigure = {
  readonly statement: string
  readonly slot: string
  readonly value: string
  readonly qualifier: string
  readonly bounds: Bounds | undefined
  readonly asOf: string | undefined
  readonly definition: string
  readonly origin: string | undefined
}

/** Figures as somebody gave them: a number without what it counts and from when is not compared with any. */
export function figuresGiven(world: World): readonly GivenFigure[] {
  return world.ofType('Statement').flatMap((statement) =>
    shapesIn(statement, 'figure').map((figure) => {
      const { value } = figure
      const written = typeof value === 'number' ? String(value) : (textOf(figure, 'value') ?? '')
      const qualifier = textOf(figure, 'qualifier') ?? 'eq'
      return {
        statement: statement.id,
        slot: textOf(figure, 'slot') ?? '',
        value: written,
        qualifier,
        bounds: boundsOf(written, qualifier),
        asOf: textOf(figure, 'asOf'),
        definition: textOf(figure, 'definition') ?? '',
        origin: textIn(statement, 'speakerId'),
      }
    }),
  )
}
