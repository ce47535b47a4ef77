import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { mayMakeCertificates } from '../../../test/support/certificate.ts'
import { plainSite, rawSite, type Site, secureSite, socksProxy } from '../../../test/support/web-stage.ts'
import { egressOf } from './egress.ts'
import type { Exchange } from './exchange.ts'
import { RecordingProxy } from './proxy.ts'
import { type Reach, reach } from './reach.ts'
import { newSessionCertificate } from './session-certificate.ts'

const folder = mkdtempSync(join(tmpdir(), 'safeconduct-proxy-'))
const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

const userAgent = 'everybody'

async function kept<T extends { close(): unknown }>(made: Promise<T> | T): Promise<T> {
  const one = await made
  open.push(one)
  return one
}

type Stage = { readonly port: number; readonly proxy: RecordingProxy; readonly exchanges: Exchange[] }

async function stage(sites: readonly Site[], more: Partial<Reach> = {}): Promise<Stage> {
  const exchanges: Exchange[] = []
  const how: Reach = {
    via: undefined,
    loopbackPorts: sites.map(({ port }) => port),
    lookup: async () => ['127.0.0.1'],
    ...more,
  }
  const certificate = await newSessionCertificate(platformRandom)
  const clock = frozenClock(0)
  const proxy = await kept(
    new RecordingProxy({
      reach: how,
      certificate,
      clock,
      userAgent,
      onExchange: (one) => exchanges.push(one),
    }),
  )
  return { port: await proxy.listen(), proxy, exchanges }
}

type Got = { readonly status: number; readonly body: Uint8Array }

/** What a browser would get through the proxy; undefined where it is shut out. */
function get({ port }: Stage, url: string, agent = userAgent): Promise<Got | undefined> {
  return new Promise((done) => {
    const asked = request(
      { host: '127.0.0.1', port, path: url, headers: { 'user-agent': agent, host: new URL(url).host } },
      (answer) => {
        const pieces: Uint8Array[] = []
        answer.on('data', (piece: Uint8Array) => pieces.push(piece))
        const end = (): void =>
          done({ status: answer.statusCode ?? 0, body: new Uint8Array(Buffer.concat(pieces)) })
        answer.on('end', end)
        answer.on('error', end)
      },
    )
    asked.on('error', () => done(undefined))
    asked.end()
  })
}

function tunnelled(
  { port }: Stage,
  target: string,
): Promise<{ readonly text: string; readonly spki: string }> {
  return new Promise((done) => {
    const asked = request({ host: '127.0.0.1', port, method: 'CONNECT', path: target })
    asked.on('connect', (_, socket) => {
      const inner: TLSSocket = connectTls({ socket, rejectUnauthorized: false }, () =>
        inner.write(
          `GET /a HTTP/1.1\r\nHost: ${target}\r\nUser-Agent: ${userAgent}\r\nConnection: close\r\n\r\n`,
        ),
      )
      let text = ''
      inner.on('data', (piece) => (text += String(piece)))
      const key = (): string => {
        const der = inner.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' })
        return createHash('sha256')
          .update(der ?? '')
          .digest('base64')
      }
      let spki = ''
      inner.on('secureConnect', () => (spki = key()))
      inner.on('close', () => done({ text, spki }))
      inner.on('error', () => undefined)
    })
    asked.end()
  })
}

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1')

describe('what a capture may reach', () => {
  const how = (addresses: readonly string[]): Reach => ({
    via: undefined,
    loopbackPorts: [],
    lookup: async () => addresses,
  })
  const whyNot = async (host: string, addresses: readonly string[] = []): Promise<string> => {
    const reached = await reach(host, 80, how(addresses))
    return reached.ok ? 'reached' : reached.refusal.why
  }

  it('[CP31] is no machine of the house, of this desk, or where rented machines keep their keys, however it is written', async () => {
    const hosts = [
      '127.0.0.1',
      '10.1.2.3',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '[::1]',
      '[fd00::1]',
      '[fe80::1]',
      '[::ffff:169.254.169.254]',
      '[64:ff9b::a9fe:a9fe]',
      '[2002:7f00:1::]',
      'localhost',
      'router.local',
      'desk',
      'metadata.google.internal',
    ]
    for (const host of hosts) expect(await whyNot(host, ['93.184.215.14']), host).toBe('private-address')
  })

  it('[CP32] is no name whose answers have one such address among them', async () => {
    expect(await whyNot('rebound.example', ['93.184.215.14', '127.0.0.1'])).toBe('private-address')
    expect(await whyNot('rebound.example', ['169.254.169.254'])).toBe('private-address')
    expect(await whyNot('nobody.example', [])).toBe('no-such-host')
  })

  it('[CP32] is looked up once: a second answer, which could be another, is not asked for', async () => {
    const site = await kept(plainSite((_, answer) => answer.end('x')))
    let asked = 0
    const lookup = async (): Promise<readonly string[]> =>
      asked++ === 0 ? ['127.0.0.1'] : ['169.254.169.254']
    const reached = await reach('turned.example', site.port, {
      via: undefined,
      loopbackPorts: [site.port],
      lookup,
    })
    expect([reached.ok, asked]).toEqual([true, 1])
    if (reached.ok) reached.value.socket.destroy()
  })
})

