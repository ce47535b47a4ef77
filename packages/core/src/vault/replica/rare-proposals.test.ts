/** Proposals between the moment they are made and the mark, and what may happen to them meanwhile: docs/formats/control.md, R7, R22, R85. */
import { describe, expect, it } from 'vitest'
import { toBase64Url, toHex } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newEnvelopeKey } from '../../sealed/envelope.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '../../sealed/sign.ts'
import { approve } from '../control/control-body.ts'
import { parseInvitation, sealAnswer } from '../control/invitation.ts'
import { letterOf, type MailBody, sealMail } from '../control/mail.ts'
import { keeperMark } from '../control/marks.ts'
import { type DeviceId, deviceIdOf, envelopeKeyOf, newMemberId } from '../control/names.ts'
import { committerOf, rosterAt } from '../control/roster.ts'
import { entryHash } from '../entry.ts'
import { MemoryStore } from './memory-store.ts'
import { activeMembers, Club, carry, chainOf, given } from './organisation.fixture.ts'
import { propose } from './organisation-proposals.ts'
import { sceneOf } from './organisation-scene.ts'
import { noteLettersLost, storedProposals } from './organisation-shelf.ts'
import type { TestDevice } from './replica.fixture.ts'

/** The founder, who keeps, and `admins - 1` more. */
async function clubOfAdmins(admins: number, members: number): Promise<Club> {
  const club = await Club.of(members)
  for (let at = 1; at < admins; at++) {
    given(await club.desk(0).replica.acts.setRole(club.member(at), 'admin'))
    await club.meet()
    for (const desk of club.desks)
      for (const { id, state } of desk.replica.acts.proposals())
        if (state === 'asks-me') given(await desk.replica.acts.approve(id))
    await club.meet()
  }
  return club
}

async function posted(from: TestDevice, to: readonly TestDevice[]): Promise<void> {
  for (const { key, box, sealed } of from.replica.acts.letters()) {
    const desk = to.find(({ replica }) => replica.acts.box.id.toHex() === box.toHex())
    if (desk === undefined) continue
    await desk.replica.acts.takeMail([sealed])
    await from.replica.acts.posted(key)
  }
}

describe('a keeper to whom a stick has brought a false mark', () => {
  it('[R7] marks what comes next all the same', async () => {
    const club = await Club.of(3)
    const [keeper, turned] = [club.desk(0), club.desk(1)]
    const { directory } = keeper.replica.book
    given(await turned.replica.acts.suspend(club.device(2)))
    const { entry } = certain(turned.replica.acts.toCommit()[0], 'a proposal')
    const stranger = await newSigningKey(random)
    const forged = await keeperMark(stranger, directory.id, entry, keeper.clock.millis())
    await keeper.replica.receiveControl(directory.id, [{ entry, mark: forged }])
    expect(given(await keeper.replica.acts.remove(club.member(1)))).toMatchObject({ state: 'done' })
    expect(activeMembers(keeper)).toEqual(['M-01', 'M-03'])
  })

  it('[R7] marks the very proposal that lies there under one', async () => {
    const club = await Club.of(3)
    const [keeper, colleague] = [club.desk(0), club.desk(1)]
    const { directory } = keeper.replica.book
    given(await colleague.replica.acts.suspend(club.device(2)))
    const { entry } = certain(colleague.replica.acts.toCommit()[0], 'a proposal')
    const stranger = await newSigningKey(random)
    const forged = await keeperMark(stranger, directory.id, entry, keeper.clock.millis())
    await keeper.replica.receiveControl(directory.id, [{ entry, mark: forged }])
    await carry(colleague, keeper)
    expect(keeper.replica.book.roster?.head[1]).toBe(entryHash(entry).toHex())
  })
})

/** A letter as a turned colleague could write it. */
async function writes(from: TestDevice, to: TestDevice, body: MailBody): Promise<void> {
  const roster = certain(from.replica.book.roster, 'read')
  const device: DeviceId = certain(
    roster.devices.find(({ device: one }) => one === to.replica.me.device.toHex()),
    'enrolled',
  ).device
  const envelope = certain(
    roster.devices.find((one) => one.device === device),
    'enrolled',
  ).envelope
  const sender = { device: from.replica.deviceKey, organisation: from.replica.organisation.id }
  const about = { at: from.clock.millis(), base: roster.head }
  const recipient = { device, envelope: envelopeKeyOf(envelope) }
  await to.replica.acts.takeMail([await sealMail(sender, recipient, letterOf(body), about, { random })])
}

