/**
 * Whose picture it is, and who stands where in it: what gives a caption away though it reads as a sentence.
 */
import type { Line } from './lines.ts'
import { isTold } from './narrative.ts'

const picture =
  "(?:Photos?|Pics?|Ph|Photograph|Photography|Pictures?|Image|Video grab|Screenshot|Screengrab|Still|Illustration|Infographi[ce]|Credit|Crédits?|Capture d['’]écran|Dessin|Фото(?:графия)?|Снимок|Кадр|Скриншот|Иллюстрация)"
/** What may follow: a name, or a few words without a sentence's end, a paper's name in marks last; an initial has a point. */
const owner =
  '(?:[^.!?«“"]|(?<=(?<!\\p{L})\\p{Lu})\\.){2,60}(?:(?<=\\s)[«“"]\\s?\\p{Lu}[^«»“”".!?]{1,40}[»”"])?'

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
/** "… from the barracks. Report by …": the name of who wrote, not of who took a picture. */
const writes =
  /[.]\s(?:репортаж|интервью|рассказ|очерк|колонка|расследование|монолог|текст|автор|собра|записа|подготови|reportage|récit|enquête|portrait|entretien|texte|par|interview|report|essay|story|text|by|words)\p{L}*\s\p{Lu}[^.]*$/iu
const inBrackets =
  /\[[^\][]{2,50}[/|][^\][]{2,40}\]$|[.!?]\s\[\p{Lu}[^\][]{1,40}\s[–—-]\s\p{Lu}[^\][]{1,40}\]$/u
const lentBy =
  /[.!?]\s(?:\p{Lu}\p{L}*(?:['’]s)?\s)(?:\p{Ll}+\s)?(?:photo|picture|image|фото|снимок)(?:\s[^.!?]{2,40})?$/u

/** "… Monday. Credit...Jane Doe for The Harbor Times", "… (picture by Jane Doe)", "… 2031. MERIDIAN/Jane Doe", « … Port. - J. Doe/MERIDIAN» */
const signatures: readonly RegExp[] = [
  /[.!?…)»”\p{L}\d]\s?Credit\.{3}\s?\p{Lu}[^.!?«“"]{2,70}$/u,
  /\((?:photos?|pictures?|pics?|images?|cliché|фото|снимок)\s?:?\s(?:by |courtesy |de |d['’]|from )?[^().!?«“"]{2,50}\)\.?$/iu,
  /[.!?…»”)]\s\p{Lu}{2,}(?:\s\p{Lu}{2,})?\s?\/\s?\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2}(?:\s(?:Purchase Licensing Rights|Acquire Licensing Rights).{0,20})?$/u,
  /^[^"“”«»„]{12,}\s[-–—]\s?(?:\p{Lu}\.\s?){0,2}\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2}\s?\/\s?\p{Lu}[\p{L} -]{1,24}$/u,
  // « … dimanche 11 juin. JEANNE DUPONT POUR « LE PHARE » », "… in 2024. JANE DOE FOR MERIDIAN"
  /[.!?…»”)]\s(?:\p{Lu}[\p{Lu}.'’-]*\s){2,4}(?:POUR|FOR|ДЛЯ)\s[«“"]?\s?\p{Lu}[\p{Lu}\s.'’-]{1,40}\s?[»”"]?$/u,
  // « … devant l'école. | L'ÉCHO DU PORT »: a paper's name in capitals behind a sentence and a stroke
  /[.!?…»”)]\s[|/]\s?\p{Lu}[\p{Lu}\p{N} '’&-]{2,40}$/u,
  // "… now lives. Courtesy of the family", «… в мае. Из личного архива», "… since 1998 (file picture)"
  /^(?:\S+\s){2,}\S*[.!?…»”)]\s(?:Courtesy(?: of)? [^.!?]{2,50}|Handout|Supplied(?: (?:by|photo) [^.!?]{2,40})?|Из (?:личного|семейного|домашнего) архива[^.!?]{0,40}|(?:Archives?|Collection) (?:personnelles?|familiales?|privées?|particulières?)[^.!?]{0,30}|D\.?R\.?|File (?:photo|picture|image))\.?$/u,
  /\s\((?:file|archive|library|stock|archives?|архив|архивное|фото из архива)(?: (?:photo|picture|image|pic|фото|снимок))?\)\.?$/iu,
  /[.!?…»”)]\s©\s?(?:\d{4}\s)?\p{Lu}[^.!?«“"]{1,60}$/u,
]
/** "Image caption, …", «Подпись к фото, …»: a page that is read aloud says what its pictures are. */
const inscribed =
  /^(?:image (?:caption|source|credit)|(?:media|video|photo) caption|légende (?:de la |de l['’])?(?:image|photo|vidéo)|crédit photo|автор фото|подпись к (?:фото|видео)|источник (?:изображения|фото))\s?[,:]\s?\S/iu
/** "© Meridian / Jane Doe": a stroke, and no year nor rights. */
const copyright = /^©\s?\p{Lu}[^\d/.!?]{1,40}\s?\/\s?(?!all|tous|все)\p{Lu}[^\d/.!?]{1,40}$/u

/** From where to where the eye goes. */
const order =
  /^(?:(?:pictured |from )?left to right|from left|clockwise|pictured(?: from left)?|de gauche à droite|слева направо|по часовой)(?!\p{L})/iu
const where =
  /^(?:top|above|below|left|right|en haut|en bas|ci-dessus|ci-contre|ci-dessous|à gauche|à droite|слева|справа|сверху|вверху|внизу|на фото|на снимке)\s?:\s/iu
const side =
  /\p{Lu}[\p{L}'’-]+(?:\s\((?:pictured|(?:far |second from )?(?:left|right)|centre|center|à gauche|à droite|au centre|слева|справа|в центре)\)|,\s(?:left|right|centre|à gauche|à droite|au centre|слева|справа|в центре),)/u

/** "Image caption, …", "© Meridian / Jane Doe": said of a picture and of nothing else. "© Meridian 2031" is said of a page. */
export function isOfPicture(line: Line): boolean {
  return inscribed.test(line.text.slice(0, 60)) || (line.words <= 12 && copyright.test(line.text))
}

/** A line that a photographer, an archive or a reader signed. */
export function isSigned(line: Line): boolean {
  if (line.words > 60) return false
  const text = line.text.slice(-400)
  if (isOfPicture(line)) return true
  if (line.words >= 4 && signatures.some((form) => form.test(text))) return true
  if (inBrackets.test(text)) return true
  // A photographer's initials end as sentences do.
  if (line.closed && !/(?<!\p{L})\p{Lu}\.\)?$/u.test(text)) return false
  if (behind.test(text) || lentBy.test(text)) return true
  return (
    (line.words <= 14 && alone.test(text)) ||
    (line.words <= 40 && !/["“”«»„]/u.test(text) && nameBehind.test(text) && !writes.test(text))
  )
}

/** A line that says who stands where. */
export function isArrayed(line: Line): boolean {
  if (line.words > 45) return false
  const text = line.text.slice(0, 600)
  if (!order.test(text) && !(where.test(text) && !line.text.endsWith(':')) && !side.test(text)) return false
  return !/["“”„]/u.test(text) && !isTold(text)
}
