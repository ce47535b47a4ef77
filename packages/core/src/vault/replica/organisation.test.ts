/** What members do with an organisation, from desk to desk: docs/formats/control.md. */
import { describe, expect, it } from 'vitest'
import { equalBytes } from '../../base/bytes.ts'
import { newRecordId } from '../../base/id.ts'
import { platformRandom as random } from '../../base/random.ts'
import type { Result } from '../../base/result.ts'
import { certain } from '../../base/result.ts'
import { newEnvelopeKey } from '../../sealed/envelope.ts'
import { newSigningKey, publicKeyOf } from '../../sealed/sign.ts'
import { answerText, parseInvitation, parseWelcomeText, sealAnswer } from '../control/invitation.ts'
import { openMail } from '../control/mail.ts'
import { logHexOf } from '../control/names.ts'
import { activeMembers, Club, carry, chainOf, given } from './organisation.fixture.ts'
import { pressLog, type TestDevice } from './replica.fixture.ts'

const shelters = { scope: { kind: 'shelters' }, part: 'whole' } as const
const done = { state: 'done' }

async function openCase(club: Club, at: number): Promise<string> {
  const id = newRecordId(random)
  const home = { kind: 'case', caseId: id } as const
  await club.desk(at).saved({ id, type: 'Case', home, fields: { label: 'a case' } })
  return id
}

function partOf(caseId: string, part: 'work' | 'names' | 'places' | 'medical' | 'allegations') {
  return { scope: { kind: 'case', caseId }, part } as const
}

function pressHex(club: Club, at = 0) {
  return logHexOf(certain(club.desk(at).replica.book.byName(pressLog), 'press').id)
}

function shownOf(desk: TestDevice, id: string) {
  return desk.replica.acts.invitations().find((one) => one.id === id)
}

describe('a person who is invited', () => {
  it('[R80] [R87] is enrolled after the words were compared, and reads the roster and nothing else', async () => {
    const club = await Club.of(2)
    expect(activeMembers(club.desk(1))).toEqual(['M-01', 'M-02'])
    expect(club.desk(1).replica.me.member).toBe(club.member(1))
    expect(
      club
        .desk(1)
        .replica.book.all()
        .map(({ name }) => name.scope.kind),
    ).toEqual(['directory'])
    expect(club.desk(0).alarms().concat(club.desk(1).alarms())).toEqual([])
  })

  it('[R33] reads a log when a right in it was given, with everything that was written before', async () => {
    const club = await Club.of(2)
    const id = await club.desk(0).saved({ fields: { label: 'before' } })
    const member = club.member(1)
    const changed = await club
      .desk(0)
      .replica.acts.changeRights([{ log: pressHex(club), member, right: 'writer' }])
    expect(given(changed)).toEqual(done)
    await club.meet()
    expect(club.keysAt(1, pressLog)).toEqual([1])
    expect(club.desk(1).store.records.find(id)).toBeDefined()
    await club.desk(1).saved({ id, fields: { label: 'by the second' } })
    await club.meet()
    expect(club.desk(0).entries()).toHaveLength(club.desk(1).entries().length)
  })
})

