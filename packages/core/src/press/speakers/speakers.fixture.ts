/** Sentences with the speakers that a reading must list for them. */
import { readReport } from '../reading.ts'

/** A text, and for each of its quotations in order who speaks; `null` where nobody may be named. */
export type Case = readonly [text: string, speakers: readonly (string | null)[]]

/** Who speaks each quotation of a text, in order. */
export function speakers(text: string): readonly (string | null)[] {
  return readReport(text).quotes.map(({ speaker }) => speaker)
}

/** The same of paragraphs that stand under a headline. */
export function speakersBelow(paragraphs: string): readonly (string | null)[] {
  return speakers(`What is told in the town\n\n${paragraphs}`)
}
