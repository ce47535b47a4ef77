/**
 * The outlet in the lines between the headline and the article, where a pasted text keeps it: "The Harbour Courier,
 * 10 February 2022", «Анна Берг, «Портовый листок», 19 октября», « Le Cahier du samedi, mars 2028 », "The Capital Post".
 *
 * A person's name, an office, a town and a section stand there as well: a name is taken only if marks stand around it,
 * if it is a paper's by its words, or if it opens with an article and a capital.
 */
import type { Named, Paragraph } from '../report.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { dayIn } from './days.ts'
import { isSiteLabel } from './furniture.ts'
import { releases } from './sender.ts'

const paperWords =
  /(?<!\p{L})(?:star|sun|mail|express|record|monthly|quarterly|essor|progrès|agence|post|herald|times|monitor|mirror|standard|bulletin|moniteur|gazette|observer|observateur|courier|chronicle|chroniques?|tribune|telegraph|weekly|daily|courrier|journal|écho|echo|dépêche|nouvelles|news|press|presse|review|revue|magazine|hebdo|matin|soir|quotidien|semaine|phare|éclaireur|dispatch|examiner|ledger|sentinel|argus|mercury|voice|voix|radio|tv|fm|télé|agence|agency|радио|медиа|портал|еженедельник|сводка|вестник|газета|известия|ведомости|хроника|хроники|листок|новости|курьер|правда|журнал|обозрение|обозреватель|наблюдатель|вечерний|утренний|голос|агентство|телеканал|сайт|издание|(?<!-)служба)(?!\p{L})/iu
const genre =
  /(?<!\p{L})(?:read|interview|view|opinion|analysis|column|report|entretien|récit|portrait|débat|reportage|enquête|judiciaire|репортаж|интервью|колонка|мнение|расследование|part|issue)(?!\p{L})/iu
const office =
  /(?<!\p{L})(?:editor|reporter|correspondent|writer|journalist|producer|photographer|columnist|rédact\p{L}+|correspondante?|envoyée?|journaliste|корреспондент|редактор|обозреватель)$/iu
const small = /^(?:of|the|and|&|de|du|des|d['’].+|l['’].+|la|le|les|et|en|à|au|sans|и|в|на|о|для|по|без)$/u
const month =
  /^(?:(?:\p{L}+ )?(?:\d{1,2} )?\p{L}{3,9}\.? \d{4}|(?:№|no\.?|n°|issue|numéro|номер)\s?\d+|(?:winter|spring|summer|autumn|fall|hiver|printemps|été|automne|зима|весна|лето|осень)(?: (?:issue|\d{4}))?|\d{4})$/iu
