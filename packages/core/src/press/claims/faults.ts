/**
 * Faults that a report shows, alone or beside the others: warnings at their place, with the words beside them, never a
 * silent correction. Each names what to look at; whether it is a fault, a person says.
 */

import { isArticle } from '../page/layout.ts'
import { fewestWords, QuoteIndex } from '../quotations/quote-index.ts'
import type { Paragraph, Quotation, ReadReport, Span } from '../report.ts'
import { sameWords } from '../reuse/repeated-words.ts'
import { readingOf } from '../reuse/reuse.ts'
import type { Fault, FaultKind, PressText } from '../reuse/reuse-form.ts'
import { imageFaults, legalFaults } from './faults-alone.ts'
import { firstsElsewhere } from './faults-first.ts'

type Beside = Fault['beside'][number]

/** `beside[].doc` counts the others as they are given; null is the report itself. */
export function faultsOf(report: PressText, others: readonly PressText[]): readonly Fault[] {
  const reading = readingOf(report, 0)
  const around = others.map((other, i) => asRead(other, readingOf(other, i + 1)))
  return [
    ...reading.quotes.flatMap((quote, i) => quoteFaults(report, reading, quote, i, around)),
    ...lostMarks(report.text, reading, around),
    ...subjectShifts(report.text, reading),
    ...firsts(report, reading, around),
    ...staleFaults(report, reading, around),
    ...imageFaults(report.text, reading, report.published),
    ...legalFaults(report.text, reading),
  ].sort((x, y) => x.start - y.start || x.kind.localeCompare(y.kind))
}

/** Against the days of the reports where they are known, else against whom another names as the first. */
function firsts(report: PressText, reading: ReadReport, around: readonly Read[]): readonly Fault[] {
  const dated = wrongFirsts(report, reading, around)
  return dated.length > 0 ? dated : firstsElsewhere({ ...report, reading }, around)
}

type Read = PressText & { readonly reading: ReadReport; readonly quoted: QuoteIndex }

function asRead(report: PressText, reading: ReadReport): Read {
  return { ...report, reading, quoted: new QuoteIndex(reading.quotes) }
}

function fault(kind: FaultKind, at: Span, quote: number | null, beside: readonly Beside[] = []): Fault {
  return { kind, start: at.start, end: at.end, quote, beside }
}

function wordsAt(doc: number | null, text: string, { start, end }: Span): Beside {
  return { doc, start, end, words: text.slice(start, Math.min(end, start + 400)) }
}

function quoteFaults(
  { text }: PressText,
  reading: ReadReport,
  quote: Quotation,
  i: number,
  others: readonly Read[],
): readonly Fault[] {
  const found: Fault[] = []
  const paragraph = reading.paragraphs.find((one) => one.start <= quote.start && one.end >= quote.end)
  if (paragraph?.kind === 'body' && quote.inside === null && isOrphan(text, reading, quote, paragraph))
    found.push(fault('orphan', quote, i))
  const outer = quote.inside === null ? undefined : reading.quotes[quote.inside]
  if (outer !== undefined) found.push(fault('nested', quote, i, [wordsAt(null, text, outer)]))
  found.push(...misattributed(quote, i, others), ...conflated(text, reading, quote, i, others))
  return found
}

