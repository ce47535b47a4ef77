import { describe, expect, it } from 'vitest'
import { concat } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { makeBundle, takeBundle } from '../sync/bundle.ts'
import { type TestDevice, TestTeam } from './replica.fixture.ts'
import { stateText } from './state-hash.ts'
import { StoreFull } from './store.ts'

describe('a bit that falls in our last entry, before anybody has it', () => {
  it('[D14] leaves nothing behind that colleagues wait for: what it said is said again', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const id = await one.saved({ fields: { label: 'first' } })
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    expect(one.store.rot(key, head.seq, 700)).toBe(true)
    await one.restart()
    await one.saved({ id, fields: { label: 'second' } })
    await two.hears(one)
    expect(two.replica.holes()).toEqual([])
    expect(two.log().feeds.size).toBeGreaterThan(1)
    const place = certain(two.store.records.find(id), 'the record came')
    const label = two.store.records.partState(place, two.log().name).get('label')
    expect(label?.kind === 'single' && label.held.map(({ value }) => value)).toEqual(['second'])
  })
})

class Killed extends Error {}

describe('a program that dies, or a disk that is full, while what a bit fell in is said again', () => {
  it('[D14] [D12] loses nothing of what the entry had said, wherever that happens', async () => {
    for (const problem of [new Killed(), new StoreFull()]) {
      for (let at = 1; at <= 4; at++) {
        const team = await TestTeam.of(2)
        const [one, two] = [team.at(0), team.at(1)]
        const id = await one.saved({ fields: { label: 'first', steps: ['walked'] } })
        await one.saved({ id, fields: { label: 'second' } })
        const { key, head } = certain(one.log().writing, 'a feed that was written to')
        expect(one.store.rot(key, head.seq - 1, 700)).toBe(true)
        const first = one.store.transactions + at
        one.store.faults = {
          after: (transaction) => {
            if (transaction === first && problem instanceof Killed) throw problem
          },
          before: (transaction) => {
            if (transaction === first + 1 && problem instanceof StoreFull) throw problem
          },
        }
        await one.replica.mendRot(one.log().id, key, head.seq - 1).catch((thrown: unknown) => {
          if (thrown !== problem) throw thrown
        })
        one.store.faults = {}
        if (problem instanceof Killed) await one.restart()
        await one.replica.acknowledge()
        await two.hears(one)
        expect(two.replica.holes()).toEqual([])
        for (const said of ['walked', 'second']) expect(recordsText(two), `${at}`).toContain(said)
        expect(recordsText(two)).toBe(recordsText(one))
      }
    }
  })
})

describe('a bit that falls in an entry that only took something away', () => {
  it('[D14] brings nothing of that back', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const id = await one.saved({ fields: { tags: ['stays', 'taken away'] } })
    await two.hears(one)
    await two.replica.acknowledge()
    await one.hears(two)
    await one.saved({ id, fields: { tags: ['stays'] } })
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    expect(one.store.rot(key, head.seq, 700)).toBe(true)
    expect(await one.replica.mendRot(one.log().id, key, head.seq)).toBe(true)
    await two.hears(one)
    expect(recordsText(two)).toContain('stays')
    expect(recordsText(two)).not.toContain('taken away')
    expect(recordsText(two)).toBe(recordsText(one))
  })
})

describe('two bits that fall in one feed, before anybody has it', () => {
  it('[D14] leave what both entries had said', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    await one.saved({ fields: { label: 'whole' } })
    await one.saved({ fields: { label: 'of the first' } })
    await one.saved({ fields: { label: 'in between' } })
    await one.saved({ fields: { label: 'of the second' } })
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    for (const seq of [head.seq - 2, head.seq]) expect(one.store.rot(key, seq, 700)).toBe(true)
    expect(await one.replica.mendRot(one.log().id, key, head.seq - 2)).toBe(true)
    await two.hears(one)
    expect(two.replica.holes()).toEqual([])
    for (const said of ['whole', 'of the first', 'in between', 'of the second'])
      expect(recordsText(two)).toContain(said)
    expect(recordsText(two)).toBe(recordsText(one))
  })
})