describe('a request for a signature', () => {
  it('[R22] [R75] takes the place of no proposal that is here, neither of my own nor of a colleague', async () => {
    const club = await clubOfAdmins(3, 4)
    const [one, two, turned] = [club.desk(0), club.desk(1), club.desk(2)]
    const raise = given(await one.replica.acts.setRole(club.member(3), 'admin'))
    expect(raise.state).toBe('waits-for-approval')
    await posted(one, club.desks)
    const draft = certain(storedProposals(turned.store.shelf)[0], 'asked').draft
    const log = certain(storedProposals(turned.store.shelf)[0], 'asked').log
    const other = {
      ...draft,
      event: { kind: 'member-role', member: club.member(1), role: 'member' },
    } as const
    await writes(turned, one, { kind: 'approval-asked', log, draft })
    await writes(turned, two, { kind: 'approval-asked', log, draft: other })
    expect(one.replica.acts.proposals()).toMatchObject([{ id: draft.id, by: club.member(0) }])
    expect(two.replica.acts.proposals()).toMatchObject([{ id: draft.id, by: club.member(0), role: 'admin' }])
    given(await two.replica.acts.approve(draft.id))
    await posted(two, club.desks)
    const view = rosterAt(certain(one.replica.book.roster, 'read'))
    expect(view.members.get(club.member(3))).toBe('admin')
  })
})

describe('a request for a signature that a desk opens before it has read on', () => {
  it('[R22] [R75] is shown when it has, and what is dead by then is not', async () => {
    const club = await clubOfAdmins(2, 4)
    const [one, away] = [club.desk(0), club.desk(1)]
    given(await one.replica.acts.suspend(club.device(3)))
    given(await one.replica.acts.setRole(club.member(2), 'admin'))
    const struck = given(await one.replica.acts.setRole(club.member(3), 'admin'))
    await posted(one, club.desks)
    expect(away.replica.acts.proposals()).toEqual([])
    given(await one.replica.acts.remove(club.member(3)))
    await carry(one, away)
    await away.restart()
    await away.replica.acts.settle()
    expect(away.replica.acts.proposals()).toMatchObject([
      { what: 'member-role', about: club.member(2), state: 'asks-me' },
    ])
    expect(
      storedProposals(away.store.shelf).some(({ id }) => 'proposal' in struck && id === struck.proposal),
    ).toBe(false)
    for (const { id } of away.replica.acts.proposals()) given(await away.replica.acts.approve(id))
    await posted(away, club.desks)
    const view = rosterAt(certain(one.replica.book.roster, 'read'))
    expect(view.members.get(club.member(2))).toBe('admin')
  })
})

describe('a request of a desk that came in since', () => {
  it('[R22] [R75] waits until the roster says whose desk it is', async () => {
    const club = await clubOfAdmins(2, 3)
    const [one, away] = [club.desk(0), club.desk(1)]
    const before = away.store.image()
    const laptop = await club.invite(one, 'device')
    given(await laptop.replica.acts.setRole(club.member(2), 'admin'))
    away.store = MemoryStore.fromImage(before)
    await away.restart()
    await posted(laptop, club.desks)
    expect(away.replica.acts.proposals()).toEqual([])
    await carry(one, away)
    await away.replica.acts.settle()
    expect(away.replica.acts.proposals()).toMatchObject([{ by: club.member(0), state: 'asks-me' }])
  })
})

describe('a request whose letter the relay lost', () => {
  it('[R22] [R33] is sent again, to whoever has not signed or whose signature was lost with it', async () => {
    const club = await clubOfAdmins(3, 4)
    const [one, two, three] = [club.desk(0), club.desk(1), club.desk(2)]
    given(await one.replica.acts.setRole(club.member(3), 'admin'))
    for (const { key } of one.replica.acts.letters()) await one.replica.acts.posted(key)
    const { directory } = one.replica.book
    const afterLoss = async (): Promise<number> => {
      one.store.transaction(() => noteLettersLost(one.store.shelf, directory.hex))
      await one.replica.acts.settle()
      return one.replica.acts.letters().length
    }
    expect(await afterLoss(), 'two requests, and three letters with the key that the founder made').toBe(5)
    await posted(one, club.desks)
    expect(await afterLoss(), 'not in every round').toBe(0)
    for (const desk of [two, three]) expect(desk.replica.acts.proposals()).toHaveLength(1)
    for (const { id } of two.replica.acts.proposals()) given(await two.replica.acts.approve(id))
    await posted(two, club.desks)
    const view = rosterAt(certain(one.replica.book.roster, 'read'))
    expect(view.members.get(club.member(3))).toBe('admin')
  })
})