describe('an invitation', () => {
  it('[R88] without a relay ends in a text that the new device is handed', async () => {
    const club = await Club.of(1)
    const host = club.desk(0)
    const { id, welcome } = given(await host.replica.acts.invite('person'))
    expect(welcome).toBeUndefined()
    const invitation = given(parseInvitation(certain(shownOf(host, id), 'open').text, host.clock.millis()))
    const device = await newSigningKey(random)
    const envelope = newEnvelopeKey(random)
    const answer = await sealAnswer(
      invitation,
      device,
      { envelope: envelope.publicKey, box: random.bytes(16) },
      { random },
    )
    given(await host.replica.acts.answered(id, answerText(answer.sealed)))
    given(await host.replica.acts.confirm(id))
    const letters = given(parseWelcomeText(shownOf(host, id)?.welcome ?? ''))
    const mail = await openMail(
      envelope,
      publicKeyOf(device),
      invitation.organisation,
      certain(letters[0], 'a letter'),
    )
    expect(typeof mail !== 'string' && mail.body.kind).toBe('grant')
  })

  it('[R81] [R85] is used once: a second answer, a second use and a late one are told in their own words', async () => {
    const club = await Club.of(1)
    const host = club.desk(0)
    const answerTo = async (text: string): Promise<string> => {
      const invitation = given(parseInvitation(text, host.clock.millis()))
      const keys = { envelope: newEnvelopeKey(random).publicKey, box: random.bytes(16) }
      return answerText((await sealAnswer(invitation, await newSigningKey(random), keys, { random })).sealed)
    }
    const kindOf = (done: Result<unknown, { readonly kind: string }>): string =>
      done.ok ? 'ok' : done.refusal.kind
    const { acts } = host.replica
    const first = given(await acts.invite('person'))
    expect(kindOf(await acts.confirm(first.id))).toBe('not-answered')
    const answer = await answerTo(first.text)
    expect(kindOf(await acts.answered(first.id, answer))).toBe('ok')
    expect(kindOf(await acts.answered(first.id, answer)), 'the same again').toBe('ok')
    expect(kindOf(await acts.answered(first.id, await answerTo(first.text)))).toBe('answered-twice')
    expect(kindOf(await acts.confirm(first.id))).toBe('answered-twice')
    const second = given(await acts.invite('person'))
    given(await acts.answered(second.id, await answerTo(second.text)))
    expect(kindOf(await acts.confirm(second.id))).toBe('ok')
    expect(kindOf(await acts.confirm(second.id))).toBe('invitation-used')
    expect(kindOf(await acts.answered(second.id, await answerTo(second.text)))).toBe('invitation-used')
    const third = given(await acts.invite('person'))
    const late = await answerTo(third.text)
    host.clock.at += 8 * 86_400_000
    expect(kindOf(await acts.answered(third.id, late))).toBe('invitation-expired')
    expect(kindOf(await acts.confirm(third.id))).toBe('invitation-expired')
    expect(kindOf(await acts.answered('00', late))).toBe('no-such-invitation')
    expect(activeMembers(host)).toEqual(['M-01', 'M-02'])
  })

  it('[R11] [R85] is refused while it waits for the second admin, and comes in by no later signature', async () => {
    const club = await Club.of(2)
    given(await club.desk(0).replica.acts.setRole(club.member(1), 'admin'))
    await club.meet()
    const [{ acts }, second] = [club.desk(0).replica, club.desk(1).replica]
    const offered = given(await acts.invite('person'))
    const invitation = given(parseInvitation(offered.text, club.desk(0).clock.millis()))
    const keys = { envelope: newEnvelopeKey(random).publicKey, box: random.bytes(16) }
    const { sealed } = await sealAnswer(invitation, await newSigningKey(random), keys, { random })
    given(await acts.answered(offered.id, answerText(sealed)))
    expect(given(await acts.confirm(offered.id, { role: 'admin' })).state).toBe('waits-for-approval')
    await club.meet()
    const [asked] = second.acts.proposals()
    expect(asked).toMatchObject({ what: 'member-added', role: 'admin', about: 'M-03', state: 'asks-me' })
    expect(given(await acts.dropInvitation(offered.id)).state).toBe('refused')
    given(await second.acts.approve(certain(asked, 'it asks').id))
    await club.meet()
    expect(activeMembers(club.desk(0))).toEqual(['M-01', 'M-02'])
  })
})

