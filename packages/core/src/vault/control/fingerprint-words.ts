/**
 * Words that two people compare by voice: eleven for the organisation, six for an invitation and its answer.
 *
 * The list and its order never change (`sealed/words.ts`): a paper from this year is compared in ten.
 */
import { concat, toHex, utf8 } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import { words as list } from '../../sealed/words.ts'

export const fingerprintLength = 11
const fingerprintBits = 134n
export const comparisonLength = 6

/** The first 134 bits of the organisation's id. */
export function fingerprintWords(id: Uint8Array): readonly string[] {
  const number = BigInt(`0x${toHex(id.subarray(0, 17))}`) >> (136n - fingerprintBits)
  return digitsOf(number, fingerprintLength)
}

/** 73 bits over the invitation and the answer: whoever steps in between shows two people different words. */
export function comparisonWords(invitation: Uint8Array, answer: Uint8Array): readonly string[] {
  const hash = sha256(concat(utf8('safeconduct/v1/invite-words\0'), sha256(invitation), sha256(answer)))
  return digitsOf(BigInt(`0x${toHex(hash)}`), comparisonLength)
}

function digitsOf(number: bigint, count: number): readonly string[] {
  const base = BigInt(list.length)
  const words: string[] = []
  for (let rest = number; words.length < count; rest /= base) {
    words.unshift(certain(list[Number(rest % base)], 'a remainder is a place of the list'))
  }
  return words
}
