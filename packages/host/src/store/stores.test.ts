/**
 * What every store of a vault does, on a disk or in memory: one suite, so that what the simulator proves over
 * memory holds for the file that people have.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { deriveBytes } from '@safeconduct/core/sealed/derive.ts'
import { sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '@safeconduct/core/sealed/sign.ts'
import { newCompartmentId } from '@safeconduct/core/vault/compartment.ts'
import type { Entry } from '@safeconduct/core/vault/entry.ts'
import { emptyFeed, type FeedHead, headAfter, writeEntry } from '@safeconduct/core/vault/feed.ts'
import { nextStamp } from '@safeconduct/core/vault/hybrid-clock.ts'
import type { PartState } from '@safeconduct/core/vault/part-state.ts'
import { MemoryStore } from '@safeconduct/core/vault/replica/memory-store.ts'
import type { RecordPlace, ReplicaStore } from '@safeconduct/core/vault/replica/store.ts'
import type { CompartmentName, Scope } from '@safeconduct/core/vault/schema.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { vaultSchema } from '../vault/joined-schema.ts'
import { createDatabase, type Database, openDatabase } from './database.ts'
import { SqliteStore } from './sqlite-store.ts'

type StoreUnderTest = {
  readonly store: ReplicaStore
  /** The same store as somebody finds it who starts the program again. */
  readonly again: () => ReplicaStore
}

const press: CompartmentName = { scope: { kind: 'press' }, part: 'whole' }
const events: CompartmentName = { scope: { kind: 'events' }, part: 'whole' }
const random = platformRandom

function inCase(caseId: string, part: 'work' | 'names' | 'places'): CompartmentName {
  return { scope: { kind: 'case', caseId }, part }
}

function newLog(store: ReplicaStore, name: CompartmentName): { row: number; id: Bytes; key: Bytes } {
  const id = newCompartmentId(random)
  const key = random.bytes(32)
  let row = 0
  store.transaction(() => {
    row = store.logs.add(id, name)
    store.logs.keepKey(row, 1, key)
  })
  return { row, id, key }
}

function stateSaying(words: string, dot = 'abcdefghijkl.1'): PartState {
  return new Map([
    ['title', { kind: 'single', held: [{ dot, stamp: nextStamp(undefined, 7), value: words }] }],
  ])
}

