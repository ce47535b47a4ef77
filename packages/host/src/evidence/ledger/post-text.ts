/**
 * How a checkpoint goes to a partner: to an onion address through tor, to others over TLS, and without TLS to this machine
 * alone. A redirect leads nowhere, and an answer that is long or late is none.
 */
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { type Bytes, concat, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type Address, parseAddress } from '../../relay/line.ts'
import { connectThrough } from '../../relay/socks.ts'
import type { HttpAnswer, PostText } from './ask-witness.ts'

/** Tor builds a way through the world first. */
const patience = { near: 15_000, far: 60_000 } as const
const largestAnswer = 64 * 1024

export const postText: PostText = (url, body) =>
  post(url, { type: 'text/plain; charset=utf-8', bytes: utf8(body) })

/** The same way for bytes of another kind; undefined where the answer is no success. */
export async function postBytes(url: string, type: string, bytes: Bytes): Promise<Bytes | undefined> {
  const answer = await post(url, { type, bytes })
  return answer?.status === 200 ? new Uint8Array(answer.body) : undefined
}

/** What lies at an address, the same way; undefined where the answer is no success. */
export async function getBytes(url: string): Promise<Bytes | undefined> {
  const answer = await post(url)
  return answer?.status === 200 ? new Uint8Array(answer.body) : undefined
}

type Body = { readonly type: string; readonly bytes: Bytes }

/** Without a body it asks and gives nothing. */
async function post(url: string, body?: Body): Promise<HttpAnswer | undefined> {
  const address = parseAddress(url)
  if (address === undefined) return undefined
  try {
    return await (address.proxy === undefined ? directly(url, body) : throughTor(url, body, address))
  } catch {
    return undefined
  }
}

async function directly(url: string, body: Body | undefined): Promise<HttpAnswer | undefined> {
  const signal = AbortSignal.timeout(patience.near)
  const asked =
    body === undefined ? {} : { method: 'POST', body: body.bytes, headers: { 'content-type': body.type } }
  const response = await fetch(url, { ...asked, redirect: 'error', signal })
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > largestAnswer) return undefined
    pieces.push(piece)
  }
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: concat(...pieces),
  }
}

/** An onion service is its own proof of who is there, so the line inside tor needs no TLS. */
async function throughTor(
  url: string,
  body: Body | undefined,
  address: Address,
): Promise<HttpAnswer | undefined> {
  const signal = AbortSignal.timeout(patience.far)
  const socket = connect(address.proxy ?? address)
  signal.addEventListener('abort', () => socket.destroy(), { once: true })
  try {
    if (address.secure || !(await isOpen(socket)) || !(await connectThrough(socket, address)))
      return undefined
    return await overSocket(url, body, socket)
  } finally {
    socket.destroy()
  }
}

function isOpen(socket: Socket): Promise<boolean> {
  return new Promise((settle) => {
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('close', () => settle(false))
  })
}

function overSocket(url: string, body: Body | undefined, socket: Socket): Promise<HttpAnswer | undefined> {
  return new Promise((settle) => {
    const asked = request(
      url,
      {
        ...(body === undefined ? {} : { method: 'POST', headers: { 'content-type': body.type } }),
        createConnection: () => socket,
      },
      (response) => {
        const pieces: Uint8Array[] = []
        let size = 0
        response.on('data', (piece: Uint8Array) => {
          size += piece.length
          pieces.push(piece)
          if (size > largestAnswer) socket.destroy()
        })
        response.on('error', () => settle(undefined))
        response.on('close', () => {
          const { statusCode = 0, complete } = response
          const type = response.headers['content-type'] ?? ''
          settle(complete ? { status: statusCode, type, body: concat(...pieces) } : undefined)
        })
      },
    )
    asked.on('error', () => settle(undefined))
    asked.end(body?.bytes)
  })
}
