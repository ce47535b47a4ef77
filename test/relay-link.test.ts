/** A device and a relay over the real wire: HTTP, TLS, SOCKS and WebSocket. docs/formats/relay.md. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSigningKey, publicKeyOf, sign } from '@safeconduct/core/sealed/sign.ts'
import { entryHash } from '@safeconduct/core/vault/entry.ts'
import type { PullAnswer, RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { frame, parseAsk } from '@safeconduct/core/vault/sync/wire.ts'
import { aboutMessage, encodeAnswer } from '@safeconduct/core/vault/sync/wire-answers.ts'
import { type HttpLink, httpLink } from '@safeconduct/host/relay/http-link.ts'
import { TestFeed, type TestLog, testLog } from '@safeconduct/relay/relay.fixture.ts'
import { type TestServer, testServer } from '@safeconduct/relay/relay-server.fixture.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const silent = { ok: false, refusal: { kind: 'silent' } }

async function keyOf(server: TestServer) {
  return (await server.relay.about(random.bytes(32), random.bytes(32))).key
}

async function founded(link: RelayLink, server: TestServer): Promise<TestLog> {
  const log = testLog()
  expect(await link.found(log.id, log.access, server.space)).toEqual({ ok: true, value: true })
  return log
}

async function pulled(link: RelayLink, ...logs: readonly TestLog[]): Promise<readonly PullAnswer[]> {
  const answers: PullAnswer[] = []
  for await (const answer of link.pull(logs.map(({ id, token }) => ({ log: id, token, after: 0 }))))
    answers.push(answer)
  return answers
}

const hashesOf = (answers: readonly PullAnswer[]): readonly string[] =>
  answers.flatMap((answer) =>
    'batch' in answer ? answer.batch.entries.map((entry) => toHex(entryHash(entry))) : [],
  )

/** A wall that counts and can be torn down: everything goes through it to the relay. */
async function wallBefore(port: number): Promise<{
  readonly server: Server
  readonly port: number
  readonly cut: () => void
}> {
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no address')
  return {
    server,
    port: address.port,
    cut: () => {
      for (const socket of open) socket.destroy()
    },
  }
}

