/** Raw DEFLATE by the platform: in browsers and in Node, in bounded memory. */
import { platformBytes } from '../../sealed/hash.ts'
import type { Inflate } from './zip.ts'

/** Throws where the stream is broken, ends early, or is followed by other bytes. */
export const platformInflate: Inflate = async function* (packed) {
  const stream = new DecompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  const fed = feed(packed, writer).catch(async (problem: unknown) => {
    // What the source threw must reach the reader, or it would wait for ever.
    await writer.abort(problem).catch(() => undefined)
  })
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) break
      yield value
    }
    await fed
  } finally {
    await reader.cancel().catch(() => undefined)
    await fed
  }
}

async function feed(
  packed: AsyncIterable<Uint8Array>,
  writer: WritableStreamDefaultWriter<BufferSource>,
): Promise<void> {
  for await (const piece of packed) await writer.write(platformBytes(piece))
  await writer.close()
}
