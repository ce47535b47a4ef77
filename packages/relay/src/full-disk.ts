/** How SQLite and the system say that there is no room. */
export function isFull(problem: unknown): boolean {
  return (
    problem instanceof Error &&
    'code' in problem &&
    /^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/.test(String(problem.code))
  )
}
