/**
 * Watches how large an answer becomes when it is unpacked, because the browser will unpack it: ten megabytes can be ten
 * thousand. Nothing that is unpacked here is kept.
 */
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'

/** Takes the next packed piece; false when what came out of it is too much. */
export type Watch = (piece: Uint8Array) => Promise<boolean>

/** Undefined for a coding that is not known: the browser does not unpack it either. */
export function watchUnpacked(coding: string, most: number): Watch | undefined {
  const decoder = decoderFor(coding.trim().toLowerCase())
  if (decoder === undefined) return undefined
  let size = 0
  decoder.on('data', (piece: Uint8Array) => {
    size += piece.length
    if (size > most) decoder.destroy()
  })
  // A broken packing is the browser's to complain about; the bytes are kept as they came.
  decoder.on('error', () => decoder.destroy())
  return async (piece) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    decoder.once('close', resolve)
    if (decoder.destroyed) resolve()
    else decoder.write(piece, () => resolve())
    await promise
    decoder.off('close', resolve)
    return size <= most
  }
}

function decoderFor(coding: string): ReturnType<typeof createGunzip> | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    case 'zstd':
      return createZstdDecompress()
    default:
      return undefined
  }
}
