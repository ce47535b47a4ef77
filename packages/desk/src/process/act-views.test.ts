/** A journey that waits because nobody else's desk can open what this one reads, as the desk says it: docs/formats/control.md, R23. */
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { Club, given } from '@safeconduct/core/vault/replica/organisation.fixture.ts'
import { caseParts } from '@safeconduct/core/vault/schema.ts'
import { describe, expect, it } from 'vitest'
import { ru } from '../pages/words/ru.ts'
import { outcomeView, proposalViews } from './act-views.ts'
import { act } from './acting.ts'

/** The second desk has opened a case that the third reads; with the titles that its staff gave. */
async function packed() {
  const club = await Club.of(3, { relay: true })
  const [home, traveller] = [club.desk(0), club.desk(1)]
  const caseId = newRecordId(random)
  await traveller.saved({
    id: caseId,
    type: 'Case',
    home: { kind: 'case', caseId },
    fields: { label: 'a case' },
  })
  await club.meet()
  const parts = Object.fromEntries(caseParts.map((part) => [part, 'lead'] as const))
  given(await traveller.replica.acts.assign(caseId, club.member(2), parts))
  await club.meet()
  const organised = {
    replica: traveller.replica,
    acts: traveller.replica.acts,
    caseTitle: (id: string) => (id === caseId ? 'P-07' : undefined),
    shareOf: () => Promise.resolve(),
    recordsIn: () => 0,
  }
  return { club, home, traveller, organised, caseId }
}

describe('a journey with the only key of a case', () => {
  it('[R23] says that it waits for another desk, in which cases, and no more that it waits for the relay', async () => {
    const { club, home, traveller, organised, caseId } = await packed()
    given(await traveller.replica.acts.suspend(club.device(2)))
    const hurry = () => club.meet([traveller, home])
    const answer = await act(organised, hurry, { name: 'device.travel', ask: {} })
    expect(answer).toEqual({ ok: true, value: { state: 'waits-for-another-desk' } })
    const onlyHere = caseParts.map((part) => ({ scope: 'case', part, caseId, title: 'P-07' }))
    expect(proposalViews(organised)).toMatchObject([
      { what: 'device-travelling', state: 'waits-for-another-desk', onlyHere },
    ])
    expect(ru.people.proposals.onlyHere('P-07')).toContain('P-07')
    given(await home.replica.acts.restore(club.device(2)))
    await club.meet()
    expect(proposalViews(organised)).toEqual([])
  })

  it('says of other changes what it said', async () => {
    const { traveller, organised } = await packed()
    given(await traveller.replica.acts.travel())
    const [view] = proposalViews(organised)
    expect([view?.state, view?.onlyHere]).toEqual(['waits-for-relay', undefined])
    expect(outcomeView(organised, { state: 'waits-for-committer', proposal: '' })).toEqual({
      state: 'waits-for-relay',
    })
  })
})
