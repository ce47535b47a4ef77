/**
 * A title with a button right under it: the way to another page, set inside the article.
 */
import type { ParagraphKind } from '../report.ts'
import { folded } from './furniture.ts'
import type { Line } from './lines.ts'

const buttons =
  /^(?:read (?:more|the (?:full )?(?:story|article))|full story|continue reading|lire (?:la suite|plus|l'article|aussi)|en savoir plus|читать (?:далее|дальше|полностью|статью)|подробнее)\s?[.…>»→]{0,3}$/u

/** "Which countries have such laws? ¶ Read more", where no full stop ends the title. */
export function markTeasers(
  lines: readonly Line[],
  kinds: (ParagraphKind | undefined)[],
  from: number,
  carriesWords: (line: Line) => boolean,
): void {
  for (let i = from + 1; i < lines.length; i++) {
    const button = lines[i]
    const title = lines[i - 1]
    if (button === undefined || title === undefined || kinds[i] !== 'furniture' || kinds[i - 1] !== undefined)
      continue
    if (button.blankBefore || button.words > 5 || !buttons.test(folded(button.text, 60))) continue
    const isTitle =
      title.blankBefore && title.words <= 20 && !/[.:;…]["”»’]?$|^["“«].*["”»]$/u.test(title.text)
    if (isTitle && !carriesWords(title)) kinds[i - 1] = 'furniture'
  }
}
