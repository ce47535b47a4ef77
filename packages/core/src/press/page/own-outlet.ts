/**
 * The outlet a page says it is: in its line of rights, in "Published by …", behind the place where it was written, in
 * the title of the page, or by the name that stands above everything else.
 *
 * A name is only taken from where a page names itself; what an article tells of another paper is none of these.
 */
import type { Named, Paragraph } from '../report.ts'

const name = '[«“"]?(\\p{Lu}[\\p{L}\\p{N}&.\'’ -]{1,60}?)[»”"]?'
const end = '(?=\\s*(?:[.,|;:()]|\\s[–—-]\\s|\\d{4}|all rights|tous droits|все права|$))'

const rights = new RegExp(
  `(?:©|\\(c\\)|copyright)\\s*(?:©\\s*)?(?:\\d{4}(?:\\s?[–-]\\s?\\d{4})?,?\\s+)?(?:by\\s+)?${name}${end}`,
  'iu',
)
const publisher = new RegExp(
  `^(?:(?:first |originally )?published (?:by|in)|this (?:article|story|report|piece) (?:was )?(?:first |originally )?(?:appeared|published|ran) (?:in|on|by)|publié (?:par|dans)|paru dans|издатель:?|издание:?|опубликовано (?:в|на сайте)|posted by .{3,40} in|source ?:|источник ?:)\\s+(?:the\\s+|le\\s+|la\\s+)?${name}${end}`,
  'iu',
)
const small =
  '(?:the|of|on|le|la|les|de|du|des|en|sur|sous|на|г|года|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\\p{L})'
/** "DVORNA, March 14 (Reuters) –", "Dvorna, Kestria | AFP |", «ДВОРНА, 13 октября. /Осна-пресс/», «Дворна. 14 марта. ИНТЕРФАКС –» */
const places: readonly RegExp[] = [
  // Names and a day before the bracket, and no other word: "The builder (Orvel) – a widower – …" is no place.
  new RegExp(
    `^(?=\\p{Lu})(?:(?:\\p{Lu}[\\p{L}'’-]*|\\d{1,4}(?:er|st|nd|rd|th)?|${small})[ ,.]+){1,10}\\((\\p{Lu}[\\p{L} ./-]{1,30})\\)\\s*[—–-]`,
    'u',
  ),
  /^\p{Lu}[^|"“«]{1,40}\s?\|\s?(\p{Lu}[\p{L} -]{1,30}?)\s?\|/u,
  /^\p{Lu}[^/"“«]{1,50}\s\/(\p{Lu}[\p{L} .-]{2,30})\//u,
  /^\p{Lu}[\p{L} -]{2,30}[.,] (?:\d{1,2} \p{L}{3,9}[.,]? )?(?:\/?)(\p{Lu}{4,}(?:[ -]\p{Lu}{2,})?)\s?[—–-]\s/u,
]
/** A name and a line, as browsers save the title: "Headline | Harbour Post". */
const titled = /^.{20,}?\s(?:[|·•]|[–—-])\s(\p{Lu}[\p{L}\p{N}&.'’ -]{2,40})$/u

export function ownOutlet(text: string, paragraphs: readonly Paragraph[]): Named | null {
  return (
    inLines(text, paragraphs, ({ kind }) => kind === 'furniture' || kind === 'credit' || kind === 'byline', [
      publisher,
      rights,
    ]) ??
    inLines(text, firstOfBody(paragraphs), () => true, places) ??
    inTitle(text, paragraphs) ??
    aboveAll(text, paragraphs)
  )
}

function firstOfBody(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const body = paragraphs.findIndex(({ kind }) => kind === 'body')
  return paragraphs
    .slice(0, body + 1)
    .filter(({ kind }) => /^(?:body|dateline|byline|standfirst)$/u.test(kind))
}

function inLines(
  text: string,
  paragraphs: readonly Paragraph[],
  fits: (paragraph: Paragraph) => boolean,
  patterns: readonly RegExp[],
): Named | undefined {
  for (const pattern of patterns)
    for (const paragraph of paragraphs) {
      if (!fits(paragraph)) continue
      const found = matched(text, paragraph, pattern)
      if (found !== undefined) return found
    }
  return undefined
}

function matched(text: string, { start, end: last }: Paragraph, pattern: RegExp): Named | undefined {
  const content = text.slice(start, Math.min(last, start + 200))
  const match = pattern.exec(content)
  const own = match?.[1]?.trim()
  if (match === null || own === undefined || own.length < 2) return undefined
  const at = start + match.index + match[0].lastIndexOf(own)
  return { name: own, start: at, end: at + own.length }
}

/** The title of the page, where the headline stands again without what is behind its line. */
function inTitle(text: string, paragraphs: readonly Paragraph[]): Named | undefined {
  for (const one of paragraphs.slice(0, 3)) {
    const found = matched(text, one, titled)
    if (found === undefined) continue
    const title = text.slice(one.start, found.start).replace(/\s(?:[|·•]|[–—-])\s$/u, '')
    const isRepeated = paragraphs.some(
      (other) => other !== one && text.slice(other.start, other.end).startsWith(title),
    )
    const isPage = one === paragraphs[0] && title.split(/\s+/u).length >= 5 && !title.includes('|')
    if (isRepeated || (isPage && text.slice(one.start, found.start).endsWith('| '))) return found
  }
  return undefined
}

const navigation =
  /^(?:menu|home|skip|search|subscribe|sign|log|sport|share|donate|accept|cookies?|who|what|where|press|live|watch|listen|sections?|advertisement|weather|search|top|breaking|exclusive|opinion|analysis|culture|politics|accueil|rechercher|abonnez|connexion|partager|aller|publicité|météo|rubriques?|communiqué|en direct|главная|меню|поиск|войти|перейти|подпис|поделиться|реклама|погода|рубрики|темы|пресс)(?!\p{L})/iu

/** The first line of all, a name and nothing else, above the ways through the site. */
function aboveAll(text: string, paragraphs: readonly Paragraph[]): Named | null {
  const headline = paragraphs.findIndex(({ kind }) => kind === 'headline')
  for (const [i, { kind, start, end: last }] of paragraphs.slice(0, Math.min(2, headline)).entries()) {
    const line = text.slice(start, last)
    const words = line.split(/\s+/u)
    if (kind !== 'furniture' || navigation.test(line)) continue
    const isName =
      words.length <= 5 &&
      line.length <= 40 &&
      /^\p{Lu}/u.test(line) &&
      !/[|/›>»:?!•·,]|\s{2}|\d|\.\s/u.test(line) &&
      words.every(
        (word) =>
          /^(?:\p{Lu}|&|of|the|de|du|des|la|le|les|et|and|d['’]|l['’]|sans|времена|газета|вестник|ведомости|новости|дверь|край|вечер|правда|жизнь|слово|время)/u.test(
            word,
          ) ||
          (i === 0 && /^\p{Ll}{3,}$/u.test(word)),
      )
    if (!isName) continue
    // A word alone is a heading of the site as often: it must stand in the page again.
    const isNamed =
      words.length > 1 || text.indexOf(line, last) > 0 || paragraphs[i + 1]?.kind === 'furniture'
    if (isNamed) return { name: line, start, end: last }
  }
  return null
}
