/**
 * Reads press reports: article and furniture, who is quoted, which figures, what was copied from whom.
 *
 * The same texts in the same order give the same reading. Nothing is fetched, nothing is guessed.
 */
import { readClaims } from './claims.ts'
import { isArticle, readLayout } from './layout.ts'
import { readMasthead } from './masthead.ts'
import { numbersOf } from './numbers.ts'
import { readQuoted } from './quoted.ts'
import type { PressReading, ReadReport, SharedRun } from './report.ts'
import { sharedRuns as runsOf } from './runs.ts'
import { readSpeech, readStory } from './speech.ts'
import { readStatements } from './statements.ts'

/** Reads the reports together; their ids are 0, 1, 2… in the order given. */
export function readReports(texts: readonly string[]): PressReading {
  const docs = texts.map((text, id) => readReport(text, id))
  return { docs, runs: sharedRuns(texts, docs) }
}

export function readReport(text: string, id = 0): ReadReport {
  const { paragraphs, boilerplate } = readLayout(text)
  const article = paragraphs.filter(isArticle)
  const counted = article.filter(({ kind }) => kind !== 'byline' && kind !== 'dateline' && kind !== 'sources')
  const quoted = readQuoted(text, article)
  const story = readStory(
    text,
    quoted.map((one, i) => ({ ...one, kind: article[i]?.kind ?? 'body' })),
  )
  const quotes = readSpeech(story)
  const numbers = numbersOf(text, counted)
  return {
    id,
    paragraphs,
    quotes,
    boilerplate,
    numbers,
    masthead: readMasthead(text, paragraphs),
    claims: readClaims(story, numbers, quotes),
    statements: readStatements(story, quotes),
  }
}

/** The runs of eight words or more that any two of these reports share, with their places in both. */
export function sharedRuns(texts: readonly string[], docs: readonly ReadReport[]): readonly SharedRun[] {
  return runsOf(docs.map((doc, i) => ({ text: texts[i] ?? '', article: doc.paragraphs.filter(isArticle) })))
}
