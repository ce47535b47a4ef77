/** Rights that are asked for and not on the chain yet: docs/formats/control.md, R42, R49. */
import { describe, expect, it } from 'vitest'
import { equalBytes } from '../../base/bytes.ts'
import { newRecordId } from '../../base/id.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { rightOf } from '../control/membership.ts'
import { logHexOf, type Right } from '../control/names.ts'
import { rosterAt } from '../control/roster.ts'
import { Club, carry, given } from './organisation.fixture.ts'
import { propose } from './organisation-proposals.ts'
import { sceneOf } from './organisation-scene.ts'
import { pressLog } from './replica.fixture.ts'
import { StoreFull } from './store.ts'

describe('a right whose desk has a full disk', () => {
  it('[R42] [R49] comes with all that was given together, or not at all', async () => {
    let refused = 0
    for (let failing = 1; failing <= 8; failing++) {
      const club = await Club.of(2)
      const { replica, store } = club.desk(0)
      const caseId = newRecordId(random)
      const scope = { kind: 'case', caseId } as const
      await club.desk(0).saved({ id: caseId, type: 'Case', home: scope, fields: { label: 'a case' } })
      const medical = logHexOf(club.desk(0).log({ scope, part: 'medical' }).id)
      const from = store.transactions
      store.faults = {
        before: (transaction) => {
          if (transaction === from + failing) throw new StoreFull('no room')
        },
      }
      const change = { log: medical, member: club.member(1), right: 'writer' } as const
      if (!(await replica.acts.changeRights([change])).ok) refused++
      store.faults = {}
      await club.meet()
      const keys = (['work', 'medical'] as const).map((part) => club.keysAt(1, { scope, part }))
      expect(keys[0], `transaction ${failing}`).toEqual(keys[1])
    }
    expect(refused).toBeGreaterThan(1)
  })
})

describe('parts of a case that are given one after the other, before anything is marked', () => {
  async function caseAtRelay() {
    const club = await Club.of(2, { relay: true })
    const caseId = newRecordId(random)
    const scope = { kind: 'case', caseId } as const
    await club.desk(0).saved({ id: caseId, type: 'Case', home: scope, fields: { label: 'a case' } })
    await club.meet()
    const gives = async (part: 'work' | 'medical', right: Right | 'none') => {
      const log = logHexOf(club.desk(0).log({ scope, part }).id)
      given(await club.desk(0).replica.acts.changeRights([{ log, member: club.member(1), right }]))
    }
    return { club, scope, caseId, gives }
  }

  it('[R42] [R49] leave the right in the work as it was asked for', async () => {
    const { club, scope, caseId, gives } = await caseAtRelay()
    await gives('work', 'writer')
    await gives('medical', 'reader')
    given(await club.desk(0).replica.acts.assign(caseId, club.member(1), { places: 'reader' }))
    await club.meet()
    const { control } = club.desk(1).log({ scope, part: 'work' })
    expect(control?.kind === 'membership' && rightOf(control.state, club.member(1))).toBe('writer')
    expect(club.keysAt(1, { scope, part: 'medical' })).toEqual([1])
    expect(club.keysAt(1, { scope, part: 'places' })).toEqual([1])
  })

  it('[R42] [R49] are taken back with the work', async () => {
    const { club, scope, gives } = await caseAtRelay()
    await gives('medical', 'reader')
    await gives('work', 'none')
    await club.meet()
    for (const part of ['work', 'medical'] as const) {
      const { control } = club.desk(0).log({ scope, part })
      expect(control?.kind === 'membership' && rightOf(control.state, club.member(1)), part).toBe('none')
    }
  })
})

/** The second member leads and the founder marks: so what the second asks for waits. */
async function ledBySecond() {
  const club = await Club.of(3)
  const log = logHexOf(club.desk(0).log(pressLog).id)
  given(await club.desk(0).replica.acts.changeRights([{ log, member: club.member(1), right: 'lead' }]))
  await club.meet()
  const [founder, lead] = [club.desk(0), club.desk(1)]
  const gives = async (right: Right | 'none') =>
    given(await lead.replica.acts.changeRights([{ log, member: club.member(2), right }]))
  return { club, founder, lead, gives }
}

describe('a right that is taken back before it is marked', () => {
  it('[R49] is never given', async () => {
    const { club, gives } = await ledBySecond()
    expect((await gives('writer')).state).toBe('waits-for-committer')
    expect((await gives('none')).state).toBe('waits-for-committer')
    await club.meet()
    expect(club.keysAt(2, pressLog)).toEqual([])
    expect(club.keysAt(1, pressLog)).toEqual([1, 2])
  })

  it('[R49] ends with a new key where it had been marked, and the key before is sent to nobody', async () => {
    const { club, founder, lead, gives } = await ledBySecond()
    await gives('writer')
    await carry(lead, founder)
    await gives('none')
    await carry(founder, lead)
    await lead.replica.acts.settle()
    const { box } = club.desk(2).replica.acts
    expect(lead.replica.acts.letters().filter((one) => equalBytes(one.box, box.id))).toEqual([])
    await club.meet()
    expect(club.keysAt(2, pressLog)).toEqual([])
    expect(club.keysAt(0, pressLog)).toEqual([1, 2])
  })

  it('[R49] is not given by a greater right that was asked for, either', async () => {
    // Which of two proposals the desk offers first is chance.
    for (let turn = 0; turn < 4; turn++) {
      const { club, gives } = await ledBySecond()
      await gives('reader')
      await club.meet()
      await gives('writer')
      await gives('none')
      await club.meet()
      const lead = club.desk(1).log(pressLog).control
      const right = lead?.kind === 'membership' ? rightOf(lead.state, club.member(2)) : undefined
      expect([right, club.keysAt(0, pressLog)]).toEqual(['none', [1, 2]])
    }
  })

  it('[R49] is given up with its proposal', async () => {
    const { club, lead, gives } = await ledBySecond()
    await gives('writer')
    const asked = certain(lead.replica.acts.proposals()[0], 'it waits')
    given(await lead.replica.acts.dropProposal(asked.id))
    await club.meet()
    expect(club.keysAt(2, pressLog)).toEqual([])
  })
})

