/**
 * Sizes that a sealed letter may have: what our padding makes, sealed to a device or under a key.
 *
 * A relay takes no other. A letter whose length is its own would stand out on a seized disk.
 */
import { sealedLength } from '../../sealed/seal.ts'
import { paddedLength } from '../padding.ts'
import { wireLimits } from './wire.ts'

/** An envelope's encapsulation and tag: docs/formats/sealed.md, rule E1. */
const envelopeOverhead = 1_136
/** Salt and commitment of a seal, and the tag and size of one chunk. */
const sealHead = 56
const chunk = 16_384
const chunkTag = 16

export function isMailSize(length: number): boolean {
  if (length > wireLimits.mail) return false
  if (isPadded(length - envelopeOverhead)) return true
  const chunks = Math.floor((length - sealHead - chunkTag) / (chunk + chunkTag)) + 1
  const plain = length - sealHead - chunks * chunkTag
  return plain > 0 && sealedLength(plain) === length && isPadded(plain)
}

function isPadded(length: number): boolean {
  return length >= 256 && paddedLength(length - 4) === length
}
