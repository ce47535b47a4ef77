/** Two rare things at once: a strike and a disk that changed a bit, two strikes heard together, a full disk and a strike. */
import { describe, expect, it } from 'vitest'
import { textOf, toHex } from '../../base/bytes.ts'
import { newRecordId, type RecordId } from '../../base/id.ts'
import { platformRandom } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { logHexOf } from '../control/names.ts'
import { Club, carry, chainOf, given } from './organisation.fixture.ts'
import { press, pressLog, type TestDevice } from './replica.fixture.ts'
import { stateText } from './state-hash.ts'
import { StoreFull } from './store.ts'
import { agreedStrikes } from './struck-bodies.ts'

const words = 'the road behind the mill'

async function clubOfWriters(members = 3): Promise<Club> {
  const club = await Club.of(members)
  const log = hexOf(club.desk(0))
  for (let at = 1; at < members; at++)
    given(await club.desk(0).replica.acts.changeRights([{ log, member: club.member(at), right: 'writer' }]))
  await club.desk(0).saved({ fields: { label: 'the first' } })
  await club.meet()
  return club
}

function hexOf(desk: TestDevice) {
  return logHexOf(desk.log(pressLog).id)
}

function stateOf(desk: TestDevice): string {
  return stateText(desk.replica, [desk.log()])
}

async function strikeBoth(
  [one, two]: readonly [TestDevice, TestDevice],
  club: Club,
  id: RecordId,
  field = 'label',
) {
  const log = hexOf(one)
  given(certain(await one.replica.acts.strikeWords(log, { what: [[id, [field]]], pieces: [] }), 'left'))
  await club.meet([one, two])
  const [asked] = await two.replica.acts.strikesAsked()
  given(await two.replica.acts.agreeToStrike(log, certain(asked, 'a wish').id))
  await club.meet([one, two])
}

describe('two strikes that a desk hears together', () => {
  it('[X1] [X6] make the records of both again where one entry spoke of both', async () => {
    const club = await clubOfWriters()
    const [one, two, away] = [club.desk(0), club.desk(1), club.desk(2)]
    const [first, second] = [newRecordId(platformRandom), newRecordId(platformRandom)]
    given(
      await one.replica.save(
        [first, second].map((id) => ({ id, type: 'Thing', home: press, fields: { label: words } })),
      ),
    )
    await club.meet()
    await strikeBoth([one, two], club, first)
    await strikeBoth([one, two], club, second)
    // The end of the chain comes before what it follows, as where a key is awaited.
    await away.replica.receiveControl(away.log().id, chainOf(one, away.log().hex).toReversed())
    for (const desk of [one, two, away]) expect(stateOf(desk)).not.toContain(words)
    await club.meet()
    for (const desk of [one, two, away]) expect(stateOf(desk)).not.toContain(words)
    expect(stateOf(away)).toBe(stateOf(one))
  })
})

describe('a strike for which the disk had no room', () => {
  it('[X1] [D11] leaves what is taken back and said again before there was', async () => {
    const club = await clubOfWriters()
    const [one, two, full] = [club.desk(0), club.desk(1), club.desk(2)]
    await full.saved({ fields: { label: 'before' } })
    const { key, head } = certain(full.log().writing, 'a feed that was written to')
    const id = await full.saved({ fields: { label: words, risk: 'high' } })
    await carry(full, one)
    await strikeBoth([one, two], club, id)
    full.store.faults = {
      before: () => {
        if (agreedStrikes(full.log()).length > 0) throw new StoreFull()
      },
    }
    const chain = chainOf(one, full.log().hex)
    await expect(full.replica.receiveControl(full.log().id, chain)).rejects.toThrow(StoreFull)
    full.store.faults = {}
    // There is room again, and a bit has fallen into what stands before it in its feed.
    expect(full.store.rot(key, head.seq, 700)).toBe(true)
    expect(await full.replica.mendRot(full.log().id, key, head.seq)).toBe(true)
    expect(stateOf(full)).not.toContain(words)
    await club.meet()
    for (const desk of [one, two]) expect(stateOf(desk)).toBe(stateOf(full))
    expect(stateOf(full)).not.toContain(words)
  })
})

