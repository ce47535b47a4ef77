/** Where words go: messages to stderr, one JSON document to stdout. */
export function say(line: string): void {
  process.stderr.write(`${inert(line)}\n`)
}

/** A file's name or a report's words are a stranger's: nothing of them may steer the terminal or turn the line around. */
export function inert(text: string): string {
  return text.replaceAll(/[^\P{C}\n]|[\u2028\u2029]/gu, '�')
}

/** The one document of `--json`. Waits until all of it is written: a pipe may be slower than we are. */
export function printJson(document: unknown): Promise<void> {
  return print(`${JSON.stringify(document, null, 1)}\n`)
}

export function print(text: string): Promise<void> {
  return new Promise((done) => {
    process.stdout.write(text, () => done())
  })
}

/** How far long work is, on one line of a terminal; nothing where nobody looks. */
export function progressLine(what: string): (done: number, of: number) => void {
  if (!process.stderr.isTTY) return () => undefined
  return (done, of) => {
    process.stderr.write(`\r${what}: ${done} of ${of}${done === of ? '\n' : ''}`)
  }
}