describe('a device and its relay on one machine', () => {
  let server: TestServer
  let link: HttpLink
  beforeAll(async () => {
    server = await testServer({ limits: { batch: 8_000 } })
    link = httpLink({ url: server.url, key: await keyOf(server) })
  })
  afterAll(async () => {
    link.close()
    await server.close()
  })

  it('[L28] send and fetch entries of many logs, letters, pieces and shares', async () => {
    const logs = [await founded(link, server), await founded(link, server), await founded(link, server)]
    const sent: string[] = []
    for (const log of logs) {
      const entries = await new TestFeed(log.id).writeMany(12, 'x'.repeat(900))
      const receipts = await link.push(log.id, log.token, entries)
      expect(receipts.ok && receipts.value.length).toBe(12)
      sent.push(...entries.map((entry) => toHex(entryHash(entry))))
    }
    const answers = await pulled(link, ...logs)
    expect(hashesOf(answers)).toEqual(sent)
    expect(answers).toHaveLength(6)
    const [box, token, piece] = [random.bytes(16), random.bytes(32), random.bytes(60_000)]
    expect((await link.openBox(box, sha256(token), server.space)).ok).toBe(true)
    expect((await link.post(box, random.bytes(1_392))).ok).toBe(true)
    expect(await link.collect(box, token)).toMatchObject({ ok: true, value: [{ number: 1 }] })
    expect((await link.remove(box, token, 1)).ok).toBe(true)
    expect((await link.putPiece(sha256(piece), piece, server.space)).ok).toBe(true)
    expect(await link.getPiece(sha256(piece))).toEqual({ ok: true, value: piece })
    const kept = { share: token, access: sha256(token), lock: sha256(box) }
    expect((await link.putShare(box, kept, server.space)).ok).toBe(true)
    expect(await link.getShare(box, token)).toEqual({ ok: true, value: token })
  })

  it('[L18] gives a piece whole, its size, or the rest of it after a line that broke', async () => {
    const piece = random.bytes(9_000)
    await link.putPiece(sha256(piece), piece, server.space)
    const address = `${server.url}/v1/pieces/${toHex(sha256(piece))}`
    const whole = await fetch(address)
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(piece)
    const size = await fetch(address, { method: 'HEAD' })
    expect([size.status, size.headers.get('content-length'), await size.text()]).toEqual([200, '9000', ''])
    const part = async (range: string) => {
      const answer = await fetch(address, { headers: { range } })
      return [answer.status, answer.headers.get('content-range'), new Uint8Array(await answer.arrayBuffer())]
    }
    expect(await part('bytes=8000-')).toEqual([206, 'bytes 8000-8999/9000', piece.slice(8_000)])
    expect(await part('bytes=10-19')).toEqual([206, 'bytes 10-19/9000', piece.slice(10, 20)])
    for (const wrong of ['bytes=9000-', 'bytes=5-4', 'bytes=-5', 'lines=1-2', 'bytes=0-1,3-4'])
      expect((await part(wrong))[0]).toBe(404)
  })

  it('[L29] hears what the relay refuses as the relay said it', async () => {
    const log = await founded(link, server)
    const feed = new TestFeed(log.id)
    const [open] = await feed.writeMany(1)
    if (open === undefined) throw new Error('not written')
    await link.push(log.id, log.token, [open])
    const other = new TestFeed(log.id)
    await other.writeMany(2)
    expect(await link.push(log.id, log.token, [await other.write()])).toMatchObject({
      ok: false,
      refusal: { kind: 'conflict', seq: 0 },
    })
    const stranger = testLog()
    expect(await pulled(link, stranger, { ...log, token: stranger.token }, log)).toMatchObject([
      { refusal: { kind: 'unknown-log' } },
      { refusal: { kind: 'not-allowed' } },
      { batch: { head: { size: 1 } } },
    ])
  })

  it('[L31] carries a push of four megabytes for whoever has the token, and reads no such thing of a stranger', async () => {
    const log = await founded(link, server)
    const entry = await new TestFeed(log.id).write('open', 'y'.repeat(3_500_000))
    expect(await link.push(log.id, random.bytes(32), [entry])).toEqual({
      ok: false,
      refusal: { kind: 'too-large' },
    })
    expect((await link.push(log.id, log.token, [entry])).ok).toBe(true)
    expect(hashesOf(await pulled(link, log))).toEqual([toHex(entryHash(entry))])
  })

  it('[L35] hears within moments that a log or the box has something new, and nothing of other logs', async () => {
    const [mine, other] = [await founded(link, server), await founded(link, server)]
    const [box, token] = [random.bytes(16), random.bytes(32)]
    await link.openBox(box, sha256(token), server.space)
    const heard: string[] = []
    const end = new AbortController()
    const news = (of: Uint8Array | 'box'): void => {
      heard.push(of === 'box' ? of : toHex(of))
    }
    const watching = link.watch([{ log: mine.id, token: mine.token }], { id: box, token }, news, end.signal)
    await expect.poll(() => heard).toEqual([toHex(mine.id), 'box'])
    await link.push(other.id, other.token, [await new TestFeed(other.id).write('open')])
    await link.push(mine.id, mine.token, [await new TestFeed(mine.id).write('open')])
    await expect.poll(() => heard).toEqual([toHex(mine.id), 'box', toHex(mine.id)])
    await link.post(box, random.bytes(1_392))
    await expect.poll(() => heard.length).toBe(4)
    expect(heard[3]).toBe('box')
    end.abort()
    expect(await watching).toEqual({ kind: 'silent' })
    await expect.poll(() => server.listeners()).toBe(0)
  })

  it('[L36] hears of a thousand logs and more, though it can take only so much at once', async () => {
    const logs = await Promise.all(Array.from({ length: 600 }, () => founded(link, server)))
    const heard = new Map<string, number>()
    const end = new AbortController()
    const watching = link.watch(
      logs.map(({ id, token }) => ({ log: id, token })),
      { id: random.bytes(16), token: random.bytes(32) },
      (of) => {
        const name = of === 'box' ? of : toHex(of)
        heard.set(name, (heard.get(name) ?? 0) + 1)
      },
      end.signal,
    )
    await expect.poll(() => heard.size).toBe(601)
    for (const log of logs) server.relay.watchers.logHasNews(log.id)
    await expect.poll(() => [...heard.values()].filter((count) => count === 2).length).toBe(600)
    end.abort()
    await watching
  })

  it('[L37] learns that the token of a log is another by now, and hears no more of it by the old one', async () => {
    const log = await founded(link, server)
    const heard: string[] = []
    const end = new AbortController()
    const box = { id: random.bytes(16), token: random.bytes(32) }
    const watching = link.watch(
      [{ log: log.id, token: log.token }],
      box,
      (of) => heard.push(of === 'box' ? of : 'log'),
      end.signal,
    )
    await expect.poll(() => heard).toEqual(['log', 'box'])
    const next = testLog()
    await link.move(log.id, log.token, next.access)
    await expect.poll(() => heard).toEqual(['log', 'box', 'log'])
    await link.push(log.id, next.token, [await new TestFeed(log.id).write('open')])
    await link.about()
    expect(heard).toHaveLength(3)
    end.abort()
    await watching
  })

  it('says silent when the line breaks in the middle, for what had not come, and finds its way back', async () => {
    const wall = await wallBefore(server.port)
    const far = httpLink({ url: `http://127.0.0.1:${wall.port}`, key: await keyOf(server) })
    const log = await founded(far, server)
    await far.push(log.id, log.token, await new TestFeed(log.id).writeMany(16, 'z'.repeat(400_000)))
    const answers: PullAnswer[] = []
    const nowhere = testLog()
    for await (const answer of far.pull([
      { log: log.id, token: log.token, after: 0 },
      { log: nowhere.id, token: nowhere.token, after: 0 },
    ])) {
      answers.push(answer)
      wall.cut()
    }
    expect(answers.slice(-2)).toEqual([
      { log: log.id, refusal: { kind: 'silent' } },
      { log: nowhere.id, refusal: { kind: 'silent' } },
    ])
    expect(hashesOf(await pulled(far, log))).toHaveLength(16)
    wall.server.close()
    wall.cut()
    expect(await far.found(log.id, log.access, server.space)).toEqual(silent)
    far.close()
  })
})

