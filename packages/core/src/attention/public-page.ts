/**
 * What a public page or press kit shows of the records of one release, and nothing of any other.
 *
 * It is made only for a release, which is judged as a whole when it is sent; here every record is cut down to what
 * may be read by everybody (`page-entries.ts`).
 */
import { type Language, languages } from '../base/language.ts'
import { type Held, shapesIn, textListOf, textOf, type World } from '../rules/world.ts'
import { type Entry, entryOf, shownTypes } from './page-entries.ts'
import type { pageWords } from './page-words.ts'
import { type Table, tablesIn } from './tables.ts'

export type Section = { readonly name: keyof typeof pageWords; readonly entries: readonly Entry[] }

export type PublicPage = {
  readonly language: Language
  readonly title: string
  readonly lead: string
  readonly organisation: string
  readonly date: string
  readonly sections: readonly Section[]
  readonly tables: readonly Table[]
}

export type PageWish = Pick<PublicPage, 'organisation' | 'date'>

/** The words before the records, as two people approved them. Undefined where the release is to be no page. */
export function pageHead(release: Held): Pick<PublicPage, 'title' | 'lead' | 'language'> | undefined {
  const [page] = shapesIn(release, 'page')
  if (page === undefined) return undefined
  const lang = textOf(page, 'lang')
  return {
    title: textOf(page, 'title') ?? '',
    lead: textOf(page, 'lead') ?? '',
    language: languages.find((one) => one === lang) ?? 'en',
  }
}

/**
 * The parts of each kind of record that a page shows. A release names them, so that an approval is of these words and
 * not of a record that somebody changes afterwards.
 */
export const pageFields: { readonly [T in Held['type']]?: readonly string[] } = {
  Statement: [
    'wording',
    'kind',
    'speakerId',
    'relayedBy',
    'officeThen',
    'saidAt',
    'forum',
    'denialType',
    'commitment',
  ],
  Claim: ['slot', 'value', 'qualifier', 'about', 'asOf', 'evidentiality', 'source', 'origin'],
  Event: ['title', 'region', 'start', 'affected'],
  Publication: ['title', 'outlet', 'publishedAt', 'url'],
  EvidenceItem: ['kind', 'sha256', 'credit'],
}

export function publicPage(release: Held, wish: PageWish, world: World): PublicPage | undefined {
  const head = pageHead(release)
  if (head === undefined) return undefined
  const records = shapesIn(release, 'items').flatMap((item) => {
    const held = world.byId(textOf(item, 'derivative') ?? textOf(item, 'ref') ?? '')
    return held === undefined ? [] : [{ held, fields: textListOf(item, 'fields') }]
  })
  const at = { world, language: head.language }
  const sections = shownTypes
    .map(({ name, type }) => ({
      name,
      entries: records
        .filter(({ held }) => held.type === type)
        .flatMap(({ held, fields }) => entryOf(held, { ...at, fields }) ?? []),
    }))
    .filter(({ entries }) => entries.length > 0)
  return { ...head, ...wish, sections, tables: tablesIn(release) }
}
