/**
 * Which marks that could identify a person a set of boxes leaves open (rule R27). A mark is words of a documenter ("scar
 * above the left eye"); whoever draws a box says which of them lie under it.
 */

import { type Span, seenSpan, uncovered } from '../../records/covered-time.ts'

export type Cover = { readonly why: string; readonly covers: readonly string[] }

/** Of a film: from and to which second a box lies there, or a mark is seen; all through where nobody says. */
export type TimedCover = Cover & Span
export type SeenMark = { readonly mark: string; readonly from: number; readonly to: number }

/** Marks of a film of which something shows in some second, each with the first stretch that no box of it covers (RD44). */
export function marksLeftInTime(
  marks: readonly string[],
  seen: readonly SeenMark[],
  covers: readonly TimedCover[],
): readonly { readonly mark: string; readonly open: Span }[] {
  return [...new Set([...marks, ...seen.map(({ mark }) => mark)])].flatMap((mark) => {
    const needed = seen.filter((one) => plain(one.mark) === plain(mark)).map(seenSpan)
    const spans = covers.filter((one) => one.covers.some((name) => plain(name) === plain(mark)))
    const [open] = uncovered(needed, spans)
    return open === undefined ? [] : [{ mark, open }]
  })
}

export function marksLeft(marks: readonly string[], covers: readonly Cover[]): readonly string[] {
  const covered = new Set(covers.flatMap((each) => each.covers.map(plain)))
  return [...new Set(marks)].filter((mark) => !covered.has(plain(mark)))
}

/** Why a region was covered, in the words that rule R27 looks for. */
export function reasonOf({ why, covers }: Cover): string {
  return [why, ...covers]
    .filter((part) => part.trim() !== '')
    .join('; ')
    .slice(0, 300)
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}
