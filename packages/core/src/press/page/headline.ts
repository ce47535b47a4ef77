/**
 * Which line of a page's head is its headline, and which are the name of the paper and its slogan.
 *
 * A headline may be one word ("Price list") with a standfirst of twenty below it; a paper's name is as short and stands as
 * near. The name stands first, in capitals, with the word of a paper in it, or comes again in a line of the page.
 */
import type { ParagraphKind } from '../report.ts'
import { hasPageWord } from './asks.ts'
import { isFilmTitle } from './captions.ts'
import { folded, isListHeading, isOfPage, isWholeOpening } from './furniture.ts'
import type { Line } from './lines.ts'
import { isLabelOfSite, isMenuLine, isRowOfLabels, isSectionOfSite, isSlogan } from './page-zones.ts'
import { isRow } from './rows.ts'

type Kinds = (ParagraphKind | undefined)[]

/** "Markets at noon", and below it a row of points with nothing but figures between them. */
export function isTitleOfTable(lines: readonly Line[], i: number): boolean {
  return (
    /^[•·▪◦*]\s/u.test(lines[i + 1]?.text ?? '') && /^[\p{N}\p{P}\p{S}\s]+$/u.test(lines[i + 2]?.text ?? 'x')
  )
}

/** A headline of two or three words among the page's lines: no longer one is there, and the byline stands under it. */
export function shortHeadline(
  lines: readonly Line[],
  free: Readonly<Kinds>,
  kinds: Readonly<Kinds>,
  bodyFrom: number,
): number | undefined {
  const isFree = (i: number): boolean => kinds[i] === undefined && (lines[i]?.words ?? 0) >= 4
  for (let i = 0; i < bodyFrom; i++) if (isFree(i)) return undefined
  const at = lines.findIndex(
    (line, i) =>
      i < bodyFrom &&
      free[i] === undefined &&
      line.words >= 1 &&
      free[i + 1] === 'byline' &&
      !isLabelOfSite(line),
  )
  return at < 0 ? undefined : at
}

/** The first line of four words or more that is not the title of a film, or the short one above it; else the first that is left. */
export function headlineOf(lines: readonly Line[], kinds: Readonly<Kinds>, bodyFrom: number): number {
  const free: number[] = []
  for (let i = 0; i < bodyFrom; i++) if (kinds[i] === undefined && !isList(lines[i])) free.push(i)
  const long = free.filter((i) => (lines[i]?.words ?? 0) >= 4)
  const own = long.filter((i) => !isFilmTitle(lines[i + 1]))
  const open = own.filter((i) => !/[.:;]$/u.test(lines[i]?.text ?? ''))
  const plain = open.filter((i) => !isRowOfLabels(lines[i]) && !isTitleOfTable(lines, i))
  const titles = plain.filter((i) => !isTicker(lines, kinds, i) && !isOfSite(lines, kinds, i))
  const first =
    titles.find((i) => !isSlogan(lines, kinds, i)) ??
    titles[0] ??
    plain.find((i) => !isSlogan(lines, kinds, i)) ??
    plain[0] ??
    open[0] ??
    own[0] ??
    long[0]
  if (first === undefined) return free[0] ?? -1
  return isShortAbove(lines, kinds, first, bodyFrom) ? first - 1 : first
}

/** "On air now: …", "BREAKING: …" with another title below: what runs above the pages of a site, whatever they tell. */
export function isTicker(lines: readonly Line[], kinds: Readonly<Kinds>, i: number): boolean {
  const line = lines[i]
  if (line === undefined || line.closed) return false
  const text = line.text.slice(0, 60)
  if (onAir.test(text)) return true
  // "Live: …" and « En direct : … » are headlines of their own as often.
  if (!breaking.test(text)) return false
  let at = i + 1
  while (kinds[at] === 'furniture') at++
  const next = lines[at]
  if (next === undefined || kinds[at] !== undefined || next.words < 4) return false
  return at > i + 1 || (alarm.test(text) && !isStandfirst(next))
}

