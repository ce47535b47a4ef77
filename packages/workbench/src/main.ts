/**
 * The program that opens what strangers made: one task on stdin, one answer on stdout, and it ends.
 *
 * It holds no key, no name and no vault, is started without the variables of a shell, may write nowhere and reach no
 * network (docs/decisions/0036-packages-for-evidence-and-press.md). Whoever started it ends it when it takes too long.
 */
import { type Bytes, concat } from '@safeconduct/core/base/bytes.ts'
import { frameOf, frameSize, readFrame } from '@safeconduct/core/evidence/workbench/frame.ts'
import { parseTask } from '@safeconduct/core/evidence/workbench/task.ts'
import { type Done, doTask } from './tasks.ts'

/** Whoever started it may be gone: then nobody ends it, so it ends itself. */
const longestMillis = 65 * 60_000
setTimeout(() => process.exit(3), longestMillis).unref()
process.stdout.on('error', () => process.exit(3))
process.stderr.on('error', () => {})

const done = await answer(await oneFrame())
for (const piece of frameOf(
  done.ok ? { done: done.value.said } : { refused: done.refusal.kind },
  done.ok ? done.value.files : [],
)) {
  if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
process.stdout.end(() => process.exit(0))

async function answer(bytes: Bytes): Promise<Done> {
  const frame = readFrame(bytes)
  const task = parseTask(frame?.header, '')
  if (frame === undefined || !task.ok) return { ok: false, refusal: { kind: 'not-this-kind' } }
  try {
    return await doTask(task.value, frame.files, far)
  } catch {
    // A decoder's message may quote the file: only that it could not be read is said.
    return { ok: false, refusal: { kind: 'damaged' } }
  }
}

/** How far it is, in thousandths, on the way on which nothing else is said. */
function far(part: number): void {
  process.stderr.write(`${Math.round(part * 1000)}\n`)
}

/** One frame; and from then on the end of the pipe is the end of whoever asked, and of this. */
function oneFrame(): Promise<Bytes> {
  const pieces: Uint8Array[] = []
  let length = 0
  let size: number | undefined
  return new Promise((resolve) => {
    process.stdin.on('data', (piece: Uint8Array) => {
      pieces.push(piece)
      length += piece.length
      if (size === undefined) size = frameSize(concat(...pieces))
      if (size !== undefined && !(length < size)) resolve(concat(...pieces))
    })
    // Locking a desk ends the process that asked: what it gave away must not go on living here.
    process.stdin.once('end', () => process.exit(3))
    process.stdin.once('error', () => process.exit(3))
  })
}
