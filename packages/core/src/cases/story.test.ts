import { assert, property, shuffledSubarray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { savingBreaks } from '../rules/saving.ts'
import type { Held } from '../rules/world.ts'
import { caseFiles } from './case-files.ts'
import { bestInterestOf, minorsCases } from './minors.ts'
import { storyOf } from './story.ts'
import { changed, clock, demonstration, held, republic, world } from './world.fixture.ts'

const story = (id: string, at = world()) => {
  const found = storyOf(at, id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}
const marksOn = (id: string, lane: string, at = world()) =>
  story(id, at).lanes.find((one) => one.lane === lane)?.marks ?? []

describe('a case as a story', () => {
  it('[CA11] a colleague sees how it stands, where it may go, and each lane that has something in it', () => {
    const { now, moves, lanes } = story('C-06')
    expect(now).toMatchObject({ code: 'P-06', state: 'active_hidden', priority: 'emergency' })
    expect(moves).toContain('taken')
    expect(lanes.map(({ lane }) => lane)).toEqual([
      'occurrence',
      'act',
      'risk',
      'stay',
      'leg',
      'check',
      'visa',
      'support',
      'consent',
    ])
    expect(marksOn('C-06', 'stay').map(({ id, state }) => [id, state])).toEqual([
      ['J-06#2', 'ended'],
      ['J-06#4', 'underway'],
    ])
  })

  it('[CA11] begins with the first thing that is known of the person and ends now', () => {
    const { span, lanes } = story('C-01')
    const first = Math.min(...lanes.flatMap(({ marks }) => marks.map(({ at }) => at)))
    expect(span.from).toBe(first)
    expect(span.to).toBe(clock)
    for (const { marks } of lanes)
      expect(marks.map(({ at }) => at)).toEqual(marks.map(({ at }) => at).toSorted((a, b) => a - b))
  })

  it('[CA11] shows beside our own steps of a visa what the State said: approved is not issued', () => {
    const at = republic({ 'V-5': { stages: [{ stage: 'approved', at: '2021-07-20' }] } })
    const said = marksOn('C-04', 'visa', at).map(({ what, state }) => `${what} ${state}`)
    expect(said).toContain('stage approved')
    expect(said).not.toContain('state issued')
  })

  it('[CA11] an act says how sure its day is, a consent until when it holds', () => {
    expect(marksOn('C-01', 'act')[0]?.precision).toBeDefined()
    for (const { until, at } of marksOn('C-01', 'consent')) expect(until ?? at).toBeGreaterThanOrEqual(at)
  })

  it('[CA11] draws how urgent it stood as a stair, what happened as lines, where the person slept as bars without a name', () => {
    const { picture } = story('C-06')
    expect(picture.danger).toMatchObject([{ priority: 'emergency', to: clock }])
    expect(picture.happened).toMatchObject([{ what: 'threat', id: 'O-1' }])
    const stays = picture.bars.filter(({ lane }) => lane === 'stay')
    expect(stays.map(({ open }) => open)).toEqual([false, true])
    expect(stays.at(-1)?.to).toBe(picture.to)
    for (const { from, to } of picture.bars) {
      expect(from).toBeGreaterThanOrEqual(picture.from)
      expect(to).toBeLessThanOrEqual(picture.to)
    }
    expect(JSON.stringify(picture)).not.toMatch(/S-\d|Wren|Kite/)
  })

  it('[CA11] two steps of danger follow each other, and a lowering nobody signed is no step down', () => {
    const later = (secondReader?: string) =>
      held('RA-9', 'RiskAssessment', {
        caseId: 'C-06',
        at: '2021-08-01T12:00:00Z',
        by: 'M-03',
        priority: 'urgent',
        reviewAt: '2021-08-20',
        ...(secondReader === undefined ? {} : { secondReader }),
      })
    const steps = (record: Held) =>
      story('C-06', republic({}, [record])).picture.danger.map(({ priority }) => priority)
    expect(steps(later())).toEqual(['emergency', 'emergency'])
    expect(steps(later('M-11'))).toEqual(['emergency', 'urgent'])
  })

  it('[CA10] no mark holds a word that anybody wrote', () => {
    const words = demonstration.flatMap((one) =>
      ['known', 'note', 'result', 'plan', 'summary', 'body'].flatMap((name) => one.fields[name] ?? []),
    )
    const told = ['C-01', 'C-06', 'C-14'].map((id) => {
      const { lanes, picture, papers } = story(id)
      return JSON.stringify({ lanes, picture, papers })
    })
    const texts = words.filter((word) => typeof word === 'string' && word.length > 12)
    expect(texts.length).toBeGreaterThan(10)
    for (const word of texts) for (const text of told) expect(text).not.toContain(word)
  })

  it('[CA10] a lane whose key this device lacks is not there, and nothing says so', () => {
    const blind = demonstration.map((one): Held => {
      if (one.type !== 'Journey') return one
      return {
        ...one,
        fields: { personId: one.fields['personId'] ?? [] },
        withheld: new Set(['legs', 'stays']),
      }
    })
    const lanes = story('C-06', world(blind)).lanes.map(({ lane }) => lane)
    expect(lanes).not.toContain('stay')
    expect(lanes).toContain('visa')
  })

  it('[CA11] papers are the items and filings that its records name', () => {
    const { papers } = story('C-01')
    expect(papers).toContain('E-01')
    expect(papers.every((id) => /^[EN]-/.test(id))).toBe(true)
  })

  it('[CA11] is the same story on every desk', () => {
    const expected = story('C-01')
    assert(
      property(shuffledSubarray([...demonstration], { minLength: demonstration.length }), (records) => {
        const { file: _file, ...told } = story('C-01', world(records))
        const { file: _other, ...same } = expected
        expect(told).toEqual(same)
      }),
      { numRuns: 15 },
    )
    expect(storyOf(world(), 'C-99')).toBeUndefined()
  })
})

describe('minors', () => {
  const minors = (at = world()) => minorsCases(caseFiles(at).all, at.now)

  it('[CA18] the girl of the fictional republic waits for two members, and her journey with her', () => {
    expect(minors()).toMatchObject([
      { caseId: 'C-13', bestInterest: { decided: false }, waiting: ['J-13#1'] },
    ])
    const decided = republic({
      'C-13': {
        bestInterest: { by: ['M-02', 'M-11'], at: '2021-08-04', decision: 'leaves with the escort' },
      },
    })
    expect(minors(decided)).toMatchObject([{ bestInterest: { decided: true }, waiting: [] }])
  })

  it('[CA18] one member twice, a decision of tomorrow, or empty words decide nothing', () => {
    const decided = (value: Readonly<Record<string, unknown>>) =>
      bestInterestOf(held('C', 'Case', { bestInterest: value }), clock).decided
    const good = { by: ['M-02', 'M-11'], at: '2021-08-04', decision: 'stays' }
    expect(decided(good)).toBe(true)
    expect(decided({ ...good, by: ['M-02', 'M-02'] })).toBe(false)
    expect(decided({ ...good, at: '2121-08-04' })).toBe(false)
    expect(decided({ ...good, decision: '  ' })).toBe(false)
    expect(bestInterestOf(held('C', 'Case', {}), clock)).toEqual({ decided: false, by: [] })
  })

  it('[CA18] nobody signs what is best for a minor in a colleague’s name, and other words begin anew', () => {
    const file = demonstration.find(({ id }) => id === 'C-13')
    if (file === undefined) throw new Error('C-13 is there')
    const decided = (by: readonly string[], decision = 'leaves with the escort') =>
      changed(file, { bestInterest: { by, at: '2021-08-04', decision } })
    const said = (before: Held, after: Held, by: string) =>
      savingBreaks({ before, after, by }, world()).map(({ field }) => field)
    expect(said(file, decided(['M-02']), 'M-02')).toEqual([])
    expect(said(decided(['M-02']), decided(['M-02', 'M-11']), 'M-11')).toEqual([])
    expect(said(file, decided(['M-02', 'M-11']), 'M-02')).toEqual(['bestInterest'])
    expect(said(decided(['M-02']), decided(['M-02', 'M-11'], 'stays'), 'M-11')).toEqual(['bestInterest'])
  })

  it('[CA18] a consent that no minor can give is named, whoever noted it', () => {
    const press = held('G-90', 'Consent', { personId: 'P-13', purpose: 'P11', status: 'given' })
    expect(minors(republic({}, [press]))[0]?.impossible).toEqual(['G-90'])
  })

  it('[CA18] a minor under a second code, or on either of two desks, is a minor', () => {
    const at = republic({ 'P-08': { mergedInto: 'P-13' } })
    expect(
      minors(at)
        .map(({ caseId }) => caseId)
        .toSorted(),
    ).toEqual(['C-08', 'C-13'])
  })
})
