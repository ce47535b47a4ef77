/** Logs that were left alone while thousands of things happened in the roster: docs/formats/control.md, R41. */
import { describe, expect, it } from 'vitest'
import { certain } from '../../base/result.ts'
import { rightOf } from '../control/membership.ts'
import { logHexOf } from '../control/names.ts'
import { encodeRoster } from '../control/state-text.ts'
import { Club, given } from './organisation.fixture.ts'
import { pressLog } from './replica.fixture.ts'

describe('a log that nobody touched for thousands of events of the roster', () => {
  async function leftAlone(ahead: number) {
    const club = await Club.of(2)
    const desk = club.desk(0)
    const state = certain(desk.replica.book.roster, 'founded')
    // As if so much had happened: of what did, nothing that counts here.
    const later = encodeRoster({ ...state, head: [state.head[0] + ahead, state.head[1]] })
    desk.store.transaction(() =>
      desk.store.shelf.put('control-state', desk.replica.book.directory.hex, later),
    )
    await desk.restart()
    const press = () => {
      const { control } = desk.log(pressLog)
      return certain(control?.kind === 'membership' ? control.state : undefined, 'a membership')
    }
    return { club, desk, press, log: logHexOf(desk.log(pressLog).id), newest: state.head[0] + ahead }
  }

  it('[R41] steps up by itself, and rights are given in it as before', async () => {
    const { club, desk, press, log, newest } = await leftAlone(5_000)
    await desk.replica.acts.settle()
    expect(newest - press().roster).toBeLessThan(1_024)
    expect(press().epoch).toBe(1)
    given(await desk.replica.acts.changeRights([{ log, member: club.member(1), right: 'writer' }]))
    expect([press().roster, rightOf(press(), club.member(1))]).toEqual([newest, 'writer'])
  })

  it('[R41] is let alone while the roster is not far ahead', async () => {
    const { desk, press } = await leftAlone(400)
    const before = press().head
    await desk.replica.acts.settle()
    expect(press().head).toEqual(before)
  })

  it('[R31] [R41] gets a new key also before it has stepped up', async () => {
    const { desk, press } = await leftAlone(5_000)
    given(await desk.replica.acts.rotateAll('suspicion'))
    expect(press().epoch).toBe(2)
  })
})
