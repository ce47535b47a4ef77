/** Reading the press: one article, and many together, on invented reports. */
import { GrowingComparison, readReport, sharedRuns } from '@safeconduct/core/press/reading.ts'
import type { ReadReport } from '@safeconduct/core/press/report.ts'
import { reuse } from '@safeconduct/core/press/reuse/reuse.ts'
import { type Figure, figure, medianOf } from './figure.ts'
import { madeUpText } from './made-up.ts'

const articles = 1000
/** The largest desk this program is made for; its reading alone would be minutes, so only its words are compared. */
const most = 10_000

export async function benchPress(): Promise<readonly Figure[]> {
  const texts = Array.from({ length: articles }, (_article, at) => articleOf(at))
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0)
  const one = await medianOf(9, () => readReport(texts[0] ?? ''))
  const docs: ReadReport[] = []
  const reading = await onceIn(() => {
    for (const [id, text] of texts.entries()) docs[id] = readReport(text, id)
  })
  const pairs = await onceIn(() => sharedRuns(texts, docs))
  const memory = Math.round(process.memoryUsage().rss / 1_000_000)
  const hundred = await medianOf(3, () => sharedRuns(texts.slice(0, 100), docs.slice(0, 100)))
  const compared = await onceIn(() =>
    reuse(texts.map((text, id) => ({ text, ...(docs[id] === undefined ? {} : { reading: docs[id] }) }))),
  )
  return [
    figure('one article read', one, 'ms', { is: '≤', value: 30 }),
    figure(`${articles} articles of ${words} words read`, reading, 'ms'),
    figure('all pairs of 100 articles', hundred, 'ms'),
    figure(`all pairs of ${articles} articles`, pairs, 'ms', { is: '≤', value: 3000 }),
    figure('memory of the process by then', memory, 'MB', { is: '≤', value: 400 }),
    figure('one article more, beside them', await oneMore(texts, docs), 'ms', { is: '≤', value: 100 }),
    figure(`all pairs of ${most} articles`, await pairsOfMost(), 'ms'),
    figure(`who took what from whom in ${articles} articles`, compared, 'ms'),
  ]
}

/** A desk takes in one page a day: only its own words are compared. */
async function oneMore(texts: readonly string[], docs: readonly ReadReport[]): Promise<number> {
  const comparison = new GrowingComparison()
  for (const [at, text] of texts.entries()) {
    const doc = docs[at]
    if (doc !== undefined) comparison.add(text, doc)
  }
  const text = articleOf(articles)
  const doc = readReport(text)
  return await onceIn(() => comparison.add(text, doc))
}

/** Ten times the words, to see that cost follows the words and not their square. */
async function pairsOfMost(): Promise<number> {
  const texts = Array.from({ length: most }, (_article, at) => articleOf(at))
  const docs = texts.map((text, id) => plainReading(text, id))
  return await onceIn(() => sharedRuns(texts, docs))
}

/** A reading of nothing but paragraphs. */
function plainReading(text: string, id: number): ReadReport {
  const masthead = { published: null, updated: null, bylines: [], outlet: null, sources: [] }
  const none = { quotes: [], boilerplate: [], numbers: [], claims: [], statements: [] }
  return { id, paragraphs: [{ start: 0, end: text.length, kind: 'body' }], masthead, ...none }
}

const speakers = ['Ana Morel', 'Ines Roth', 'Petr Sand', 'Lio Marek', 'Dana Voss', 'Karl Ode', 'Mira Fenn']

/** Some 760 words with a quotation in every paragraph; every hundredth copies a paragraph of the first. */
function articleOf(at: number): string {
  const paragraphs = Array.from({ length: 10 }, (_, paragraph) => {
    const text = madeUpText(at * 10 + paragraph)
    return `${text.slice(0, 200)}. “${text.slice(200, 320)},” said ${speakers[at % speakers.length] ?? ''}. ${text.slice(320)}.`
  })
  if (at % 100 === 0) paragraphs[5] = madeUpText(3)
  return `Harbour ${at}\n\n${paragraphs.join('\n\n')}\n`
}

/** In milliseconds, without a first run to warm up: these take seconds. */
async function onceIn(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
