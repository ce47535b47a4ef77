/**
 * The quotations of one report, found by the words in them: a report of ten thousand quotations is held against another
 * at the cost of its words, not of all pairs.
 */

import type { Quotation } from '../report.ts'
import { sameWords } from '../reuse/repeated-words.ts'

/** As many words as are looked up; shorter pieces are found in no quotation. */
export const fewestWords = 5

export class QuoteIndex {
  readonly #same = new Map<string, Quotation>()
  readonly #holding = new Map<string, { readonly quote: Quotation; readonly words: string }[]>()

  constructor(quotes: readonly Quotation[]) {
    const seen = new Set<string>()
    for (const quote of quotes) {
      const words = sameWords(quote.text)
      if (!this.#same.has(words)) this.#same.set(words, quote)
      // A page that repeats itself says nothing new by it.
      const said = `${quote.speaker ?? ''}\n${quote.inside === null}\n${words}`
      if (!seen.has(said)) this.#fill(quote, words)
      seen.add(said)
    }
  }

  /** The first quotation of just these words (as `sameWords` writes them). */
  same(words: string): Quotation | undefined {
    return this.#same.get(words)
  }

  /** The quotations in which these words stand one after the other, in their order. */
  holding(words: string): readonly Quotation[] {
    const held = this.#holding.get(words.split(' ').slice(0, fewestWords).join(' ')) ?? []
    return held.filter((one) => ` ${one.words} `.includes(` ${words} `)).map(({ quote }) => quote)
  }

  #fill(quote: Quotation, words: string): void {
    const row = words.split(' ')
    for (let i = 0; i + fewestWords <= row.length; i++) {
      const opening = row.slice(i, i + fewestWords).join(' ')
      const held = this.#holding.get(opening)
      if (held === undefined) this.#holding.set(opening, [{ quote, words }])
      else if (held.at(-1)?.quote !== quote) held.push({ quote, words })
    }
  }
}
