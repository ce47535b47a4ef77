/**
 * Serves the page of check-in links, one file that is held in memory. docs/formats/timers.md, TI57–TI60.
 *
 * Everything stands in it, so that nothing else is fetched; its policy lets only what it brought run, and only these
 * relays be asked. It is the same for every link and for none: what stands behind `#` is sent to no server.
 */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export class CheckInPage {
  readonly #plain: Buffer
  readonly #gzip: Buffer
  readonly #brotli: Buffer
  readonly #policy: string

  /** `beside`: origins of other relays that hold the same timers. */
  constructor(html: string, beside: readonly string[] = []) {
    // The page learns them from its own head, where nobody but the server writes.
    const named = html.replace('data-beside=""', `data-beside="${beside.join(' ')}"`)
    this.#plain = Buffer.from(named, 'utf8')
    this.#gzip = gzipSync(this.#plain, { level: 9 })
    this.#brotli = brotliCompressSync(this.#plain)
    this.#policy = policyOf(named, beside)
  }

  answer({ method, headers }: IncomingMessage, response: ServerResponse): boolean {
    if (method !== 'GET' && method !== 'HEAD') return false
    const accepted = headers['accept-encoding'] ?? ''
    const [body, encoding] = /\bbr\b/.test(accepted)
      ? [this.#brotli, 'br']
      : /\bgzip\b/.test(accepted)
        ? [this.#gzip, 'gzip']
        : [this.#plain, undefined]
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(body.length),
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      'content-security-policy': this.#policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy':
        'microphone=(), camera=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
      'cache-control': 'no-store',
      vary: 'accept-encoding',
    })
    response.end(method === 'HEAD' ? undefined : body)
    return true
  }
}

function policyOf(html: string, beside: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(/<script[^>]*>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '')}`,
    `style-src ${hashOf(/<style[^>]*>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '')}`,
    `connect-src ${["'self'", ...beside].join(' ')}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`
}
