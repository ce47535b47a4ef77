/** What everybody may read of a record: never a code, always how sure it is. */
import { describe, expect, it } from 'vitest'
import { demonstrationSource } from '../records/demonstration/source.ts'
import { heldOf } from '../rules/republic.ts'
import { type World, worldOf } from '../rules/world.ts'
import { pageBreaks } from './page-breaks.ts'
import { pageHtml } from './page-html.ts'
import { publicPage } from './public-page.ts'

const records = demonstrationSource.flatMap(({ type, rows }) =>
  rows.map(({ id, ...row }) => heldOf(id, type, row)),
)
const head = { title: 'What was said', lead: 'Words, and who said them.', lang: 'en' }

function released(items: readonly string[], page: object = head) {
  const release = heldOf('X-REL', 'Release', { items: items.map((ref) => ({ ref })), page, state: 'draft' })
  const world: World = worldOf([...records, release], {
    now: Date.parse('2021-08-05T09:00:00Z'),
    terms: [],
    members: [],
  })
  return { release, world }
}

function htmlOf(items: readonly string[], lang = 'en'): string {
  const { release, world } = released(items, { ...head, lang })
  const page = publicPage(release, { organisation: 'Lantern Network', date: '2021-08-05' }, world)
  return page === undefined ? '' : pageHtml(page)
}

const all = (type: string): readonly string[] =>
  records.filter((one) => one.type === type).map(({ id }) => id)

describe('a public page', () => {
  it('[AT20] names no code, whatever staff wrote where a place is asked for', () => {
    for (const lang of ['en', 'fr', 'ru'])
      for (const type of ['Statement', 'Claim', 'Event', 'Publication', 'EvidenceItem'])
        expect(htmlOf(all(type), lang), `${type} ${lang}`).not.toMatch(/\bP-\d/u)
  })

  it('[AT20] keeps every hedge: about which day, in whose telling, at least how many, and what no document shows', () => {
    const said = htmlOf(all('Statement'))
    expect(said).toContain('about 29 May 2021')
    expect(said).toContain('not the speaker’s own words in print: Ilene Farquor')
    expect(said).not.toContain('“(reported)')
    const claimed = htmlOf(all('Claim'))
    expect(claimed).toContain('at least 80')
    expect(claimed).toContain('No document of that day shows this stage')
    expect(htmlOf(all('Event'))).toContain('not later than 24 Mar 2021')
  })

  it('[AT20] says of few people at a place not how few they were', () => {
    const few = heldOf('N-9', 'Event', {
      title: 'A search',
      region: 'Sarn',
      affected: { n: 3, qualifier: 'eq' },
    })
    const many = heldOf('N-10', 'Event', {
      title: 'A raid',
      region: 'Sarn',
      affected: { n: 30, qualifier: 'ge' },
    })
    const release = heldOf('X-REL', 'Release', { items: [{ ref: 'N-9' }, { ref: 'N-10' }], page: head })
    const world = worldOf([few, many, release], { now: 0, terms: [], members: [] })
    const page = publicPage(release, { organisation: 'L', date: '2021-08-05' }, world)
    expect(page?.sections.flatMap(({ entries }) => entries.map(({ details }) => details.at(-1)))).toEqual([
      'Sarn',
      'People affected: at least 30',
    ])
  })

  it('[AT21] does not leave with a code in its headline, nor with one in the words of an official', () => {
    const { release, world } = released([], { ...head, lead: 'What P-01 lived through.' })
    expect(pageBreaks(release, world).map(({ rule }) => rule)).toEqual(['R01'])
    const quoted = released(['Q-1'])
    expect(pageBreaks(quoted.release, quoted.world)).toEqual([])
    const naming = heldOf('Q-90', 'Statement', { wording: 'we know P-01' })
    const named = heldOf('X-REL', 'Release', { items: [{ ref: 'Q-90' }], page: head })
    const around = worldOf([...records, naming, named], { now: 0, terms: [], members: [] })
    expect(pageBreaks(named, around).map(({ record }) => record)).toEqual(['Q-90'])
  })
})