const onAir =
  /^[^\p{L}\p{N}"“«„]{0,3}(?:on air(?: now)?|now playing|à l['’]antenne|(?:сейчас )?в эфире)\s?[:|–—-]\s?\S/iu
const breaking =
  /^[^\p{L}\p{N}"“«„]{0,3}(?:breaking(?: news)?|just in|live(?: now)?|urgent|flash|alerte info|en direct|срочно|срочная новость|молния)\s?[:|–—-]\s?\S/iu
const alarm = /^[^\p{L}\p{N}"“«„]{0,3}(?:breaking|just in|alerte info|срочная новость)/iu

/** Right above the ways through the site, or older than any report: its slogan. */
function isOfSite(lines: readonly Line[], kinds: Readonly<Kinds>, i: number): boolean {
  const line = lines[i]
  if (line === undefined) return false
  const isWay = (at: number): boolean =>
    kinds[at] === 'furniture' && lines[at] !== undefined && isSectionOfSite(lines[at])
  return (i < 3 && isMotto(line)) || (i < 4 && isWay(i + 1) && isWay(i + 2))
}

/**
 * A headline that reads as a prompt ("Join us or leave"): nothing else in the head is a title, and it stands where titles stand,
 * right above the standfirst or the byline.
 */
export function hiddenHeadline(
  lines: readonly Line[],
  kinds: Readonly<Kinds>,
  bodyFrom: number,
  chosen: number,
): number | undefined {
  const line = lines[chosen]
  // "Subscribe or be silent" above a long standfirst, which has none of its own
  const hasStandfirst = kinds[chosen + 1] === undefined && isStandfirst(lines[chosen + 1])
  const above = lines[chosen - 1]
  if (
    line !== undefined &&
    line.words >= 9 &&
    kinds[chosen - 1] === 'furniture' &&
    isOfWorld(above) &&
    !hasStandfirst
  )
    return chosen - 1
  const isName = chosen === 0 && kinds[1] === 'furniture' && (line?.words ?? 9) <= 4
  if (line !== undefined && !/[^.]\.$/u.test(line.text) && !isName) return undefined
  const byline = kinds.findIndex((kind, i) => i < bodyFrom && kind === 'byline')
  const from = chosen > 0 ? chosen : byline < 0 ? bodyFrom : byline
  for (let i = from - 1; i >= 0 && i >= from - 3; i--)
    if (kinds[i] === 'furniture' && isTitleShaped(lines[i])) return i
  return undefined
}

/** Opens as a prompt does, and has no other word of pages: no "us" or "you", no thing of the site, no number. */
function isOfWorld(line: Line | undefined): boolean {
  if (line === undefined || line.words > 14 || !isTitleShaped(line) || /[\p{N}@#|©]/u.test(line.text))
    return false
  const rest = folded(line.text, 200).replace(/^[^\s]+\s/u, '')
  return (
    rest !== '' &&
    !hasPageWord(rest) &&
    !/^(?:to|on|via|for|in|with|by|sur|avec|par|pour|à|au|aux|dans|на|в|к|с|о|по|через|more|now|here|all|plus|tout|toutes|also|aussi|также|также:|далее|из|от)(?!\p{L})/u.test(
      rest,
    )
  )
}

function isTitleShaped(line: Line | undefined): boolean {
  if (line === undefined || line.words < 2 || line.words > 18 || /[.:;]$/u.test(line.text)) return false
  if (
    isRow(line) ||
    isMenuLine(line) ||
    isLabelOfSite(line) ||
    isPaper(line) ||
    /cookies|©/iu.test(line.text)
  )
    return false
  return !isOfPage(line) && !isWholeOpening(line)
}

function isList(line: Line | undefined): boolean {
  return line === undefined || isListHeading(line)
}

/** Right above a line that reads as a standfirst stands the headline, be it one word. */
function isShortAbove(
  lines: readonly Line[],
  kinds: Readonly<Kinds>,
  first: number,
  bodyFrom: number,
): boolean {
  const line = lines[first]
  const above = lines[first - 1]
  if (line === undefined || above === undefined || kinds[first - 1] !== undefined) return false
  if (above.words >= 4 || /^\p{Ll}|[.:;]$/u.test(above.text) || isLabelOfSite(above) || isPaper(above))
    return false
  if (isRowOfLabels(above)) return false
  const isPasted = first === 1 && above.words >= 2 && !kinds.slice(0, bodyFrom).includes('furniture')
  if (isPasted && line.words >= 9 && kinds[2] === 'byline' && !/^(?:The|Le|La|Les) /u.test(above.text))
    return true
  if (isFilmTitle(line) || !isStandfirst(line)) return false
  // The paper's name stands on the first line, above a headline that has its standfirst below it.
  const hasBelow = first + 1 < bodyFrom && kinds[first + 1] === undefined && isStandfirst(lines[first + 1])
  return first - 1 > 0 || !hasBelow
}

/** Longer than headlines are, or more than one sentence. */
function isStandfirst(line: Line | undefined): boolean {
  if (line === undefined) return false
  if (line.words >= 9 && /[\p{L}\p{N}]\.\s\p{Lu}/u.test(line.text)) return true
  return line.words >= 11 || (line.words >= 6 && line.text.endsWith('.'))
}

const papers =
  /(?<!\p{L})(?:sentinel|ledger|dispatch|argus|echo|mercury|examiner|advertiser|enquirer|gazetteer|phare|éclaireur|nouvelliste|républicain|dépêche|post|herald|times|monitor|mirror|standard|bulletin|moniteur|gazette|observer|courier|chronicle|tribune|telegraph|weekly|daily|courrier|chronique|journal|écho|dépêche|nouvelles|вестник|газета|известия|ведомости|хроника|листок|новости)(?!\p{L})/iu

/** Has the word of a paper in it. */
function isPaper(line: Line): boolean {
  if (line.words > 5 || line.closed || !/^\p{Lu}/u.test(line.text)) return false
  // "Harbour post attacked" is no paper's name, « Le petit journal » is one.
  const word = papers.exec(line.text)?.[0] ?? ''
  return (
    /^(?:\p{Lu}|\p{Script=Cyrillic})/u.test(word) || (word !== '' && /^L(?:e|a|es|['’])/u.test(line.text))
  )
}

/** The name of the paper on the first line, and the slogan under it. */
export function markPaper(lines: readonly Line[], kinds: Kinds, bodyFrom: number): void {
  const line = lines[0]
  if (line === undefined || bodyFrom < 2 || kinds[0] !== undefined || line.words > 9) return
  if (line.closed || /["“„?!:]/u.test(line.text)) return
  let others = 0
  for (let i = 1; i < bodyFrom; i++) if (kinds[i] === undefined && (lines[i]?.words ?? 0) >= 2) others++
  if (line.words > 5) {
    if (isMotto(line) && /journalis|newspaper|le journal|журналист|газет/iu.test(line.text))
      kinds[0] = 'furniture'
    return
  }
  const isLoud = line.text === line.text.toUpperCase() && /\p{Lu}{3}/u.test(line.text)
  const below = lines[1]
  const isHeadline = isStandfirst(below) && kinds[1] === undefined && others < 2
  const name = line.text.toLowerCase()
  // A caption that begins with it is about somebody of that name.
  const comesAgain = lines.some(({ text }, i) => {
    if (i === 0 || (kinds[i] !== 'furniture' && kinds[i] !== 'caption')) return false
    const at = text.toLowerCase().indexOf(name)
    return kinds[i] === 'furniture' ? at >= 0 : at > 0
  })
  // A headline may be in capitals, or have such a word in it: another title must be there, and a line of the page.
  const isTitle = (one: Line, i: number): boolean =>
    kinds[i] === undefined
      ? one.words >= 2 && !one.text.endsWith('.') && !isStandfirst(one)
      : kinds[i] === 'furniture' && isPaper(line) && isTitleShaped(one)
  const hasTitle = lines.some((one, i) => i > 0 && i < bodyFrom && isTitle(one, i))
  const isUnderPage = kinds[1] === 'furniture'
  const isNamed = isPaper(line) && line.words >= 2 && (isUnderPage || others > 1)
  const isCapital = isLoud && (isUnderPage || (below !== undefined && isMotto(below)))
  if (!hasTitle || (!comesAgain && (isHeadline || !(isNamed || isCapital)))) return
  kinds[0] = 'furniture'
  if (below !== undefined && kinds[1] === undefined && others > 1 && isMotto(below)) kinds[1] = 'furniture'
}

/** "Your local paper since 1887", « Fondé en 1884 » */
export function isOld({ words, text }: Line): boolean {
  return (
    words <= 9 &&
    /(?<!\p{L})(?:since|depuis|fondée? en|founded|est\.|с|основана?) (?:в )?\d{4}(?!\d)/iu.test(text)
  )
}

/** "Independent. Local. Yours.", «Независимое издание. Живём на донаты», "… since 1884" */
function isMotto(line: Line): boolean {
  const { words, text } = line
  if (words > 9 || /["“«„:?!]/u.test(text)) return false
  return (
    isOld(line) ||
    (words <= 7 && /^\p{Lu}[^.]{1,24}\.\s\p{Lu}[^.]{1,30}\.?(?:\s\p{Lu}[^.]{1,24}\.?)?$/u.test(text))
  )
}
