/** A relay is seized after real work: what its disk holds, and what it does not. docs/formats/relay.md, rules L39–L42. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sizedBytes } from '@safeconduct/core/base/byte-reader.ts'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { sealPair } from '@safeconduct/core/line/message.ts'
import { type Stamp, solveStamp } from '@safeconduct/core/line/stamp.ts'
import { lineFrame, payloadOf } from '@safeconduct/core/line/wire.ts'
import { type LineAnswer, parseLineAnswer } from '@safeconduct/core/line/wire-answers.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { answerFor, encodeCheckInAsk, markOf, newCheckInLink } from '@safeconduct/core/timers/check-in.ts'
import { guardFrom, newGuardSecret } from '@safeconduct/core/timers/guard.ts'
import { timerOf } from '@safeconduct/core/timers/timer.ts'
import { encodeTimerAsk, type TimerAsk } from '@safeconduct/core/timers/wire.ts'
import { parseTimerAnswer, type TimerAnswer } from '@safeconduct/core/timers/wire-answers.ts'
import { dayOf } from '@safeconduct/core/vault/sync/receipt.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { type Ask, encodeAsk, frame } from '@safeconduct/core/vault/sync/wire.ts'
import SQLite from 'better-sqlite3-multiple-ciphers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresPrograms, startPostgres } from '../../../test/support/postgres.ts'
import { boxed, encoded, type Ask as LineAsk, testBox, testNotice, voicePiece } from './line/line.fixture.ts'
import { PostgresRelayStore } from './postgres-store.ts'
import { TestFeed, testLog, testMoment } from './relay.fixture.ts'
import { seizureReport } from './seizure-report.ts'
import { type StartedRelay, startRelay } from './start.ts'

/** Every field that a relay keeps. To add one is to tell whoever seizes the disk one thing more: say why in relay.md. */
const kept = [
  'about.name',
  'about.value',
  'entry.body',
  'entry.chain',
  'entry.day',
  'entry.hash',
  'entry.header',
  'entry.log',
  'entry.position',
  'entry.seq',
  'entry.signature',
  'line.access',
  'line.day',
  'line.line',
  'line.next',
  'line.notice',
  'line_blob.day',
  'line_blob.line',
  'line_blob.number',
  'line_blob.sealed',
  'line_box.box',
  'line_box.burn',
  'line_box.day',
  'line_piece.place',
  'line_piece.sealed',
  'line_piece.slot',
  'line_reply.box',
  'line_reply.mark',
  'line_reply.number',
  'line_reply.sealed',
  'line_slot.bytes',
  'line_slot.day',
  'line_slot.line',
  'line_slot.room',
  'line_slot.slot',
  'log.access',
  'log.bytes',
  'log.day',
  'log.log',
  'log.peaks',
  'log.size',
  'mail.box',
  'mail.day',
  'mail.number',
  'mail.sealed',
  'mailbox.access',
  'mailbox.box',
  'mailbox.day',
  'mailbox.next',
  'piece.day',
  'piece.name',
  'piece.size',
  'share.access',
  'share.day',
  'share.id',
  'share.lock',
  'share.share',
  'share.withheld',
  'struck.chain',
  'struck.log',
  'struck.number',
  'struck.rest',
  'struck.seq',
  'timer.accepts',
  'timer.answered',
  'timer.due',
  'timer.early',
  'timer.every',
  'timer.grace',
  'timer.guard',
  'timer.held',
  'timer.ladder',
  'timer.late',
  'timer.level',
  'timer.next',
  'timer.reminded',
  'timer.resolved',
  'timer.sealed',
  'timer.slot',
  'timer.timer',
  'timer.turn',
  'timer_answer.answer',
  'timer_answer.due',
  'timer_answer.guard',
  'timer_answer.timer',
  'timer_channel.channel',
  'timer_channel.day',
  'timer_channel.guard',
  'timer_channel.sealed',
  'timer_guard.access',
  'timer_guard.day',
  'timer_guard.guard',
  'timer_notice.channel',
  'timer_notice.guard',
  'timer_notice.minute',
  'timer_notice.slot',
  'timer_post.channel',
  'timer_post.guard',
  'timer_post.next',
  'timer_post.post',
  'timer_post.timer',
  'timer_post.tries',
]

const canary = 'Zelimkhan-hides-in-the-third-house'
const agent = 'CanaryBrowser/7.7'
const address = '203.0.113.77'
const day = dayOf(testMoment)

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

