/**
 * A thread beside the one that serves devices. It is started by the first ask, answers one after the other, and keeps no
 * process alive but while somebody waits.
 */
import { Worker } from 'node:worker_threads'

/** What a thread answers: the answer, or the name of what went wrong, as an error has it in its `code`. */
export type Answered<A> = { readonly answer: A } | { readonly problem: string; readonly code: string }

type Waiting<A> = { readonly settle: (answer: A) => void; readonly fail: (problem: unknown) => void }

export class Thread<Q, A> {
  readonly #program: URL
  readonly #given: unknown
  #worker: Worker | undefined
  #waiting: Waiting<A>[] = []
  #isOver = false

  constructor(program: URL, given: unknown) {
    this.#program = program
    this.#given = given
  }

  /** `moved` goes over as it is, and is no longer here. */
  ask(asked: Q, moved: readonly ArrayBuffer[]): Promise<A> {
    if (this.#isOver) return Promise.reject(new Error('a thread was asked that had ended'))
    const worker = (this.#worker ??= this.#start())
    if (this.#waiting.length === 0) worker.ref()
    return new Promise((settle, fail) => {
      this.#waiting.push({ settle, fail })
      worker.postMessage(asked, moved)
    })
  }

  /** Asks without an answer yet. */
  get waiting(): number {
    return this.#waiting.length
  }

  async end(): Promise<void> {
    this.#isOver = true
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(this.#program, { workerData: this.#given })
    worker.on('message', (said: Answered<A>) => {
      const first = this.#waiting.shift()
      if (this.#waiting.length === 0) worker.unref()
      if ('answer' in said) first?.settle(said.answer)
      else first?.fail(Object.assign(new Error(said.problem), { code: said.code }))
    })
    // The next ask starts another one; who waited for this one is told that nobody knows.
    const over = (problem: unknown): void => {
      if (this.#worker !== worker) return
      const waiting = this.#waiting
      this.#waiting = []
      this.#worker = undefined
      for (const { fail } of waiting) fail(problem)
    }
    worker.once('error', over)
    // Also behind an error, when another one may have been started already.
    worker.once('exit', () => over(new Error('a thread of the relay ended')))
    return worker
  }
}
