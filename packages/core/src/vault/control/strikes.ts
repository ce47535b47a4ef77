/**
 * Strikes: which words leave which entries of a log, and who said so. docs/formats/control.md, rules R53 to R57.
 *
 * A strike counts when a second member has agreed, each with a signature of a feed of theirs for the relay, which
 * knows feeds and no people. One member alone destroys nothing; whoever is alone in a log agrees with nobody.
 */
import { type Bytes, concat, u32, u64, utf8 } from '../../base/bytes.ts'
import { listOf, object, optional, type Parser, text, unfit, whole } from '../../base/parse.ts'
import { ok } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import type { Struck } from '../rest.ts'
import { bytesOfHex, type FeedHex, feedHex, hexOf, type MemberId, memberId } from './names.ts'

/** An entry, as it was signed, and SHA-256 of the body that is left. Sorted by feed and number. */
export type StruckEntry = readonly [feed: FeedHex, seq: number, entry: string, rest: string]
/** A feed's signature, purpose `strike`, over `askBytes`. */
export type StrikeAsk = readonly [feed: FeedHex, signature: string]

export type StrikeEvent = {
  readonly kind: 'strike'
  readonly what: Struck
  readonly entries: readonly StruckEntry[]
  /** Pieces of files at the relay that leave it, by name. Sorted. */
  readonly pieces: readonly string[]
  readonly ask: StrikeAsk
}
export type StrikeAgreedEvent = {
  readonly kind: 'strike-agreed'
  /** Id of the event that is agreed to. */
  readonly strike: string
  readonly ask: StrikeAsk
}

export type Strike = Omit<StrikeEvent, 'kind' | 'ask'> & {
  readonly id: string
  readonly by: MemberId
  readonly asks: readonly StrikeAsk[]
  /** Number of the event with which it came to count, and whose. */
  readonly agreed?: readonly [seq: number, by: MemberId]
}

export const strikeLimits = {
  entries: 256,
  records: 256,
  fields: 200,
  pieces: 16_384,
  /** Wishes of one member that wait, and their bytes in the state of a log. */
  waiting: 512,
  bytesWaiting: 4 * 1024 * 1024,
  /** Of all strikes of a log: whoever wished more would make its state unreadable for everybody. */
  bytes: 24 * 1024 * 1024,
} as const

const seqNumber = whole(1, Number.MAX_SAFE_INTEGER)

const ask: Parser<StrikeAsk> = (value, field) => {
  if (!Array.isArray(value) || value.length !== 2) return unfit(field, 'not-a-list')
  const feed = feedHex(value[0], field)
  if (!feed.ok) return feed
  const signature = hexOf(64)(value[1], field)
  return signature.ok ? ok([feed.value, signature.value]) : signature
}

const entry: Parser<StruckEntry> = (value, field) => {
  if (!Array.isArray(value) || value.length !== 4) return unfit(field, 'not-a-list')
  const feed = feedHex(value[0], field)
  if (!feed.ok) return feed
  const seq = seqNumber(value[1], field)
  if (!seq.ok) return seq
  const hash = hexOf(32)(value[2], field)
  if (!hash.ok) return hash
  const rest = hexOf(32)(value[3], field)
  return rest.ok ? ok([feed.value, seq.value, hash.value, rest.value]) : rest
}

const record: Parser<Struck[number]> = (value, field) => {
  if (!Array.isArray(value) || value.length !== 2) return unfit(field, 'not-a-list')
  const id = hexOf(16)(value[0], field)
  if (!id.ok) return id
  const names = sorted(text({ max: 100, lines: false }), { min: 1, max: strikeLimits.fields }, (one) => one)
  const fields = names(value[1], field)
  return fields.ok ? ok([id.value, fields.value]) : fields
}

function sorted<T>(
  item: Parser<T>,
  limits: { readonly min?: number; readonly max: number },
  keyOf: (one: T) => string,
): Parser<readonly T[]> {
  return (value, field) => {
    const list = listOf(item, limits)(value, field)
    if (!list.ok) return list
    const keys = list.value.map(keyOf)
    return keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') < key) ? list : unfit(field, 'repeated')
  }
}

export function pointKey(feed: string, seq: number): string {
  return `${feed}/${String(seq).padStart(16, '0')}`
}

const what = sorted(record, { min: 1, max: strikeLimits.records }, ([id]) => id)
const entries = sorted(entry, { max: strikeLimits.entries }, ([feed, seq]) => pointKey(feed, seq))
const pieces = sorted(hexOf(32), { max: strikeLimits.pieces }, (one) => one)

/** The parts of both events; their kinds are the parser's of all events. */
export const strikeParts = { what, entries, pieces, ask } as const
export const agreedParts = { strike: hexOf(16), ask } as const

const agreed: Parser<readonly [number, MemberId]> = (value, field) => {
  if (!Array.isArray(value) || value.length !== 2) return unfit(field, 'not-a-list')
  const seq = seqNumber(value[0], field)
  if (!seq.ok) return seq
  const by = memberId(value[1], field)
  return by.ok ? ok([seq.value, by.value]) : by
}

/** As it lies in the state of a log. */
export const storedStrikes: Parser<readonly Strike[]> = listOf(
  object({
    id: hexOf(16),
    by: memberId,
    what,
    entries,
    pieces,
    asks: listOf(ask, { min: 1, max: 2 }),
    agreed: optional(agreed),
  }),
  { max: 100_000 },
)

/** What a feed signs for the relay: which entry is left with which body, and which pieces go. */
export function askBytes(
  log: Uint8Array,
  { entries: all, pieces: gone }: Pick<Strike, 'entries' | 'pieces'>,
): Bytes {
  return askDigest(
    log,
    all.map(([feed, seq, , rest]) => ({ feed: bytesOfHex(feed), seq, rest: bytesOfHex(rest) })),
    gone.map(bytesOfHex),
  )
}

export type AskedRest = { readonly feed: Uint8Array; readonly seq: number; readonly rest: Uint8Array }

/** The same, from what the relay was sent: `rest` is the hash of each body that is left. */
export function askDigest(log: Uint8Array, rests: readonly AskedRest[], names: readonly Uint8Array[]): Bytes {
  return sha256(
    concat(
      utf8('safeconduct/v1/strike\0'),
      log,
      u32(rests.length),
      ...rests.map(({ feed, seq, rest }) => concat(feed, u64(seq), rest)),
      u32(names.length),
      ...names,
    ),
  )
}

/** Whether it strikes words: what desks do by themselves, once people have decided. */
export function isOfStrikes({ event }: { readonly event: { readonly kind: string } }): boolean {
  return event.kind === 'strike' || event.kind === 'strike-agreed'
}
