/**
 * How a defect of ours is told to whoever mends it: which kind of error and where, never its message,
 * because a message may quote what somebody wrote.
 */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'a defect that is no error'
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`a defect: ${error.name}`, ...places.slice(0, 12)].join('\n')
}

export function reportDefect(error: unknown): void {
  process.stderr.write(`${traceOf(error)}\n`)
}
