import { describe, expect, it } from 'vitest'
import { filings } from './interventions.ts'
import { clock, held, on, republic, world } from './world.fixture.ts'

const filing = (values: Readonly<Record<string, unknown>>) =>
  held('N', 'Intervention', {
    type: 'X-CAT22',
    body: 'Committee',
    by: 'us',
    filedAt: '2021-08-01',
    personIds: ['P-01'],
    actIds: [],
    asks: ['interim measures', 'a decision'],
    remedies: { tried: [], whyNone: 'the police took part' },
    ...values,
  })
const one = (at: ReturnType<typeof world>, id: string) => {
  const found = filings(at).find((each) => each.id === id)
  if (found === undefined) throw new Error('a filing was meant')
  return found
}
const with_ = (values: Readonly<Record<string, unknown>>) => one(republic({}, [filing(values)]), 'N')

describe('filings', () => {
  it('[MV60] the next reply or deadline stands first; talks about visas are no filings', () => {
    expect(filings(world()).map(({ id, replyDue }) => [id, replyDue?.at])).toEqual([
      ['N-9', on('2021-05-28')],
      ['N-1', on('2021-08-11')],
      ['N-2', on('2021-08-14')],
      ['N-3', undefined],
    ])
    expect(one(world(), 'N-9').faults).toContain('reply-late')
    expect(one(world(), 'N-2').faults).not.toContain('reply-late')
  })

  it('[MV60] the earliest of check and record counts; the committee’s six months only where nobody entered a day', () => {
    expect(with_({}).replyDue).toEqual({ at: on('2022-02-01'), from: 'rule', record: 'N' })
    expect(with_({ replyDue: '2021-09-01' }).replyDue).toEqual({
      at: on('2021-09-01'),
      from: 'record',
      record: 'N',
    })
    expect(with_({ type: 'X-UNSP' }).replyDue).toBeUndefined()
    const check = held('K', 'Check', {
      kind: 'reply',
      subject: 'N',
      dueAt: '2021-08-20T00:00:00Z',
      graceHours: 0,
      escalation: ['M-09'],
    })
    const both = republic({}, [filing({ replyDue: '2021-09-01' }), check])
    expect(one(both, 'N').replyDue).toEqual({ at: on('2021-08-20'), from: 'check', record: 'K' })
  })

  it('[MV61] a stage is proved by a sealed document; what the press says stands beside it', () => {
    const n1 = one(world(), 'N-1')
    expect(n1.stage).toMatchObject({ stage: 'refused', item: 'E-09', sealed: true })
    expect(n1.claimed).toEqual({ stage: 'opened', publication: 'U-5', proved: false })
    expect(n1.faults).toContain('claimed-not-proved')
    const unsealed = one(republic({ 'E-09': { sealedAt: null } }), 'N-1')
    expect(unsealed.stage?.stage).toBe('prelim_check')
    expect(unsealed.faults).toContain('stage-unproved')
    expect(with_({ stage: 'opened' }).faults).toContain('stage-unproved')
  })

  it('[MV62] each ask has its own answer, the last one, and of two on one day the less pleasant', () => {
    const answer = (state: string, at: string, more = {}) => ({ ask: 'interim measures', state, at, ...more })
    expect(with_({}).asks).toEqual([
      { ask: 'interim measures', state: 'open' },
      { ask: 'a decision', state: 'open' },
    ])
    const granted = with_({
      askAnswers: [answer('granted', '2021-08-04', { answer: 'sent' }), answer('refused', '2021-08-02')],
    })
    expect(granted.asks[0]).toEqual({
      ask: 'interim measures',
      state: 'granted',
      answer: 'sent',
      at: on('2021-08-04'),
    })
    const twice = with_({ askAnswers: [answer('refused', '2021-08-04'), answer('granted', '2021-08-04')] })
    expect(twice.asks[0]?.state).toBe('refused')
  })

  it('[MV62] an ask without an answer is forgotten once its day to look again is past', () => {
    const old = { filedAt: '2021-06-01', receipt: 'E-08', replyDue: '2021-12-01' }
    expect(with_(old).faults).toEqual(['ask-forgotten'])
    const again = { nextAt: '2021-08-20' }
    const looked = ['interim measures', 'a decision'].map((ask) => ({
      ask,
      state: 'open',
      at: '2021-07-01',
      ...again,
    }))
    expect(with_({ ...old, askAnswers: looked }).faults).toEqual([])
    expect(
      one(republic({}, [filing({ ...old, askAnswers: looked })], clock + 30 * 86_400_000), 'N').faults,
    ).toEqual(['ask-forgotten'])
  })

  it('[MV63] a filing of ours without a receipt after two weeks, or without remedies where the body asks, stands out', () => {
    expect(
      with_({
        filedAt: '2021-07-01',
        replyDue: '2021-12-01',
        asks: ['x'],
        askAnswers: [{ ask: 'x', state: 'granted', at: '2021-08-01' }],
      }).faults,
    ).toEqual(['no-receipt'])
    expect(with_({ remedies: { tried: [], whyNone: ' ' } }).faults).toEqual(['no-remedies'])
    expect(with_({ remedies: { tried: ['complaint to the prosecutor'] } }).faults).toEqual([])
  })
})
