import { describe, expect, it } from 'vitest'
import { toHex } from '../../base/bytes.ts'
import { newRecordId } from '../../base/id.ts'
import { platformRandom } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newSigningKey } from '../../sealed/sign.ts'
import { emptyFeed, headAfter, writeEntry } from '../feed.ts'
import { hostileFeed } from './hostile-feed.fixture.ts'
import { press, pressLog, start, type TestDevice, TestTeam } from './replica.fixture.ts'
import { rotated } from './rotation.fixture.ts'
import { stateText } from './state-hash.ts'

async function withoutThird(): Promise<{
  team: TestTeam
  one: TestDevice
  two: TestDevice
  gone: TestDevice
}> {
  const team = await TestTeam.of(3)
  return { team, one: team.founder, two: team.at(1), gone: team.at(2) }
}

async function heard(devices: readonly TestDevice[]): Promise<void> {
  for (const a of devices) for (const b of devices) if (a !== b) await a.hears(b)
}

describe('a member who was removed', () => {
  it('[D30] keeps what counted; what they write afterwards, and what they backdate, is late for everybody', async () => {
    const { team, one, two, gone } = await withoutThird()
    const counted = await gone.saved({ fields: { label: 'in time' } })
    await heard([one, two, gone])
    // Two has one entry more of the one who leaves than the colleague who makes the new key.
    const between = await gone.saved({ id: counted, fields: { label: 'one too many' } })
    await two.hears(gone)
    const theirs = gone.entries()
    await team.decide(one.replica.book.directory.name, {
      kind: 'member-removed',
      member: certain(team.members[2], 'three'),
    })
    await rotated(team, [one, two])
    const backdated = await gone.replica.save([
      { id: newRecordId(platformRandom), type: 'Thing', home: press, fields: { label: 'backdated' } },
    ])
    expect(backdated.ok).toBe(false)
    await one.takes(theirs)
    await two.takes(theirs)
    expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
    expect(one.store.records.find(between)).toBeDefined()
    expect(two.replica.late()).toHaveLength(1)
    expect(one.replica.late()).toHaveLength(1)
    expect([...one.alarms(), ...two.alarms()]).toEqual([])
  })

  it('[D31] has their late work adopted by a lead, under the lead’s own name, once', async () => {
    const { team, one, two, gone } = await withoutThird()
    await gone.saved({ fields: { label: 'in time' } })
    await heard([one, two, gone])
    const late = await gone.saved({ fields: { label: 'on the train' } })
    const theirs = gone.entries()
    await team.decide(one.replica.book.directory.name, {
      kind: 'member-removed',
      member: certain(team.members[2], 'three'),
    })
    await rotated(team, [one, two])
    await one.takes(theirs)
    const [entry] = one.replica.late()
    expect(entry?.records).toEqual([{ id: late, type: 'Thing' }])
    expect(await two.replica.adopt(entry?.id ?? '')).toMatchObject({ ok: false })
    expect(await one.replica.adopt(entry?.id ?? '')).toMatchObject({ ok: true, value: { changed: 1 } })
    expect(one.replica.late()).toEqual([])
    expect(await one.replica.adopt(entry?.id ?? '')).toMatchObject({ ok: false })
    await two.hears(one)
    expect(two.store.records.find(late)).toBeDefined()
  })

  it('[D8] is not told that their disk is an older copy when a colleague has read what is late by now', async () => {
    const { team, one, two, gone } = await withoutThird()
    await gone.saved({ fields: { label: 'in time' } })
    await heard([one, two, gone])
    await gone.saved({ fields: { label: 'the founder never had it' } })
    await two.hears(gone)
    await two.saved({ fields: { label: 'has read it' } })
    const said = two.entries().filter(({ header }) => header.feed.toHex() === two.log().writing?.hex)
    await team.decide(one.replica.book.directory.name, {
      kind: 'member-removed',
      member: certain(team.members[2], 'three'),
    })
    await rotated(team, [one, two])
    expect(gone.replica.late()).toHaveLength(1)
    await gone.takes(said)
    expect(gone.alarms()).toEqual([])
  })

  it('[D32] is cut off: without the new key nothing of it can be read or written', async () => {
    const { team, one, two, gone } = await withoutThird()
    await gone.saved({ fields: { label: 'in time' } })
    await heard([one, two, gone])
    await rotated(team, [one, two])
    const after = await one.saved({ fields: { label: 'after' } })
    await gone.hears(one)
    expect(gone.store.records.find(after)).toBeUndefined()
    const id = newRecordId(platformRandom)
    expect(await gone.replica.save([{ id, type: 'Thing', home: press, fields: { label: 'x' } }])).toEqual({
      ok: false,
      refusal: { kind: 'not-granted', scope: press, part: 'whole' },
    })
  })
})