describe('a relay that is another one', () => {
  it('[L8] is told nothing: no token goes over a line whose other end did not prove the key of the roster', async () => {
    const server = await testServer()
    const link = httpLink({ url: server.url, key: publicKeyOf(await newSigningKey(random)) })
    const log = testLog()
    expect(await link.found(log.id, log.access, server.space)).toMatchObject({
      ok: false,
      refusal: { kind: 'unreadable' },
    })
    // Who it is can be asked, so that the desk can say that it is another.
    const about = await link.about()
    expect(about.ok && about.value.key).toEqual(await keyOf(server))
    link.close()
    await server.close()
  })

  it('[L7] of another version is refused with the versions that it speaks, and nothing is sent to it', async () => {
    const key = await newSigningKey(random)
    const asked: number[] = []
    const answerIt = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      const ask = parseAsk(new Uint8Array(Buffer.concat(chunks).subarray(4)))
      if (!ask.ok || ask.value.what !== 'about') {
        asked.push(1)
        return
      }
      const limits = { largestEntry: 1, largestPiece: 1 }
      const about = { oldest: 2, newest: 3, key: publicKeyOf(key), clock: 0, ...limits }
      const message = aboutMessage(ask.value.nonce, new Uint8Array(32), about)
      const signed = { ...about, signature: await sign(key, 'relay', message) }
      const body = frame(encodeAnswer({ what: 'about', about: signed }))
      response.writeHead(200, { 'content-length': body.length }).end(body)
    }
    const later = createHttpServer((request, response) => void answerIt(request, response))
    await new Promise<void>((done) => later.listen(0, '127.0.0.1', done))
    const address = later.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const link = httpLink({ url: `http://127.0.0.1:${port}`, key: publicKeyOf(key) })
    const log = testLog()
    const refusal = { kind: 'other-version', oldest: 2, newest: 3 }
    expect(await link.found(log.id, log.access, random.bytes(16))).toEqual({ ok: false, refusal })
    expect(await pulled(link, log)).toEqual([{ log: log.id, refusal }])
    expect(asked).toEqual([])
    link.close()
    later.close()
    later.closeAllConnections()
  })

  it('is a relay that does not answer, where there is none, and where the address is none', async () => {
    const key = publicKeyOf(await newSigningKey(random))
    for (const url of ['http://127.0.0.1:1', 'http://relay.example', 'ftp://127.0.0.1', 'nothing', '']) {
      const link = httpLink({ url, key })
      expect(await link.about()).toEqual(silent)
      expect(await link.found(testLog().id, random.bytes(32), random.bytes(16))).toEqual(silent)
    }
  })
})

