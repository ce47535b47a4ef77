/**
 * Shares of a kit with people: any `needed` of them make its seed, fewer make nothing. docs/formats/recovery.md, K9–K14.
 *
 * A trustee may lose hers, mistype it, or be made to hand over a false one: each of these is named, by the number of
 * the share, before anything is put together. Why this library: docs/decisions/0016-shares.md.
 */
import { combine, split } from 'shamir-secret-sharing'
import { fromBase32, grouped, toBase32 } from '../../base/base32.ts'
import { type Bytes, concat, equalBytes, u8, utf8 } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { Secret } from '../../base/secret.ts'
import { sha256 } from '../../sealed/hash.ts'
import { type KitSeed, kitSeedFrom } from './kit.ts'
import {
  areShareNumbers,
  isShareOf,
  readShareSet,
  type ShareSet,
  seedHashOf,
  shareHashOf,
  shareLength,
  shareSetBytes,
  shareSetCode,
  shareSetOf,
} from './share-set.ts'
import { decodeWords, encodeWords, type WordCode, type WordsRefusal } from './word-code.ts'

export type Share = { readonly set: ShareSet; readonly number: number; readonly secret: Secret<Bytes> }

export type ShareRefusal =
  /** Not the text of a share, or of another version. */
  | { readonly kind: 'not-a-share' }
  /** A letter is wrong or missing. */
  | { readonly kind: 'share-mistyped' }
  /** Well written, and not what was handed out under this number. */
  | { readonly kind: 'share-changed'; readonly number: number }
  /** Words of another set than this. */
  | { readonly kind: 'share-of-another-set' }

export type CombineRefusal =
  | { readonly kind: 'too-few-shares'; readonly have: number; readonly needed: number }
  /** Places in the list that was given, from 1: the smaller group, when shares of two sets came together. */
  | { readonly kind: 'shares-of-another-set'; readonly at: readonly number[] }
  | { readonly kind: 'shares-changed'; readonly numbers: readonly number[] }
  /** Every share is the one handed out, and still the seed is another: whoever made the set deceived. */
  | { readonly kind: 'not-the-seed' }

/** Divides a kit's seed among `count` people, of whom any `needed` can restore it. */
export async function splitSeed(
  seed: KitSeed,
  { needed, count }: { readonly needed: number; readonly count: number },
): Promise<Result<readonly Share[], { readonly kind: 'not-share-numbers' }>> {
  if (!areShareNumbers(needed, count)) return refuse({ kind: 'not-share-numbers' })
  const secret = seed.reveal()
  const parts = (await split(secret, count, needed)).map((part) => new Uint8Array(part))
  const hashes = parts.map((part, i) => shareHashOf(i + 1, part))
  const set = shareSetOf(needed, seedHashOf(secret), hashes)
  return ok(parts.map((part, i) => ({ set, number: i + 1, secret: new Secret(part) })))
}

/** Puts shares together. A share that came twice counts once. */
export async function combineShares(shares: readonly Share[]): Promise<Result<KitSeed, CombineRefusal>> {
  const set = largestSet(shares)
  if (set === undefined) return refuse({ kind: 'too-few-shares', have: 0, needed: 2 })
  const strange = shares.flatMap((share, i) => (equalBytes(share.set.id, set.id) ? [] : [i + 1]))
  if (strange.length > 0) return refuse({ kind: 'shares-of-another-set', at: strange })
  const changed = shares.filter(({ number, secret }) => !isShareOf(set, number, secret.reveal()))
  if (changed.length > 0)
    return refuse({ kind: 'shares-changed', numbers: changed.map(({ number }) => number) })
  const different = [...new Map(shares.map((share) => [share.number, share])).values()]
  const { needed } = set
  if (different.length < needed) return refuse({ kind: 'too-few-shares', have: different.length, needed })
  const secret = await combine(different.slice(0, needed).map((share) => share.secret.reveal()))
  const seed = kitSeedFrom(secret)
  return seed !== undefined && equalBytes(seedHashOf(secret), set.seedHash)
    ? ok(seed)
    : refuse({ kind: 'not-the-seed' })
}

/** The set that most of them name. */
function largestSet(shares: readonly Share[]): ShareSet | undefined {
  const count = (set: ShareSet): number => shares.filter((share) => equalBytes(share.set.id, set.id)).length
  return shares.map(({ set }) => set).toSorted((a, b) => count(b) - count(a))[0]
}

// The text: `SCS1-` ‖ base 32 of number 1 ‖ share 33 ‖ set ‖ check 4. To be scanned or sent over a safe way.

const textHead = 'SCS1-'
const checkLength = 4

export function shareText({ set, number, secret }: Share): string {
  const said = concat(u8(number), secret.reveal(), shareSetBytes(set))
  return textHead + grouped(toBase32(concat(said, textCheck(said))))
}

export function parseShareText(typed: string): Result<Share, ShareRefusal> {
  const text = typed.trim().toUpperCase().replaceAll(/\s/g, '')
  if (!text.startsWith(textHead)) return refuse({ kind: 'not-a-share' })
  const bytes = fromBase32(text.slice(textHead.length)) ?? new Uint8Array()
  const said = bytes.subarray(0, -checkLength)
  if (!equalBytes(textCheck(said), bytes.subarray(-checkLength))) return refuse({ kind: 'share-mistyped' })
  const set = readShareSet(said.slice(1 + shareLength))
  return set === undefined
    ? refuse({ kind: 'not-a-share' })
    : shareOf(set, said[0] ?? 0, said.slice(1, 1 + shareLength))
}

function textCheck(said: Uint8Array): Bytes {
  return sha256(concat(utf8('safeconduct/v1/share-text\0'), said)).slice(0, checkLength)
}

function shareOf(set: ShareSet, number: number, secret: Bytes): Result<Share, ShareRefusal> {
  return isShareOf(set, number, secret)
    ? ok({ set, number, secret: new Secret(secret) })
    : refuse({ kind: 'share-changed', number })
}

// The words, to be read over a telephone: set 4 ‖ number 1 ‖ share 33. The set itself stands on every paper of the set.

const code: WordCode = { name: 'share', bytes: 4 + 1 + shareLength }

export function shareWords({ set, number, secret }: Share): readonly string[] {
  return encodeWords(concat(set.id.subarray(0, 4), u8(number), secret.reveal()), code)
}

export function parseShareWords(typed: string, set: ShareSet): Result<Share, ShareRefusal | WordsRefusal> {
  const read = decodeWords(typed, code)
  if (!read.ok) return read
  const [number = 0] = read.value.subarray(4)
  if (!equalBytes(read.value.subarray(0, 4), set.id.subarray(0, 4)))
    return refuse({ kind: 'share-of-another-set' })
  return shareOf(set, number, read.value.slice(5))
}

/** What a trustee's paper says. It names no organisation and no member: a search of her flat finds words. */
export type SharePage = {
  readonly words: readonly string[]
  readonly text: string
  readonly number: number
  readonly needed: number
  readonly count: number
  /** Eight hex digits that papers of one set have in common. */
  readonly set: string
}

export function sharePage(share: Share): SharePage {
  const { needed, hashes } = share.set
  return {
    words: shareWords(share),
    text: shareText(share),
    number: share.number,
    needed,
    count: hashes.length,
    set: shareSetCode(share.set),
  }
}
