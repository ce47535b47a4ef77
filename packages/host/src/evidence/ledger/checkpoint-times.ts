/**
 * The times of a device's checkpoints: tokens and calendars' promises of the newest one, and promises of older ones that
 * wait for their block. docs/formats/timestamps.md, TS11 to TS13 and TS29.
 *
 * Every checkpoint is shown to authorities and calendars, whatever it holds: were only those shown that hold something,
 * an authority could count when this network is given evidence.
 */
import { fromBase64, utf8 } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { listOf, object, optional, type Parser, text, whole } from '@safeconduct/core/base/parse.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { attestedBy } from '@safeconduct/core/evidence/ots/attested.ts'
import { readOts } from '@safeconduct/core/evidence/ots/read-ots.ts'
import { checkpointName } from '@safeconduct/core/evidence/papers-check.ts'
import type { Vault } from '../../vault/vault.ts'
import { ledgerShelf } from './shelf-ledger.ts'

/** How times are asked for, as an organisation has set it. A part that is left out is asked of nobody. */
export type TimeAsking = {
  /** Tokens of authorities over this checkpoint, as base64; none where nobody answered. */
  readonly stamp?: (checkpoint: string) => Promise<readonly string[]>
  /** So many tokens will do; one where nothing is said. */
  readonly enough?: number
  /** What calendars promise for this checkpoint: a proof, as base64. */
  readonly promise?: (checkpoint: string) => Promise<string | undefined>
  /** The same proof with what its calendars know by now. */
  readonly grown?: (proof: string) => Promise<string>
}

/** What is known of the time of one checkpoint; `isWhole` when nothing more is to be asked for. */
export type Times = { readonly tokens: readonly string[]; readonly ots?: string; readonly isWhole: boolean }

/** A promise that became a way to a block, and the seals whose papers hold the promise. */
export type Kept = { readonly checkpoint: string; readonly ots: string; readonly seals: readonly string[] }

export const longestProof = 200_000
const millis = whole(0, Number.MAX_SAFE_INTEGER)
const name = text({ max: 16, lines: false })
const parseNewest = object({
  checkpoint: name,
  asked: millis,
  tokens: listOf(text({ max: longestProof }), { max: 20 }),
  ots: optional(text({ max: longestProof })),
})
const parsePromise = object({
  checkpoint: name,
  asked: millis,
  ots: text({ max: longestProof }),
  seals: listOf(text({ max: 64, lines: false }), { max: 1_000_000 }),
})
type Newest = {
  readonly checkpoint: string
  readonly asked: number
  readonly tokens: readonly string[]
  readonly ots?: string | undefined
}
type Promised = Kept & { readonly asked: number }

/** Whoever was silent is asked again after an hour, and a calendar for its block no more often. */
const patience = 3_600_000
/** A desk that was away for a month does not ask about a hundred blocks at once. */
const atOnce = 8

export class CheckpointTimes {
  readonly #vault: Pick<Vault, 'store' | 'clock'>
  readonly #prefix: string

  constructor(vault: Pick<Vault, 'store' | 'clock'>, log: string) {
    this.#vault = vault
    this.#prefix = `${log}/times/`
  }

