/** Changes that more than one must sign, and acts that are cut off half-way: docs/formats/control.md, R7 to R13, R22, R32. */
import { describe, expect, it } from 'vitest'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newSigningKey } from '../../sealed/sign.ts'
import { keeperMark } from '../control/marks.ts'
import { logHexOf } from '../control/names.ts'
import { isDirectoryDue } from '../control/roster.ts'
import { accessToken, tokensOf } from '../sync/access.ts'
import { MemoryStore } from './memory-store.ts'
import { activeMembers, Club, carry, chainOf, given } from './organisation.fixture.ts'
import { opened, pressLog, type TestDevice } from './replica.fixture.ts'
import { storedControl } from './stored-control.ts'

async function admins(count: number, others = 0): Promise<Club> {
  const club = await Club.of(count + others)
  for (let at = 1; at < count; at++) {
    given(await club.desk(0).replica.acts.setRole(club.member(at), 'admin'))
    await club.meet()
    await approveAll(club)
  }
  return club
}

/** Everybody who is asked says yes. */
async function approveAll(club: Club): Promise<void> {
  await club.meet()
  for (const { replica } of club.desks) {
    for (const { id, state } of replica.acts.proposals())
      if (state === 'asks-me') given(await replica.acts.approve(id))
  }
  await club.meet()
}

function asked(desk: TestDevice): readonly string[] {
  return desk.replica.acts
    .proposals()
    .filter(({ state }) => state === 'asks-me')
    .map(({ what }) => what)
}

function rolesOf(club: Club): readonly string[] {
  const roster = certain(club.desk(0).replica.book.roster, 'read')
  return roster.members.map(({ code, steps }) => `${code} ${steps.at(-1)?.[1]} ${steps.at(-1)?.[2]}`)
}

describe('a change among admins', () => {
  it('[R11] [R22] asks the others, and counts when enough have signed', async () => {
    const club = await Club.of(3)
    const outcome = given(await club.desk(0).replica.acts.setRole(club.member(1), 'admin'))
    expect(outcome).toMatchObject({ state: 'waits-for-approval', have: 1, need: 2, by: [club.member(2)] })
    await club.meet()
    expect(asked(club.desk(1))).toEqual([])
    expect(asked(club.desk(2))).toEqual(['member-role'])
    expect(rolesOf(club)[1]).toBe('M-02 active member')
    await approveAll(club)
    expect(rolesOf(club)[1]).toBe('M-02 active admin')
    expect(club.desk(0).replica.acts.proposals()).toEqual([])
    expect(asked(club.desk(2))).toEqual([])
  })

  it('[R12] of two admins who remove each other one is left, whoever the keeper hears first', async () => {
    for (const first of [0, 1]) {
      const club = await admins(2)
      const [one, two] = [club.desk(0), club.desk(1)]
      const acts = [
        () => one.replica.acts.remove(club.member(1)),
        () => two.replica.acts.remove(club.member(0)),
      ]
      if (first === 0) {
        given(await certain(acts[1], 'two')())
        given(await certain(acts[0], 'one')())
      } else {
        given(await certain(acts[1], 'two')())
        await carry(two, one)
        const late = await certain(acts[0], 'one')()
        expect(late.ok).toBe(false)
      }
      await carry(one, two)
      await carry(two, one)
      expect(activeMembers(one)).toEqual(first === 0 ? ['M-01'] : ['M-02'])
      expect(one.replica.book.directory.frozen || two.replica.book.directory.frozen).toBe(false)
      expect([...one.alarms(), ...two.alarms()].filter((kind) => kind === 'control-forked')).toEqual([])
    }
  })

  it('[R11] is given up by whoever asked, and nobody’s signature makes it count afterwards', async () => {
    const club = await Club.of(3)
    const outcome = given(await club.desk(0).replica.acts.setRole(club.member(1), 'admin'))
    await club.meet()
    if (outcome.state !== 'waits-for-approval') throw new Error('alone')
    given(await club.desk(0).replica.acts.dropProposal(outcome.proposal))
    await approveAll(club)
    expect(rolesOf(club)[1]).toBe('M-02 active member')
  })
})

