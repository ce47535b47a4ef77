/**
 * A report without the line breaks that a narrow page put into its paragraphs, and with every offset as it was.
 *
 * Mail and wire copy break lines inside names and between a quotation and its speaker. Whoever reads sentences must
 * not meet those breaks; whoever is shown a quotation gets it from the text as it was given.
 */
import type { Span } from '../report.ts'

export function unwrapped(text: string, paragraphs: readonly Span[]): string {
  const pieces: string[] = []
  let from = 0
  for (const { start, end } of paragraphs) {
    const paragraph = text.slice(start, end)
    if (!/[\r\n\u2028\u2029\f]/u.test(paragraph)) continue
    pieces.push(text.slice(from, start), paragraph.replaceAll(/[\r\n\u2028\u2029\f]/gu, ' '))
    from = end
  }
  return from === 0 ? text : `${pieces.join('')}${text.slice(from)}`
}