describe('a member who may only read', () => {
  it('[D19] [D33] acknowledges and writes nothing; what a changed program of theirs writes is late', async () => {
    const team = await TestTeam.of(2)
    const reader = await team.add('reader')
    await team.founder.saved({ fields: { label: 'one' } })
    await reader.hears(team.founder)
    const id = newRecordId(platformRandom)
    const refused = await reader.replica.save([{ id, type: 'Thing', home: press, fields: { label: 'x' } }])
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'not-granted' } })
    expect(await reader.replica.acknowledge()).toBe(1)
    expect(await reader.replica.acknowledge()).toBe(0)
    await team.founder.hears(reader)
    const { writing } = team.founder.log()
    expect(
      team.founder.replica.changeState({ log: team.founder.log().id, feed: writing?.tag ?? '', seq: 2 }),
    ).toBe('second-device')
    expect(team.founder.alarms()).toEqual([])
  })
})

describe('a new member after several removals', () => {
  it('[D34] reads everything with the newest key, from the keyring in the chain', async () => {
    const { team, one, two, gone } = await withoutThird()
    await one.saved({ fields: { label: 'first epoch' } })
    await heard([one, two, gone])
    await rotated(team, [one, two])
    await one.saved({ fields: { label: 'second epoch' } })
    await rotated(team, [one, two])
    await one.saved({ fields: { label: 'third epoch' } })
    const four = await team.add()
    await four.hears(one)
    await two.hears(one)
    expect(stateText(four.replica, [four.log()])).toBe(stateText(one.replica, [one.log()]))
  })
})

