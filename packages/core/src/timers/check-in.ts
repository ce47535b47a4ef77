/**
 * The check-in link: how a host, an escort or the person answers from a phone that has no vault.
 * docs/formats/timers.md, rules TI1–TI9.
 *
 *   link   https://HOST/c#<secret, 22 letters>      16 random bytes, which no server is sent
 *   slot   first 16 bytes of HKDF(secret, check-in-slot)     key   HKDF(secret, check-in-key)
 *   mark   HMAC-SHA-256(key, word)                           answer   HMAC-SHA-256(mark, due u32)
 *
 * The safe word and the word said under duress make two answers of one length, in the same time. The relay holds the
 * hashes of both for each due time, in the order of their bytes: it sees that one of them came, and not which. Only a
 * desk that has the check knows. Runs in an old phone's browser, so it needs nothing but two hashes.
 */
import { type Bytes, concat, equalBytes, fromBase64Url, toBase64Url, u32, utf8 } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { Secret } from '../base/secret.ts'
import { deriveBytes } from '../sealed/derive.ts'
import { hmacOf, sha256 } from '../sealed/hash.ts'

export const linkLengths = { secret: 16, slot: 16, key: 32, answer: 32 } as const

/** What a desk keeps of a link. The secret itself is shown once, in the link, and kept nowhere. */
export type CheckInKeys = { readonly slot: Bytes; readonly key: Bytes }
/** The marks of the two words. A check may have a safe word alone. */
export type CheckInMarks = { readonly safe?: Bytes; readonly duress?: Bytes }
/** For one due time: SHA-256 of the two answers that end the waiting, in the order of their bytes. */
export type Accepted = { readonly due: number; readonly answers: readonly [Bytes, Bytes] }

/** What an answer says. `other`: another word, mistyped or meant; somebody should look. */
export type Answered = 'safe' | 'duress' | 'other'

export function newCheckInLink(random: Random): CheckInKeys & { readonly secret: Secret<Bytes> } {
  const secret = new Secret(random.bytes(linkLengths.secret))
  return { secret, ...checkInKeys(secret.reveal()) }
}

export function checkInKeys(secret: Uint8Array): CheckInKeys {
  return {
    slot: deriveBytes(secret, 'check-in-slot').slice(0, linkLengths.slot),
    key: deriveBytes(secret, 'check-in-key'),
  }
}

/** The link to hand over. `host` is the address of a relay that serves the page, without a path. */
export function checkInLinkText(host: string, secret: Secret<Bytes>): string {
  return `${host.replace(/[#/]*$/, '')}/c#${toBase64Url(secret.reveal())}`
}

/** The secret behind `#`, or undefined for anything else that may stand there. */
export function secretInFragment(fragment: string): Bytes | undefined {
  const bytes = fromBase64Url(fragment.replace(/^#/, ''))
  return bytes?.length === linkLengths.secret ? bytes : undefined
}

/**
 * A word as it is compared: small letters and digits alone, without accents and the dots of ё. Whoever types with
 * shaking hands on somebody else's keyboard must not raise an alarm by a capital letter.
 */
export function foldedWord(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{Nd}]/gu, '')
}

/** Undefined: nothing is left of it to compare. */
export function markOf(key: Uint8Array, word: string): Bytes | undefined {
  const folded = foldedWord(word)
  return folded === '' ? undefined : hmacOf('SHA-256', key, utf8(folded))
}

export function answerFor(mark: Uint8Array, due: number): Bytes {
  return hmacOf('SHA-256', mark, u32(due))
}

/**
 * What the relay accepts for these due times. Without a second word the place of its answer is filled by one that
 * nobody can give, so that a timer with one word looks like one with two.
 */
export function acceptedFor(
  { key, safe, duress }: CheckInMarks & { readonly key: Bytes },
  dues: readonly number[],
): readonly Accepted[] {
  const one = safe ?? hmacOf('SHA-256', key, utf8('\0safe'))
  const other = duress ?? hmacOf('SHA-256', key, utf8('\0duress'))
  return dues.map((due) => {
    const [a, b] = [sha256(answerFor(one, due)), sha256(answerFor(other, due))]
    return { due, answers: isBefore(a, b) ? [a, b] : [b, a] }
  })
}

/** Whether an answer is one of the two; looks at both, so that the time it takes says nothing. */
export function isAccepted({ answers: [one, other] }: Accepted, answer: Uint8Array): boolean {
  const hash = sha256(answer)
  const [isOne, isOther] = [equalBytes(hash, one), equalBytes(hash, other)]
  return isOne || isOther
}

/** What came in, read by a desk that has the marks. */
export function openAnswer(answer: Uint8Array, { safe, duress }: CheckInMarks, due: number): Answered {
  const isDuress = duress !== undefined && equalBytes(answerFor(duress, due), answer)
  const isSafe = safe !== undefined && equalBytes(answerFor(safe, due), answer)
  // One word for both would be a mistake of whoever set them: it is read as the one that brings help.
  if (isDuress) return 'duress'
  return isSafe ? 'safe' : 'other'
}

function isBefore(a: Uint8Array, b: Uint8Array): boolean {
  const at = a.findIndex((byte, i) => byte !== b[i])
  return (a[at] ?? 0) < (b[at] ?? 0)
}

/** What the page asks and is told, byte for byte: one length each way, whatever is said. */
export type CheckInAsk = { readonly what: 'look' | 'answer'; readonly slot: Bytes; readonly answer: Bytes }
/** `nothing`: unknown, answered, over, not yet. `word`: a word is waited for. `button`: an alarm can be taken. */
export type CheckInShown = { readonly shown: 'nothing' | 'word' | 'button' | 'taken'; readonly due: number }

export const checkInAskLength = 50
export const checkInAnswerLength = 6
const version = 1
const shownCodes = ['nothing', 'word', 'button', 'taken'] as const

export function encodeCheckInAsk({ what, slot, answer }: CheckInAsk): Bytes {
  return concat(Uint8Array.of(version, what === 'look' ? 0 : 1), slot, answer)
}

export function parseCheckInAsk(bytes: Uint8Array): CheckInAsk | undefined {
  const [said, what] = bytes
  if (bytes.length !== checkInAskLength || said !== version || (what !== 0 && what !== 1)) return undefined
  return {
    what: what === 0 ? 'look' : 'answer',
    slot: new Uint8Array(bytes.subarray(2, 18)),
    answer: new Uint8Array(bytes.subarray(18)),
  }
}

export function encodeCheckInShown({ shown, due }: CheckInShown): Bytes {
  return concat(Uint8Array.of(version, shownCodes.indexOf(shown)), u32(due))
}

export function parseCheckInShown(bytes: Uint8Array): CheckInShown | undefined {
  const shown = shownCodes[bytes[1] ?? 255]
  if (bytes.length !== checkInAnswerLength || bytes[0] !== version || shown === undefined) return undefined
  return { shown, due: new DataView(bytes.buffer, bytes.byteOffset).getUint32(2) }
}