describe('an act that is cut off', () => {
  it('[R7] without the keeper waits as a proposal, and is made anew on top of what others did', async () => {
    const club = await Club.of(3)
    given(await club.desk(0).replica.acts.setRole(club.member(1), 'admin'))
    await approveAll(club)
    // Away from the keeper: a colleague is removed; meanwhile the founder changes something else.
    const three = club.member(2)
    expect(given(await club.desk(1).replica.acts.remove(three)).state).toBe('waits-for-committer')
    given(await club.desk(0).replica.acts.rotateAll('suspicion'))
    const [waiting] = club.desk(1).replica.acts.toCommit()
    await club.meet([club.desk(0), club.desk(1)])
    expect(activeMembers(club.desk(0))).toEqual(['M-01', 'M-02'])
    expect(waiting?.entry.header.seq).toBeLessThan(certain(club.desk(0).replica.book.roster, 'read').head[0])
    expect(club.desk(1).replica.acts.proposals()).toEqual([])
    expect(club.desk(0).alarms()).toEqual([])
  })

  it('[R31] [R32] wherever the desk dies, a removal ends in new keys that nobody else has, and no key before its event', async () => {
    const whole = await removalWith(undefined)
    expect(whole).toBeGreaterThan(8)
    for (let dies = 1; dies <= whole; dies++) await removalWith(dies)
  })

  /** Removes the third of three; the founder’s program dies at its `dies`th transaction and starts again. */
  async function removalWith(dies: number | undefined): Promise<number> {
    const club = await Club.of(3)
    const press = club.desk(0).log(pressLog)
    const log = certain(club.desk(0).replica.book.byName(pressLog), 'press')
    const rights = [1, 2].map((at) => ({
      log: logHexOf(log.id),
      member: club.member(at),
      right: 'writer' as const,
    }))
    given(await club.desk(0).replica.acts.changeRights(rights))
    await club.meet()
    const founder = club.desk(0)
    const before = founder.store.transactions
    const three = club.member(2)
    founder.store.faults = {
      before: (number) => {
        if (dies !== undefined && number >= before + dies) throw new Error('the program ends')
      },
    }
    try {
      await founder.replica.acts.remove(three)
    } catch (problem) {
      if (dies === undefined) throw problem
    }
    const used = founder.store.transactions - before
    await founder.restart()
    const committed = activeMembers(founder).length === 2
    if (!committed) given(await founder.replica.acts.remove(three))
    await founder.replica.acts.settle()
    await club.meet([club.desk(0), club.desk(1)])
    expect(isDirectoryDue(certain(founder.replica.book.roster, 'read'))).toBe(false)
    const now = founder.log(pressLog)
    expect(now.control?.state.epoch, `died at ${dies}`).toBe(2)
    for (const epoch of now.keys.keys()) {
      const at = now.control?.state.epochs.find(([number]) => number === epoch)?.[2] ?? 0
      expect(storedControl(founder.replica.context, now, at), `key ${epoch}`).toBeDefined()
    }
    expect(club.keysAt(0, pressLog)).toEqual([1, 2])
    expect(club.keysAt(1, pressLog)).toEqual([1, 2])
    await club.meet()
    expect(club.keysAt(2, pressLog)).toEqual([1])
    expect(press.hex).toBe(now.hex)
    return used
  }
})

describe('a fork', () => {
  it('[R9] of the roster freezes it for everybody who sees both, and no act goes on', async () => {
    const club = await Club.of(2)
    const [one, two] = [club.desk(0), club.desk(1)]
    // The keeper marks one thing here and, on an older copy of itself, another.
    const image = one.store.image()
    given(await one.replica.acts.rotateAll('suspicion'))
    await carry(one, two)
    const twin = await Club.of(1)
    const copy = twin.desk(0)
    copy.store = MemoryStore.fromImage(image)
    copy.replica = await opened(copy.store, one.world)
    given(await copy.replica.acts.invite('person'))
    given(await copy.replica.acts.rotateAll('age'))
    await carry(copy, two)
    expect(two.replica.book.directory.frozen).toBe(true)
    expect(two.alarms()).toContain('control-forked')
    expect(await two.replica.acts.suspend(club.device(0))).toEqual({ ok: false, refusal: { kind: 'frozen' } })
  })

  it('[R9] [Y21] of a log is found out by whoever was shown the other half, with the key that a colleague sends', async () => {
    const club = await Club.of(2)
    const [one, two] = [club.desk(0), club.desk(1)]
    given(
      await one.replica.acts.changeRights([
        { log: logHexOf(one.log(pressLog).id), member: club.member(1), right: 'writer' },
      ]),
    )
    await club.meet()
    // Two keys are marked for one number, on two copies of the keeper: as of a relay that shows two chains.
    const image = one.store.image()
    const twin = await Club.of(1)
    const copy = twin.desk(0)
    copy.store = MemoryStore.fromImage(image)
    copy.replica = await opened(copy.store, one.world)
    for (const replica of [one.replica, copy.replica]) given(await replica.acts.rotateAll('suspicion'))
    const sendsKeys = async (from: TestDevice): Promise<void> => {
      await from.replica.acts.settle()
      await two.replica.acts.takeMail(from.replica.acts.letters().map(({ sealed }) => sealed))
    }
    await sendsKeys(copy)
    const press = two.log(pressLog)
    await two.replica.receiveControl(press.id, chainOf(copy, press.hex))
    await two.replica.acts.settle()
    expect(press.control?.state.epoch).toBe(2)
    await sendsKeys(one)
    const theirs = certain(one.log(pressLog).keys.get(2)?.key, 'made here')
    const own = certain(copy.log(pressLog).keys.get(2)?.key, 'made there')
    expect(tokensOf(press).map((token) => token.toHex())).toEqual(
      [own, theirs].map((key) => accessToken(key).toHex()),
    )
    await two.replica.receiveControl(press.id, chainOf(one, press.hex))
    expect(press.frozen).toBe(true)
    await two.replica.acts.settle()
    expect(two.store.shelf.list('grant-waiting', press.hex)).toEqual([])
  })

  it('[R7] is not made by a stranger’s mark', async () => {
    const club = await Club.of(2)
    const [one, two] = [club.desk(0), club.desk(1)]
    const directory = one.replica.book.directory
    given(await two.replica.acts.suspend(club.device(0)))
    const [proposal] = two.replica.acts.toCommit()
    const { entry } = certain(proposal, 'a proposal')
    const stranger = await newSigningKey(random)
    const mark = await keeperMark(stranger, directory.id, entry, 0)
    await one.replica.receiveControl(directory.id, [{ entry, mark }])
    expect(directory.control?.state.head[0]).toBe(2)
    expect(one.alarms().filter((kind) => kind === 'control-forked')).toEqual([])
  })
})
