/**
 * A sealed file as the relay sees it: pieces of at most 1 MiB of its sealed bytes, each named by its SHA-256, and one
 * more that lists them. docs/formats/sync.md, rules Y40–Y45.
 *
 * The list is sealed under a key of its own, and always to the same bytes: its name stands in the record beside the
 * file's key, and whoever has the file can make it again. To the relay it is a piece like any other.
 */
import { createHash } from 'node:crypto'
import { type Bytes, concat, fromBase64Url, fromHex, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { deriveBytes } from '@safeconduct/core/sealed/derive.ts'
import { expand } from '@safeconduct/core/sealed/hash.ts'
import { open, seal, sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import { pad, unpad } from '@safeconduct/core/vault/padding.ts'

export const pieceSize = 1024 * 1024
const nameLength = 32
const context = utf8('safeconduct/v1/blob-list')

/** The sealed list of a file's pieces. `key` is the file's own, base64url. */
export async function sealList(key: string, names: readonly Uint8Array[]): Promise<Bytes> {
  const listKey = listKeyOf(key)
  const sealKey = sealKeyFrom(listKey)
  // One key, one message: the file's key was drawn for this file, so nothing else is ever sealed with this salt.
  const random = { bytes: (count: number) => expand('SHA-256', listKey, utf8('salt'), count) }
  return seal(
    certain(sealKey.ok ? sealKey.value : undefined, 'a derived key'),
    context,
    pad(concat(...names)),
    {
      random,
    },
  )
}

/** Undefined where these bytes are no list of this file. */
export async function openList(key: string, sealed: Uint8Array): Promise<readonly Bytes[] | undefined> {
  const sealKey = sealKeyFrom(listKeyOf(key))
  if (!sealKey.ok) return undefined
  const padded = await open(sealKey.value, context, sealed)
  const names = padded.ok ? unpad(padded.value) : undefined
  if (names === undefined || names.length % nameLength !== 0) return undefined
  return Array.from({ length: names.length / nameLength }, (_, at) =>
    names.slice(at * nameLength, (at + 1) * nameLength),
  )
}

export function nameOf(piece: Uint8Array): Bytes {
  return new Uint8Array(createHash('sha256').update(piece).digest())
}

/** A file of one piece needs no list: the name of the file is the name of the piece. */
export async function listNameOf(key: string, names: readonly Uint8Array[]): Promise<string | undefined> {
  return names.length <= 1 ? undefined : toHex(nameOf(await sealList(key, names)))
}

export function pieceName(hex: string): Bytes {
  return certain(fromHex(hex), 'the parser looked')
}

function listKeyOf(key: string): Bytes {
  return deriveBytes(certain(fromBase64Url(key), 'the parser looked'), 'blob-list')
}