/** Nobody is named, or only a "he" before whom nobody stands. */
function isOrphan(text: string, { paragraphs }: ReadReport, quote: Quotation, own: Paragraph): boolean {
  if (quote.basis !== 'pronoun-unclear') return quote.basis === 'none-named'
  if (!/^["“«„'‘\s—–-]*$/u.test(text.slice(own.start, quote.start))) return false
  if (!saidByPronoun.test(text.slice(quote.end, quote.end + 40))) return false
  const before = paragraphs[paragraphs.indexOf(own) - 1]
  const words =
    before?.kind === 'body' ? text.slice(before.start, Math.min(before.end, before.start + 2000)) : undefined
  return words !== undefined && !somebody.test(words)
}

const saidByPronoun =
  /^["”»“'’,\s—–-]*(?:(?:he|she|il|elle|он|она) \p{L}+|\p{L}+ (?:he|she)|\p{L}+(?:-t)?-(?:il|elle)|\p{L}+ (?:он|она))(?!\p{L})/iu
/** A full name, words in marks or behind a dash, or somebody already called "he". */
const somebody =
  /^[—–-]|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+|["“”«»]|(?<!\p{L})(?:he|she|him|her|his|il|elle|lui|он|она|его|её|ее|ему|ей)(?!\p{L})/u

/** A sentence inside these marks that another report has from another speaker. */
function misattributed(quote: Quotation, i: number, others: readonly Read[]): readonly Fault[] {
  const { speaker } = quote
  // Nobody is blamed for a name that the text does not give.
  if (speaker === null || quote.basis === 'chosen' || !isNamed(speaker)) return []
  const pieces = piecesOf(quote)
  const longer = pieces.filter(({ words }) => words.split(' ').length >= fewestWords)
  for (const [doc, other] of others.entries()) {
    for (const piece of longer) {
      // An unnamed voice may be the one whom another report names; beside other words of his it is a splice.
      const theirs = other.quoted
        .holding(piece.words)
        .find(
          (one) =>
            one.speaker !== null &&
            one.basis !== 'chosen' &&
            one.inside === null &&
            !isAlike(one.speaker, speaker) &&
            (isNamed(one.speaker) || pieces.length > 1),
        )
      if (theirs !== undefined) return [fault('misattributed', piece, i, [wordsAt(doc, other.text, theirs)])]
    }
  }
  return []
}

/** A sentence told as the reporter's own that another report has in marks. */
function lostMarks(text: string, reading: ReadReport, others: readonly Read[]): readonly Fault[] {
  const quoted = others.flatMap(({ reading: { quotes } }, doc) =>
    quotes.flatMap((quote) =>
      piecesOf(quote).map((piece): [string, number, Span] => [piece.words, doc, quote]),
    ),
  )
  const byWords = new Map(
    quoted.filter(([words]) => words.split(' ').length >= longEnough).map((one) => [one[0], one]),
  )
  return reading.paragraphs.flatMap((paragraph) => {
    if (paragraph.kind !== 'body') return []
    return [...text.slice(paragraph.start, paragraph.end).matchAll(/[^.!?…]+/gu)].flatMap((match) => {
      const start = paragraph.start + match.index + (match[0].length - match[0].trimStart().length)
      const end = paragraph.start + match.index + match[0].length
      const [, doc, at] = byWords.get(sameWords(match[0])) ?? []
      const other = doc === undefined ? undefined : others[doc]
      if (doc === undefined || at === undefined || other === undefined) return []
      const isMarked = reading.quotes.some((quote) => quote.start < end && quote.end > start)
      return isMarked ? [] : [fault('orphan', { start, end }, null, [wordsAt(doc, other.text, at)])]
    })
  })
}

const longEnough = 8

function piecesOf({ text, start }: Quotation): readonly (Span & { readonly words: string })[] {
  return [...text.matchAll(/[^.!?…]+[.!?…]*/gu)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    words: sameWords(match[0]),
  }))
}

function isNamed(speaker: string): boolean {
  return /(?:^|\s)\p{Lu}\p{L}+$/u.test(speaker) || /^\p{Lu}\S* \p{Lu}/u.test(speaker)
}

function isAlike(one: string, other: string): boolean {
  const [a, b] = [sameWords(one).split(' '), sameWords(other).split(' ')]
  return a.some((word) => word.length > 2 && b.includes(word))
}

/** "One man … another man" in an earlier report, one man only in this. */
function conflated(
  text: string,
  reading: ReadReport,
  quote: Quotation,
  i: number,
  others: readonly Read[],
): readonly Fault[] {
  if (
    quote.speaker === null ||
    isNamed(quote.speaker) ||
    /^(?:another|un autre|une autre|другой|другая)/iu.test(quote.speaker)
  )
    return []
  const words = sameWords(quote.text)
  if (words.split(' ').length < fewestWords) return []
  for (const [doc, other] of others.entries()) {
    const same = other.quoted.same(words)
    const isAnother =
      /^(?:another|a second|un autre|une autre|un second|другой|другая|второй|вторая)(?!\p{L})/iu.test(
        same?.speaker ?? '',
      )
    if (same === undefined || !isAnother) continue
    const ownAnother = reading.paragraphs.some(
      (one) =>
        isArticle(one) &&
        /(?<!\p{L})(?:another|a second|un autre|une autre|другой|другая|второй) \p{L}+/iu.test(
          text.slice(one.start, one.end),
        ),
    )
    if (!ownAnother) return [fault('conflated', quote, i, [wordsAt(doc, other.text, same)])]
  }
  return []
}

const firstPerson = /(?<!\p{L})(?:we|nous|мы)(?!\p{L})/iu
const firstSingular = /(?<!\p{L})(?:I|je|j[’']|я)(?!\p{L})/u

/** The headline says that one of them agreed; the words below say "we". */
function subjectShifts(text: string, reading: ReadReport): readonly Fault[] {
  const above = new Set(['headline', 'standfirst', 'highlight'])
  const heads = reading.paragraphs.filter(({ kind }) => above.has(kind))
  return reading.quotes.flatMap((quote, i) => {
    const paragraph = heads.find((one) => one.start <= quote.start && one.end >= quote.end)
    if (paragraph === undefined) return []
    const words = sameWords(quote.text)
    const below = reading.quotes.find(
      (one) => one !== quote && one.start > paragraph.end && sameWords(one.text).includes(words),
    )
    if (below === undefined || words.split(' ').length < 3) return []
    const stated = text.slice(paragraph.start, quote.start)
    const at = sameWords(below.text).indexOf(words)
    const lead = sameWords(below.text).slice(0, at)
    const own = firstPerson.test(lead.slice(-12)) || firstSingular.test(below.text.slice(0, 40))
    const other = /\p{Lu}\p{L}+\s*["“«‘']$/u.exec(stated)?.[0].replace(/["“«‘'\s]+$/u, '')
    const shifts =
      own &&
      other !== undefined &&
      (below.speaker === null || firstPerson.test(lead.slice(-12)) || !isAlike(other, below.speaker))
    return shifts ? [fault('subject_shift', quote, i, [wordsAt(null, text, below)])] : []
  })
}

const firstReported =
  /(?:(?:first|originally) (?:reported|revealed|published|broken) by|broke the (?:story|news)|(?:in|en|в) (?:January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре)[^.]{0,40} (?:reported|revealed|rapport\p{Ll}+|révél\p{Ll}+|сообщил\p{Ll}*)|первы[мй]\p{Ll}* сообщил\p{Ll}*)/iu

/** Another is named as the first than the earliest of the reports that tell it. */
function wrongFirsts(report: PressText, reading: ReadReport, others: readonly Read[]): readonly Fault[] {
  const dated = others.flatMap((other, doc) => {
    const day = other.published ?? other.reading.masthead.published
    return other.outlet === undefined || day === null || day === undefined
      ? []
      : [{ doc, other, outlet: other.outlet, date: day.date }]
  })
  const [earliest] = dated.toSorted((x, y) => x.date.localeCompare(y.date))
  if (earliest === undefined || dated.length < 2) return []
  return reading.paragraphs.filter(isArticle).flatMap((paragraph) => {
    const content = report.text.slice(paragraph.start, paragraph.end)
    for (const sentence of content.matchAll(/[^.!?]+[.!?]?/gu)) {
      const match = firstReported.exec(sentence[0])
      const named = dated.find(
        ({ outlet }) => sentence[0].includes(outlet) || sentence[0].includes(outlet.split(' ')[0] ?? outlet),
      )
      if (
        match === null ||
        named === undefined ||
        named.outlet === earliest.outlet ||
        sentence[0].includes(earliest.outlet)
      )
        continue
      const at = {
        start: paragraph.start + sentence.index,
        end: paragraph.start + sentence.index + sentence[0].trimEnd().length,
      }
      const head = earliest.other.reading.paragraphs.find(isArticle)
      return [
        fault(
          'wrong_first',
          at,
          null,
          head === undefined ? [] : [wordsAt(earliest.doc, earliest.other.text, head)],
        ),
      ]
    }
    return []
  })
}

const stillTo =
  /(?<!\p{L})(?:(?:is|are|was) (?:looking|seeking|trying|planning|hoping) to|is (?:about|due|set) to|wants to|plans to|cherche(?:nt)? à|tente(?:nt)? de|собира(?:ется|ются)|пыта(?:ется|ются)|намерен\p{Ll}*) (\p{L}{3,})/giu
const irregular: ReadonlyMap<string, string> = new Map([
  ['leave', 'left'],
  ['flee', 'fled'],
  ['meet', 'met'],
  ['go', 'gone'],
  ['quitter', 'quitté'],
  ['fuir', 'fui'],
  ['уехать', 'уехал'],
  ['покинуть', 'покинул'],
])

/** "is looking to leave" after an earlier report that says "has left". */
function staleFaults(report: PressText, reading: ReadReport, others: readonly Read[]): readonly Fault[] {
  const own = report.published ?? reading.masthead.published
  if (own === null || own === undefined) return []
  const earlier = others.flatMap((other, doc) => {
    const day = other.published ?? other.reading.masthead.published
    return day !== null && day !== undefined && day.date < own.date ? [{ doc, other }] : []
  })
  return reading.paragraphs.filter(isArticle).flatMap((paragraph) =>
    [...report.text.slice(paragraph.start, paragraph.end).matchAll(stillTo)].flatMap((match) => {
      const verb = match[1]?.toLowerCase() ?? ''
      const done = irregular.get(verb) ?? `${verb.replace(/e$/u, '')}ed`
      const pattern = new RegExp(
        `(?<!\\p{L})(?:has|have|had|a|ont)(?: \\p{L}+)? ${done}(?!\\p{L})|(?<!\\p{L})${done}[аи]?(?= \\p{L})`,
        'iu',
      )
      const before = earlier.find(
        ({ other }) =>
          pattern.test(other.text) &&
          sharesSubject(report.text.slice(paragraph.start, paragraph.start + match.index), other.text),
      )
      const start = paragraph.start + match.index
      if (before === undefined) return []
      const at = before.other.text.search(pattern)
      return [
        fault('stale', { start, end: start + match[0].length }, null, [
          wordsAt(before.doc, before.other.text, { start: Math.max(0, at - 60), end: at + 60 }),
        ]),
      ]
    }),
  )
}

/** The noun before the verb stands in the earlier report too: a reporter, a family, a name. */
function sharesSubject(before: string, other: string): boolean {
  const sentence = before.split(/[.!?]/u).at(-1) ?? ''
  const nouns = sentence.match(/\p{L}{5,}/gu) ?? []
  return nouns.some((noun) => other.includes(noun))
}
