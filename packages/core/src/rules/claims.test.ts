/** Origins, merging, what officials said and what a body is asked: what the demonstration's own attempts do not reach. */
import { describe, expect, it } from 'vitest'
import { originsOf } from './claims.ts'
import { promisesOf } from './promises.ts'
import { changed, changedAt, clock, demonstration, held, reasons, tried, world } from './republic.fixture.ts'
import { publishBreaks } from './statements.ts'

const place = { about: 'X-1', slot: 'place', value: 'cannery' }
const grade = (wish: object, at = world()) => tried('grade', { about: 'X-1', credibility: '1', ...wish }, at)

describe('origins of a claim', () => {
  it('[RU29] count merged persons once, and whoever lived with an origin before telling only leniently', () => {
    const joined = changed({ 'P-10': { mergedInto: 'P-02' } })
    expect(originsOf(place, joined).strict).toEqual(['P-01', 'P-02', 'P-16', 'P-18'])
    expect(originsOf(place, joined).lenientExtra).toEqual(['P-03', 'P-35'])
    expect(originsOf(place, world()).strict).toContain('P-10')
  })

  it('[RU29] are not made by relays, rumours and guesses', () => {
    const relayed = demonstration.flatMap((one) =>
      one.type === 'Claim' && one.fields['origin']?.[0] === 'P-01' && one.fields['slot']?.[0] === 'method'
        ? [[one.id, { evidentiality: 'read' }] as const]
        : [],
    )
    const at = changed(Object.fromEntries(relayed))
    expect(originsOf({ about: 'X-1', slot: 'method', value: 'electric' }, at).strict).toEqual(['P-03'])
    expect(originsOf({ about: 'X-1', slot: 'method', value: 'electric' }, at).lenientExtra).toEqual(['P-01'])
  })

  it('[RU29] do not come from an account that was withdrawn', () => {
    expect(grade({ slot: 'method', value: 'pipes' })).toBe('allow')
    expect(
      grade(
        { slot: 'method', value: 'pipes' },
        changed({ 'T-01': { state: 'withdrawn' }, 'P-10': { mergedInto: 'P-02' } }),
      ),
    ).toBe('block R16')
  })

  it('[RU29] carry a grade of 1 from two on; lower grades need none', () => {
    expect(grade({ slot: 'method', value: 'electric', credibility: '2' })).toBe('allow')
    expect(grade({ slot: 'method', value: 'electric', credibility: 1 })).toBe('block R16')
    expect(grade({ slot: 'place', value: 'nowhere' })).toBe('block R16')
  })
})

describe('a merge', () => {
  const merge = (approvals: readonly string[], at = world()) =>
    reasons('merge', { a: 'P-01', b: 'P-10', approvals }, at)

  it('[RU30] needs one member of each team, two different ones', () => {
    expect(merge(['M-02', 'M-03'])).toEqual([])
    expect(merge(['M-02', 'M-02'])).toEqual(['merge-one-member'])
    expect(merge(['M-07', 'M-08'])).toEqual(['merge-not-both-teams'])
    expect(merge(['M-02', 'M-08'])).toEqual(['merge-not-both-teams'])
    expect(merge(['M-04', 'M-11'])).toEqual([])
  })

  it('[RU30] of somebody without a case needs any second member', () => {
    expect(tried('merge', { a: 'P-01', b: 'P-16', approvals: ['M-02', 'M-08'] })).toBe('allow')
    expect(tried('merge', { a: 'P-01', b: 'P-16', approvals: ['M-08', 'M-09'] })).toBe('block R18')
  })

  it('[RU30] of what is one person already is none', () => {
    expect(merge(['M-02', 'M-03'], changed({ 'P-10': { mergedInto: 'P-01' } }))).toEqual([
      'merge-same-person',
    ])
  })
})