describe('the recording proxy', () => {
  it('[CP11] keeps an answer as it came over the wire: repeated fields, chunks, packing', async () => {
    const packed = gzipSync('<p>He was taken.</p>')
    const head =
      'HTTP/1.1 200 Fine\r\nset-cookie: a=1\r\nX-Odd:  spaced \r\nSet-Cookie: b=2\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n'
    const chunk = `${packed.length.toString(16)}\r\n${packed.toString('latin1')}\r\n0\r\n\r\n`
    const site = await kept(plainSite((question) => question.socket.end(Buffer.from(head + chunk, 'latin1'))))
    const on = await stage([site])
    const got = await get(on, `http://paper.localhost:${site.port}/a?b=1`)
    expect(got?.body).toEqual(new Uint8Array(packed))
    const [exchange] = on.exchanges
    expect(text(exchange?.response)).toBe(head + chunk)
    expect(text(exchange?.request)).toMatch(/^GET \/a\?b=1 HTTP\/1\.1\r\n/)
    expect([exchange?.address, exchange?.cut]).toEqual(['127.0.0.1', undefined])
  })

  it('[CP12] asks nothing that the browser wants for itself, and says what that was', async () => {
    const site = await kept(plainSite((_, answer) => answer.end('x')))
    const on = await stage([site])
    expect(await get(on, `http://paper.localhost:${site.port}/update?who=me`, 'own-1234')).toBeUndefined()
    expect(site.asked).toEqual([])
    expect(on.proxy.denied).toEqual([
      { address: `http://paper.localhost:${site.port}/update`, why: 'not-the-page' },
    ])
  })

  it('[CP33] follows no answer into the house: each step is asked anew, and judged anew', async () => {
    const site = await kept(
      plainSite((_, answer) =>
        answer.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
      ),
    )
    const on = await stage([site])
    expect((await get(on, `http://paper.localhost:${site.port}/`))?.status).toBe(302)
    expect((await get(on, 'http://169.254.169.254/latest/meta-data/'))?.status).toBe(502)
    expect(on.proxy.denied.map(({ why }) => why)).toEqual(['private-address'])
  })

  it('[CP35] cuts a body without end, one that unpacks to thousands of times itself, and says that it did', async () => {
    const endless = await kept(
      plainSite((_, answer) => {
        const piece = Buffer.alloc(1024 * 1024)
        const more = (): void => {
          while (!answer.destroyed && answer.write(piece));
        }
        answer.on('drain', more)
        more()
      }),
    )
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024), { level: 1 })
    const packed = await kept(
      plainSite((_, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)),
    )
    const on = await stage([endless, packed])
    await get(on, `http://paper.localhost:${endless.port}/`)
    await get(on, `http://paper.localhost:${packed.port}/`)
    expect(on.exchanges.map(({ cut }) => cut)).toEqual(['length', 'length'])
    expect(on.exchanges[0]?.response.length).toBeLessThan(80 * 1024 * 1024)
  })

  it('[CP36] is misled by no length: what is missing is told, and what is too much is left out', async () => {
    const short = await kept(rawSite('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this'))
    const long = await kept(
      rawSite('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nthisHTTP/1.1 200 OK\r\n\r\nand a second answer'),
    )
    const torn = await kept(rawSite('HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 9\r\n\r\nthis'))
    const on = await stage([short, long, torn])
    for (const { port } of [short, long, torn]) await get(on, `http://paper.localhost:${port}/`)
    expect(on.exchanges.map(({ cut, response }) => [cut, text(response).split('\r\n\r\n')[1]])).toEqual([
      ['disconnect', 'only this'],
      [undefined, 'this'],
    ])
    expect(on.proxy.denied.map(({ why }) => why)).toEqual(['unreachable'])
  })

  it.skipIf(!mayMakeCertificates)(
    '[CP34] asks a site for nothing whose certificate does not hold',
    async () => {
      const site = await kept(secureSite(folder, (_, answer) => answer.end('secret')))
      const on = await stage([site])
      const { text: got, spki } = await tunnelled(on, `127.0.0.1:${site.port}`)
      expect(got).toMatch(/^HTTP\/1\.1 502/)
      expect(site.asked).toEqual([])
      expect(on.proxy.denied.map(({ why }) => why)).toEqual(['untrusted-certificate'])
      expect(spki).toHaveLength(44)
    },
  )

  it('[CP37] goes by the proxy that was named and by no other way, and lets it look names up', async () => {
    const site = await kept(plainSite((_, answer) => answer.end('by another way')))
    const socks = await kept(socksProxy({ 'paper.example': site.port }))
    const lookup = (): Promise<readonly string[]> => Promise.reject(new Error('a name was looked up here'))
    const on = await stage([], { via: egressOf(`socks5://127.0.0.1:${socks.port}`), lookup })
    expect(text((await get(on, 'http://paper.example/'))?.body)).toBe('by another way')
    expect((await get(on, 'http://other.example/'))?.status).toBe(502)
    expect((await get(on, `http://127.0.0.1:${site.port}/`))?.status).toBe(502)
    expect(socks.asked).toEqual(['paper.example', 'other.example'])
    expect(on.exchanges[0]?.address).toBeUndefined()
    await socks.close()
    expect((await get(on, 'http://paper.example/again'))?.status).toBe(502)
    expect(site.asked).toEqual(['GET /'])
  })
})
