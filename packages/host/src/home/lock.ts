/**
 * One writer per home: a lock that the operating system holds and that dies with its process.
 *
 * Node has no file lock of its own; SQLite has one on every system, so the file `lock` is an empty
 * database with an exclusive transaction open in it. A lock file with a process number would survive
 * kill -9 and shut a coordinator out of her own home.
 */
import { join } from 'node:path'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import SQLite from 'better-sqlite3-multiple-ciphers'

export type HomeLock = { readonly release: () => void }
export type LockRefusal = { readonly kind: 'home-in-use' }

export function lockHome(home: string): Result<HomeLock, LockRefusal> {
  const held = new SQLite(join(home, 'lock'), { timeout: 0 })
  try {
    held.exec('begin exclusive')
    return ok({ release: () => held.close() })
  } catch {
    held.close()
    return refuse({ kind: 'home-in-use' })
  }
}
