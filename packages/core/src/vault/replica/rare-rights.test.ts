/** Rights that change hands while something else happens: docs/formats/control.md, R47, R49, R60–R64. */
import { describe, expect, it } from 'vitest'
import { toBase64Url } from '../../base/bytes.ts'
import { newRecordId } from '../../base/id.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { letterOf, sealMail } from '../control/mail.ts'
import { rightOf } from '../control/membership.ts'
import { envelopeKeyOf, logHexOf, type Right } from '../control/names.ts'
import type { CasePart, CompartmentName } from '../schema.ts'
import { Club, carry, given } from './organisation.fixture.ts'
import { pressLog, type TestDevice } from './replica.fixture.ts'
import { stateText } from './state-hash.ts'

const shelters: CompartmentName = { scope: { kind: 'shelters' }, part: 'whole' }

/** Somebody alone opens a case and holds its names and the shelters; then the others come. */
async function clubWithNames(members: number) {
  const club = await Club.of(1, { relay: true })
  const caseId = newRecordId(random)
  const scope = { kind: 'case', caseId } as const
  const part = (one: CasePart): CompartmentName => ({ scope, part: one })
  await club.desk(0).saved({ id: caseId, type: 'Case', home: scope, fields: { label: 'a case' } })
  await club.meet()
  while (club.desks.length < members) await club.invite(club.desk(0), 'person')
  return { club, caseId, names: part('names'), part }
}

async function gives(
  club: Club,
  at: number,
  name: CompartmentName,
  to: readonly number[],
  right: Right | 'none',
) {
  const log = logHexOf(club.desk(at).log(name).id)
  const changes = to.map((one) => ({ log, member: club.member(one), right }))
  given(await club.desk(at).replica.acts.changeRights(changes))
}

function rightAt(desk: TestDevice, name: CompartmentName, club: Club, of: number): string | undefined {
  const { control } = desk.log(name)
  return control?.kind === 'membership' ? rightOf(control.state, club.member(of)) : undefined
}

describe('a colleague who sends a made-up key of the shelters', () => {
  it('[R62] keeps nobody from the names', async () => {
    const { club, names } = await clubWithNames(3)
    const [turned, honest] = [club.desk(2), club.desk(1)]
    const roster = certain(turned.replica.book.roster, 'read')
    const to = certain(
      roster.devices.find(({ device }) => device === club.device(1)),
      'enrolled',
    )
    const point = [1, '11'.repeat(32)] as const
    const key = {
      log: roster.logs.shelters,
      scope: 'shelters',
      part: 'whole',
      epoch: 1,
      key: toBase64Url(random.bytes(32)),
      said: point,
      head: point,
    }
    const letter = await sealMail(
      { device: turned.replica.deviceKey, organisation: turned.replica.organisation.id },
      { device: to.device, envelope: envelopeKeyOf(to.envelope) },
      letterOf({ kind: 'grant', keys: [key] }),
      { at: turned.clock.millis(), base: roster.head },
      { random },
    )
    await honest.replica.acts.takeMail([letter])
    given(await club.desk(0).replica.acts.handOver('names', club.member(1)))
    await club.meet()
    expect(club.keysAt(1, names)).toEqual([1, 2])
    expect(club.keysAt(0, names)).toEqual([])
    expect(honest.replica.acts.holding()).toBe('apart')
  })
})

describe('names that are handed over', () => {
  it('[R42] [R63] go with reading the work of their case, without which nobody reads them', async () => {
    const { club, names, part } = await clubWithNames(2)
    given(await club.desk(0).replica.acts.handOver('names', club.member(1)))
    await club.meet()
    expect([0, 1].map((at) => club.keysAt(at, names))).toEqual([[], [1, 2]])
    expect(rightAt(club.desk(1), part('work'), club, 1)).toBe('reader')
  })
})

describe('a handing over that comes to nothing', () => {
  it('[R63] takes nothing from whoever hands the other half over, and then gives a colleague a right', async () => {
    const { club, names } = await clubWithNames(3)
    const { acts } = club.desk(0).replica
    given(await acts.handOver('names', club.member(1)))
    for (const { id } of acts.proposals()) given(await acts.dropProposal(id))
    given(await acts.handOver('shelters', club.member(1)))
    await club.meet()
    expect([acts.holding(), club.keysAt(0, shelters)]).toEqual(['apart', []])
    await gives(club, 0, names, [2], 'lead')
    await club.meet()
    expect(club.keysAt(2, names)).toEqual([1])
    expect([rightAt(club.desk(0), names, club, 0), club.keysAt(0, names)]).toEqual(['lead', [1]])
  })

  it('[R63] takes nothing from whoever was to hand over to somebody who has left', async () => {
    const { club, names } = await clubWithNames(3)
    const { acts } = club.desk(0).replica
    given(await acts.handOver('names', club.member(1)))
    given(await acts.remove(club.member(1)))
    await club.meet([club.desk(0), club.desk(2)])
    given(await acts.handOver('shelters', club.member(2)))
    await club.meet([club.desk(0), club.desk(2)])
    expect([acts.holding(), club.keysAt(0, shelters)]).toEqual(['apart', []])
    const fourth = await club.invite(club.desk(0), 'person')
    await gives(club, 0, names, [club.desks.indexOf(fourth)], 'lead')
    await club.meet([club.desk(0), club.desk(2), fourth])
    expect(rightAt(club.desk(0), names, club, 0)).toBe('lead')
  })
})

