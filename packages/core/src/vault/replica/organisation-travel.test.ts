/** A desk that crosses a border: docs/formats/control.md, R23. */
import { describe, expect, it } from 'vitest'
import { certain } from '../../base/result.ts'
import { rightOf } from '../control/membership.ts'
import { logHexOf } from '../control/names.ts'
import { MemoryStore } from './memory-store.ts'
import { Club, carry, given } from './organisation.fixture.ts'
import { opened, pressLog, TestDevice } from './replica.fixture.ts'
import { stateText } from './state-hash.ts'
import { StoreFull } from './store.ts'

const eventsLog = { scope: { kind: 'events' }, part: 'whole' } as const

describe('a desk that travels', () => {
  async function onItsWay() {
    const club = await Club.of(2, { relay: true })
    const [home, traveller] = [club.desk(0), club.desk(1)]
    const give = async (name: typeof pressLog) => {
      const log = logHexOf(home.log(name).id)
      given(await home.replica.acts.changeRights([{ log, member: club.member(1), right: 'writer' }]))
    }
    await give(pressLog)
    await club.meet()
    return { club, home, traveller, give }
  }

  it('[R23] keeps no key that a colleague had sent before they heard of the journey', async () => {
    const { club, home, traveller, give } = await onItsWay()
    await give(eventsLog)
    given(await home.replica.acts.rotateAll('suspicion'))
    await home.replica.acts.settle()
    given(await traveller.replica.acts.travel())
    await club.meet([traveller])
    const keysOf = () =>
      traveller.store.logs.all().flatMap(({ keys, name }) => [...keys.keys()].map(() => name.scope.kind))
    expect(keysOf()).toEqual(['directory'])
    await traveller.replica.acts.takeMail(home.replica.acts.letters().map(({ sealed }) => sealed))
    const waiting = traveller.store.shelf.list('grant-waiting', '')
    expect(waiting.filter(({ key }) => !key.startsWith(traveller.replica.book.directory.hex))).toEqual([])
    await club.meet()
    expect(new Set(keysOf())).toEqual(new Set(['directory']))
    given(await home.replica.acts.giveBack(club.device(1)))
    await club.meet()
    expect(club.keysAt(1, pressLog)).toEqual(club.keysAt(0, pressLog))
    expect(club.keysAt(1, eventsLog)).toEqual(club.keysAt(0, eventsLog))
  })

  it('[R23] has its keys again though the letter comes before the word that the journey is over', async () => {
    const { club, home, traveller } = await onItsWay()
    given(await traveller.replica.acts.travel())
    await club.meet()
    given(await home.replica.acts.giveBack(club.device(1)))
    await club.meet([home])
    const letters = home.replica.acts.letters()
    await traveller.replica.acts.takeMail(letters.map(({ sealed }) => sealed))
    for (const { key } of letters) await home.replica.acts.posted(key)
    await club.meet()
    expect(club.keysAt(1, pressLog)).toEqual(club.keysAt(0, pressLog))
  })

  it('[R23] still knows what was noticed in a log that left, and in no log any more', async () => {
    const { club, traveller } = await onItsWay()
    const { alarms } = traveller.replica
    const log = logHexOf(traveller.log(pressLog).id)
    traveller.store.transaction(() => {
      alarms.raise('relay-rolled-back', { log })
      alarms.raise('relay-rolled-back', { log })
      alarms.raise('member-equivocated', { log, who: 'M-01' })
    })
    given(await traveller.replica.acts.travel())
    await club.meet()
    expect(traveller.store.shelf.list('alarm', log)).toEqual([])
    const seen = () =>
      alarms.list().map(({ kind, log: where, who, times }) => `${kind} ${where} ${who} ${times}`)
    const noticed = ['member-equivocated undefined M-01 1', 'relay-rolled-back undefined undefined 2']
    expect(seen().toSorted()).toEqual(noticed)
    alarms.reload()
    expect(seen().toSorted()).toEqual(noticed)
  })

  it('[R23] [D12] does not set out while words of its own are still to be written again', async () => {
    const { club, traveller } = await onItsWay()
    const said = await traveller.saved({ fields: { label: 'at the relay' } })
    await club.meet()
    await traveller.saved({ id: said, fields: { label: 'only here' } })
    const { key, head } = certain(traveller.log().writing, 'a feed that was written to')
    expect(traveller.store.rot(key, head.seq, 700)).toBe(true)
    const first = traveller.store.transactions + 1
    traveller.store.faults = {
      before: (transaction) => {
        if (transaction > first) throw new StoreFull()
      },
    }
    await traveller.replica.mendRot(traveller.log().id, key, head.seq).catch((problem: unknown) => {
      if (!(problem instanceof StoreFull)) throw problem
    })
    traveller.store.faults = {}
    const refused = await traveller.replica.acts.travel()
    expect(refused.ok ? undefined : refused.refusal).toEqual({ kind: 'not-copied' })
    await club.meet()
    given(await traveller.replica.acts.travel())
    await club.meet()
    given(await club.desk(0).replica.acts.giveBack(club.device(1)))
    await club.meet()
    for (const desk of club.desks) expect(stateText(desk.replica, [desk.log()])).toContain('only here')
  })

  it('[R23] [D13] sets out though a copy of its home told another story, once its own is written again', async () => {
    const { club, home, traveller } = await onItsWay()
    await traveller.saved({ fields: { label: 'before' } })
    await club.meet()
    await traveller.replica.close()
    const store = MemoryStore.fromImage(traveller.store.image())
    const twin = new TestDevice(store, await opened(store, traveller.world), traveller.clock, traveller.world)
    await traveller.restart()
    await traveller.saved({ fields: { label: 'by day' } })
    const id = await traveller.saved({ fields: { label: 'by noon' } })
    // The relay has both, and is put back afterwards.
    await club.meet([traveller])
    await twin.saved({ fields: { label: 'by night' } })
    await carry(twin, home)
    await club.meet()
    expect(stateText(home.replica, [home.log()]), 'written again').toContain('by noon')
    expect(traveller.store.records.find(id)).toBeDefined()
    given(await traveller.replica.acts.travel())
    await club.meet()
    expect(club.keysAt(1, pressLog)).toEqual([])
  })

  it('[R23] takes no key along that waited for its chain', async () => {
    const { club, home, traveller, give } = await onItsWay()
    await give(eventsLog)
    await home.replica.acts.settle()
    await club.meet([home])
    await traveller.replica.acts.takeMail(home.replica.acts.letters().map(({ sealed }) => sealed))
    expect(traveller.store.shelf.list('grant-waiting', '')).toHaveLength(1)
    given(await traveller.replica.acts.travel())
    await club.meet([traveller])
    expect(traveller.store.shelf.list('grant-waiting', '')).toEqual([])
  })

  it('[R23] [R49] sets out when the right is marked that it asked for after the journey', async () => {
    const { club, home, traveller } = await onItsWay()
    const third = await club.invite(home, 'person')
    const fourth = await club.invite(home, 'person')
    const log = logHexOf(home.log(pressLog).id)
    given(await home.replica.acts.changeRights([{ log, member: club.member(1), right: 'lead' }]))
    await club.meet()
    const gives = async (desk: TestDevice, at: number) =>
      given(await desk.replica.acts.changeRights([{ log, member: club.member(at), right: 'writer' }]))
    given(await traveller.replica.acts.travel())
    await gives(traveller, 2)
    // Another right is marked first, so the traveller's is still to be made anew when the journey could be marked.
    await gives(home, 3)
    await club.meet([home])
    await club.meet([traveller])
    expect(club.keysAt(1, pressLog)).toEqual([])
    await club.meet([home, third, fourth])
    const { control } = home.log(pressLog)
    const rights = [2, 3].map(
      (at) => control?.kind === 'membership' && rightOf(control.state, club.member(at)),
    )
    expect(rights).toEqual(['writer', 'writer'])
  })

  it('[R23] [R35] sets out when the relay was told of every new key that it made', async () => {
    const { traveller } = await onItsWay()
    const { acts, book } = traveller.replica
    given(await acts.travel())
    // A key of its own was marked in this round; only the letters with it have left.
    const { store } = traveller
    store.transaction(() => store.shelf.put('move', traveller.log(pressLog).hex, new Uint8Array(64)))
    const offered = () => acts.toCommit().map(({ log }) => log.toHex())
    expect(offered()).toEqual([])
    for (const { log } of acts.moves()) await acts.moved(log)
    expect(offered()).toEqual([book.directory.hex])
  })

  it('[R23] [Y21] sets out where the relay is told of no key: another chain of that log was committed too', async () => {
    const { traveller } = await onItsWay()
    const { acts, book } = traveller.replica
    given(await acts.travel())
    const { store } = traveller
    const log = traveller.log(pressLog)
    store.transaction(() => store.shelf.put('move', log.hex, new Uint8Array(64)))
    expect([acts.moves().length, acts.toCommit()]).toEqual([1, []])
    log.frozen = true
    expect([acts.moves(), acts.toCommit().map((one) => one.log.toHex())]).toEqual([[], [book.directory.hex]])
  })
})
