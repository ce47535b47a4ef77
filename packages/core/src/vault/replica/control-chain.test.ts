import { describe, expect, it } from 'vitest'
import { newRecordId } from '../../base/id.ts'
import { platformRandom } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newSigningKey } from '../../sealed/sign.ts'
import { keeperMark } from '../control/marks.ts'
import { rightOf } from '../control/membership.ts'
import type { Entry } from '../entry.ts'
import { directoryName } from './log-book.ts'
import { press, pressLog, TestTeam } from './replica.fixture.ts'
import { rotated } from './rotation.fixture.ts'
import { StoreFull } from './store.ts'

const caseFields = { label: 'a case' }

describe('the chain of who may', () => {
  it('[D40] counts what the committer has marked, and nothing else', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    const log = two.log()
    const marked = await team.marked(pressLog, {
      kind: 'members',
      set: [[certain(team.members[1], 'two'), 'lead']],
    })
    const { entry } = marked
    const before = log.control?.state.head
    expect(await two.replica.receiveControl(log.id, [{ entry, mark: undefined }])).toMatchObject({
      committed: 0,
      waiting: 0,
    })
    const stranger = await newSigningKey(platformRandom)
    const forged = await keeperMark(stranger, log.id, entry, one.clock.millis())
    expect(await two.replica.receiveControl(log.id, [{ entry, mark: forged }])).toMatchObject({
      committed: 0,
    })
    expect(log.control?.state.head).toEqual(before)
    expect(two.alarms()).toEqual([])
  })

  it('[R7] counts it when the true mark comes, whatever a stick had put beside it or in its place', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    const log = two.log()
    const lead = certain(team.members[1], 'two')
    const marked = await team.marked(pressLog, { kind: 'members', set: [[lead, 'lead']] })
    const stranger = await newSigningKey(platformRandom)
    const forged = (entry: Entry) => keeperMark(stranger, log.id, entry, one.clock.millis())
    const noise = await Promise.all(
      Array.from({ length: 5 }, () => team.marked(pressLog, { kind: 'members', set: [[lead, 'reader']] })),
    )
    for (const { entry } of [marked, ...noise])
      await two.replica.receiveControl(log.id, [{ entry, mark: await forged(entry) }])
    await two.restart()
    const here = two.log()
    expect(await two.replica.receiveControl(here.id, [marked])).toMatchObject({ taken: 1, committed: 1 })
    await two.restart()
    const { control } = two.log()
    expect(control?.kind === 'membership' && rightOf(control.state, lead)).toBe('lead')
    expect(two.alarms()).toEqual([])
    expect(two.store.shelf.list('control-waiting', here.hex)).toEqual([])
  })

  it('[D41] freezes a log whose committer marked two entries of one number, and says so', async () => {
    const team = await TestTeam.of(2)
    const two = team.at(1)
    const log = two.log()
    const first = await team.marked(pressLog, {
      kind: 'members',
      set: [[certain(team.members[1], 'two'), 'lead']],
    })
    const second = await team.marked(pressLog, {
      kind: 'members',
      set: [[certain(team.members[1], 'two'), 'reader']],
    })
    expect(await two.replica.receiveControl(log.id, [first])).toMatchObject({ committed: 1 })
    expect(await two.replica.receiveControl(log.id, [second])).toMatchObject({ refused: 1, alarms: 1 })
    expect(two.alarms()).toEqual(['control-forked'])
    const id = newRecordId(platformRandom)
    const refused = { ok: false, refusal: { kind: 'frozen', scope: press, part: 'whole' } }
    expect(await two.replica.save([{ id, type: 'Thing', home: press, fields: { label: 'x' } }])).toEqual(
      refused,
    )
    await two.restart()
    expect(await two.replica.save([{ id, type: 'Thing', home: press, fields: { label: 'x' } }])).toEqual(
      refused,
    )
  })

  it('[D42] moves on over an entry that was committed and may not be, and names its writer', async () => {
    const team = await TestTeam.of(3)
    const [one, two] = [team.founder, team.at(1)]
    const head = one.log().control?.state.head[0] ?? 0
    // Nobody takes the last lead away.
    await team.decide(pressLog, { kind: 'members', set: [[certain(team.members[0], 'one'), 'reader']] })
    expect(two.log().control?.state.head[0]).toBe(head + 1)
    expect(two.alarms()).toEqual(['unauthorised-control'])
    expect(two.replica.alarms.list()[0]?.who).toBe('M-01')
    await one.saved({ fields: { label: 'still a lead' } })
  })

  it('[D43] waits for what comes before, for a key and for the roster, and survives a restart while it waits', async () => {
    const team = await TestTeam.of(2)
    const two = team.at(1)
    const directory = two.replica.book.directory
    const first = await team.marked(directoryName, { kind: 'holders', shelters: [] })
    await team.founder.replica.receiveControl(directory.id, [first])
    const second = await team.marked(directoryName, {
      kind: 'holders',
      shelters: [certain(team.members[0], 'one')],
    })
    expect(await two.replica.receiveControl(directory.id, [second])).toMatchObject({
      committed: 0,
      waiting: 1,
    })
    await two.restart()
    expect(await two.replica.receiveControl(directory.id, [first])).toMatchObject({ committed: 2 })
    expect(two.replica.book.roster?.holders.at(-1)?.[1]).toEqual([team.members[0]])
    expect(two.store.shelf.list('control-waiting', '')).toEqual([])
  })

  it('[D44] shows a new device no older roster than its invitation knew', async () => {
    const team = await TestTeam.of(2)
    const two = team.at(1)
    const floor = two.replica.context.rosterFloor
    expect(floor?.seq).toBe(1)
    expect(two.replica.me.member).toBe(team.members[1])
  })

  it('[D7] takes a full disk without losing its place', async () => {
    const team = await TestTeam.of(2)
    const two = team.at(1)
    const directory = two.replica.book.directory
    const marked = await team.marked(directoryName, { kind: 'holders', shelters: [] })
    const before = two.store.transactions
    two.store.faults = {
      before: (number) => {
        if (number === before + 2) throw new StoreFull()
      },
    }
    await expect(two.replica.receiveControl(directory.id, [marked])).rejects.toThrow(StoreFull)
    two.store.faults = {}
    await two.replica.retry()
    expect(two.replica.book.roster?.holders.at(-1)?.[1]).toEqual([])
  })
})

