import { assert, constantFrom, dictionary, property, shuffledSubarray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { triageQuestion } from '../records/choices/risk.ts'
import { savingBreaks } from '../rules/saving.ts'
import { hour } from '../rules/world.ts'
import { currentInstrument, instrumentOf, instruments, levels, type Question } from './instrument.ts'
import { standingOf, weigh } from './judgement.ts'
import { type Answers, answersOf, triage, triageOf } from './triage.ts'
import { changed, clock, held, world, writtenApart } from './world.fixture.ts'

const { gates, accumulators, first } = currentInstrument
const all = (answer: 'yes' | 'no' | 'unknown'): Answers =>
  Object.fromEntries([...first, ...gates, ...accumulators].map((question) => [question, answer]))
const anyAnswers = dictionary(
  constantFrom(...gates, ...accumulators),
  constantFrom('yes' as const, 'no' as const, 'unknown' as const, 'not_asked' as const),
)

const assessment = (id: string, at: string, values: Readonly<Record<string, unknown>> = {}) =>
  held(id, 'RiskAssessment', {
    caseId: 'C',
    at,
    by: 'M-02',
    factors: [],
    threatActors: [],
    likelihood: 3,
    impact: 3,
    priority: 'normal',
    plan: 'x',
    reviewAt: '2021-08-20',
    ...values,
  })
const asked = { instrument: { code: 'SC-T', version: 1 } }
const answered = (...yes: readonly Question[]) => ({
  ...asked,
  answers: [...gates, ...accumulators].map((question) => ({
    question,
    answer: yes.includes(question) ? 'yes' : 'no',
  })),
})

describe('the questions', () => {
  it('[CA1] ask three first, six gates and twelve more, each a term with words in three languages', () => {
    expect([first.length, gates.length, accumulators.length]).toEqual([3, 6, 12])
    const known = triageQuestion.terms.map(({ code }) => code)
    expect([...first, ...gates, ...accumulators].toSorted()).toEqual(known.toSorted())
    expect(instrumentOf('SC-T', 1)).toBe(currentInstrument)
    expect(instruments.at(-1)).toBe(currentInstrument)
  })

  it('[CA2] one gate is RED, four of the rest are RED, two are AMBER, and the answers that made it are named', () => {
    expect(triage({ ...all('no'), in_custody: 'yes' })).toMatchObject({
      level: 'RED',
      because: ['in_custody'],
    })
    const three = { followed: 'yes', no_passport: 'yes', held_before: 'yes' } as const
    expect(triage({ ...all('no'), ...three })).toMatchObject({
      level: 'AMBER',
      because: ['held_before', 'no_passport', 'followed'],
    })
    expect(triage({ ...all('no'), ...three, money_demanded: 'yes' }).level).toBe('RED')
    expect(triage({ ...all('no'), followed: 'yes' }).level).toBe('GREEN')
    expect(triage(all('no'))).toMatchObject({ level: 'GREEN', because: [], open: [], couldBe: 'GREEN' })
  })

  it('[CA3] what nobody knows is no "no": nothing is GREEN while an open answer could change it', () => {
    expect(triage({})).toMatchObject({ level: 'AMBER', couldBe: 'RED', reviewWithin: 24 * hour })
    const unknown = triage({ ...all('no'), search_under_way: 'unknown' })
    expect(unknown).toMatchObject({
      level: 'AMBER',
      because: ['search_under_way'],
      open: ['search_under_way'],
    })
    expect(unknown.reviewWithin).toBe(24 * hour)
    // One open question of twelve cannot make two: that one may stay open.
    expect(triage({ ...all('no'), followed: 'not_asked' }).level).toBe('GREEN')
  })

  it('[CA3] whatever is answered: turning a no into unknown never makes it better, a yes never does', () => {
    const rank = (answers: Answers) => levels.indexOf(triage(answers).level)
    assert(
      property(anyAnswers, constantFrom(...gates, ...accumulators), (answers, question) => {
        const no = rank({ ...answers, [question]: 'no' })
        const unknown = rank({ ...answers, [question]: 'unknown' })
        const yes = rank({ ...answers, [question]: 'yes' })
        expect(unknown).toBeLessThanOrEqual(no)
        expect(yes).toBeLessThanOrEqual(no)
        expect(rank({ ...answers, [question]: 'not_asked' })).toBe(unknown)
      }),
      { numRuns: 200 },
    )
  })

  it('[CA5] of two answers that two desks wrote apart the one that protects is read', () => {
    const one = assessment('A', '2021-08-01T10:00:00Z', answered())
    const both = writtenApart(one, { answers: [{ question: 'followed', answer: 'yes' }] })
    expect(answersOf(both).followed).toBe('yes')
    const doubt = writtenApart(one, { answers: [{ question: 'in_custody', answer: 'unknown' }] })
    expect(triageOf(doubt)?.level).toBe('AMBER')
  })

  it('[CA1] an assessment by a version that this release does not know keeps its yes, and one in words has no level', () => {
    const later = assessment('A', '2021-08-01T10:00:00Z', {
      instrument: { code: 'SC-T', version: 9 },
      answers: [{ question: 'in_custody', answer: 'yes' }],
    })
    expect(triageOf(later)?.level).toBe('RED')
    expect(triageOf(assessment('B', '2021-08-01T10:00:00Z'))).toBeUndefined()
  })
})

describe('the judgement', () => {
  const march = assessment('A1', '2021-03-01T10:00:00Z', { priority: 'urgent' })

  it('[CA4] a worker alone raises', () => {
    const raised = assessment('A2', '2021-04-01T10:00:00Z', { priority: 'emergency' })
    expect(standingOf([march, raised], clock).priority).toBe('emergency')
  })

  it('[CA4] lowers only with a second person, and until then what stood before stands', () => {
    const lower = { priority: 'watch' }
    const alone = standingOf([march, assessment('A2', '2021-04-01T10:00:00Z', lower)], clock)
    expect(alone).toMatchObject({ priority: 'urgent', latest: { lowers: true, awaitsSecond: true } })
    const self = assessment('A2', '2021-04-01T10:00:00Z', { ...lower, secondReader: 'M-02' })
    expect(standingOf([march, self], clock).priority).toBe('urgent')
    const two = assessment('A2', '2021-04-01T10:00:00Z', { ...lower, secondReader: 'M-11' })
    expect(standingOf([march, two], clock)).toMatchObject({
      priority: 'watch',
      latest: { awaitsSecond: false, second: 'M-11' },
    })
  })

  it('[CA4] lower than the answers give is lowering too, in the first assessment as well', () => {
    const first = assessment('A1', '2021-04-01T10:00:00Z', { ...answered('in_custody'), priority: 'normal' })
    expect(standingOf([first], clock)).toMatchObject({
      priority: 'emergency',
      latest: { awaitsSecond: true },
    })
  })

  it('[CA4] a lowering dated tomorrow lowers nothing: a clock that runs ahead is no second person', () => {
    const ahead = assessment('A2', '2121-04-01T10:00:00Z', { priority: 'watch', secondReader: 'M-11' })
    expect(standingOf([march, ahead], clock).priority).toBe('urgent')
  })

  it('[CA4] says before saving whether a second person must sign', () => {
    expect(weigh('normal', { before: 'urgent', by: 'M-02' })).toEqual({
      lowers: true,
      needsSecond: true,
      stands: 'urgent',
    })
    expect(weigh('normal', { before: 'urgent', by: 'M-02', second: 'M-11' }).stands).toBe('normal')
    expect(weigh('emergency', { before: 'urgent', by: 'M-02' }).needsSecond).toBe(false)
    expect(weigh('normal', { triage: triage({ in_custody: 'yes' }), by: 'M-02' }).needsSecond).toBe(true)
  })

  it('[CA4] an assessment that says it lowers waits for a second person, though no older one is here', () => {
    const first = assessment('A1', '2021-04-01T10:00:00Z', { priority: 'normal', lowers: true })
    expect(standingOf([first], clock).latest).toMatchObject({ lowers: true, awaitsSecond: true })
  })

  it('[CA5] an old assessment is not rewritten by a form, and nobody signs with another’s name or their own twice', () => {
    const saved = (before: typeof march | undefined, fields: Readonly<Record<string, unknown>>, by: string) =>
      savingBreaks({ before, after: changed(march, fields), by }, world([march])).map(
        ({ because }) => because,
      )
    const said = (fields: Readonly<Record<string, unknown>>, by = 'M-02') => saved(march, fields, by)
    expect(said({ priority: 'watch' })).toEqual(['assessment-stays'])
    expect(said({ note: 'seen again' })).toEqual([])
    expect(said({ secondReader: 'M-11' }, 'M-11')).toEqual([])
    expect(said({ secondReader: 'M-11' }, 'M-02')).toEqual(['one-approval'])
    expect(said({ secondReader: 'M-02' }, 'M-02')).toEqual(['one-approval'])
    expect(saved(undefined, { secondReader: 'M-11' }, 'M-02')).toEqual(['one-approval'])
    expect(saved(undefined, {}, 'M-02')).toEqual([])
  })

  it('[CA5] old assessments stay, and in whatever order they came every desk reads the same', () => {
    const priorities = ['emergency', 'urgent', 'normal', 'watch']
    const many = Array.from({ length: 8 }, (_, i) =>
      assessment(`A${i}`, `2021-0${1 + (i % 4)}-01T10:00:00Z`, {
        priority: priorities[(i * 3) % 4],
        ...(i % 3 === 0 ? { secondReader: 'M-11' } : {}),
      }),
    )
    const expected = standingOf(many, clock)
    expect(expected.all).toHaveLength(8)
    assert(
      property(shuffledSubarray(many, { minLength: 8 }), (order) => {
        expect(standingOf(order, clock)).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })
})
