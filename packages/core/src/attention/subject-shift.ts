/**
 * A headline that gives one person's promise to another: "we agreed" in the text, "Dastov agreed" above it.
 *
 * Whoever is held to a promise must be the one who made it.
 */

import { readReport } from '../press/reading.ts'
import { firstPersons } from '../press/words/grammar-words.ts'
import type { Fault } from './fault.ts'
import { type PressItem, type Quoted, type Word, wordsOf } from './press-texts.ts'

/** Fewer words in common may be chance. */
const leastShared = 4
/** So far before the shared words the subject of a clause may stand. */
const reach = 7

export function subjectShifts(item: PressItem): readonly Fault[] {
  return item.highlights.flatMap((line) =>
    fragmentsOf(line).flatMap(({ words, before }) => {
      const quote = item.quotes.find((one) => speaksOfSelf(one, words))
      if (quote === undefined || !namesAnother(before, quote.speaker)) return []
      return [
        {
          publication: item.id,
          kind: 'subject_shift' as const,
          at: null,
          words: line,
          beside: [{ source: item.id, words: quote.text }],
        },
      ]
    }),
  )
}

/** What stands in marks in a headline, and what stands before it, after the name of who is quoted. */
function fragmentsOf(line: string): readonly { readonly words: readonly Word[]; readonly before: string }[] {
  return readReport(line).quotes.map(({ start, end }) => {
    const before = line.slice(0, start)
    return { words: wordsOf(line.slice(start, end)), before: before.slice(before.lastIndexOf(':') + 1) }
  })
}

/** The text has these words after a "we" or an "I". */
function speaksOfSelf(quote: Quoted, fragment: readonly Word[]): boolean {
  const at = placeOfShared(quote.words, fragment)
  if (at === undefined) return false
  const before = quote.words.slice(Math.max(0, at - reach), at + 1)
  return before.some(({ low }) => firstPersons.has(low.replace(/^j'.*/u, 'je')))
}

/** Where the longest stretch of the fragment begins in the quotation, if it is most of the fragment. */
function placeOfShared(words: readonly Word[], fragment: readonly Word[]): number | undefined {
  let best = { at: 0, length: 0 }
  for (let i = 0; i < words.length; i++)
    for (let j = 0; j < fragment.length; j++) {
      let length = 0
      while (
        i + length < words.length &&
        j + length < fragment.length &&
        words[i + length]?.low === fragment[j + length]?.low
      )
        length++
      if (length > best.length) best = { at: i, length }
    }
  return best.length >= Math.max(leastShared, fragment.length * 0.6) ? best.at : undefined
}

/** A name right before the marks that is not the speaker's, and the speaker's is not there. */
function namesAnother(before: string, speaker: string | undefined): boolean {
  const names = before.match(/\p{Lu}[\p{L}'’-]+/gu) ?? []
  if (names.length === 0) return false
  const own = new Set((speaker ?? '').toLowerCase().split(/[^\p{L}'’-]+/u))
  const isSelf = before
    .toLowerCase()
    .split(/[^\p{L}'’]+/u)
    .some((word) => firstPersons.has(word))
  return !isSelf && !names.some((name) => own.has(name.toLowerCase()))
}
