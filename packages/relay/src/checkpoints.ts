/** When the write-ahead log of a relay is moved into its file, and by whom: `checkpoint-worker.ts`. */
import { Worker } from 'node:worker_threads'

/** Commits after which the log is worth moving into the file: some ten megabytes under load. */
const commitsBetween = 200

/** The worker is started when there is something to do: most relays of most days have little. */
export class Checkpoints {
  readonly #path: string
  #worker: Worker | undefined
  #since = 0
  #busy = false

  constructor(path: string) {
    this.#path = path
  }

  committed(): void {
    if (++this.#since < commitsBetween || this.#busy) return
    this.#since = 0
    this.#busy = true
    this.#worker ??= this.#start()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, no window
    this.#worker.postMessage('now')
  }

  async end(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('checkpoint-worker.ts', import.meta.url), { workerData: this.#path })
    worker.on('message', () => {
      this.#busy = false
    })
    // Without it the log is moved by whoever writes, later and at a price.
    worker.on('error', () => undefined)
    worker.unref()
    return worker
  }
}
