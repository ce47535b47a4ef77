/**
 * A device's link to a relay over HTTP and WebSocket. docs/formats/relay.md.
 *
 * Whatever goes wrong on the way is one refusal, `silent`: a wall between, a relay that is off and a cable that is
 * out look alike from here. What the relay itself refuses comes as it said it.
 */
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { type Duplex, PassThrough } from 'node:stream'
import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom, type Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { lineLimits } from '@safeconduct/core/line/wire.ts'
import type { PublicKey } from '@safeconduct/core/sealed/sign.ts'
import { askingLink } from '@safeconduct/core/vault/sync/asking-link.ts'
import { framesOf } from '@safeconduct/core/vault/sync/frames.ts'
import type { LinkRefusal, PullAnswer, PullAsk, RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import type { ShareLink } from '@safeconduct/core/vault/sync/share-link.ts'
import { type Ask, encodeAsk, frame } from '@safeconduct/core/vault/sync/wire.ts'
import { type Answer, parseAnswer } from '@safeconduct/core/vault/sync/wire-answers.ts'
import { type Address, openLine, parseAddress } from './line.ts'
import { watchRelay } from './watch.ts'

export type RelayAddress = {
  readonly url: string
  /** The relay's key as the roster has it. */
  readonly key: PublicKey
  /** `host:port` of a SOCKS 5 proxy; an onion address goes through tor's own without it. */
  readonly proxy?: string
}
export type HttpLink = RelayLink &
  ShareLink & {
    /** One ask at the door of the line for callers, and what came back. */
    readonly line: (ask: Uint8Array) => Promise<Result<Uint8Array, LinkRefusal>>
    /** The same at the door of timers. */
    readonly timers: (ask: Uint8Array) => Promise<Result<Uint8Array, LinkRefusal>>
    /** Lets the lines go. */
    readonly close: () => void
  }
export type LinkWorld = { readonly random: Random }

/** Without a byte for this long, nothing more will come. */
const stillness = 60_000
const linesAtOnce = 4

/** A link that is opened when it is first needed. An address that is none is a relay that never answers. */
export function httpLink(
  { url, key, proxy }: RelayAddress,
  { random }: LinkWorld = { random: platformRandom },
): HttpLink {
  const address = parseAddress(url, proxy)
  const lines = new ProvenLines(address, key, random)
  const send = (ask: Ask): Promise<Result<Answer, LinkRefusal>> => single(lines, ask)
  return {
    ...askingLink(send),
    about: async () => {
      if (address === undefined) return refuse({ kind: 'silent' })
      // Whoever is there says so: that it is another relay is for the reader of the answer to see.
      const line = await openLine(address, undefined, { random })
      if (!line.ok) return line
      line.value.socket.destroy()
      return ok(line.value.about)
    },
    pull: (asks) => pull(lines, asks),
    watch: (asks, box, news, signal) =>
      address === undefined
        ? Promise.resolve({ kind: 'silent' })
        : watchRelay({ address, key, random }, { what: 'watch', asks, box }, news, signal),
    line: (ask) => atDoor(lines, ask, '/line/v1'),
    timers: (ask) => atDoor(lines, ask, '/timers/v1'),
    close: () => lines.destroy(),
  }
}

async function atDoor(
  lines: ProvenLines,
  ask: Uint8Array,
  path: string,
): Promise<Result<Uint8Array, LinkRefusal>> {
  const response = await sent(lines, frame(ask), path)
  if (!response.ok) return response
  try {
    for await (const payload of framesOf(response.value, lineLimits.frame)) return ok(payload)
  } catch (problem) {
    return refuse(isOfTheLine(problem) ? { kind: 'silent' } : { kind: 'unreadable' })
  }
  return refuse(withoutFrame(response.value))
}

/** Lines that are kept open between asks; each was proved when it was opened. */
class ProvenLines extends Agent {
  readonly #address: Address | undefined
  readonly #key: PublicKey
  readonly #random: Random
  #running = 0
  readonly #waiting: (() => void)[] = []
  /** Why the last line did not come about. */
  refusal: LinkRefusal = { kind: 'silent' }

  constructor(address: Address | undefined, key: PublicKey, random: Random) {
    super({ keepAlive: true, maxFreeSockets: linesAtOnce, keepAliveMsecs: 15_000, timeout: 25_000 })
    this.#address = address
    this.#key = key
    this.#random = random
  }

  /**
   * Runs `work` when fewer than a few others run. Node's agent has a queue of its own, but a request that waits in it
   * while lines break is neither answered nor told.
   */
  async oneOfFew<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= linesAtOnce) await new Promise<void>((next) => this.#waiting.push(next))
    else this.#running++
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#running--
      else next()
    }
  }

  override createConnection(_: unknown, done?: (problem: Error | null, stream: Duplex) => void): undefined {
    const failed = (refusal: LinkRefusal): void => {
      this.refusal = refusal
      // The type asks for a stream beside the error; Node takes none.
      done?.(new NoLine(), new PassThrough())
    }
    this.#open().then(
      (line) => (line.ok ? done?.(null, line.value.socket) : failed(line.refusal)),
      // A line that breaks while it is being proved may take what it was asked with it.
      () => failed({ kind: 'silent' }),
    )
    return undefined
  }

  async #open(): ReturnType<typeof openLine> {
    if (this.#address === undefined) return refuse({ kind: 'silent' })
    return openLine(this.#address, this.#key, { random: this.#random })
  }
}

