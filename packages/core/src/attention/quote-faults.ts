/** Faults of quotations: nobody's words, another's words, words within words, words in another language. */

import { speechVerbs } from '../press/words/speech-words.ts'
import { type Shape, shapesIn, textIn, textOf, type World } from '../rules/world.ts'
import type { Fault } from './fault.ts'
import { foldedWords, type PressItem, pressItem, type Quoted, wordsOf } from './press-texts.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { type SharedQuote, sharedWith } from './shared-words.ts'

/** Fewer words in marks are a term somebody keeps at arm's length. */
const leastWords = 4

export function orphans(item: PressItem, world: World): readonly Fault[] {
  const nobodys = item.quotes
    .filter(({ speaker, words }) => speaker === undefined && words.length >= leastWords)
    .map((quote) => at(item, 'orphan', quote))
  const shared = sharedWith(item.id, world).filter((one) => one.in[0] !== item.id)
  const sentences = shared.length === 0 ? [] : sentencesOf(item.text)
  const byWords = new Map(sentences.map((one) => [foldedWords(wordsOf(one.text)), one]))
  const unmarked = shared
    .flatMap((one) => unmarkedSentence(item, one, byWords.get(one.folded)))
    .filter(({ at: place }) => !nobodys.some((one) => overlap(one.at, place)))
  return [...nobodys, ...unmarked]
}

function overlap(a: Fault['at'], b: Fault['at']): boolean {
  return a !== null && b !== null && a.start < b.end && b.start < a.end
}

/** Somebody's words as a sentence of the reporter's own, without marks and without a name. */
function unmarkedSentence(
  item: PressItem,
  shared: SharedQuote,
  sentence: Sentence | undefined,
): readonly Fault[] {
  if (sentence === undefined) return []
  const span = { start: sentence.start, end: sentence.start + sentence.text.length }
  const isMarked = item.quotes.some((one) => one.isMarked && overlap(one, span))
  const [source = ''] = shared.in
  const beside = [{ source, words: shared.text }]
  return isMarked ? [] : [{ publication: item.id, kind: 'orphan', at: span, words: sentence.text, beside }]
}

export function misattributions(item: PressItem, world: World): readonly Fault[] {
  return item.quotes
    .filter(({ isMarked, speaker }) => isMarked && speaker !== undefined)
    .flatMap((quote) => {
      const parts = sharedWith(item.id, world)
        .filter((shared) => shared.in.indexOf(item.id) > 0 && holds(quote, shared))
        .flatMap((shared) => originalOf(shared, item, world))
      const wrong = parts.find(({ quote: original }) =>
        isAnother(
          original,
          quote,
          parts.map((one) => one.quote),
        ),
      )
      return wrong === undefined
        ? []
        : [{ ...at(item, 'misattributed', quote), beside: sourcesOf(wrong, world) }]
    })
}

type Original = { readonly source: string; readonly quote: Quoted }

/** The quotation in the earliest report that has it. */
function originalOf(shared: SharedQuote, item: PressItem, world: World): readonly Original[] {
  for (const id of shared.in.slice(0, shared.in.indexOf(item.id))) {
    const quote = pressItem(id, world)?.quotes.find((one) => holds(one, shared))
    if (quote !== undefined) return [{ source: id, quote }]
  }
  return []
}

function sourcesOf({ source, quote }: Original, world: World): Fault['beside'] {
  const statement = quote.statement ?? statementOf(source, quote, world)
  const ids = statement === undefined ? [source] : [source, statement]
  return ids.map((id) => ({ source: id, words: quote.text }))
}

/** The statement that has an anchor in these words. */
function statementOf(source: string, { folded }: Quoted, world: World): string | undefined {
  const isHere = (anchor: Shape): boolean => {
    const words = foldedWords(wordsOf(textOf(anchor, 'quote') ?? ''))
    return textOf(anchor, 'publicationId') === source && words !== '' && ` ${folded} `.includes(` ${words} `)
  }
  return world.ofType('Statement').find((one) => shapesIn(one, 'anchors').some(isHere))?.id
}

function holds({ folded }: Quoted, shared: SharedQuote): boolean {
  return ` ${folded} `.includes(` ${shared.folded} `)
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
  return item.quotes
    .filter(({ text, holdsAnother }) => holdsAnother || relates(text))
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
