/** Acts of other rooms that write themselves down. docs/formats/custody.md, CU5 to CU9. */
import { certain } from '@safeconduct/core/base/result.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { newId, press, publication, TestHomes } from '../../vault/vault.fixture.ts'
import { erasePapers, noteHandling, saveHandled } from './acts.ts'
import { roomOf } from './evidence-room.ts'
import { chainOf, handlingsOf, sealsOf } from './papers.ts'
import { sealedItem } from './room.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

async function withItem() {
  const vault = await homes.new().create()
  const room = certain(await roomOf(vault), 'a first device knows its member')
  return { vault, room, item: await sealedItem(room) }
}

describe('an act that handles an item', () => {
  it('[CU9] is written down when it only looks, without a network, and only for what is evidence', async () => {
    const { vault, room, item } = await withItem()
    const other = publication('A report')
    await vault.writer.save([other])
    expect((await noteHandling(vault, [item, other.id, newId()], { type: 'opened' })).ok).toBe(true)
    const chain = await chainOf(room.index, item)
    expect(chain.events.map(({ event }) => event.type)).toEqual(['received', 'sealed', 'opened'])
    expect(chain.events[2]?.event.files).toHaveLength(1)
    expect(room.index.of(other.id, 'CustodyEvent')).toEqual([])
    await vault.close()
  })

  it('[CU8] is kept with its paper or not at all, and what was refused waits in no ledger', async () => {
    const { vault, room, item } = await withItem()
    const waiting = room.ledger.waiting()
    const good = publication('It left')
    expect((await saveHandled(vault, [item], { type: 'released', purpose: 'P07' }, [good])).ok).toBe(true)
    expect(room.ledger.waiting()).toBe(waiting + 1)
    const bad = { id: newId(), type: 'Publication', home: press, fields: { nothingLikeThis: 'x' } }
    expect((await saveHandled(vault, [item], { type: 'released', purpose: 'P07' }, [bad])).ok).toBe(false)
    expect(room.ledger.waiting()).toBe(waiting + 1)
    expect((await chainOf(room.index, item)).events).toHaveLength(3)
    await vault.close()
  })

  it('[CU21] erases by emptying the papers, once, and the event that says so names nobody of before', async () => {
    const { vault, room, item } = await withItem()
    const before = handlingsOf(room.index, item).flatMap(({ codes }) => codes.map(({ code }) => code))
    const consent = newId()
    expect(await erasePapers(vault, [item], consent)).toEqual({ ok: true, value: 1 })
    const chain = await chainOf(room.index, item)
    expect(chain).toMatchObject({ faults: [], erased: [expect.any(String), expect.any(String)] })
    const [destroyed] = chain.events
    expect(destroyed?.event).toMatchObject({ type: 'destroyed', consents: [consent] })
    expect(before).not.toContain(destroyed?.event.actor)
    expect(sealsOf(room.index, item)).toEqual([])
    expect(room.index.of(item, 'Seal')[0]?.fields.has('manifest')).toBe(false)
    await vault.close()
  })
})
