/** Keys that opened a log before they were kept, and do not stay: docs/formats/control.md, R44, R53, R62, R74. */
import { describe, expect, it } from 'vitest'
import { equalBytes, textOf } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { logHexOf, type Right } from '../control/names.ts'
import { readBody } from '../feed.ts'
import { Club, carry, chainOf, given } from './organisation.fixture.ts'
import { pressLog } from './replica.fixture.ts'
import { StoreFull } from './store.ts'

/** The founder gives a right; the desk that gets it has its letter, and has read all that the log says. */
async function readBeforeKept() {
  const club = await Club.of(3, { relay: true })
  const [lead, desk] = [club.desk(0), club.desk(1)]
  const press = lead.log(pressLog)
  const gives = async (member: number, right: Right | 'none') => {
    const change = { log: logHexOf(press.id), member: club.member(member), right }
    given(await lead.replica.acts.changeRights([change]))
    await club.meet([lead])
    // Nobody fetches the letters with a new key for a while.
    lead.clock.at += 61_000
    await club.meet([lead])
  }
  await gives(2, 'writer')
  await club.meet([lead, club.desk(2)])
  const id = await lead.saved({ fields: { label: 'the road behind the mill', risk: 'high' } })
  await gives(1, 'writer')
  for (const { box, key, sealed } of lead.replica.acts.letters()) {
    if (!equalBytes(box, desk.replica.acts.box.id)) continue
    await desk.replica.acts.takeMail([sealed])
    await lead.replica.acts.posted(key)
  }
  expect(club.keysAt(1, pressLog)).toEqual([])
  await carry(lead, desk)
  expect(desk.store.records.find(id)).toBeDefined()
  return { club, lead, desk, id, gives }
}

describe('a right that ends while its key is still on trial', () => {
  it('[R44] [R74] leaves nothing of the log on the desk that had read it', async () => {
    const { club, lead, desk, id, gives } = await readBeforeKept()
    await gives(1, 'none')
    await desk.replica.receiveControl(lead.log(pressLog).id, chainOf(lead, lead.log(pressLog).hex))
    await desk.replica.acts.settle()
    expect(club.keysAt(1, pressLog)).toEqual([])
    expect(desk.store.records.find(id)).toBeUndefined()
    expect(desk.log(pressLog).control).toBeUndefined()
  })
})

describe('a desk that died before it kept the key with which it had read a log', () => {
  it('[R53] strikes words that it heard of last', async () => {
    const { club, lead, desk, id } = await readBeforeKept()
    const log = logHexOf(lead.log(pressLog).id)
    given(
      certain(
        await lead.replica.acts.strikeWords(log, { what: [[id, ['label']]], pieces: [] }),
        'something is left',
      ),
    )
    await club.meet([lead, club.desk(2)])
    const [asked] = await club.desk(2).replica.acts.strikesAsked()
    given(await club.desk(2).replica.acts.agreeToStrike(log, certain(asked, 'a wish').id))
    await club.meet([lead, club.desk(2)])
    const chain = chainOf(lead, log)
    await desk.replica.receiveControl(lead.log(pressLog).id, chain.slice(0, -1))
    const key = certain(lead.log(pressLog).keys.get(1), 'the founder has it').entryKey
    const shown = async () => {
      const bodies = desk.entries().map((entry) => readBody(entry, key, desk.replica.organisation.id))
      return (await Promise.all(bodies)).map((body) => (body.ok ? textOf(body.value) : '')).join()
    }
    const from = desk.store.transactions
    desk.store.faults = {
      before: (transaction) => {
        if (transaction > from + 2) throw new StoreFull('no room')
      },
    }
    await desk.replica.receiveControl(lead.log(pressLog).id, chain).catch(() => undefined)
    expect(desk.log(pressLog).control?.state.head[0]).toBe(chain.length)
    desk.store.faults = {}
    expect(await shown()).toContain('mill')
    await desk.restart()
    expect(await shown()).not.toContain('mill')
  })
})