describe('a member who tells two stories', () => {
  it('[D20] is named to everybody, and nobody shows either story', async () => {
    const team = await TestTeam.of(4)
    const [one, two, liar, four] = [team.at(0), team.at(1), team.at(2), team.at(3)]
    const { open, says } = await hostileFeed(liar)
    const common = await says(headAfter(open), { sets: { label: 'common' } })
    const toOne = await says(headAfter(common), { sets: { label: 'to one' } })
    const toTwo = await says(headAfter(common), { sets: { label: 'to two' } })
    await one.takes([open, common, toOne])
    await two.takes([open, common, toTwo])
    await one.saved({ fields: { label: 'after one' } })
    await two.saved({ fields: { label: 'after two' } })
    await four.hears(two)
    // One hears of the other story from the entry itself; the others are told.
    await one.takes([toTwo])
    expect(one.alarms()).toEqual(['member-equivocated'])
    expect(one.replica.alarms.list()[0]?.who).toBe('M-03')
    for (let round = 0; round < 3; round++) {
      await heard([one, two, four])
      for (const device of [one, two, four]) await device.replica.acknowledge()
    }
    await heard([one, two, four])
    for (const device of [two, four]) {
      expect(device.alarms()).toEqual(['member-equivocated'])
      expect(stateText(device.replica, [device.log()])).toBe(stateText(one.replica, [one.log()]))
    }
    expect(one.log().feeds.get(toHex(open.header.feed))?.head.seq).toBe(2)
    await one.restart()
    expect(one.log().feeds.get(toHex(open.header.feed))?.head.seq).toBe(2)
    expect(one.replica.late().length).toBe(1)
  })

  it('[D20] is known by the proof before anything of the feed is here, and after a restart', async () => {
    const team = await TestTeam.of(3)
    const [one, two, liar] = [team.at(0), team.at(1), team.at(2)]
    const { open, says } = await hostileFeed(liar)
    const cut = await says({ ...headAfter(open), hash: platformRandom.bytes(32) }, { sets: { label: 'cut' } })
    await one.takes([open])
    await one.takes([cut])
    await one.replica.acknowledge()
    await two.takes(one.entries().filter(({ header }) => header.feed.toHex() === one.log().writing?.hex))
    expect(two.alarms()).toEqual(['member-equivocated'])
    await two.restart()
    await two.takes([open, await says(headAfter(open), { sets: { label: 'another story' } })])
    await two.restart()
    await two.takes([await says(headAfter(open), { sets: { label: 'a third' } })])
    expect(two.log().feeds.get(toHex(open.header.feed))?.head.seq).toBe(0)
    expect(stateText(two.replica, [two.log()])).toBe(stateText(one.replica, [one.log()]))
  })

  it('[D21] is ended at one number, whether who found it out was heard before their own removal or after it', async () => {
    const team = await TestTeam.of(4)
    const [one, two, liar, four] = [team.at(0), team.at(1), team.at(2), team.at(3)]
    const { open, says } = await hostileFeed(liar)
    const toAll = await says(headAfter(open), { sets: { label: 'to all' } })
    for (const device of [one, two, four]) await device.takes([open, toAll])
    await two.takes([await says(headAfter(open), { sets: { label: 'to two' } })])
    await two.replica.acknowledge()
    const proof = two.entries()
    await four.takes(proof)
    await rotated(team, [one, liar, four])
    expect(await one.takes(proof)).toMatchObject({ applied: 0, late: 2 })
    for (const device of [one, four]) {
      expect(device.alarms()).toEqual(['member-equivocated'])
      expect(device.log().feeds.get(toHex(open.header.feed))?.head.seq).toBe(1)
    }
    expect(stateText(four.replica, [four.log()])).toBe(stateText(one.replica, [one.log()]))
    // The heartbeat that told is late: whoever never gets it hears of it from one that counts.
    await one.replica.acknowledge()
    await liar.hears(one)
    expect(liar.log().feeds.get(toHex(open.header.feed))?.forkedAt).toBe(1)
  })

  it('[D21] is found out by two neighbours, though the first of them came with the second', async () => {
    const team = await TestTeam.of(3)
    const [one, two, liar] = [team.at(0), team.at(1), team.at(2)]
    const { open, says } = await hostileFeed(liar)
    const second = await says(headAfter(open), { sets: { label: 'to all' } })
    const cut = await says({ seq: 2, hash: platformRandom.bytes(32) }, { sets: { label: 'cut' } })
    await one.takes([open])
    await one.takes([cut, second])
    await two.takes([open, second])
    await one.replica.acknowledge()
    await two.hears(one)
    expect(one.log().feeds.get(toHex(open.header.feed))?.forkedAt).toBe(1)
    expect(two.log().feeds.get(toHex(open.header.feed))?.forkedAt).toBe(1)
    expect(stateText(two.replica, [two.log()])).toBe(stateText(one.replica, [one.log()]))
  })

  it('[D21] is found out also by an entry that follows another than the one that is here', async () => {
    const team = await TestTeam.of(3)
    const [one, two, liar] = [team.at(0), team.at(1), team.at(2)]
    const { open, says } = await hostileFeed(liar)
    const toOne = await says(headAfter(open), { sets: { label: 'to one' } })
    const toTwo = await says(headAfter(open), { sets: { label: 'to two' } })
    const next = await says(headAfter(toTwo), { sets: { label: 'next' } })
    await one.takes([open, toOne])
    await two.takes([open, toTwo, next])
    await one.takes([next])
    expect(one.alarms()).toEqual(['member-equivocated'])
    await one.replica.acknowledge()
    await two.hears(one)
    await two.replica.acknowledge()
    await one.hears(two)
    await two.hears(one)
    expect(stateText(two.replica, [two.log()])).toBe(stateText(one.replica, [one.log()]))
  })
})

describe('a clock that is wrong', () => {
  it('[D15] makes entries wait that come from the future, and their successors, until time has passed', async () => {
    const team = await TestTeam.of(3)
    const [one, two, three] = [team.at(0), team.at(1), team.at(2)]
    two.clock.at += 3 * 86_400_000
    const id = await two.saved({ fields: { label: 'from the future' } })
    expect(await one.hears(two)).toMatchObject({ waiting: 1 })
    expect(one.store.records.find(id)).toBeUndefined()
    // A receipt of that day says that it is no future.
    await three.hears(two)
    three.replica.noteDay(Math.floor(two.clock.at / 86_400_000))
    await three.replica.retry()
    expect(three.store.records.find(id)).toBeDefined()
    await one.restart()
    one.clock.at += 3 * 86_400_000 - 500_000
    await one.replica.retry()
    expect(one.store.records.find(id)).toBeDefined()
    expect(one.alarms()).toEqual([])
  })
})

