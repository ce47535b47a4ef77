/**
 * Bodies of strangers: how much of one is read, and how much of all is held at one moment.
 *
 * Nobody is believed. A long body is read to its end only when its first bytes show something that is good here; all
 * bodies together have a limit, and half of it is for those; whoever sends slower than a bad line does is let go.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Bytes, concat } from '@safeconduct/core/base/bytes.ts'

export type BodyRefusal =
  | { readonly kind: 'too-large' }
  | { readonly kind: 'slow-down'; readonly seconds: number }
  | { readonly kind: 'unreadable' }

export type BodyRules = {
  readonly most: number
  /** So much is read of whoever has shown nothing. */
  readonly unproven: number
  /** So much also when half of all room is taken: who only asks is answered beside a flood. */
  readonly small?: number
  /** First bytes that are needed to see whose it is. */
  readonly head: number
  readonly mayBeLarge: (head: Bytes) => Promise<boolean>
  /** Milliseconds for the whole body; without it the server's own patience. */
  readonly within?: number
}

const farewell = 2_000
const strained: BodyRefusal = { kind: 'slow-down', seconds: 5 }

export class Bodies {
  readonly #all: number
  #held = 0

  /** `all`: how many bytes are held at one moment. */
  constructor(all: number) {
    this.#all = all
  }

  /** A body was dealt with: its room is free. */
  let(length: number): void {
    this.#held -= length
  }

  /** The body, or why it is not read to its end. What is held is counted until it is let go. */
  read(request: IncomingMessage, rules: BodyRules): Promise<Bytes | BodyRefusal> {
    // Said beforehand: then nothing of it need be read.
    if (Number(request.headers['content-length'] ?? 0) > rules.most)
      return Promise.resolve({ kind: 'too-large' })
    const chunks: Uint8Array[] = []
    let [length, known, ended] = [0, false, false]
    return new Promise((settle) => {
      const end = (outcome: () => Bytes | BodyRefusal): void => {
        if (ended) return
        ended = true
        clearTimeout(late)
        request.off('data', take)
        const said = outcome()
        if ('kind' in said) this.#held -= length
        settle(said)
      }
      const refused = (refusal: BodyRefusal): void => end(() => refusal)
      const late =
        rules.within === undefined
          ? undefined
          : setTimeout(() => refused({ kind: 'unreadable' }), rules.within)
      const take = (chunk: unknown): void => {
        if (!(chunk instanceof Uint8Array)) return refused({ kind: 'unreadable' })
        chunks.push(chunk)
        length += chunk.length
        this.#held += chunk.length
        if (length > rules.most) return refused({ kind: 'too-large' })
        if (this.#held > this.#all) return refused(strained)
        const isStrained = this.#held > this.#all / 2
        const free = isStrained ? Math.max(rules.small ?? 0, rules.head - 1) : rules.unproven
        if (length <= free || length < rules.head || known) return
        known = true
        request.pause()
        rules.mayBeLarge(concat(...chunks.slice(0, rules.head)).subarray(0, rules.head)).then(
          (may) => {
            if (may) request.resume()
            else refused(isStrained ? strained : { kind: 'too-large' })
          },
          () => refused({ kind: 'unreadable' }),
        )
      }
      request.on('data', take)
      request.once('end', () => end(() => concat(...chunks)))
      // The sender went away in the middle.
      request.once('close', () => refused({ kind: 'unreadable' }))
      request.once('error', () => refused({ kind: 'unreadable' }))
    })
  }
}

/**
 * What was not read is not kept: the line is closed behind the answer, after a moment in which the rest may come and
 * is dropped. Whoever still speaks when a line is cut never hears the answer; Node cuts it when an answer ends, so
 * this one, though it is all there, ends later.
 */
export function lastWords(request: IncomingMessage, response: ServerResponse, body: Uint8Array): void {
  response.setHeader('connection', 'close')
  response.write(body)
  request.resume()
  const cut = setTimeout(() => request.socket.destroy(), farewell).unref()
  request.once('end', () => {
    clearTimeout(cut)
    response.end()
  })
}
