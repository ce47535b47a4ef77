import { describe, expect, it } from 'vitest'
import { day } from '../rules/world.ts'
import { dialoguesAsOf, nameableStates, routeOf, statesInTalks } from './dialogues.ts'
import { reconcile, reconciledWords } from './figures.ts'
import { pipeline } from './pipeline.ts'
import { dependantsOf, programmesAsOf, stranded } from './programmes.ts'
import { visaCounts, visasAsOf, visasNow } from './visas.ts'
import { clock, demonstration, held, on, republic, world, writtenApart } from './world.fixture.ts'

const today = '2021-08-05'
const programme = (id: string, status: readonly (readonly [string, string])[]) =>
  held(id, 'Programme', {
    code: id,
    stateCode: 'XB',
    legalBasis: '-',
    office: '-',
    status: status.map(([at, state]) => ({ at, status: state, source: 'notice' })),
  })

describe('talks with States', () => {
  it('[MV10] four, five, four, four: each figure is true on its day', () => {
    const count = (asOf: string) => statesInTalks(world(), asOf).count
    expect(['2021-05-05', '2021-05-20', '2021-05-30', today].map(count)).toEqual([4, 5, 4, 4])
    expect(statesInTalks(world(), '2021-05-20').states).toEqual(['XB', 'XH', 'XQ', 'XS', 'XT'])
    expect(statesInTalks(world(), '2021-05-26').count).toBe(5)
    expect(statesInTalks(world(), '2021-05-27').count).toBe(4)
    expect(statesInTalks(world(), '2021-04-09').count).toBe(0)
  })

  it('[MV11] a State is named only when every dialogue with it says so on every desk', () => {
    expect(nameableStates(world())).toEqual(['XH'])
    const doubted = demonstration.map((record) =>
      record.id === 'N-4'
        ? writtenApart(record, { dialogue: { stateCode: 'XH', nameable: false, history: [] } })
        : record,
    )
    expect(nameableStates(world(doubted))).toEqual([])
    const second = held('N-99', 'Intervention', {
      type: 'X-VISD',
      body: 'Halvory',
      by: 'us',
      asks: ['transit'],
      dialogue: { stateCode: 'XH', nameable: false, history: [{ state: 'talks', at: '2021-07-01' }] },
    })
    expect(nameableStates(republic({}, [second]))).toEqual([])
    expect(statesInTalks(republic({}, [second]), today).count).toBe(4)
  })

  it('[MV11] silence, a refusal and another channel are three answers', () => {
    expect(dialoguesAsOf(world(), '2021-06-01').find((one) => one.stateCode === 'XQ')?.state).toBe(
      'unresponsive',
    )
    expect(dialoguesAsOf(world(), today).map((one) => [one.stateCode, routeOf[one.state]])).toEqual([
      ['XB', 'visa'],
      ['XH', 'visa'],
      ['XQ', 'refused'],
      ['XS', 'visa'],
      ['XT', 'talks'],
    ])
  })
})