  /** What is known of this newest checkpoint, asked for where it is not; `fresh` when something came of that. */
  async of(text: string, asking: TimeAsking): Promise<Times & { readonly fresh: boolean }> {
    const checkpoint = checkpointName({ text })
    const last = this.#newest()
    const known: Newest =
      last?.checkpoint === checkpoint ? last : { checkpoint, asked: 0, tokens: [], ots: undefined }
    const wants = missing(known, asking)
    const isSoon = Math.abs(this.#vault.clock.millis() - known.asked) < patience
    if ((!wants.tokens && !wants.ots) || isSoon) return { ...shown(known, asking), fresh: false }
    const [tokens, ots] = await Promise.all([
      wants.tokens ? asking.stamp?.(text) : undefined,
      wants.ots ? asking.promise?.(text) : undefined,
    ])
    const found: Newest = {
      ...known,
      asked: this.#vault.clock.millis(),
      tokens: tokens !== undefined && tokens.length > known.tokens.length ? tokens : known.tokens,
      ots: ots !== undefined && ots.length <= longestProof ? ots : known.ots,
    }
    this.#vault.store.transaction(() => {
      this.#put('newest', found)
      if (found.ots !== known.ots && found.ots !== undefined)
        this.#put(`promised/${checkpoint}`, { checkpoint, asked: found.asked, ots: found.ots, seals: [] })
    })
    const fresh = found.tokens !== known.tokens || found.ots !== known.ots
    return { ...shown(found, asking), fresh }
  }

  /** These seals hold the promise of this checkpoint: they get what becomes of it. */
  remember(text: string, seals: readonly string[]): void {
    const checkpoint = checkpointName({ text })
    const known = this.#promises().find((each) => each.checkpoint === checkpoint)
    if (known === undefined || seals.length === 0) return
    const all = [...new Set([...known.seals, ...seals])]
    this.#vault.store.transaction(() => this.#put(`promised/${checkpoint}`, { ...known, seals: all }))
  }

  /** Asks after promises that are an hour older than when they were last asked after; those that a block bears now are given to `keep`. */
  async grow({ grown }: TimeAsking, keep: (kept: Kept) => Promise<boolean>): Promise<number> {
    if (grown === undefined) return 0
    const now = this.#vault.clock.millis()
    const due = this.#promises()
      .filter(({ asked }) => Math.abs(now - asked) >= patience)
      .toSorted((a, b) => a.asked - b.asked)
    let kept = 0
    for (const one of due.slice(0, atOnce)) {
      const ots = await grown(one.ots)
      const isKept = isInABlock(ots) && ots.length <= longestProof && (await keep({ ...one, ots }))
      if (isKept) kept++
      this.#vault.store.transaction(() => this.#after(one, ots, isKept))
    }
    return kept
  }

  /** Call inside a transaction. */
  #after(one: Promised, ots: string, isKept: boolean): void {
    const newest = this.#newest()
    if (isKept && newest?.checkpoint === one.checkpoint) this.#put('newest', { ...newest, ots })
    const path = `promised/${one.checkpoint}`
    if (isKept) this.#vault.store.shelf.drop(ledgerShelf, this.#prefix + path)
    else this.#put(path, { ...one, asked: this.#vault.clock.millis() })
  }

  #newest(): Newest | undefined {
    return this.#read(
      'newest',
      this.#vault.store.shelf.get(ledgerShelf, `${this.#prefix}newest`),
      parseNewest,
    )
  }

  #promises(): readonly Promised[] {
    const rows = this.#vault.store.shelf.list(ledgerShelf, `${this.#prefix}promised/`)
    return rows.map(({ key, value }) => certain(this.#read(key, value, parsePromise), 'written here'))
  }

  #read<T>(field: string, bytes: Uint8Array | undefined, parse: Parser<T>): T | undefined {
    const json = bytes === undefined ? undefined : parseJson(bytes)
    const parsed = json?.ok === true ? parse(json.value, field) : undefined
    return parsed?.ok === true ? parsed.value : undefined
  }

  #put(path: string, value: Newest | Promised): void {
    this.#vault.store.shelf.put(ledgerShelf, this.#prefix + path, utf8(JSON.stringify(value)))
  }
}

function missing(known: Newest, { stamp, enough = 1, promise }: TimeAsking) {
  return {
    tokens: stamp !== undefined && known.tokens.length < enough,
    ots: promise !== undefined && known.ots === undefined,
  }
}

function shown(known: Newest, asking: TimeAsking): Times {
  const { tokens, ots } = missing(known, asking)
  return {
    tokens: known.tokens,
    isWhole: !tokens && !ots,
    ...(known.ots === undefined ? {} : { ots: known.ots }),
  }
}

/** Old hashes are in no proof that was begun here. */
export function isInABlock(ots: string): boolean {
  const bytes = fromBase64(ots)
  const proof = bytes === undefined ? undefined : readOts(bytes)
  if (proof?.ok !== true) return false
  return attestedBy(proof.value, () => undefined).some(
    ({ attestation, message }) => attestation.kind === 'bitcoin' && message !== undefined,
  )
}
