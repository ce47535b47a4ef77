/** The door of a line over HTTP, and strangers who try it. docs/formats/relay.md, L51, L56 to L60. */
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Bytes, concat, toHex, u8, u32, utf8 } from '@safeconduct/core/base/bytes.ts'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { lineFrame, payloadOf } from '@safeconduct/core/line/wire.ts'
import { type LineAnswer, parseLineAnswer } from '@safeconduct/core/line/wire-answers.ts'
import { assert, asyncProperty, constantFrom, nat, oneof, tuple, uint8Array } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testMoment, testRelay } from '../relay.fixture.ts'
import { listen, type RunningRelay } from '../server.ts'
import { type Ask, boxed, easyStamps, encoded, filePiece, pair, TestLine, testBox } from './line.fixture.ts'
import { usualLineLimits } from './line-limits.ts'

const patience = { millis: 400, bytesPerSecond: 1_000_000 }

describe('the door of a line', () => {
  let server: RunningRelay
  let line: TestLine

  beforeAll(async () => {
    const limits = { line: { ...usualLineLimits, stamps: easyStamps } }
    const made = await testRelay({ limits, clock: frozenClock(testMoment) })
    line = await TestLine.founded(made, testMoment)
    const listening = await listen(
      made.relay,
      { host: '127.0.0.1', port: 0, secured: { by: 'nothing' } },
      { patience },
    )
    server = certain(listening.ok ? listening.value : undefined, 'a free port is to be had')
  })
  afterAll(() => server.close())

  function post(body: Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${server.port}/line/v1`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'content-type': 'text/plain', ...headers },
    })
  }

  async function ask(what: Ask): Promise<LineAnswer> {
    const response = await post(lineFrame(encoded(what)))
    const payload = certain(payloadOf(new Uint8Array(await response.arrayBuffer())), 'one frame')
    return certain(parseLineAnswer(payload), 'an answer of this protocol')
  }

  /** Speaks as it likes; what came back until the line was closed or nothing more came. */
  async function say(parts: readonly (string | Uint8Array)[], pause = 0, longest = 3_000): Promise<string> {
    const socket = connect({ port: server.port, host: '127.0.0.1' })
    const heard: Buffer[] = []
    socket.on('data', (chunk) => heard.push(Buffer.from(chunk)))
    socket.on('error', () => undefined)
    const ended = new Promise<void>((done) => socket.once('close', () => done()))
    for (const part of parts) {
      if (socket.destroyed) break
      socket.write(part)
      if (pause > 0) await Promise.race([ended, sleep(pause)])
    }
    await Promise.race([ended, sleep(longest)])
    const wasClosed = socket.destroyed || socket.readableEnded
    socket.destroy()
    return `${Buffer.concat(heard).toString('latin1')}${wasClosed ? '\nclosed' : ''}`
  }

  it('[L56] is open to a page of any host and to a file, says no hour, keeps no cookie and names nobody', async () => {
    const about = lineFrame(encoded({ what: 'about', line: line.line }))
    for (const origin of ['null', 'https://help.example', 'http://abc.onion']) {
      const response = await post(about, { origin, cookie: 'who=me', 'user-agent': 'Phone' })
      expect(response.status).toBe(200)
      expect(Object.fromEntries(response.headers)).toEqual({
        'access-control-allow-origin': '*',
        'cache-control': 'no-store',
        connection: 'keep-alive',
        'content-length': response.headers.get('content-length'),
        'content-type': 'application/octet-stream',
        'x-content-type-options': 'nosniff',
      })
    }
    for (const method of ['GET', 'OPTIONS', 'PUT', 'HEAD'])
      expect((await fetch(`http://127.0.0.1:${server.port}/line/v1`, { method })).status).toBe(404)
  })

  it('[L56] carries a whole thread: a pair, its glance, an answer, and the answer read and burned', async () => {
    const about = await ask({ what: 'about', line: line.line })
    expect(about).toMatchObject({ what: 'about', about: { full: false } })
    const large = pair(262_144)
    const send = { what: 'send', line: line.line, stamp: await line.stamp(), blobs: large } as const
    expect(await ask(send)).toMatchObject({ what: 'day' })
    expect(await ask(send)).toMatchObject({ what: 'day' })
    expect(await ask({ ...send, blobs: pair(262_144) })).toMatchObject({ refusal: { kind: 'stamp' } })
    const collected = await ask({ what: 'collect', ...line.mine, after: 0 })
    expect(collected).toMatchObject({ blobs: [{ number: 1 }, { number: 2 }], more: false })
    const held = { ...line.mine, tag: random.bytes(16), holder: random.bytes(16) }
    const [real, cover] = [testBox(), testBox()]
    const boxes = [boxed(real, 2), boxed(cover, 2)] as const
    const reply = { what: 'reply', ...held, id: random.bytes(16), boxes } as const
    expect(await ask(reply)).toMatchObject({ refusal: { kind: 'not-leased' } })
    expect(await ask({ what: 'lease', ...held })).toMatchObject({ granted: true })
    expect(await ask(reply)).toEqual({ what: 'done' })
    const shown = await ask({ what: 'open', box: real.box, page: 0 })
    if (shown.what !== 'slots') throw new Error(shown.what)
    expect(shown.slots.slice(0, 2).map(toHex)).toEqual(boxes[0].slots.toReversed().map(toHex))
    expect(await ask({ what: 'burn', box: real.box, token: real.token })).toEqual({ what: 'done' })
    const slot = random.bytes(16)
    await ask({ what: 'open-slot', ...line.mine, slot, room: 2 })
    expect(await ask({ what: 'piece', line: line.line, slot, index: 1, sealed: filePiece() })).toEqual({
      what: 'done',
    })
  })

  it('[L51] answers for a box that is there as for one that is not: as long, as many, in the same words', async () => {
    const held = { ...line.mine, tag: random.bytes(16), holder: random.bytes(16) }
    const [real, cover, unknown] = [testBox(), testBox(), testBox()]
    await ask({ what: 'lease', ...held })
    await ask({ what: 'reply', ...held, id: random.bytes(16), boxes: [boxed(real, 4), boxed(cover, 4)] })
    const shapes = new Set<string>()
    for (const { box, token } of [real, cover, unknown, testBox()]) {
      for (let page = 0; page < 4; page++) {
        const response = await post(lineFrame(encoded({ what: 'open', box, page })))
        const { length } = new Uint8Array(await response.arrayBuffer())
        shapes.add(JSON.stringify([response.status, length, [...response.headers.keys()]]))
      }
      const burned = await post(lineFrame(encoded({ what: 'burn', box, token: token.toReversed() })))
      shapes.add(`burn ${burned.status} ${toHex(new Uint8Array(await burned.arrayBuffer()))}`)
    }
    expect(shapes.size).toBe(2)
    // A slot that is none must not stand out: no byte is more frequent at any place than chance makes it.
    const slots: Bytes[] = []
    for (let at = 0; at < 40; at++) {
      const answer = await line.want('slots', { what: 'open', box: random.bytes(16), page: at % 4 })
      slots.push(...answer.slots)
    }
    const counts = new Uint32Array(256)
    for (const slot of slots) for (const byte of slot) counts[byte] = (counts[byte] ?? 0) + 1
    const mean = counts.reduce((sum, count) => sum + count, 0) / 256
    expect(Math.max(...counts.map((count) => Math.abs(count - mean)))).toBeLessThan(mean * 0.15)
  })

  it('[L57] answers whoever announces five gigabytes before they are sent, and hangs up', async () => {
    const head = 'POST /line/v1 HTTP/1.1\r\nhost: x\r\ncontent-length: 5368709120\r\n\r\n'
    const heard = await say([head, Buffer.alloc(200_000, 7)])
    expect(heard).toMatch(/^HTTP\/1\.1 413 /)
    expect(heard).toContain('connection: close')
    expect(heard).toMatch(/\nclosed$/)
    const unsaid = 'POST /line/v1 HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n'
    const chunk = concat(utf8('20000\r\n'), Buffer.alloc(131_072, 7), utf8('\r\n'))
    const poured = await say([unsaid, ...Array.from({ length: 40 }, () => chunk)], 1)
    expect(poured).toMatch(/^HTTP\/1\.1 413 /)
    expect(poured).toMatch(/\nclosed$/)
  })

  it('[L57] reads a large message to its end behind a good stamp alone', async () => {
    const send = { what: 'send', line: line.line, blobs: pair(262_144) } as const
    const challenge = random.bytes(16)
    const bodies = [
      { ...send, stamp: { challenge, nonce: random.bytes(16) } },
      { ...send, line: random.bytes(16), stamp: await line.stamp() },
    ].map((of) => lineFrame(encoded(of)))
    const long = concat(u32(300_000), u8(1), u8(18), new Uint8Array(299_998))
    for (const [body, status] of [
      [bodies[0], 200],
      [bodies[1], 200],
      [long, 413],
    ] as const) {
      const { length } = body ?? long
      const head = `POST /line/v1 HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`
      const heard = await say([head, body ?? long])
      expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*connection: close[\\s\\S]*\nclosed$`))
    }
    // What the page is told is what to work on now, not that its words are too long.
    const weak = await post(bodies[0] ?? long)
    const payload = certain(payloadOf(new Uint8Array(await weak.arrayBuffer())), 'one frame')
    expect(parseLineAnswer(payload)).toMatchObject({ refusal: { kind: 'stamp', bits: 4 } })
    expect(await ask({ ...send, stamp: await line.stamp() })).toMatchObject({ what: 'day' })
  })

  it('[L57] lets go of whoever sends slower than a bad line does, and of nobody else', async () => {
    const body = lineFrame(encoded({ what: 'about', line: line.line }))
    const head = `POST /line/v1 HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n`
    const drops = [...body].map((byte) => Uint8Array.of(byte))
    const slow = await say([head, ...drops], 60)
    expect(slow).toMatch(/^HTTP\/1\.1 400 [\s\S]*\nclosed$/)
    expect(await say([head, body.subarray(0, 9), body.subarray(9)], 150, 300)).toMatch(/^HTTP\/1\.1 200 /)
  }, 10_000)

  it('[L58] answers every frame, and a broken one as nothing that it could learn from', async () => {
    const statuses = new Set([200, 400, 413, 426])
    const good = (
      [
        { what: 'about', line: line.line },
        { what: 'send', line: line.line, stamp: { challenge: line.line, nonce: line.line }, blobs: pair() },
        { what: 'collect', ...line.mine, after: 0 },
        { what: 'burn', ...testBox() },
        { what: 'leases', ...line.mine },
      ] as const
    ).map((of) => lineFrame(encoded(of)))
    const frames = oneof(
      uint8Array({ maxLength: 300 }),
      // One byte changed, cut or added anywhere in what was good.
      tuple(constantFrom(...good), nat(), nat(255), constantFrom('change', 'cut', 'add')).map(
        ([frame, at, byte, how]) => {
          const place = at % frame.length
          if (how === 'cut') return frame.slice(0, place)
          if (how === 'add') return concat(frame, u8(byte))
          return concat(frame.subarray(0, place), u8(byte), frame.subarray(place + 1))
        },
      ),
      tuple(nat(30), uint8Array({ maxLength: 200 })).map(([code, rest]) =>
        lineFrame(concat(u8(1), u8(code), rest)),
      ),
    )
    await assert(
      asyncProperty(frames, async (frame) => {
        const response = await post(frame)
        const payload = payloadOf(new Uint8Array(await response.arrayBuffer()))
        return (
          statuses.has(response.status) && payload !== undefined && parseLineAnswer(payload) !== undefined
        )
      }),
      { numRuns: 300 },
    )
    expect(await ask({ what: 'leases', ...line.mine })).toMatchObject({ what: 'leases' })
  })
})
