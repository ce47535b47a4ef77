/**
 * Sending the files of this device's records to the relay, in the background, piece by piece.
 *
 * Which files are still to be sent lies in the vault, so a lock, a crash or a week offline lose nothing. The relay is
 * asked first which pieces it has: a file of gigabytes goes on where it broke off.
 */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import { certain, ok, type Result } from '@safeconduct/core/base/result.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import type { LinkRefusal, RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { keepNow } from '@safeconduct/core/vault/sync/turns.ts'
import type { Blob } from '../vault/blobs.ts'
import { nameOf, pieceSize, sealList } from './file-pieces.ts'
import { fileSent, filesToSend, nothingToSend } from './offering-files.ts'

export type FileProgress = { readonly file: string; readonly done: number; readonly of: number }
export type FileLine = { readonly link: RelayLink; readonly space: Bytes }
export type FileWishes = {
  readonly signal?: AbortSignal
  readonly progress?: (progress: FileProgress) => void
}

/** Asked about at once: 64 MiB of a file. */
const piecesAtOnce = 64

/** Sends what waits, until there is nothing more, the signal comes, or the relay refuses. */
export async function sendFiles(
  replica: Replica,
  home: string,
  line: FileLine,
  wishes: FileWishes = {},
): Promise<Result<number, LinkRefusal>> {
  let sent = 0
  for (const { row, blob } of filesToSend(replica)) {
    if (wishes.signal?.aborted === true) break
    const done = await sendFile(home, line, blob, wishes)
    if (!done.ok) return done
    if (done.value === 'stopped') break
    // A file that is no longer here went with a travelling device or a withdrawn consent: there is nothing to send.
    await keepNow(replica, () =>
      done.value === 'gone' ? nothingToSend(replica, row) : fileSent(replica, row),
    )
    sent++
  }
  return ok(sent)
}

/** One file: what the relay lacks of it, and last the list. */
export async function sendFile(
  home: string,
  { link, space }: FileLine,
  blob: Blob,
  { signal, progress }: FileWishes,
): Promise<Result<'sent' | 'stopped' | 'gone', LinkRefusal>> {
  const file = await open(join(home, 'blobs', blob.sealed), 'r').catch(() => undefined)
  if (file === undefined) return ok('gone')
  try {
    const { size } = await file.stat()
    const names: Bytes[] = []
    for (let at = 0; at < size; at += piecesAtOnce * pieceSize) {
      const pieces: Bytes[] = []
      for (let from = at; from < Math.min(size, at + piecesAtOnce * pieceSize); from += pieceSize) {
        const piece = new Uint8Array(Math.min(pieceSize, size - from))
        await file.read(piece, 0, piece.length, from)
        names.push(nameOf(piece))
        // Only the names are held: 64 MiB of a testimony's film need not lie in memory to be asked about.
        pieces.push(names.at(-1) ?? piece)
      }
      const has = await link.hasPieces(pieces)
      if (!has.ok) return has
      for (const [index, name] of pieces.entries()) {
        if (signal?.aborted === true) return ok('stopped')
        const from = at + index * pieceSize
        if (has.value[index] !== true) {
          const piece = new Uint8Array(Math.min(pieceSize, size - from))
          await file.read(piece, 0, piece.length, from)
          const put = await link.putPiece(name, piece, space)
          if (!put.ok) return put
        }
        progress?.({ file: blob.sealed, done: Math.min(size, from + pieceSize), of: size })
      }
    }
    return await sendList(link, space, blob, names)
  } finally {
    await file.close()
  }
}

/** The list comes last: whoever finds it finds every piece. */
async function sendList(
  link: RelayLink,
  space: Bytes,
  blob: Blob,
  names: readonly Bytes[],
): Promise<Result<'sent', LinkRefusal>> {
  if (blob.list === undefined) return ok('sent')
  const list = await sealList(blob.key, names)
  if (toHex(nameOf(list)) !== blob.list) throw new Error('a kept file is not the one its record names')
  const put = await link.putPiece(certain(fromHex(blob.list), 'the parser looked'), list, space)
  return put.ok ? ok('sent') : put
}
