/**
 * Does a server hand out the page that the organisation signed? Asked over several routes, because a server that was
 * seized shows its own people one page and a caller behind another wall another.
 *
 * The bytes that are compared are those that a browser would run: decompressed, and no more of them than the manifest
 * says there are.
 */
import { createHash } from 'node:crypto'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { PageManifest } from '@safeconduct/core/line/manifest.ts'
import { connectThrough } from '../relay/socks.ts'

export type Via = { readonly host: string; readonly port: number }
export type Route = { readonly url: string; readonly via?: Via }

export type FileFinding = {
  readonly path: string
  /** `other`: these are not the bytes. `longer`: they begin as nothing we know and go on past the size. */
  readonly state: 'same' | 'other' | 'missing' | 'silent'
  readonly sha256?: string
}
export type RouteFinding = {
  readonly url: string
  readonly via?: string
  readonly files: readonly FileFinding[]
}

const patience = 60_000
/** Compressed or not, nobody makes us hold more than this of one file. */
const slack = 64 * 1024

/** `socks5://host:port`; undefined for what is none. */
export function parseVia(text: string): Via | undefined {
  const [, host, port] = /^socks5h?:\/\/([\w.-]+|\[[0-9a-f:]+\]):(\d{1,5})$/i.exec(text) ?? []
  return host === undefined || Number(port) > 65_535
    ? undefined
    : { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) }
}

/** Every file of the manifest at this address, and `/` itself, which callers open. */
export async function checkRoute(route: Route, { files }: PageManifest): Promise<RouteFinding> {
  const found: FileFinding[] = []
  const index = files.find(({ path }) => path === 'index.html')
  const asked = [...(index === undefined ? [] : [{ ...index, path: '' }]), ...files]
  for (const file of asked) found.push(await checkFile(route, file))
  const { url, via } = route
  return { url, ...(via === undefined ? {} : { via: `${via.host}:${via.port}` }), files: found }
}

async function checkFile(
  { url, via }: Route,
  { path, bytes, sha256 }: PageManifest['files'][number],
): Promise<FileFinding> {
  const address = URL.parse(path, url.endsWith('/') ? url : `${url}/`)
  const shown = path === '' ? '/' : path
  if (address === null) return { path: shown, state: 'silent' }
  const came = await fetchBytes(address, via, bytes)
  if (came === 'silent' || came === 'missing') return { path: shown, state: came }
  const hash = createHash('sha256').update(came).digest('hex')
  return { path: shown, state: hash === toHex(sha256) ? 'same' : 'other', sha256: hash }
}

async function fetchBytes(
  address: URL,
  via: Via | undefined,
  most: number,
): Promise<Uint8Array | 'silent' | 'missing'> {
  try {
    const response = await get(address, via)
    if (response.statusCode !== 200) {
      response.destroy()
      return 'missing'
    }
    const chunks: Buffer[] = []
    let length = 0
    const source: AsyncIterable<unknown> = response
    for await (const chunk of source) {
      if (!(chunk instanceof Buffer)) continue
      chunks.push(chunk)
      length += chunk.length
      if (length > most + slack) break
    }
    response.destroy()
    return unpacked(Buffer.concat(chunks), response.headers['content-encoding'], most)
  } catch {
    // A wall, a closed port and a cable that is out look alike from here.
    return 'silent'
  }
}

/** What does not unpack is other bytes than ours. */
function unpacked(body: Buffer, encoding: string | undefined, most: number): Uint8Array {
  const limit = { maxOutputLength: most + slack }
  try {
    if (encoding === 'gzip') return gunzipSync(body, limit)
    if (encoding === 'br') return brotliDecompressSync(body, limit)
  } catch {
    return body
  }
  return body
}

async function get(address: URL, via: Via | undefined): Promise<IncomingMessage> {
  const secure = address.protocol === 'https:'
  const port = Number(address.port || (secure ? 443 : 80))
  const host = address.hostname.replace(/^\[(.*)\]$/, '$1')
  const socket = via === undefined ? undefined : await through(via, host, port, secure)
  const options: RequestOptions = {
    host,
    port,
    path: `${address.pathname}${address.search}`,
    headers: { 'accept-encoding': 'gzip, br', accept: '*/*' },
    ...(socket === undefined ? {} : { createConnection: () => socket, agent: false }),
  }
  return new Promise((settle, fail) => {
    // Over a line of ours that is TLS already, it is plain HTTP that is spoken.
    const asking = (secure && socket === undefined ? httpsRequest : httpRequest)(options)
    asking.setTimeout(patience, () => asking.destroy(new Error('no answer')))
    asking.once('error', fail)
    asking.once('response', settle)
    asking.end()
  })
}

async function through(via: Via, host: string, port: number, secure: boolean): Promise<Socket> {
  const socket = connect(via)
  socket.setTimeout(patience, () => socket.destroy())
  await new Promise<void>((settle, fail) => {
    socket.once('connect', settle)
    socket.once('error', fail)
  })
  if (!(await connectThrough(socket, { host, port }))) throw new Error('the proxy gives no line')
  if (!secure) return socket
  const tls = connectTls({ socket, servername: host })
  await new Promise<void>((settle, fail) => {
    tls.once('secureConnect', settle)
    tls.once('error', fail)
  })
  return tls
}
