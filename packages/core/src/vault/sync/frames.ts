/** Cuts a stream of bytes into frames. What is longer than any frame may be is refused before it is held. */
import { type Bytes, concat } from '../../base/bytes.ts'
import { wireLimits } from './wire.ts'

/** Thrown by `framesOf`: the stream is none of frames, or was cut off inside one. */
export class NotFrames extends Error {}

export async function* framesOf(
  chunks: AsyncIterable<Uint8Array>,
  longest: number = wireLimits.frame,
): AsyncGenerator<Bytes> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    length += chunk.length
    for (let next = frameLength(held, length); next !== undefined && length >= next + 4; ) {
      if (next > longest) throw new NotFrames()
      const whole = concat(...held)
      yield whole.slice(4, next + 4)
      held = [whole.subarray(next + 4)]
      length -= next + 4
      next = frameLength(held, length)
    }
    if ((frameLength(held, length) ?? 0) > longest) throw new NotFrames()
  }
  if (length > 0) throw new NotFrames()
}

function frameLength(held: readonly Uint8Array[], length: number): number | undefined {
  if (length < 4) return undefined
  const [first] = held
  const head = first !== undefined && first.length >= 4 ? first : concat(...held)
  return new DataView(head.buffer, head.byteOffset).getUint32(0)
}
