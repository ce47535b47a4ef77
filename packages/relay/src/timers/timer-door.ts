/**
 * The two doors of timers: `POST /timers/v1` for desks, and `/c` for a phone with a link: the page by GET, its two
 * questions by POST. docs/formats/timers.md, TI50–TI60.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { ByteReader, sizedBytes } from '@safeconduct/core/base/byte-reader.ts'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { checkInAskLength, encodeCheckInShown, parseCheckInAsk } from '@safeconduct/core/timers/check-in.ts'
import { timerWireLimits } from '@safeconduct/core/timers/wire.ts'
import {
  encodeTimerAnswer,
  type TimerAnswer,
  type TimerRefusal,
} from '@safeconduct/core/timers/wire-answers.ts'
import { Bodies, lastWords } from '../bodies.ts'
import { answerOnTimers } from './answering.ts'
import type { CheckInPage } from './check-in-page.ts'
import type { Timers } from './timers.ts'

export const timersPath = '/timers/v1'
export const checkInPath = '/c'

/** A timer with all its rungs and answers, or a list of a thousand: nobody has more to say. */
const mostBody = 64 * 1_024
const allBodies = 8 * 1_024 * 1_024
const patience = 20_000
/** Answers to a phone leave no sooner: what a link is must not show in how long it was looked for. */
const steadyMillis = 25

const statuses: Readonly<Partial<Record<TimerRefusal['kind'], number>>> = {
  'slow-down': 429,
  'other-version': 426,
  unreadable: 400,
}

export class TimerDoor {
  readonly #timers: Timers
  readonly #page: CheckInPage | undefined
  readonly #bodies = new Bodies(allBodies)

  constructor(timers: Timers, page: CheckInPage | undefined) {
    this.#timers = timers
    this.#page = page
  }

  /** False: it is none of these doors, and nothing was said. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const [path] = (request.url ?? '').split('?')
    if (path === timersPath && request.method === 'POST') {
      await this.#desk(request, response)
      return true
    }
    if (path !== checkInPath) return false
    if (request.method === 'POST') {
      await this.#phone(request, response)
      return true
    }
    return this.#page?.answer(request, response) ?? false
  }

  async #desk(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await this.#read(request, mostBody)
    if ('kind' in body) return lastWords(request, response, prepared(response, refused(body), 413))
    try {
      const reader = new ByteReader(body)
      const payload = reader.sized(timerWireLimits.frame)
      const said = reader.finished ? await answerOnTimers(this.#timers, payload) : refused(unreadable)
      response.end(prepared(response, said))
    } finally {
      this.#bodies.let(body.length)
    }
  }

  /** One length each way, one status, from any origin: the page may come from the other relay. */
  async #phone(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('access-control-allow-origin', '*')
    const held = sleep(steadyMillis)
    const body = await this.#read(request, checkInAskLength)
    const ask = 'kind' in body ? undefined : parseCheckInAsk(body)
    if (!('kind' in body)) this.#bodies.let(body.length)
    if (ask === undefined) {
      response.statusCode = 400
      return lastWords(request, response, new Uint8Array(0))
    }
    const said = encodeCheckInShown(await this.#timers.checkIns.answer(ask))
    await held
    plainly(response, said)
    response.end(said)
  }

  #read(request: IncomingMessage, most: number): ReturnType<Bodies['read']> {
    return this.#bodies.read(request, {
      most,
      unproven: most,
      head: 1,
      mayBeLarge: async () => true,
      within: patience,
    })
  }
}

const unreadable: TimerRefusal = { kind: 'unreadable' }

function refused(refusal: { readonly kind: string } | TimerRefusal): TimerAnswer {
  return {
    what: 'refused',
    refusal: refusal.kind === 'slow-down' ? { kind: 'slow-down', seconds: 5 } : unreadable,
  }
}

/** Everything but the sending: its bytes. */
function prepared(response: ServerResponse, said: TimerAnswer, otherwise = 200): Bytes {
  const body = sizedBytes(encodeTimerAnswer(said))
  const refusal = said.what === 'refused' ? said.refusal : undefined
  response.statusCode = (refusal && statuses[refusal.kind]) ?? otherwise
  if (refusal?.kind === 'slow-down') response.setHeader('retry-after', String(refusal.seconds))
  plainly(response, body)
  return body
}

function plainly(response: ServerResponse, body: Bytes): void {
  response.setHeader('content-type', 'application/octet-stream')
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('content-length', body.length)
}
