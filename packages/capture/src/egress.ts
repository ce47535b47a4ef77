/**
 * The way out of the house: a SOCKS5 proxy (Tor, a VPN's) or an HTTP proxy. The site sees its address, and names are looked
 * up on its side.
 */
import type { Socket } from 'node:net'
import { concat, utf8 } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { connected, flawed, type ReachFlaw } from './connecting.ts'
import { limits } from './limits.ts'

export type Egress = { readonly kind: 'socks5' | 'http'; readonly host: string; readonly port: number }

/** The parser of the task has looked at the form. */
export function egressOf(text: string): Egress | undefined {
  const [, kind, host, port] = /^(socks5|http):\/\/(.+):(\d+)$/.exec(text) ?? []
  if (host === undefined || (kind !== 'socks5' && kind !== 'http')) return undefined
  return { kind, host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

export async function throughEgress(
  egress: Egress,
  host: string,
  port: number,
): Promise<Result<Socket, ReachFlaw>> {
  const socket = await connected(egress.host, egress.port)
  if (socket === undefined) return flawed('egress')
  const reader = new Answers(socket)
  socket.setTimeout(limits.connectMillis, () => socket.destroy())
  const opened =
    egress.kind === 'socks5'
      ? await socks(socket, reader, host, port)
      : await tunnel(socket, reader, host, port)
  reader.release()
  socket.setTimeout(0)
  if (opened) return ok(socket)
  socket.destroy()
  return flawed('unreachable')
}

/** RFC 1928, by name: the address is looked up by the proxy. A user of its own for each host gives it a way of its own. */
async function socks(socket: Socket, reader: Answers, host: string, port: number): Promise<boolean> {
  socket.write(Uint8Array.of(5, 1, 0))
  const hello = await reader.take(2)
  if (hello?.[0] !== 5 || hello[1] !== 0) return false
  const name = utf8(host)
  if (name.length > 255) return false
  socket.write(concat(Uint8Array.of(5, 1, 0, 3, name.length), name, Uint8Array.of(port >> 8, port & 255)))
  const head = await reader.take(5)
  if (head?.[0] !== 5 || head[1] !== 0) return false
  const [, , , kind = 0, first = 0] = head
  const rest = kind === 1 ? 3 : kind === 4 ? 15 : first
  return (await reader.take(rest + 2)) !== undefined
}

async function tunnel(socket: Socket, reader: Answers, host: string, port: number): Promise<boolean> {
  const target = `${host.includes(':') ? `[${host}]` : host}:${port}`
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`)
  const head = await reader.line()
  return head !== undefined && /^HTTP\/1\.[01] 2\d\d/.test(head)
}

/** What comes back before the way is open. Bytes after it stay in the socket. */
class Answers {
  readonly #socket: Socket
  #held: Uint8Array = new Uint8Array(0)
  #ended = false
  #wake: (() => void) | undefined
  readonly #onData = (piece: Uint8Array): void => {
    this.#held = concat(this.#held, piece)
    this.#wake?.()
  }
  readonly #onEnd = (): void => {
    this.#ended = true
    this.#wake?.()
  }

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', this.#onData)
    for (const event of ['end', 'close', 'error']) socket.on(event, this.#onEnd)
  }

  async take(count: number): Promise<Uint8Array | undefined> {
    while (this.#held.length < count && !this.#ended) await this.#more()
    if (this.#held.length < count) return undefined
    const taken = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    return taken
  }

  /** The first line of a head; the head is taken whole. */
  async line(): Promise<string | undefined> {
    const text = (): string => Array.from(this.#held, (byte) => String.fromCharCode(byte)).join('')
    while (!text().includes('\r\n\r\n') && this.#held.length < 16_384 && !this.#ended) await this.#more()
    const end = text().indexOf('\r\n\r\n')
    if (end === -1) return undefined
    const first = text().split('\r\n')[0]
    this.#held = this.#held.subarray(end + 4)
    return first
  }

  release(): void {
    this.#socket.off('data', this.#onData)
    for (const event of ['end', 'close', 'error']) this.#socket.off(event, this.#onEnd)
    this.#socket.pause()
    if (this.#held.length > 0) this.#socket.unshift(this.#held)
  }

  #more(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#wake = resolve
    return promise
  }
}
