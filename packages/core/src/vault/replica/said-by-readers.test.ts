/**
 * Words that are to be written again when their writer may only read by then: they were said while the right was there, and
 * colleagues let what a reader wrote before count. docs/formats/vault.md, D11–D14, D18, D33.
 */
import { describe, expect, it } from 'vitest'
import type { RecordId } from '../../base/id.ts'
import { certain } from '../../base/result.ts'
import { putBack } from './older-copy.fixture.ts'
import { pressLog, start, type TestDevice, TestTeam } from './replica.fixture.ts'
import { stateText } from './state-hash.ts'

const year = 365 * 86_400_000

/** From now on the second member may only read. */
async function lowered(team: TestTeam): Promise<void> {
  const member = certain(team.members[1], 'two')
  await team.decide(pressLog, { kind: 'members', set: [[member, 'reader']] })
}

/** Both have the record, and one state; nothing of it waits to be said. */
function expectSaid([one, two]: readonly [TestDevice, TestDevice], id: RecordId): void {
  for (const { store } of [one, two]) expect(store.records.find(id)).toBeDefined()
  expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
  expect(two.store.shelf.list('stranded', two.log().hex)).toEqual([])
  expect(one.alarms()).toEqual([])
}

describe('a right that is lowered to reading before what was said is written again', () => {
  it('[D11] [D12] [D33] loses nothing that was said on an older copy of a vault', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    await putBack(two, one)
    const id = await two.saved({ fields: { label: 'on the older copy' } })
    await lowered(team)
    await two.hears(one)
    await one.hears(two)
    expectSaid([one, two], id)
    const refused = await two.replica.save([
      { id, type: 'Thing', home: pressLog.scope, fields: { label: 'x' } },
    ])
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'not-granted' } })
  })

  it('[D14] [D12] [D33] loses nothing that a disk has changed', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    const id = await two.saved({ fields: { label: 'said' } })
    const { key, head } = certain(two.log().writing, 'a feed that was written to')
    expect(two.store.rot(key, head.seq, 700)).toBe(true)
    await lowered(team)
    await two.replica.mendRot(two.log().id, key, head.seq)
    await one.hears(two)
    expectSaid([one, two], id)
  })

  it('[D18] [D12] [D33] loses nothing that a clock had dated years ahead', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    two.clock.at += 10 * year
    const id = await two.saved({ fields: { label: 'dreamt' } })
    await lowered(team)
    two.clock.at = start + 60_000
    two.replica.noteDay(Math.floor(start / 86_400_000))
    await two.replica.retry()
    await one.hears(two)
    expectSaid([one, two], id)
  })
})
