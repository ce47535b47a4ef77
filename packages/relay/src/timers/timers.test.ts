/** Timers as desks, phones and people who are woken see them. docs/formats/timers.md. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { newSigningKey } from '@safeconduct/core/sealed/sign.ts'
import { checkInKeys, openAnswer, secretInFragment } from '@safeconduct/core/timers/check-in.ts'
import { isHeartbeatOf } from '@safeconduct/core/timers/heartbeat.ts'
import { stateOf } from '@safeconduct/core/timers/watch.ts'
import { putDigest } from '@safeconduct/core/timers/wire.ts'
import postgres from 'postgres'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { postgresPrograms, startPostgres } from '../../../../test/support/postgres.ts'
import { MemoryRelayStore } from '../memory-store.ts'
import { PostgresRelayStore } from '../postgres-store.ts'
import { type TestRelay, testRelay } from '../relay.fixture.ts'
import { SqliteRelayStore } from '../sqlite-store.ts'
import { RelayFull, type RelayStore } from '../store.ts'
import { timeMemory } from './time-memory.ts'
import { usualTimerLimits } from './timer-limits.ts'
import { asked, HeardWays, TestGuard, TestPhone, TurnedClock } from './timers.fixture.ts'
import { Timers } from './timers.ts'

const folder = mkdtempSync(join(tmpdir(), 'timers-'))
const server = postgresPrograms === undefined ? undefined : await startPostgres()
afterAll(async () => {
  await server?.end()
  rmSync(folder, { recursive: true })
})

let files = 0
const stores: readonly (readonly [name: string, open: () => Promise<RelayStore>])[] = [
  ['memory', async () => new MemoryRelayStore()],
  ['SQLite', async () => new SqliteRelayStore(join(folder, `${++files}.db`))],
  ...(server === undefined ? [] : [['PostgreSQL', () => emptyPostgres(server.url)] as const]),
]

/** Nothing of the test before: not even the hour that it had reached. */
async function emptyPostgres(url: string): Promise<RelayStore> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  await sql.unsafe('drop schema public cascade; create schema public')
  await sql.end()
  return PostgresRelayStore.open(url, { monotonic: () => 0 })
}

