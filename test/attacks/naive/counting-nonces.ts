/** A writer that counts its nonces and keeps the count in its file: right, until somebody copies the file. */
import { type Plain, sealNaively } from './gcm.ts'

export type Image = { readonly key: Plain; readonly count: number }

export async function writeFrom(
  image: Image,
  plain: Plain,
): Promise<{ readonly sealed: Plain; readonly image: Image }> {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setUint32(8, image.count)
  return { sealed: await sealNaively(image.key, plain, nonce), image: { ...image, count: image.count + 1 } }
}
