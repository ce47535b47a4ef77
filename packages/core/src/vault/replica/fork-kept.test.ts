/** Forks of who may what that are easily missed: docs/formats/control.md, R8, R9. */
import { describe, expect, it } from 'vitest'
import { equalBytes } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newSigningKey, publicKeyOf } from '../../sealed/sign.ts'
import { deviceIdOf, logHexOf, type Right } from '../control/names.ts'
import { newDraft, writeControl } from '../control/write-control.ts'
import { entryHash } from '../entry.ts'
import { signReceipt } from '../sync/receipt.ts'
import { controlHead } from './control-chain.ts'
import { MemoryStore } from './memory-store.ts'
import { Club, chainOf, given } from './organisation.fixture.ts'
import { opened, pressLog, TestDevice } from './replica.fixture.ts'
import { StoreFull } from './store.ts'

describe('two marked entries of one number that wait for the roster that both name', () => {
  it('[R9] freeze the log, wherever the disk is full when it comes and the desk is started again', async () => {
    let cut = 0
    for (let failing = 1; failing <= 6; failing++) {
      const club = await Club.of(4)
      const [keeper, away] = [club.desk(0), club.desk(1)]
      const log = logHexOf(keeper.log(pressLog).id)
      given(await keeper.replica.acts.changeRights([{ log, member: club.member(1), right: 'writer' }]))
      await club.meet()
      given(await keeper.replica.acts.suspend(club.device(3)))
      const image = keeper.store.image()
      const store = MemoryStore.fromImage(image)
      const copy = new TestDevice(store, await opened(store, keeper.world), keeper.clock, keeper.world)
      const gives = async (desk: TestDevice, right: Right) =>
        given(await desk.replica.acts.changeRights([{ log, member: club.member(2), right }]))
      await gives(keeper, 'reader')
      await gives(copy, 'writer')
      for (const desk of [keeper, copy])
        await away.replica.receiveControl(away.log().id, chainOf(desk, away.log().hex))
      expect(away.log().controlQueue.size).toBeGreaterThan(0)
      expect(away.log().frozen).toBe(false)
      const from = away.store.transactions
      away.store.faults = {
        before: (transaction) => {
          if (transaction === from + failing) throw new StoreFull('no room')
        },
      }
      const { directory } = away.replica.book
      await away.replica.receiveControl(directory.id, chainOf(keeper, directory.hex)).catch(() => cut++)
      away.store.faults = {}
      await away.restart()
      // The relay has shown both, and shows neither again.
      await away.replica.receiveControl(directory.id, chainOf(keeper, directory.hex))
      await away.replica.retry()
      expect(away.log().frozen, `transaction ${failing}`).toBe(true)
      expect(away.alarms()).toContain('control-forked')
    }
    expect(cut).toBeGreaterThan(1)
  })
})

describe('a relay that is silent to some and marks what the others decide', () => {
  it('[R8] [R9] is found out by those who moved to another, and by those who stayed', async () => {
    for (const hearer of ['moved', 'stayed'] as const) {
      const club = await Club.of(3, { relay: true })
      const [moved, stayed] = [club.desk(0), club.desk(1)]
      const { directory } = moved.replica.book
      const next = await newSigningKey(random)
      given(await moved.replica.acts.setRelay({ url: 'https://next.example', key: publicKeyOf(next) }))
      for (const { box, sealed } of moved.replica.acts.letters())
        if (equalBytes(box, stayed.replica.acts.box.id)) await stayed.replica.acts.takeMail([sealed])
      for (const { id } of stayed.replica.acts.proposals()) given(await stayed.replica.acts.approve(id))
      for (const { box, sealed } of stayed.replica.acts.letters())
        if (equalBytes(box, moved.replica.acts.box.id)) await moved.replica.acts.takeMail([sealed])
      const { entry } = certain(moved.replica.acts.toCommit()[0], 'signed by two')
      const said = { log: directory.id, position: entry.header.seq, entry: entryHash(entry), day: 0 }
      given(await stayed.replica.acts.suspend(club.device(2)))
      await club.meet([stayed])
      await moved.replica.receiveControl(directory.id, [{ entry, mark: await signReceipt(next, said) }])
      expect(controlHead(moved.replica.book.directory).seq).toBe(
        controlHead(stayed.replica.book.directory).seq,
      )
      const [from, to] = hearer === 'moved' ? [stayed, moved] : [moved, stayed]
      await to.replica.receiveControl(directory.id, chainOf(from, directory.hex))
      expect(to.alarms(), hearer).toContain('control-forked')
      expect(to.replica.book.directory.frozen).toBe(true)
    }
  })

  it('[R9] is not made by a colleague alone who names a relay of their own', async () => {
    const club = await Club.of(3, { relay: true })
    const [admin, turned, other] = [club.desk(0), club.desk(1), club.desk(2)]
    const { directory } = turned.replica.book
    const head = controlHead(directory)
    const own = await newSigningKey(random)
    const event = {
      kind: 'relay-set',
      url: 'https://own.example',
      key: deviceIdOf(publicKeyOf(own)),
    } as const
    const entry = await writeControl(
      { organisation: turned.replica.organisation.id, log: directory.id, kind: 'roster' },
      { device: turned.replica.deviceKey, feed: await newSigningKey(random) },
      newDraft(event, { base: head.seq }, random),
      { epoch: 1, key: certain(directory.keys.get(1), 'the first').key, head },
      { random },
    )
    given(await admin.replica.acts.suspend(club.device(2)))
    await club.meet([admin, other])
    const said = { log: directory.id, position: entry.header.seq, entry: entryHash(entry), day: 0 }
    await other.replica.receiveControl(directory.id, [{ entry, mark: await signReceipt(own, said) }])
    expect(other.replica.book.directory.frozen).toBe(false)
    expect(other.alarms()).toEqual([])
  })
})
