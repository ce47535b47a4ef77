/**
 * Reads press reports: article and furniture, who is quoted, which figures, what was copied from whom.
 *
 * The same texts in the same order give the same reading. Nothing is fetched, nothing is guessed.
 */
import { readClaims } from './claims/claims.ts'
import { readStatements } from './claims/statements.ts'
import { languageOf } from './language.ts'
import { numbersOf } from './numbers/numbers.ts'
import { isArticle, readLayout } from './page/layout.ts'
import { readMasthead } from './page/masthead.ts'
import { unwrapped } from './page/unwrapped.ts'
import { isOtherScript, markedQuotations } from './quotations/other-scripts.ts'
import { readQuoted } from './quotations/quoted.ts'
import type { PressReading, Quotation, ReadReport, SharedRun } from './report.ts'
import { RunIndex, sharedRuns as runsOf } from './reuse/runs.ts'
import { readSpeech } from './speakers/speech.ts'
import { readStory } from './speakers/story.ts'

/** Reads the reports together; their ids are 0, 1, 2… in the order given. */
export function readReports(texts: readonly string[]): PressReading {
  const docs = texts.map((text, id) => readReport(text, id))
  return { docs, runs: sharedRuns(texts, docs) }
}

export function readReport(given: string, id = 0): ReadReport {
  const { paragraphs, boilerplate } = readLayout(given)
  const text = unwrapped(given, paragraphs)
  const article = paragraphs.filter(isArticle)
  const counted = article.filter(({ kind }) => kind !== 'byline' && kind !== 'dateline' && kind !== 'sources')
  const quoted = readQuoted(text, article)
  const words = article.map(({ start, end }) => text.slice(start, end)).join('\n')
  const isOther = isOtherScript(words)
  const language = isOther ? null : languageOf(words)
  const masthead = readMasthead(text, paragraphs, language)
  const story = readStory(
    text,
    quoted.map((one, i) => ({ ...one, kind: article[i]?.kind ?? 'body' })),
    masthead.bylines.length === 1 ? (masthead.bylines[0]?.name ?? null) : null,
  )
  const spoken = isOther ? markedQuotations(text, quoted) : readSpeech(story)
  // In a language whose grammar is not known nobody is named.
  const named = language === null ? spoken.map(unnamed) : spoken
  const quotes = named.map((quote) => asGiven(quote, given))
  const numbers = numbersOf(text, counted)
  return {
    id,
    ...(language === undefined ? {} : { language }),
    paragraphs,
    quotes,
    boilerplate,
    numbers,
    masthead,
    claims: readClaims(story, numbers, quotes),
    statements: readStatements(story, quotes),
  }
}

/** The words with their line breaks (P16), the speaker without. */
function asGiven(quote: Quotation, given: string): Quotation {
  const { start, end } = quote
  return { ...quote, text: given.slice(start, end), speaker: quote.speaker?.replaceAll(/\s+/gu, ' ') ?? null }
}

function unnamed(quote: Quotation): Quotation {
  return { ...quote, speaker: null, basis: quote.speaker === null ? quote.basis : 'none-named' }
}

/** Compares reports one after another, at the cost of each one's words. */
export class GrowingComparison {
  readonly #index = new RunIndex()

  /** What this report shares with those before it; its number is how many they were. */
  add(text: string, { paragraphs }: ReadReport): readonly SharedRun[] {
    return this.#index.add({ text, article: paragraphs.filter(isArticle) })
  }

  get size(): number {
    return this.#index.size
  }
}

/** The runs of eight words or more that any two of these reports share, with their places in both. */
export function sharedRuns(texts: readonly string[], docs: readonly ReadReport[]): readonly SharedRun[] {
  return runsOf(docs.map((doc, i) => ({ text: texts[i] ?? '', article: doc.paragraphs.filter(isArticle) })))
}