/** «Газета «Портовый листок»», "Проверка слуха" in marks: the whole piece, or the word of a paper before it. */
const marked =
  /(?:^|[,.|·]\s|\s[—–-]\s)((?:(?:журнал|газета|сайт|издание|интернет-издание|портал|еженедельник|блог|телеграм-канал|информагентство|агентство|радио|радиостанция|телеканал|le journal|le magazine|la revue)\s)?[«“"]\s?(\p{Lu}[^«»“”"]{2,40}?)\s?[»”"])(?=$|[,.|·]|\s[—–-]\s)/iu

/** The pieces of a line, each with its place: between commas, strokes, dashes and stops. */
function piecesOf(line: string): readonly { readonly text: string; readonly at: number }[] {
  const pieces: { text: string; at: number }[] = []
  let from = 0
  const opening = /^(?:[—–-]\s|(?:transcript|transcription|расшифровка)\s?:\s)/iu.exec(line)
  from = opening?.[0].length ?? 0
  for (const match of [...line.matchAll(/\s?[,|·•]\s|\s[—–-]\s|\.\s(?=\p{Lu})/gu), undefined]) {
    const to = match?.index ?? line.length
    if (to > from) pieces.push({ text: line.slice(from, to), at: from })
    from = match === undefined ? to : to + match[0].length
  }
  return pieces
}

/** In a line with the day, the issue or the writer: strong. */
export function inImprint(text: string, paragraphs: readonly Paragraph[]): Named | undefined {
  for (const one of imprints(text, paragraphs)) {
    const line = text.slice(one.start, one.end)
    const pieces = piecesOf(line)
    const isDated =
      dayIn(line, 0) !== undefined || pieces.some((piece) => month.test(piece.text) || isDay(piece.text))
    const mark = marked.exec(line)
    const isWriter = mark !== null && line.length <= 80 && writer.test(pieces[0]?.text ?? '')
    if (one.kind !== 'byline' && !isDated && !isWriter) continue
    if (mark?.[1] !== undefined)
      return named(one.start + mark.index + mark[0].indexOf(mark[1]), mark[1], mark[2])
    const lent = forWhom.map((form) => form.exec(line)?.[1]).find((one) => one !== undefined)
    if (lent !== undefined && isPaperName(lent))
      return named(one.start + line.lastIndexOf(lent), lent, undefined)
    if (pieces.length < 2) continue
    const piece = pieces.find((each) => isPaperName(each.text))
    if (piece !== undefined) return named(one.start + piece.at, piece.text, undefined)
  }
  return undefined
}

/** "By Ann Roe for The Harbour Star", « Anne Roe (Le Courrier du port) », "Harbour Post staff writer" */
const forWhom: readonly RegExp[] = [
  /\s(?:for|pour)\s((?:The |Le |La |L['’])?\p{Lu}[\p{L}&'’ -]{2,40})$/u,
  /\p{L}\s\(((?:The |Le |La |L['’])?\p{Lu}[\p{L}&'’ -]{2,40})\)$/u,
  /^(\p{Lu}[\p{L}&'’ -]{2,40}?)\sstaff(?:\s(?:writer|reporter))?$/u,
]
const writer = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,2}$/u

/** "In Sarn, Ann Roe, Radio Osna.": a reporter's last words on the air. */
export function signedOff(text: string, paragraphs: readonly Paragraph[]): Named | undefined {
  for (const { start, end } of paragraphs.filter(({ kind }) => kind === 'body').slice(-3)) {
    if (end - start > 110) continue
    const match = lastWords.exec(text.slice(start, end))
    const own = match?.[1]
    if (
      match === null ||
      own === undefined ||
      own.split(/\s/u).some((word) => isPersonNoun(word.toLowerCase()))
    )
      continue
    return named(start + match.index + match[0].indexOf(own), own, undefined)
  }
  return undefined
}

const lastWords =
  /^(?:(?:In|From|À|A|De|В|Из) \p{Lu}[\p{L}'’ -]{2,30}, )?\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+,(?: (?:for|pour|для))? ((?:\p{Lu}[\p{L}\p{N}'’-]*|«[^«»]{2,30}»)(?: (?:\p{Lu}[\p{L}\p{N}'’-]*|«[^«»]{2,30}»)){0,3})(?:, (?:in |à |en |в )?\p{Lu}[\p{L}'’ -]{2,30})?\.$/u

/** Alone on a line below the headline: weak, and only beside the writer, the day or the article itself. */
export function aloneBelowHeadline(text: string, paragraphs: readonly Paragraph[]): Named | undefined {
  const headline = paragraphs.find(({ kind }) => kind === 'headline')?.start ?? -1
  for (const one of imprints(text, paragraphs)) {
    // Above the headline only the first line of all names the paper.
    const isFirst = one === paragraphs[0]
    if ((one.start < headline && !isFirst) || (one.kind === 'furniture' && !isFirst)) continue
    const line = text.slice(one.start, one.end)
    const [piece, second] = piecesOf(line)
    if (agency.test(line)) return named(one.start, line.replaceAll(/[()]/gu, ''), undefined)
    const isMagazine = /^(?:le |the )?(?:magazine|journal|hebdo|weekly|журнал|газета)/iu.test(
      second?.text ?? '',
    )
    if (piece === undefined || (second !== undefined && !isMagazine)) continue
    if (isFirst && !isLoudName(piece.text)) continue
    if (isPaperName(piece.text) || (isMagazine && /^\p{Lu}/u.test(line)))
      return named(one.start, isMagazine ? line : piece.text, undefined)
  }
  return undefined
}

/** Opens with an article and a capital, or has the word of a paper and no small word of its own. */
function isLoudName(piece: string): boolean {
  if (/\s(?:из|о|об|про|от|с|from|in|at|for)\s/u.test(piece)) return false
  return /^(?:The|Le|La|Les)\s\p{Lu}|^L['’]\p{Lu}/u.test(piece) || paperWords.test(piece)
}

/** "Keystone-ATS", "(dpa)": an agency's letters and nothing else. */
const agency =
  /^\(?(?:\p{Lu}[\p{L}]+-)?(?:AFP|AP|ATS|SDA|DPA|dpa|APA|EFE|ANSA|PAP|BELGA|Belga|Reuters|REUTERS|ТАСС|TASS|Интерфакс|РИА Новости)\)?$/u

/** Short lines of the head, behind the headline or above it, and the last line of the text. */
function imprints(text: string, paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const body = paragraphs.findIndex(({ kind }) => kind === 'body')
  const last = paragraphs.at(-1)
  const head = paragraphs.slice(0, body < 0 ? paragraphs.length : body)
  return [...head, ...(last === undefined ? [] : [last])].filter(
    ({ kind, start, end }) =>
      kind !== 'headline' &&
      kind !== 'caption' &&
      kind !== 'highlight' &&
      end - start <= 120 &&
      !/[.!?…]$/u.test(text.slice(start, end).replace(/(?:г|стр|с)\.$/u, '')),
  )
}

/** "10 February", «19 октября», « vendredi 3 juin » */
function isDay(piece: string): boolean {
  return /^(?:\p{L}+ )?\d{1,2}(?:er|st|nd|rd|th)? \p{L}{3,9}\.?$|^\p{L}{3,9}\.? \d{1,2}$/u.test(piece)
}

export function isPaperName(piece: string): boolean {
  const words = piece.split(/\s+/u)
  const isArticled = /^(?:The|Le|La|Les)\s\p{Lu}|^L['’]\p{Lu}/u.test(piece)
  if (words.length > 6 || piece.length < 3 || !/^\p{Lu}/u.test(piece) || /[\d:!?«»“”"()@#]/u.test(piece))
    return false
  // «Главная / Новости» is the way to a page.
  if (/\s[/›>]\s|\s{2}/u.test(piece)) return false
  if (genre.test(piece) || office.test(piece)) return false
  if (!isArticled && !paperWords.test(piece) && words.some((word) => isPersonNoun(word.toLowerCase())))
    return false
  if (isSiteLabel(piece) || releases.test(piece)) return false
  if (
    /^(?:by|par|text|texte|текст|фото|photo|автор|in|from|à|en|at|de|updated|published|publié|mis)(?!\p{L})/iu.test(
      piece,
    )
  )
    return false
  const isRussian = /\p{Script=Cyrillic}/u.test(piece)
  const capital = words.every((word) => /^\p{Lu}/u.test(word) || small.test(word))
  const second = words.find((word, i) => i > 0 && !small.test(word)) ?? ''
  if (/^(?:The|Le|La|Les)$/u.test(words[0] ?? '')) return words.length >= 2 && /^\p{Lu}/u.test(second)
  if (isArticled && words.length >= 2) return true
  if (paperWords.test(piece)) return words.length >= 2 && (capital || isRussian || words.length <= 3)
  // «Карта дня»: two words, the second small, are no person and no town.
  return isRussian && words.length === 2 && /^\p{Ll}{3,}$/u.test(words[1] ?? '')
}

/** With the word of a paper in front where the line has it: "Журнал «Маяк»". */
function named(start: number, whole: string, inner: string | undefined): Named {
  const own = inner !== undefined && /^[«“"]/u.test(whole) ? inner : whole
  const at = start + whole.indexOf(own)
  return { name: own, start: at, end: at + own.length }
}
