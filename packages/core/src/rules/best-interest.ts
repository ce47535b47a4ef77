/**
 * Who decided what is best for a minor (R06): two members, each at a desk of their own, below the same words. CA18.
 *
 * The record has a list of codes for people to read. A member who wants a child moved could write both of them, so a
 * code counts only with that member's own signature beside it; where nobody else was there to write, the list does.
 */
import { toHex, utf8 } from '../base/bytes.ts'
import { sha256 } from '../sealed/hash.ts'
import { byCode, type Held, type Shape, shapesIn, textListOf, textOf } from './world.ts'
import { ownItems, writersOf } from './written.ts'

export function decisionDigest(decision: string): string {
  return toHex(sha256(utf8(decision)))
}

export function decidedBy(file: Held, decision: Shape): readonly string[] {
  const named = [...new Set(textListOf(decision, 'by'))].toSorted(byCode)
  if (writersOf(file, 'bestInterest', decision) === undefined) return named
  const of = decisionDigest(textOf(decision, 'decision') ?? '')
  const signed = ownItems(file, 'bestInterestSigned', shapesIn(file, 'bestInterestSigned'))
  return named.filter((code) => signed.some((one) => textOf(one, 'by') === code && textOf(one, 'of') === of))
}
