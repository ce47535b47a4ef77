/**
 * The program that captures. It reads one task from its standard input, says how far it is on its standard output, lays one
 * file into the folder it was given, and ends: 0 where the capture holds what was looked for or nothing was, 1 otherwise.
 *
 * It holds no key and opens no vault: a page that breaks out of the browser finds a folder that is about to be deleted.
 */
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { clockFrom } from '@safeconduct/core/base/clock.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { parseTask, type Said } from '@safeconduct/core/evidence/capture/task.ts'
import { capture } from './capture.ts'

const stop = new AbortController()
/** Of the task; whoever gave it deletes it, unless they are gone: a desk that locks ends at once. */
let folder: string | undefined
let isAlone = false

function say(said: Said): void {
  process.stdout.write(`${JSON.stringify(said)}\n`)
}

async function main(line: string): Promise<number> {
  const json = parseJson(utf8(line))
  const task = json.ok ? parseTask(json.value, '') : json
  if (!task.ok) {
    say({ step: 'refused', why: 'task' })
    return 1
  }
  folder = task.value.folder
  const clock = clockFrom(task.value.now, () => performance.now())
  const captured = await capture(task.value, { clock, say, stop: stop.signal })
  if (!captured.ok) {
    say({ step: 'refused', why: captured.refusal.why })
    return 1
  }
  const { verdict } = captured.value
  say({ step: 'done', verdict })
  return verdict === 'hollow' ? 1 : 0
}

async function guarded(line: string): Promise<void> {
  try {
    process.exitCode = await main(line)
  } catch (problem) {
    const full = problem instanceof Error && 'code' in problem && problem.code === 'ENOSPC'
    say({ step: 'refused', why: full ? 'disk-full' : 'no-page' })
    // Where in the program, and nothing of the page.
    if (!full)
      process.stderr.write(
        `${problem instanceof Error ? (problem.stack ?? '').replace(/^.*?\n(?=\s+at )/s, '') : ''}\n`,
      )
    process.exitCode = 1
  }
  if (isAlone && folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  // A browser that does not end would hold this program: it ends when its pipe is gone.
  process.stdout.write('', () => process.exit())
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
const input = createInterface({ input: process.stdin })
let started = false
input.on('line', (line) => {
  if (started) return
  started = true
  void guarded(line)
})
// Whoever started this is gone: so is the use of it.
input.on('close', () => {
  isAlone = true
  stop.abort()
})
