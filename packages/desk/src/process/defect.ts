/**
 * How a defect of ours is told to whoever mends it: which kind of error and where, never its message,
 * because a message may quote what somebody wrote.
 */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'a defect that is no error'
  // The stack begins with the message, and a message of two lines may have one that looks like a place.
  const stack = (error.stack ?? '').replace(error.message, '')
  const places = stack
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$|^\s+at .*\(<anonymous>\)$/.test(line))
  return [`a defect: ${error.name}`, ...places.slice(0, 12)].join('\n')
}

export function reportDefect(error: unknown): void {
  process.stderr.write(`${traceOf(error)}\n`)
}