describe('a strike for which the disk had no room, of an entry in which a bit fell', () => {
  it('[X1] [D14] leaves what is said again from the records before there was', async () => {
    const club = await clubOfWriters()
    const [one, two, full] = [club.desk(0), club.desk(1), club.desk(2)]
    const id = await full.saved({ fields: { label: words, risk: 'high' } })
    const { key, head } = certain(full.log().writing, 'a feed that was written to')
    await carry(full, one)
    await strikeBoth([one, two], club, id)
    full.store.faults = {
      before: () => {
        if (agreedStrikes(full.log()).length > 0) throw new StoreFull()
      },
    }
    const chain = chainOf(one, full.log().hex)
    await expect(full.replica.receiveControl(full.log().id, chain)).rejects.toThrow(StoreFull)
    full.store.faults = {}
    expect(full.store.rot(key, head.seq, 700)).toBe(true)
    expect(await full.replica.mendRot(full.log().id, key, head.seq)).toBe(true)
    expect(stateOf(full)).not.toContain(words)
    expect(stateOf(full), 'what was not struck').toContain('high')
    await club.meet()
    for (const desk of club.desks) expect(stateOf(desk)).not.toContain(words)
  })

  it('[X1] [D14] leaves what is still to be said again', async () => {
    const club = await clubOfWriters()
    const [one, two, full] = [club.desk(0), club.desk(1), club.desk(2)]
    const id = await full.saved({ fields: { label: words, risk: 'high' } })
    const { key, head } = certain(full.log().writing, 'a feed that was written to')
    await carry(full, one)
    expect(full.store.rot(key, head.seq, 700)).toBe(true)
    const first = full.store.transactions + 1
    full.store.faults = {
      before: (transaction) => {
        if (transaction > first) throw new StoreFull()
      },
    }
    await full.replica.mendRot(full.log().id, key, head.seq).catch((problem: unknown) => {
      if (!(problem instanceof StoreFull)) throw problem
    })
    full.store.faults = {}
    const isHere = (): boolean =>
      [...full.store.everything()].some(({ bytes }) => textOf(bytes)?.includes(words))
    expect(isHere()).toBe(true)
    await strikeBoth([one, two], club, id)
    await full.replica.receiveControl(full.log().id, chainOf(one, full.log().hex))
    expect(isHere()).toBe(false)
    await club.meet()
    expect(stateOf(full), 'what was not struck').toContain('high')
    for (const desk of club.desks) expect(stateOf(desk)).not.toContain(words)
  })
})

describe('a bit that fell where words are to be struck', () => {
  it('[R53] [D24] has the entry read again by the desk that is to wish it or to agree, so that all of it goes', async () => {
    const club = await clubOfWriters()
    const [one, two] = [club.desk(0), club.desk(1)]
    const id = await one.saved({ fields: { label: words } })
    await club.meet()
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    const wish = { what: [[id, ['label']]], pieces: [] } as const
    const log = hexOf(one)
    expect(two.store.rot(key, head.seq, 700)).toBe(true)
    expect(await two.replica.acts.strikeWords(log, wish), 'nothing that it can read').toBeUndefined()
    expect(two.store.shelf.list('overflow', two.log().hex)).toHaveLength(1)
    given(certain(await one.replica.acts.strikeWords(log, wish), 'something is left'))
    await two.reopen()
    two.store.transaction(() => two.store.shelf.drop('overflow', `${log}/${toHex(key)}`))
    await two.replica.receiveControl(two.log().id, chainOf(one, log))
    expect(await two.replica.acts.strikesAsked()).toEqual([])
    expect(two.store.shelf.list('overflow', two.log().hex)).toHaveLength(1)
    await club.meet()
    const [asked] = await two.replica.acts.strikesAsked()
    given(await two.replica.acts.agreeToStrike(log, certain(asked, 'a wish').id))
    await club.meet()
    for (const desk of club.desks) expect(stateOf(desk)).not.toContain(words)
  })
})

describe('a bit that fell in late work', () => {
  it('[X1] keeps no struck words on the disk, and what is left of them comes from a colleague', async () => {
    const club = await clubOfWriters(4)
    const [one, two, damaged, gone] = [club.desk(0), club.desk(1), club.desk(2), club.desk(3)]
    const member = club.member(3)
    await gone.saved({ fields: { label: 'in time' } })
    await club.meet()
    const id = await gone.saved({ fields: { label: words } })
    const { key, head } = certain(gone.log().writing, 'a feed that was written to')
    for (const desk of [two, damaged]) await carry(gone, desk)
    expect(damaged.store.rot(key, head.seq, 700)).toBe(true)
    given(await one.replica.acts.remove(member))
    await club.meet([one, two, damaged])
    expect(damaged.replica.late()).toEqual([])
    expect(two.replica.late()).toHaveLength(1)
    const late = certain(two.log().feeds.get(toHex(key))?.tray.get(head.seq), 'late work').entry
    await one.replica.receive(one.log().id, [late], 'bundle')
    const isHere = (): boolean =>
      frames(damaged).some((frame) => frame.includes(toHex(changed.body).slice(400, 600)))
    const changed = certain(damaged.log().feeds.get(toHex(key))?.tray.get(head.seq), 'it lies there').entry
    expect(isHere()).toBe(true)
    await strikeBoth([one, two], club, id)
    await damaged.replica.receiveControl(damaged.log().id, chainOf(one, damaged.log().hex))
    expect(isHere()).toBe(false)
    expect(damaged.store.shelf.list('overflow', damaged.log().hex)).toHaveLength(1)
    const left = certain(two.log().feeds.get(toHex(key))?.tray.get(head.seq), 'what is left').entry
    await damaged.replica.receive(damaged.log().id, [left], 'bundle')
    await damaged.reopen()
    expect(damaged.log().feeds.get(toHex(key))?.tray.get(head.seq)?.entry.body).toEqual(left.body)
  })
})

function frames({ store, replica }: TestDevice): readonly string[] {
  return ['waiting', 'late', 'stranded'].flatMap((shelf) =>
    store.shelf
      .list(shelf, certain(replica.book.byName(pressLog), 'press').hex)
      .map(({ value }) => toHex(value)),
  )
}
