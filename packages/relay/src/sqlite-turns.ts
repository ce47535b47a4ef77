/**
 * Who writes to a relay's file, one after the other: changes of the thread that serves devices, all that wait in one
 * transaction; then entries, all that wait in one transaction of the thread beside (`append-worker.ts`). The next turn
 * begins when the disk has this one: what came meanwhile goes together.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { isFull } from './full-disk.ts'
import { type Append, RelayFull } from './store.ts'
import { Thread } from './thread.ts'

/** Milliseconds in which others may join the first turn: a wait for the disk is several times as long. */
const gathering = 1

export type Change = {
  readonly work: () => void
  readonly kept: () => void
  readonly fail: (problem: unknown) => void
}
type Appended = {
  readonly change: Append
  readonly settle: (isDone: boolean) => void
  readonly fail: (problem: unknown) => void
}

export class SqliteTurns {
  readonly #together: (work: () => void) => void
  readonly #committed: () => void
  readonly #thread: Thread<readonly Append[], readonly boolean[]>
  #changes: Change[] = []
  #appends: Appended[] = []
  /** Work outside of transactions. */
  #alone: (() => void)[] = []
  #running: Promise<void> | undefined

  /** `together` makes a transaction of some work; `committed` hears of each that the disk has. */
  constructor(path: string, together: (work: () => void) => void, committed: () => void) {
    this.#thread = new Thread(new URL('append-worker.ts', import.meta.url), path)
    this.#together = together
    this.#committed = committed
  }

  change(change: Change): void {
    this.#changes.push(change)
    this.#begin()
  }

  append(change: Append): Promise<boolean> {
    return new Promise((settle, fail) => {
      this.#appends.push({ change, settle, fail })
      this.#begin()
    })
  }

  /** While nobody writes. */
  alone<T>(work: () => T): Promise<T> {
    return new Promise((settle, fail) => {
      this.#alone.push(() => {
        try {
          settle(work())
        } catch (problem) {
          fail(problem)
        }
      })
      this.#begin()
    })
  }

  async end(): Promise<void> {
    while (this.#running !== undefined) await this.#running
    await this.#thread.end()
  }

  #begin(): void {
    this.#running ??= this.#run()
  }

  async #run(): Promise<void> {
    await sleep(gathering)
    while (this.#changes.length + this.#appends.length + this.#alone.length > 0) {
      this.#makeChanges()
      await this.#makeAppends()
      const alone = this.#alone
      this.#alone = []
      for (const work of alone) work()
    }
    this.#running = undefined
  }

  #makeChanges(): void {
    const changes = this.#changes
    this.#changes = []
    if (changes.length === 0) return
    try {
      this.#together(() => {
        for (const { work } of changes) work()
      })
    } catch (problem) {
      for (const { fail } of changes) fail(said(problem))
      return
    }
    for (const { kept } of changes) kept()
    this.#committed()
  }

  async #makeAppends(): Promise<void> {
    const appends = this.#appends
    this.#appends = []
    if (appends.length === 0) return
    try {
      const { changes, memory } = inOnePiece(appends.map(({ change }) => change))
      const done = await this.#thread.ask(changes, [memory])
      for (const [at, { settle }] of appends.entries()) settle(done[at] === true)
    } catch (problem) {
      for (const { fail } of appends) fail(said(problem))
      return
    }
    this.#committed()
  }
}

function said(problem: unknown): unknown {
  return isFull(problem) ? new RelayFull() : problem
}

/** The same with all bytes in one piece of memory, which goes to the other thread as it is. */
function inOnePiece(changes: readonly Append[]): {
  readonly changes: readonly Append[]
  readonly memory: ArrayBuffer
} {
  let length = 0
  for (const { log, before, after, entries } of changes) {
    length += log.length + before.access.length + after.peaks.length
    for (const { chain, hash, header, signature, body } of entries)
      length += chain.length + hash.length + header.length + signature.length + body.length
  }
  const memory = new ArrayBuffer(length)
  const whole = new Uint8Array(memory)
  const none = new Uint8Array(memory, 0, 0)
  let at = 0
  const put = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
    whole.set(bytes, at)
    at += bytes.length
    return whole.subarray(at - bytes.length, at)
  }
  const moved = changes.map(({ log, before, after, entries }) => ({
    log: put(log),
    before: { ...before, access: put(before.access), peaks: none },
    after: { ...after, access: none, peaks: put(after.peaks) },
    entries: entries.map((entry) => ({
      ...entry,
      chain: put(entry.chain),
      hash: put(entry.hash),
      header: put(entry.header),
      signature: put(entry.signature),
      body: put(entry.body),
    })),
  }))
  return { changes: moved, memory }
}
