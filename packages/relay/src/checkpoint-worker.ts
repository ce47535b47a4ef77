/**
 * Moves what was committed from the write-ahead log into the database file, beside the thread that serves devices: a
 * wait of a tenth of a second in that thread would be one for all of them.
 */
import { parentPort, workerData } from 'node:worker_threads'
import SQLite from 'better-sqlite3-multiple-ciphers'

if (typeof workerData !== 'string') throw new Error('the worker is given the path of a database')
const database = new SQLite(workerData, { fileMustExist: true })
database.pragma('synchronous = full')

parentPort?.on('message', () => {
  try {
    database.pragma('wal_checkpoint(passive)')
  } catch {
    // A full disk: the log grows meanwhile, and whoever writes to it is told.
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, no window
  parentPort?.postMessage('done')
})
