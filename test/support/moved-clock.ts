/**
 * A clock that a test moves by hand, for the relay in its own process and for desks that are real programs: nobody
 * waits ten minutes for a lease to end, or an evening for safe hours to begin.
 *
 * The program knows nothing of it. A desk gives the process with its keys no argument and no variable, so what it
 * starts as "node" is here a file of four lines, which starts node with a module that runs before everything else and
 * reads by how much the time is moved. Only time of the day is moved: timers run as they do.
 */
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Clock, clockFrom } from '../../packages/core/src/base/clock.ts'
import { machineNow } from '../../packages/host/src/home/machine-clock.ts'

/** How soon a desk knows that the time was moved. */
const lookedAtEvery = 50

export class MovedClock {
  readonly #folder: string
  #by = 0
  /** For what runs in the process of the test. */
  readonly clock: Clock = clockFrom(machineNow(), () => performance.now() + this.#by)

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async in(folder: string): Promise<MovedClock> {
    await mkdir(folder, { recursive: true })
    const moved = new MovedClock(folder)
    await moved.#tell()
    await writeFile(join(folder, 'shift.mjs'), shiftBy(join(folder, 'by')))
    const node = join(folder, 'node')
    const shift = pathToFileURL(join(folder, 'shift.mjs')).href
    await writeFile(node, `#!/bin/sh\nexec '${process.execPath}' --import '${shift}' "$@"\n`)
    await chmod(node, 0o700)
    await writeFile(join(folder, 'desk.mjs'), `process.execPath = ${JSON.stringify(node)}\n`)
    return moved
  }

  /** Flags of node for a desk whose child follows this clock. */
  get flags(): readonly string[] {
    return ['--import', pathToFileURL(join(this.#folder, 'desk.mjs')).href]
  }

  /** Moves the time on, for everybody at once. */
  async forward(millis: number): Promise<void> {
    this.#by += millis
    await this.#tell()
    await new Promise((known) => setTimeout(known, 2 * lookedAtEvery))
  }

  /** Whole or not at all: a desk must not read half a number. */
  async #tell(): Promise<void> {
    const file = join(this.#folder, 'by')
    await writeFile(`${file}.new`, String(this.#by))
    await rename(`${file}.new`, file)
  }
}

function shiftBy(file: string): string {
  return `import { readFileSync } from 'node:fs'
const read = () => Number(readFileSync(${JSON.stringify(file)}, 'utf8'))
const now = performance.now.bind(performance)
let by = read()
setInterval(() => {
  try {
    by = read()
  } catch {
    // The folder is gone with the test; the desk is about to go too.
  }
}, ${lookedAtEvery}).unref()
performance.now = () => now() + by
`
}
