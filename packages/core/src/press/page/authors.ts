/**
 * A line under an article about whoever wrote it.
 */
import type { ParagraphKind } from '../report.ts'
import type { Line } from './lines.ts'

/** "Jane Doe is a staff writer": under the article, of whom its byline names. */
export function markAuthors(lines: readonly Line[], kinds: (ParagraphKind | undefined)[]): void {
  const authors = lines
    .filter((_, i) => kinds[i] === 'byline')
    .flatMap(({ text }) => text.slice(0, 200).match(/\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}/gu) ?? [])
    .map((name) => name.replace(/^(?:By|Par|Text|Текст) /u, ''))
  let below = 0
  for (let i = lines.length - 1; i >= 0 && below < 3; i--) {
    const line = lines[i]
    if (line === undefined || kinds[i] !== 'body') continue
    below++
    const name = authors.find((one) => line.text.startsWith(one))
    if (name !== undefined && line.words <= 40 && office.test(line.text.slice(name.length)))
      kinds[i] = 'furniture'
    else return
  }
}

const office =
  /^(?:,? (?:is (?:an?|the|our)|covers|writes|reports|is based|est (?:journaliste|correspondante?|reporter|rédact|grand)|suit|couvre|écrit|пишет|освещает)(?!\p{L})|,?\s[—–-]\s(?:корреспондент|журналист|редактор|обозреватель|reporter|journaliste))/u
