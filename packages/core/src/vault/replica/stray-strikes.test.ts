/** Words that are to go, of which one entry lies on one desk alone. docs/formats/control.md, R54 and R56. */
import { describe, expect, it } from 'vitest'
import type { RecordId } from '../../base/id.ts'
import { certain } from '../../base/result.ts'
import { logHexOf } from '../control/names.ts'
import { MemoryStore } from './memory-store.ts'
import { openEntry } from './opening-bodies.ts'
import { Club, carry, given } from './organisation.fixture.ts'
import { opened, pressLog, TestDevice } from './replica.fixture.ts'

const words = 'the road behind the mill'

/** What desks do by themselves once two members have decided of this record, until nothing is left to do. */
async function struck(club: Club, desks: readonly TestDevice[], id: RecordId): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    for (const { replica } of desks) {
      for (const { log, id: wish, what } of await replica.acts.strikesAsked())
        if (what.every(([record]) => record === id)) await replica.acts.agreeToStrike(log, wish)
      const log = certain(replica.book.byName(pressLog), 'a log that is here')
      await replica.acts.strikeWords(logHexOf(log.id), { what: [[id, ['label']]], pieces: [] })
    }
    await club.meet(desks)
  }
}

async function clubOfWriters(): Promise<Club> {
  const club = await Club.of(3)
  const log = logHexOf(club.desk(0).log(pressLog).id)
  for (const at of [1, 2])
    given(await club.desk(0).replica.acts.changeRights([{ log, member: club.member(at), right: 'writer' }]))
  await club.meet()
  return club
}

async function saidBy(desk: TestDevice): Promise<string> {
  const all = desk.entries().map((entry) => openEntry(desk.replica.context, desk.log(), entry))
  return JSON.stringify(await Promise.all(all))
}

describe('a laptop that told two stories of words that are to go', () => {
  it('[R56] holds up the erasing of no others: what only one desk has of them is wished by itself', async () => {
    const club = await clubOfWriters()
    const [one, two, three] = [club.desk(0), club.desk(1), club.desk(2)]
    const id = await one.saved({ fields: { label: words } })
    await two.saved({ fields: { label: 'bread' } })
    await three.saved({ fields: { label: 'water' } })
    await club.meet()
    // A whole home that was copied: each of the two goes on in the same feed.
    await three.replica.close()
    const store = MemoryStore.fromImage(three.store.image())
    const twin = new TestDevice(store, await opened(store, three.world), three.clock, three.world)
    await three.restart()
    await three.saved({ id, fields: { label: `${words}, by day` } })
    await twin.saved({ id, fields: { label: `${words}, by night` } })
    await carry(three, one)
    await carry(twin, two)
    await club.meet([one, two])
    await struck(club, [one, two], id)
    for (const desk of [one, two]) expect(await saidBy(desk)).not.toContain(words)
  })
})

describe('a wish to which nobody will ever agree', () => {
  it('[R54] holds nothing up when whoever wished it has lost the right', async () => {
    const club = await clubOfWriters()
    const [one, two, three] = [club.desk(0), club.desk(1), club.desk(2)]
    const log = logHexOf(one.log(pressLog).id)
    const id = await one.saved({ fields: { label: words } })
    await two.saved({ fields: { label: 'bread' } })
    await club.meet()
    await three.saved({ fields: { label: 'water' } })
    given(
      certain(await three.replica.acts.strikeWords(log, { what: [[id, ['label']]], pieces: [] }), 'words'),
    )
    await club.meet()
    given(await one.replica.acts.changeRights([{ log, member: club.member(2), right: 'none' }]))
    await club.meet()
    await struck(club, [one, two], id)
    for (const desk of [one, two]) expect(await saidBy(desk)).not.toContain(words)
  })

  it('[R56] holds nothing up when a turned colleague names beside it what nobody decided', async () => {
    const club = await clubOfWriters()
    const [one, two, three] = [club.desk(0), club.desk(1), club.desk(2)]
    const log = logHexOf(one.log(pressLog).id)
    const id = await one.saved({ fields: { label: words } })
    const other = await one.saved({ fields: { label: 'bread' } })
    await two.saved({ fields: { label: 'water' } })
    await club.meet()
    await three.saved({ fields: { label: 'salt' } })
    const what = [id, other].toSorted().map((record) => [record, ['label']] as const)
    given(certain(await three.replica.acts.strikeWords(log, { what, pieces: [] }), 'words'))
    await club.meet()
    await struck(club, [one, two], id)
    for (const desk of [one, two]) {
      expect(await saidBy(desk)).not.toContain(words)
      expect(await saidBy(desk)).toContain('bread')
    }
  })
})
