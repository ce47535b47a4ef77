/** Faults of quotations: nobody's words, another's words, words within words, words in another language. */

import { readReport } from '../press/reading.ts'
import { speechVerbs } from '../press/speech-words.ts'
import { shapesIn, textIn, textOf, type World } from '../rules/world.ts'
import type { Fault } from './fault.ts'
import { type PressItem, pressItems, type Quoted, wordsOf } from './press-texts.ts'
import { sentencesOf } from './sentences.ts'
import { type SharedQuote, sharedQuotes } from './shared-words.ts'

/** Fewer words in marks are a term somebody keeps at arm's length. */
const leastWords = 4

export function orphans(item: PressItem, world: World): readonly Fault[] {
  const nobodys = item.quotes
    .filter(({ speaker, words }) => speaker === undefined && words.length >= leastWords)
    .map((quote) => at(item, 'orphan', quote))
  const unmarked = sharedQuotes(world)
    .filter((shared) => shared.in.indexOf(item.id) > 0)
    .flatMap((shared) => unmarkedSentence(item, shared))
    .filter(
      (fault) =>
        !nobodys.some(
          (one) =>
            (one.at?.start ?? -1) <= (fault.at?.start ?? 0) + 2 &&
            (one.at?.end ?? -1) >= (fault.at?.start ?? 0),
        ),
    )
  return [...nobodys, ...unmarked]
}

/** Somebody's words as a sentence of the reporter's own, without marks and without a name. */
function unmarkedSentence(item: PressItem, shared: SharedQuote): readonly Fault[] {
  const wanted = wordsOf(shared.text)
    .map(({ low }) => low)
    .join(' ')
  const sentence = sentencesOf(item.text).find(
    ({ text }) =>
      wordsOf(text)
        .map(({ low }) => low)
        .join(' ') === wanted,
  )
  if (sentence === undefined) return []
  const span = { start: sentence.start, end: sentence.start + sentence.text.length }
  const isMarked = item.quotes.some((one) => one.isMarked && one.start < span.end && one.end > span.start)
  const [source = ''] = shared.in
  return isMarked
    ? []
    : [
        {
          publication: item.id,
          kind: 'orphan',
          at: span,
          words: sentence.text,
          beside: [{ source, words: shared.text }],
        },
      ]
}

export function misattributions(item: PressItem, world: World): readonly Fault[] {
  return item.quotes
    .filter(({ isMarked, speaker }) => isMarked && speaker !== undefined)
    .flatMap((quote) => {
      const parts = sharedQuotes(world)
        .filter((shared) => shared.in.indexOf(item.id) > 0 && holds(quote, shared))
        .flatMap((shared) => originalOf(shared, item, world))
      const wrong = parts.find(({ quote: original }) =>
        isAnother(
          original,
          quote,
          parts.map((one) => one.quote),
        ),
      )
      return wrong === undefined ? [] : [{ ...at(item, 'misattributed', quote), beside: sourcesOf(wrong) }]
    })
}

type Original = { readonly source: string; readonly quote: Quoted }

function originalOf(shared: SharedQuote, item: PressItem, world: World): readonly Original[] {
  const earlier = pressItems(world).filter(
    ({ id }) => id !== item.id && shared.in.indexOf(id) < shared.in.indexOf(item.id),
  )
  return earlier
    .filter(({ id }) => shared.in.includes(id))
    .flatMap(({ id, quotes }) => {
      const quote = quotes.find((one) => holds(one, shared))
      return quote === undefined ? [] : [{ source: id, quote }]
    })
    .slice(0, 1)
}

function sourcesOf({ source, quote }: Original): Fault['beside'] {
  const ids = quote.statement === undefined ? [source] : [source, quote.statement]
  return ids.map((id) => ({ source: id, words: quote.text }))
}

function holds({ words }: Quoted, shared: SharedQuote): boolean {
  const all = ` ${words.map(({ low }) => low).join(' ')} `
  return all.includes(
    ` ${wordsOf(shared.text)
      .map(({ low }) => low)
      .join(' ')} `,
  )
}

/** Another speaker than the one printed here, or than the one of its other words. */
function isAnother(original: Quoted, printed: Quoted, parts: readonly Quoted[]): boolean {
  if (original.speaker === undefined) return false
  const isOther = (one: Quoted): boolean => one !== original && !isOneSpeaker(original, one)
  const isPrinted = isOneSpeaker(original, printed)
  return !isPrinted && (parts.some(isOther) || (isNamed(original) && isNamed(printed)))
}

function isOneSpeaker(a: Quoted, b: Quoted): boolean {
  if (a.statement !== undefined && a.statement === b.statement) return true
  const [one, other] = [a, b].map(
    ({ speaker = '' }) => new Set(speaker.toLowerCase().match(/[\p{L}'’-]{3,}/gu) ?? []),
  )
  return (
    one !== undefined && other !== undefined && [...one].some((word) => other.has(word) && !small.has(word))
  )
}

const small = new Set(['the', 'for', 'les', 'des', 'une', 'other', 'another', 'spokesperson', 'from'])

function isNamed({ speaker = '' }: Quoted): boolean {
  return /^\p{Lu}/u.test(speaker)
}

/** Told what somebody else said: the speaker's word for another's words. */
export function nestedQuotes(item: PressItem): readonly Fault[] {
  const inner = new Set(
    readReport(item.text).quotes.flatMap(({ inside }) => (inside === null ? [] : [inside])),
  )
  const read = readReport(item.text).quotes
  return item.quotes
    .filter((quote) => relates(quote.text) || [...inner].some((i) => read[i]?.start === quote.start))
    .map((quote) => at(item, 'nested', quote))
}

/** "The officer told the uncle: you know …". */
function relates(text: string): boolean {
  return [...text.matchAll(/[:—]\s*(?=["“«‘']?\p{L})/gu)].some(({ index }) => {
    const before = wordsOf(text.slice(0, index)).slice(-8)
    return before.length >= 2 && before.some(({ low }) => speechVerbs.has(low))
  })
}

/** An utterance printed in another language than it was said in. Each is another access to one utterance. */
export function translations(item: PressItem, world: World): readonly Fault[] {
  return world.ofType('Statement').flatMap((statement) => {
    const said = textIn(statement, 'lang')
    if (said === undefined || said === item.lang || item.lang === '') return []
    const anchor = shapesIn(statement, 'anchors').find((one) => textOf(one, 'publicationId') === item.id)
    if (anchor === undefined) return []
    const words = textOf(anchor, 'quote') ?? ''
    const start = item.text.indexOf(words)
    // Words that do not stand there are a wrong anchor, which is another warning.
    if (words === '' || start < 0) return []
    return [
      {
        publication: item.id,
        kind: 'translated' as const,
        at: { start, end: start + words.length },
        words,
        beside: [{ source: statement.id, words: textIn(statement, 'wording') ?? '' }],
      },
    ]
  })
}

function at(item: PressItem, kind: Fault['kind'], { start, end, text }: Quoted): Fault {
  return { publication: item.id, kind, at: { start, end }, words: text, beside: [] }
}
