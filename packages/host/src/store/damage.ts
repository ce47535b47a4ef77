import { StoreFull } from '@safeconduct/core/vault/replica/store.ts'

/** The tables are unreadable in a way only damage or another hand can cause. */
export class DamagedVault extends Error {}

/** For what this program always writes: when it is not there, the file was damaged. */
export function found<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new DamagedVault(what)
  return value
}

/** What SQLite says of a page that does not open. */
export function isDamage(problem: unknown): boolean {
  return problem instanceof DamagedVault || isStoreCode(problem, /^SQLITE_(CORRUPT|NOTADB|IOERR)/)
}

/** The disk took no more. The second code is the shared-memory file, which grows with the log. */
export function isDiskFull(problem: unknown): boolean {
  return (
    problem instanceof StoreFull || isStoreCode(problem, /^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/)
  )
}

/** Does what can also be done later. */
export function unlessDiskFull(work: () => void): void {
  try {
    work()
  } catch (problem) {
    if (!isDiskFull(problem)) throw problem
  }
}

function isStoreCode(problem: unknown, codes: RegExp): boolean {
  return problem instanceof Error && 'code' in problem && codes.test(String(problem.code))
}
