/**
 * Writes entries to a relay's file and waits for the disk, beside the thread that serves devices: a wait of some
 * milliseconds in that thread is one for all of them, and nobody's signature is checked meanwhile.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import { openRelayFile, prepareAppend } from './sqlite-statements.ts'
import type { Append } from './store.ts'
import type { Answered } from './thread.ts'

if (typeof workerData !== 'string') throw new Error('the thread is given the path of a database')
const database = openRelayFile(workerData)
const sql = prepareAppend(database)

function append({ log, before, after, entries }: Append): boolean {
  const now = sql.log.get(log)
  if (now?.size !== before.size || !equalBytes(now.access, before.access)) return false
  sql.growLog.run(after.size, after.peaks, after.bytes, log)
  for (const { position, chain, seq, hash, header, signature, body, day } of entries)
    sql.addEntry.run(log, position, chain, seq, hash, header, signature, body, day)
  return true
}

const appendAll = database.transaction((changes: readonly Append[]) => changes.map(append))

function answerTo(changes: readonly Append[]): Answered<readonly boolean[]> {
  try {
    return { answer: appendAll.immediate(changes) }
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : ''
    return { problem: String(problem), code }
  }
}

parentPort?.on('message', (changes: readonly Append[]) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, no window
  parentPort?.postMessage(answerTo(changes))
})