describe('a bit that falls in an entry that has left on a stick', () => {
  it('[F6] [Y28] makes no liar of us before the colleague who has it, and is said again for the others', async () => {
    const team = await TestTeam.of(3)
    const [one, two, three] = [team.at(0), team.at(1), team.at(2)]
    const id = await one.saved({ fields: { label: 'on a stick' } })
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    const stick: Uint8Array[] = []
    for await (const piece of makeBundle(one.replica, one.replica.deviceKey, {})) stick.push(piece)
    expect(await takeBundle(two.replica, () => [concat(...stick)])).toMatchObject({ ok: true })
    expect(one.store.rot(key, head.seq, 700)).toBe(true)
    expect(await one.replica.mendRot(one.log().id, key, head.seq)).toBe(true)
    await two.hears(one)
    expect(two.alarms()).toEqual([])
    await three.hears(one)
    expect(three.replica.holes()).toEqual([])
    for (const { store } of [two, three]) expect(store.records.find(id)).toBeDefined()
    await three.hears(two)
    expect(stateText(three.replica, [three.log()])).toBe(stateText(two.replica, [two.log()]))
  })

  it('[F6] [D18] makes no liar of us either where a later feed of ours names it and all are told that its feed ends', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const id = await one.saved({ fields: { label: 'on a stick' } })
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    await two.hears(one)
    await one.restart()
    await one.saved({ id, fields: { risk: 'high' } })
    expect(one.store.rot(key, head.seq, 700)).toBe(true)
    expect(await one.replica.mendRot(one.log().id, key, head.seq)).toBe(true)
    await two.hears(one)
    expect(two.log().ends.size).toBe(1)
    expect(two.alarms()).toEqual([])
    expect(recordsText(two)).toBe(recordsText(one))
    expect(recordsText(two)).toContain('on a stick')
  })

  it('[Y28] [D3] keeps nobody waiting where the stick is lost: what followed it names it no more', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const id = await one.saved({ fields: { label: 'first', steps: ['first'] } })
    await one.saved({ id, fields: { label: 'second' } })
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    for await (const piece of makeBundle(one.replica, one.replica.deviceKey, {})) expect(piece).toBeDefined()
    expect(one.store.rot(key, head.seq - 1, 700)).toBe(true)
    expect(await one.replica.mendRot(one.log().id, key, head.seq - 1)).toBe(true)
    await two.hears(one)
    expect(two.replica.holes()).toEqual([])
    expect(stateText(two.replica, [two.log()])).toBe(stateText(one.replica, [one.log()]))
  })
})

describe('a bit that falls in an entry that is about to leave on a stick', () => {
  it('[Y28] [D14] keeps nobody waiting who reads the stick: what the entry said is said again before it is filled', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const ids = [
      await one.saved({ fields: { label: 'first' } }),
      await one.saved({ fields: { label: 'second' } }),
    ]
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    expect(one.store.rot(key, head.seq - 1, 700)).toBe(true)
    await one.reopen()
    const stick: Uint8Array[] = []
    for await (const piece of makeBundle(one.replica, one.replica.deviceKey, {})) stick.push(piece)
    expect(await takeBundle(two.replica, () => [concat(...stick)])).toMatchObject({ ok: true })
    expect(two.replica.holes()).toEqual([])
    for (const id of ids) expect(two.store.records.find(id)).toBeDefined()
    expect(stateText(two.replica, [two.log()])).toBe(stateText(one.replica, [one.log()]))
    expect(two.alarms()).toEqual([])
  })
})

describe('a bit that falls in the opening of our feed, before anybody has it', () => {
  it('[D3] [F6] leaves nothing behind that colleagues wait for, though a later feed of ours names what followed it', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const first = await one.saved({ fields: { label: 'first' } })
    const { key } = certain(one.log().writing, 'a feed that was written to')
    await one.restart()
    // The vault was cut off at work: its next word stands in a new feed, and names the old one.
    const second = await one.saved({ fields: { label: 'second' } })
    expect(one.store.rot(key, 1, 700)).toBe(true)
    expect(await one.replica.mendRot(one.log().id, key, 1)).toBe(true)
    await two.hears(one)
    expect(two.replica.holes()).toEqual([])
    for (const id of [first, second]) expect(two.store.records.find(id)).toBeDefined()
  })
  it('[D3] [F6] nor where a stick had brought what followed it, of which nobody can know whose it is', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const id = await one.saved({ fields: { label: 'first' } })
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    await one.restart()
    await one.saved({ id, fields: { label: 'second' } })
    expect(one.store.rot(key, 1, 700)).toBe(true)
    await two.takes(one.entries().filter(({ header }) => header.seq === head.seq))
    expect(two.store.records.find(id)).toBeUndefined()
    expect(await one.replica.mendRot(one.log().id, key, 1)).toBe(true)
    await two.hears(one)
    expect(two.store.records.find(id)).toBeDefined()
    expect(recordsText(two)).toBe(recordsText(one))
  })
})

function recordsText(device: TestDevice): string {
  return stateText(device.replica, [device.log()])
    .split('\n')
    .filter((line) => line.includes(' part '))
    .join('\n')
}

describe('a bit that falls in our last entry while the disk is full', () => {
  it('[F6] [D3] is told of by a heartbeat when a word was said that names it, and by no second one', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const id = await one.saved({ fields: { label: 'first' } })
    await two.hears(one)
    await one.hears(two)
    await one.saved({ id, fields: { label: 'second' } })
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    expect(one.store.rot(key, head.seq, 700)).toBe(true)
    await one.reopen()
    const first = one.store.transactions + 1
    one.store.faults = {
      before: (transaction) => {
        if (transaction === first) throw new StoreFull()
      },
    }
    // There was no room to mend the end of the feed, and there is room now.
    await one.saved({ id, fields: { label: 'third' } })
    expect(await one.replica.mendRot(one.log().id, key, head.seq)).toBe(true)
    expect(await one.replica.acknowledge()).toBe(1)
    await two.hears(one)
    expect(two.replica.holes()).toEqual([])
    expect(stateText(two.replica, [two.log()])).toBe(stateText(one.replica, [one.log()]))
    expect(await one.replica.acknowledge()).toBe(0)
  })
})
