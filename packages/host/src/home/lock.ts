/**
 * One writer per home: a lock that the operating system holds and that dies with its process.
 *
 * Node has no file lock of its own; SQLite has one on every system, so the file `lock` is an empty
 * database with an exclusive transaction open in it. A lock file with a process number would survive
 * kill -9 and shut a coordinator out of her own home. No other code may open `lock` in this process:
 * closing any handle of it would drop the lock (POSIX).
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import SQLite from 'better-sqlite3-multiple-ciphers'

export type HomeLock = { readonly release: () => void }
/**
 * Every lock that this process holds. A handle that nobody refers to is closed when memory is swept, and the lock with it:
 * then two desks would write to one home.
 */
const held = new Set<SQLite.Database>()

export type LockRefusal = { readonly kind: 'home-in-use' }

export function lockHome(home: string): Result<HomeLock, LockRefusal> {
  const path = join(home, 'lock')
  const taken = take(path)
  if (taken !== 'no-lock-file') return taken
  // Whoever holds the lock holds an empty file: one with anything in it is nobody's.
  rmSync(path, { force: true })
  const again = take(path)
  return again === 'no-lock-file' ? refuse({ kind: 'home-in-use' }) : again
}

function take(path: string): Result<HomeLock, LockRefusal> | 'no-lock-file' {
  const handle = new SQLite(path, { timeout: 0 })
  try {
    handle.exec('begin exclusive')
    held.add(handle)
    const release = (): void => {
      held.delete(handle)
      handle.close()
    }
    return ok({ release })
  } catch (problem) {
    handle.close()
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : ''
    if (code.startsWith('SQLITE_BUSY')) return refuse({ kind: 'home-in-use' })
    if (code === 'SQLITE_NOTADB') return 'no-lock-file'
    throw problem
  }
}
