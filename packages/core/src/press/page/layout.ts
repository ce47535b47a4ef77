/**
 * Article and page: gives every line of a saved page its kind.
 *
 * The order matters. What plainly is furniture goes first, then appeals, then the body is found by its
 * first whole paragraph; only then can the lines above it be headline and standfirst, and short lines
 * below its last paragraph be prompts. In doubt a line stays article: furniture kept is a nuisance,
 * a witness thrown away is a harm.
 */

import { labelsOf } from '../quotations/transcripts.ts'
import type { Paragraph, ParagraphKind, Span } from '../report.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { isAsking } from './asks.ts'
import { markAuthors } from './authors.ts'
import { markBrand } from './brand.ts'
import { isAboveCredit, isCaption, isEchoOf, isFilmTitle, isLabelled, isOfScene } from './captions.ts'
import { isOfPicture } from './credits.ts'
import {
  addressCount,
  appealCount,
  appealScore,
  creditWithin,
  isAgencyAlone,
  isListHeading,
  isPlainlyFurniture,
  isSources,
} from './furniture.ts'
import {
  headKinds,
  isByline,
  isBylineLabel,
  isContributor,
  isDated,
  isDateline,
  isPersonLine,
  isPublished,
  isStamp,
} from './head.ts'
import { countWords, type Line, readLines } from './lines.ts'
import { isLinkInside } from './links.ts'
import { isSaid } from './narrative.ts'
import { isAged, isMenuLine, markBelowArticle, markPromptBlocks } from './page-zones.ts'
import { isPrompt } from './prompts.ts'
import { isRowOfButtons } from './rows.ts'
import { markTeasers } from './teasers.ts'
import { isSignedFrom, markWritersAgain, markWritersAmongButtons } from './writers.ts'

type Layout = {
  readonly paragraphs: readonly Paragraph[]
  readonly boilerplate: readonly Span[]
}

/** Kinds that are not the article's words. */
const outside: ReadonlySet<ParagraphKind> = new Set(['caption', 'credit', 'furniture'])

export function isArticle(paragraph: Paragraph): boolean {
  return !outside.has(paragraph.kind)
}

export function readLayout(text: string): Layout {
  const lines = readLines(text)
  const turns = labelsOf(text, lines)
  const kinds: (ParagraphKind | undefined)[] = lines.map((line, i) =>
    turns[i] === undefined ? plainKind(line, lines[i + 1], i) : 'body',
  )
  markAppeals(lines, kinds)
  markPromptBlocks(lines, kinds, (line) => line !== undefined && (isByline(line) || isDated(line)))
  markRepeated(lines, kinds)
  markBrand(lines, kinds)
  freeTitle(lines, kinds)
  lines.forEach((line, i) => {
    if (kinds[i] === undefined && i > 1 && !carriesWords(line) && isAboveCredit(line, lines[i + 1]))
      kinds[i] = 'caption'
  })
  const first = bodyStart(lines, kinds)
  const last = lines.findLastIndex((line, i) => kinds[i] === undefined && isBodyEnd(line))
  const talk = turns.findIndex((turn) => turn !== undefined)
  const bodyFrom = Math.min(first < 0 ? lines.length : first, talk < 0 ? lines.length : talk)
  headKinds(lines, kinds, bodyFrom)
  markWritersAmongButtons(lines, kinds, bodyFrom)
  markTeasers(lines, kinds, bodyFrom, carriesWords)
  for (let i = bodyFrom; i <= last; i++) kinds[i] ??= bodyKind(lines, kinds, i, bodyFrom)
  for (let i = Math.max(last + 1, bodyFrom); i < lines.length; i++) kinds[i] ??= tailKind(lines, kinds, i)
  markListsOfTitles(lines, kinds, bodyFrom)
  markAuthors(lines, kinds)
  markBelowArticle(lines, kinds, bodyFrom, carriesWords)
  markWritersAgain(lines, kinds, bodyFrom)
  const paragraphs = lines.flatMap((line, i) => paragraphsOf(line, kinds[i] ?? 'body'))
  const boilerplate = paragraphs.filter((one) => !isArticle(one)).map(({ start, end }) => ({ start, end }))
  return { paragraphs, boilerplate }
}

