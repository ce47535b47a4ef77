/**
 * The log of this device as a folder of tlog-tiles, for whoever wants to look at all of it: entries say nothing, so nothing
 * of anybody leaves with them. docs/formats/ledger.md, LG17 to LG20.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { noteText } from '@safeconduct/core/evidence/ledger/note.ts'
import { entryBundles, hashTiles } from '@safeconduct/core/evidence/ledger/tiles.ts'
import { publicPem } from '@safeconduct/core/evidence/seal/public-pem.ts'
import type { EvidenceRoom } from '../custody/evidence-room.ts'

export type ExportRefusal = { readonly kind: 'out-exists' | 'no-checkpoint' }

/** Returns how many files were written. */
export function exportLedger({ ledger }: EvidenceRoom, out: string): Result<number, ExportRefusal> {
  const note = ledger.checkpoint()
  if (existsSync(out)) return refuse({ kind: 'out-exists' })
  if (note === undefined) return refuse({ kind: 'no-checkpoint' })
  const { store, key } = ledger
  let files = 0
  const put = (path: string, bytes: Uint8Array | string): void => {
    const whole = join(out, path)
    mkdirSync(dirname(whole), { recursive: true, mode: 0o700 })
    writeFileSync(whole, bytes, { flag: 'wx', mode: 0o600 })
    files++
  }
  put('checkpoint', noteText(note))
  put('log.vkey', `${ledger.keyText}\n`)
  put('log.pub.pem', publicPem(key.publicKey))
  const size = store.size()
  for (const { path, bytes } of hashTiles(size, (level, index) => store.node(level, index))) put(path, bytes)
  const entryAt = (index: number): Uint8Array => certain(store.entry(index), 'every entry is kept')
  for (const { path, bytes } of entryBundles(size, entryAt)) put(path, bytes)
  return ok(files)
}