describe('a member who is removed', () => {
  it('[R31] [R44] loses every log at once and by itself; what they write afterwards is late', async () => {
    const club = await Club.of(3)
    const [, two, three] = [0, 1, 2].map((at) => club.member(at))
    const log = pressHex(club)
    given(
      await club.desk(0).replica.acts.changeRights([
        { log, member: certain(two, 'two'), right: 'writer' },
        { log, member: certain(three, 'three'), right: 'writer' },
      ]),
    )
    await club.meet()
    await club.desk(2).saved({ fields: { label: 'in time' } })
    await club.meet()
    expect(given(await club.desk(0).replica.acts.remove(certain(three, 'three')))).toEqual(done)
    const rest = [club.desk(0), club.desk(1)]
    await club.meet(rest)
    expect(club.keysAt(1, pressLog)).toEqual([1, 2])
    expect(club.keysAt(1, club.desk(1).replica.book.directory.name)).toEqual([1, 2])
    const after = await club.desk(1).saved({ fields: { label: 'after' } })
    await club.meet(rest)
    await club.meet()
    expect(club.keysAt(2, pressLog)).toEqual([1])
    expect(club.desk(2).store.records.find(after)).toBeUndefined()
    expect(club.desk(0).alarms()).toEqual([])
  })

  it('[R36] is shown before: what they read, what gets a new key, what they alone could read', async () => {
    const club = await Club.of(2)
    const log = pressHex(club)
    given(await club.desk(0).replica.acts.changeRights([{ log, member: club.member(1), right: 'reader' }]))
    const preview = given(club.desk(0).replica.acts.removal(club.member(1)))
    expect(preview).toMatchObject({
      role: 'member',
      readable: [{ log, right: 'reader' }],
      onlyReader: [],
      onlyLead: [],
      kit: false,
      needs: { need: 1 },
    })
  })
})

describe('a desk that travels', () => {
  it('[R18] [R23] loses the keys of every case, and gets them back when a colleague says so', async () => {
    const club = await Club.of(2)
    const log = pressHex(club)
    given(await club.desk(0).replica.acts.changeRights([{ log, member: club.member(1), right: 'writer' }]))
    await club.meet()
    const id = await club.desk(1).saved({ fields: { label: 'written before the border' } })
    await club.meet()
    await club.desk(0).saved({ id, fields: { label: 'seen' } })
    await club.meet()
    await club.desk(1).replica.acknowledge()
    const travel = given(await club.desk(1).replica.acts.travel())
    expect(travel.state).toBe('waits-for-committer')
    await club.meet()
    expect(club.keysAt(1, pressLog)).toEqual([])
    expect(club.desk(1).store.records.find(id)).toBeUndefined()
    expect(club.keysAt(0, pressLog)).toEqual([1, 2])
    expect(given(await club.desk(1).replica.acts.askBack())).toBe(1)
    await club.meet()
    expect(club.desk(0).replica.acts.askedBack()).toEqual([club.device(1)])
    expect(given(await club.desk(0).replica.acts.giveBack(club.device(1)))).toEqual(done)
    await club.meet()
    expect(club.keysAt(1, pressLog)).toEqual([1, 2])
    expect(club.desk(1).store.records.find(id)).toBeDefined()
  })
})

