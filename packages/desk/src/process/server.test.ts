import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import type { Result } from '@safeconduct/core/base/result.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { securityHeaders } from './headers.ts'
import { type PageFiles, readPageFiles } from './page-files.ts'
import { type DeskServer, type Door, openServer, usualLimits } from './server.ts'
import { Sessions } from './sessions.ts'

type Sent = {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}
type Got = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }

let folder: string
let server: DeskServer
let sessions: Sessions
let pages: PageFiles
const asked: string[] = []

/** A desk with real tokens and cookies, whose only work is to say which calls came through the door. */
function doorOf(sessions: Sessions): Door {
  return {
    enter: (token) => sessions.redeem(token),
    standing: (cookie) => sessions.standing(cookie),
    get session() {
      return sessions.number
    },
    call: async (name, _ask, standing) => {
      asked.push(`${name} ${standing}`)
      if (name === 'records.read') throw new Error('P-07 is hidden in Harbour Street')
      const cookie = name === 'vault.unlock' ? sessions.opened() : undefined
      if (name === 'vault.lock') sessions.closed()
      const reply = { ok: true, session: sessions.number, value: utf8('{}') } as const
      return cookie === undefined ? { reply } : { reply, cookie }
    },
  }
}

beforeEach(async () => {
  asked.length = 0
  folder = await mkdtemp(join(tmpdir(), 'desk-pages-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Notes</title>')
  await writeFile(join(folder, 'assets', 'main.js'), 'export {}')
  await writeFile(join(folder, 'assets', 'main.js.map'), '{"sources":["/home/somebody"]}')
  pages = certain(await readPageFiles(folder))
  sessions = new Sessions(platformRandom)
  server = certain(await openServer(doorOf(sessions), pages))
})

afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

function certain<T, R extends { readonly kind: string }>(result: Result<T, R>): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}

const here = (): string => `127.0.0.1:${server.port}`

function ask({ method = 'GET', path = '/', headers = {}, body }: Sent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port: server.port,
        method,
        path,
        headers: { host: here(), ...headers },
        agent: false,
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const ownHeaders = (): Readonly<Record<string, string>> => ({
  origin: `http://${here()}`,
  'x-desk': '1',
  'content-type': 'application/json',
})

function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  return ask({ method: 'POST', path, body: JSON.stringify(body), headers: { ...ownHeaders(), ...headers } })
}

async function enter(): Promise<string> {
  const got = await post('/enter', { token: sessions.mint() })
  return /^[^;]+/.exec(got.headers['set-cookie']?.[0] ?? '')?.[0] ?? ''
}

