/**
 * The door of a witness: `POST /add-checkpoint` and nothing else. docs/formats/ledger.md, LG27 to LG32.
 *
 * Everybody may knock, so a request is small and quick or it is gone, and what is not the protocol gets an empty answer.
 * Nothing is logged: when a network works late is not the partner's to keep either.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { concat } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { parseCheckpoint } from '@safeconduct/core/evidence/ledger/checkpoint.ts'
import { cosignNote, noteLine } from '@safeconduct/core/evidence/ledger/note.ts'
import {
  parseAddCheckpoint,
  type WitnessAnswer,
  weighCheckpoint,
} from '@safeconduct/core/evidence/ledger/witnessing.ts'
import type { SigningKey } from '@safeconduct/core/sealed/sign.ts'
import type { WitnessStore } from './witness-store.ts'

export type WitnessSelf = { readonly name: string; readonly key: SigningKey }

const path = '/add-checkpoint'
/** 63 hashes and a checkpoint with a hundred signatures are less. */
const largestBody = 64 * 1024
const patience = 10_000

export function witnessServer(store: WitnessStore, self: WitnessSelf, clock: Clock): Server {
  const server = createServer({ requestTimeout: patience, headersTimeout: patience }, (request, response) => {
    answer(store, self, clock, request, response).catch(() => response.destroy())
  })
  server.maxConnections = 200
  return server
}

async function answer(
  store: WitnessStore,
  self: WitnessSelf,
  clock: Clock,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.sendDate = false
  response.setHeader('cache-control', 'no-store')
  if (request.url !== path) return end(response, 404)
  if (request.method !== 'POST') return end(response, 405)
  const body = await bodyOf(request)
  if (body === undefined) return end(response, 413)
  const asked = parseAddCheckpoint(body)
  if (asked === undefined) return end(response, 400)
  const weighed = await weighCheckpoint(asked, (origin) => store.logOf(origin))
  if (weighed.status !== 200) return say(response, weighed)
  const checkpoint = certain(parseCheckpoint(asked.note.text), 'it was weighed')
  const kept = store.keep(asked, checkpoint)
  if (kept.status !== 200) return say(response, kept)
  const seconds = Math.floor(clock.millis() / 1000)
  const line = await cosignNote(self.key, { name: self.name, text: kept.text, seconds })
  end(response, 200, noteLine(line), 'text/plain; charset=utf-8')
}

function say(response: ServerResponse, { status, ...rest }: WitnessAnswer): void {
  const size = 'text' in rest ? undefined : rest.size
  if (status === 409 && size !== undefined) return end(response, 409, `${size}\n`, 'text/x.tlog.size')
  end(response, status)
}

function end(response: ServerResponse, status: number, text = '', type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  const incoming: AsyncIterable<unknown> = request
  for await (const piece of incoming) {
    if (!(piece instanceof Uint8Array)) return undefined
    size += piece.length
    if (size > largestBody) return undefined
    pieces.push(piece)
  }
  return concat(...pieces)
}