function plainKind(line: Line, next: Line | undefined, i: number): ParagraphKind | undefined {
  if (i > 0 && isSources(line)) return 'sources'
  if (isOfPicture(line)) return 'caption'
  if (isPlainlyFurniture(line) || isMenuLine(line)) return 'furniture'
  if (isStamp(line) || isPublished(line) || isByline(line)) return undefined
  if (isRowOfButtons(line)) return 'furniture'
  if ((isPrompt(line) || isAsking(line)) && !carriesWords(line)) return 'furniture'
  // The title of the page has the site's name behind a stroke, as a caption has its owner's.
  const isTitle = i === 0 && /\s\|\s/u.test(line.text)
  const isStampOfWriter = isDated(line) && isPieced(line)
  if (!isTitle && !isStampOfWriter && (isCaption(line) || isEchoOf(line, next))) return 'caption'
  return undefined
}

/** "Ann Roe · 3 May 2031", "The Post | 3 May 2031 | Ann Roe": short pieces between strokes. */
function isPieced(line: Line): boolean {
  const pieces = line.words > 12 ? [] : line.text.split(/\s[·|•]\s/u)
  return pieces.length >= 2 && pieces.every((piece) => countWords(piece) <= 4)
}

/** The first whole paragraph; but one with the byline or the date still to come is a standfirst. */
function bodyStart(lines: readonly Line[], kinds: readonly (ParagraphKind | undefined)[]): number {
  const whole = (from: number): number =>
    lines.findIndex((line, i) => i >= from && kinds[i] === undefined && isWholeParagraph(line))
  const first = whole(0)
  // A text of nothing but short sentences was pasted without its page.
  if (first < 0)
    return lines.findIndex(
      (line, i) => kinds[i] === undefined && line.closed && line.words >= 5 && !isDated(line),
    )
  let lastOfHead = -1
  for (let i = first + 1; i < Math.min(lines.length, first + 12); i++) {
    const line = lines[i]
    if (line === undefined || (kinds[i] === undefined && line.words > 12 && !isDated(line))) break
    if (isDated(line) || isByline(line)) lastOfHead = i
  }
  const next = lastOfHead < 0 ? -1 : whole(lastOfHead + 1)
  return next < 0 ? first : next
}

/** Long enough, and ending as a sentence does: the first such line opens the article's body. */
function isWholeParagraph(line: Line): boolean {
  if (line.closed && line.words >= 4 && carriesWords(line)) return true
  return (line.closed && line.words >= 12 && !isDated(line)) || line.words >= 40
}

function isBodyEnd(line: Line): boolean {
  return (line.closed && line.words >= 3) || line.words >= 19
}

/** "Urgent: families plead for news" looks like a caption; the first title of a page is none. */
function freeTitle(lines: readonly Line[], kinds: (ParagraphKind | undefined)[]): void {
  const first = lines.findIndex(({ words }, i) => words >= 3 && kinds[i] !== 'furniture')
  const line = lines[first]
  if (line !== undefined && kinds[first] === 'caption' && isLabelled(line)) kinds[first] = undefined
}

