/** One plain line to the door of a line, one ask after the other: as little work as possible on this side. */
import { Agent, request } from 'node:http'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { lineFrame, payloadOf } from '@safeconduct/core/line/wire.ts'
import { type LineAnswer, parseLineAnswer } from '@safeconduct/core/line/wire-answers.ts'

type Answer<W> = Extract<LineAnswer, { readonly what: W }>

export class LineAsker {
  readonly #port: number
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor(port: number) {
    this.#port = port
  }

  ask(payload: Bytes): Promise<LineAnswer> {
    const body = lineFrame(payload)
    const where = {
      port: this.#port,
      host: '127.0.0.1',
      path: '/line/v1',
      method: 'POST',
      agent: this.#agent,
    }
    return new Promise((settle, fail) => {
      const asking = request({ ...where, headers: { 'content-length': body.length } }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', fail)
        response.once('end', () => {
          const answer = payloadOf(Buffer.concat(chunks))
          settle(certain(answer && parseLineAnswer(answer), 'a relay answers in this protocol'))
        })
      })
      asking.once('error', fail)
      asking.end(body)
    })
  }

  async want<W extends LineAnswer['what']>(what: W, payload: Bytes): Promise<Answer<W>> {
    const said = await this.ask(payload)
    if (isA(said, what)) return said
    throw new Error(`wanted ${what}, got ${said.what}`)
  }

  close(): void {
    this.#agent.destroy()
  }
}

function isA<W extends LineAnswer['what']>(said: LineAnswer, what: W): said is Answer<W> {
  return said.what === what
}
