/**
 * Messages on a line between processes: a head, which is a little JSON of ours, and a body of bytes.
 *
 *     4 bytes length of the head, 4 bytes length of the body (both with the greater byte first), head, body
 *
 * The body is what people wrote, or a passphrase. It travels as bytes and is overwritten once it was passed
 * on, because bytes can be overwritten and a JavaScript string cannot. Rule C30 of docs/formats/desk-calls.md.
 */
import type { Writable } from 'node:stream'
import { type Bytes, concat, u32, utf8 } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { wipe, wipeable } from './wipe.ts'

export type Frame = { readonly head: unknown; readonly body: Bytes }

export const longestHead = 64 * 1024
export const longestBody = 64 * 1024 * 1024

/** Sends a message, and overwrites the body when it has left this process. */
export function sendFrame(line: Writable, head: unknown, body: Bytes = new Uint8Array()): void {
  const first = utf8(JSON.stringify(head))
  line.cork()
  line.write(concat(u32(first.length), u32(body.length), first))
  // Also called when the line is cut.
  line.write(body, () => wipe(body))
  line.uncork()
}

/**
 * Each message as it is complete. Ends with the line, and at the first message that is too long or whose head
 * is no JSON: after it nothing can be trusted.
 */
export async function* framesIn(line: AsyncIterable<unknown>): AsyncGenerator<Frame, void, undefined> {
  const incoming = new Incoming()
  try {
    for await (const part of line) {
      if (!(part instanceof Uint8Array)) return
      incoming.add(part)
      for (let frame = incoming.next(); frame !== undefined; frame = incoming.next()) {
        if (frame === 'unfit') return
        yield frame
      }
    }
  } catch {
    // A line that was cut ends here too: whoever spoke on it is gone.
  }
}

class Incoming {
  readonly #parts: Uint8Array[] = []
  #held = 0
  #lengths: { readonly head: number; readonly body: number } | undefined

  add(part: Uint8Array): void {
    this.#parts.push(part)
    this.#held += part.length
  }

  next(): Frame | 'unfit' | undefined {
    if (this.#lengths === undefined) {
      if (this.#held < 8) return undefined
      const view = new DataView(this.#take(8).buffer)
      this.#lengths = { head: view.getUint32(0), body: view.getUint32(4) }
    }
    const { head, body } = this.#lengths
    if (head > longestHead || body > longestBody) return 'unfit'
    if (this.#held < head + body) return undefined
    this.#lengths = undefined
    const said = parseJson(this.#take(head))
    return said.ok ? { head: said.value, body: this.#take(body) } : 'unfit'
  }

  /** Moves bytes out of the parts they came in; nothing of them is left behind. */
  #take(count: number): Bytes {
    const taken = wipeable(count)
    for (let at = 0; at < count; ) {
      const first = this.#parts[0] ?? new Uint8Array()
      const moved = first.subarray(0, count - at)
      taken.set(moved, at)
      at += moved.length
      if (moved.length === first.length) this.#parts.shift()
      else this.#parts[0] = first.subarray(moved.length)
      wipe(moved)
    }
    this.#held -= count
    return taken
  }
}
