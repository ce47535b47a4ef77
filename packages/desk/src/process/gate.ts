/**
 * The first look at a request, before anything of it is read: is it from our own page?
 *
 * Against whom: a web page of somebody else in the same browser. It can send requests to 127.0.0.1 (cross-site
 * forgery), and with a name that it points at 127.0.0.1 (DNS rebinding) it can even read the answers. The first
 * is stopped by Origin, the header of our own and the cookie; the second by the exact Host.
 * Rules C1 to C4 of docs/formats/desk-calls.md.
 */
import type { IncomingMessage } from 'node:http'
import { callHeader } from '../calls/calls.ts'

export type Turned = {
  readonly status: 400 | 403 | 405 | 415
  readonly kind: 'bad-request' | 'foreign' | 'method' | 'not-json'
}

/** Undefined: let it in. */
export function turnAway(request: IncomingMessage, port: number): Turned | undefined {
  const authority = `127.0.0.1:${port}`
  // Exactly one Host: of two, a proxy and a server could each believe another one.
  if (countOf(request, 'host') !== 1) return { status: 400, kind: 'bad-request' }
  if (request.headers.host !== authority) return { status: 403, kind: 'foreign' }
  if (!fromHere(request)) return { status: 403, kind: 'foreign' }
  if (request.method === 'GET') return undefined
  if (request.method !== 'POST') return { status: 405, kind: 'method' }
  if (countOf(request, 'origin') !== 1 || request.headers.origin !== `http://${authority}`) {
    return { status: 403, kind: 'foreign' }
  }
  const own = request.headers[callHeader.name]
  if (own !== callHeader.value && own !== callHeader.again) return { status: 403, kind: 'foreign' }
  if (!/^application\/json(?:; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    return { status: 415, kind: 'not-json' }
  }
  return undefined
}

/** Browsers say where a request comes from. `none` is the person herself, by the address bar; other tools say nothing. */
function fromHere(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

function countOf(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((raw, index) => index % 2 === 0 && raw.toLowerCase() === name).length
}

/** The value of our cookie, if it is there exactly once: a second one was planted by somebody else. */
export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const values: string[] = []
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) values.push(pair.slice(at + 1).trim())
  }
  return values.length === 1 ? values[0] : undefined
}