describe.each(stores)('timers of a relay with %s', (_, open) => {
  let store: RelayStore
  let made: TestRelay
  let clock: TurnedClock
  let ways: HeardWays
  let timers: Timers
  let desk: TestGuard

  /** As a relay that was started again: what it knows is what the disk knows. */
  async function started(): Promise<Timers> {
    const key = await newSigningKey(random)
    const world = { clock, key, mayMake: () => true, random, ways, memory: timeMemory(store) }
    const fresh = new Timers(store.timers, { ...usualTimerLimits, atOnce: 7 }, world)
    await fresh.begin()
    return fresh
  }

  async function restart(): Promise<void> {
    timers = await started()
    desk.timers = timers
  }

  beforeEach(async () => {
    store = await open()
    clock = new TurnedClock()
    ways = new HeardWays()
    made = await testRelay({ store, clock })
    timers = await started()
    desk = await TestGuard.founded(made, timers)
    return () => store.close()
  })

  /** Time passes, and the relay looks and posts as it does four times a minute. */
  async function pass(minutes: number): Promise<void> {
    clock.pass(minutes)
    await timers.look()
    await timers.posting.deliver()
  }

  it('[TI15] wakes one after the other until somebody takes it, and nobody before the grace is over', async () => {
    const [duty, coordinator, group] = [
      await desk.channel('duty@example.org'),
      await desk.channel('https://push.example.org/coordinator', 'push'),
      await desk.channel('group@example.org'),
    ]
    const ladder = [
      [0, duty],
      [10, coordinator],
      [20, coordinator, group],
    ] as const
    const { id, due } = await desk.arm(60, ladder, { grace: 30 })
    await pass(due - timers.now + 29)
    expect(ways.addresses).toEqual([])
    await pass(1)
    expect(ways.addresses).toEqual(['duty@example.org'])
    await pass(9)
    expect(ways.heard).toHaveLength(1)
    await pass(1)
    expect(ways.addresses.at(-1)).toBe('https://push.example.org/coordinator')
    expect(stateOf(await desk.timer(id), timers.now)).toEqual({ level: 2 })
    await desk.want('done', { what: 'acknowledge', id, due })
    expect(stateOf(await desk.timer(id), timers.now)).toBe('acknowledged')
    await pass(59)
    expect(ways.heard).toHaveLength(2)
    // Whoever took it did not end it within the hour: the ladder goes on.
    await pass(1)
    expect(ways.addresses.slice(2).toSorted()).toEqual([
      'group@example.org',
      'https://push.example.org/coordinator',
    ])
    await desk.want('done', { what: 'resolve', id, due })
    await pass(600)
    expect(ways.heard).toHaveLength(4)
    expect(stateOf(await desk.timer(id), timers.now)).toBe('resolved')
  })

  it('[TI16] goes on telling the last rung while nobody answers', async () => {
    const duty = await desk.channel('duty@example.org')
    await desk.arm(5, [[0, duty]])
    await pass(10)
    for (let times = 2; times < 6; times++) {
      await pass(30)
      expect(ways.heard).toHaveLength(times)
    }
  })

  it('[TI17] reminds when it is due, and does not remind when it is too late for that', async () => {
    const [host, duty] = [await desk.channel('host@example.org'), await desk.channel('duty@example.org')]
    const { id } = await desk.arm(30, [[0, duty]], { grace: 60, remind: [host] })
    await pass(36)
    expect([ways.addresses, stateOf(await desk.timer(id), timers.now)]).toEqual([
      ['host@example.org'],
      'reminded',
    ])
    await pass(60)
    expect(ways.addresses).toEqual(['host@example.org', 'duty@example.org'])
    await desk.arm(30, [[0, duty]], { grace: 60, remind: [host] })
    await pass(300)
    expect(ways.addresses.filter((address) => address === 'host@example.org')).toHaveLength(1)
  })

  it('[TI18] fires what came to its minute while it was off at once after the start, marked late', async () => {
    const duty = await desk.channel('duty@example.org')
    const [late, inTime] = [await desk.arm(10, [[0, duty]]), await desk.arm(120, [[0, duty]])]
    clock.pass(90)
    await restart()
    await timers.look()
    expect(await timers.posting.deliver()).toBe(1)
    expect((await desk.timer(late.id)).late).toBe(true)
    await pass(inTime.due - timers.now)
    expect(await desk.timer(inTime.id)).toMatchObject({ level: 1, late: false })
  })

  it('[TI19] is put off by no clock that is set back, neither while it runs nor across a start', async () => {
    const duty = await desk.channel('duty@example.org')
    await desk.arm(60, [[0, duty]])
    await pass(30)
    clock.set(-300)
    await pass(36)
    expect(ways.heard).toHaveLength(1)
    const { id } = await desk.arm(60, [[0, duty]])
    await pass(30)
    clock.set(-300)
    await restart()
    await timers.look()
    // What was told stays told: the first one is not told a second time because it is an hour ago again.
    expect((await desk.timer(id)).level).toBe(0)
    await pass(36)
    expect(ways.heard.length).toBeGreaterThanOrEqual(2)
    expect((await desk.timer(id)).level).toBe(1)
  })

  it('[TI20] believes a clock that leaps ahead by years only while it says so', async () => {
    const duty = await desk.channel('duty@example.org')
    clock.set(5_000_000)
    await pass(1)
    clock.set(-5_000_000)
    await restart()
    await desk.arm(60, [[0, duty]], { now: clock.millis() })
    await pass(30)
    expect(ways.heard).toEqual([])
    await pass(36)
    expect(ways.heard).toHaveLength(1)
  })

  it('[TI21] waits for the next due time once this one was answered, and two desks may both say so', async () => {
    const duty = await desk.channel('duty@example.org')
    const { id, due } = await desk.arm(60, [[0, duty]], { every: 24 * 60, grace: 30 })
    await pass(50)
    await Promise.all([1, 2].map(() => desk.want('done', { what: 'resolve', id, due })))
    expect(await desk.timer(id)).toMatchObject({ due: due + 24 * 60, resolved: false, level: 0 })
    await pass(24 * 60)
    expect(ways.heard).toEqual([])
    await pass(60)
    expect(ways.heard).toHaveLength(1)
    // Answered two days late: what is waited for is the next one to come, not the ones that passed.
    await pass(48 * 60)
    await desk.want('done', { what: 'resolve', id, due: due + 24 * 60 })
    expect((await desk.timer(id)).due).toBe(due + 4 * 24 * 60)
  })

  it('[TI22] is not armed again by a desk that was away when it was answered from a phone', async () => {
    const duty = await desk.channel('duty@example.org')
    const phone = new TestPhone()
    const plan = await desk.arm(30, [[0, duty]], { link: phone.kept })
    await phone.say(timers, 'green kettle')
    await desk.want('done', { what: 'put', timer: plan })
    await pass(120)
    expect(ways.heard).toEqual([])
    // Postponed by a desk that knows: a later due time is another one.
    await desk.want('done', { what: 'put', timer: { ...plan, due: plan.due + 120 } })
    await pass(120)
    expect(ways.heard).toHaveLength(1)
  })

  it('[TI22] is armed again after a member said that it is over, who may be an infiltrator', async () => {
    const duty = await desk.channel('duty@example.org')
    for (const every of [0, 24 * 60]) {
      const plan = await desk.arm(60, [[0, duty]], { every })
      await desk.want('done', { what: 'resolve', id: plan.id, due: plan.due })
      await desk.want('done', { what: 'put', timer: plan })
      expect(await desk.timer(plan.id)).toMatchObject({ due: plan.due, resolved: false })
    }
    await pass(66)
    expect(ways.heard).toHaveLength(1)
  })

  it('[TI22] un-fires nothing that was told when the same is armed again', async () => {
    const [duty, group] = [await desk.channel('duty@example.org'), await desk.channel('group@example.org')]
    const plan = await desk.arm(10, [
      [0, duty],
      [20, group],
    ])
    await pass(16)
    await desk.want('done', { what: 'put', timer: plan })
    await pass(1)
    expect(ways.addresses).toEqual(['duty@example.org'])
    await pass(20)
    expect(ways.addresses).toEqual(['duty@example.org', 'group@example.org'])
  })

  it('[TI23] empties what is over at once, and lets the rest of it go a day later', async () => {
    const duty = await desk.channel('duty@example.org')
    const phone = new TestPhone()
    const { id } = await desk.arm(60, [[0, duty]], { link: phone.kept })
    await desk.want('done', { what: 'drop', id })
    expect((await desk.want('sealed', { what: 'open', id })).sealed).toHaveLength(0)
    expect(await phone.look(timers)).toEqual({ shown: 'nothing', due: 0 })
    await pass(24 * 60 + 1)
    expect(await desk.refusal({ what: 'open', id })).toBe('unknown-timer')
  })

  it('[TI47] says of what lies there what the desk that put it reckons, whatever seal lies over it', async () => {
    const duty = await desk.channel('duty@example.org')
    const every = 24 * 60
    const plan = await desk.arm(60, [[0, duty]], { every, link: new TestPhone().kept })
    const once = await desk.arm(60, [[5, duty]])
    const digestOf = async (id: Bytes) => (await desk.want('digest', { what: 'digest', id })).digest
    for (const one of [plan, once]) expect(await digestOf(one.id)).toEqual(putDigest(one))
    await desk.want('done', { what: 'put', timer: { ...plan, ladder: [] } })
    expect(await digestOf(plan.id)).toEqual(putDigest({ ...plan, ladder: [] }))
    expect(await desk.refusal({ what: 'digest', id: random.bytes(16) })).toBe('unknown-timer')
  })

  it('[TI29] tries again until somebody takes a message, by each channel for itself, and says which takes none', async () => {
    const [mail, push] = [
      await desk.channel('duty@example.org'),
      await desk.channel('https://push.example.org/t', 'push'),
    ]
    ways.deaf.add('duty@example.org')
    await desk.arm(5, [[0, mail, push]])
    await pass(10)
    expect(ways.addresses).toEqual(['https://push.example.org/t'])
    const { channels } = await desk.want('channels', { what: 'channels' })
    expect(channels.map(({ failed }) => failed > 0).toSorted((a, b) => Number(a) - Number(b))).toEqual([
      false,
      true,
    ])
    await restart()
    ways.deaf.clear()
    await pass(2)
    expect(ways.addresses).toEqual(['https://push.example.org/t', 'duty@example.org'])
  })

  it('[TI29] tells everybody on a full disk, and nobody a second time because it could not write that they were told', async () => {
    const channels: Uint8Array<ArrayBuffer>[] = []
    for (let count = 0; count < 20; count++)
      channels.push(await desk.channel(`duty${count}@example.org`, 'mail', 'https://relay.example.org'))
    for (const channel of channels) await desk.arm(5, [[0, channel]])
    const dropPosts = store.timers.dropPosts.bind(store.timers)
    const addNotice = store.timers.addNotice.bind(store.timers)
    const full = () => Promise.reject(new RelayFull())
    Object.assign(store.timers, { dropPosts: full, addNotice: full })
    await pass(10)
    await timers.posting.deliver()
    expect(new Set(ways.addresses).size).toBe(20)
    // Without room for a link it goes without one.
    expect(ways.heard.some(({ message }) => message.text.includes('http'))).toBe(false)
    Object.assign(store.timers, { dropPosts, addNotice })
    await timers.posting.deliver()
    await timers.posting.deliver()
    expect(ways.heard).toHaveLength(20)
    expect(await store.timers.posts(timers.now, 10)).toEqual([])
  })

  it('[TI29] sends one message for everything that a channel is told at one moment', async () => {
    const duty = await desk.channel('duty@example.org')
    for (let count = 0; count < 20; count++) await desk.arm(10, [[0, duty]])
    await pass(16)
    expect(ways.heard).toHaveLength(1)
    const { beat } = await desk.want('heartbeat', { what: 'heartbeat', nonce: random.bytes(32) })
    expect([beat.armed, beat.alarming]).toEqual([20, 20])
  })

  it('[TI31] stops for half an hour when somebody takes it by the link in the message, once', async () => {
    const duty = await desk.channel('duty@example.org', 'mail', 'https://relay.example.org')
    const other = await desk.channel('other@example.org')
    const { id } = await desk.arm(5, [
      [0, duty],
      [10, other],
    ])
    const silent = await desk.arm(5, [[0, other]])
    await pass(10)
    const text = certain(
      ways.heard.find(({ address }) => address === 'duty@example.org'),
      'it came',
    ).message.text
    const [, fragment = ''] = /https:\/\/relay\.example\.org\/c#([\w-]+)\n/.exec(text) ?? []
    const { slot } = checkInKeys(certain(secretInFragment(fragment), 'a link'))
    const press = () => asked(timers, { what: 'answer', slot, answer: new Uint8Array(32) })
    expect((await asked(timers, { what: 'look', slot, answer: new Uint8Array(32) })).shown).toBe('button')
    expect((await press()).shown).toBe('taken')
    expect((await press()).shown).toBe('nothing')
    expect(stateOf(await desk.timer(id), timers.now)).toBe('acknowledged')
    // Of what this channel was not told it can take nothing.
    expect(stateOf(await desk.timer(silent.id), timers.now)).toEqual({ level: 1 })
    await pass(29)
    expect((await desk.timer(id)).level).toBe(1)
    await pass(1)
    expect((await desk.timer(id)).level).toBe(2)
  })

  it('[TI2] takes a word once for each due time: either of the two ends the waiting, and both look the same', async () => {
    const duty = await desk.channel('duty@example.org')
    for (const [word, meaning] of [
      ['green kettle!', 'safe'],
      ['ЗЕЛЕНЫЙ ЧАЙНИК', 'duress'],
    ] as const) {
      const phone = new TestPhone()
      const { id, due } = await desk.arm(60, [[0, duty]], { link: phone.kept })
      await pass(10)
      expect(await phone.look(timers)).toEqual({ shown: 'word', due })
      expect(await phone.say(timers, word)).toEqual({ shown: 'taken', due })
      expect(await phone.look(timers)).toEqual({ shown: 'nothing', due: 0 })
      expect((await desk.timer(id)).resolved).toBe(true)
      const { answers } = await desk.want('answers', { what: 'answers' })
      const mine = certain(
        answers.find((one) => one.id.toHex() === id.toHex()),
        'it waits',
      )
      expect(openAnswer(mine.answer, phone.kept, mine.due)).toBe(meaning)
      await desk.want('done', { what: 'taken', answers: [{ id, due }] })
    }
    expect((await desk.want('answers', { what: 'answers' })).answers).toEqual([])
    await pass(300)
    expect(ways.heard).toEqual([])
  })

  it('[TI4] takes any other word too and says so in the same way, and the alarm comes as if nobody had answered', async () => {
    const duty = await desk.channel('duty@example.org')
    const phone = new TestPhone()
    const { id, due } = await desk.arm(20, [[0, duty]], { link: phone.kept })
    await pass(10)
    expect(await phone.say(timers, 'green kettles')).toEqual({ shown: 'taken', due })
    expect((await phone.look(timers)).shown).toBe('nothing')
    const { answers } = await desk.want('answers', { what: 'answers' })
    expect(answers.map(({ answer }) => openAnswer(answer, phone.kept, due))).toEqual(['other'])
    await pass(20)
    expect([ways.heard.length, (await desk.timer(id)).level]).toEqual([1, 1])
  })

  it('[TI5] opens the link of a check that repeats an hour before each due time, and not between', async () => {
    const duty = await desk.channel('duty@example.org')
    const phone = new TestPhone()
    const { due } = await desk.arm(90, [[0, duty]], { link: phone.kept, every: 24 * 60, grace: 60 })
    expect((await phone.look(timers)).shown).toBe('nothing')
    for (let day = 0; day < 16; day++) {
      await pass(due + day * 24 * 60 - 60 - timers.now)
      expect(await phone.look(timers)).toEqual({ shown: 'word', due: due + day * 24 * 60 })
      expect((await phone.say(timers, 'Green kettle')).shown).toBe('taken')
      await pass(120)
      expect((await phone.look(timers)).shown).toBe('nothing')
    }
    expect(ways.heard).toEqual([])
    // After sixteen days without a desk nobody knows what to accept any more: the word is kept, and somebody is told.
    await pass(due + 16 * 24 * 60 - timers.now)
    expect((await phone.say(timers, 'Green kettle')).shown).toBe('taken')
    await pass(90)
    expect(ways.heard).toHaveLength(1)
  })

  it('[TI6] answers in the same way for a link that never was, one that was used and one that is not open yet', async () => {
    const phone = new TestPhone()
    const used = new TestPhone()
    await desk.arm(600, [], { link: phone.kept })
    await desk.arm(30, [], { link: used.kept })
    await used.say(timers, 'green kettle')
    for (const one of [phone, used, new TestPhone()]) {
      expect(await one.look(timers)).toEqual({ shown: 'nothing', due: 0 })
      expect(await one.say(timers, 'green kettle')).toEqual({ shown: 'nothing', due: 0 })
    }
  })

  it('[TI40] signs how many it watches and when it last looked', async () => {
    await desk.arm(60, [])
    await timers.look()
    const nonce = random.bytes(32)
    const { beat } = await desk.want('heartbeat', { what: 'heartbeat', nonce })
    expect([beat.armed, beat.alarming, beat.minute - beat.looked]).toEqual([1, 0, 0])
    clock.pass(60)
    const later = (await desk.want('heartbeat', { what: 'heartbeat', nonce })).beat
    expect(later.minute - later.looked).toBe(60)
    expect(
      await isHeartbeatOf((await newSigningKey(random)).publicKey, { guard: desk.guard.guard, nonce }, beat),
    ).toBe(false)
  })

  it('[TI50] is asked by whoever has the token of the guard, and by nobody else', async () => {
    const other = await TestGuard.founded(made, timers)
    const { id, due } = await desk.arm(60, [])
    const asks = [
      { what: 'open', id },
      { what: 'digest', id },
      { what: 'resolve', id, due },
      { what: 'drop', id },
      { what: 'acknowledge', id, due },
    ] as const
    for (const ask of asks) expect(await other.refusal(ask)).toBe('unknown-timer')
    const wrong = await desk.ask({ what: 'list', after: new Uint8Array(16) }, random.bytes(32))
    expect(wrong).toEqual({ what: 'refused', refusal: { kind: 'not-allowed' } })
    expect((await other.want('timers', { what: 'list', after: new Uint8Array(16) })).timers).toEqual([])
    const channel = await desk.channel('duty@example.org')
    expect(
      await other.refusal({
        what: 'put-channel',
        id: channel,
        channel: { kind: 'mail', address: 'a@b.org', host: '' },
      }),
    ).toBe('not-allowed')
    expect(await other.refusal({ what: 'try-channel', id: channel })).toBe('not-allowed')
  })
})
