/** `vault export`: the second copy of a lone device, in one sealed file. docs/formats/vault.md §C. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { newSealKey, sealKeyBytes } from '@safeconduct/core/sealed/seal.ts'
import { type KdfNumbers, newSlot, slotsBytes } from '@safeconduct/core/sealed/unlock.ts'
import { platformArgon2id } from '../../home/argon2.ts'
import { isDiskFull } from '../../store/damage.ts'
import type { VaultRows } from '../../store/vault-rows.ts'
import { FrameWriter, headerBytes } from './copy-file.ts'
import { type CopyHole, HoleFinder } from './holes.ts'
import { itemsOf } from './items.ts'

export type ExportRefusal = { readonly kind: 'copy-exists' | 'copy-not-writable' | 'disk-full' }
export type Exported = {
  readonly entries: number
  readonly files: number
  readonly bytes: number
  /** Entries that the vault once had and that could not be read. */
  readonly holes: readonly CopyHole[]
}
export type ExportWork = { readonly random: Random; readonly numbers?: KdfNumbers }

/** Writes everything into a new file at `path`, which opens with this passphrase alone. */
export async function exportVault(
  rows: VaultRows,
  home: string,
  path: string,
  passphrase: Passphrase,
  { random, numbers }: ExportWork,
): Promise<Result<Exported, ExportRefusal>> {
  if (existsSync(path)) return refuse({ kind: 'copy-exists' })
  const temporary = `${path}.${toHex(random.bytes(4))}`
  const key = newSealKey(random)
  const work = { random, argon2id: platformArgon2id, ...(numbers === undefined ? {} : { numbers }) }
  const slot = await newSlot(passphrase, new Secret(sealKeyBytes(key)), work)
  const header = headerBytes(slotsBytes([slot]))
  try {
    const file = await open(temporary, 'wx', 0o600)
    const told = { entries: 0, files: new Set<unknown>(), bytes: header.length }
    const holes = new HoleFinder()
    try {
      await file.writeFile(header)
      const frames = new FrameWriter(key, header, random)
      for (const item of itemsOf(rows, home, holes)) {
        if (item.kind === 'entry') told.entries++
        if (item.kind === 'file') told.files.add(item.about['name'])
        const frame = await frames.add(item)
        if (frame !== undefined) await file.writeFile(frame)
        told.bytes += frame?.length ?? 0
      }
      const end = await frames.end()
      await file.writeFile(end)
      await file.sync()
      told.bytes += end.length
    } finally {
      await file.close()
    }
    renameSync(temporary, path)
    await syncFolder(dirname(path))
    return ok({ entries: told.entries, files: told.files.size, bytes: told.bytes, holes: holes.holes() })
  } catch (problem) {
    rmSync(temporary, { force: true })
    if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
    if (problem instanceof Error && 'code' in problem) return refuse({ kind: 'copy-not-writable' })
    throw problem
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
