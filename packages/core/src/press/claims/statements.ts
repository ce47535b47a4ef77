/**
 * Denials, demands, threats and promises in a report, each with who makes it, the words, and for a promise what, to
 * whom and when due.
 *
 * They are suggestions for the registers: a person reads the sentence before it is anybody's statement.
 */

import type { PressStatement, Quotation, StatementKind } from '../report.ts'
import { type Sentence, sentencesOf } from '../sentences.ts'
import { subjectBefore } from '../speakers/phrases.ts'
import { speakerOf } from '../speakers/speakers.ts'
import type { Story } from '../speakers/story.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { speechVerbs } from '../words/speech-words.ts'
import type { StatementPhrase } from './phrase.ts'
import { duePattern } from './promise-words.ts'
import { kindOfVerbAt, quoteBefore } from './statement-verbs.ts'
import { statementPhrases } from './statement-words.ts'

const longestWhat = 240
const longestWords = 2000
/** Shorter sentences deny and promise nothing. */
const fewestTokens = 4
/** Tokens of a sentence that are looked at. */
const mostTokens = 80

export function readStatements(story: Story, quotes: readonly Quotation[]): readonly PressStatement[] {
  const found: PressStatement[] = []
  for (const sentence of sentencesOf(story))
    if (sentence.to - sentence.from >= fewestTokens) found.push(...spokenOf(story, sentence, quotes))
  const told = new Set(
    found.flatMap(({ kind, start, end }) => quotesWithin(quotes, start, end).map((i) => `${kind} ${i}`)),
  )
  quotes.forEach((quote, i) => {
    if (quote.inside !== null) return
    const words = story.text.slice(quote.start, Math.min(quote.end, quote.start + longestWords))
    for (const phrase of phrasesIn(words, 'quoted'))
      if (!told.has(`${phrase.kind} ${i}`)) found.push(quotedStatement(quote, i, phrase, words))
  })
  return found.sort((x, y) => x.start - y.start || x.end - y.end)
}

function quotesWithin(quotes: readonly Quotation[], start: number, end: number): readonly number[] {
  const first = firstQuote(quotes, start, end)
  const within: number[] = []
  for (let i = first; i >= 0 && (quotes[i]?.end ?? Number.POSITIVE_INFINITY) <= end; i++) within.push(i)
  return within
}

type Phrase = Pick<StatementPhrase, 'kind' | 'type'> & { readonly at: number; readonly words: string }

/** The first of each kind. */
function phrasesIn(words: string, where: 'quoted' | 'told'): readonly Phrase[] {
  const found = new Map<StatementKind, Phrase>()
  for (const { kind, pattern, type, where: its } of statementPhrases) {
    if (found.has(kind) || (its !== 'any' && its !== where)) continue
    const match = pattern.exec(words)
    if (match !== null) found.set(kind, { kind, type, at: match.index, words: match[0] })
  }
  // Who says what they will do to somebody promises nothing.
  if (found.has('threat')) found.delete('commitment')
  return [...found.values()]
}

function quotedStatement(quote: Quotation, index: number, phrase: Phrase, words: string): PressStatement {
  const what = sentenceAround(words, phrase.at)
  return {
    start: quote.start,
    end: quote.end,
    kind: phrase.kind,
    speaker: quote.speaker,
    words: quote.text,
    what,
    to: null,
    due: phrase.kind === 'commitment' ? (duePattern.exec(what)?.[0] ?? null) : null,
    denialType: phrase.kind === 'denial' ? (phrase.type ?? plainDenial) : null,
    quote: index,
  }
}

const plainDenial = '0102'

function sentenceAround(words: string, at: number): string {
  const before = Math.max(
    0,
    ...[...words.slice(0, at).matchAll(/[.!?…]\s+/gu)].map((m) => m.index + m[0].length),
  )
  const end = /[.!?…](?:\s|$)/u.exec(words.slice(at))
  return words
    .slice(before, end === null ? undefined : at + end.index)
    .trim()
    .slice(0, longestWhat)
}

/** What the reporter tells: by a verb, or by a phrase behind a verb of saying. */
function spokenOf(story: Story, sentence: Sentence, quotes: readonly Quotation[]): readonly PressStatement[] {
  const { tokens } = sentence.scene
  const end = Math.min(sentence.to, sentence.from + mostTokens)
  const found: PressStatement[] = []
  for (let i = sentence.from; i < end; i++) {
    const kind = kindOfVerbAt(tokens, i, sentence)
    if (kind === undefined || found.some((one) => one.kind === kind)) continue
    const told =
      behindItsWords(story, sentence, i, kind, quotes) ?? statementAt(story, sentence, i, kind, quotes)
    if (told !== undefined && told !== 'question') found.push(told)
  }
  const verb = firstIn(
    tokens,
    sentence.from + 1,
    end,
    (token) => speechVerbs.has(token.low) && !token.capital,
  )
  if (verb < 0) return found
  for (const { kind, type } of phrasesIn(ownWords(story, sentence), 'told')) {
    if (found.some((one) => one.kind === kind)) continue
    const told = statementAt(story, sentence, verb, kind, quotes)
    if (told !== undefined)
      found.push({ ...told, denialType: kind === 'denial' ? (type ?? plainDenial) : null })
  }
  return found
}

