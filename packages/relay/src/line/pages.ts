/**
 * Serves the built page of a line: the files that its manifest names, and nothing else. docs/formats/relay.md, L59
 * and L60.
 *
 * Everything is read, checked and compressed at the start and lies in memory: a path of the web never becomes a path
 * of the disk. The headers are against a page that was changed on the way, framed, or left behind on a telephone that
 * somebody searches: nothing is stored, nothing is asked of anybody else.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'

export const manifestName = 'manifest.json'

export type PagesRefusal = {
  /** No folder, no manifest in it, one that cannot be read; or files that are not those of the manifest. */
  readonly kind: 'no-page-here' | 'page-changed'
}

type Served = {
  readonly headers: Readonly<Record<string, string>>
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
}

/** As in `core/line/manifest.ts`; there also the form of its signature, which callers' partners check. */
const pathForm = /^[a-z0-9_-][a-z0-9._-]*(?:\/[a-z0-9_-][a-z0-9._-]*)*$/i

export class Pages {
  readonly #files: ReadonlyMap<string, Served>

  private constructor(files: ReadonlyMap<string, Served>) {
    this.#files = files
  }

  /** Reads a folder that `safeconduct line page` wrote. */
  static read(folder: string): Result<Pages, PagesRefusal> {
    const manifest = bytesAt(folder, manifestName)
    const named = manifest === undefined ? undefined : filesIn(manifest)
    if (manifest === undefined || named === undefined) return refuse({ kind: 'no-page-here' })
    const files = new Map([[`/${manifestName}`, served(manifestName, manifest)]])
    for (const { path, sha256 } of named) {
      const bytes = bytesAt(folder, path)
      if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== sha256)
        return refuse({ kind: 'page-changed' })
      const file = served(path, bytes)
      files.set(`/${path}`, file)
      if (path === 'index.html') files.set('/', file)
    }
    return files.has('/') ? ok(new Pages(files)) : refuse({ kind: 'no-page-here' })
  }

  /** False: there is no such file, and nothing was said. */
  answer({ url = '', method, headers }: IncomingMessage, response: ServerResponse): boolean {
    // What a messenger or a search engine hangs on behind an address must not lead into nothing.
    const [path = ''] = url.split('?')
    const file = this.#files.get(path)
    if (file === undefined || (method !== 'GET' && method !== 'HEAD')) return false
    const { body, encoding } = inForm(file, headers['accept-encoding'] ?? '')
    const length = { 'content-length': String(body.length) }
    response.writeHead(200, {
      ...file.headers,
      ...(encoding === undefined ? length : { ...length, 'content-encoding': encoding }),
    })
    response.end(method === 'HEAD' ? undefined : body)
    return true
  }
}

function inForm(
  { plain, gzip, brotli }: Served,
  accepted: string,
): { readonly body: Buffer; readonly encoding?: string } {
  const accepts = (name: string): boolean =>
    new RegExp(`(?:^|[,\\s])${name}(?:\\s*;\\s*q=(?:1|0\\.0*[1-9]))?\\s*(?:,|$)`).test(accepted)
  if (brotli.length < plain.length && accepts('br')) return { body: brotli, encoding: 'br' }
  return gzip.length < plain.length && accepts('gzip') ? { body: gzip, encoding: 'gzip' } : { body: plain }
}

const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
])

function served(path: string, bytes: Buffer): Served {
  const type = types.get(extname(path)) ?? 'application/octet-stream'
  return {
    headers: {
      'content-type': type,
      'content-security-policy': policyOf(type.startsWith('text/html') ? bytes.toString('utf8') : ''),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy':
        'microphone=(self), camera=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
      'cache-control': 'no-store',
      vary: 'accept-encoding',
    },
    plain: bytes,
    gzip: gzipSync(bytes, { level: 9 }),
    brotli: brotliCompressSync(bytes),
  }
}

/** Nothing but what the page brings itself: hashes of what stands in it, and the relays that it names. */
function policyOf(html: string): string {
  const scripts = hashesOf(
    html,
    /<script(?![^>]*\ssrc=)(?![^>]*application\/json)[^>]*>([\s\S]*?)<\/script>/g,
  )
  const styles = hashesOf(html, /<style[^>]*>([\s\S]*?)<\/style>/g)
  const relays = /connect-src ([\w.:/'[\] -]+)/.exec(html)?.[1]?.trim() ?? "'self'"
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    `style-src ${["'self'", ...styles].join(' ')}`,
    `connect-src ${relays}`,
    'img-src data:',
    'media-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

function hashesOf(html: string, pattern: RegExp): readonly string[] {
  const inside = [...html.matchAll(pattern)].map(([, text = '']) => text)
  return inside.map((text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`)
}

function bytesAt(folder: string, path: string): Buffer | undefined {
  try {
    return readFileSync(join(folder, path))
  } catch {
    return undefined
  }
}

/** The signature is checked by those who have the key: `safeconduct line check`. */
function filesIn(
  manifest: Buffer,
): readonly { readonly path: string; readonly sha256: string }[] | undefined {
  const json = jsonIn(manifest)
  const files = isObject(json) ? json['files'] : undefined
  if (!Array.isArray(files)) return undefined
  const named = files.flatMap((file: unknown) => {
    const { path, sha256 } = isObject(file) ? file : {}
    if (typeof path !== 'string' || typeof sha256 !== 'string') return []
    return pathForm.test(path) && /^[0-9a-f]{64}$/.test(sha256) ? [{ path, sha256 }] : []
  })
  return named.length === files.length ? named : undefined
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
