/** Who asks whom: "a clerk asked him how he knew". */
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import type { Wanted } from './salience.ts'

/** To whom something is done or said. */
export const objectPronouns = /^(?:him|her|ему|ей|него|неё|нее)$/u

/** The place of "him" in "a clerk asked him why"; below 0 where somebody was asked and no pronoun tells who. */
export function askedOne(tokens: readonly Token[], subject: number, to: number): number | undefined {
  const sentence = tokens[subject]?.sentence
  const verb = firstIn(
    tokens,
    subject + 1,
    Math.min(to, subject + 12),
    ({ low, sentence: own }) =>
      own === sentence && /^(?:asks?|asked|demande|demandé|demanda|спросил\p{L}?|спрашивает)$/u.test(low),
  )
  if (verb < 0) return undefined
  const before = tokens[verb - 1]?.low ?? ''
  if (/^(?:was|were|is|are|been|when|если|когда)$/u.test(before)) return undefined
  if (/^(?:him|her|его|ее|её)$/u.test(tokens[verb + 1]?.low ?? '')) return verb + 1
  const lui = firstIn(tokens, verb - 2, verb, ({ low }) => /^(?:lui|leur)$/u.test(low))
  return lui < 0 ? undefined : -1
}

/** "… him how he knew", « lui a demandé s'il … »: right before the pronoun a question to the one whom it means. */
export function asksAnother(tokens: readonly Token[], at: number, wanted: Wanted): boolean {
  const asks = lastIn(tokens, at - 3, at + 1, ({ low }) =>
    /^(?:how|whether|if|why|what|where|when|who|comment|pourquoi|où|quand|как|зачем|почему|что|где|когда|s'il|s'ils)$/u.test(
      low,
    ),
  )
  if (asks < 0 || tokens[asks]?.sentence !== tokens[at]?.sentence) return false
  const verb = lastIn(tokens, asks - 5, asks, ({ low }) =>
    /^(?:ask|demand|спроси|спрашива|interrog)/u.test(low),
  )
  return verb >= 0 && wanted !== 'they' && hasObject(tokens, Math.max(verb - 4, 0), asks, wanted)
}

/** Between somebody and the pronoun stands "him", "lui", «его». */
export function hasObject(tokens: readonly Token[], from: number, to: number, wanted: Wanted): boolean {
  const object = wanted === 'she' ? /^(?:her|lui|её|ее|ей|неё|ней)$/u : /^(?:him|lui|его|ему|него|нему)$/u
  return wanted !== 'they' && firstIn(tokens, from + 1, to, ({ low }) => object.test(low)) >= 0
}