describe('visas', () => {
  it('[MV12] counts as of a day what was issued, and from now on what waits', () => {
    expect(visaCounts(world(), '2021-05-20')).toMatchObject({ issued: 3, byState: { XH: 2, XS: 1 } })
    expect(visaCounts(world(), '2021-05-19')).toMatchObject({ issued: 2, byState: { XH: 1, XS: 1 } })
    expect(visaCounts(world(), today)).toEqual({
      asOf: today,
      applications: 9,
      issued: 4,
      issuedTo: 4,
      byState: { XH: 2, XB: 1, XS: 1 },
      pending: ['V-4', 'V-5', 'V-6'],
      refused: ['V-7'],
      noAnswer: ['V-8'],
      approvedNotIssued: [],
    })
  })

  it('[MV13] no answer is computed once the agreed days are over, and not one day sooner', () => {
    const at = (asOf: string) => visaCounts(world(), asOf).noAnswer
    expect(at('2021-06-28')).toEqual([])
    expect(at('2021-06-29')).toEqual(['V-8'])
    expect(at('2021-08-12')).toEqual(['V-4', 'V-8'])
    expect(visaCounts(republic({ 'V-8': { agreedDays: 90 } }), today).noAnswer).toEqual([])
    // A receipt is no answer; an invitation to an interview is.
    const stage = (code: string) => republic({ 'V-8': { stages: [{ stage: code, at: '2021-07-20' }] } })
    expect(visaCounts(stage('acknowledged'), today).noAnswer).toEqual(['V-8'])
    expect(visaCounts(stage('interview'), today).noAnswer).toEqual([])
  })

  it('[MV14] approved is not issued', () => {
    const at = republic({ 'V-6': { stages: [{ stage: 'approved', at: '2021-07-20' }] } })
    expect(visaCounts(at, today)).toMatchObject({ issued: 4, approvedNotIssued: ['V-6'] })
    expect(visasNow(at).find(({ id }) => id === 'V-6')).toMatchObject({
      state: 'submitted',
      approvedNotIssued: 17,
    })
    expect(stranded(at, today).map(({ id }) => id)).toEqual(['V-6'])
    expect(stranded(at, '2021-07-26')).toEqual([])
    const issued = republic({
      'V-6': {
        stages: [
          { stage: 'approved', at: '2021-07-20' },
          { stage: 'issued', at: '2021-08-01' },
        ],
      },
    })
    expect(visaCounts(issued, today)).toMatchObject({ issued: 5, approvedNotIssued: [] })
  })

  it('[MV12] a state that somebody moved without a day counts from now on and in no older figure', () => {
    const at = republic({ 'V-4': { state: 'issued' } })
    expect(visaCounts(at, today).issued).toBe(5)
    expect(visaCounts(at, '2021-07-30').issued).toBe(4)
  })

  it('[MV2] two codes of one person are one person with two visas', () => {
    const at = republic({ 'P-12': { mergedInto: 'P-01' } })
    expect(visaCounts(at, today)).toMatchObject({ issued: 4, issuedTo: 3 })
    expect(visasAsOf(at, today).find(({ id }) => id === 'V-3')?.person).toBe('P-01')
  })

  it('[MV15] nine in the press against three of ours cannot be reconciled, and that is the answer', () => {
    const ours = visaCounts(world(), '2021-05-20').issued
    expect(reconcile(9, ours, '2021-05-20')).toEqual({
      asOf: '2021-05-20',
      published: 9,
      ours: 3,
      verdict: 'cannot-be-reconciled',
    })
    expect(reconciledWords['cannot-be-reconciled'].en).toBe(
      'cannot be reconciled from our records; other organisations may be included',
    )
    expect(reconcile(3, 3, today).verdict).toBe('matches')
    expect(reconcile(2, 3, today).verdict).toBe('ours-is-higher')
  })
})

describe('programmes', () => {
  const shut = programme('PR', [
    ['2021-01-01', 'open'],
    ['2021-08-03', 'suspended'],
  ])
  const hanging = {
    'V-4': { programmeId: 'PR', state: 'submitted' },
    'V-5': { programmeId: 'PR', priority: 'emergency' },
    'V-6': { programmeId: 'PR', stages: [{ stage: 'approved', at: '2021-07-20' }] },
    'V-3': { programmeId: 'PR' },
  }

  it('[MV16] one that closes lists everybody who hangs on it at once, those approved and not issued first', () => {
    const at = republic(hanging, [shut])
    expect(dependantsOf(at, 'PR', today).map(({ visa, because }) => [visa.id, because])).toEqual([
      ['V-6', 'approved-not-issued'],
      ['V-5', 'waiting'],
      ['V-4', 'waiting'],
    ])
  })

  it('[MV16] the status is that of the day asked for; of two words on one day the worse', () => {
    const at = republic(hanging, [shut])
    const status = (asOf: string) => programmesAsOf(at, asOf).find(({ id }) => id === 'PR')?.status?.status
    expect(status('2021-08-02')).toBe('open')
    expect(status('2021-08-03')).toBe('suspended')
    expect(status('2020-12-31')).toBeUndefined()
    const rumour = programme('PR', [
      ['2021-08-03', 'open'],
      ['2021-08-03', 'closed'],
    ])
    expect(programmesAsOf(world([rumour]), today)[0]?.status?.status).toBe('closed')
  })
})

describe('who needs a way out', () => {
  it('[MV17] the most urgent first, then whoever waits longest, each person once', () => {
    const rows = pipeline(world())
    expect(rows.map(({ person, route }) => [person, route])).toEqual([
      ['P-06', 'refused'],
      ['P-14', 'none'],
      ['P-13', 'none'],
      ['P-03', 'submitted'],
      ['P-04', 'interview'],
      ['P-05', 'submitted'],
      ['P-11', 'no_answer'],
      ['P-08', 'none'],
      ['P-09', 'none'],
      ['P-10', 'none'],
    ])
    const merged = pipeline(republic({ 'P-09': { mergedInto: 'P-03' } }))
    expect(merged.filter(({ person }) => person === 'P-03')).toMatchObject([
      { case: 'C-03', route: 'submitted' },
    ])
    expect(merged).toHaveLength(9)
    expect(clock - on(today)).toBe(9 * (day / 24))
  })
})