describe('a signature that comes when there are enough', () => {
  it('[R7] [R22] makes no second entry for the same place', async () => {
    const club = await clubOfAdmins(3, 4)
    const [keeper, asking, third] = [club.desk(0), club.desk(1), club.desk(2)]
    given(await asking.replica.acts.setRole(club.member(3), 'admin'))
    await posted(asking, club.desks)
    for (const desk of [keeper, third])
      for (const { id } of desk.replica.acts.proposals()) given(await desk.replica.acts.approve(id))
    await posted(keeper, club.desks)
    const hashes = () => asking.replica.acts.toCommit().map(({ entry }) => entryHash(entry).toHex())
    const first = hashes()
    expect(first).toHaveLength(1)
    await posted(third, club.desks)
    expect(hashes()).toEqual(first)
  })

  it('[R6] [R22] has the change asked for anew where the roster has gone on too far meanwhile', async () => {
    const club = await clubOfAdmins(3, 4)
    const [keeper, asking, third] = [club.desk(0), club.desk(1), club.desk(2)]
    given(await asking.replica.acts.setRole(club.member(3), 'admin'))
    await posted(asking, club.desks)
    for (const { id } of third.replica.acts.proposals()) given(await third.replica.acts.approve(id))
    const { directory } = keeper.replica.book
    for (let times = 0; times < 65; times++) {
      const scene = certain(sceneOf(keeper.replica.context), 'an admin')
      const shelters = times % 2 === 0 ? [] : [scene.me]
      given(await propose(scene, directory, { kind: 'holders', shelters }))
    }
    // The line is cut between the chain and what follows from it, and the next round begins with the letters.
    await asking.replica.receiveControl(directory.id, chainOf(keeper, directory.hex))
    await posted(third, club.desks)
    await asking.replica.acts.settle()
    expect(asking.replica.acts.proposals()).toMatchObject([
      { what: 'member-role', state: 'waits-for-others' },
    ])
    await club.meet()
    for (const { id } of third.replica.acts.proposals()) given(await third.replica.acts.approve(id))
    await club.meet()
    const view = rosterAt(certain(keeper.replica.book.roster, 'read'))
    expect(view.members.get(club.member(3))).toBe('admin')
  })
})

describe('more signatures than an event can bear', () => {
  it('[R2] [R22] do not spoil it', async () => {
    const club = await Club.of(1)
    const one = club.desk(0)
    const { directory } = one.replica.book
    const scene = () => certain(sceneOf(one.replica.context), 'an admin')
    const keys: SigningKey[] = []
    for (let at = 2; at < 20; at++) {
      const key = await newSigningKey(random)
      keys.push(key)
      const envelope = toBase64Url(newEnvelopeKey(random).publicKey)
      const box = toHex(random.bytes(16))
      given(
        await propose(scene(), directory, {
          kind: 'member-added',
          member: newMemberId(random),
          code: `M-${String(at).padStart(2, '0')}`,
          role: 'member',
          device: { device: deviceIdOf(publicKeyOf(key)), envelope, box, kind: 'desk' },
          invitation: toHex(random.bytes(32)),
        }),
      )
    }
    const keeper = certain(keys[0], 'the second member')
    const sign = async () => {
      const roster = certain(one.replica.book.roster, 'read')
      const own = certain(roster.devices[0], 'mine')
      for (const proposal of storedProposals(one.store.shelf)) {
        if (!['keeper-set', 'relay-set'].includes(proposal.draft.event.kind)) continue
        const { log, id, draft } = proposal
        for (const key of keys) {
          const where = {
            organisation: one.replica.organisation.id,
            log: directory.id,
            kind: 'roster',
          } as const
          const { signature } = await approve(where, draft, key)
          const letter = await sealMail(
            { device: key, organisation: where.organisation },
            { device: own.device, envelope: envelopeKeyOf(own.envelope) },
            letterOf({ kind: 'approval', log, draft: id, signature }),
            { at: one.clock.millis(), base: roster.head },
            { random },
          )
          await one.replica.acts.takeMail([letter])
        }
      }
    }
    const marks = async (kind: string) => {
      const entry = certain(
        storedProposals(one.store.shelf).find(({ draft }) => draft.event.kind === kind)?.entry,
        'on top',
      )
      const mark = await keeperMark(keeper, directory.id, entry, one.clock.millis())
      await one.replica.receiveControl(directory.id, [{ entry, mark }])
      await one.replica.acts.settle()
    }
    given(await one.replica.acts.setKeeper(deviceIdOf(publicKeyOf(keeper))))
    await sign()
    given(
      await one.replica.acts.setRelay({
        url: 'https://relay.example',
        key: publicKeyOf(await newSigningKey(random)),
      }),
    )
    await sign()
    given(await one.replica.acts.suspend(deviceIdOf(publicKeyOf(certain(keys[1], 'the third')))))
    await marks('device-suspended')
    await marks('relay-set')
    expect(committerOf(certain(one.replica.book.roster, 'read'))?.kind).toBe('relay')
    expect(one.alarms()).toEqual([])
  })
})

describe('an invitation that is answered a second time', () => {
  it('[R85] lets nobody in, also when the first was confirmed and waits to be marked', async () => {
    const club = await Club.of(2, { relay: true })
    const host = club.desk(0)
    const offered = given(await host.replica.acts.invite('person'))
    const invitation = given(parseInvitation(offered.text, host.clock.millis()))
    const answers = async () => {
      const keys = { envelope: newEnvelopeKey(random).publicKey, box: random.bytes(16) }
      return (await sealAnswer(invitation, await newSigningKey(random), keys, { random })).sealed
    }
    given(await host.replica.acts.takeAnswer(offered.id, await answers()))
    expect(given(await host.replica.acts.confirm(offered.id)).state).toBe('waits-for-committer')
    expect((await host.replica.acts.takeAnswer(offered.id, await answers())).ok).toBe(false)
    await club.meet()
    expect(activeMembers(host)).toEqual(['M-01', 'M-02'])
    const shown = host.replica.acts.invitations().find(({ id }) => id === offered.id)
    expect(shown?.state).toBe('answered-twice')
    expect(host.replica.acts.proposals()).toEqual([])
  })
})