/** « “…”, a promis Anne Roy »: what is promised are the words before the verb, and whoever speaks them promises it. */
function behindItsWords(
  { text }: Story,
  { scene: { tokens }, from }: Sentence,
  verb: number,
  kind: StatementKind,
  quotes: readonly Quotation[],
): PressStatement | 'question' | undefined {
  const token = tokens[quoteBefore(tokens, verb, from)]
  if (token === undefined) return undefined
  const index = firstQuote(quotes, token.start, token.end)
  const quote = quotes[index]
  if (quote === undefined) return undefined
  const words = text.slice(quote.start, Math.min(quote.end, quote.start + longestWords))
  if (kind === 'demand' && /\?["”»’']*$/u.test(words.trim())) return 'question'
  const type = phrasesIn(words, 'quoted').find((one) => one.kind === 'denial')?.type
  return {
    start: quote.start,
    end: quote.end,
    kind,
    speaker: quote.speaker,
    words: quote.text,
    what: words.trim().slice(0, longestWhat),
    to: null,
    due: kind === 'commitment' ? (duePattern.exec(words)?.[0] ?? null) : null,
    denialType: kind === 'denial' ? (type ?? plainDenial) : null,
    quote: index,
  }
}

/** The sentence without what stands in marks. */
function ownWords({ text }: Story, { scene, from, to }: Sentence): string {
  return scene.tokens
    .slice(from, Math.min(to, from + 120))
    .map((token) => (token.kind === 'quote' ? '' : text.slice(token.start, token.end)))
    .join(' ')
}

const addressed =
  /^(?:told|promised|promises|assured|urged|urges|asked|demanded|on|upon|appelle|demande|exhorte)$/u

function statementAt(
  story: Story,
  sentence: Sentence,
  verb: number,
  kind: StatementKind,
  quotes: readonly Quotation[],
): PressStatement | undefined {
  const { scene, to, start, end } = sentence
  const what = whatAt(story, sentence, verb)
  if (what === '') return undefined
  const words = story.text.slice(start, Math.min(end, start + 1000))
  const quote = firstQuote(quotes, start, end)
  return {
    start,
    end,
    kind,
    speaker: speakerAt(sentence, verb),
    words,
    what,
    to: kind === 'denial' ? null : addresseeAt(scene.names, scene.tokens, verb, to),
    due: kind === 'commitment' ? (duePattern.exec(words)?.[0] ?? null) : null,
    denialType:
      kind === 'denial'
        ? (phrasesIn(words, 'told').find((one) => one.kind === 'denial')?.type ?? plainDenial)
        : null,
    quote: quote < 0 ? null : quote,
  }
}

/** What points at somebody without naming anybody. */
const nobody =
  /^(?:it|he|she|they|we|one|others|who|which|ce dernier|cette dernière|ces derniers|celui-ci|celle-ci|ceux-ci|il|elle|ils|elles|on|lui|eux|eux-mêmes|qui|тот|та|те|он|она|они|это|кто|что)$|(?<!\p{L})котор\p{Ll}+|^(?:which|qui|dont) /iu

function speakerAt({ scene, from }: Sentence, verb: number): string | null {
  const name = subjectAt(verb)
  if (name === null || !someonesOwn.test(name)) return name
  // "The ministry said its forces had left, but denied …": whoever said the one denies the other.
  const said = firstIn(scene.tokens, from + 1, verb, (token) => speechVerbs.has(token.low) && !token.capital)
  return said < 0 ? name : (subjectAt(said) ?? name)

  function subjectAt(at: number): string | null {
    const subject = subjectBefore(scene.tokens, at, from)
    const its = subject === undefined ? null : speakerOf(scene, subject).name
    return its === null || nobody.test(its) ? null : its
  }
}

const someonesOwn = /^(?:its|their|his|her|son|sa|ses|leurs?|его|её|их|свои) /iu

const conjunction = /^[\s,:—–-]*(?:(?:that|que|qu[’']|что|чтобы)(?!\p{L}))?\s*/iu
/** Where what is denied or promised ends and the reporter goes on. */
const goesOn =
  /,\s+(?:saying|adding|calling|insisting|claiming|arguing|telling|noting|but|while|whereas|mais|affirmant|ajoutant|assurant|estimant|tandis que|alors que|но|при этом|добавив|заявив|назвав)(?!\p{L})/iu

/** The rest of the sentence behind a verb; where the verb ends the sentence, what stands before. */
function whatAt(story: Story, { scene: { tokens }, from, to }: Sentence, verb: number): string {
  const text = (first: Token | undefined, last: Token | undefined): string =>
    first === undefined || last === undefined || last.end <= first.start
      ? ''
      : story.text.slice(first.start, Math.min(last.end, first.start + longestWhat))
  const rest = text(tokens[verb + 1], tokens[to - 1]).replace(conjunction, '')
  const what = /\p{L}{2}/u.test(rest) ? rest : text(tokens[from], tokens[verb - 1])
  const end = goesOn.exec(what)?.index
  return what.slice(0, end).replace(/[\s,.!?]+$/u, '')
}

/** The first quotation that lies within the sentence; -1 if none does. They are in order. */
function firstQuote(quotes: readonly Quotation[], start: number, end: number): number {
  let low = 0
  let high = quotes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((quotes[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return (quotes[low]?.end ?? Number.POSITIVE_INFINITY) <= end ? low : -1
}

function addresseeAt(
  names: Sentence['scene']['names'],
  tokens: readonly Token[],
  verb: number,
  to: number,
): string | null {
  const at = firstIn(tokens, verb, Math.min(to, verb + 3), (token) => addressed.test(token.low))
  if (at < 0) return null
  const [first] = names.within(tokens.slice(at + 1, Math.min(to, at + 8)))
  return first !== undefined && first.at <= 2 ? first.text : null
}
