import { describe, expect, it } from 'vitest'
import { newSigningKey } from '../../sealed/sign.ts'
import { entryHash } from '../entry.ts'
import { emptyFeed } from '../feed.ts'
import { Listener, lastOf, newAuthor, random, scene, TellingRelay } from './relay-view.fixture.ts'

describe('an honest relay is believed, and no alarm is raised', () => {
  it('[Y1] hands on every entry once, in batches of any size', async () => {
    const { relay, device, colleague } = await scene(0)
    for (let at = 0; at < 7; at++) await relay.take(await colleague.write())
    await device.pull(relay, 2)
    await device.pull(relay, 3)
    expect(device.heard.map(({ header }) => header.seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(device.kinds()).toEqual([])
  })

  it('[Y1] takes up an answer that broke off where it broke off', async () => {
    const { log, relay, device, colleague } = await scene(0)
    for (let at = 0; at < 6; at++) await relay.take(await colleague.write())
    await device.hear(await relay.answer(0, { limit: 4 }))
    const woken = new Listener(relay, device.store)
    expect(woken.view.question(log).after).toBe(4)
    await woken.pull()
    expect(woken.heard.map(({ header }) => header.seq)).toEqual([5, 6])
    expect(woken.kinds()).toEqual([])
  })

  it('[Y2] a log that was founded just now and is empty is no lie', async () => {
    const { log, device } = await scene(0)
    expect(device.view.lost(log).lies).toEqual([])
    await device.pull()
    expect(device.kinds()).toEqual([])
  })

  it('[Y2] two devices that push at once both find their entries where the relay said', async () => {
    const { relay, device, colleague, me } = await scene()
    const mine = await me.write()
    await relay.take(await colleague.write())
    const receipt = await relay.take(mine)
    await relay.take(await colleague.write())
    await device.push([mine], [receipt])
    await device.pull()
    expect(device.kinds()).toEqual([])
    expect(device.view.question(relay.log).receipts).toEqual([])
  })

  it('[Y2] an entry offered again by a second device gets the receipt it has, and no alarm', async () => {
    const { relay, device, me } = await scene()
    const mine = await me.write()
    const receipt = await relay.take(mine)
    await device.pull()
    await device.push([mine], [receipt])
    await device.pull()
    expect(device.kinds()).toEqual([])
  })

  it('[Y2] a device restored from an older image reads on from there without an alarm', async () => {
    const { relay, device, colleague } = await scene()
    const image = device.store.image()
    await relay.take(await colleague.write())
    await device.pull()
    const { MemoryStore } = await import('../replica/memory-store.ts')
    const restored = new Listener(relay, MemoryStore.fromImage(image))
    await relay.take(await colleague.write())
    await restored.pull()
    expect(restored.kinds()).toEqual([])
    expect(restored.heard.map(({ header }) => header.seq)).toEqual([4, 5])
  })

  it('[Y2] the relay of another day, ten years off, is no liar for it', async () => {
    const { relay, device, me } = await scene()
    const mine = await me.write()
    await relay.take(mine)
    const { signReceipt } = await import('./receipt.ts')
    const said = { log: relay.log, position: relay.entries.length, entry: entryHash(mine), day: 3 }
    await device.push([mine], [await signReceipt(relay.key, said)])
    await device.pull()
    expect(device.kinds()).toEqual([])
  })

  it('[Y2] another relay that the organisation moved to begins at nothing', async () => {
    const { log, relay, device } = await scene()
    const other = new TellingRelay(await newSigningKey(random), log)
    const moved = new Listener(other, device.store)
    expect(moved.view.question(log).after).toBe(0)
    for (const entry of relay.entries) await other.take(entry)
    await moved.pull()
    expect(moved.kinds()).toEqual([])
  })

  it('[Y3] comes with the relay’s receipt of every control entry', async () => {
    const { relay, device, colleague } = await scene()
    const chain = await newAuthor(relay.log)
    const control = await chain.write('control')
    await relay.take(control)
    await relay.take(await colleague.write())
    await relay.take(await chain.write('control'))
    const taken = await device.pull()
    expect(taken.entries.map(({ mark }) => mark?.position)).toEqual([4, undefined, 6])
    expect(device.kinds()).toEqual([])
  })
})

describe('a lying relay is named at the first entry that crosses', () => {
  it('[Y4] tampered: a changed bit anywhere in an entry; the sound entries beside it are handed on', async () => {
    for (const part of ['bytes', 'body', 'signature'] as const) {
      const { relay, device, colleague } = await scene()
      await relay.take(await colleague.write())
      const honest = await colleague.write()
      const bad = { ...honest, [part]: new Uint8Array(honest[part]) }
      const at = 100 % bad[part].length
      bad[part][at] = (bad[part][at] ?? 0) ^ 1
      const lying = relay.copy()
      lying.entries.push(bad)
      const taken = await device.pull(lying)
      expect(device.kinds()).toEqual(['relay-tampered'])
      expect(taken.entries.map(({ entry }) => entry.header.seq)).toEqual([4])
      await relay.take(honest)
      await device.pull(relay)
      expect(device.kinds()).toEqual(['relay-tampered'])
    }
  })

  it('[Y4] tampered: a valid entry of one log moved into another', async () => {
    const { relay, device } = await scene()
    const elsewhere = await scene()
    const lying = relay.copy()
    lying.entries.push(...elsewhere.relay.entries)
    await device.pull(lying)
    expect(device.kinds()).toEqual(['relay-tampered'])
  })

  it('[Y4] tampered: a head that the relay’s key did not sign', async () => {
    const { relay, device } = await scene()
    const other = new TellingRelay(await newSigningKey(random), relay.log)
    other.entries = [...relay.entries]
    await device.pull(other)
    expect(device.kinds()).toEqual(['relay-tampered'])
  })

  it('[Y5] withheld: an entry left out between two of its author', async () => {
    const { relay, device, colleague } = await scene()
    for (let at = 0; at < 3; at++) await relay.take(await colleague.write())
    const lying = relay.copy()
    lying.entries.splice(4, 1)
    await device.pull(lying)
    expect(device.kinds()).toEqual(['relay-withheld'])
    await device.pull(relay)
    expect(device.heard.map(({ header }) => header.seq)).toContain(5)
    expect(device.kinds()).toEqual(['relay-withheld'])
  })

  it('[Y5] withheld: the head promises more than the answer holds', async () => {
    const { relay, device, colleague } = await scene()
    const answer = await relay.answer(3)
    await relay.take(await colleague.write())
    await device.hear({ ...answer, head: await relay.head() })
    expect(device.kinds()).toEqual(['relay-withheld'])
  })

  it('[Y5] withheld: what was receipted is not there; it is offered again', async () => {
    const { relay, device, me } = await scene()
    const mine = await me.write()
    await device.push([mine], [await relay.receipt(mine, 4)])
    await device.pull()
    expect(device.kinds()).toEqual(['relay-withheld'])
    expect(device.view.question(relay.log).receipts).toEqual([])
  })

  it('[Y6] reordered: two entries of one author in the wrong order', async () => {
    const { relay, device, colleague } = await scene()
    const [first, second] = [await colleague.write(), await colleague.write()]
    const lying = relay.copy()
    lying.entries.push(second, first)
    await device.pull(lying)
    expect(device.kinds()).toEqual(['relay-reordered'])
  })

  it('[Y6] reordered: entries of two authors in another order than the signed one', async () => {
    const { relay, device, colleague, me } = await scene()
    const [a, b] = [await colleague.write(), await me.write()]
    relay.entries.push(a, b)
    const lying = relay.copy(3)
    lying.entries.push(b, a)
    await device.hear({ ...(await lying.answer(3)), head: await relay.head() })
    await device.pull(relay)
    expect(device.kinds()).toEqual(['relay-reordered'])
  })

  it('[Y6] reordered: an entry that was already given is given again', async () => {
    const { relay, device } = await scene()
    const lying = relay.copy()
    lying.entries.push(lastOf(relay.entries))
    await device.pull(lying)
    expect(device.kinds()).toEqual(['relay-reordered'])
  })

  it('[Y7] rolled back: fewer entries than before, as after a backup was put back; the log is read again', async () => {
    const { relay, device } = await scene(5)
    const restored = relay.copy(3)
    await device.pull(restored)
    expect(device.kinds()).toEqual(['relay-rolled-back'])
    expect(device.view.question(relay.log).after).toBe(3)
    await device.pull(restored)
    expect(device.kinds()).toEqual(['relay-rolled-back'])
  })

  it('[Y7] rolled back, and longer than before when we come again: still named so', async () => {
    const { relay, device, colleague, me } = await scene(5)
    const restored = relay.copy(3)
    restored.entries.push(await me.write(), await me.write(), await me.write())
    const again = await colleague.writeAfter(colleague.head, 'changes')
    await device.pull(restored)
    expect(device.kinds()).toEqual(['relay-rolled-back'])
    expect(device.view.headAtRelay(relay.log, lastOf(relay.entries).header.feed.toHex()).seq).toBe(3)
    restored.entries.push(...relay.entries.slice(3), again)
    await device.pull(restored)
    expect(device.kinds()).toEqual(['relay-rolled-back'])
  })

  it('[Y7] rolled back to nothing: the relay no longer knows a log that it had shown', async () => {
    const { log, device } = await scene()
    const lost = device.view.lost(log)
    device.store.transaction(lost.keep)
    expect(lost.lies.map(({ kind }) => kind)).toEqual(['relay-rolled-back'])
    expect(device.view.question(log).after).toBe(0)
    expect(device.view.lost(log).lies).toEqual([])
  })

  it('[Y7] another history of the same length', async () => {
    const { relay, device, me } = await scene()
    const other = relay.copy(2)
    other.entries.push(await me.write())
    await device.pull(other)
    expect(device.kinds()).toEqual(['relay-rolled-back'])
  })

  it('[Y8] a false receipt: of another key, another entry, or a place where another entry stands', async () => {
    const { relay, me, device } = await scene()
    const mine = await me.write()
    const other = new TellingRelay(await newSigningKey(random), relay.log)
    await device.push([mine], [await other.receipt(mine, 4)])
    await device.push([mine], [await relay.receipt(await me.write(), 4)])
    await device.push([mine], [await relay.receipt(mine, 2)])
    await device.push([mine], [])
    expect(device.kinds()).toEqual(Array.from({ length: 4 }, () => 'relay-false-receipt'))
    expect(device.view.question(relay.log).receipts).toEqual([])
  })

  it('[Y8] a false receipt: two entries at one place', async () => {
    const { relay, me, device } = await scene()
    const [one, two] = [await me.write(), await me.write()]
    await device.push([one, two], [await relay.receipt(one, 4), await relay.receipt(two, 4)])
    expect(device.kinds()).toEqual(['relay-false-receipt'])
  })

  it('[Y3] a control entry without its receipt, or with another’s, is handed on unmarked and named', async () => {
    for (const cut of [true, false]) {
      const { relay, device } = await scene()
      const chain = await newAuthor(relay.log)
      const control = await chain.write('control')
      await relay.take(control)
      const answer = await relay.answer(3)
      const marks = cut ? [] : [await relay.receipt(control, 9)]
      const taken = await device.hear({ ...answer, marks })
      expect(device.kinds()).toEqual(['relay-false-receipt'])
      expect(taken.entries.map(({ mark }) => mark)).toEqual([undefined])
      await device.pull()
      expect(device.view.headAtRelay(relay.log, 'control')).not.toEqual(emptyFeed)
    }
  })

  it('[Y9] is not talked into another place: the answer to another question', async () => {
    const { relay, device, colleague } = await scene()
    await relay.take(await colleague.write())
    await device.hear(await relay.answer(2))
    expect(device.kinds()).toEqual(['relay-tampered'])
  })

  it('[Y10] a relay that tells a new story every day does not fill the disk', async () => {
    const { relay, device } = await scene()
    for (let day = 0; day < 8; day++) {
      const story = relay.copy(2)
      story.entries.push(await (await newAuthor(relay.log)).write())
      await device.pull(story)
    }
    expect(device.kinds()).toHaveLength(8)
    expect(device.store.shelf.list('relay-node', '').length).toBeLessThanOrEqual(4)
  })
})
