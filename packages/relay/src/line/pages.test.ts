/** The page of a line as a relay serves it. docs/formats/relay.md, L59 and L60. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testMoment, testRelay } from '../relay.fixture.ts'
import { listen, type RunningRelay } from '../server.ts'
import { Pages } from './pages.ts'

const hex = (text: string): string => createHash('sha256').update(text).digest('hex')
const quoted = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const style = 'body{color:#333}'
const policy = "default-src 'none'; connect-src 'self' https://relay.example; img-src data:"
const index = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Notes</title><style>${style}</style><script type="module" src="page-1.js"></script>${'<p>What is stored, and what is not.</p>'.repeat(30)}`
const inline = 'let all = 1'
const whole = `<!doctype html><style>${style}</style><script type="module">${inline}</script><script type="application/json">{}</script>`
const files: Readonly<Record<string, string>> = {
  'index.html': index,
  'line.html': whole,
  'page-1.js': 'export {}\n'.repeat(40),
  'parts/voice.js': 'export const voice = 1',
}

function write(folder: string, named: readonly string[], more: Readonly<Record<string, string>> = {}): void {
  for (const [name, content] of Object.entries({ ...files, ...more })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const list = named.map((path) => ({ path, bytes: files[path]?.length, sha256: hex(files[path] ?? '') }))
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ line: 'x', files: list }))
}

type Heard = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: Buffer
}

describe('the page of a line at a relay', () => {
  let base = ''
  let folder = ''
  let server: RunningRelay
  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'relay-pages-'))
    folder = join(base, 'page')
    write(folder, Object.keys(files), { 'secret.txt': 'not in the manifest', '../beside.txt': 'beside' })
    const pages = Pages.read(folder)
    const made = await testRelay({ clock: frozenClock(testMoment) })
    const listening = await listen(
      made.relay,
      { host: '127.0.0.1', port: 0, secured: { by: 'nothing' } },
      { pages: certain(pages.ok ? pages.value : undefined, 'it was written just now') },
    )
    server = certain(listening.ok ? listening.value : undefined, 'a free port is to be had')
  })
  afterAll(async () => {
    await server.close()
    rmSync(base, { recursive: true })
  })

  /** As it stands on the wire: fetch would tidy the path and unpack the body. */
  function get(path: string, headers = {}, method = 'GET'): Promise<Heard> {
    return new Promise((settle, fail) => {
      const asking = request({ port: server.port, path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('end', () =>
          settle({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        )
      })
      asking.once('error', fail)
      asking.end()
    })
  }

  it('[L59] serves what the manifest names, and the manifest itself, and answers everything else as if nothing were here', async () => {
    for (const [path, content] of Object.entries(files)) {
      const heard = await get(`/${path}`)
      expect([heard.status, heard.body.toString()]).toEqual([200, content])
    }
    expect((await get('/')).body.toString()).toBe(index)
    expect((await get('/?utm_source=messenger')).body.toString()).toBe(index)
    expect((await get('/manifest.json')).status).toBe(200)
    const nothing = await get('/nothing')
    const tricks = [
      '/secret.txt',
      '/../beside.txt',
      '/parts/../secret.txt',
      '/parts/..%2f..%2fbeside.txt',
      '/%2e%2e/beside.txt',
      '//index.html',
      '/index.html/',
      '/parts',
      '/parts/',
      '/INDEX.HTML',
      '/index.html%00.js',
      '/./index.html',
    ]
    for (const path of tricks) expect([path, await get(path)]).toEqual([path, nothing])
    expect([nothing.status, nothing.body.length]).toEqual([404, 0])
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await get('/', {}, method)).status).toBe(404)
    const head = await get('/', {}, 'HEAD')
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
      200,
      0,
      String(index.length),
    ])
  })

  it('[L60] lets nothing run but what the page brought, frames it nowhere, and leaves nothing on the telephone', async () => {
    const { headers } = await get('/')
    expect(headers).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': [
        "default-src 'none'",
        "script-src 'self'",
        `style-src 'self' ${quoted(style)}`,
        "connect-src 'self' https://relay.example",
        'img-src data:',
        'media-src blob:',
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join('; '),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringMatching(
        /^microphone=\(self\), camera=\(\), geolocation=\(\)/,
      ) as string,
      'cache-control': 'no-store',
      vary: 'accept-encoding',
      connection: expect.any(String) as string,
      'content-length': String(index.length),
    })
    const { headers: single } = await get('/line.html')
    expect(single['content-security-policy']).toContain(`script-src 'self' ${quoted(inline)};`)
    expect(single['content-security-policy']).toContain("connect-src 'self';")
    const script = await get('/page-1.js')
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(script.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('[L60] sends a page packed as the telephone can read it, and small ones as they are', async () => {
    const forms = [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip, deflate', 'gzip', gunzipSync],
      ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ] as const
    for (const [accepted, encoding, unpack] of forms) {
      const heard = await get('/', { 'accept-encoding': accepted })
      expect(heard.headers['content-encoding']).toBe(encoding)
      expect(heard.body.length).toBeLessThan(index.length / 2)
      expect(unpack(heard.body).toString()).toBe(index)
    }
    for (const accepted of ['', 'identity', 'deflate', 'brr', 'gzip;q=0'])
      expect((await get('/', { 'accept-encoding': accepted })).headers['content-encoding']).toBeUndefined()
    expect(
      (await get('/parts/voice.js', { 'accept-encoding': 'gzip' })).headers['content-encoding'],
    ).toBeUndefined()
  })

  it('[L59] serves no folder whose files are not those of its manifest', () => {
    const made = (named: readonly string[], more = {}): ReturnType<typeof Pages.read> => {
      const place = mkdtempSync(join(base, 'other-'))
      write(place, named, more)
      return Pages.read(place)
    }
    const refused = (kind: string): unknown => ({ ok: false, refusal: { kind } })
    expect(Pages.read(join(folder, 'nowhere'))).toEqual(refused('no-page-here'))
    expect(made(['line.html'])).toEqual(refused('no-page-here'))
    expect(made(['index.html'], { 'index.html': `${index} ` })).toEqual(refused('page-changed'))
    expect(made(['index.html', 'gone.js'])).toEqual(refused('page-changed'))
    for (const path of ['../beside.txt', '/etc/passwd', 'a//b', 'a/../index.html', '.hidden', 'a\\b', ''])
      expect(made(['index.html', path])).toEqual(refused('no-page-here'))
    const linked = mkdtempSync(join(base, 'linked-'))
    write(linked, ['index.html'])
    rmSync(join(linked, 'index.html'))
    symlinkSync('/etc/hostname', join(linked, 'index.html'))
    expect(Pages.read(linked)).toEqual(refused('page-changed'))
    for (const manifest of ['', '[]', '{"files":1}', '{"files":[1]}', '{"files":[{"path":"index.html"}]}']) {
      const place = mkdtempSync(join(base, 'bad-'))
      write(place, ['index.html'])
      writeFileSync(join(place, 'manifest.json'), manifest)
      expect(Pages.read(place)).toEqual(refused('no-page-here'))
    }
  })
})
