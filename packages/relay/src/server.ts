/**
 * A relay that listens on one port: HTTP for asks, WebSocket for news, TLS or a loopback behind tor.
 *
 * The limits here are against strangers who open lines and say nothing, say it slowly, or say too much.
 */
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type DoorWishes, HttpDoor, nothingHere } from './http.ts'
import type { Relay } from './relay.ts'
import { SocketDoor } from './sockets.ts'

export type Listening = {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  readonly secured:
    | { readonly by: 'tls'; readonly certificate: Uint8Array; readonly key: Uint8Array }
    /** tor runs on this machine and speaks to the loopback. */
    | { readonly by: 'onion' }
    | { readonly by: 'nothing' }
}
export type NotListening = {
  readonly kind: 'only-loopback' | 'port-in-use' | 'address-not-here' | 'certificate-unreadable'
}
export type RunningRelay = {
  readonly port: number
  /** Devices that listen for news. */
  readonly listeners: () => number
  readonly close: () => Promise<void>
}

/** Lines at once. A line that is idle costs some ten kilobytes. */
const mostLines = 16_384
/** Lines of one address that is not this machine's, where tor and its users are. Counted while they are open, kept nowhere. */
const mostLinesOfOne = 512
const mostListeners = 12_000
const second = 1_000
/** Looks whether a day has passed, and lets go of what is too old on a line. */
const tidiedEvery = 300 * second

const strict = {
  maxHeaderSize: 8_192,
  headersTimeout: 10 * second,
  // A large push over tor from a bad line takes its time.
  requestTimeout: 300 * second,
  keepAliveTimeout: 30 * second,
  connectionsCheckingInterval: 2 * second,
  noDelay: true,
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/** Why it cannot listen so, as far as that is known before anything is opened. */
export function objectionTo({ host, secured }: Listening): NotListening | undefined {
  if (secured.by !== 'tls') return isLoopback(host) ? undefined : { kind: 'only-loopback' }
  try {
    createSecureContext({ cert: Buffer.from(secured.certificate), key: Buffer.from(secured.key) })
    return undefined
  } catch {
    return { kind: 'certificate-unreadable' }
  }
}

export function listen(
  relay: Relay,
  listening: Listening,
  wishes: DoorWishes = {},
): Promise<Result<RunningRelay, NotListening>> {
  const objection = objectionTo(listening)
  if (objection !== undefined) return Promise.resolve(refuse(objection))
  const { host, port, secured } = listening
  const server = serverFor(secured)
  const door = new HttpDoor(relay, wishes)
  const sockets = new SocketDoor(relay, mostListeners)
  // A database that is away now is there the next time.
  const tidy = (): Promise<void> => relay.lines.sweep().catch(() => undefined)
  const tidying = setInterval(() => void tidy(), tidiedEvery).unref()
  server.once('close', () => clearInterval(tidying))
  server.maxConnections = mostLines
  server.setTimeout(120 * second)
  fairShare(server)
  server.on('request', (request, response) => {
    // A defect is answered like everything that is not here, and told to nobody: a trace could hold a token.
    door.handle(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else nothingHere(request, response)
    })
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    if ('setTimeout' in socket && typeof socket.setTimeout === 'function') socket.setTimeout(0)
    sockets.handle(request, socket, head)
  })
  // Also for TLS: whoever speaks no HTTP is answered nothing.
  server.on('clientError', (_, socket) => socket.destroy())
  server.on('tlsClientError', (_, socket) => socket.destroy())
  return new Promise((settle, fail) => {
    server.once('error', (problem) => {
      clearInterval(tidying)
      const code = 'code' in problem ? problem.code : ''
      if (code === 'EADDRINUSE') settle(refuse({ kind: 'port-in-use' }))
      else if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EACCES')
        settle(refuse({ kind: 'address-not-here' }))
      else fail(problem)
    })
    server.listen({ host, port, backlog: 4_096 }, () => {
      const address = server.address()
      settle(
        ok({
          port: typeof address === 'object' && address !== null ? address.port : port,
          listeners: () => sockets.count,
          close: () => closed(server, sockets),
        }),
      )
    })
  })
}

/** Nobody who has one machine crowds out the others. */
function fairShare(server: Server): void {
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? ''
    if (isLoopback(address.replace('::ffff:', ''))) return
    const count = (open.get(address) ?? 0) + 1
    if (count > mostLinesOfOne) {
      socket.destroy()
      return
    }
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  })
}

function serverFor(secured: Listening['secured']): Server {
  if (secured.by !== 'tls') return createServer(strict)
  return createTlsServer({
    ...strict,
    cert: Buffer.from(secured.certificate),
    key: Buffer.from(secured.key),
    minVersion: 'TLSv1.3',
    handshakeTimeout: 10 * second,
  })
}

function closed(server: Server, sockets: SocketDoor): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    sockets.close()
    server.closeAllConnections()
  })
}
