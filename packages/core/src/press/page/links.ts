/**
 * Links inside an article: a word that names a kind of page, a sign, and a title.
 *
 * Above the article the same shape is a headline ("Video: …"), so this is asked of its body only.
 */
import type { Line } from './lines.ts'

const kinds = [
  "also in [^:]{2,40}|go deeper|(?:more )?from the archives?|explainers?|explained|recommended(?: for you)?|watch|video|audio|the story so far|in pictures|in photos|gallery|podcast|listen|opinion|quiz|full story|full coverage|don['’]t miss|what to read",
  'archives?|décryptage|notre sélection|vidéo|en images|en photos|diaporama|podcast|opinion|tribune|dossier|portfolio|à (?:lire|voir|écouter|ne pas manquer)[^:]{0,20}|\\(re\\)lire|retrouvez [^:]{0,30}|notre (?:enquête|dossier|reportage)',
  'ещё по теме|еще по теме|из архива|объясняем|рекомендуем|видео|фоторепортаж|фотогалерея|галерея|подкаст|мнение|колонка|разбор|не пропустите|что (?:ещё |еще )?(?:по)?читать(?: дальше)?|тест|спецпроект',
]
const named = new RegExp(
  `^(?:[>»→▶►▸*•]{1,3}\\s?)?(?:${kinds.join('|')})\\s?(?:[:|>»→]|\\s[–—-]|\\.)\\s?\\S`,
  'iu',
)
const arrow = /^(?:>{1,3}|[»→▶►▸])\s?\p{L}/u

/** A line of the body that leads to another page. */
export function isLinkInside(line: Line): boolean {
  if (line.words > 30 || line.words < 2) return false
  if (line.closed && !line.text.endsWith('?')) return false
  return named.test(line.text) || (arrow.test(line.text) && !/»/u.test(line.text.slice(1)))
}
