/** Reading the press: one article, and many together, on invented reports. */
import { readReports } from '@safeconduct/core/press/reading.ts'
import { type Figure, figure, medianOf } from './figure.ts'
import { madeUpText } from './made-up.ts'

const articles = 1000

export async function benchPress(): Promise<readonly Figure[]> {
  const texts = Array.from({ length: articles }, (_article, at) => articleOf(at))
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0)
  const one = await medianOf(9, () => readReports(texts.slice(0, 1)))
  const all = await medianOf(1, () => readReports(texts))
  return [
    figure('one article read', one, 'ms', { is: '≤', value: 30 }),
    figure(`${articles} articles of ${words} words, all pairs`, all, 'ms'),
  ]
}

/** Some 760 words with a quotation in every paragraph; every tenth copies a paragraph of the first. */
function articleOf(at: number): string {
  const paragraphs = Array.from({ length: 10 }, (_, paragraph) => {
    const text = madeUpText(at * 10 + paragraph)
    return `${text.slice(0, 200)}. “${text.slice(200, 320)},” said Ana Morel of the harbour office. ${text.slice(320)}.`
  })
  if (at % 10 === 0) paragraphs[5] = madeUpText(3)
  return `Harbour ${at}\n\n${paragraphs.join('\n\n')}\n`
}