/** The same notice printed twice is the page's; a report does not repeat a line that is no sentence. */
function markRepeated(lines: readonly Line[], kinds: (ParagraphKind | undefined)[]): void {
  const seen = new Set<string>()
  const all = new Set(lines.map(({ text }) => text))
  lines.forEach((line, i) => {
    // Near the head the headline stands again, its marks with it; further down words in marks are somebody's.
    const isNotice =
      !line.closed && line.words >= 4 && line.words <= 30 && (i < 12 || !/["“«‘]/u.test(line.text))
    if (isNotice && seen.has(line.text)) kinds[i] ??= 'furniture'
    else if (isNotice) seen.add(line.text)
    if (i < 12 && isTrail(line, lines.slice(i + 1, i + 7))) kinds[i] ??= 'furniture'
    // The standfirst again, with the photographer behind it, stands under the picture.
    const signed =
      line.words <= 60 ? /^(.{30,}?)\s[-–—|©]\s?\p{Lu}[\p{L}. '’-]{2,40}$/u.exec(line.text) : null
    if (i > 0 && signed?.[1] !== undefined && all.has(signed[1])) kinds[i] ??= 'caption'
  })
}

/** "HomeCourtFour people heard" above "Four people heard": the way to the page, saved without its signs. */
function isTrail(line: Line, below: readonly Line[]): boolean {
  return below.some(
    ({ text }) =>
      text.length >= 20 &&
      line.text.length > text.length &&
      line.text.length <= text.length + 40 &&
      line.text.endsWith(text) &&
      !/[.!?…:–—-]\s?$/u.test(line.text.slice(0, -text.length)),
  )
}

/** An appeal is a block: what stands between two of its paragraphs and also says "we" belongs to it. */
function markAppeals(lines: readonly Line[], kinds: (ParagraphKind | undefined)[]): void {
  let before = -1
  lines.forEach((line, i) => {
    const score = appealScore(line)
    const short = score >= 1 && line.words <= 8 && before >= 0 && i - before <= 2
    const isAppeal = kinds[i] === 'furniture' || score >= 3 || (score >= 2 && line.words <= 40) || short
    if (!isAppeal) return
    if (kinds[i] === undefined && !carriesWords(line) && !isSaid(line.text)) kinds[i] = 'furniture'
    const near = before >= 0 && i - before <= 4
    for (let j = before + 1; near && j < i; j++) {
      const between = lines[j]
      if (between === undefined || kinds[j] !== undefined || carriesWords(between)) continue
      const isHeld = i - before <= 3 && between.words <= 30
      const speaks = addressCount(between) >= 1
      const isAppeal = speaks && appealScore(between) + appealScore(line) >= 2
      const isShort = !between.closed || between.words < 12
      // "Our sons did not come back" between a menu and a button is a headline, and asks nobody for anything.
      const isAmongAppeals = score >= 1 || appealScore(lines[before] ?? line) >= 1
      const isPart = (speaks && isShort && isAmongAppeals) || appealCount(between) >= 1
      if (isAppeal || (isHeld && isPart)) kinds[j] = 'furniture'
    }
    before = i
  })
}

const attributed =
  /[”"»’]\s?,?\s?(?:\S{1,30}\s){0,6}(?:said|says|told|added|wrote|asked|a dit|dit|affirme|explique|déclare)\b|\b(?:said|says|told \S{1,30}|a dit|dit|affirme):? [“"«]/u

/** Somebody is quoted here by name, so the line is kept whatever else it looks like. */
function carriesWords(line: Line): boolean {
  return attributed.test(line.text.slice(0, 4000))
}

function bodyKind(
  lines: readonly Line[],
  kinds: readonly (ParagraphKind | undefined)[],
  i: number,
  bodyFrom: number,
): ParagraphKind {
  const line = lines[i]
  if (line === undefined) return 'body'
  if (isLinkInside(line) && !carriesWords(line) && !namesSpeaker(line)) return 'furniture'
  if (line.closed) return 'body'
  if (isContributor(line) || (isByline(line) && line.words <= 12)) return 'byline'
  if (/^\s*[•·▪◦*–—-]\s/u.test(line.text)) return 'body'
  // "9:15 p.m.: The inquest opens": the hours of a live page are its headings.
  if (/^\d{1,2}[:.h]\d{2}\s?(?:[ap]\.?m\.?)?\s?[.:—–-]\s?\p{L}/iu.test(line.text)) return 'body'
  const alone = line.blankBefore && line.blankAfter
  // What hangs under a prompt without a line between belongs to the prompt.
  const isUnderHour = hour.test(lines[i - 1]?.text ?? '')
  if (
    !line.blankBefore &&
    kinds[i - 1] === 'furniture' &&
    line.words <= 15 &&
    !carriesWords(line) &&
    !isUnderHour
  )
    return 'furniture'
  if (isAgencyAlone(line)) return 'caption'
  if (line.words > 18 && isUnclosedAmongClosed(lines, i)) return 'caption'
  if (!alone || line.words > 18 || i === bodyFrom) return 'body'
  if (isFilmTitle(lines[i + 1])) return 'caption'
  // A picture has its month and year behind it, a heading has not.
  if (line.words >= 6 && /,\s(?:\p{L}{3,} )?(?:19|20)\d{2}(?:\s(?:года|г\.))?$/u.test(line.text))
    return 'caption'
  if (/^["“«„‘'].*["”»’'“],?$/u.test(line.text)) {
    return line.words <= 6 && !/[.!?,…]["”»’'“]$/u.test(line.text) ? 'subhead' : 'body'
  }
  if (namesSpeaker(line)) return 'body'
  if (carriesWords(line) || isSpokenHeading(line)) return 'body'
  if (/^(?:vid[eé]os?|en images|photos?|watch|видео|фото)\s?[-–—|]\s/iu.test(line.text)) return 'furniture'
  if (line.text === line.text.toUpperCase() && /\p{L}{4}/u.test(line.text)) return 'subhead'
  if (isOfScene(line)) return 'caption'
  // A heading inside the article is short; a whole headline without a full stop leads to another page.
  return line.words >= 7 && !isNominal(line) ? 'furniture' : 'subhead'
}

/** "18:42", "9.15 pm" above the heading of an entry of a live page. */
const hour = /^\d{1,2}\s?[:.h]\s?\d{2}(?:\s?[ap]\.?m\.?)?$/iu

/** Where every paragraph ends as a sentence does, one that does not stands under a picture. */
function isUnclosedAmongClosed(lines: readonly Line[], i: number): boolean {
  const line = lines[i]
  if (line === undefined || line.words > 60 || /["“«„,–—-]$|["“«„”»]/u.test(line.text)) return false
  const near = lines.slice(Math.max(0, i - 8), i + 9).filter((one) => one !== line && one.words > 18)
  return near.length >= 5 && near.filter(({ closed }) => closed).length >= near.length - 1
}

/** « Les réponses du maire sur la fermeture du pont »: a French heading opens with an article and has no verb; a headline has. */
function isNominal(line: Line): boolean {
  if (line.words > 12 || /[,:;|]/u.test(line.text)) return false
  const words = line.text.toLowerCase().split(/[^\p{L}'’-]+/u)
  return (
    /^(?:les?|la|l['’]\p{L}+|ces|cette)$/u.test(words[0] ?? '') &&
    !words.some((word) => frenchVerb.test(word))
  )
}

const frenchVerb =
  /^(?:a|ont|est|sont|était|sera|va|vont|fait|font|veut|peut|doit|met|prend|dit|qui|que|\p{L}{3,}(?:er|ée?s?|it|ait|aient|era|eront))$/u

/** “WE HEARD IT ALL” SAYS A NEIGHBOUR: a heading of a live page carries words too. */
function isSpokenHeading(line: Line): boolean {
  const behind = /^["“«„][^"”»“]{6,200}["”»“],?\s(\p{L}[^"“«]{2,80})$/u.exec(line.text)?.[1]
  const words = behind?.toLowerCase().split(/[^\p{L}'’-]+/u) ?? []
  return words.some((word) => speechVerbs.has(word))
}

/** "Name: “words”": a point of the article, not a link to another page. */
function namesSpeaker(line: Line): boolean {
  if (!/^[^"“«‘]{3,60}:\s?["“«‘]/u.test(line.text)) return false
  const before = line.text.split(':', 1)[0] ?? ''
  const words = before.split(/\s+/u)
  return words.length <= 5 && words.every((word) => /^[\p{Lu}\p{P}]/u.test(word) || word.length <= 3)
}

/** Below the last whole paragraph only prompts, links, credits and closing lines are left. */
function tailKind(
  lines: readonly Line[],
  kinds: readonly (ParagraphKind | undefined)[],
  i: number,
): ParagraphKind {
  const line = lines[i]
  if (line === undefined) return 'furniture'
  if (isContributor(line)) return 'byline'
  // "E.F.", "Jeanne K." at the foot
  if (/^(?:\p{Lu}\.\s?-?){2,4}$/u.test(line.text) || /^\p{Lu}\p{Ll}+ \p{Lu}\.$/u.test(line.text))
    return 'byline'
  if (isDateline(line)) return 'dateline'
  // The day, or the initials of an agency's desk ("ab-cd/ef"), right under the article.
  const isUnder = kinds[i - 1] === 'body' || kinds[i - 1] === 'byline'
  if (isUnder && ((isDated(line) && line.words <= 6) || /^\p{Ll}{2,4}(?:[-/]\p{Ll}{2,4})+$/u.test(line.text)))
    return 'byline'
  if (isUnder && (isSignature(line) || isSignedFrom(line, i === lines.length - 1))) return 'byline'
  if (isByline(line) || isBylineLabel(line) || (isBylineLabel(lines[i - 1]) && isPersonLine(line)))
    return 'byline'
  // «АННА БЕРГ» right under the last paragraph
  if (
    isPersonLine(line) &&
    line.words <= 3 &&
    line.blankBefore &&
    kinds[i - 1] === 'body' &&
    !lines[i + 1]?.blankBefore
  )
    return 'byline'
  if (namesSpeaker(line) || isAged(line)) return 'body'
  if (line.closed && line.words >= 3) return 'body'
  if ((isTurn(line, lines[i - 1]) || (line.closed && /^[—―]\s/u.test(line.text))) && kinds[i - 1] === 'body')
    return 'body'
  if (/^\s*[•·▪◦*]\s/u.test(line.text) && kinds[i - 1] === 'body') return 'body'
  return /^["“«„]/u.test(line.text) && line.words >= 3 && kinds[i - 1] !== 'furniture' ? 'body' : 'furniture'
}

/** «— А ключ? ¶ — Нет.», "Did you obey? ¶ No.": an answer of one word, below a question set alike; or one dashed turn below another. */
function isTurn(line: Line, before: Line | undefined): boolean {
  const sign = turnSign.exec(line.text)?.[0] ?? ''
  if (!line.closed || before?.text.startsWith(sign) !== true) return false
  return /\?\s?["”»’]?\.?$/u.test(before.text.slice(-4)) || /^[—–―]$/u.test(sign)
}

const turnSign = /^(?:[—–―](?=\s)|["“«„])/u

/** «Анна Берг, Остмут. Журнал «Маяк», апрель 2031»: who wrote, and where it was printed. */
function isSignature(line: Line): boolean {
  return (
    !line.closed &&
    line.words <= 12 &&
    /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,2}[,.] (?:.*(?<!\d)(?:19|20)\d{2}(?:\sг\.)?|«[^«»]{2,40}»)$/u.test(
      line.text.slice(0, 160),
    )
  )
}

/** "Most read" and what follows it, until the article is taken up again. */
function markListsOfTitles(lines: readonly Line[], kinds: (ParagraphKind | undefined)[], from: number): void {
  let inList = false
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined) continue
    if (isListHeading(line) && kinds[i] === 'furniture')
      inList = line.words <= 5 && !/[:：]\s*\S/u.test(line.text)
    else if (inList && kinds[i] !== 'furniture') {
      const isAsked = line.text.endsWith('?') && !line.blankBefore && line.words <= 12
      if ((line.closed && !isAsked) || carriesWords(line) || line.words > 22 || kinds[i] === 'byline')
        inList = false
      else kinds[i] = 'furniture'
    }
  }
}

function paragraphsOf(line: Line, kind: ParagraphKind): readonly Paragraph[] {
  if (kind !== 'sources') return [{ start: line.start, end: line.end, kind }]
  const credit = creditWithin(line)
  if (credit === undefined) return [{ start: line.start, end: line.end, kind }]
  return [
    { start: line.start, end: credit, kind },
    { start: credit, end: line.end, kind: 'credit' },
  ]
}
