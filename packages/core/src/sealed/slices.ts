/**
 * Re-cuts a stream that comes in pieces of any size into slices that are whole chunks.
 *
 * The last slice says so and ends in the remainder, which is shorter than a chunk and may be empty.
 */
import { type Bytes, concat } from '../base/bytes.ts'

export type Slice = { readonly bytes: Bytes; readonly last: boolean }

/** How many chunks make a slice: 1 MiB, so that a film takes no more memory than a photograph. */
export const chunksAtOnce = 64

/** Yields `headLength` bytes first when that is not 0, then slices of whole chunks, then the last one. */
export async function* slices(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  chunkLength: number,
  headLength = 0,
): AsyncGenerator<Slice, void, void> {
  let held: Bytes = new Uint8Array(0)
  let wanted = headLength === 0 ? chunkLength * chunksAtOnce : headLength
  const waiting: Uint8Array[] = []
  let size = 0
  for await (const piece of source) {
    waiting.push(piece)
    size += piece.length
    if (size < wanted) continue
    held = concat(...waiting)
    let at = 0
    while (held.length - at >= wanted) {
      yield { bytes: held.slice(at, at + wanted), last: false }
      at += wanted
      wanted = chunkLength * chunksAtOnce
    }
    waiting.splice(0, waiting.length, held.subarray(at))
    size = held.length - at
  }
  yield { bytes: concat(...waiting), last: true }
}