describe('a relay that was seized after a day of work', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-seized-'))
  const said: string[] = []
  const streams = [process.stdout, process.stderr]
  const spoken = streams.map((stream) => stream.write.bind(stream))
  let relay: StartedRelay
  let token: Uint8Array<ArrayBuffer>
  let lineToken: Uint8Array<ArrayBuffer>
  let timerToken: Uint8Array<ArrayBuffer>
  let leaseHolder: Uint8Array<ArrayBuffer>
  let replyId: Uint8Array<ArrayBuffer>

  /** Speaks as a browser behind a proxy would, with everything in it that could be noted. */
  function ask(what: Ask): Promise<number> {
    const body = frame(encodeAsk(what))
    const headers = {
      'user-agent': agent,
      'x-forwarded-for': address,
      referer: `https://${canary}.example/`,
      cookie: canary,
      'content-length': body.length,
    }
    return new Promise((done) => {
      const asking = request({ port: relay.port, method: 'POST', path: '/v1', headers }, (response) => {
        response.resume().once('end', () => done(response.statusCode ?? 0))
      })
      asking.end(body)
    })
  }

  /** A day of a line: people write, speak, come back with their codes, are answered, and one burns what was said. */
  async function lineTraffic(space: Uint8Array<ArrayBuffer>): Promise<void> {
    const knock = async (what: LineAsk): Promise<LineAnswer> => {
      const response = await fetch(`http://127.0.0.1:${relay.port}/line/v1`, {
        method: 'POST',
        body: lineFrame(encoded(what)),
        headers: {
          'content-type': 'text/plain',
          'user-agent': agent,
          'x-forwarded-for': address,
          origin: canary,
        },
      })
      const payload = payloadOf(new Uint8Array(await response.arrayBuffer()))
      return certain(parseLineAnswer(certain(payload, 'one frame')), 'an answer of this protocol')
    }
    const mine = { line: random.bytes(16), token: random.bytes(32) }
    lineToken = mine.token
    await knock({ what: 'found', line: mine.line, access: sha256(mine.token), space })
    const week = newEnvelopeKey(random)
    await knock({ what: 'publish', ...mine, notice: await testNotice(mine.line, testMoment, week) })
    const about = await knock({ what: 'about', line: mine.line })
    if (about.what !== 'about') throw new Error(about.what)
    const stamp = async (): Promise<Stamp> => {
      const { challenge, bits } = about.about
      return certain(await solveStamp(challenge, bits, { random, pause: async () => undefined }), 'few bits')
    }
    for (let person = 0; person < 3; person++) {
      const thread = random.bytes(16)
      const said = { kind: 'follow-up', thread, id: thread, text: canary.repeat(9) } as const
      const blobs = await sealPair(said, { kind: 'nothing' }, week.publicKey, mine.line, random)
      if (!blobs.ok) throw new Error(blobs.refusal.kind)
      const sent = { what: 'send', line: mine.line, stamp: await stamp(), blobs: blobs.value } as const
      expect(await knock(sent)).toEqual({ what: 'day', day })
      const slot = random.bytes(16)
      const piece = {
        what: 'piece',
        line: mine.line,
        slot,
        index: 0,
        stamp: await stamp(),
        sealed: voicePiece(),
      } as const
      expect(await knock(piece)).toEqual({ what: 'done' })
      const held = { ...mine, tag: random.bytes(16), holder: random.bytes(16) }
      await knock({ what: 'lease', ...held })
      const [real, cover] = [testBox(), testBox()]
      const id = random.bytes(16)
      replyId = id
      const boxes = [boxed(real, person + 1), boxed(cover, person + 1)] as const
      expect(await knock({ what: 'reply', ...held, id, boxes })).toEqual({ what: 'done' })
      await knock({ what: 'open', box: real.box, page: 0 })
      if (person === 2) await knock({ what: 'burn', box: real.box, token: real.token })
      leaseHolder = held.holder
    }
  }

  /** An evening of timers: a host is to be called, an escort answers from a phone, somebody says where alarms go. */
  async function timerTraffic(space: Uint8Array<ArrayBuffer>): Promise<void> {
    const made = guardFrom(newGuardSecret(random).reveal())
    const { guard, token: shown, access } = certain(made.ok ? made.value : undefined, 'a secret of 32 bytes')
    timerToken = shown.reveal()
    const knock = async (what: TimerAsk): Promise<TimerAnswer['what'] | undefined> => {
      const body = sizedBytes(encodeTimerAsk({ guard, token: timerToken, ask: what }))
      const headers = { 'user-agent': agent, 'x-forwarded-for': address, origin: canary }
      const url = `http://127.0.0.1:${relay.port}/timers/v1`
      const response = await fetch(url, { method: 'POST', body, headers })
      const answer = new Uint8Array(await response.arrayBuffer())
      return parseTimerAnswer(answer.subarray(4))?.what
    }
    await knock({ what: 'found', access, space })
    const channel = { kind: 'push', address: `https://push.example.org/${canary}`, host: '' } as const
    expect(await knock({ what: 'put-channel', id: random.bytes(16), channel })).toBe('done')
    for (const typed of [canary, 'another word']) {
      const { slot, key } = newCheckInLink(random)
      const safe = certain(markOf(key, canary), 'a word')
      const ladder = [{ wait: 0, channels: [random.bytes(16)] }]
      const check = {
        timer: random.bytes(16),
        dueAt: testMoment + 3_600_000,
        grace: 180,
        link: { slot, key, safe },
      }
      const plan = timerOf(check, { ladder, sealed: random.bytes(1_024) })
      if (!plan.ok) throw new Error(plan.refusal.field)
      expect(await knock({ what: 'put', timer: { ...plan.value, early: 120 } })).toBe('done')
      const answer = answerFor(certain(markOf(key, typed), 'a word'), plan.value.due)
      const body = encodeCheckInAsk({ what: 'answer', slot, answer })
      const headers = { 'user-agent': agent, 'x-forwarded-for': address }
      await fetch(`http://127.0.0.1:${relay.port}/c?${canary}`, { method: 'POST', body, headers })
    }
    await knock({ what: 'heartbeat', nonce: random.bytes(32) })
  }

  beforeAll(async () => {
    for (const stream of streams) stream.write = (text: unknown): boolean => said.push(String(text)) > 0
    const started = await startRelay(
      { folder },
      { host: '127.0.0.1', port: 0, secured: { by: 'nothing' } },
      { clock: frozenClock(testMoment), random, environment: {} },
      { alarms: { push: { servers: ['https://push.example.org/'] } } },
    )
    relay = certain(started.ok ? started.value : undefined, 'it starts in an empty folder')
    const space = spaceOf(relay.address)
    for (let logs = 0; logs < 3; logs++) {
      const log = testLog()
      token = log.token
      await ask({ what: 'found', log: log.id, access: log.access, space })
      for (let feeds = 0; feeds <= logs; feeds++) {
        const entries = await new TestFeed(log.id).writeMany(4, canary.repeat(30))
        expect(await ask({ what: 'push', log: log.id, token: log.token, entries })).toBe(200)
      }
      await ask({ what: 'pull', asks: [{ log: log.id, token: log.token, after: 0 }] })
    }
    const [box, key] = [random.bytes(16), random.bytes(32)]
    await ask({ what: 'open-box', box, access: sha256(key), space })
    const letter = random.bytes(1_136 + 256)
    await ask({ what: 'post', box, sealed: letter })
    await ask({ what: 'collect', box, token: key })
    const piece = random.bytes(40_000)
    expect(await ask({ what: 'put-piece', name: sha256(piece), piece, space })).toBe(200)
    await ask({ what: 'put-share', id: box, share: key, access: sha256(key), lock: sha256(box), space })
    await ask({ what: 'get-share', id: box, token: letter.slice(0, 32) })
    await lineTraffic(space)
    await timerTraffic(space)
    for (const path of [`/${canary}`, '/../../etc/passwd', `/v1/pieces/${canary}`])
      await fetch(`http://127.0.0.1:${relay.port}${path}`, { headers: { 'user-agent': agent } })
  })
  afterAll(async () => {
    for (const [at, stream] of streams.entries()) stream.write = certain(spoken[at], 'it was there')
    await relay.close()
    rmSync(folder, { recursive: true })
  })

  it('[L39] holds no word of what was sealed, no address, no browser, no token, on disk or in what it prints', () => {
    const words = [canary, agent, address, '127.0.0.1', 'CanaryBrowser', 'etc/passwd'].map(utf8)
    const secrets = [
      ...words,
      ...words.map((word) => utf8(Buffer.from(word).toString('base64'))),
      token,
      lineToken,
      timerToken,
      leaseHolder,
      replyId,
    ]
    const files = filesUnder(folder)
    expect(files.length).toBeGreaterThan(3)
    for (const path of files) {
      const bytes = readFileSync(path)
      for (const secret of secrets) expect(bytes.includes(secret), path).toBe(false)
    }
    expect(said.join('')).toBe('')
  })

  it('[L40] keeps the day and never the hour, but the coming ones of timers, in its tables and on the dates of its files', () => {
    const database = new SQLite(join(folder, 'relay.db'), { readonly: true })
    const columns = database
      .prepare(
        `select m.name as tab, c.name as col from sqlite_schema m, pragma_table_info(m.name) c
         where m.type = 'table' and c.type = 'INTEGER'`,
      )
      .all() as readonly { readonly tab: string; readonly col: string }[]
    expect(columns.length).toBeGreaterThan(8)
    // Coming ones alone, and those of a due time in steps of five minutes.
    const now = Math.floor(testMoment / 60_000)
    const isHour = (tab: string, col: string): boolean =>
      tab.startsWith('timer') && ['due', 'next', 'held', 'answered', 'minute'].includes(col)
    const due = database.prepare('select due from timer').pluck().all() as readonly number[]
    expect(due.map((minute) => minute % 5)).toEqual([0, 0])
    for (const { tab, col } of columns) {
      const values = database.prepare(`select distinct ${col} from ${tab}`).pluck().all() as readonly number[]
      if (isHour(tab, col)) expect(values.filter((value) => value > 0 && value < now)).toEqual([])
      else if (col === 'day') expect(values.filter((value) => value !== day)).toEqual([])
      else expect(Math.max(0, ...values)).toBeLessThan(1_000_000)
    }
    database.close()
    for (const path of filesUnder(join(folder, 'pieces')))
      expect(statSync(path).mtimeMs).toBe(day * 86_400_000)
  })

  it('[L41] tells no more than the list says, and the list names every field and file', async () => {
    const report = certain(await seizureReport({ folder }), 'a relay is there')
    const named = report.tables.flatMap(({ name, fields }) => fields.map((field) => `${name}.${field.name}`))
    expect(named.toSorted()).toEqual(kept)
    expect(report.unknown).toEqual([])
    expect(report.files.map(({ name }) => name)).toEqual([
      'alarm.key',
      'pieces',
      'relay.db',
      'relay.db-shm',
      'relay.db-wal',
    ])
    expect(report.files.filter(({ tells }) => tells === 'not of this program')).toEqual([])
    const rows = Object.fromEntries(report.tables.map((table) => [table.name, table.rows]))
    // The time that timers reached comes to the three things of its own with the first look after a timer is there.
    expect([3, 4]).toContain(rows['about'])
    expect(rows).toMatchObject({ timer_guard: 1, timer: 2, timer_answer: 2, timer_channel: 1 })
    expect(rows).toMatchObject({ log: 3, entry: 24, mailbox: 1, mail: 1, piece: 1, share: 1 })
    const follows = Object.fromEntries(report.follows.map(({ what, counts }) => [what.split(':')[0], counts]))
    expect(follows['logs by how many feeds write to them (about']).toEqual({ 1: 1, 2: 1, 3: 1 })
    expect(follows['entries by kind']).toEqual({ 'openings of feeds': 6, changes: 18 })
    expect(follows['entries by day']).toEqual({ [day]: 24 })
    expect(rows).toMatchObject({
      line: 1,
      line_blob: 6,
      line_slot: 3,
      line_piece: 3,
      line_box: 5,
      line_reply: 9,
    })
    expect(follows['sealed messages to the line that wait, by day']).toEqual({ [day]: 6 })
    expect(follows['boxes with answers by how many slots they have']).toEqual({ 1: 2, 2: 2, 3: 1 })
  })

  it('[L41] names what somebody else has put into its file', async () => {
    const database = new SQLite(join(folder, 'relay.db'))
    database.exec('create table visits (address text, moment integer)')
    const report = certain(await seizureReport({ folder }), 'a relay is there')
    expect(report.unknown).toEqual(['visits.address', 'visits.moment'])
    database.exec('drop table visits')
    database.close()
  })

  it.skipIf(postgresPrograms === undefined)('[L41] keeps the same fields in PostgreSQL', async () => {
    const server = await startPostgres()
    const store = await PostgresRelayStore.open(server.url, { monotonic: () => 0 })
    const report = certain(await seizureReport({ folder: '/nowhere', database: server.url }), 'it is there')
    const named = report.tables.flatMap(({ name, fields }) => fields.map((field) => `${name}.${field.name}`))
    expect(named.toSorted()).toEqual(kept)
    expect([report.unknown, report.files]).toEqual([[], []])
    await store.close()
    await server.end()
  })

  it('[L42] is no relay where there is none', async () => {
    expect(await seizureReport({ folder: join(folder, 'nothing') })).toBeUndefined()
  })
})
