/** A log whose leads have all left the organisation: docs/formats/control.md, R46. */
import { describe, expect, it } from 'vitest'
import { newRecordId } from '../../base/id.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { letterOf, sealMail } from '../control/mail.ts'
import { rightOf } from '../control/membership.ts'
import type { RightList } from '../control/membership-events.ts'
import { envelopeKeyOf, logHexOf, type Right } from '../control/names.ts'
import { newDraft } from '../control/write-control.ts'
import type { CompartmentName } from '../schema.ts'
import { Club, given } from './organisation.fixture.ts'
import { keepProposal, storedProposals } from './organisation-shelf.ts'

/** The third of four opens a case and lets the fourth write in it; then the founder, who does not read it, removes them. */
async function clubWithoutLead() {
  const club = await Club.of(4, { relay: true })
  const caseId = newRecordId(random)
  const scope = { kind: 'case', caseId } as const
  const work: CompartmentName = { scope, part: 'work' }
  await club.desk(2).saved({ id: caseId, type: 'Case', home: scope, fields: { label: 'a case' } })
  await club.meet()
  const log = logHexOf(club.desk(2).log(work).id)
  const gives = (by: number, to: number, right: Right) =>
    club.desk(by).replica.acts.changeRights([{ log, member: club.member(to), right }])
  given(await gives(2, 3, 'writer'))
  await club.meet()
  const rightOfThem = (at: number, of: number): string | undefined => {
    const { control } = club.desk(at).log(work)
    return control?.kind === 'membership' ? rightOf(control.state, club.member(of)) : undefined
  }
  return { club, log, gives, rightOfThem }
}

describe('a case whose only lead has left', () => {
  it('[R46] is led again by whoever still reads it, once an admin who cannot read it has signed for the name', async () => {
    const { club, log, gives, rightOfThem } = await clubWithoutLead()
    expect(await gives(3, 3, 'lead')).toMatchObject({ ok: false, refusal: { kind: 'not-a-lead' } })
    given(await club.desk(0).replica.acts.remove(club.member(2)))
    await club.meet()
    expect(given(await gives(3, 3, 'lead'))).toMatchObject({ state: 'waits-for-approval', have: 1, need: 2 })
    await club.meet()
    const admin = club.desk(0)
    expect(admin.replica.book.byHex(log)).toBeUndefined()
    expect(club.desk(1).replica.acts.proposals()).toEqual([])
    const [asked, ...more] = admin.replica.acts.proposals()
    expect(more).toEqual([])
    expect(asked).toMatchObject({ what: 'members', role: 'lead', about: club.member(3), state: 'asks-me' })
    given(await admin.replica.acts.approve(certain(asked, 'a request').id))
    await club.meet()
    expect(rightOfThem(3, 3)).toBe('lead')
    expect(admin.replica.acts.proposals()).toEqual([])
    given(await gives(3, 1, 'reader'))
    await club.meet()
    expect(rightOfThem(1, 1)).toBe('reader')
  })

  it('[R46] waits for nobody where the rules allow nothing: no other right, and nobody who has none', async () => {
    const { club, gives } = await clubWithoutLead()
    given(await club.desk(0).replica.acts.remove(club.member(2)))
    await club.meet()
    for (const [to, right] of [
      [3, 'reader'],
      [1, 'lead'],
    ] as const)
      expect(await gives(3, to, right)).toMatchObject({ ok: false, refusal: { kind: 'not-allowed' } })
    expect(club.desk(0).replica.acts.proposals()).toEqual([])
  })

  it('[R46] [R75] asks for one name that stands on the screen, in a log that is not read here, and for nothing else', async () => {
    const { club, log } = await clubWithoutLead()
    const [admin, asks] = [club.desk(0), club.desk(1)]
    const roster = certain(asks.replica.book.roster, 'read')
    const to = certain(
      roster.devices.find(({ device }) => device === club.device(0)),
      'enrolled',
    )
    const [me, other] = [club.member(1), club.member(3)]
    const sets: readonly RightList[] = [
      [
        [me, 'lead'],
        [other, 'lead'],
      ],
      [[me, 'writer']],
      [['ff'.repeat(16) as typeof me, 'lead']],
      [[club.member(0), 'lead']],
    ]
    const asked = async (set: RightList, ahead = 0) => {
      const at = { base: 3, roster: roster.head[0] + ahead }
      const draft = newDraft({ kind: 'members' as const, set }, at, random)
      const letter = await sealMail(
        { device: asks.replica.deviceKey, organisation: asks.replica.organisation.id },
        { device: to.device, envelope: envelopeKeyOf(to.envelope) },
        letterOf({ kind: 'approval-asked', log, draft }),
        { at: asks.clock.millis(), base: roster.head },
        { random },
      )
      await admin.replica.acts.takeMail([letter])
      return draft.id
    }
    // One that names a roster still to come is looked at when that is here, and signed by nobody before.
    const early = await asked(certain(sets[0], 'two names'), 1)
    expect(await admin.replica.acts.approve(early)).toMatchObject({ refusal: { kind: 'no-such-proposal' } })
    for (const set of sets) await asked(set)
    expect(admin.replica.acts.proposals()).toEqual([])
    await asked([[other, 'lead']])
    expect(admin.replica.acts.proposals()).toMatchObject([{ about: other, role: 'lead' }])
  })

  it('[R32] leaves alone what this desk proposed itself in a log that it does not have any more', async () => {
    const { club, log } = await clubWithoutLead()
    const { store, replica } = club.desk(0)
    const draft = newDraft(
      { kind: 'members' as const, set: [[club.member(3), 'writer']] },
      { base: 3, roster: 1 },
      random,
    )
    const from = club.device(0)
    const mine = { id: draft.id, log, draft, approvals: [], state: 'mine', from, out: [] } as const
    store.transaction(() => keepProposal(store.shelf, mine))
    await replica.acts.settle()
    expect(storedProposals(store.shelf).map(({ id }) => id)).toContain(draft.id)
  })
})
