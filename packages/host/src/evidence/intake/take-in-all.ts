/**
 * Many files, one after the other. Those that are read and sealed wait for one save together: a save by itself costs as much
 * of a processor as sealing a paper. What was taken in before a stop, a refusal or a full disk stays taken in; a crash
 * costs a few readings, and the same run goes on where it ended. IN52, IN56, IN59.
 */
import type { EvidenceRoom } from '../custody/evidence-room.ts'
import type { FileSource } from './file-source.ts'
import { type IntakeWish, keepTogether, type ReadNew, readNew, type TakenIn } from './take-in.ts'

type IntakeProgress = {
  readonly files: number
  readonly of: number
  readonly bytes: number
}
type IntakeWatch = {
  readonly signal?: AbortSignal
  readonly progress?: (far: IntakeProgress) => void
}

/** How many items wait at most, and how many bytes of theirs: a film is saved at once. */
export const itemsInASave = 15
const bytesInASave = 64 * 1024 * 1024

export async function takeInAll(
  room: EvidenceRoom,
  sources: readonly FileSource[],
  wish: IntakeWish,
  watch: IntakeWatch = {},
): Promise<readonly TakenIn[]> {
  const run = new Run(room)
  try {
    for (const source of sources) {
      const read = await readNew(
        room,
        source,
        wish,
        {
          ...(watch.signal === undefined ? {} : { signal: watch.signal }),
          progress: (bytes) => watch.progress?.({ files: run.files, of: sources.length, bytes }),
        },
        (id) => run.keepIfWaiting(id),
      )
      await run.add(read)
      watch.progress?.({ files: run.files, of: sources.length, bytes: 0 })
      if (run.isOver) break
    }
  } finally {
    await run.keep()
  }
  return run.taken
}

class Run {
  readonly taken: TakenIn[] = []
  readonly #room: EvidenceRoom
  #waiting: readonly ReadNew[] = []
  #isOver = false

  constructor(room: EvidenceRoom) {
    this.#room = room
  }

  get files(): number {
    return this.taken.length + this.#waiting.length
  }

  /** A disk that is full for one is full for all; what follows would only be asked in vain. */
  get isOver(): boolean {
    return this.#isOver
  }

  async add(read: TakenIn | ReadNew): Promise<void> {
    if (read.state !== 'read') {
      // In the order in which they were given.
      await this.keep()
      this.#tell([read])
      return
    }
    this.#waiting = [...this.#waiting, read]
    const bytes = this.#waiting.reduce((sum, { size }) => sum + size, 0)
    if (this.#waiting.length >= itemsInASave || bytes >= bytesInASave) await this.keep()
  }

  /** The same file given twice is one item: the first is kept before the second is looked for. */
  async keepIfWaiting(id: string): Promise<void> {
    if (this.#waiting.some(({ taken }) => taken.id === id)) await this.keep()
  }

  async keep(): Promise<void> {
    const waiting = this.#waiting
    this.#waiting = []
    this.#tell(await keepTogether(this.#room, waiting))
  }

  #tell(taken: readonly TakenIn[]): void {
    this.taken.push(...taken)
    this.#isOver ||= taken.some(
      (one) => one.state === 'refused' && ['disk-full', 'stopped'].includes(one.refusal.kind),
    )
  }
}