describe('a clock that was years ahead and is right again', () => {
  it('[D18] has its words written again under today’s date, once the relay says which day it is', async () => {
    const team = await TestTeam.of(3)
    const [one, two, three] = [team.at(0), team.at(1), team.at(2)]
    const before = await two.saved({ fields: { label: 'before' } })
    two.clock.at += 3650 * 86_400_000
    const id = await two.saved({ fields: { label: 'dreamt', steps: ['a'] } })
    await two.saved({ id, fields: { label: 'dreamt on' } })
    await one.hears(two)
    expect(one.store.records.find(id)).toBeUndefined()
    two.clock.at = start + 60_000
    two.replica.noteDay(Math.floor(start / 86_400_000))
    await two.replica.retry()
    await two.saved({ fields: { label: 'awake' } })
    for (const device of [one, three]) await device.hears(two)
    for (const device of [one, three]) {
      expect(device.store.records.find(id)).toBeDefined()
      expect(device.store.records.find(before)).toBeDefined()
      expect(stateText(device.replica, [device.log()])).toBe(stateText(two.replica, [two.log()]))
    }
    // Nor does it come back when its time has come.
    for (const device of [one, three]) {
      device.clock.at += 3660 * 86_400_000
      await device.restart()
      await device.replica.retry()
      expect(stateText(device.replica, [device.log()])).toBe(stateText(two.replica, [two.log()]))
      expect(device.replica.late()).toEqual([])
    }
    await two.restart()
    await two.saved({ fields: { label: 'the day after' } })
    await one.hears(two)
    expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
    expect([...one.alarms(), ...two.alarms()]).toEqual([])
  })
})

describe('a clock that was years ahead, and a disk that changed what was said meanwhile', () => {
  it('[D18] [D24] has the words read again from whoever has them before it writes them again', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    two.clock.at += 3650 * 86_400_000
    const id = await two.saved({ fields: { label: 'dreamt', steps: ['a'] } })
    await two.saved({ id, fields: { label: 'dreamt on' } })
    const { key, head } = certain(two.log().writing, 'a feed that was written to')
    two.store.transaction(() => two.replica.noteRelayed(two.log().id, key, head.seq))
    const atRelay = two.entries()
    await one.takes(atRelay)
    expect(two.store.rot(key, head.seq, 700)).toBe(true)
    two.clock.at = start + 60_000
    two.replica.noteDay(Math.floor(start / 86_400_000))
    await two.replica.retry()
    expect(two.store.shelf.list('overflow', two.log().hex)).toHaveLength(1)
    await two.takes(atRelay)
    await two.saved({ fields: { label: 'awake' } })
    await one.hears(two)
    expect(one.store.records.find(id)).toBeDefined()
    expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
    expect([...one.alarms(), ...two.alarms()]).toEqual([])
  })
})

describe('a clock that was hours ahead and is right again', () => {
  it('[D18] [F6] makes nobody a liar before a colleague to whom the day of the withdrawn words came first', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    two.clock.at += 20 * 3_600_000
    const id = await two.saved({ fields: { label: 'tomorrow' } })
    one.clock.at += 2 * 86_400_000
    await one.hears(two)
    expect(one.store.records.find(id)).toBeDefined()
    two.clock.at = start + 60_000
    two.replica.noteDay(Math.floor(start / 86_400_000))
    await two.replica.retry()
    await one.hears(two)
    expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
    expect([...one.alarms(), ...two.alarms()]).toEqual([])
  })
})

