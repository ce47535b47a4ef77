/** A fork that comes to light when a disk is full: docs/formats/control.md, R9. */
import { describe, expect, it } from 'vitest'
import { logHexOf, type Right } from '../control/names.ts'
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