describe('a right that is given again while it is being taken', () => {
  it('[R49] is there in the end', async () => {
    const { club, gives } = await ledBySecond()
    await gives('writer')
    await club.meet()
    await gives('none')
    await gives('writer')
    await club.meet()
    expect(club.keysAt(2, pressLog)).toEqual([1, 2])
  })
})

describe('a right that is being taken while another lead makes a key', () => {
  async function overtaken() {
    const club = await Club.of(3, { relay: true })
    const log = logHexOf(club.desk(0).log(pressLog).id)
    const rights = { 1: 'lead', 2: 'writer' } as const
    for (const at of [1, 2] as const)
      given(
        await club.desk(0).replica.acts.changeRights([{ log, member: club.member(at), right: rights[at] }]),
      )
    await club.meet()
    const [other, lead] = [club.desk(0), club.desk(1)]
    given(await lead.replica.acts.changeRights([{ log, member: club.member(2), right: 'none' }]))
    given(await other.replica.acts.rotateAll('suspicion'))
    await other.replica.acts.settle()
    // Nobody fetches the letters with the other key for a while.
    other.clock.at += 61_000
    await club.meet([other])
    const isTaken = () => {
      const { control } = other.log(pressLog)
      return control?.kind === 'membership' && rightOf(control.state, club.member(2)) === 'none'
    }
    return { club, other, lead, isTaken }
  }

  it('[R49] is taken when that key has come', async () => {
    const { club, lead, isTaken } = await overtaken()
    await club.meet([lead])
    expect([lead.log(pressLog).control?.state.epoch, isTaken()]).toEqual([2, false])
    await lead.restart()
    await club.meet()
    expect([isTaken(), club.keysAt(0, pressLog), club.keysAt(1, pressLog)]).toEqual([
      true,
      [1, 2, 3],
      [1, 2, 3],
    ])
    expect(lead.replica.acts.proposals()).toEqual([])
  })

  it('[R49] is taken after a disk that was full, or a desk that died, while it was made anew', async () => {
    for (let failing = 2; failing <= 6; failing++) {
      const { club, lead, isTaken } = await overtaken()
      const from = lead.store.transactions
      lead.store.faults = {
        before: (transaction) => {
          if (transaction === from + failing) throw new StoreFull('no room')
        },
      }
      await club.meet().catch(() => undefined)
      lead.store.faults = {}
      await lead.restart()
      await club.meet()
      expect(isTaken(), `transaction ${failing}`).toBe(true)
    }
  })
})

describe('a member whose right to the addresses was taken', () => {
  it('[R61] is named a holder again by a lead who gives it anew, and no other lead takes them off for ever', async () => {
    const club = await Club.of(3, { relay: true })
    const name = { scope: { kind: 'shelters' }, part: 'whole' } as const
    const log = logHexOf(club.desk(0).log(name).id)
    const member = club.member(2)
    const gives = async (by: number, to: number, right: Right | 'none') =>
      given(await club.desk(by).replica.acts.changeRights([{ log, member: club.member(to), right }]))
    const holders = () => rosterAt(certain(club.desk(0).replica.book.roster, 'read')).holders
    await gives(0, 1, 'lead')
    await gives(0, 2, 'reader')
    await club.meet()
    await gives(0, 2, 'none')
    await club.meet()
    expect(holders().has(member)).toBe(false)
    // Another lead names the member, and every desk that knows of the right that was taken hears of that first.
    const all = [...holders(), member].sort()
    const { directory } = club.desk(1).replica.book
    for (let again = 0; again < 6; again++) {
      const scene = certain(sceneOf(club.desk(1).replica.context), 'a member')
      given(await propose(scene, directory, { kind: 'holders', shelters: all }))
      await club.meet()
      if (holders().has(member)) return
    }
    expect.unreachable('the member was taken off each time')
  })
})

describe('two leads of the shelters who each name somebody in the same minute', () => {
  it('[R60] [R61] leave everybody who holds the addresses named as a holder', async () => {
    const club = await Club.of(4, { relay: true })
    const name = { scope: { kind: 'shelters' }, part: 'whole' } as const
    const log = logHexOf(club.desk(0).log(name).id)
    const gives = async (by: number, to: number, right: Right) =>
      given(await club.desk(by).replica.acts.changeRights([{ log, member: club.member(to), right }]))
    await gives(0, 1, 'lead')
    await club.meet()
    await gives(0, 2, 'reader')
    await gives(1, 3, 'reader')
    await club.meet()
    const roster = certain(club.desk(0).replica.book.roster, 'read')
    const members = [0, 1, 2, 3].map((at) => club.member(at))
    expect([...rosterAt(roster).holders].sort()).toEqual(members.toSorted())
    for (const at of [0, 1, 2, 3]) expect(club.keysAt(at, name), `desk ${at}`).toEqual([1])
    expect(club.desk(0).alarms()).toEqual([])
  })
})
