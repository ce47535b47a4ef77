/**
 * Watches how large an answer becomes when it is unpacked, because the browser will unpack it: ten megabytes can be ten
 * thousand. Nothing that is unpacked here is kept.
 */
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'

export type Watch = { readonly add: (piece: Uint8Array) => void; readonly end: () => void }

/** `exceeded` is called once, when the unpacked bytes pass `most`. A coding that is not known is not watched. */
export function watchUnpacked(coding: string, most: number, exceeded: () => void): Watch | undefined {
  const decoder = decoderFor(coding.trim().toLowerCase())
  if (decoder === undefined) return undefined
  let size = 0
  decoder.on('data', (piece: Uint8Array) => {
    size += piece.length
    if (size <= most) return
    decoder.destroy()
    exceeded()
  })
  // A broken packing is the browser's to complain about; the bytes are kept as they came.
  decoder.on('error', () => decoder.destroy())
  return {
    add: (piece) => {
      if (!decoder.destroyed) decoder.write(piece)
    },
    end: () => {
      if (!decoder.destroyed) decoder.end()
    },
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
