/** Strangers at a relay's door: giant, broken, slow, many. It answers little, holds little, and stays there for the others. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { concat, u8, u32, utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { encodeAsk, frame, wireLimits } from '@safeconduct/core/vault/sync/wire.ts'
import { encodeAnswer } from '@safeconduct/core/vault/sync/wire-answers.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { TestFeed, testLog } from '@safeconduct/relay/relay.fixture.ts'
import { type TestServer, testServer } from '@safeconduct/relay/relay-server.fixture.ts'
import { SqliteRelayStore } from '@safeconduct/relay/sqlite-store.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

type Heard = { readonly text: () => string; readonly ended: Promise<void>; readonly socket: Socket }

function line(server: TestServer): Heard {
  const chunks: Buffer[] = []
  const socket = connect({ port: server.port, host: '127.0.0.1' })
  socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)))
  socket.on('error', () => undefined)
  const ended = new Promise<void>((done) => socket.once('close', () => done()))
  return { text: () => Buffer.concat(chunks).toString('latin1'), ended, socket }
}

async function say(server: TestServer, bytes: string | Uint8Array): Promise<string> {
  const { socket, text, ended } = line(server)
  socket.write(bytes)
  await Promise.race([ended, sleep(1_500)])
  socket.destroy()
  return text()
}

const post = (body: Uint8Array, more = ''): Uint8Array =>
  concat(
    utf8(
      `POST /v1 HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n${more}connection: close\r\n\r\n`,
    ),
    body,
  )

const nothing = encodeAnswer({ what: 'refused', refusal: { kind: 'unreadable' } })

describe('a relay and strangers', () => {
  let server: TestServer
  beforeEach(async () => {
    server = await testServer()
  })
  afterEach(() => server.close())

  /** After whatever was done to it, a device is served as ever. */
  async function stillServes(): Promise<void> {
    const { key } = await server.relay.about(random.bytes(32), random.bytes(32))
    const link = httpLink({ url: server.url, key })
    const log = testLog()
    expect((await link.found(log.id, log.access, server.space)).ok).toBe(true)
    const pushed = await link.push(log.id, log.token, await new TestFeed(log.id).writeMany(3))
    expect(pushed.ok && pushed.value.length).toBe(3)
    link.close()
  }

  it('[L32] answers everything that is not the protocol alike, with nothing that names it or the hour', async () => {
    const tricks = [
      '/',
      '/v1/',
      '/v2',
      '/v1/pieces/',
      '/v1/pieces/..%2f..%2fetc%2fpasswd',
      '/../../etc/passwd',
      `/v1/pieces/${'A'.repeat(64)}`,
      `/v1/pieces/${'0'.repeat(64)}`,
      `/v1/pieces/${'0'.repeat(64)}/../../x`,
      '/v1/watch',
      '//v1',
      `/${'%00'.repeat(40)}`,
    ]
    const answers = new Set<string>()
    for (const path of tricks) answers.add(await say(server, `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`))
    expect([...answers]).toEqual([
      'HTTP/1.1 404 Not Found\r\ncache-control: no-store\r\nconnection: close\r\ncontent-length: 0\r\n\r\n',
    ])
    // An upgrade to what is not there is no exception.
    const upgrade = 'GET /v1/other HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n'
    expect(await say(server, upgrade)).toBe([...answers][0])
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH'])
      expect(await say(server, `${method} /v1 HTTP/1.1\r\nhost: x\r\n\r\n`)).toBe([...answers][0])
    const good = await say(server, post(frame(encodeAsk({ what: 'about', nonce: random.bytes(32) }))))
    expect(good).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    const kept = await say(
      server,
      `POST /v1 HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n${'\0'.repeat(4)}`,
    )
    expect(kept.split('\r\n').filter((header) => /^(?:keep-alive|date|server)/i.test(header))).toEqual([])
    expect(kept).toContain('connection: keep-alive\r\n')
    for (const tell of ['date:', 'server:', 'x-powered-by', 'etag', 'last-modified', 'safeconduct'])
      expect(good.split('\r\n\r\n')[0]?.toLowerCase()).not.toContain(tell)
  })

  it('[L6] answers a broken frame in one way and forgets it', async () => {
    const log = testLog()
    const good = encodeAsk({ what: 'found', log: log.id, access: log.access, space: server.space })
    const broken = [
      new Uint8Array(0),
      u32(0),
      u32(4_294_967_295),
      concat(u32(good.length + 1), good),
      concat(u32(good.length), good, u8(0)),
      frame(good.subarray(0, -1)),
      frame(concat(good, u8(0))),
      frame(concat(u8(1), u8(99))),
      // A list that says it has four thousand million entries.
      frame(concat(u8(1), u8(3), log.id, random.bytes(32), u32(4_294_967_295))),
      frame(concat(u8(1), u8(4), u32(wireLimits.logs + 1))),
      random.bytes(5_000),
    ]
    // Each on a line of its own, all at once: a relay keeps such a line for a while, in case a device has more to say.
    for (const answer of await Promise.all(broken.map((body) => say(server, post(body))))) {
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
      expect(answer.endsWith(Buffer.from(frame(nothing)).toString('latin1'))).toBe(true)
    }
    expect(await say(server, post(frame(concat(u8(9), u8(1)))))).toMatch(/^HTTP\/1\.1 426 /)
    await stillServes()
  })

  it('[L31] reads no giant to its end, whatever it says of its length', async () => {
    const flood = Buffer.alloc(1_048_576, 7)
    const { socket, ended, text } = line(server)
    let sent = 0
    socket.write(`POST /v1 HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999999\r\n\r\n`)
    const pour = async (): Promise<void> => {
      while (!socket.destroyed && sent < 300 * flood.length) {
        sent += flood.length
        if (!socket.write(flood)) await Promise.race([new Promise((on) => socket.once('drain', on)), ended])
      }
    }
    await Promise.race([pour(), ended])
    await ended
    expect(text()).toMatch(/^HTTP\/1\.1 413 /)
    await stillServes()
  }, 20_000)

  it('[L33] takes no header without an end and lets nobody smuggle a second ask behind the first', async () => {
    expect(await say(server, `GET / HTTP/1.1\r\nx: ${'a'.repeat(9_000)}\r\n\r\n`)).toBe('')
    expect(
      await say(
        server,
        'POST /v1 HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
      ),
    ).toBe('')
    expect(await say(server, '\u0016\u0003\u0001 not http at all \u0000\r\n\r\n')).toBe('')
    await stillServes()
  })

  it('[L30] founds no log, no box, no piece and no share for whoever has no space code, however often it is asked', async () => {
    const { key } = await server.relay.about(random.bytes(32), random.bytes(32))
    const link = httpLink({ url: server.url, key })
    const no = { ok: false, refusal: { kind: 'not-allowed' } }
    const space = random.bytes(16)
    const asked = Array.from({ length: 300 }, () => testLog()).flatMap((log) => [
      link.found(log.id, log.access, space),
      link.openBox(log.token.slice(0, 16), log.access, space),
      link.putPiece(sha256(log.token), log.token, space),
      link.putShare(
        log.token.slice(0, 16),
        { share: log.token, access: log.access, lock: log.access },
        space,
      ),
    ])
    for (const answer of await Promise.all(asked)) expect(answer).toEqual(no)
    expect(await server.store.holdings()).toEqual({ logs: 0, boxes: 0, shares: 0, bytes: 0 })
    link.close()
  })

  it('[L16] tells a flood of pushes to slow down and loses nothing of what it said yes to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relay-flood-'))
    const store = new SqliteRelayStore(join(folder, 'relay.db'))
    const narrow = await testServer({ store, limits: { waiting: 2 } })
    const log = testLog()
    await narrow.relay.found(log.id, log.access, narrow.space)
    const feeds = await Promise.all(
      Array.from({ length: 60 }, () => new TestFeed(log.id).write('open', 'flood')),
    )
    const answers = await Promise.all(feeds.map((entry) => narrow.relay.push(log.id, log.token, [entry])))
    const kept = answers.filter((answer) => answer.ok).length
    const told = answers.filter((answer) => !answer.ok && answer.refusal.kind === 'slow-down').length
    expect(kept).toBeGreaterThan(0)
    expect(told).toBeGreaterThan(0)
    expect(kept + told).toBe(60)
    expect((await store.log(log.id))?.size).toBe(kept)
    await narrow.close()
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it('[L34] serves devices beside ten thousand lines that are half open and say nothing', async () => {
    const lines: Socket[] = []
    // Both ends of each line are files of this process.
    const files = Number(execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' })) || 1_000_000
    const count = Math.min(10_000, Math.floor((files - 500) / 2))
    for (let at = 0; at < count; at++) {
      const socket = connect({ port: server.port, host: '127.0.0.1' })
      socket.on('error', () => undefined)
      // A beginning of a request that never ends.
      socket.write('POST /v1 HTTP/1.1\r\nhost: ')
      lines.push(socket)
      if (at % 500 === 499) await sleep(20)
    }
    await stillServes()
    // Each of them is let go: the door waits ten seconds for a head and no longer.
    const gone = async (): Promise<number> =>
      lines.filter((socket) => socket.destroyed || socket.readableEnded).length
    for (const socket of lines) socket.resume()
    await expect.poll(gone, { timeout: 25_000, interval: 500 }).toBe(count)
    for (const socket of lines) socket.destroy()
    await stillServes()
  }, 60_000)

  it('[L38] waits for few of those who open a line for news and do not say for what, and never for a device', async () => {
    const upgrade =
      'GET /v1/watch HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
    const { key } = await server.relay.about(random.bytes(32), random.bytes(32))
    const link = httpLink({ url: server.url, key })
    const log = testLog()
    await link.found(log.id, log.access, server.space)
    const heard: unknown[] = []
    const end = new AbortController()
    const box = { id: random.bytes(16), token: random.bytes(32) }
    const watching = link.watch([{ log: log.id, token: log.token }], box, (of) => heard.push(of), end.signal)
    await expect.poll(() => heard.length).toBe(2)
    const idle = Array.from({ length: 600 }, () => line(server))
    for (const { socket } of idle) socket.write(upgrade)
    await expect.poll(() => idle.filter(({ socket }) => socket.destroyed).length).toBeGreaterThan(300)
    await link.push(log.id, log.token, [await new TestFeed(log.id).write('open')])
    await expect.poll(() => heard.length).toBe(3)
    // Somebody with no good token at all is told so and let go.
    const stranger = testLog()
    expect(
      await link.watch([{ log: log.id, token: stranger.token }], box, () => undefined, end.signal),
    ).toEqual({
      kind: 'not-allowed',
    })
    for (const { socket } of idle) socket.destroy()
    end.abort()
    await watching
    link.close()
  })

  it('[L38] hangs up on a listener that does not say what it wants, or says anything else', async () => {
    const upgrade =
      'GET /v1/watch HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
    const masked = (payload: Uint8Array, code = 0x82): Uint8Array =>
      concat(Uint8Array.of(code, 0x80 | payload.length, 0, 0, 0, 0), payload)
    const giant = concat(Uint8Array.of(0x82, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0), random.bytes(9_000))
    for (const message of [
      masked(utf8('hello'), 0x81),
      masked(random.bytes(60)),
      masked(encodeAsk({ what: 'credit', more: 9 })),
      masked(encodeAsk({ what: 'about', nonce: random.bytes(32) })),
      giant,
    ]) {
      const { socket, ended, text } = line(server)
      socket.write(upgrade)
      await expect.poll(() => text()).toContain('101 Switching Protocols')
      socket.write(message)
      await ended
    }
    await expect.poll(() => server.listeners()).toBe(0)
    await stillServes()
  })
})
