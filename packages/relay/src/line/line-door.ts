/**
 * The door of a line: `POST /line/v1` from any page, from a file on a telephone, or from tor. docs/formats/relay.md,
 * L56 to L58.
 *
 * Any origin may ask, because a page in a file has none and the page may live on another host than the relay; there
 * is nothing that a cookie could prove. Nothing is logged, and the answer knows no hour.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { lineAskCodes, lineFrame, lineLimits, payloadOf } from '@safeconduct/core/line/wire.ts'
import { encodeLineAnswer, type LineAnswer, type LineRefusal } from '@safeconduct/core/line/wire-answers.ts'
import { Bodies, type BodyRefusal, lastWords } from '../bodies.ts'
import { answerOnLine } from './answering.ts'
import type { Lines } from './lines.ts'

export const linePath = '/line/v1'

/** How long a slow line is waited for: so many milliseconds, and a second more for so many bytes. */
export type Patience = { readonly millis: number; readonly bytesPerSecond: number }
const usualPatience: Patience = { millis: 20_000, bytesPerSecond: 1_024 }

/** Two messages of the largest size: nobody has more to say at once. */
const mostBody = 2 * lineLimits.blob + 1_024
/** A piece of a file, or a question of a desk. Larger ones show a stamp first. */
const unprovenBody = 80 * 1_024
/** A desk's ask, a glance at a box, a second of voice: also beside a flood. */
const smallBody = 5 * 1_024
const allBodies = 64 * 1_024 * 1_024
/** Length of the frame, version, what, line, challenge, nonce. */
const headOfSend = 4 + 1 + 1 + 16 + 16 + 16
/** Answers about a box leave no sooner: what the relay found must not be told by how long it looked. */
const steadyMillis = 25
const steadily: ReadonlySet<number | undefined> = new Set([
  lineAskCodes.open,
  lineAskCodes.burn,
  lineAskCodes.have,
])

/** What a page or a desk asks is answered with 200, whatever it says: whoever counts statuses learns nothing. */
const statuses: Readonly<Partial<Record<LineRefusal['kind'], number>>> = {
  'slow-down': 429,
  'other-version': 426,
  unreadable: 400,
}

export class LineDoor {
  readonly #lines: Lines
  readonly #patience: Patience
  readonly #bodies = new Bodies(allBodies)

  constructor(lines: Lines, patience = usualPatience) {
    this.#lines = lines
    this.#patience = patience
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('access-control-allow-origin', '*')
    const said = Number(request.headers['content-length'] ?? mostBody)
    let wanted: LineRefusal | undefined
    const body = await this.#bodies.read(request, {
      most: mostBody,
      unproven: unprovenBody,
      small: smallBody,
      head: headOfSend,
      mayBeLarge: async (head) => {
        wanted = this.#objectionTo(head)
        return wanted === undefined
      },
      within: this.#patience.millis + (1_000 * Math.min(said, mostBody)) / this.#patience.bytesPerSecond,
    })
    if ('kind' in body) {
      // A page that has to work for another stamp must hear it as any answer.
      const [refusal, status] = wanted?.kind === 'stamp' ? [wanted, 200] : [refusalFor(body), 413]
      return lastWords(request, response, prepare(response, { what: 'refused', refusal }, status))
    }
    try {
      const payload = payloadOf(body)
      if (payload === undefined) return void response.end(prepare(response, unreadable))
      // The time begins before the work, or what the work takes would be added to it.
      const held = steadily.has(payload[1]) ? sleep(steadyMillis) : undefined
      const found = await answerOnLine(this.#lines, payload)
      await held
      response.end(prepare(response, found))
    } finally {
      this.#bodies.let(body.length)
    }
  }

  /** Why a large body is not read: only a message of a caller is large, and its stamp stands before it. */
  #objectionTo(head: Bytes): LineRefusal | undefined {
    if (head[5] !== lineAskCodes.send) return { kind: 'size' }
    const stamp = { challenge: head.slice(22, 38), nonce: head.slice(38, 54) }
    return this.#lines.objectionToLarge(head.slice(6, 22), stamp)
  }
}

function refusalFor(refusal: BodyRefusal): LineRefusal {
  return refusal.kind === 'too-large' ? { kind: 'size' } : refusal
}

const unreadable: LineAnswer = { what: 'refused', refusal: { kind: 'unreadable' } }

/** Everything but the sending: its bytes. */
function prepare(response: ServerResponse, said: LineAnswer, otherwise = 200): Bytes {
  const body = lineFrame(encodeLineAnswer(said))
  const refusal = said.what === 'refused' ? said.refusal : undefined
  response.statusCode = (refusal && statuses[refusal.kind]) ?? otherwise
  if (refusal?.kind === 'slow-down') response.setHeader('retry-after', String(refusal.seconds))
  response.setHeader('content-type', 'application/octet-stream')
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('content-length', body.length)
  return body
}