/** Bytes as they are, for what Node's own client would not send. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    const line = connect(server.port, '127.0.0.1', () => line.write(bytes))
    line.on('data', (part: Buffer) => parts.push(part))
    line.on('close', () => resolve(Buffer.concat(parts).toString()))
    line.on('error', reject)
  })
}

const lackingHeaders = (headers: IncomingHttpHeaders): readonly string[] =>
  Object.entries(securityHeaders)
    .filter(([name, value]) => headers[name.toLowerCase()] !== value)
    .map(([name]) => name)

describe('a web page of somebody else in the same browser', () => {
  it('[C1] that points its own name at this machine gets nothing', async () => {
    for (const host of [
      'evil.example',
      `evil.example:${server.port}`,
      '127.0.0.1',
      `localhost:${server.port}`,
      `127.0.0.1:${server.port + 1}`,
      `[::1]:${server.port}`,
      `127.0.0.1.evil.example:${server.port}`,
    ]) {
      const got = await ask({ headers: { host } })
      expect([host, got.status]).toEqual([host, 403])
      expect(got.text).not.toContain('evil')
    }
    expect(await raw(`GET / HTTP/1.1\r\nHost: ${here()}\r\nHost: evil.example\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 400 /,
    )
    expect(await raw('GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await raw('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('[C2] cannot make a call in the name of the person', async () => {
    const cookie = await enter()
    const good = { ...ownHeaders(), cookie }
    const without = (name: string): Readonly<Record<string, string>> =>
      Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))
    const attempts: readonly (readonly [Readonly<Record<string, string>>, number])[] = [
      [without('origin'), 403],
      [{ ...good, origin: 'null' }, 403],
      [{ ...good, origin: 'https://evil.example' }, 403],
      [{ ...good, origin: `http://localhost:${server.port}` }, 403],
      [{ ...good, origin: `https://${here()}` }, 403],
      [{ ...good, origin: `http://127.0.0.1:${server.port + 1}` }, 403],
      [without('x-desk'), 403],
      [{ ...good, 'x-desk': '0' }, 403],
      [without('content-type'), 415],
      [{ ...good, 'content-type': 'text/plain' }, 415],
      [{ ...good, 'content-type': 'application/x-www-form-urlencoded' }, 415],
      [{ ...good, 'sec-fetch-site': 'cross-site' }, 403],
      [{ ...good, 'sec-fetch-site': 'same-site' }, 403],
      [without('cookie'), 401],
    ]
    for (const [headers, status] of attempts) {
      const got = await ask({ method: 'POST', path: '/call/session.read', headers, body: '{}' })
      expect([headers, got.status]).toEqual([headers, status])
    }
    expect(asked).toEqual([])
    expect(
      (await ask({ method: 'POST', path: '/call/session.read', headers: good, body: '{}' })).status,
    ).toBe(200)
  })

  it('[C2] cannot even learn that the desk is there by loading its files', async () => {
    expect((await ask({ path: '/assets/main.js', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
      403,
    )
    expect(
      (await ask({ path: '/assets/main.js', headers: { 'sec-fetch-site': 'same-origin' } })).status,
    ).toBe(200)
  })
})

it('[C1] nobody on the same network can knock: only 127.0.0.1 is listened on', async () => {
  const addresses = Object.values(networkInterfaces())
    .flatMap((one) => one ?? [])
    .filter(({ family, address }) => family === 'IPv4' && address !== '127.0.0.1')
    .map(({ address }) => address)
  for (const address of [...addresses, '127.0.0.2']) {
    const heard = await new Promise<string>((resolve) => {
      const line = connect(server.port, address)
      line.setTimeout(2_000, () => resolve('silence'))
      line.on('connect', () => resolve('connected'))
      line.on('error', () => resolve('refused'))
    })
    expect([address, heard]).not.toContain('connected')
  }
})

describe('an address that is not ours', () => {
  it('[C3] is answered by one plain refusal, and never reaches the disk', async () => {
    await writeFile(join(folder, 'later.html'), 'written after the start')
    for (const path of [
      '/../server.ts',
      '/assets/../index.html',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/..%2f..%2fetc/passwd',
      '//etc/passwd',
      '/assets',
      '/assets/main.js.map',
      '/later.html',
      '/index.html?x=1',
      '/call/session.read',
      '/enter',
      'http://evil.example/',
      '*',
    ]) {
      const got = await ask({ path })
      expect([path, got.status]).toEqual([path, 404])
      expect(JSON.parse(got.text)).toEqual({ ok: false, session: 0, refusal: { kind: 'not-here' } })
    }
    expect((await ask({ path: '/' })).text).toContain('Notes')
    expect((await ask({ path: '/index.html' })).text).toContain('Notes')
  })

  it('[C3] has no other methods than GET and POST', async () => {
    for (const method of ['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND']) {
      const got = await ask({ method, headers: ownHeaders() })
      expect([method, got.status, got.headers['access-control-allow-origin']]).toEqual([
        method,
        405,
        undefined,
      ])
    }
  })
})

describe('the one-time token', () => {
  it('[C6] opens once, for one page', async () => {
    const token = sessions.mint()
    const first = await post('/enter', { token })
    expect(first.status).toBe(204)
    expect(first.headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^desk-${server.port}=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
      ),
    ])
    const second = await post('/enter', { token })
    expect([second.status, second.headers['set-cookie']]).toEqual([403, undefined])
  })

  it('[C6] is not guessed by a wrong one, an older one or something that is no token', async () => {
    const older = sessions.mint()
    const newer = sessions.mint()
    for (const body of [{ token: older }, { token: `${newer}x` }, { token: newer.slice(0, -1) }]) {
      expect((await post('/enter', body)).status).toBe(403)
    }
    for (const body of [{}, [], { token: 7 }, { token: newer, also: 1 }, 'x', null]) {
      expect((await post('/enter', body)).status).toBe(400)
    }
    expect((await post('/enter', { token: newer })).status).toBe(204)
  })
})

describe('the cookie', () => {
  it('[C7] only knocks until the vault is unlocked, and is replaced then', async () => {
    const knocking = await enter()
    await post('/call/session.read', {}, { cookie: knocking })
    const unlocked = await post('/call/vault.unlock', { passphrase: 'six words' }, { cookie: knocking })
    const open = /^[^;]+/.exec(unlocked.headers['set-cookie']?.[0] ?? '')?.[0] ?? ''
    expect(open).not.toBe(knocking)
    expect((await post('/call/session.read', {}, { cookie: knocking })).status).toBe(401)
    await post('/call/session.read', {}, { cookie: open })
    await post('/call/vault.lock', {}, { cookie: open })
    await post('/call/session.read', {}, { cookie: open })
    expect(asked).toEqual([
      'session.read knocking',
      'vault.unlock knocking',
      'session.read open',
      'vault.lock open',
      'session.read knocking',
    ])
  })

  it('[C7] is refused when it is wrong, of another desk, or there twice', async () => {
    const cookie = await enter()
    const value = cookie.slice(cookie.indexOf('=') + 1)
    for (const wrong of [
      '',
      `desk-${server.port}=`,
      `desk-${server.port}=${'A'.repeat(43)}`,
      `desk-${server.port + 1}=${value}`,
      `${cookie}; desk-${server.port}=planted`,
      `desk-${server.port}=planted; ${cookie}`,
    ]) {
      expect([wrong, (await post('/call/session.read', {}, { cookie: wrong })).status]).toEqual([wrong, 401])
    }
    expect((await post('/call/session.read', {}, { cookie: `other=1; ${cookie}` })).status).toBe(200)
  })
})

describe('what is sent', () => {
  it('[C8] has an end: a locked desk reads a passphrase and no more', async () => {
    const cookie = await enter()
    const long = 'w'.repeat(20 * 1024)
    expect((await post('/call/vault.unlock', { passphrase: long }, { cookie })).status).toBe(413)
    const chunked = await ask({
      method: 'POST',
      path: '/call/vault.unlock',
      headers: { ...ownHeaders(), cookie, 'transfer-encoding': 'chunked' },
      body: JSON.stringify({ passphrase: long }),
    })
    expect(chunked.status).toBe(413)
    expect(asked).toEqual([])
  })

  it('[C4] is given up when it comes too slowly', async () => {
    await server.close()
    const limits = { ...usualLimits, headWithin: 200, wholeWithin: 400 }
    server = certain(await openServer(doorOf(sessions), pages, { limits }))
    const head = `POST /enter HTTP/1.1\r\nHost: ${here()}\r\nOrigin: http://${here()}\r\nX-Desk: 1\r\n`
    const slowBody = await raw(`${head}Content-Type: application/json\r\nContent-Length: 60\r\n\r\n{"tok`)
    expect(slowBody).toMatch(/^HTTP\/1\.1 408 /)
    expect(await raw(head)).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('[C9] is refused without a word of it, and so is a defect of ours', async () => {
    const cookie = await enter()
    const canary = 'Mikrorayon-4'
    for (const body of [`{"token":"${canary}"`, `{"token":"a","token":"${canary}"}`, '\u0000', '']) {
      const got = await ask({ method: 'POST', path: '/enter', headers: ownHeaders(), body })
      expect([got.status, got.text]).toEqual([400, '{"ok":false,"session":0,"refusal":{"kind":"not-json"}}'])
    }
    const unknown = await post(`/call/${canary}`, {}, { cookie })
    expect(JSON.parse(unknown.text)).toMatchObject({ ok: false, refusal: { kind: 'unknown-call' } })
    expect(unknown.text).not.toContain(canary)
    const defect = await post('/call/records.read', { id: '0'.repeat(32) }, { cookie })
    expect([defect.status, defect.text]).toEqual([
      500,
      '{"ok":false,"session":0,"refusal":{"kind":"defect"}}',
    ])
  })
})

it('[C5] every answer, whatever was asked, tells the browser to keep nothing and run nothing of others', async () => {
  const cookie = await enter()
  const answers = [
    await ask({ path: '/' }),
    await ask({ path: '/assets/main.js' }),
    await ask({ path: '/nowhere' }),
    await ask({ method: 'PUT' }),
    await ask({ headers: { host: 'evil.example' } }),
    await post('/enter', { token: sessions.mint() }),
    await post('/enter', { token: 'wrong' }),
    await post('/call/session.read', {}),
    await post('/call/session.read', {}, { cookie: 'desk-1=2' }),
    await post('/call/session.read', {}, { cookie: await enter() }),
    await post('/call/vault.unlock', { passphrase: 'w'.repeat(20_000) }, { cookie }),
    await ask({
      method: 'POST',
      path: '/enter',
      headers: { ...ownHeaders(), expect: 'something' },
      body: '{}',
    }),
  ]
  expect(answers.map(({ headers }) => lackingHeaders(headers))).toEqual(answers.map(() => []))
  for (const bytes of [
    'nonsense\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: ${here()}\r\nX: ${'x'.repeat(9_000)}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: ${here()}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    `CONNECT ${here()} HTTP/1.1\r\nHost: ${here()}\r\n\r\n`,
  ]) {
    const got = await raw(bytes)
    expect(got).toMatch(/^HTTP\/1\.1 4\d\d /)
    for (const [name, value] of Object.entries(securityHeaders))
      expect(got).toContain(`${name}: ${value}\r\n`)
  }
})

it('[C5] the policy lets no script be written in the page, no other origin be reached and no frame be put around it', () => {
  const policy = securityHeaders['Content-Security-Policy'] ?? ''
  expect(policy.split('; ')[0]).toBe("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|https?:|\*|data:|nonce-/)
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
})

it('a folder without built pages is refused, not served empty', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'desk-empty-'))
  expect(await readPageFiles(empty)).toEqual({ ok: false, refusal: { kind: 'pages-not-built' } })
  await rm(empty, { recursive: true })
  expect(await readPageFiles(empty)).toEqual({ ok: false, refusal: { kind: 'pages-not-built' } })
})
