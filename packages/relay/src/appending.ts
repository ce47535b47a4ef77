/**
 * Pushes of one log, one after the other, as many at once as wait: one transaction for all of them.
 *
 * Nothing is receipted before the disk has it. When another process has moved the log in between, everything is
 * judged again on what stands now.
 */
import { type Bytes, concat, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Frontier } from '@safeconduct/core/sealed/merkle.ts'
import type { CompartmentId } from '@safeconduct/core/vault/compartment.ts'
import type { Entry } from '@safeconduct/core/vault/entry.ts'
import type { LinkRefusal } from '@safeconduct/core/vault/sync/link.ts'
import { chainOf, judge, pointOf, type Standing } from './judging.ts'
import type { RelayLimits } from './limits.ts'
import { type Placed, RelayFull, type RelayStore, type StoredLog } from './store.ts'

type Outcome = Result<readonly Placed[], LinkRefusal>
type Push = {
  /** SHA-256 of the token that came with it. */
  readonly access: Bytes
  readonly entries: readonly Entry[]
  readonly day: number
  readonly settle: (outcome: Outcome) => void
  readonly fail: (defect: unknown) => void
}

/** Entries of a log that are judged in one go; more wait for the next. */
const entriesAtOnce = 2048

export class Appending {
  readonly #store: RelayStore
  readonly #limits: RelayLimits
  readonly #waiting = new Map<string, Push[]>()

  constructor(store: RelayStore, limits: RelayLimits) {
    this.#store = store
    this.#limits = limits
  }

  /** Entries whose form and signatures were looked at. */
  append(
    log: CompartmentId,
    push: { readonly access: Bytes; readonly entries: readonly Entry[]; readonly day: number },
  ): Promise<Outcome> {
    const name = toHex(log)
    const waiting = this.#waiting.get(name)
    if ((waiting?.length ?? 0) >= this.#limits.waiting) {
      return Promise.resolve(refuse({ kind: 'slow-down', seconds: 1 }))
    }
    return new Promise((settle, fail) => {
      const job: Push = { ...push, settle, fail }
      if (waiting !== undefined) {
        waiting.push(job)
        return
      }
      const queue = [job]
      this.#waiting.set(name, queue)
      void this.#run(log, queue)
    })
  }

  async #run(log: CompartmentId, queue: Push[]): Promise<void> {
    while (queue.length > 0) {
      const pushes = takeSome(queue)
      try {
        const outcomes = await this.#appendAll(log, pushes)
        for (const [at, push] of pushes.entries()) push.settle(outcomes[at] ?? refuse({ kind: 'relay-full' }))
      } catch (defect) {
        for (const push of pushes) push.fail(defect)
      }
    }
    this.#waiting.delete(toHex(log))
  }

  async #appendAll(log: CompartmentId, pushes: readonly Push[]): Promise<readonly Outcome[]> {
    for (;;) {
      const before = await this.#store.log(log)
      if (before === undefined) return pushes.map(() => refuse({ kind: 'unknown-log' }))
      const standing = await this.#standing(log, before, pushes)
      const outcomes = pushes.map(({ access, entries, day }): Outcome => {
        if (!equalBytes(access, before.access)) return refuse({ kind: 'not-allowed' })
        const judged = judge(standing, entries, { day, quota: this.#limits.log })
        return 'kind' in judged ? refuse(judged) : ok(judged)
      })
      if (standing.accepted.length === 0) return outcomes
      const { frontier, bytes, accepted } = standing
      const after = { ...before, size: frontier.size, peaks: concat(...frontier.peaks), bytes }
      try {
        if (await this.#store.append({ log, before, after, entries: accepted })) return outcomes
      } catch (problem) {
        if (!(problem instanceof RelayFull)) throw problem
        return pushes.map(() => refuse({ kind: 'relay-full' }))
      }
    }
  }

  async #standing(log: CompartmentId, row: StoredLog, pushes: readonly Push[]): Promise<Standing> {
    const chains = new Map<string, Bytes>()
    const entries = pushes.flatMap((push) => push.entries)
    for (const entry of entries) chains.set(toHex(chainOf(entry)), chainOf(entry))
    const found = await this.#store.heads(log, [...chains.values()])
    const standing: Standing = {
      heads: new Map(),
      placed: new Map(),
      accepted: [],
      frontier: frontierOf(row),
      bytes: row.bytes,
      room: Math.max(0, this.#limits.all - (await this.#store.holdings()).bytes),
    }
    for (const [at, name] of [...chains.keys()].entries()) {
      const head = found[at]
      if (head !== undefined) standing.heads.set(name, head)
    }
    for (const entry of entries) {
      const chain = chainOf(entry)
      if (entry.header.seq > (standing.heads.get(toHex(chain))?.seq ?? 0)) continue
      const there = await this.#store.placed(log, chain, entry.header.seq)
      if (there !== undefined) standing.placed.set(pointOf(chain, entry.header.seq), there)
    }
    return standing
  }
}

function takeSome(queue: Push[]): readonly Push[] {
  let count = 0
  let entries = 0
  for (const push of queue) {
    entries += push.entries.length
    if (count > 0 && entries > entriesAtOnce) break
    count++
  }
  return queue.splice(0, count)
}

export function frontierOf({ size, peaks }: StoredLog): Frontier {
  const hashes: Bytes[] = []
  for (let at = 0; at < peaks.length; at += 32) hashes.push(new Uint8Array(peaks.subarray(at, at + 32)))
  return { size, peaks: hashes }
}
