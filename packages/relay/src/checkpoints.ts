/**
 * When the write-ahead log of a relay is moved into its file, and by whom: `checkpoint-worker.ts`.
 *
 * In a pause, for then nobody waits for the disk; while writers come without one, when the log has grown large. SQLite's
 * own way, a move by whoever makes the log too long, let sixteen devices wait for a fifth to a third of a second. Then
 * the log is emptied: what was deleted from the file stood in it until then.
 */
import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

const pauseMillis = 200
const largest = 256 * 1024 * 1024
/** Commits after which the length of the log is looked at. */
const lookEvery = 50
/** A backup that reads from the log, or the thread below, is done soon; some program may never be. */
const tryAgainMillis = 50
const mostTries = 100
const tryLaterMillis = 2_000

/** The worker is started when there is something to do: most relays of most days have little. */
export class Checkpoints {
  readonly #path: string
  readonly #empty: () => Promise<boolean>
  #worker: Worker | undefined
  #commits = 0
  #last = 0
  #pause: NodeJS.Timeout | undefined
  #busy = false

  /** `empty` moves what was committed while the worker was at it, which is little, and empties the log; false: not now. */
  constructor(path: string, empty: () => Promise<boolean>) {
    this.#path = path
    this.#empty = empty
  }

  committed(): void {
    this.#last = performance.now()
    this.#again(pauseMillis)
    if (++this.#commits % lookEvery === 0 && this.#isLarge()) this.#begin()
  }

  /** Resolves when nothing that was committed before stands in the log, or another program reads from it for ever. */
  async emptied(): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      if (await this.#empty()) return
      await sleep(tryAgainMillis)
    }
    this.#again(tryLaterMillis)
  }

  async end(): Promise<void> {
    clearTimeout(this.#pause)
    await this.#worker?.terminate()
  }

  #again(millis: number): void {
    this.#pause ??= setTimeout(() => this.#awaitPause(), millis).unref()
  }

  #awaitPause(): void {
    const left = this.#last + pauseMillis - performance.now()
    this.#pause = left > 0 ? setTimeout(() => this.#awaitPause(), left).unref() : undefined
    if (left <= 0) this.#begin()
  }

  #begin(): void {
    if (this.#busy) return
    this.#busy = true
    this.#worker ??= this.#start()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, no window
    this.#worker.postMessage('now')
  }

  #isLarge(): boolean {
    return (statSync(`${this.#path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > largest
  }

  #start(): Worker {
    const worker = new Worker(new URL('checkpoint-worker.ts', import.meta.url), { workerData: this.#path })
    worker.on('message', () => {
      this.#busy = false
      if (this.#pause !== undefined && !this.#isLarge()) return
      this.#empty().then(
        (isEmpty) => {
          if (!isEmpty) this.#again(tryLaterMillis)
        },
        // What is wrong with the disk is told to whoever writes next.
        () => undefined,
      )
    })
    // Without it the log is moved by whoever writes, later and at a price.
    worker.on('error', () => undefined)
    worker.unref()
    return worker
  }
}
