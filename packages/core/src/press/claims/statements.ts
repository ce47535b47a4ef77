/**
 * Denials, demands, threats and promises in a report, each with who makes it, the words, and for a promise what, to
 * whom and when due.
 *
 * They are suggestions for the registers: a person reads the sentence before it is anybody's statement.
 */

import type { PressStatement, Quotation, StatementKind } from '../report.ts'
import { type Sentence, sentencesOf } from '../sentences.ts'
import { controller } from '../speakers/controllers.ts'
import { isPronoun } from '../speakers/phrase-edges.ts'
import { subjectBefore } from '../speakers/phrases.ts'
import { speakerOf } from '../speakers/speakers.ts'
import type { Story } from '../speakers/story.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { auxiliaries, joiners } from '../words/grammar-words.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { addresseeAt } from './addressee.ts'
import { originOf } from './origin.ts'
import { longestWhat, phrasesIn, plainDenial } from './phrases-in.ts'
import { duePattern } from './promise-words.ts'
import { beginsNegated, ownWordsOf, statementsQuoted, wholeStatement } from './quoted-statements.ts'
import { isSpeechAt } from './speech-at.ts'
import { kindOfVerbAt, quoteBefore } from './statement-verbs.ts'
import { deniedThings } from './statement-words.ts'

/** Shorter sentences deny and promise nothing. */
const fewestTokens = 4
/** Tokens of a sentence that are looked at. */
const mostTokens = 80

export function readStatements(story: Story, quotes: readonly Quotation[]): readonly PressStatement[] {
  const found: PressStatement[] = []
  let denied: PressStatement | undefined
  for (const sentence of sentencesOf(story)) {
    const follows = denied === undefined ? undefined : denialGoesOn(story, sentence, quotes, denied)
    if (follows !== undefined) {
      if (denied?.what === '') found.splice(found.indexOf(denied), 1)
      found.push(follows)
    }
    const told = sentence.to - sentence.from < fewestTokens ? [] : spokenOf(story, sentence, quotes)
    found.push(
      ...told.filter((one) => one.kind !== 'denial' || follows === undefined || one.quote !== follows.quote),
    )
    denied = told.find(({ kind, quote }) => kind === 'denial' && quote === null)
  }
  const told = new Set(
    found.flatMap(({ kind, start, end }) => quotesWithin(quotes, start, end).map((i) => `${kind} ${i}`)),
  )
  for (let i = 0; i < quotes.length; i++)
    found.push(...statementsQuoted(story.text, quotes, i, (kind) => told.has(`${kind} ${i}`)))
  return found
    .map((one) => (one.what === '' ? { ...one, what: one.words.replace(/[\s.!]+$/u, '') } : one))
    .sort((x, y) => x.start - y.start || x.end - y.end)
}

/** « Le ministère a démenti. “Aucune violence n'a été exercée” »: the words behind a denial are what is said in it. */
function denialGoesOn(
  story: Story,
  { scene: { tokens }, from }: Sentence,
  quotes: readonly Quotation[],
  denied: PressStatement,
): PressStatement | undefined {
  const token = tokens[from]
  if (token?.kind !== 'quote') return undefined
  const index = firstQuote(quotes, token.start, token.end)
  const quote = quotes[index]
  if (quote === undefined || !beginsNegated(ownWordsOf(story.text, quotes, index))) return undefined
  const words = wholeStatement(story.text, quote, index, 'denial')
  // « …, a-t-il affirmé »: he is whoever has just denied it.
  if (quote.speaker === null || quote.basis === 'pronoun')
    return { ...words, speaker: denied.speaker ?? quote.speaker }
  return denied.speaker === null || isSame(quote.speaker, denied.speaker) ? words : undefined
}

/** The one name is the other's end: "Pelik", "Ivo Pelik". */
function isSame(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  return long.toLowerCase().endsWith(short.toLowerCase())
}

function quotesWithin(quotes: readonly Quotation[], start: number, end: number): readonly number[] {
  const first = firstQuote(quotes, start, end)
  const within: number[] = []
  for (let i = first; i >= 0 && (quotes[i]?.end ?? Number.POSITIVE_INFINITY) <= end; i++) within.push(i)
  return within
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
  const verb = firstIn(tokens, sentence.from + 1, end, (_, at) => isSpeechAt(tokens, at))
  if (verb < 0) return [...found, ...accordingTo(story, sentence, quotes, found)]
  for (const { kind, type, at } of phrasesIn(ownWords(story, sentence), 'told')) {
    if (found.some((one) => one.kind === kind)) continue
    const told = statementAt(story, sentence, verb, kind, quotes)
    if (told === undefined) continue
    const denialType = kind === 'denial' ? (type ?? plainDenial) : null
    found.push({
      ...told,
      ...(at < ownWords(story, { ...sentence, to: verb }).length ? asLead(story, sentence, verb, told) : {}),
      denialType,
    })
  }
  return found
}

