/** Messages on a stream of bytes: four bytes of length, then that much JSON. Rule C30 of docs/formats/desk-calls.md. */
import { type Bytes, concat, u32, utf8 } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'

export const longestFrame = 64 * 1024 * 1024

export function frameOf(message: unknown): Bytes {
  const body = utf8(JSON.stringify(message))
  return concat(u32(body.length), body)
}

/**
 * Each message as it is complete. Ends with the stream, and at the first message that is too long or no
 * JSON: after it nothing can be trusted.
 */
export async function* framesIn(stream: AsyncIterable<unknown>): AsyncGenerator<unknown, void, undefined> {
  const incoming: Incoming = { parts: [], held: 0 }
  try {
    for await (const part of stream) {
      if (!(part instanceof Uint8Array)) return
      incoming.parts.push(part)
      incoming.held += part.length
      for (let body = next(incoming); body !== undefined; body = next(incoming)) {
        const message = body === 'too-long' ? undefined : parseJson(body)
        if (message === undefined || !message.ok) return
        yield message.value
      }
    }
  } catch {
    // A line that was cut ends here too: whoever spoke on it is gone.
  }
}

type Incoming = { parts: Uint8Array[]; held: number }

/** Takes the next whole message out of what has come in. Joins the parts only when it is all there. */
function next(incoming: Incoming): Uint8Array | 'too-long' | undefined {
  if (incoming.held < 4) return undefined
  const first = incoming.parts[0]
  if (first === undefined || first.length < 4) incoming.parts = [concat(...incoming.parts)]
  const [head = new Uint8Array(4)] = incoming.parts
  const length = new DataView(head.buffer, head.byteOffset, 4).getUint32(0)
  if (length > longestFrame) return 'too-long'
  if (incoming.held < 4 + length) return undefined
  const whole = concat(...incoming.parts)
  incoming.parts = [whole.subarray(4 + length)]
  incoming.held -= 4 + length
  return whole.subarray(4, 4 + length)
}