/** A certificate of somebody's own; where the machine has no such program there is none to be had. */
const openssl = ['/usr/bin/openssl', '/opt/homebrew/bin/openssl'].find((path) => existsSync(path)) ?? ''

describe.skipIf(openssl === '')('a relay with TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-tls-'))
  let server: TestServer
  const certificate = (name: string): { readonly certificate: Uint8Array; readonly key: Uint8Array } => {
    const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)]
    execFileSync(
      openssl,
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '2',
        '-subj',
        `/CN=${name}`,
        '-keyout',
        key,
        '-out',
        cert,
      ],
      { stdio: 'ignore' },
    )
    return { certificate: readFileSync(cert), key: readFileSync(key) }
  }
  beforeAll(async () => {
    server = await testServer({ secured: { by: 'tls', ...certificate('relay') } })
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  it('[L9] is known by its key, whatever its certificate says', async () => {
    const link = httpLink({ url: server.url, key: await keyOf(server) })
    const log = await founded(link, server)
    await link.push(log.id, log.token, await new TestFeed(log.id).writeMany(3))
    expect(hashesOf(await pulled(link, log))).toHaveLength(3)
    const heard: unknown[] = []
    const end = new AbortController()
    const box = { id: random.bytes(16), token: random.bytes(32) }
    const watching = link.watch([{ log: log.id, token: log.token }], box, (of) => heard.push(of), end.signal)
    await expect.poll(() => heard.length).toBe(2)
    end.abort()
    await watching
    link.close()
  })

  it('[L9] is not believed through somebody who stands between with a certificate of their own', async () => {
    const { createServer: createTls, connect: connectTls } = await import('node:tls')
    const { certificate: cert, key } = certificate('between')
    const seen: Buffer[] = []
    const between = createTls({ cert: Buffer.from(cert), key: Buffer.from(key) }, (near) => {
      const far = connectTls({ port: server.port, host: '127.0.0.1', rejectUnauthorized: false })
      for (const socket of [near, far]) socket.on('error', () => socket.destroy())
      near.on('data', (chunk) => seen.push(Buffer.from(chunk)))
      near.pipe(far).pipe(near)
      near.on('close', () => far.destroy())
    })
    await new Promise<void>((done) => between.listen(0, '127.0.0.1', done))
    const address = between.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const link = httpLink({ url: `https://127.0.0.1:${port}`, key: await keyOf(server) })
    const log = testLog()
    expect(await link.found(log.id, log.access, server.space)).toMatchObject({
      ok: false,
      refusal: { kind: 'unreadable' },
    })
    const whole = Buffer.concat(seen)
    expect(whole.length).toBeGreaterThan(50)
    expect(whole.includes(server.space)).toBe(false)
    link.close()
    between.close()
  })
})

describe('a relay behind a proxy', () => {
  it('is reached by its name alone: the proxy is asked for it, and no name server is', async () => {
    const server = await testServer()
    const asked: string[] = []
    const proxy = createServer((near) => {
      near.once('data', () => {
        near.write(Uint8Array.of(5, 0))
        near.once('data', (chunk) => {
          const ask = Buffer.from(chunk)
          asked.push(ask.subarray(5, 5 + (ask[4] ?? 0)).toString())
          const far = connect(server.port, '127.0.0.1', () => {
            near.write(Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0))
            near.pipe(far).pipe(near)
          })
          far.on('error', () => near.destroy())
          near.on('error', () => far.destroy())
          near.on('close', () => far.destroy())
        })
      })
    })
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
    const address = proxy.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const onion = `${'a'.repeat(56)}.onion`
    const link = httpLink({
      url: `http://${onion}`,
      key: await keyOf(server),
      proxy: `127.0.0.1:${port}`,
    })
    await founded(link, server)
    expect(asked).toEqual([onion])
    link.close()
    proxy.close()
    await server.close()
  })
})