const according = /(?<!\p{L})(?:according to|selon|d[’']après|по (?:словам|данным|утверждению))(?!\p{L})/iu

/** "According to the governor, no villager was beaten.": a denial without a verb of saying. */
function accordingTo(
  story: Story,
  sentence: Sentence,
  quotes: readonly Quotation[],
  found: readonly PressStatement[],
): readonly PressStatement[] {
  const own = ownWords(story, sentence)
  if (found.some(({ kind }) => kind === 'denial') || !according.test(own)) return []
  const denial = phrasesIn(own, 'told').find(({ kind }) => kind === 'denial')
  if (denial === undefined) return []
  const { tokens } = sentence.scene
  let at = sentence.from
  for (let length = 0; at < sentence.to - 1 && length < denial.at; at++) {
    const token = tokens[at]
    length += token === undefined || token.kind === 'quote' ? 1 : token.end - token.start + 1
  }
  const speaker = originOf(sentence, tokens[at]?.start ?? sentence.start, [])
  if (speaker === null) return []
  const words = story.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 1000))
  return [
    {
      start: sentence.start,
      end: sentence.end,
      kind: 'denial',
      speaker,
      words,
      what: words.slice(0, longestWhat).replace(/[\s.!:]+$/u, ''),
      to: null,
      due: null,
      denialType: denial.type ?? plainDenial,
      quote: null,
    },
  ]
}

/** « Les familles seront indemnisées, a dit Anne Roy »: what is said stands before its verb. */
function asLead(
  story: Story,
  sentence: Sentence,
  verb: number,
  { speaker, what }: PressStatement,
): Pick<PressStatement, 'speaker' | 'what'> {
  const { tokens } = sentence.scene
  const comma = lastIn(tokens, sentence.from + 1, verb, ({ text }) => text === ',')
  const last = tokens[comma - 1]
  if (last === undefined || verb - comma > longestAttribution) return { speaker, what }
  return {
    speaker: speaker ?? originOf(sentence, sentence.start, []),
    what: story.text.slice(sentence.start, Math.min(last.end, sentence.start + longestWhat)),
  }
}