class NoLine extends Error {}

async function single(lines: ProvenLines, ask: Ask): Promise<Result<Answer, LinkRefusal>> {
  const response = await sent(lines, frame(encodeAsk(ask)))
  if (!response.ok) return response
  try {
    for await (const payload of framesOf(response.value)) {
      const answer = parseAnswer(payload)
      return answer === undefined ? refuse({ kind: 'unreadable' }) : ok(answer)
    }
  } catch (problem) {
    return refuse(isOfTheLine(problem) ? { kind: 'silent' } : { kind: 'unreadable' })
  }
  return refuse(withoutFrame(response.value))
}

/** What came of many logs, as it comes. When the line breaks, those that were not finished are `silent`. */
async function* pull(lines: ProvenLines, asks: readonly PullAsk[]): AsyncGenerator<PullAnswer> {
  const open = [...asks]
  let refusal: LinkRefusal = { kind: 'silent' }
  const response = await sent(lines, frame(encodeAsk({ what: 'pull', asks })))
  if (!response.ok) refusal = response.refusal
  else {
    try {
      for await (const payload of framesOf(response.value)) {
        const answer = parseAnswer(payload)
        if (answer?.what === 'end') break
        if (answer?.what === 'refused') {
          refusal = answer.refusal
          break
        }
        const pulled = answer && pulledFrom(answer)
        // An answer to what was not asked next is no answer: the relay answers in the order of the asks.
        if (pulled === undefined || !equalBytes(pulled.log, open[0]?.log ?? new Uint8Array(0))) {
          refusal = { kind: 'unreadable' }
          break
        }
        if ('refusal' in pulled || pulled.batch.head !== undefined) open.shift()
        yield pulled
      }
    } catch (problem) {
      if (!isOfTheLine(problem)) refusal = { kind: 'unreadable' }
    }
  }
  for (const { log } of open) yield { log, refusal }
}

function pulledFrom(answer: Answer): PullAnswer | undefined {
  if (answer.what === 'batch') return { log: answer.batch.log, batch: answer.batch }
  return answer.what === 'log-refused' ? { log: answer.log, refusal: answer.refusal } : undefined
}

/** An idle line may be closed by the relay at the moment it is used again: asked once more, on another. */
async function sent(
  lines: ProvenLines,
  body: Uint8Array,
  path = '/v1',
): Promise<Result<IncomingMessage, LinkRefusal>> {
  for (let again = 0; ; again++) {
    const tried = await lines.oneOfFew(() => attempt(lines, body, path))
    if (tried !== 'stale' || again >= linesAtOnce)
      return tried === 'stale' ? refuse({ kind: 'silent' }) : tried
  }
}

function attempt(
  lines: ProvenLines,
  body: Uint8Array,
  path: string,
): Promise<Result<IncomingMessage, LinkRefusal> | 'stale'> {
  return new Promise((settle) => {
    const asking = httpRequest({
      agent: lines,
      host: 'relay',
      method: 'POST',
      path,
      // The line was opened for one address, and its name is not repeated on it.
      headers: { host: 'relay', 'content-type': 'application/octet-stream', 'content-length': body.length },
    })
    asking.setTimeout(stillness, () => asking.destroy())
    // Stays: a line may break more than once before it is let go.
    asking.on('error', (problem) => {
      if (problem instanceof NoLine) settle(refuse(lines.refusal))
      else settle(asking.reusedSocket ? 'stale' : refuse({ kind: 'silent' }))
    })
    asking.once('response', (response) => settle(ok(response)))
    asking.end(body)
  })
}

/** An answer without a frame is of something that stands between, or of a relay that hung up early. */
function withoutFrame({ statusCode, headers }: IncomingMessage): LinkRefusal {
  switch (statusCode) {
    case 413:
      return { kind: 'too-large' }
    case 429:
      return {
        kind: 'slow-down',
        seconds: Math.min(3_600, Math.max(1, Number(headers['retry-after']) || 30)),
      }
    case 507:
      return { kind: 'relay-full' }
    case 502:
    case 503:
    case 504:
      return { kind: 'silent' }
    default:
      return { kind: 'unreadable' }
  }
}

/** A line that broke has a code of the system's or of Node's; a stream that is no frames has none. */
function isOfTheLine(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem
}
