/**
 * News over WebSocket: which logs and boxes have something new, and nothing else. docs/formats/relay.md, rules L35–L38.
 *
 * A device says how much news it can take; what it cannot take yet is remembered once for each log, so that a slow
 * listener costs a few bytes and not a queue.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { CompartmentId } from '@safeconduct/core/vault/compartment.ts'
import { type Ask, parseAsk } from '@safeconduct/core/vault/sync/wire.ts'
import { encodeAnswer } from '@safeconduct/core/vault/sync/wire-answers.ts'
import { WebSocket, WebSocketServer } from 'ws'
import type { Relay } from './relay.ts'

/** The same bytes as for everything else that is not there. */
const nothingHereBytes =
  'HTTP/1.1 404 Not Found\r\ncache-control: no-store\r\nconnection: close\r\ncontent-length: 0\r\n\r\n'
const patience = 10_000
const pulse = 45_000
/** No listener is owed more than this at a time. */
const mostCredit = 4096
/** What they may send in the meantime, a quarter of a megabyte each, is held for each of them. */
const mostSilent = 256
/** Bytes on their way to a listener before the next waits. */
const mostBuffered = 65_536

type Watch = Extract<Ask, { readonly what: 'watch' }>

export class SocketDoor {
  readonly #relay: Relay
  readonly #most: number
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // Compressing what somebody else chose beside what is secret has told secrets before, and costs memory.
    perMessageDeflate: false,
    maxPayload: 256 * 1024,
  })
  readonly #listeners = new Map<WebSocket, Listener>()
  /** In the order in which they came. */
  readonly #silent = new Set<WebSocket>()
  readonly #pulse: NodeJS.Timeout

  constructor(relay: Relay, most: number) {
    this.#relay = relay
    this.#most = most
    this.#pulse = setInterval(() => {
      for (const [socket, listener] of this.#listeners) if (!listener.isAlive()) socket.terminate()
    }, pulse)
    this.#pulse.unref()
  }

  /** How many listen. */
  get count(): number {
    return this.#listeners.size
  }

  handle(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.url !== '/v1/watch' || this.#listeners.size >= this.#most) {
      socket.end(nothingHereBytes)
      return
    }
    this.#server.handleUpgrade(request, socket, head, (opened) => {
      const listener = new Listener(this.#relay, opened)
      this.#listeners.set(opened, listener)
      opened.once('close', () => {
        this.#listeners.delete(opened)
        this.#silent.delete(opened)
      })
      this.#makeRoom(opened, listener)
    })
  }

  /** Of those who have not said yet what they want only so many are waited for: the one who came first goes. */
  #makeRoom(opened: WebSocket, listener: Listener): void {
    for (const socket of this.#silent) {
      if (this.#listeners.get(socket)?.isWatching === true) this.#silent.delete(socket)
      else if (this.#silent.size >= mostSilent) {
        this.#silent.delete(socket)
        socket.terminate()
      } else break
    }
    if (!listener.isWatching) this.#silent.add(opened)
  }

  close(): void {
    clearInterval(this.#pulse)
    for (const socket of this.#listeners.keys()) socket.terminate()
    this.#server.close()
  }
}

/** One device that listens. */
class Listener {
  readonly #relay: Relay
  readonly #socket: WebSocket
  readonly #pending = new Map<string, CompartmentId | 'box'>()
  #credit = 0
  #watching = false
  #alive = true

  constructor(relay: Relay, socket: WebSocket) {
    this.#relay = relay
    this.#socket = socket
    const hurry = setTimeout(() => {
      if (!this.#watching) socket.terminate()
    }, patience)
    hurry.unref()
    socket.on('error', () => socket.terminate())
    socket.once('close', () => clearTimeout(hurry))
    socket.on('pong', () => {
      this.#alive = true
    })
    socket.on('message', (message, isBinary) => {
      if (isBinary && message instanceof Buffer) this.#hear(message)
      else socket.terminate()
    })
  }

  get isWatching(): boolean {
    return this.#watching
  }

  /** Asks whether anybody is there; false when nobody was since the last time. */
  isAlive(): boolean {
    const was = this.#alive
    this.#alive = false
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping()
    return was
  }

  #hear(message: Uint8Array): void {
    const ask = parseAsk(message)
    if (ask.ok && ask.value.what === 'watch' && !this.#watching) return this.#watch(ask.value)
    if (ask.ok && ask.value.what === 'credit' && this.#watching) {
      this.#credit = Math.min(mostCredit, this.#credit + ask.value.more)
      return this.#tell()
    }
    this.#socket.terminate()
  }

  #watch({ asks, box }: Watch): void {
    this.#watching = true
    const end = new AbortController()
    this.#socket.once('close', () => end.abort())
    const news = (of: CompartmentId | 'box'): void => {
      this.#pending.set(of === 'box' ? of : toHex(of), of)
      this.#tell()
    }
    this.#relay.watch(asks, box, news, end.signal).then(
      (refusal) => {
        if (this.#socket.readyState !== WebSocket.OPEN) return
        this.#socket.send(encodeAnswer({ what: 'refused', refusal }), () => this.#socket.terminate())
      },
      () => this.#socket.terminate(),
    )
  }

  /** As much as there is credit for; the rest waits for more. */
  #tell(): void {
    for (const [name, of] of this.#pending) {
      if (this.#credit <= 0 || this.#socket.readyState !== WebSocket.OPEN) return
      if (this.#socket.bufferedAmount > mostBuffered) return
      this.#pending.delete(name)
      this.#credit--
      // What could not go for the buffer goes when this has gone.
      this.#socket.send(encodeAnswer({ what: 'news', of }), () => {
        if (this.#pending.size > 0) this.#tell()
      })
    }
  }
}
