/**
 * Sealing a long file with the machine's own cipher, chunk after chunk into one buffer: the same bytes as
 * `core/sealed/seal.ts` writes, for a third of the work. Sixteen KiB are sealed sooner than a thread pool answers.
 *
 * Opening stays with `core`: what was sealed here is opened by the one implementation that everybody checks.
 */
import { createCipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { nonceOf } from '@safeconduct/core/sealed/gcm.ts'
import { chunkLength, messageKeys, type SealKey } from '@safeconduct/core/sealed/seal.ts'

const tagLength = 16
const tagged = { authTagLength: tagLength }
const none = new Uint8Array(0)
const sealedChunk = chunkLength + tagLength

/** How much is sealed at once: 64 chunks, 1 MiB. */
export const sliceLength = 64 * chunkLength

/** The room that a sealed slice takes, the first with the head before it. */
export const sealedSlice = 4096 + (sliceLength / chunkLength) * sealedChunk

export class FileSealer {
  readonly #head: Bytes
  readonly #key: KeyObject
  /** The nonce of every chunk in its turn: a film has a hundred thousand, and the cipher copies what it is given. */
  readonly #nonce: Bytes
  readonly #counter: DataView
  readonly #base: bigint
  #number = 0n

  constructor(key: SealKey, context: Uint8Array, { random }: { readonly random: Random }) {
    const keys = messageKeys(key, context, { random })
    this.#head = keys.head
    this.#key = createSecretKey(keys.key)
    this.#nonce = nonceOf(keys.baseNonce, 0)
    this.#counter = new DataView(this.#nonce.buffer, 4)
    this.#base = this.#counter.getBigUint64(0)
  }

  /** A full slice into `out`, which has room for `sealedSlice` bytes; says how many they are. */
  seal(slice: Uint8Array, out: Uint8Array): number {
    if (slice.length !== sliceLength) throw new Error('a slice of another length is the last one')
    return this.#seal(slice, sliceLength / chunkLength, out)
  }

  /** The last slice: shorter than the others, and its last chunk shorter than a chunk, maybe empty. */
  sealLast(slice: Uint8Array, out: Uint8Array): number {
    if (slice.length >= sliceLength) throw new Error('the last slice is shorter than the others')
    return this.#seal(slice, Math.floor(slice.length / chunkLength) + 1, out)
  }

  #seal(slice: Uint8Array, chunks: number, out: Uint8Array): number {
    // The head goes with the first slice, so that a small file is one write.
    const head = this.#number === 0n ? this.#head : none
    out.set(head)
    let at = head.length
    for (let chunk = 0; chunk < chunks; chunk++) {
      const plain = slice.subarray(chunk * chunkLength, (chunk + 1) * chunkLength)
      // As `nonceOf` has it.
      this.#counter.setBigUint64(0, this.#base ^ this.#number++)
      const cipher = createCipheriv('aes-256-gcm', this.#key, this.#nonce, tagged)
      const sealed = cipher.update(plain)
      cipher.final()
      out.set(sealed, at)
      at += sealed.length
      // Given back at once: left to the collector of garbage, a film is a hundred thousand of these, and a desk's whole heap is walked for them.
      sealed.buffer.transfer(0)
      out.set(cipher.getAuthTag(), at)
      at += tagLength
    }
    return at
  }
}
