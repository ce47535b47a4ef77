/** Letters of colleagues who had read on in the roster before the desk that opens them: docs/formats/control.md, R22, R75. */
import { describe, expect, it } from 'vitest'
import { newRecordId } from '../../base/id.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { approve } from '../control/control-body.ts'
import { letterOf, sealMail } from '../control/mail.ts'
import { rightOf } from '../control/membership.ts'
import { envelopeKeyOf, logHexOf } from '../control/names.ts'
import { rosterAt } from '../control/roster.ts'
import { MemoryStore } from './memory-store.ts'
import { Club, chainOf, given } from './organisation.fixture.ts'
import { storedProposals } from './organisation-shelf.ts'
import type { TestDevice } from './replica.fixture.ts'

async function posted(from: TestDevice, to: readonly TestDevice[]): Promise<void> {
  for (const { key, box, sealed } of from.replica.acts.letters()) {
    const desk = to.find(({ replica }) => replica.acts.box.id.toHex() === box.toHex())
    if (desk === undefined) continue
    await desk.replica.acts.takeMail([sealed])
    await from.replica.acts.posted(key)
  }
}

async function signsAll(desk: TestDevice): Promise<void> {
  for (const { id, state } of desk.replica.acts.proposals())
    if (state === 'asks-me') given(await desk.replica.acts.approve(id))
}

async function threeAdmins(): Promise<Club> {
  const club = await Club.of(4)
  for (const at of [1, 2]) {
    given(await club.desk(0).replica.acts.setRole(club.member(at), 'admin'))
    await club.meet()
    for (const desk of club.desks) await signsAll(desk)
    await club.meet()
  }
  return club
}

describe('a signature of a desk that came back from a journey, opened before the one who asked has read of it', () => {
  it('[R22] counts when that is read', async () => {
    const club = await threeAdmins()
    const [keeper, asks, away] = [club.desk(0), club.desk(1), club.desk(2)]
    given(await asks.replica.acts.setRole(club.member(3), 'admin'))
    await club.meet()
    given(await away.replica.acts.travel())
    await club.meet()
    given(await keeper.replica.acts.giveBack(club.device(2)))
    await club.meet([keeper, away])
    await signsAll(away)
    await posted(away, club.desks)
    await asks.restart()
    await club.meet([keeper, asks])
    const view = rosterAt(certain(keeper.replica.book.roster, 'read'))
    expect(view.members.get(club.member(3))).toBe('admin')
    expect(asks.store.shelf.list('mail-early', '')).toEqual([])
  })

  it('[R16] does not count where it was signed on the journey', async () => {
    const club = await threeAdmins()
    const [keeper, asks, away] = [club.desk(0), club.desk(1), club.desk(2)]
    given(await asks.replica.acts.setRole(club.member(3), 'admin'))
    await club.meet()
    const { id, draft, log } = certain(storedProposals(asks.store.shelf)[0], 'it waits for others')
    given(await away.replica.acts.travel())
    await club.meet([keeper, away])
    // Whoever has taken the laptop on the way signs, and has read the roster to one entry beyond the journey.
    const { directory } = asks.replica.book
    const begun = chainOf(keeper, directory.hex).slice(0, -1)
    await asks.replica.receiveControl(directory.id, begun)
    await asks.replica.acts.settle()
    const organisation = away.replica.organisation.id
    const roster = certain(away.replica.book.roster, 'read')
    const to = certain(
      roster.devices.find(({ device }) => device === club.device(1)),
      'enrolled',
    )
    const where = { organisation, log: directory.id, kind: 'roster' } as const
    const { signature } = await approve(where, draft, away.replica.deviceKey)
    const letter = await sealMail(
      { device: away.replica.deviceKey, organisation },
      { device: to.device, envelope: envelopeKeyOf(to.envelope) },
      letterOf({ kind: 'approval', log, draft: id, signature }),
      { at: away.clock.millis(), base: roster.head },
      { random },
    )
    expect(await asks.replica.acts.takeMail([letter])).toMatchObject({ opened: 1, refused: 0 })
    given(await keeper.replica.acts.giveBack(club.device(2)))
    await club.meet([keeper, asks])
    const view = rosterAt(certain(keeper.replica.book.roster, 'read'))
    expect(view.devices.get(club.device(2))?.state).toBe('active')
    expect(view.members.get(club.member(3))).toBe('member')
  })
})

describe('a request of a desk that came in since, for a log that the admin does not read', () => {
  it('[R22] [R46] waits until the roster says whose desk it is', async () => {
    const club = await Club.of(3, { relay: true })
    const [admin, lead, writer] = [club.desk(0), club.desk(1), club.desk(2)]
    const caseId = newRecordId(random)
    const work = { scope: { kind: 'case', caseId }, part: 'work' } as const
    await lead.saved({ id: caseId, type: 'Case', home: work.scope, fields: { label: 'a case' } })
    await club.meet()
    const log = logHexOf(lead.log(work).id)
    given(await lead.replica.acts.changeRights([{ log, member: club.member(2), right: 'writer' }]))
    await club.meet()
    given(await admin.replica.acts.remove(club.member(1)))
    await club.meet()
    const before = admin.store.image()
    const laptop = await club.invite(writer, 'device')
    await club.meet([admin, writer, laptop])
    admin.store = MemoryStore.fromImage(before)
    await admin.restart()
    given(await laptop.replica.acts.changeRights([{ log, member: club.member(2), right: 'lead' }]))
    await posted(laptop, club.desks)
    expect(admin.replica.acts.proposals()).toEqual([])
    await club.meet([admin, writer, laptop])
    await signsAll(admin)
    await club.meet([admin, writer, laptop])
    const { control } = laptop.log(work)
    expect(control?.kind === 'membership' && rightOf(control.state, club.member(2))).toBe('lead')
  })
})
