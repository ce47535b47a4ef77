/**
 * A log in the vault's file: every step is one row of 256 entries, and above it the hashes of whole steps.
 *
 * The hashes inside a step are made again when they are asked for: 255 of them take a few milliseconds, and to keep them
 * would double what the log takes of the disk.
 */
import { type Bytes, concat } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { entryLength, type LedgerStore, stepLength } from '@safeconduct/core/evidence/ledger/ledger.ts'
import { leafHash, nodeHash, type TreeNode } from '@safeconduct/core/sealed/merkle.ts'
import type { Shelf } from '@safeconduct/core/vault/replica/store.ts'

export const ledgerShelf = 'ledger'
/** Log₂ of a step: below it hashes are made, from it on they are kept. */
const stepLevel = Math.log2(stepLength)

export class ShelfLedger implements LedgerStore {
  readonly #shelf: Shelf
  readonly #prefix: string
  /** Written by `append`, on the shelf only after `keepStaged`. */
  readonly #staged = new Map<string, Bytes>()
  #size: number
  #levels: { readonly step: number; readonly hashes: readonly (readonly Bytes[])[] } | undefined

  constructor(shelf: Shelf, name: string) {
    this.#shelf = shelf
    this.#prefix = `${name}/`
    const steps = shelf.list(ledgerShelf, `${this.#prefix}step/`)
    this.#size = steps.length * stepLength
  }

  size(): number {
    return this.#size
  }

  node(level: number, index: number): Bytes | undefined {
    if (level >= stepLevel) return this.#get(nodeName(level, index))
    const inStep = 2 ** (stepLevel - level)
    return this.#levelsOf(Math.floor(index / inStep))?.[level]?.[index % inStep]
  }

  entry(index: number): Bytes | undefined {
    const at = (index % stepLength) * entryLength
    return this.#get(stepName(Math.floor(index / stepLength)))?.slice(at, at + entryLength)
  }

  append(entries: readonly Uint8Array[], nodes: readonly TreeNode[]): void {
    if (entries.length !== stepLength) throw new Error('a log of a device grows by whole steps')
    this.#staged.set(stepName(this.#size / stepLength), concat(...entries))
    for (const { level, index, hash } of nodes) {
      if (level >= stepLevel) this.#staged.set(nodeName(level, index), hash)
    }
    this.#size += entries.length
  }

  /** Call inside a transaction. */
  keepStaged(): void {
    for (const [key, value] of this.#staged) this.#shelf.put(ledgerShelf, this.#prefix + key, value)
    this.#staged.clear()
  }

  /** The step did not come to be. */
  dropStaged(): void {
    if (this.#staged.size > 0) this.#size -= stepLength
    this.#staged.clear()
    this.#levels = undefined
  }

  #get(key: string): Bytes | undefined {
    return this.#staged.get(key) ?? this.#shelf.get(ledgerShelf, this.#prefix + key)
  }

  #levelsOf(step: number): readonly (readonly Bytes[])[] | undefined {
    if (this.#levels?.step === step) return this.#levels.hashes
    const entries = this.#get(stepName(step))
    if (entries === undefined) return undefined
    let level: readonly Bytes[] = Array.from({ length: stepLength }, (_, at) =>
      leafHash(entries.subarray(at * entryLength, (at + 1) * entryLength)),
    )
    const hashes = [level]
    while (level.length > 2) {
      const below = level
      level = Array.from({ length: below.length / 2 }, (_, at) =>
        nodeHash(certain(below[2 * at], 'even'), certain(below[2 * at + 1], 'even')),
      )
      hashes.push(level)
    }
    this.#levels = { step, hashes }
    return hashes
  }
}

/** Numbers with the same count of digits, so that the order of names is the order of numbers. */
function stepName(step: number): string {
  return `step/${String(step).padStart(12, '0')}`
}

function nodeName(level: number, index: number): string {
  return `node/${level}/${index}`
}
