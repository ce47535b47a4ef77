/**
 * One line to a relay, proved before anything is said over it.
 *
 * No certificate is believed: whoever can make a State's certificate authority sign something could stand between.
 * The relay signs a number of ours together with a secret that only the two ends of this TLS line share (RFC 9266's
 * idea), so whoever stands between would have to have the relay's key. Behind tor the onion address is the proof of
 * the line, and the signature says that it is the relay of the roster.
 */
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { type Bytes, concat, equalBytes, textOf, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type PublicKey, verify } from '@safeconduct/core/sealed/sign.ts'
import type { LinkRefusal, RelayAbout } from '@safeconduct/core/vault/sync/link.ts'
import { encodeAsk, frame, wireVersion } from '@safeconduct/core/vault/sync/wire.ts'
import { aboutMessage, parseAnswer } from '@safeconduct/core/vault/sync/wire-answers.ts'
import { bytesFrom } from './bytes-from.ts'
import { connectThrough } from './socks.ts'

export type Address = {
  readonly secure: boolean
  readonly host: string
  readonly port: number
  readonly proxy: { readonly host: string; readonly port: number } | undefined
}
export type Line = { readonly socket: Socket; readonly about: RelayAbout }

const torProxy = { host: '127.0.0.1', port: 9050 }
/** Tor builds a way through the world first. */
const patience = { near: 10_000, far: 60_000 } as const
const longestHead = 4_096
const longestAbout = 1_024

/** Undefined: not an address of a relay. Without TLS only an onion or this machine itself, as the relay has it too. */
export function parseAddress(url: string, proxy?: string): Address | undefined {
  const parsed = URL.parse(url)
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.hostname === '') return undefined
  const secure = parsed.protocol === 'https:'
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1')
  const isOnion = host.endsWith('.onion')
  if (!secure && !isOnion && !/^(localhost|127(\.\d+){3}|::1)$/.test(host)) return undefined
  const through = proxy === undefined ? undefined : parseProxy(proxy)
  if (proxy !== undefined && through === undefined) return undefined
  return {
    secure,
    host,
    port: Number(parsed.port || (secure ? 443 : 80)),
    proxy: through ?? (isOnion ? torProxy : undefined),
  }
}

function parseProxy(text: string): Address['proxy'] {
  const parts = /^(?:socks5h?:\/\/)?([\w.-]+|\[[0-9a-f:]+\]):(\d{1,5})$/.exec(text)
  const [, host, port] = parts ?? []
  return host === undefined || Number(port) > 65_535 ? undefined : { host, port: Number(port) }
}

/** `pinned` undefined takes whoever is there and can prove a key: the caller compares. */
export async function openLine(
  address: Address,
  pinned: PublicKey | undefined,
  { random }: { readonly random: Random },
): Promise<Result<Line, LinkRefusal>> {
  const wait = address.proxy === undefined ? patience.near : patience.far
  const bare = await opened(connect(address.proxy ?? address), wait)
  if (bare === undefined) return refuse({ kind: 'silent' })
  bare.setNoDelay(true)
  if (address.proxy !== undefined && !(await connectThrough(bare, address))) return hungUp(bare, 'silent')
  const secured = address.secure ? await encrypted(bare, address, wait) : { socket: bare, binding: noBinding }
  if (secured === undefined) return hungUp(bare, 'silent')
  const { socket, binding } = secured
  const about = await proof(socket, binding, random)
  if (!about.ok) return hungUp(socket, about.refusal)
  if (pinned !== undefined && !equalBytes(about.value.key, pinned)) return hungUp(socket, 'unreadable')
  const { oldest, newest } = about.value
  if (pinned !== undefined && (oldest > wireVersion || newest < wireVersion))
    return hungUp(socket, { kind: 'other-version', oldest, newest })
  socket.setTimeout(0)
  return ok({ socket, about: about.value })
}

const noBinding: Bytes = new Uint8Array(32)

function hungUp(socket: Socket, refusal: LinkRefusal | 'silent' | 'unreadable'): Result<never, LinkRefusal> {
  socket.destroy()
  return refuse(typeof refusal === 'string' ? { kind: refusal } : refusal)
}

function opened(socket: Socket, wait: number, event = 'connect'): Promise<Socket | undefined> {
  return new Promise((settle) => {
    socket.setTimeout(wait, () => socket.destroy())
    // Stays for as long as the line: an error that nobody awaits must not end the process.
    socket.on('error', () => socket.destroy())
    socket.once('close', () => settle(undefined))
    socket.once(event, () => settle(socket))
  })
}

async function encrypted(
  bare: Socket,
  { host }: Address,
  wait: number,
): Promise<{ readonly socket: Socket; readonly binding: Bytes } | undefined> {
  const named = /^[\d.]+$|:/.test(host) ? {} : { servername: host }
  const tls = connectTls({
    socket: bare,
    ...named,
    minVersion: 'TLSv1.3',
    // The proof below takes the place of a certificate; see the head of this file.
    rejectUnauthorized: false,
  })
  if ((await opened(tls, wait, 'secureConnect')) === undefined) return undefined
  const binding = tls.exportKeyingMaterial(32, 'EXPORTER-safeconduct-relay', Buffer.alloc(0))
  return { socket: tls, binding: new Uint8Array(binding) }
}

/** Asks who is there, over this line and before anything else. */
async function proof(
  socket: Socket,
  binding: Bytes,
  random: Random,
): Promise<Result<RelayAbout, LinkRefusal>> {
  const nonce = random.bytes(32)
  const ask = frame(encodeAsk({ what: 'about', nonce }))
  const head = `POST /v1 HTTP/1.1\r\nhost: relay\r\ncontent-type: application/octet-stream\r\ncontent-length: ${ask.length}\r\n\r\n`
  socket.write(concat(utf8(head), ask))
  const body = await answered(socket)
  if (body === undefined) return refuse({ kind: socket.destroyed ? 'silent' : 'unreadable' })
  const answer = parseAnswer(body.subarray(4))
  if (answer?.what !== 'about') return refuse({ kind: 'unreadable' })
  const { signature, ...about } = answer.about
  const proven = await verify(about.key, 'relay', aboutMessage(nonce, binding, about), signature)
  return proven ? ok(about) : refuse({ kind: 'unreadable' })
}

/** The body of one HTTP answer with a length, read byte for byte so that nothing after it is taken. */
async function answered(socket: Socket): Promise<Bytes | undefined> {
  let head = ''
  while (!head.endsWith('\r\n\r\n')) {
    const byte = await bytesFrom(socket, 1)
    if (byte === undefined || head.length > longestHead) return undefined
    head += textOf(byte) ?? ''
  }
  const length = Number(/\r\ncontent-length: (\d{1,6})\r\n/i.exec(head)?.[1])
  if (!head.startsWith('HTTP/1.1 200 ') || !(length <= longestAbout)) return undefined
  return bytesFrom(socket, length)
}
