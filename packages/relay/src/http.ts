/**
 * The relay over HTTP/1.1: one door for asks, one for pieces. docs/formats/relay.md, rules L28–L34.
 *
 * Everybody may knock, so nothing is believed and little is held: large bodies only from whoever showed a token, all
 * bodies together within a budget, slow senders are let go. Nothing is logged, nothing names this program, and
 * everything that is not the protocol gets the same empty answer.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { TLSSocket } from 'node:tls'
import { type Bytes, fromHex } from '@safeconduct/core/base/bytes.ts'
import type { LinkRefusal } from '@safeconduct/core/vault/sync/link.ts'
import {
  type Ask,
  askCodes,
  frame,
  parseAsk,
  wireLimits,
  wireVersion,
} from '@safeconduct/core/vault/sync/wire.ts'
import { type Answer, encodeAnswer } from '@safeconduct/core/vault/sync/wire-answers.ts'
import { answerTo } from './asking.ts'
import { Bodies, lastWords } from './bodies.ts'
import { LineDoor, linePath, type Patience } from './line/line-door.ts'
import type { Pages } from './line/pages.ts'
import type { Relay } from './relay.ts'
import type { CheckInPage } from './timers/check-in-page.ts'
import { TimerDoor } from './timers/timer-door.ts'

/** The largest body of somebody who has shown nothing: a question about a thousand pieces, or a log and a change. */
const strangersBody = 64 * 1024
/** All bodies that are held at one moment. The second half is for whoever has shown a token. */
const allBodies = 256 * 1024 * 1024
/** What is needed of a frame to see whose it is. */
const headOfAsk = 64

const statuses: Readonly<Record<LinkRefusal['kind'], number>> = {
  silent: 503,
  conflict: 409,
  'not-allowed': 403,
  'unknown-log': 404,
  'too-large': 413,
  'slow-down': 429,
  'relay-full': 507,
  quota: 507,
  'other-version': 426,
  unreadable: 400,
}

export type DoorWishes = {
  /** The page of check-in links. */
  readonly checkIn?: CheckInPage
  /** The built page of a line, served where a browser looks. */
  readonly pages?: Pages
  readonly patience?: Patience
}

export class HttpDoor {
  readonly #relay: Relay
  readonly #line: LineDoor
  readonly #pages: Pages | undefined
  readonly #timers: TimerDoor
  readonly #bodies = new Bodies(allBodies)

  constructor(relay: Relay, { pages, patience, checkIn }: DoorWishes = {}) {
    this.#relay = relay
    this.#line = new LineDoor(relay.lines, patience)
    this.#pages = pages
    this.#timers = new TimerDoor(relay.timers, checkIn)
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // The time of day and the maker are nobody's business.
    response.sendDate = false
    response.setHeader('cache-control', 'no-store')
    // Said here, or Node would say how long it waits, which only Node says in these words.
    response.setHeader('connection', 'keep-alive')
    if (request.url === linePath && request.method === 'POST') return this.#line.handle(request, response)
    if (await this.#timers.handle(request, response)) return
    if (this.#pages?.answer(request, response) === true) return
    const piece = /^\/v1\/pieces\/([0-9a-f]{64})$/.exec(request.url ?? '')?.[1]
    if (request.url === '/v1' && request.method === 'POST') return this.#ask(request, response)
    if (piece !== undefined && (request.method === 'GET' || request.method === 'HEAD'))
      return this.#piece(fromHex(piece) ?? noLine, request, response)
    nothingHere(request, response)
  }

  async #ask(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await this.#bodies.read(request, {
      most: wireLimits.frame + 4,
      unproven: strangersBody,
      head: headOfAsk,
      mayBeLarge: (head) => this.#mayBeLarge(head.subarray(4)),
    })
    if ('kind' in body) {
      const last = (said: Uint8Array): void => lastWords(request, response, said)
      return answer(response, { what: 'refused', refusal: body }, last)
    }
    try {
      const ask = askOf(body)
      if ('kind' in ask) return await answer(response, { what: 'refused', refusal: ask })
      if (ask.what === 'pull') return await this.#pull(ask, response)
      if (ask.what === 'watch' || ask.what === 'credit')
        return await answer(response, { what: 'refused', refusal: { kind: 'unreadable' } })
      await answer(response, await answerTo(this.#relay, ask, lineOf(request)))
    } finally {
      this.#bodies.let(body.length)
    }
  }

  /** Frame after frame; no faster than they are read, and no further once nobody reads. */
  async #pull({ asks }: Extract<Ask, { readonly what: 'pull' }>, response: ServerResponse): Promise<void> {
    response.writeHead(200, { 'content-type': 'application/octet-stream' })
    for await (const part of this.#relay.pull(asks)) {
      const said: Answer =
        'batch' in part ? { what: 'batch', batch: part.batch } : { what: 'log-refused', ...part }
      if (!(await written(response, frame(encodeAnswer(said))))) return
    }
    response.end(frame(encodeAnswer({ what: 'end' })))
  }

