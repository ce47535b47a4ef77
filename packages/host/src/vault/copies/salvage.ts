/**
 * `vault salvage`: what can still be read of a damaged vault goes into a copy like any other, and what cannot is named.
 * The damaged file is not written to, not even opened: a copy of it is.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Secret } from '@safeconduct/core/base/secret.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { openDamaged } from '../../store/database.ts'
import { SalvagedRows } from '../../store/vault-rows.ts'
import { vaultPath } from '../vault.ts'
import { type Exported, type ExportRefusal, type ExportWork, exportVault } from './export.ts'

export type SalvageRefusal = ExportRefusal | { readonly kind: 'nothing-readable' }

/** `key` is the home's, as its slot gave it. */
export async function salvageVault(
  home: string,
  key: Secret<Bytes>,
  path: string,
  passphrase: Passphrase,
  work: ExportWork,
): Promise<Result<Exported, SalvageRefusal>> {
  if (existsSync(path)) return refuse({ kind: 'copy-exists' })
  const beside = join(dirname(path), `salvage-${toHex(work.random.bytes(4))}`)
  mkdirSync(beside, { mode: 0o700 })
  try {
    for (const end of ['', '-wal']) {
      const from = vaultPath(home) + end
      if (existsSync(from)) copyFileSync(from, vaultPath(beside) + end)
    }
    const database = openDamaged(vaultPath(beside), key.reveal())
    if (database === undefined) return refuse({ kind: 'nothing-readable' })
    try {
      const rows = new SalvagedRows(database)
      if (rows.logs().length === 0) return refuse({ kind: 'nothing-readable' })
      return await exportVault(rows, home, path, passphrase, work)
    } finally {
      database.close()
    }
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}
