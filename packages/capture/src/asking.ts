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
    let got: { readonly answer: IncomingMessage; readonly wire: Wire } | undefined
    const finish = (problem?: unknown): void => {
      if (got !== undefined) resolve({ kind: 'answered', exchange: this.#exchangeOf(got.answer, got.wire) })
      else resolve({ kind: 'not-answered', why: whyNot(problem) })
      if (got === undefined) notAnswered(browser)
      else if (!browser.writableEnded) browser.destroy()
    }
    const asked = this.#upstream.ask(this.#options.question, (answer, wire) => {
      got = { answer, wire }
      this.#pass(answer, browser, finish)
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

  #pass(answer: IncomingMessage, browser: ServerResponse, finish: () => void): void {
    let size = 0
    const stop = (): void => {
      this.#cut = 'length'
      answer.destroy()
      finish()
    }
    const watch = watchUnpacked(answer.headers['content-encoding'] ?? '', limits.unpacked, stop)
    if (!passHead(answer, browser)) return stop()
    answer.on('data', (piece: Uint8Array) => {
      size += piece.length
      this.#options.received(piece.length)
      if (size > limits.body || size > this.#options.budget) return stop()
      watch?.add(piece)
      if (browser.write(piece)) return
      answer.pause()
      browser.once('drain', () => answer.resume())
    })
    answer.once('end', () => {
      watch?.end()
      browser.end()
      finish()
    })
    answer.once('error', () => {
      this.#cut ??= 'disconnect'
      finish()
    })
    answer.once('close', finish)
  }

  #exchangeOf(answer: IncomingMessage, { pieces, address, tls }: Wire): Exchange {
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