describe('names and shelters', () => {
  it('[R60] [R63] both lie with the only member; when a second joins, one of the two is handed over', async () => {
    const club = await Club.of(1)
    const caseId = await openCase(club, 0)
    expect(club.desk(0).replica.acts.holding()).toBe('alone')
    await club.invite(club.desk(0), 'person')
    expect(club.desk(0).replica.acts.holding()).toBe('hand-over')
    const two = club.member(1)
    const names = logHexOf(club.desk(0).log(partOf(caseId, 'names')).id)
    const early = await club.desk(0).replica.acts.changeRights([{ log: names, member: two, right: 'reader' }])
    expect(early).toEqual({ ok: false, refusal: { kind: 'hand-over-first' } })
    given(await club.desk(0).replica.acts.handOver('shelters', two))
    await club.meet()
    expect(club.desk(0).replica.acts.holding()).toBe('apart')
    expect(club.keysAt(0, shelters)).toEqual([])
    expect(club.keysAt(1, shelters)).toEqual([1, 2])
    const late = await club.desk(0).replica.acts.changeRights([{ log: names, member: two, right: 'reader' }])
    expect(late).toEqual({ ok: false, refusal: { kind: 'never-both', member: two } })
  })

  it('[R62] [R63] until one of the two is handed over, the next key of what is held already is taken', async () => {
    const club = await Club.of(1)
    await club.invite(club.desk(0), 'device')
    const caseId = await openCase(club, 0)
    await club.meet()
    await club.invite(club.desk(0), 'person')
    expect(club.desk(1).replica.acts.holding()).toBe('hand-over')
    given(await club.desk(0).replica.acts.rotateAll('suspicion'))
    await club.meet()
    expect(club.keysAt(1, shelters)).toEqual([1, 2])
    expect(club.keysAt(1, partOf(caseId, 'names'))).toEqual([1, 2])
  })

  /** The only member's other laptop opens a case; the letter with its keys has come, and the case's own log. */
  async function withLetterOfNames() {
    const club = await Club.of(1)
    const laptop = await club.invite(club.desk(0), 'device')
    const caseId = await openCase(club, 1)
    await laptop.replica.acts.settle()
    const { replica } = club.desk(0)
    const letters = laptop.replica.acts.letters().filter(({ box }) => equalBytes(box, replica.acts.box.id))
    await replica.acts.takeMail(letters.map(({ sealed }) => sealed))
    const work = laptop.log(partOf(caseId, 'work'))
    await replica.receiveControl(work.id, chainOf(laptop, work.hex))
    await replica.acts.settle()
    const names = club.desk(0).log(partOf(caseId, 'names'))
    expect(names.keys.size).toBe(1)
    club.desks.pop()
    return { club, laptop, replica, names }
  }

  it('[R62] a key that waits when a second person comes opens nothing any more, not even in memory', async () => {
    const { club, laptop, replica, names } = await withLetterOfNames()
    await club.invite(club.desk(0), 'person')
    expect([names.keys.size, names.offered.size]).toEqual([0, 0])
    expect(replica.acts.holding()).toBe('apart')
    await carry(laptop, club.desk(0))
    expect(names.control).toBeUndefined()
  })

  it('[R62] what a key that is refused had opened leaves the disk with it', async () => {
    const { club, laptop, names } = await withLetterOfNames()
    await carry(laptop, club.desk(0))
    expect(names.control).toBeDefined()
    await club.invite(club.desk(0), 'person')
    expect([names.keys.size, names.control, names.feeds.size]).toEqual([0, undefined, 0])
    expect(chainOf(club.desk(0), names.hex)).toEqual([])
  })

  it('[R62] and with it too where the desk dies, or its disk is full, as soon as the letter is gone', async () => {
    const { club, laptop, names } = await withLetterOfNames()
    const desk = club.desk(0)
    await carry(laptop, desk)
    const isLetterGone = (): boolean => desk.store.shelf.list('grant-waiting', names.hex).length === 0
    desk.store.faults = {
      after: () => {
        if (isLetterGone() && chainOf(desk, names.hex).length > 0) throw new Error('killed')
      },
    }
    await club.invite(desk, 'person').catch(() => undefined)
    expect(isLetterGone()).toBe(true)
    await desk.restart()
    expect(desk.log(names.name).control).toBeUndefined()
    expect(chainOf(desk, names.hex)).toEqual([])
  })

  it('[R64] a case that a holder of the shelters opens has no names; another lead founds them', async () => {
    const club = await Club.of(2)
    const caseId = await openCase(club, 0)
    expect(club.desk(0).replica.book.byName(partOf(caseId, 'names'))).toBeUndefined()
    const refused = await club.desk(0).replica.acts.foundNames(caseId)
    expect(refused).toEqual({ ok: false, refusal: { kind: 'never-both', member: club.member(0) } })
    given(await club.desk(0).replica.acts.assign(caseId, club.member(1), { work: 'lead', places: 'writer' }))
    await club.meet()
    expect(club.keysAt(1, partOf(caseId, 'work'))).toEqual([1])
    expect(club.keysAt(1, partOf(caseId, 'places'))).toEqual([1])
    given(await club.desk(1).replica.acts.foundNames(caseId))
    await club.meet()
    expect(club.keysAt(1, partOf(caseId, 'names'))).toEqual([1])
    expect(club.keysAt(0, partOf(caseId, 'names'))).toEqual([])
    expect(club.desk(0).alarms().concat(club.desk(1).alarms())).toEqual([])
  })
})
