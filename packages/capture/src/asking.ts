/** One question of the page, put to the site; the answer goes to the browser as it comes, and is kept as it came. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Denied, type Exchange } from './exchange.ts'
import { answerBytes, questionBytes } from './http-bytes.ts'
import { limits } from './limits.ts'
import { watchUnpacked } from './unpacked-size.ts'
import { type Question, type Upstream, type Wire, whyNot } from './upstream.ts'

export type AskingOptions = {
  readonly url: string
  readonly question: Question
  readonly at: number
  /** How many bytes the capture may still take in. */
  readonly budget: number
  readonly received: (bytes: number) => void
}
export type Asked =
  | { readonly kind: 'answered'; readonly exchange: Exchange }
  | { readonly kind: 'not-answered'; readonly why: Denied }

export class Asking {
  readonly #upstream: Upstream
  readonly #options: AskingOptions
  #cut: Exchange['cut']

  constructor(upstream: Upstream, options: AskingOptions) {
    this.#upstream = upstream
    this.#options = options
  }

  /** Ends when the answer does, whatever becomes of it. */
  into(browser: ServerResponse): Promise<Asked> {
    const { promise, resolve } = Promise.withResolvers<Asked>()
    // The connection is given to the next question before this answer is written down: its bytes are held by themselves.
    let got: { readonly answer: IncomingMessage; readonly wire: Readonly<Wire> } | undefined
    const finish = (problem?: unknown): void => {
      if (got !== undefined) resolve({ kind: 'answered', exchange: this.#exchangeOf(got.answer, got.wire) })
      else resolve({ kind: 'not-answered', why: whyNot(problem) })
      if (got === undefined) notAnswered(browser)
      else if (!browser.writableEnded) browser.destroy()
    }
    const asked = this.#upstream.ask(this.#options.question, (answer, wire) => {
      got = { answer, wire: { ...wire } }
      this.#pass(answer, browser).then(
        () => {
          finish()
          answer.destroy()
        },
        () => {
          this.#cut ??= 'disconnect'
          finish()
        },
      )
    })
    asked.once('error', (problem) => {
      if (got !== undefined) this.#cut ??= 'disconnect'
      finish(problem)
    })
    // The page has no use for it any more: what came until now is kept.
    browser.once('close', () => {
      if (got?.answer.complete === true) return
      this.#cut ??= 'time'
      asked.destroy()
    })
    return promise
  }

  /** Piece by piece, and no piece before it was seen how large it becomes. */
  async #pass(answer: IncomingMessage, browser: ServerResponse): Promise<void> {
    const watch = watchUnpacked(answer.headers['content-encoding'] ?? '', limits.unpacked)
    let size = 0
    const isTooMuch = async (piece: Uint8Array): Promise<boolean> => {
      size += piece.length
      this.#options.received(piece.length)
      if (size > limits.body || size > this.#options.budget) return true
      return watch !== undefined && !(await watch(piece))
    }
    if (!passHead(answer, browser)) {
      this.#cut = 'length'
      return
    }
    const pieces: AsyncIterable<unknown> = answer
    for await (const piece of pieces) {
      if (!(piece instanceof Uint8Array)) continue
      if (await isTooMuch(piece)) {
        this.#cut = 'length'
        return
      }
      if (!browser.write(piece)) await roomIn(browser)
    }
    browser.end()
  }

  #exchangeOf(answer: IncomingMessage, { pieces, address, tls }: Readonly<Wire>): Exchange {
    const { url, question, at } = this.#options
    return {
      url,
      method: question.method,
      at,
      request: questionBytes(question),
      response: answerBytes(pieces),
      status: answer.statusCode ?? 0,
      address,
      tls,
      cut: this.#cut ?? (answer.complete ? undefined : 'disconnect'),
    }
  }
}

/** Until the browser takes more, or is gone. */
async function roomIn(browser: ServerResponse): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  browser.once('drain', resolve)
  browser.once('close', resolve)
  if (browser.destroyed) resolve()
  await promise
  browser.off('drain', resolve)
  browser.off('close', resolve)
}

/** The browser speaks to the proxy in messages of its own; which field is for whom, the proxy says anew. */
const hops = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'proxy-authenticate',
  'trailer',
  'upgrade',
  'alt-svc',
])

/** False where the head is none that could be passed on. */
function passHead(answer: IncomingMessage, browser: ServerResponse): boolean {
  const { rawHeaders } = answer
  const headers: string[] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    if (!hops.has((rawHeaders[at] ?? '').toLowerCase()))
      headers.push(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  try {
    browser.sendDate = false
    browser.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', headers)
    return true
  } catch {
    return false
  }
}

function notAnswered(browser: ServerResponse): void {
  if (browser.headersSent || browser.destroyed) return void browser.destroy()
  browser.writeHead(502, { 'content-length': '0', 'cache-control': 'no-store' })
  browser.end()
}
