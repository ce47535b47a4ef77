/**
 * Whose picture it is, and who stands where in it: what gives a caption away though it reads as a sentence.
 */
import type { Line } from './lines.ts'
import { isTold } from './narrative.ts'

const picture =
  "(?:Photos?|Pics?|Ph|Photograph|Photography|Pictures?|Image|Video grab|Screenshot|Screengrab|Still|Illustration|Infographi[ce]|Credit|Crédits?|Capture d['’]écran|Dessin|Фото(?:графия)?|Снимок|Кадр|Скриншот|Иллюстрация)"
/** What may follow: a name, or a few words without a sentence's end; an initial has a point. */
const owner = '(?:[^.!?«“"]|(?<=(?<!\\p{L})\\p{Lu})\\.){2,60}'

/** "… by the gate. Photo: Jane Doe", «… у ворот. Фото автора», « … (Photo L’Écho / J. D.) »: behind a sentence, a dash or a bracket. */
const behind = new RegExp(
  `(?:[.!?…)\\]»”]\\s|\\s[—–|-]\\s|\\()${picture}(?!\\p{L})\\s?[:.]?\\s?${owner}$`,
  'u',
)
/** "Photo: Jane Doe", « Photo DR », «Кадр из видео»: a line of its own. */
const alone = new RegExp(
  `^(?:${picture}|Map|Graphic|Carte|Карта|Графика)\\s?(?:[:]\\s|\\.\\s(?=\\p{Lu})|\\s(?=(?:courtesy|handout|d['’](?:un|une|archives)|du (?:service|ministère)|из (?:архива|видео|личного)|автора|пресс|предоставлен|by \\p{Lu}|de \\p{Lu}|DR$)))${owner}$`,
  'u',
)
/** "… at low tide, May 2031. Jane Doe": four words or more, a full stop, and then a name and nothing. */
const nameBehind =
  /^(?:[^\s]+\s+){3,}[^\s]*[\p{L}\p{N})]\.\s\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){1,2}(?:\s?[/|]\s?\p{Lu}[\p{L}.'’ -]{1,40})?$/u
const inBrackets = /\[[^\][]{2,50}[/|][^\][]{2,40}\]$/u
const lentBy =
  /[.!?]\s(?:\p{Lu}\p{L}*(?:['’]s)?\s)(?:\p{Ll}+\s)?(?:photo|picture|image|фото|снимок)(?:\s[^.!?]{2,40})?$/u

/** From where to where the eye goes. */
const order =
  /^(?:(?:pictured |from )?left to right|from left|clockwise|pictured(?: from left)?|de gauche à droite|слева направо|по часовой)(?!\p{L})/iu
const where =
  /^(?:top|above|below|left|right|en haut|en bas|ci-dessus|ci-contre|ci-dessous|à gauche|à droite|слева|справа|сверху|вверху|внизу|на фото|на снимке)\s?:\s/iu
const side =
  /\p{Lu}[\p{L}'’-]+(?:\s\((?:pictured|(?:far |second from )?(?:left|right)|centre|center|à gauche|à droite|au centre|слева|справа|в центре)\)|,\s(?:left|right|centre|à gauche|à droite|au centre|слева|справа|в центре),)/u

/** A line that a photographer, an archive or a reader signed. */
export function isSigned(line: Line): boolean {
  if (line.words > 60) return false
  const text = line.text.slice(-400)
  if (inBrackets.test(text)) return true
  // A photographer's initials end as sentences do.
  if (line.closed && !/(?<!\p{L})\p{Lu}\.\)?$/u.test(text)) return false
  if (behind.test(text) || lentBy.test(text)) return true
  return (
    (line.words <= 14 && alone.test(text)) ||
    (line.words <= 40 && !/["“”«»„]/u.test(text) && nameBehind.test(text))
  )
}

/** A line that says who stands where. */
export function isArrayed(line: Line): boolean {
  if (line.words > 45) return false
  const { text } = line
  if (!order.test(text) && !(where.test(text) && !text.endsWith(':')) && !side.test(text)) return false
  return !/["“”„]/u.test(text) && !isTold(text)
}