  async #piece(name: Bytes, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const size = await this.#relay.pieces.size(name)
    const range = size === undefined ? undefined : rangeOf(request.headers.range, size)
    if (size === undefined || range === undefined) return nothingHere(request, response)
    const [start, end] = range
    const headers: Record<string, string> = {
      'content-type': 'application/octet-stream',
      'accept-ranges': 'bytes',
      'content-length': String(end - start),
    }
    const isPart = request.headers.range !== undefined
    if (isPart) headers['content-range'] = `bytes ${start}-${end - 1}/${size}`
    if (request.method === 'HEAD') return void response.writeHead(isPart ? 206 : 200, headers).end()
    const piece = await this.#relay.pieces.get(name)
    if (!piece.ok) return nothingHere(request, response)
    response.writeHead(isPart ? 206 : 200, headers).end(piece.value.subarray(start, end))
  }

  /** Whether the first bytes of a large ask carry a token that is good here. */
  async #mayBeLarge(head: Bytes): Promise<boolean> {
    const [version, code] = head
    if (version !== wireVersion) return false
    switch (code) {
      case askCodes.push:
      case askCodes.strike:
        return this.#relay.mayWrite(head.slice(2, 18), head.slice(18, 50))
      case askCodes.pull:
        return this.#relay.mayWrite(head.slice(6, 22), head.slice(22, 54))
      case askCodes.post:
        return this.#relay.boxes.isThere(head.slice(2, 18))
      case askCodes['put-piece']:
        return this.#relay.mayMake(head.slice(34, 50))
      default:
        return false
    }
  }
}

const noLine: Bytes = new Uint8Array(32)

/** What binds an answer to the line it goes over: on TLS a secret of both its ends, so that nobody can stand between. */
export function lineOf({ socket }: IncomingMessage): Bytes {
  if (!(socket instanceof TLSSocket)) return noLine
  return new Uint8Array(socket.exportKeyingMaterial(32, 'EXPORTER-safeconduct-relay', Buffer.alloc(0)))
}

function askOf(body: Bytes): Ask | LinkRefusal {
  const length = body.length < 4 ? -1 : new DataView(body.buffer, body.byteOffset).getUint32(0)
  if (length !== body.length - 4) return { kind: 'unreadable' }
  const ask = parseAsk(body.subarray(4))
  if (ask.ok) return ask.value
  return ask.refusal.kind === 'other-version'
    ? { kind: 'other-version', oldest: wireVersion, newest: wireVersion }
    : ask.refusal
}

async function answer(
  response: ServerResponse,
  said: Answer,
  end = (body: Uint8Array): unknown => response.end(body),
): Promise<void> {
  const body = frame(encodeAnswer(said))
  const refusal = said.what === 'refused' ? said.refusal : undefined
  response.statusCode = refusal === undefined ? 200 : statuses[refusal.kind]
  if (refusal?.kind === 'slow-down') response.setHeader('retry-after', String(refusal.seconds))
  response.setHeader('content-type', 'application/octet-stream')
  response.setHeader('content-length', body.length)
  end(body)
}

/** One answer to everything that is not the protocol, whatever it was. */
export function nothingHere(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  response.writeHead(404, { 'content-length': '0', connection: 'close' }).end()
}

/** Waits while the other side does not read. False: it is gone. */
function written(response: ServerResponse, bytes: Bytes): Promise<boolean> {
  if (response.destroyed || response.closed) return Promise.resolve(false)
  if (response.write(bytes)) return Promise.resolve(true)
  return new Promise((done) => {
    const settle = (whether: boolean) => (): void => {
      response.off('drain', drained)
      response.off('close', closed)
      done(whether)
    }
    const [drained, closed] = [settle(true), settle(false)]
    response.once('drain', drained)
    response.once('close', closed)
  })
}

/** One range of bytes, as a client that was cut off asks for the rest; undefined for any other. */
function rangeOf(
  header: string | undefined,
  size: number,
): readonly [start: number, end: number] | undefined {
  if (header === undefined) return [0, size]
  const asked = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header)
  const start = Number(asked?.[1])
  const end = asked?.[2] === '' ? size : Math.min(size, Number(asked?.[2]) + 1)
  return asked !== null && start < end ? [start, end] : undefined
}
