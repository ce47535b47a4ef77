/**
 * The desk's HTTP side: the pages, the exchange of the token, and the calls. It holds no key.
 *
 * Every answer, also a refusal by Node's own parser, carries the headers of `headers.ts`; no answer repeats
 * anything of the request. Rules C1 to C9 of docs/formats/desk-calls.md.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Bytes, utf8 } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { object, text } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CallRefusal } from '../calls/calls.ts'
import { type CallName, callHeader, callPath, enterPath } from '../calls/calls.ts'
import { isCallName } from '../calls/requests.ts'
import { readBody } from './body.ts'
import { reportDefect } from './defect.ts'
import { cookieOf, turnAway } from './gate.ts'
import { securityHeaders } from './headers.ts'
import { isAnothers } from './neighbour.ts'
import type { PageFiles } from './page-files.ts'
import type { Standing } from './sessions.ts'
import { wipe } from './wipe.ts'

/** What the server needs of the desk behind it. */
export interface Door {
  /** The cookie for a token that was not used before. */
  enter(token: string): string | undefined
  standing(cookie: string | undefined): Standing
  readonly session: number
  /** `isAgain`: a page asks by itself, and nobody may be there. */
  call(name: CallName, ask: Bytes, standing: Standing, isAgain?: boolean): Promise<Answered>
}

export type Answered = {
  readonly reply:
    | { readonly ok: true; readonly session: number; readonly value: Bytes }
    | { readonly ok: false; readonly session: number; readonly refusal: CallRefusal }
  /** A new cookie for the page that asked. */
  readonly cookie?: string
}

export type ServerLimits = {
  /** Milliseconds in which the head, and the whole request, must have arrived. */
  readonly headWithin: number
  readonly wholeWithin: number
  readonly idleConnection: number
  readonly connections: number
}

export const usualLimits: ServerLimits = {
  headWithin: 5_000,
  wholeWithin: 30_000,
  idleConnection: 5_000,
  connections: 32,
}

/** Enough for any form; a locked desk reads no more than a passphrase, so that a stranger cannot make it work. */
const mostBytes = { knocking: 16 * 1024, open: 1024 * 1024, import: 64 * 1024 * 1024 }

export type DeskServer = { readonly port: number; readonly close: () => Promise<void> }

export async function openServer(
  door: Door,
  pages: PageFiles,
  { port = 0, limits = usualLimits }: { readonly port?: number; readonly limits?: ServerLimits } = {},
): Promise<Result<DeskServer, { readonly kind: 'port-in-use' }>> {
  const server = createServer({
    requireHostHeader: false, // `gate.ts` asks for it, and answers with our headers
    maxHeaderSize: 8 * 1024,
    headersTimeout: limits.headWithin,
    requestTimeout: limits.wholeWithin,
    keepAliveTimeout: limits.idleConnection,
    connectionsCheckingInterval: Math.min(1_000, limits.headWithin),
  })
  server.maxConnections = limits.connections
  server.on('request', (request, response) => {
    answer(request, response, door, pages, portOf(server)).catch((error: unknown) => {
      reportDefect(error)
      refuseWith(response, 500, 'defect')
    })
  })
  server.on('connection', (socket) => {
    if (isAnothers(socket)) {
      socket.destroy()
      return
    }
    // With a listener of our own, Node's parser reads from parts that we can overwrite after it, and not
    // from a buffer of its own in which the last passphrase would stay.
    socket.on('data', (part) => {
      if (typeof part !== 'string') wipe(part)
    })
  })
  // What Node would answer by itself, without our headers.
  server.on('checkContinue', (_, response) => refuseWith(response, 417, 'bad-request'))
  server.on('checkExpectation', (_, response) => refuseWith(response, 417, 'bad-request'))
  server.on('upgrade', (_, socket) => refuseRaw(socket, '400 Bad Request'))
  server.on('connect', (_, socket) => refuseRaw(socket, '405 Method Not Allowed'))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const slow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
    refuseRaw(socket, slow ? '408 Request Timeout' : '400 Bad Request')
  })
  if (!(await listen(server, port))) return refuse({ kind: 'port-in-use' })
  return ok({ port: portOf(server), close: () => close(server) })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  pages: PageFiles,
  port: number,
): Promise<void> {
  const turned = turnAway(request, port)
  if (turned !== undefined) return refuseWith(response, turned.status, turned.kind)
  const address = request.url ?? ''
  if (request.method === 'GET') {
    const file = pages.get(address)
    if (file === undefined) return refuseWith(response, 404, 'not-here')
    response.writeHead(200, { ...securityHeaders, 'Content-Type': file.type }).end(file.content)
    return undefined
  }
  if (address === enterPath) return enter(request, response, door, port)
  if (address.startsWith(callPath)) return call(request, response, door, port)
  return refuseWith(response, 404, 'not-here')
}