describe('a handing over where somebody leads already', () => {
  it('[R63] leaves nothing here before whoever is to have it has it', async () => {
    const { club, names } = await clubWithNames(4)
    const { acts } = club.desk(0).replica
    given(await acts.handOver('shelters', club.member(1)))
    await club.meet()
    await gives(club, 0, names, [2], 'lead')
    await club.meet()
    given(await acts.handOver('names', club.member(3)))
    await club.meet()
    expect(rightAt(club.desk(2), names, club, 3)).toBe('lead')
    expect([3, 0].map((at) => club.keysAt(at, names))).toEqual([[1, 2], []])
  })
})

describe('names that are founded by somebody who is named a holder in that minute', () => {
  it('[R47] [R64] are there as soon as they are one no more', async () => {
    const club = await Club.of(2, { relay: true })
    const caseId = newRecordId(random)
    const scope = { kind: 'case', caseId } as const
    await club.desk(0).saved({ id: caseId, type: 'Case', home: scope, fields: { label: 'a case' } })
    await club.meet()
    given(await club.desk(0).replica.acts.assign(caseId, club.member(1), { work: 'lead' }))
    await club.meet()
    given(await club.desk(1).replica.acts.foundNames(caseId))
    await gives(club, 0, shelters, [1], 'reader')
    await club.meet([club.desk(0)])
    await club.meet()
    const names: CompartmentName = { scope, part: 'names' }
    expect(club.keysAt(1, names)).toEqual([])
    await gives(club, 0, shelters, [1], 'none')
    await club.meet()
    expect(club.keysAt(1, names)).toEqual([1])
  })
})

describe('rights that are given together and wait', () => {
  it('[R49] come for everybody whom the rules do not refuse', async () => {
    const { club, names } = await clubWithNames(5)
    given(await club.desk(0).replica.acts.handOver('shelters', club.member(1)))
    await club.meet()
    await gives(club, 0, names, [2], 'reader')
    await gives(club, 0, names, [3, 4], 'reader')
    await gives(club, 1, shelters, [3], 'reader')
    await club.meet([club.desk(1)])
    await club.meet()
    expect([2, 3, 4].map((at) => club.keysAt(at, names))).toEqual([[1], [], [1]])
    expect(club.keysAt(3, shelters)).toEqual([1, 2])
  })
})

describe('a right that was raised and lowered again before it was marked', () => {
  it('[R49] is the lower one in the end', async () => {
    const club = await Club.of(2, { relay: true })
    const press: CompartmentName = { scope: { kind: 'press' }, part: 'whole' }
    await gives(club, 0, press, [1], 'reader')
    await club.meet()
    await gives(club, 0, press, [1], 'lead')
    await gives(club, 0, press, [1], 'reader')
    await club.meet()
    expect(rightAt(club.desk(0), press, club, 1)).toBe('reader')
  })
})

describe('rights that wait while their desk is to travel', () => {
  it('[R23] [R49] are given first: what waits here would leave with the logs', async () => {
    const club = await Club.of(4, { relay: true })
    const press: CompartmentName = { scope: { kind: 'press' }, part: 'whole' }
    for (const kind of ['line', 'press', 'shelters', 'events', 'claims'] as const)
      await gives(club, 0, { scope: { kind }, part: 'whole' }, [1], 'lead')
    await club.meet()
    await gives(club, 0, press, [2], 'reader')
    await gives(club, 0, press, [3], 'reader')
    const { acts } = club.desk(0).replica
    expect(await acts.travel()).toEqual({ ok: false, refusal: { kind: 'not-copied' } })
    await club.meet()
    given(await acts.travel())
    await club.meet()
    expect(club.keysAt(0, press)).toEqual([])
    expect([2, 3].map((at) => rightAt(club.desk(1), press, club, at))).toEqual(['reader', 'reader'])
  })
})

/**
 * Desks 0 and 2 lead, 1 writes; 2 has proposed to take the right of 1, whose further laptop, 3, is enrolled and writes before that
 * is marked. Desk 2 alone has read it.
 */
async function enrolledMeanwhile() {
  const club = await Club.of(3, { relay: true })
  await gives(club, 0, pressLog, [2], 'lead')
  await gives(club, 0, pressLog, [1], 'writer')
  await club.desk(0).saved({ fields: { label: 'the first' } })
  await club.meet()
  const member = club.member(1)
  const [taker] = club.desks.splice(2, 1)
  const away = certain(taker, 'three desks')
  const log = logHexOf(away.log(pressLog).id)
  given(await away.replica.acts.changeRights([{ log, member, right: 'none' }]))
  const fresh = await club.invite(club.desk(1), 'device')
  await club.meet()
  const words = await fresh.saved({ fields: { label: 'on the new laptop' } })
  await carry(fresh, away)
  club.desks.push(away)
  // So long the key waits for somebody's box to take it.
  away.clock.at += 60_000
  return { club, fresh, away, words }
}

describe('a laptop that is enrolled, and writes, while the key waits that takes the right of its member', () => {
  it('[R50] keeps nobody from what those say who have read it; its own words are late for everybody', async () => {
    const { club, away, words } = await enrolledMeanwhile()
    expect(away.store.records.find(words), 'read before the key was marked').toBeDefined()
    const after = await away.saved({ fields: { label: 'by somebody who has read it' } })
    const lead = club.desk(0)
    await club.meet([lead, away])
    const later = await away.saved({ fields: { label: 'under the new key' } })
    await club.meet()
    for (const id of [after, later]) expect(lead.store.records.find(id)).toBeDefined()
    expect(stateText(lead.replica, [lead.log()])).toBe(stateText(away.replica, [away.log()]))
    for (const desk of [lead, away]) {
      expect(desk.store.records.find(words)).toBeUndefined()
    }
    const [late] = away.replica.late()
    given(await away.replica.adopt(certain(late, 'late work').id))
    await club.meet()
    expect(lead.store.records.find(words)).toBeDefined()
  })
})