describe('a case', () => {
  it('[D50] is founded with its five logs by its own record, all in one transaction', async () => {
    const { founder } = await TestTeam.of(1)
    const id = newRecordId(platformRandom)
    const home = { kind: 'case', caseId: id } as const
    const orphan = await founder.replica.save([
      { id: newRecordId(platformRandom), type: 'Thing', home, fields: caseFields },
    ])
    expect(orphan).toEqual({ ok: false, refusal: { kind: 'not-granted', scope: home, part: 'work' } })
    const before = founder.store.transactions
    founder.store.faults = {
      before: () => {
        throw new StoreFull()
      },
    }
    expect(await founder.replica.save([{ id, type: 'Case', home, fields: caseFields }])).toMatchObject({
      ok: false,
    })
    expect(founder.replica.book.byName({ scope: home, part: 'work' })).toBeUndefined()
    founder.store.faults = {}
    expect(await founder.replica.save([{ id, type: 'Case', home, fields: caseFields }])).toMatchObject({
      ok: true,
    })
    expect(founder.store.transactions).toBe(before + 2)
    for (const part of ['work', 'names', 'places', 'medical', 'allegations'] as const) {
      expect(founder.replica.book.byName({ scope: home, part })).toBeDefined()
    }
    await founder.restart()
    expect(founder.log({ scope: home, part: 'names' }).control?.state.epoch).toBe(1)
  })
})

describe('a key that was handed over too early', () => {
  it('[D32] gives way to the one that the chain commits to', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    const log = two.log()
    // Somebody's key for the next epoch came, and somebody else's was committed.
    await two.replica.learn(log.id, pressLog, new Map([[2, platformRandom.bytes(32)]]))
    const key = await rotated(team, [one, two])
    expect(two.alarms()).toEqual([])
    await two.replica.learn(log.id, pressLog, new Map([[2, key]]))
    await one.saved({ fields: { label: 'under the true key' } })
    expect(await two.hears(one)).toMatchObject({ applied: 2 })
    await two.restart()
    expect(two.log().keys.get(2)?.key).toEqual(key)
  })
})