const entry = object({ token: text({ max: 100, lines: false }) })

async function enter(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  port: number,
): Promise<void> {
  const body = await readBody(request, mostBytes.knocking)
  if (!body.ok) return refuseWith(response, body.refusal.kind === 'too-large' ? 413 : 400, body.refusal.kind)
  const json = parseJson(body.value, { maxDepth: 2 })
  const asked = json.ok ? entry(json.value, '') : json
  if (!asked.ok) return refuseWith(response, 400, 'not-json')
  const cookie = door.enter(asked.value.token)
  if (cookie === undefined) return refuseWith(response, 403, 'token-used')
  response.writeHead(204, { ...securityHeaders, 'Set-Cookie': cookieFor(port, cookie) }).end()
  return undefined
}

async function call(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  port: number,
): Promise<void> {
  const cookie = cookieOf(request, cookieName(port))
  const before = door.standing(cookie)
  if (before === 'stranger') return refuseWith(response, 401, 'no-session')
  const name = (request.url ?? '').slice(callPath.length)
  const most =
    before === 'knocking' ? mostBytes.knocking : mostBytes[name === 'press.import' ? 'import' : 'open']
  const body = await readBody(request, most)
  if (!body.ok) return refuseWith(response, body.refusal.kind === 'too-large' ? 413 : 400, body.refusal.kind)
  if (!isCallName(name)) {
    const unknown: CallRefusal = { kind: 'unknown-call' }
    return send(response, { reply: { ok: false, session: door.session, refusal: unknown } }, port)
  }
  // The vault may have been locked while the body arrived.
  const standing = door.standing(cookie)
  if (standing === 'stranger') return refuseWith(response, 401, 'no-session')
  try {
    const isAgain = request.headers[callHeader.name] === callHeader.again
    return send(response, await door.call(name, body.value, standing, isAgain), port)
  } finally {
    wipe(body.value)
  }
}

function send(response: ServerResponse, { reply, cookie }: Answered, port: number): void {
  // The value is passed on as the bytes that came from the vault, and overwritten when they have left.
  const value = reply.ok ? reply.value : utf8(JSON.stringify(reply.refusal))
  const first = utf8(`{"ok":${reply.ok},"session":${reply.session},"${reply.ok ? 'value' : 'refusal'}":`)
  response.once('close', () => wipe(value))
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': 'application/json',
    'Content-Length': first.length + value.length + 1,
    ...(cookie === undefined ? {} : { 'Set-Cookie': cookieFor(port, cookie) }),
  })
  response.write(first)
  response.write(value)
  response.end('}')
}

/** A refusal outside any session: it says why, and not a word of what was asked. */
function refuseWith(response: ServerResponse, status: number, kind: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  // Closing the line also ends a body that is still on its way.
  const headers = { ...securityHeaders, 'Content-Type': 'application/json', Connection: 'close' }
  response.writeHead(status, headers).end(JSON.stringify({ ok: false, session: 0, refusal: { kind } }))
}

function refuseRaw(socket: Duplex, status: string): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const headers = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${headers.join('')}\r\n`)
}

/** Cookies know no ports: two desks of one person must not overwrite each other's. */
export function cookieName(port: number): string {
  return `desk-${port}`
}

function cookieFor(port: number, value: string): string {
  return `${cookieName(port)}=${value}; Path=/; HttpOnly; SameSite=Strict`
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** On the loopback address alone: nobody on the same network can knock. False when the port is taken. */
function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve(true))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
