/**
 * What a report shows that is no fault of a quotation: pictures of another event, several pictures on one permission,
 * a crime's name that no claim carries. Beside each stands what the records know.
 */
import { imageFaults, legalFaults } from '../press/claims/faults-alone.ts'
import type { Dated, Span } from '../press/report.ts'
import { perRecords, shapesIn, textIn, textOf, textsIn, type World } from '../rules/world.ts'
import { type PressItem, pressItems } from './press-texts.ts'
import { stancesOf } from './stances.ts'

export type PressWarning = {
  readonly publication: string
  readonly kind: 'file_photo' | 'search_picture' | 'one_permission' | 'legal_term'
  /** Where in its text; null where the record of the report says it. */
  readonly at: Span | null
  readonly words: string
  /** Items, releases and claims that stand beside it. */
  readonly records: readonly string[]
}

export const pressWarnings: (world: World) => readonly PressWarning[] = perRecords((world) =>
  pressItems(world).flatMap((item) => [
    ...notedPictures(item),
    ...readPictures(item, world),
    ...legalTerms(item, world),
  ]),
)

const noted = { file_photo: 'file_photo', search_result: 'search_picture' } as const

function notedPictures(item: PressItem): readonly PressWarning[] {
  return shapesIn(item.held, 'images').flatMap((image) => {
    const provenance = textOf(image, 'provenance')
    if (provenance !== 'file_photo' && provenance !== 'search_result') return []
    const records = [textOf(image, 'itemId')].filter((id): id is string => id !== undefined)
    const words = textOf(image, 'captionDate') ?? ''
    return [{ publication: item.id, kind: noted[provenance], at: null, words, records }]
  })
}

/** What the text itself says of its pictures, and which pictures we gave to this outlet. */
function readPictures(item: PressItem, world: World): readonly PressWarning[] {
  return imageFaults(item.text, item.reading, dayOf(item)).flatMap(({ kind, start, end }) => {
    if (kind !== 'file_photo' && kind !== 'search_picture' && kind !== 'one_permission') return []
    const records = kind === 'one_permission' ? picturesGiven(item.outlet, world) : []
    return [{ publication: item.id, kind, at: { start, end }, words: item.text.slice(start, end), records }]
  })
}

/** A page often says no day, or the day on which it was saved. */
function dayOf({ at, precision }: PressItem): Dated | undefined {
  if (!Number.isFinite(at)) return undefined
  return { date: Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10), precision }
}

function picturesGiven(outlet: string, world: World): readonly string[] {
  return world
    .ofType('Release')
    .filter((release) => textIn(release, 'purpose') === 'P12' && textIn(release, 'state') !== 'draft')
    .filter((release) => shapesIn(release, 'to').some((to) => textOf(to, 'name') === outlet))
    .map(({ id }) => id)
}

/** A crime's name outside marks, where no claim was taken from its sentence and no filing carries the word as its own. */
function legalTerms(item: PressItem, world: World): readonly PressWarning[] {
  const anchors = stancesOf(world).filter(({ source }) => source === item.id)
  return legalFaults(item.text, item.reading).flatMap(({ start, end }) => {
    const words = item.text.slice(start, end)
    const isClaimed = anchors.some(({ anchor }) => anchor.includes(words))
    const filings = world
      .ofType('Intervention')
      .filter((filing) =>
        textsIn(filing, 'legalCharacterisation').some((text) =>
          text.toLowerCase().includes(words.toLowerCase()),
        ),
      )
    return isClaimed
      ? []
      : [
          {
            publication: item.id,
            kind: 'legal_term' as const,
            at: { start, end },
            words,
            records: filings.map(({ id }) => id),
          },
        ]
  })
}
