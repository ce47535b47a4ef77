/**
 * Lines in which a site speaks of itself by its name: "Get Meridian delivered", «Читайте ДЕЛО в Telegram», its name alone.
 *
 * The name is taken from the first lines of the page, and only one that comes again does anything. An article may name
 * the site as well ("Meridian asked the ministry"): without a command or how often a letter comes nothing is the page's.
 */
import type { ParagraphKind } from '../report.ts'
import { asksFor } from './asks.ts'
import { isSiteLabel } from './furniture.ts'
import type { Line } from './lines.ts'
import { isLabelOfSite } from './page-zones.ts'
import { isRow } from './rows.ts'

export function markBrand(lines: readonly Line[], kinds: (ParagraphKind | undefined)[]): void {
  for (let i = 0; i < Math.min(3, lines.length); i++) {
    const line = lines[i]
    if (line === undefined || !isName(line) || !lines[i + 1] || kinds[i] === 'byline') continue
    const name = line.text.toLowerCase()
    lines.forEach((other, j) => {
      if (j <= i || kinds[j] !== undefined || other.words > 25 || !holds(other.text, name)) return
      if (other.text.toLowerCase() === name ? isPageAround(kinds, j) : asksFor(other, name))
        kinds[j] = 'furniture'
    })
  }
}

/** The name alone, and the page's own lines on both sides or one. */
function isPageAround(kinds: readonly (ParagraphKind | undefined)[], j: number): boolean {
  return kinds[j - 1] === 'furniture' && (kinds[j + 1] === 'furniture' || j + 1 >= kinds.length)
}

function isName(line: Line): boolean {
  if (line.words > 5 || line.words < 1 || line.closed || line.text.length < 4 || isRow(line)) return false
  return !isSiteLabel(line.text) && !isLabelOfSite(line) && /\p{L}{3}/u.test(line.text)
}

function holds(text: string, name: string): boolean {
  const low = text.slice(0, 400).toLowerCase()
  const at = low.indexOf(name)
  return at >= 0 && !/[\p{L}\p{N}]/u.test(`${low[at - 1] ?? ' '}${low[at + name.length] ?? ' '}`)
}