describe('the relay, or whoever carries entries', () => {
  it('[D16] is not accused where a stick brings what a rotten disk changed', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    await one.saved({ fields: { label: 'one' } })
    const last = certain(one.entries().at(-1), 'an entry')
    const body = new Uint8Array(last.body)
    body[60] = (body[60] ?? 0) ^ 1
    const brought = await two.replica.receive(two.log().id, [{ ...last, body }], 'bundle')
    expect(brought).toMatchObject({ refused: 1, applied: 0, alarms: 0 })
    expect(two.alarms()).toEqual([])
  })

  it('[D16] cannot change, make up or move one', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    await one.saved({ fields: { label: 'one' } })
    const entries = one.entries()
    const last = certain(entries.at(-1), 'an entry')
    const body = new Uint8Array(last.body)
    body[60] = (body[60] ?? 0) ^ 1
    expect(await two.takes([{ ...last, body }])).toMatchObject({ refused: 1, alarms: 1 })
    const otherLog = two.log({ scope: { kind: 'directory' }, part: 'whole' })
    expect(await two.replica.receive(otherLog.id, [last], 'relay')).toMatchObject({ refused: 1 })
    expect(two.alarms()).toEqual(['relay-tampered', 'relay-tampered'])
    // A feed of its own making opens under no key of ours.
    const key = await newSigningKey(platformRandom)
    const strange = await writeEntry(
      {
        organisation: two.replica.organisation.id,
        compartment: two.log().id,
        key,
        epoch: 1,
        entryKey: certain(team.at(1).replica.book.directory.keys.get(1), 'any key').entryKey,
      },
      emptyFeed,
      'open',
      new Uint8Array(9),
      { random: platformRandom },
    )
    await two.takes([strange])
    expect(two.alarms()).toContain('relay-injected')
    expect(two.store.shelf.list('waiting', '')).toEqual([])
  })

  it('[D17] cannot fill the disk with feeds that nobody vouches for', async () => {
    const team = await TestTeam.of(1)
    const { founder } = team
    const log = founder.log()
    const strange = await Promise.all(
      Array.from({ length: 600 }, async () => {
        const key = await newSigningKey(platformRandom)
        // An epoch whose key is not here: nothing can be said of it yet.
        const writer = {
          organisation: founder.replica.organisation.id,
          compartment: log.id,
          key,
          epoch: 9,
          entryKey: certain(log.keys.get(1), 'a key').entryKey,
        }
        return writeEntry(writer, emptyFeed, 'open', new Uint8Array(9), { random: platformRandom })
      }),
    )
    const received = await founder.takes(strange)
    expect(received.refused).toBeGreaterThanOrEqual(600 - 513)
    expect(founder.store.shelf.list('waiting', '').length).toBeLessThanOrEqual(513)
  })
})

describe('a device that travels', () => {
  it('[D35] forgets what these logs gave it, and reads it all again when the keys come back', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const id = await one.saved({ fields: { label: 'kept at home' } })
    await two.hears(one)
    await two.saved({ fields: { label: 'of two' } })
    await one.hears(two)
    const feed = two.log().writing?.hex
    await two.replica.forget([two.log().id])
    expect(two.store.records.find(id)).toBeUndefined()
    await two.restart()
    expect(two.store.records.find(id)).toBeUndefined()
    const refused = await two.replica.save([{ id, type: 'Thing', home: press, fields: { label: 'x' } }])
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'not-granted' } })
    await two.hears(one)
    await team.grant(two, pressLog)
    await two.hears(one)
    await two.saved({ fields: { label: 'back' } })
    expect(two.log().writing?.hex).not.toBe(feed)
    await one.hears(two)
    expect(stateText(two.replica, [two.log()])).toBe(stateText(one.replica, [one.log()]))
    expect([...one.alarms(), ...two.alarms()]).toEqual([])
  })

  it('[D32] reads what came before its key did', async () => {
    const { team, one, two, gone } = await withoutThird()
    await heard([one, two, gone])
    await rotated(team, [one])
    await one.saved({ fields: { label: 'under the new key' } })
    expect(await two.hears(one)).toMatchObject({ waiting: 2 })
    const key = certain(one.log().keys.get(2), 'the founder made it').key
    await two.restart()
    await two.replica.learn(two.log().id, pressLog, new Map([[2, key]]))
    expect(stateText(two.replica, [two.log()])).toBe(stateText(one.replica, [one.log()]))
    expect(two.store.shelf.list('waiting', '')).toEqual([])
  })
})