/** Tokens between the comma and the verb of saying. */
const longestAttribution = 8

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
  if (kind === 'demand' && /\?["”»’']*$/u.test(quote.text.trim())) return 'question'
  return wholeStatement(text, quote, index, kind)
}

/** The sentence without what stands in marks. */
function ownWords({ text }: Story, { scene, from, to }: Sentence): string {
  return scene.tokens
    .slice(from, Math.min(to, from + 120))
    .map((token) => (token.kind === 'quote' ? '' : text.slice(token.start, token.end)))
    .join(' ')
}

function statementAt(
  story: Story,
  sentence: Sentence,
  verb: number,
  kind: StatementKind,
  quotes: readonly Quotation[],
): PressStatement | undefined {
  const { scene, to, start, end } = sentence
  const isAlone = kind === 'denial' && saysNothing(sentence, verb)
  let what = isAlone ? '' : whatAt(story, sentence, verb)
  if (what === '' && !isAlone) return undefined
  const words = story.text.slice(start, Math.min(end, start + 1000))
  const quote = firstQuote(quotes, start, end)
  const speaker = isOfSomebodyTold(sentence, verb, kind) ? null : speakerAt(sentence, verb)
  // «Иван Пелик обвинения отверг»
  if (speaker !== null && what.startsWith(`${speaker} `)) what = what.slice(speaker.length + 1)
  if (speaker !== null && (kind === 'demand' || kind === 'threat') && things.test(speaker)) return undefined
  return {
    start,
    end,
    kind,
    speaker,
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

/** "Ola Brand said that he had threatened her": he may be anybody, and is hardly who tells it. */
function isOfSomebodyTold({ scene: { tokens }, from }: Sentence, verb: number, kind: StatementKind): boolean {
  if (kind !== 'threat' && kind !== 'commitment') return false
  let at = verb - 1
  while (at > from && auxiliaries.has(tokens[at]?.low ?? '')) at--
  if (!isPronoun(tokens[at]?.low ?? '')) return false
  return firstIn(tokens, from, at, (_, place) => isSpeechAt(tokens, place)) >= 0
}

/** A law, a job and a road ask for things too. */
const things =
  /(?<!\p{L})(?:law|laws|rules?|regulations?|constitution|treaty|convention|contract|article|code|job|work|situation|statute|standards?|lois?|règlements?|règles?|travail|métier|procédure|norme|contrat|закон\p{Ll}*|правила?|стать[яи]|кодекс|конституция|договор|норм[аы]|дорог[аи]|ситуация|работа|здани[ея]|дома?|мост|процедура|дело|река|вода)$/iu

/** What points at somebody without naming anybody. */
const nobody =
  /^(?:it|he|she|they|we|one|others|who|which|ce dernier|cette dernière|ces derniers|celui-ci|celle-ci|ceux-ci|il|elle|ils|elles|on|lui|eux|eux-mêmes|qui|тот|та|те|он|она|они|это|кто|что)$|(?<!\p{L})котор\p{Ll}+|^(?:which|qui|dont) /iu

function speakerAt({ scene, from }: Sentence, verb: number): string | null {
  // "continues to deny"
  const name = subjectAt(scene.tokens[verb - 1]?.low === 'to' ? Math.max(from, verb - 2) : verb)
  if (name === null || !someonesOwn.test(name)) return name
  // "The ministry said its forces had left, but denied …": whoever said the one denies the other.
  const said = firstIn(scene.tokens, from + 1, verb, (token) => speechVerbs.has(token.low) && !token.capital)
  return said < 0 ? name : (subjectAt(said) ?? name)

  function subjectAt(at: number): string | null {
    const isLoose = scene.tokens[at]?.low.endsWith('ing') === true && scene.tokens[at - 1]?.text === ','
    const subject = isLoose ? controller(scene.tokens, at, from) : subjectBefore(scene.tokens, at, from)
    const its = subject === undefined ? null : speakerOf(scene, subject).name
    return its === null || nobody.test(its) ? null : withoutObject(its)
  }
}

/** «Август Маддер упрёки отводит»: what is denied stands before its verb. */
function withoutObject(name: string): string | null {
  const words = name.split(' ')
  const at = words.findIndex((word) => /\p{Script=Cyrillic}/u.test(word) && deniedThings.test(word))
  const left = words.slice(0, at < 0 ? undefined : at).join(' ')
  return left === '' ? null : left
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
  const rest = text(tokens[verb + 1], tokens[endOfConcession(tokens, from, verb, to) - 1]).replace(
    conjunction,
    '',
  )
  const what = /\p{L}{2}/u.test(rest) ? rest : text(tokens[from], tokens[verb - 1])
  const end = goesOn.exec(what)?.index
  return what.slice(0, end).replace(/[\s,.!?]+$/u, '')
}

const concession = /^(?:although|though|while|whereas|bien|quoique|хотя)$/u

/** "Although the mayor promised a school, parents wait": the promise ends where the main clause begins. */
function endOfConcession(tokens: readonly Token[], from: number, verb: number, to: number): number {
  if (!concession.test(tokens[from]?.low ?? '')) return to
  // A comma before the verb has ended the clause already, and "bread, milk and oil" is one thing.
  if (firstIn(tokens, from, verb, ({ text }) => text === ',') >= 0) return to
  const comma = firstIn(
    tokens,
    verb + 2,
    to,
    ({ text }, at) =>
      text === ',' &&
      !/^(?:что|чтобы|котор\p{Ll}+)$/u.test(tokens[at + 1]?.low ?? '') &&
      firstIn(tokens, at + 1, Math.min(to, at + 4), ({ low }) => joiners.has(low)) < 0,
  )
  return comma < 0 ? to : comma
}

/** « Le préfet a démenti. »: the subject and its verb, and no word about what. */
function saysNothing({ scene: { tokens }, to }: Sentence, verb: number): boolean {
  if (/\p{Script=Cyrillic}/u.test(tokens[verb]?.low ?? '')) return false
  return (
    firstIn(
      tokens,
      verb + 1,
      to,
      ({ kind, low }) => kind === 'quote' || (kind === 'word' && !alone.test(low)),
    ) < 0
  )
}

const alone =
  /^(?:en|bloc|it|this|that|them|everything|tout|formellement|fermement|catégoriquement|\p{L}+ly|\p{L}+ment|on|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/u

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
