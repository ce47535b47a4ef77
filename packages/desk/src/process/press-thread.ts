/**
 * A thread that lays reports and claims beside each other. It is started with the first question and sent only what
 * changed since the last; it has no file, no key and no line to anybody, and ends with the vault.
 */
import { Worker } from 'node:worker_threads'
import { comparedPublications } from '@safeconduct/core/attention/compared.ts'
import type { Held, World } from '@safeconduct/core/rules/world.ts'
import { reportDefect } from './defect.ts'
import type { PressAnswers, PressAsk } from './press-questions.ts'

export type ToPress = {
  readonly ticket: number
  readonly now: number
  readonly ask: PressAsk
  readonly changed: readonly Held[]
  readonly gone: readonly string[]
}
export type FromPress = { readonly ticket: number; readonly value: PressAnswers[PressAsk['name']] }

/** What the press desk looks at. Names are not among it. */
const types = [
  'Statement',
  'PressNote',
  'Claim',
  'Testimony',
  'EvidenceItem',
  'Event',
  'Act',
  'Person',
  'Case',
  'Intervention',
  'VisaApplication',
  'Assistance',
  'Check',
  'Consent',
  'Release',
  'HelpRequest',
  'Journey',
] as const

type Waiting = (value: FromPress['value']) => void

export class PressThread {
  #worker: Worker | undefined
  readonly #sent = new Map<string, Held>()
  readonly #waiting = new Map<number, Waiting>()
  #ticket = 0
  #seen: World['byId'] | undefined

  /** Undefined: the vault was locked meanwhile, or the thread came to its end (more reports than memory). */
  async ask<A extends PressAsk>(ask: A, world: World): Promise<PressAnswers[A['name']] | undefined> {
    const { changed, gone } = this.#since(world)
    const ticket = ++this.#ticket
    const worker = this.#started()
    const value = await new Promise<FromPress['value']>((answered) => {
      this.#waiting.set(ticket, answered)
      const message: ToPress = { ticket, now: world.now, ask, changed, gone }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, no window
      worker.postMessage(message)
    })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the thread answers what it was asked, by name
    return value as PressAnswers[A['name']] | undefined
  }

  stop(): void {
    void this.#worker?.terminate()
    this.#forget()
  }

  #forget(): void {
    for (const answered of this.#waiting.values()) answered(undefined)
    this.#waiting.clear()
    this.#sent.clear()
    this.#seen = undefined
    this.#worker = undefined
  }

  /** Records are replaced, never changed: what is the same object says the same. */
  #since(world: World): Pick<ToPress, 'changed' | 'gone'> {
    if (this.#seen === world.byId) return { changed: [], gone: [] }
    this.#seen = world.byId
    const now = [...comparedPublications(world), ...types.flatMap((type) => world.ofType(type))]
    const ids = new Set(now.map(({ id }) => id))
    const gone = [...this.#sent.keys()].filter((id) => !ids.has(id))
    const changed = now.filter((held) => this.#sent.get(held.id) !== held)
    for (const id of gone) this.#sent.delete(id)
    for (const held of changed) this.#sent.set(held.id, held)
    return { changed, gone }
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker
    const worker = new Worker(new URL('press-worker.ts', import.meta.url))
    worker.on('message', ({ ticket, value }: FromPress) => {
      this.#waiting.get(ticket)?.(value)
      this.#waiting.delete(ticket)
    })
    worker.on('error', (why) => {
      reportDefect(why)
      this.#forget()
    })
    worker.unref()
    this.#worker = worker
    return worker
  }
}
