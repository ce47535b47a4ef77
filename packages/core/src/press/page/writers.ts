/**
 * Lines that name whoever wrote, where a page hides them: among its buttons under the headline, and below the article.
 */
import type { ParagraphKind } from '../report.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { isPlainlyFurniture } from './furniture.ts'
import { isPersonLine } from './head.ts'
import type { Line } from './lines.ts'
import { isLabelOfSite } from './page-zones.ts'

type Kinds = (ParagraphKind | undefined)[]

/** "Share / Ann Roe / Health correspondent / Save": a name below the headline, with its office or the day beside it. */
export function markWritersAmongButtons(lines: readonly Line[], kinds: Kinds, bodyFrom: number): void {
  const headline = kinds.indexOf('headline')
  for (let i = headline + 1; headline >= 0 && i < bodyFrom; i++) {
    const line = lines[i]
    const below = lines[i + 1]
    if (line === undefined || kinds[i] !== 'furniture' || !isName(line)) continue
    const isOffice = i + 1 < bodyFrom && kinds[i + 1] !== 'byline' && isOfficeLine(below)
    if (!isOffice && kinds[i - 1] !== 'byline' && kinds[i + 1] !== 'byline') continue
    kinds[i] = 'byline'
    if (isOffice || (i + 1 < bodyFrom && kinds[i + 1] === 'furniture' && isPost(below)))
      kinds[i + 1] = 'byline'
  }
}

function isName(line: Line): boolean {
  return isPersonLine(line) && !isLabelOfSite(line) && !isPlainlyFurniture(line)
}

/** "Social affairs correspondent" */
function isOfficeLine(line: Line | undefined): boolean {
  if (line === undefined || line.closed || line.words > 6 || line.blankBefore) return false
  return line.text.split(/[\s,]+/u).some((word) => isPersonNoun(word.toLowerCase()))
}

/** "Meridian News, Sarn": for whom and from where. */
function isPost(line: Line | undefined): boolean {
  return (
    line !== undefined &&
    !line.blankBefore &&
    line.words <= 7 &&
    /^\p{Lu}[\p{L}\p{N}'’& -]{1,40}, \p{Lu}[\p{L}'’ -]{1,30}$/u.test(line.text)
  )
}

/** The name from the head stands again below the article, with the page's own lines under it. */
export function markWritersAgain(lines: readonly Line[], kinds: Kinds, bodyFrom: number): void {
  const last = kinds.lastIndexOf('body')
  const head = lines.slice(0, bodyFrom).filter((_, i) => kinds[i] === 'byline')
  for (let i = Math.max(last + 1, bodyFrom); i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined || kinds[i] !== 'byline' || !isPersonLine(line)) continue
    if (head.some(({ text }) => text.slice(0, 200).includes(line.text))) kinds[i] = 'furniture'
  }
}

/** «Анна Берг, Остмут»: the last line of all, who wrote and from where. */
export function isSignedFrom(line: Line, isLast: boolean): boolean {
  return (
    isLast &&
    line.blankBefore &&
    /^\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’-]+(?:[ -]\p{L}[\p{L}'’-]+)?$/u.test(line.text)
  )
}
