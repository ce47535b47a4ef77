/**
 * A published picture and its proof as one file: the proof is a block of the PNG that every viewer passes over
 * (`rdPF`: not needed for the pixels, private, not to be copied into a changed picture). Rule RD40.
 */
import { type Bytes, concat, u32, utf8 } from '../../base/bytes.ts'
import { crc32 } from '../zip/crc32.ts'

const type = 'rdPF'
const firstBlock = 8
const headBlock = 25

/** `undefined` when it is no PNG with its head where it must be. */
export function withProof(png: Uint8Array, proof: Uint8Array): Bytes | undefined {
  if (nameAt(png, firstBlock) !== 'IHDR' || png.length < firstBlock + headBlock) return undefined
  const named = concat(utf8(type), proof)
  const block = concat(u32(proof.length), named, u32(crc32(named)))
  const at = firstBlock + headBlock
  return concat(png.subarray(0, at), block, png.subarray(at))
}

/** The proof that a PNG carries, when it carries exactly one and it arrived whole. */
export function proofIn(png: Uint8Array): Bytes | undefined {
  const view = new DataView(png.buffer, png.byteOffset, png.length)
  let found: Bytes | undefined
  for (let at = firstBlock; at + 12 <= png.length; ) {
    const length = view.getUint32(at)
    if (at + 12 + length > png.length) return undefined
    if (nameAt(png, at) === type) {
      const named = png.subarray(at + 4, at + 8 + length)
      if (found !== undefined || view.getUint32(at + 8 + length) !== crc32(named)) return undefined
      found = new Uint8Array(named.subarray(4))
    }
    at += 12 + length
  }
  return found
}

function nameAt(png: Uint8Array, at: number): string {
  return String.fromCharCode(...png.subarray(at + 4, at + 8))
}