/** Entries of one feed, really signed. */
class TestFeed {
  head: FeedHead = emptyFeed
  readonly #key: SigningKey
  readonly #compartment: ReturnType<typeof newCompartmentId>
  constructor(key: SigningKey) {
    this.#key = key
    this.#compartment = newCompartmentId(random)
  }
  get public() {
    return publicKeyOf(this.#key)
  }
  async next(content = 'x'): Promise<Entry> {
    const sealKey = sealKeyFrom(deriveBytes(random.bytes(32), 'entry-body'))
    const writer = {
      organisation: new Uint8Array(32),
      compartment: this.#compartment,
      key: this.#key,
      epoch: 1,
      entryKey: certain(sealKey.ok ? sealKey.value : undefined, 'thirty-two bytes'),
    }
    const kind = this.head.seq === 0 ? 'open' : 'changes'
    const entry = await writeEntry(writer, this.head, kind, utf8(content), { random })
    this.head = headAfter(entry)
    return entry
  }
}
const newFeed = async (): Promise<TestFeed> => new TestFeed(await newSigningKey(random))

/** Keeps a part of a record as one transaction, as the vault's logic does. */
function keep(
  store: ReplicaStore,
  log: { readonly row: number; readonly name: CompartmentName },
  record: RecordId,
  home: Scope,
  state: PartState,
  type = 'Publication',
): RecordPlace {
  const place = store.records.place(record, type, home)
  if (typeof place === 'string') throw new Error(place)
  store.transaction(() =>
    store.records.keepPart({ place, record, type, log: log.row, name: log.name }, state),
  )
  store.records.kept()
  return place
}

function describeStore(name: string, open: () => StoreUnderTest): void {
  describe(`${name}: transactions`, () => {
    it('keeps all of a transaction or none of it, on every table', async () => {
      const { store, again } = open()
      const feed = await newFeed()
      const entry = await feed.next()
      const record = newRecordId(random)
      expect(() =>
        store.transaction(() => {
          const log = store.logs.add(newCompartmentId(random), press)
          store.logs.keepKey(log, 1, random.bytes(32))
          const row = store.entries.keep(store.feeds.add(log, feed.public, undefined), entry, feed.head)
          store.shelf.put('alarm', 'one', utf8('x'))
          const place = store.records.place(record, 'Publication', press.scope)
          if (typeof place === 'string') throw new Error(place)
          store.records.keepPart({ place, record, type: 'Publication', log, name: press }, stateSaying('x'))
          store.records.keepTouch(place, row)
          throw new RangeError('the power went')
        }),
      ).toThrow(RangeError)
      store.records.forgetUnkept()
      for (const one of [store, again()]) {
        expect(one.logs.all()).toEqual([])
        expect(one.shelf.list('alarm', '')).toEqual([])
        expect(one.records.find(record)).toBeUndefined()
      }
    })

    it('has after a restart what was kept before it', async () => {
      const { store, again } = open()
      const log = newLog(store, press)
      const feed = await newFeed()
      const [first, second] = [await feed.next(), await feed.next()]
      let row = 0
      const seed = random.bytes(32)
      store.transaction(() => {
        row = store.feeds.add(log.row, feed.public, seed)
        store.entries.keep(row, first, headAfter(first))
        store.entries.keep(row, second, headAfter(second))
      })
      const record = newRecordId(random)
      keep(store, { row: log.row, name: press }, record, press.scope, stateSaying('fog'))
      store.transaction(() => store.shelf.put('own', 'note', utf8('kept')))
      const there = again()
      expect(there.logs.all()).toEqual([
        { row: log.row, id: log.id, name: press, keys: new Map([[1, log.key]]) },
      ])
      expect(there.feeds.ofLog(log.row)).toEqual([
        { row, log: log.row, key: feed.public, seed, head: headAfter(second) },
      ])
      expect(there.entries.after(row, 0, 10).map(({ entry }) => entry)).toEqual([first, second])
      const place = there.records.find(record)
      expect(place?.home).toEqual(press.scope)
      expect(there.records.partState(certain(place, 'it is there'), press)).toEqual(stateSaying('fog'))
      expect(there.shelf.get('own', 'note')).toEqual(utf8('kept'))
    })
  })

  describe(`${name}: the shelf`, () => {
    it('lists by prefix, in order, after a key and up to a number', () => {
      const { store } = open()
      store.transaction(() => {
        for (const key of ['b/2', 'a/1', 'b/10', 'b/1', 'c', 'b']) store.shelf.put('mail', key, utf8(key))
        store.shelf.put('alarm', 'b/1', utf8('of another shelf'))
      })
      const keys = (prefix: string, wishes?: { after?: string; limit?: number }): readonly string[] =>
        store.shelf.list('mail', prefix, wishes).map(({ key }) => key)
      expect(keys('b/')).toEqual(['b/1', 'b/10', 'b/2'])
      expect(keys('')).toEqual(['a/1', 'b', 'b/1', 'b/10', 'b/2', 'c'])
      expect(keys('b/', { after: 'b/1' })).toEqual(['b/10', 'b/2'])
      expect(keys('b', { after: 'a/1', limit: 2 })).toEqual(['b', 'b/1'])
      expect(keys('d')).toEqual([])
    })

    it('puts over what was there, and drops, and drops again', () => {
      const { store } = open()
      store.transaction(() => store.shelf.put('own', 'k', utf8('one')))
      store.transaction(() => store.shelf.put('own', 'k', utf8('two')))
      expect(store.shelf.get('own', 'k')).toEqual(utf8('two'))
      store.transaction(() => store.shelf.drop('own', 'k'))
      store.transaction(() => store.shelf.drop('own', 'k'))
      expect(store.shelf.get('own', 'k')).toBeUndefined()
    })

    it('keeps the bytes as they were when they were put', () => {
      const { store } = open()
      const given = utf8('abc')
      store.transaction(() => store.shelf.put('own', 'k', given))
      given[0] = 0
      expect(store.shelf.get('own', 'k')).toEqual(utf8('abc'))
    })
  })

  describe(`${name}: feeds and entries`, () => {
    it('keeps feeds of several devices in one log apart, each with its head', async () => {
      const { store } = open()
      const log = newLog(store, press)
      const [mine, hers] = [await newFeed(), await newFeed()]
      const rows = { mine: 0, hers: 0 }
      const entries = { mine: await mine.next(), hers: [await hers.next(), await hers.next()] as const }
      store.transaction(() => {
        rows.mine = store.feeds.add(log.row, mine.public, random.bytes(32))
        rows.hers = store.feeds.add(log.row, hers.public, undefined)
        store.entries.keep(rows.hers, entries.hers[0], headAfter(entries.hers[0]))
        store.entries.keep(rows.mine, entries.mine, headAfter(entries.mine))
        store.entries.keep(rows.hers, entries.hers[1], headAfter(entries.hers[1]))
      })
      const feeds = store.feeds.ofLog(log.row)
      expect(feeds.map(({ row, seed, head }) => [row, seed === undefined, head.seq])).toEqual([
        [rows.mine, false, 1],
        [rows.hers, true, 2],
      ])
      expect(store.entries.at(rows.hers, 2)?.entry).toEqual(entries.hers[1])
      expect(store.entries.at(rows.mine, 2)).toBeUndefined()
      const order = [
        store.entries.at(rows.hers, 1),
        store.entries.at(rows.mine, 1),
        store.entries.at(rows.hers, 2),
      ]
      const applied = order.map((one) => certain(one, 'kept').row)
      expect(applied).toEqual(applied.toSorted((a, b) => a - b))
      expect(store.entries.after(rows.hers, 0, 1).map(({ entry }) => entry.header.seq)).toEqual([1])
    })

    it('takes entries of a feed back, oldest first, and leaves the others and their touches', async () => {
      const { store } = open()
      const log = newLog(store, press)
      const [mine, hers] = [await newFeed(), await newFeed()]
      const theirs = [await hers.next(), await hers.next(), await hers.next()]
      const own = await mine.next()
      const record = newRecordId(random)
      const place = keep(store, { row: log.row, name: press }, record, press.scope, stateSaying('x'))
      let feed = 0
      store.transaction(() => {
        feed = store.feeds.add(log.row, hers.public, undefined)
        for (const entry of theirs)
          store.records.keepTouch(place, store.entries.keep(feed, entry, headAfter(entry)))
        const other = store.feeds.add(log.row, mine.public, undefined)
        store.records.keepTouch(place, store.entries.keep(other, own, headAfter(own)))
      })
      const second = certain(store.entries.at(feed, 2), 'three').row
      expect(store.records.touchedBy(second)).toEqual([{ record, type: 'Publication' }])
      const upTo = headAfter(certain(theirs[0], 'three'))
      store.transaction(() => {
        const taken = store.entries.takeBack(feed, upTo)
        expect(taken.map(({ entry }) => entry)).toEqual(theirs.slice(1))
      })
      expect(store.feeds.ofLog(log.row)[0]?.head).toEqual(upTo)
      expect(store.records.touchedBy(second)).toEqual([])
      expect(store.entries.after(feed, 0, 10)).toHaveLength(1)
      expect(store.records.touching(place, log.row).map(({ entry }) => entry)).toEqual([theirs[0], own])
      store.transaction(() => {
        for (const entry of theirs.slice(1)) store.entries.keep(feed, entry, headAfter(entry))
      })
      expect(store.entries.after(feed, 1, 10).map(({ entry }) => entry)).toEqual(theirs.slice(1))
    })

    it('[D24] puts the body that an entry has by right in its place, and nothing else moves', async () => {
      const { store } = open()
      const log = newLog(store, press)
      const hers = await newFeed()
      const [first, second] = [await hers.next(), await hers.next()]
      let rows: readonly number[] = []
      store.transaction(() => {
        const feed = store.feeds.add(log.row, hers.public, undefined)
        const changed = { ...first, body: new Uint8Array(first.body.length) }
        rows = [changed, second].map((entry) => store.entries.keep(feed, entry, headAfter(entry)))
      })
      store.transaction(() => store.entries.heal(certain(rows[0], 'two'), first.body))
      const { row, head } = certain(store.feeds.ofLog(log.row)[0], 'a feed')
      expect(store.entries.after(row, 0, 10).map((one) => [one.row, one.entry])).toEqual([
        [rows[0], first],
        [rows[1], second],
      ])
      expect(head).toEqual(headAfter(second))
      // No words have left: the pages of the disk stay as they are.
      expect(store.shelf.list('leaving', '')).toEqual([])
    })

    it('keeps several keys of a log and gives a log without one an empty set', () => {
      const { store } = open()
      const log = newLog(store, press)
      const second = random.bytes(32)
      store.transaction(() => {
        store.logs.keepKey(log.row, 2, second)
        store.logs.add(newCompartmentId(random), events)
      })
      const [first, other] = store.logs.all()
      expect(first?.keys).toEqual(
        new Map([
          [1, log.key],
          [2, second],
        ]),
      )
      expect(other?.name).toEqual(events)
      expect(other?.keys).toEqual(new Map())
    })
  })

  describe(`${name}: records`, () => {
    it('gives a record one place for all of a transaction, written or not', () => {
      const { store } = open()
      const log = newLog(store, press)
      const record = newRecordId(random)
      store.transaction(() => {
        const place = store.records.place(record, 'Publication', press.scope)
        if (typeof place === 'string') throw new Error(place)
        expect(store.records.find(record)).toBeUndefined()
        expect(store.records.partState(place, press).size).toBe(0)
        const part = { place, record, type: 'Publication', log: log.row, name: press }
        store.records.keepPart(part, stateSaying('one'))
        // A second entry of the same batch speaks of the same record.
        expect(store.records.place(record, 'Publication', undefined)).toEqual(place)
        expect(store.records.find(record)).toEqual(place)
        expect(store.records.partState(place, press)).toEqual(stateSaying('one'))
        store.records.keepPart(part, stateSaying('two'))
      })
      store.records.kept()
      const place = certain(store.records.find(record), 'kept')
      expect(store.records.partState(place, press)).toEqual(stateSaying('two'))
    })

    it('says why a record has no place', () => {
      const { store } = open()
      const log = newLog(store, press)
      const record = newRecordId(random)
      expect(store.records.place(record, 'Publication', undefined)).toBe('no-home')
      keep(store, { row: log.row, name: press }, record, press.scope, stateSaying('x'))
      expect(store.records.place(record, 'Statement', press.scope)).toBe('other-type')
    })

    it('keeps the parts of one record apart, and an empty state takes a part away', () => {
      const { store, again } = open()
      const caseId = newRecordId(random)
      const names = [inCase(caseId, 'work'), inCase(caseId, 'names')] as const
      const logs = names.map((one) => ({ row: newLog(store, one).row, name: one }))
      const [work, guarded] = [certain(logs[0], 'two'), certain(logs[1], 'two')]
      const record = newRecordId(random)
      const home = names[0].scope
      const place = keep(store, work, record, home, stateSaying('work'), 'Identity')
      keep(store, guarded, record, home, stateSaying('name'), 'Identity')
      expect(store.records.partState(place, names[0])).toEqual(stateSaying('work'))
      expect(store.records.partState(place, names[1])).toEqual(stateSaying('name'))
      keep(store, guarded, record, home, new Map(), 'Identity')
      expect(store.records.partState(place, names[1]).size).toBe(0)
      expect(store.records.find(record)).toEqual(place)
      keep(store, work, record, home, new Map(), 'Identity')
      // Of what nothing is here, nobody knows that it exists.
      expect(store.records.find(record)).toBeUndefined()
      expect(again().records.find(record)).toBeUndefined()
      keep(store, work, record, home, stateSaying('come back'), 'Identity')
      const back = certain(again().records.find(record), 'written again')
      expect(again().records.partState(back, names[0])).toEqual(stateSaying('come back'))
    })

    it('takes a part away and puts another there in one transaction', () => {
      const { store, again } = open()
      const log = newLog(store, press)
      const record = newRecordId(random)
      const place = keep(store, { row: log.row, name: press }, record, press.scope, stateSaying('old'))
      store.transaction(() => {
        const part = { place, record, type: 'Publication', log: log.row, name: press }
        store.records.keepPart(part, new Map())
        expect(store.records.find(record)).toBeUndefined()
        store.records.keepPart(part, stateSaying('new'))
      })
      store.records.kept()
      for (const one of [store, again()]) {
        const there = certain(one.records.find(record), 'there again')
        expect(one.records.partState(there, press)).toEqual(stateSaying('new'))
      }
    })
  })

  describe(`${name}: forgetting`, () => {
    it('takes everything of a log out, and leaves what other logs say of the same record', async () => {
      const { store, again } = open()
      const caseId = newRecordId(random)
      const home: Scope = { kind: 'case', caseId }
      const [work, names] = [inCase(caseId, 'work'), inCase(caseId, 'names')]
      const kept = { ...newLog(store, work), name: work }
      const going = { ...newLog(store, names), name: names }
      const [both, only] = [newRecordId(random), newRecordId(random)]
      keep(store, kept, both, home, stateSaying('work'), 'Identity')
      keep(store, going, both, home, stateSaying('name'), 'Identity')
      const place = keep(store, going, only, home, stateSaying('name only'), 'Identity')
      const feed = await newFeed()
      const entry = await feed.next()
      store.transaction(() => {
        const row = store.feeds.add(going.row, feed.public, undefined)
        store.records.keepTouch(place, store.entries.keep(row, entry, feed.head))
        for (const { id } of [going, kept]) store.shelf.put('receipt', `${toHex(id)}/1`, utf8('x'))
        store.shelf.put('own', 'member', utf8('M-07'))
      })
      store.logs.forget([going.row])
      for (const one of [store, again()]) {
        expect(one.logs.all().map(({ row, keys }) => [row, keys.size])).toEqual([
          [kept.row, 1],
          [going.row, 0],
        ])
        expect(one.feeds.ofLog(going.row)).toEqual([])
        expect(one.records.find(only)).toBeUndefined()
        const left = certain(one.records.find(both), 'its work is still here')
        expect(one.records.partState(left, work)).toEqual(stateSaying('work'))
        expect(one.records.partState(left, names).size).toBe(0)
        expect(one.shelf.list('receipt', '').map(({ key }) => key)).toEqual([`${toHex(kept.id)}/1`])
        expect(one.shelf.get('own', 'member')).toEqual(utf8('M-07'))
      }
    })

    it('takes a forgotten log up again when its key is granted anew', () => {
      const { store } = open()
      const log = newLog(store, press)
      const record = newRecordId(random)
      keep(store, { row: log.row, name: press }, record, press.scope, stateSaying('x'))
      store.logs.forget([log.row])
      store.transaction(() => store.logs.keepKey(log.row, 2, log.key))
      keep(store, { row: log.row, name: press }, record, press.scope, stateSaying('y'))
      const place = certain(store.records.find(record), 'pulled again')
      expect(store.records.partState(place, press)).toEqual(stateSaying('y'))
    })
  })
}

const left: (() => void)[] = []
afterEach(() => {
  for (const close of left.splice(0)) close()
})

describeStore('SQLite', () => {
  const home = mkdtempSync(join(tmpdir(), 'store-'))
  const key = platformRandom.bytes(32)
  const path = join(home, 'vault.db')
  const storeOver = (database: Database): SqliteStore => {
    left.unshift(() => database.close())
    return new SqliteStore({ database, schema: vaultSchema, home, filesOf: () => [] })
  }
  left.push(() => rmSync(home, { recursive: true, force: true }))
  const made = createDatabase(path, key)
  return {
    store: storeOver(certain(made.ok ? made.value : undefined, 'a new file')),
    again: () => {
      const opened = openDatabase(path, key)
      return storeOver(certain(opened.ok ? opened.value : undefined, 'the file opens'))
    },
  }
})

describeStore('memory', () => {
  const store = new MemoryStore()
  return { store, again: () => MemoryStore.fromImage(store.image()) }
})