describe('what officials said', () => {
  const quote = 'Not one complaint has reached this office'
  const said = {
    kind: 'position',
    wording: quote,
    speakerId: 'P-31',
    anchors: [{ publicationId: 'U-2', quote }],
  }
  const denial = {
    ...said,
    kind: 'denial',
    officeThen: 'Commissioner',
    saidAt: { date: '2021-05-29', precision: '01' },
    denialType: 'X-NOCMPL',
    denies: ['L-60'],
  }
  const promise = {
    ...said,
    kind: 'commitment',
    commitment: { promisors: ['P-31'], what: 'to look', due: '2021-09-01' },
  }

  it('every statement of the demonstration but the one without a source could be published', () => {
    const all = demonstration.filter(({ type }) => type === 'Statement').map(({ id }) => id)
    expect(all.filter((id) => publishBreaks(id, world()).length > 0)).toEqual(['Q-6b'])
  })

  it('[RU31] stands letter for letter in each of its sources, one of them captured', () => {
    expect(reasons('newStatement', said)).toEqual([])
    expect(
      reasons('newStatement', {
        ...said,
        anchors: [{ publicationId: 'U-2', quote: 'Not one complaint has reached us' }],
      }),
    ).toEqual(['anchor-not-found'])
    const second = { publicationId: 'U-1', quote }
    expect(reasons('newStatement', { ...said, anchors: [...said.anchors, second] })).toEqual([
      'anchor-not-found',
    ])
    expect(reasons('newStatement', said, changed({ 'U-2': { capture: null } }))).toEqual([
      'source-not-captured',
    ])
    expect(reasons('newStatement', said, changed({ 'U-2': { capture: 'E-99' } }))).toEqual([
      'source-not-captured',
    ])
    expect(reasons('newStatement', { ...said, anchors: [{ itemId: 'E-08', quote }] })).toEqual([])
    expect(reasons('newStatement', { ...said, anchors: [] })).toEqual(['no-anchor'])
    expect(reasons('newStatement', { ...said, speakerId: 'P-99' })).toEqual(['no-speaker'])
  })

  it('[RU32] denies in words of its source, not in a summary', () => {
    expect(tried('newStatement', denial)).toBe('allow')
    expect(
      reasons('newStatement', { ...denial, wording: 'NOT ONE COMPLAINT has reached this office!' }),
    ).toEqual([])
    expect(reasons('newStatement', { ...denial, wording: 'Nobody complained.' })).toEqual(['denial-no-words'])
    expect(reasons('newStatement', { ...denial, denies: ['X-1'] })).toEqual(['denial-no-claims'])
    expect(reasons('newStatement', { ...denial, officeThen: ' ', denialType: null })).toEqual([
      'denial-no-office',
      'denial-no-type',
    ])
  })

  it('[RU33] promises by a date, at an interval, or at one that is assumed and says so', () => {
    const timed = (commitment: object) =>
      reasons('newStatement', {
        ...promise,
        commitment: { promisors: ['P-31'], what: 'to look', ...commitment },
      })
    expect(tried('newStatement', promise)).toBe('allow')
    expect(timed({ every: 'P1M' })).toEqual([])
    expect(timed({ every: 'P1M', intervalAssumed: true })).toEqual([])
    expect(timed({ intervalAssumed: true })).toEqual([])
    expect(timed({})).toEqual(['promise-no-date'])
    expect(timed({ promisors: [], due: '2021-09-01' })).toEqual(['promise-no-promisor'])
    expect(reasons('newStatement', { ...promise, commitment: null })).toEqual([
      'promise-no-promisor',
      'promise-no-content',
      'promise-no-date',
    ])
  })

  it('is overdue when a check passed in silence; "no information" is an answer and no fulfilment', () => {
    const standing = (at = world()) => promisesOf(at).find(({ statement }) => statement === 'Q-3')
    expect(standing()).toMatchObject({
      status: 'overdue',
      missedCheck: 'K-05',
      overdueDays: 6,
      doneChecks: 1,
      fulfilled: 0,
    })
    const answered = changed({ 'K-05': { outcome: 'no_info' } })
    expect(standing(answered)).toMatchObject({
      status: 'pending',
      overdueDays: 0,
      doneChecks: 2,
      fulfilled: 0,
    })
    expect(standing(changedAt(clock - 8 * 86_400_000, {}))).toMatchObject({
      status: 'pending',
      overdueDays: 0,
    })
  })
})

describe('what a body is asked', () => {
  it('[RU34] moves on by its document, not by a capture of a page that tells of it', () => {
    const stage = (wish: object) =>
      reasons('setStage', { interventionId: 'N-1', stage: 'refusal_quashed', ...wish })
    expect(stage({ itemId: 'E-09' })).toEqual([])
    expect(stage({ itemId: 'E-09', publicationId: 'U-5' })).toEqual([])
    expect(stage({ itemId: 'E-14' })).toEqual(['stage-by-press'])
    expect(stage({})).toEqual(['stage-no-document'])
    expect(stage({ itemId: 'E-99' })).toEqual(['stage-no-document'])
  })

  it('R24: hears which remedies were tried or why none, in words', () => {
    const file = (type: string, remedies: unknown) => tried('file', { type, personIds: ['P-01'], remedies })
    for (const type of ['X-CAT22', 'X-ECHR34', 'X-CEDUA']) {
      expect(file(type, null)).toBe('block R24')
      expect(file(type, { tried: ['  '], whyNone: ' ' })).toBe('block R24')
      expect(file(type, { tried: ['complaint of 24 May'] })).toBe('allow')
      expect(file(type, { tried: [], whyNone: 'the only court is theirs' })).toBe('allow')
    }
    expect(file('X-DOM', null)).toBe('allow')
  })

  it('[RU35] names nobody to a State on the word of a form: every yes rests on a consent', () => {
    const answers = {
      consent: true,
      knowsLetterToState: true,
      knowsPublicReport: true,
      nameOrInitials: 'initials',
    }
    const file = (personIds: readonly string[], spAnswers: object, at = world()) =>
      tried('file', { type: 'X-UNSP', personIds, spAnswers }, at)
    expect(file(['P-02'], answers)).toBe('allow')
    expect(file(['P-01'], answers)).toBe('block R25')
    expect(file(['P-02', 'P-01'], answers)).toBe('block R25')
    expect(file(['P-02'], { ...answers, nameOrInitials: 'name' })).toBe('block R25')
    expect(file(['P-02'], { ...answers, knowsLetterToState: false })).toBe('block R25')
    expect(file(['P-02'], { ...answers, nameOrInitials: 'both' })).toBe('block R25')
    const named = { 'G-07': { identifiability: 'I4' }, 'G-08': { identifiability: 'I5' } }
    expect(file(['P-02'], { ...answers, nameOrInitials: 'name' }, changed(named))).toBe('allow')
    expect(file(['P-02'], answers, changed({ 'G-08': { status: 'withdrawn' } }))).toBe('block R25')
  })

  it('[RU4] is nothing that is not here', () => {
    expect(reasons('setStage', { interventionId: 'N-99', stage: 'opened' })).toEqual(['no-such-record'])
    expect(reasons('publishStatement', { statementId: 'Q-99' })).toEqual(['no-such-record'])
    expect(reasons('merge', { a: 'P-01', b: 'S-1', approvals: ['M-02', 'M-03'] })).toEqual(['no-such-record'])
    expect(held('x', 'Person', {}).fields).toEqual({})
  })
})
