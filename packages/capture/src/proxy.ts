/**
 * The only thing that the browser can reach: a proxy on this machine that asks sites in its place, keeps every byte of
 * what they answer, and asks for nothing that the page did not want. A browser tells its maker that it runs; here it
 * tells nobody.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createNetServer, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import { concat } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { Asking } from './asking.ts'
import { type Denied, type DeniedRequest, type Exchange, withoutQuery } from './exchange.ts'
import { limits } from './limits.ts'
import type { Reach } from './reach.ts'
import type { SessionCertificate } from './session-certificate.ts'
import { type Question, Upstream } from './upstream.ts'

export type ProxyOptions = {
  readonly reach: Reach
  readonly certificate: SessionCertificate
  readonly clock: Clock
  /** What the page says that it is. The browser itself says something else, and by that it is known. */
  readonly userAgent: string
  readonly onExchange: (exchange: Exchange) => void
}

export class RecordingProxy {
  readonly denied: DeniedRequest[] = []
  readonly #options: ProxyOptions
  readonly #upstream: Upstream
  readonly #http: Server
  readonly #front: ReturnType<typeof createNetServer>
  readonly #targets = new WeakMap<Socket, { readonly host: string; readonly port: number }>()
  readonly #open = new Set<Socket>()
  #pending = 0
  #requests = 0
  #received = 0
  #closed = false

  constructor(options: ProxyOptions) {
    this.#options = options
    this.#upstream = new Upstream(options.reach)
    this.#http = createServer(
      { keepAliveTimeout: 30_000 },
      (question, answer) => void this.#answer(question, answer),
    )
    this.#http.on('connect', (question: IncomingMessage, socket: Socket, head: Uint8Array) =>
      this.#tunnel(question, socket, head),
    )
    // A page may speak to a server for as long as it likes over one of these: it is no part of a page that can be kept.
    this.#http.on('upgrade', (question: IncomingMessage, socket: Socket) => {
      this.deny(this.#addressOf(question) ?? '', 'web-socket')
      socket.destroy()
    })
    this.#http.on('clientError', (_, socket) => socket.destroy())
    this.#front = createNetServer((socket) => {
      this.#keep(socket)
      this.#http.emit('connection', socket)
    })
  }

  /** Requests that are under way. */
  get pending(): number {
    return this.#pending
  }

  get received(): number {
    return this.#received
  }

  async listen(): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#front.once('error', reject)
    this.#front.listen(0, '127.0.0.1', resolve)
    await promise
    const address = this.#front.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  close(): void {
    this.#closed = true
    this.#upstream.close()
    this.#front.close()
    for (const socket of this.#open) socket.destroy()
  }

  deny(url: string, why: Denied): void {
    if (this.denied.length < 1000) this.denied.push({ address: withoutQuery(url), why })
  }

  #keep(socket: Socket): void {
    this.#open.add(socket)
    socket.on('close', () => this.#open.delete(socket))
    socket.on('error', () => socket.destroy())
  }

  /** Nobody is asked yet: a browser also opens ways that it never goes. */
  #tunnel(question: IncomingMessage, socket: Socket, head: Uint8Array): void {
    const [, host, port] = /^(.+):(\d{1,5})$/.exec(question.url ?? '') ?? []
    if (host === undefined) return void socket.destroy()
    socket.on('error', () => socket.destroy())
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    const opened = (first: Uint8Array): void => {
      socket.pause()
      socket.unshift(first)
      const target = { host, port: Number(port) }
      // A web socket without TLS also comes through here.
      const inner = first[0] === 0x16 ? this.#secured(socket) : socket
      this.#targets.set(inner, target)
      this.#http.emit('connection', inner)
    }
    if (head.length > 0) opened(head)
    else socket.once('data', opened)
  }

  #secured(socket: Socket): TLSSocket {
    const { certPem, keyPem } = this.#options.certificate
    const secureContext = createSecureContext({ cert: certPem, key: keyPem })
    const secured = new TLSSocket(socket, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] })
    secured.on('error', () => socket.destroy())
    return secured
  }

  #addressOf({ url = '', socket }: IncomingMessage): string | undefined {
    const target = this.#targets.get(socket)
    if (target === undefined) return /^http:\/\//i.test(url) ? URL.parse(url)?.href : undefined
    const scheme = socket instanceof TLSSocket ? 'https' : 'http'
    return URL.parse(`${scheme}://${target.host}:${target.port}${url}`)?.href
  }

  async #answer(question: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = this.#addressOf(question)
    const why = url === undefined ? 'method' : this.#whyDenied(question)
    if (url === undefined || why !== undefined) {
      this.deny(url ?? question.url ?? '', why ?? 'method')
      question.destroy()
      return
    }
    const body = await bodyOf(question)
    if (body === undefined || this.#closed) {
      if (body === undefined) this.deny(url, 'limit')
      question.destroy()
      return
    }
    this.#pending++
    const { clock, onExchange } = this.#options
    const asking = new Asking(this.#upstream, {
      url,
      question: questionOf(url, question, body),
      at: clock.millis(),
      budget: limits.total - this.#received,
      received: (bytes) => {
        this.#received += bytes
      },
    })
    const ended = await asking.into(answer)
    this.#pending--
    if (ended.kind === 'answered') onExchange(ended.exchange)
    else this.deny(url, ended.why)
  }

  #whyDenied(question: IncomingMessage): Denied | undefined {
    this.#requests++
    if (question.headers['user-agent'] !== this.#options.userAgent) return 'not-the-page'
    return this.#requests > limits.requests || this.#received >= limits.total ? 'limit' : undefined
  }
}

/** Fields that are meant for the next machine on the way, which is this one. */
const ownHops = new Set([
  'proxy-connection',
  'proxy-authorization',
  'connection',
  'keep-alive',
  'upgrade',
  'te',
])

function questionOf(
  url: string,
  { method = 'GET', rawHeaders }: IncomingMessage,
  body: Uint8Array,
): Question {
  const { protocol, hostname, port, pathname, search } = new URL(url)
  const headers: string[] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    if (!ownHops.has(name.toLowerCase())) headers.push(name, rawHeaders[at + 1] ?? '')
  }
  headers.push('Connection', 'keep-alive')
  const secure = protocol === 'https:'
  return {
    secure,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 443 : 80) : Number(port),
    method,
    path: `${pathname}${search}`,
    headers,
    body,
  }
}

/** Undefined where the page sends more than a page would. */
async function bodyOf(question: IncomingMessage): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    const sent: AsyncIterable<unknown> = question
    for await (const piece of sent) {
      if (!(piece instanceof Uint8Array)) continue
      size += piece.length
      if (size > limits.sent) return undefined
      pieces.push(piece)
    }
  } catch {
    return undefined
  }
  return concat(...pieces)
}
