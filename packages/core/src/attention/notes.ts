/** Notes of the press desk as everything here reads them: what, when, from where. No person stands in one (AT24). */
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

export type NoteKind = 'action' | 'meeting' | 'term' | 'law'

/** Where it stands, and of which day that is. */
export type NoteSource = {
  /** A report or a document that is held here. */
  readonly record: string | undefined
  readonly where: string
  readonly on: string
  readonly words: string
}

export type Note = {
  readonly id: string
  readonly what: string
  /** Milliseconds; undefined where it has no day. */
  readonly at: number | undefined
  readonly precision: string
  readonly place: string
  readonly bodies: readonly string[]
  /** What two members wrote apart stands side by side. */
  readonly text: readonly string[]
  readonly instead: readonly string[]
  readonly sources: readonly NoteSource[]
  readonly checkedOn: string | undefined
  readonly brief: readonly string[]
  readonly outcome: readonly string[]
}

/** In the order of their days; what has none comes last. */
export function notesOf(world: World, kind: NoteKind): readonly Note[] {
  return world
    .ofType('PressNote')
    .filter((one) => textsIn(one, 'kind').includes(kind))
    .map(noteOf)
    .toSorted((a, b) => (a.at ?? Number.MAX_VALUE) - (b.at ?? Number.MAX_VALUE) || byCode(a.id, b.id))
}

export function noteOf(held: Held): Note {
  return {
    id: held.id,
    what: textIn(held, 'what') ?? '',
    at: timeOf(valuesIn(held, 'on')[0]),
    precision: precisionIn(held, 'on'),
    place: textIn(held, 'place') ?? '',
    bodies: textsIn(held, 'bodies'),
    text: textsIn(held, 'text'),
    instead: textsIn(held, 'instead'),
    sources: shapesIn(held, 'sources').map((source) => ({
      record: textOf(source, 'publicationId') ?? textOf(source, 'itemId'),
      where: textOf(source, 'where') ?? '',
      on: textOf(source, 'at') ?? '',
      words: textOf(source, 'words') ?? '',
    })),
    checkedOn: textIn(held, 'checkedOn'),
    brief: textsIn(held, 'brief'),
    outcome: textsIn(held, 'outcome'),
  }
}

/** How sure a day of this field is. */
export function precisionIn(held: Held, field: string): string {
  const [day] = shapesIn(held, field)
  return (day === undefined ? undefined : textOf(day, 'precision')) ?? 'exact'
}
