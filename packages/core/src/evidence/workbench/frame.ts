/**
 * What goes to the program that opens strangers' files, and what comes back: one frame each way, on stdin and stdout.
 *
 *     frame = length of the header u32 ‖ header, JSON ‖ the files, one behind the other
 *
 * The answer is read as bytes of a stranger: whoever sent the file may have taken the program over. Rules IN1 to IN3 of
 * docs/formats/intake.md.
 */
import { type Bytes, concat, u32, utf8 } from '../../base/bytes.ts'
import { type Json, parseJson } from '../../base/json.ts'
import { listOf, object, type Parser, whole } from '../../base/parse.ts'
import { ok } from '../../base/result.ts'

export type Frame = { readonly header: unknown; readonly files: readonly Bytes[] }

const mostHeader = 64 * 1024 * 1024
const mostFiles = 10_000

/** The pieces of a frame, so that a film is not copied to stand behind its header. */
export function frameOf(header: Json, files: readonly Uint8Array[]): readonly Uint8Array[] {
  const said = utf8(JSON.stringify({ said: header, files: files.map(({ length }) => length) }))
  return [concat(u32(said.length), said), ...files]
}

const shape = object({
  said: anything(),
  files: listOf(whole(0, Number.MAX_SAFE_INTEGER), { max: mostFiles }),
})

/**
 * How long the frame is that begins so: undefined while that is not said yet, NaN for what begins no frame. The pipe stays
 * open behind it, so that its end means that whoever asked is gone.
 */
export function frameSize(start: Bytes): number | undefined {
  if (start.length < 4) return undefined
  const length = new DataView(start.buffer, start.byteOffset).getUint32(0)
  if (length > mostHeader) return Number.NaN
  if (4 + length > start.length) return undefined
  const json = parseJson(start.subarray(4, 4 + length))
  const parsed = json.ok ? shape(json.value, '') : json
  return parsed.ok ? parsed.value.files.reduce((sum, size) => sum + size, 4 + length) : Number.NaN
}

/** Exactly one frame, or undefined. */
export function readFrame(bytes: Bytes): Frame | undefined {
  if (bytes.length < 4) return undefined
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (length > mostHeader || 4 + length > bytes.length) return undefined
  const json = parseJson(bytes.subarray(4, 4 + length))
  const parsed = json.ok ? shape(json.value, '') : json
  if (!parsed.ok) return undefined
  const files: Bytes[] = []
  let at = 4 + length
  for (const size of parsed.value.files) {
    files.push(bytes.subarray(at, at + size))
    at += size
  }
  return at === bytes.length ? { header: parsed.value.said, files } : undefined
}

function anything(): Parser<unknown> {
  return (value) => ok(value)
}
