/** Reports beside each other: who took from whom, and words that stand wrong. */
import { describe, expect, it } from 'vitest'
import { changed, world } from '../rules/republic.fixture.ts'
import type { World } from '../rules/world.ts'
import { isDeclaredOnly, isUncredited, pressGraph } from './derived.ts'
import { pressFaults } from './faults.ts'
import { notStatedHost } from './unmarked.ts'
import { pressWarnings } from './warnings.ts'

const text = (id: string): string => String(world().byId(id)?.fields['text']?.[0])

function faultsIn(publication: string, at: World = world()): readonly string[] {
  return pressFaults(at)
    .filter((one) => one.publication === publication)
    .map(({ kind }) => kind)
}

describe('who took from whom', () => {
  it('[AT7] is told with the words, the name and the credit, each for itself', () => {
    const { takings } = pressGraph(world())
    const pair = (by: string, from: string) => takings.find((one) => one.by === by && one.from === from)
    expect(pair('U-4', 'U-2')).toMatchObject({ isDeclared: true, isNamed: true })
    expect(pair('U-4', 'U-3')).toMatchObject({ isDeclared: true, isNamed: false, words: [] })
    expect(takings.filter(isDeclaredOnly)).toHaveLength(1)
    expect(takings.filter(isUncredited).map(({ by, from }) => [by, from])).toEqual([
      ['U-5', 'U-2'],
      ['U-5', 'U-3'],
    ])
  })

  it('[AT7] says of two reports without a day that they share words, and not which has them from the other', () => {
    const unknown = { publishedAt: { date: '2021-08-05', precision: 'X-BEF' } }
    const at = changed({ 'U-2': unknown, 'U-5': unknown, 'U-4': { text: 'Nothing of it.', quotes: [] } })
    const between = pressGraph(at).takings.filter(({ by, from }) => [by, from].sort().join() === 'U-2,U-5')
    expect(between).toMatchObject([{ isOrdered: false }])
    expect(between.filter(isUncredited)).toEqual([])
    expect(pressGraph(at).ownReporting).not.toContain('U-5')
    // A credit says it without a day.
    const credited = pressGraph(changed({ 'U-2': unknown, 'U-4': unknown })).takings
    expect(credited.find(({ by, from }) => by === 'U-4' && from === 'U-2')).toMatchObject({ isOrdered: true })
    expect(credited.some(({ by, from }) => by === 'U-2' && from === 'U-4')).toBe(false)
  })

  it('[AT7] a report that nobody has looked at since it was taken in is own reporting by nobody’s word', () => {
    const taken = { url: `https://${notStatedHost}/0`, relation: 'original' }
    expect(pressGraph(changed({ 'U-5': { relation: 'original' } })).ownReporting).toContain('U-5')
    expect(pressGraph(changed({ 'U-5': taken })).ownReporting).not.toContain('U-5')
  })

  it('[AT7] does not take the name of a town for an outlet', () => {
    const at = changed({ 'U-1': { outlet: 'Sarn Gazette' }, 'U-6': { dependsOn: [] } })
    expect(pressGraph(at).takings.some(({ by, from }) => by === 'U-6' && from === 'U-1')).toBe(false)
  })
})

describe('words that stand wrong', () => {
  it('[AT8] are marked at their place, with what stands beside them', () => {
    const wrong = pressFaults(world()).find(({ kind }) => kind === 'misattributed')
    expect(wrong?.beside.map(({ source }) => source)).toEqual(['U-3', 'Q-7'])
    const { start = 0, end = 0 } = wrong?.at ?? {}
    expect(text('U-5').slice(start, end)).toBe(wrong?.words)
    for (const { publication, at, words } of pressFaults(world()))
      if (at !== null) expect(text(publication).slice(at.start, at.end)).toBe(words)
  })

  it('[AT8] are not marked where they stand right', () => {
    expect(faultsIn('U-1')).toEqual([])
    const kept = changed({
      'U-4': { text: text('U-4').replace('and described what', 'Another man described what') },
      'U-2': { highlights: ['Farquor: "we agreed to review this together every month"'] },
    })
    expect(faultsIn('U-4', kept)).not.toContain('conflated')
    expect(faultsIn('U-2', kept)).not.toContain('subject_shift')
    const named = changed({
      'U-4': { text: text('U-4').replace('Meridian reported', 'Vesper Leaf reported') },
    })
    expect(faultsIn('U-4', named)).not.toContain('wrong_first')
  })

  it('[AT8] are found without the notes that people made of them', () => {
    const plain = world()
      .ofType('Publication')
      .map(({ id, fields }) => [
        id,
        {
          quotes: ((fields['quotes']?.[0] ?? []) as readonly object[]).map((one) => ({
            ...one,
            faults: null,
          })),
        },
      ])
    expect(
      pressFaults(changed(Object.fromEntries(plain)))
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(
      pressFaults(world())
        .map(({ kind }) => kind)
        .toSorted(),
    )
  })
})

describe('pictures and words of law', () => {
  it('[AT8] stand with what the records know of them', () => {
    const at = changed({ 'U-4': { text: `${text('U-4')} It was genocide.` } })
    const found = pressWarnings(at).map(({ publication, kind, records }) => [publication, kind, ...records])
    expect(found).toEqual([
      ['U-6', 'search_picture', 'E-05'],
      ['U-2', 'file_photo', 'E-04'],
      ['U-2', 'one_permission', 'D-1'],
      ['U-4', 'legal_term'],
    ])
  })

  it('[AT8] an older picture is seen by the day that the record knows, where the page says none', () => {
    const older = 'Photo: The square before the prison in Orsk, 1998 (Ana Bek/Getty Images)'
    const shown = (publishedAt: object): readonly unknown[] =>
      pressWarnings(changed({ 'U-4': { text: `${text('U-4')}\n\n${older}`, publishedAt } }))
        .filter(({ publication, kind }) => publication === 'U-4' && kind === 'file_photo')
        .map(({ words }) => words)
    expect(shown({ date: '2017-04-14', precision: 'exact' })).toEqual([expect.stringContaining('1998')])
    expect(shown({ date: '1998-04-14', precision: 'exact' })).toEqual([])
  })
})
