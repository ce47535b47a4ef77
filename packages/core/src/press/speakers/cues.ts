/**
 * Where a sentence says who speaks: before a quotation, after it, or not at all.
 */

import { placeBefore, toldAtPlace } from '../names/places.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { determiners, joiners, prepositions, subordinators } from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import {
  frenchInfinitives,
  infinitives,
  inscriptionWords,
  participles,
  speechVerbs,
  weakVerbs,
} from '../words/speech-words.ts'
import {
  accordingAfter,
  accordingAtStart,
  accordingTo,
  citedBehind,
  farthest,
  objectPronouns,
  sentenceStart,
} from './according.ts'
import { controller, floorOfClause, isPassive, isReduced } from './controllers.ts'
import { type Cue, opensWithLaw } from './cue.ts'
import { bareVerb } from './cue-bare.ts'
import { clauseCue, whoseWords } from './cue-clause.ts'
import { beforeColon, forSomebody, isDoneTo, lineLabel, sayingNoun, somebodyOpening } from './cue-colon.ts'
import { labelOf } from './cue-label.ts'
import { isInscription, isWriter } from './inscriptions.ts'
import { subjectAfter } from './phrase-after.ts'
import { isVerb, type Subject } from './phrase-edges.ts'
import { phraseEnding, subjectBefore } from './phrases.ts'
import { receivedWords } from './received.ts'
import { relaying, sourceCited, wordsOfSomebody } from './relays.ts'
import { beforeNoun, isThing } from './things.ts'

/** The nearest cue before token `q` in its own sentence. */
export function cueBefore(tokens: readonly Token[], q: number): Cue | undefined {
  const floor = sentenceStart(tokens, q)
  const whose = tokens[q - 1]?.text === ':' ? whoseWords(tokens, q, floor) : undefined
  if (whose !== undefined) return { kind: 'speech', subject: whose, near: true }
  const bare = tokens[q - 1]?.text === ':' ? bareVerb(tokens, floor, q - 1) : undefined
  if (bare !== undefined) return { kind: 'speech', subject: bare, near: true }
  const received = receivedWords(tokens, q, floor)
  if (received !== undefined) return received
  const label = labelOf(tokens, q, floor)
  if (label !== undefined) return label
  if (isOfLaw(tokens, q, floor)) return { kind: 'inscription' }
  const cue = clauseCue(tokens, q, floor, wordUsed(tokens, q, floor) ?? knownCue(tokens, q, floor))
  const isOpen = cue === undefined || (cue.kind === 'speech' && cue.subject === undefined)
  return isOpen && opensWithLaw(tokens, floor, q) ? { kind: 'inscription' } : cue
}

/** « l'article 40, selon lequel « … » », «статью кодекса, по которой наказывают за «…»» */
function isOfLaw(tokens: readonly Token[], q: number, floor: number): boolean {
  const relative = lastIn(tokens, Math.max(floor + 1, q - 12), q, ({ low }) =>
    /^(?:lequel|laquelle|lesquels|lesquelles|котор(?:ой|ому|ым|ых))$/u.test(low),
  )
  if (relative < 0 || !/^(?:selon|d'après|по|согласно)$/u.test(tokens[relative - 1]?.low ?? '')) return false
  return (
    firstIn(tokens, Math.max(floor, relative - 8), relative, ({ low }) =>
      /^(?:(?:l'|d')?(?:article|loi|code|décret|charte|constitution)|(?:стать|закон|указ|пункт|кодекс|конституци|устав)\p{L}{0,3})$/u.test(
        low,
      ),
    ) >= 0
  )
}

/** "Orvel used the word “…”": a word that somebody is told to have said. */
function wordUsed(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  if (!/^(?:words?|term|phrase|expression|mots?|terme|слов[оа]|выражение)$/u.test(tokens[q - 1]?.low ?? ''))
    return undefined
  const verb = lastIn(tokens, Math.max(floor + 1, q - 4), q, ({ low }) => wordVerbs.test(low))
  const subject = verb < 0 ? undefined : subjectBefore(tokens, verb, floor)
  return subject === undefined ? undefined : { kind: 'speech', subject, near: true }
}

export const wordVerbs =
  /^(?:used|uses|emploie|employé|employée|utilise|utilisé|prononcé|употребил|употребила|использовал|использовала|произнёс|произнес|произнесла)$/u

function knownCue(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  const found = nearestCue(tokens, q, floor)
  const source = found?.kind === 'speech' ? sourceCited(tokens, floor, q) : undefined
  if (source !== undefined) return { kind: 'speech', subject: source, near: true }
  // «По словам врача, от них требовали «признаний»»: the verb behind has no subject of its own.
  const open = accordingAtStart(tokens, floor)
  if (
    open !== undefined &&
    !isToldToThem(tokens, q, floor) &&
    found?.kind === 'speech' &&
    (isImpersonal(tokens, found.subject) || saidByThing(tokens, found))
  )
    return { kind: 'speech', subject: open, near: true }
  const put = asPut(tokens, floor)
  if (put !== undefined && (found === undefined || saidByThing(tokens, found)))
    return { kind: 'speech', subject: put, near: true }
  // « Pour Claire Delmas, la méthode rappelle “…” »: no thing says what somebody thinks.
  const opening = forSomebody(tokens, floor)
  return opening !== undefined && (found === undefined || saidByThing(tokens, found)) ? opening : found
}

/** «По её словам, на пункте ей ответили, что …»: what she was told is not what she says. */
function isToldToThem(tokens: readonly Token[], q: number, floor: number): boolean {
  const verb = lastIn(tokens, Math.max(floor + 1, q - 6), q, ({ low }) =>
    /^(?:ответили|сказали|заявили|сообщили|объяснили|пояснили|пообещали|пригрозили|велели|приказали|посоветовали)$/u.test(
      low,
    ),
  )
  return verb >= 0 && [1, 2].some((back) => /^(?:ей|ему|им|мне|нам)$/u.test(tokens[verb - back]?.low ?? ''))
}

/** "As one juror put it, the case was “…”" */
function asPut(tokens: readonly Token[], floor: number): Subject | undefined {
  if (tokens[floor]?.low !== 'as') return undefined
  const verb = firstIn(
    tokens,
    floor + 2,
    floor + 9,
    ({ low }, at) => /^(?:put|puts|said|says|saw|sees)$/u.test(low) && tokens[at + 1]?.low === 'it',
  )
  return verb < 0 ? undefined : subjectBefore(tokens, verb, floor + 1)
}

/** «у них требовали»: those of whom it was demanded do not say it. */
function isImpersonal(tokens: readonly Token[], subject: Subject | undefined): boolean {
  if (subject === undefined) return true
  return subject.kind === 'pronoun' && prepositions.has(tokens[subject.at - 1]?.low ?? '')
}

function saidByThing(tokens: readonly Token[], cue: Cue): boolean {
  if (cue.kind !== 'speech' || cue.subject?.kind !== 'phrase') return false
  const { from, to } = cue.subject.head
  return !tokens.slice(from, to).some(({ low, capital }) => capital || isPersonNoun(low))
}

function nearestCue(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  for (let i = q - 1; i >= floor && q - i <= farthest; i--) {
    const token = tokens[i]
    if (token?.kind !== 'word') continue
    const near = isNear(tokens, i, q)
    // "with the words: “…”": spoken, but the sentence has two who may have said it.
    if (
      token.low === 'words' &&
      q - i === 1 &&
      firstIn(tokens, floor, i, ({ low }) => inscriptionWords.has(low)) >= 0
    )
      return { kind: 'inscription' }
    if (token.low === 'words' && q - i <= 2 && tokens[q - 1]?.text === ':')
      return { kind: 'speech', subject: undefined, near: true }
    if (q - i <= 6 && isWriter(tokens, i))
      return { kind: 'speech', subject: subjectBefore(tokens, i, floor), near: true }
    if (isInscription(tokens, i, q)) return { kind: 'inscription' }
    const brought = wordsOfSomebody(tokens, i)
    if (brought !== undefined) return { kind: 'speech', subject: brought, near }
    const after = accordingAfter(tokens, i)
    if (after !== undefined) {
      const subject = citedBehind(tokens, after, q) ?? accordingTo(tokens, after)
      if (subject !== undefined) return { kind: 'speech', subject, near: false }
    }
    const subject = subjectOfCue(tokens, i, q, floor, near)
    // "The service said it had never used the methods described": no thing describes; another verb may say who does.
    if (subject !== 'none' && subject?.kind === 'phrase' && isThing(tokens, subject.head)) continue
    if (subject !== 'none') return { kind: 'speech', subject, near }
  }
  return sayingNoun(tokens, q, floor) ?? lineLabel(tokens, q, floor) ?? beforeColon(tokens, q, floor)
}

/** Only objects, "that" and punctuation stand between the verb and the quotation. */
function isNear(tokens: readonly Token[], i: number, q: number): boolean {
  if (q - i > 9) return false
  for (let k = i + 1; k < q; k++)
    if (
      (isVerb(tokens[k]) &&
        !/^(?:d'|n')?(?:avoir|être)$/u.test(tokens[k]?.low ?? '') &&
        !isNounHere(tokens, k)) ||
      tokens[k]?.text === ';'
    )
      return false
  return true
}

/** "calls the printing works “a prison”": behind an article, and before the words, no verb. */
function isNounHere(tokens: readonly Token[], k: number): boolean {
  if (tokens[k + 1]?.kind !== 'quote') return false
  const isArticle = (at: number): boolean =>
    /^(?:the|these|those|its|their|his|her)$/u.test(tokens[at]?.low ?? '')
  return isArticle(k - 1) || (isArticle(k - 2) && tokens[k - 1]?.low.endsWith('ing') === true)
}

/** "quoted her as saying" */
function quotedAs(tokens: readonly Token[], i: number, floor: number): Subject | undefined {
  if (tokens[i - 1]?.low !== 'as') return undefined
  const verb = lastIn(tokens, Math.max(floor, i - 18), i, (token) =>
    /^(?:quoted|quotes|quoting|cited|cites|citing)$/u.test(token.low),
  )
  // "quoted a minister, whom it did not name, as saying"
  const aside = firstIn(tokens, verb + 2, i, ({ text }) => text === ',')
  if (verb >= floor && aside > verb && tokens[i - 2]?.text === ',' && !isPassive(tokens, verb))
    return { kind: 'phrase', head: { from: verb + 1, to: aside } }
  const reported = tokens[i - 2]
  if (reported !== undefined && /^(?:reported|quoted|recorded|heard|cited)$/u.test(reported.low)) {
    const noun = /^(?:is|was|are|were|been)$/u.test(tokens[i - 3]?.low ?? '') ? i - 4 : i - 3
    // "a call from a neighbour reported as saying": behind the preposition a phrase of its own.
    const governed = lastIn(tokens, Math.max(floor, noun - 8), noun, ({ low }) =>
      /^(?:from|by|to|with)$/u.test(low),
    )
    return phraseEnding(tokens, noun, governed < 0 ? floor : governed + 1)
  }
  if (verb < 0 || isPassive(tokens, verb)) return undefined
  const pronoun = objectPronouns.get(tokens[verb + 1]?.low ?? '')
  if (pronoun !== undefined && verb + 2 === i - 1) return { kind: 'pronoun', at: verb + 1, low: pronoun }
  // "quoted an official, whom it did not name, as saying"
  const comma = firstIn(tokens, verb + 2, i - 1, ({ text }) => text === ',')
  return { kind: 'phrase', head: { from: verb + 1, to: comma < 0 ? i - 1 : comma } }
}

/** « s'estime », « m'explique »; « Roy l'accuse de »: behind the one who does it. */
function withoutClitic(tokens: readonly Token[], i: number, floor: number): string {
  const low = tokens[i]?.low ?? ''
  const before = tokens[i - 1]
  const isObject =
    low.startsWith("l'") &&
    i > floor &&
    (before?.capital === true ||
      isPersonNoun(before?.low ?? '') ||
      /^(?:il|elle|ils|elles|qui)$/u.test(before?.low ?? ''))
  return (/^[smnt]'\p{L}{4,}$/u.test(low) || isObject) && !speechVerbs.has(low) ? low.slice(2) : low
}

/** 'none' if the word is no cue at all. */
function subjectOfCue(
  tokens: readonly Token[],
  i: number,
  q: number,
  floor: number,
  near: boolean,
): Subject | undefined | 'none' {
  const low = withoutClitic(tokens, i, floor)
  const before = tokens[i - 1]
  // "Harbour Post" is a name; at the start of a sentence a verb has a capital too.
  if (tokens[i]?.capital === true && i > floor) return 'none'
  if (isContactClause(tokens, i) || isDoneToOpening(tokens, i, floor)) return 'none'
  if (participles.has(low)) return quotedAs(tokens, i, floor) ?? controller(tokens, i, floor)
  // « …, avant d'ajouter : » says no new name.
  if (
    /^(?:d'|de )?(?:ajouter|conclure|préciser|lancer|poursuivre|demander)$/u.test(low) &&
    /^(?:avant|pour|d'|de|et)$/u.test(low.startsWith("d'") ? "d'" : (before?.low ?? ''))
  )
    return undefined
  if (frenchInfinitives.has(low) && before !== undefined && placeBeforeOn(tokens, i, floor) !== undefined)
    return placeBeforeOn(tokens, i, floor)
  if (
    frenchInfinitives.has(low) &&
    before !== undefined &&
    /^(?:de|à|pour|voulu|pu|veut|peut|souhaité|préféré|refusé|dû|pas|fait|va|vient)$/u.test(before.low)
  )
    return controller(tokens, i, floor) ?? somebodyOpening(tokens, floor)
  // « Comme le résume Roy »
  const link = /^(?:le|la|les|nous|me)$/u.test(before?.low ?? '') ? tokens[i - 2] : before
  if (i > floor && /^(?:как|comme|as)$/u.test(link?.low ?? '') && speechVerbs.has(low))
    // «Как пишет газета, защита …»: the paper passes on what it does not say itself.
    return relaying.test(low) ? undefined : (toldAtPlace(tokens, i) ?? subjectAfter(tokens, i) ?? 'none')
  if (infinitives.has(low) && (before?.low === 'to' || isModal(before?.low))) {
    return before?.low === 'to' ? controller(tokens, i, floor) : subjectBefore(tokens, i, floor)
  }
  if (/^(?:dits|dite|dites)$/u.test(low)) return calledThemselves(tokens, i, floor)
  // "Asked whether …", « Interrogé sur … »: it was done to them.
  if (i === floor && tokens[i]?.capital === true && /(?:ed|ée?s?|told)$/u.test(low)) return 'none'
  const joined = /^(\p{L}{3,})-(?:t-)?(il|elle)$/u.exec(low)
  if (joined !== null && speechVerbs.has(joined[1] ?? ''))
    return { kind: 'pronoun', at: i, low: joined[2] ?? 'il' }
  if (!speechVerbs.has(low) || isPassive(tokens, i) || isReduced(tokens, i)) return 'none'
  // "in an emailed statement"
  if (low.endsWith('ed') && /^(?:an?|the|his|her|its|their)$/u.test(before?.low ?? '')) return 'none'
  if (/^котор(?:ом|ой|ых)$/u.test(before?.low ?? '')) return controller(tokens, i, floor)
  const clitic = invertedPronoun(tokens[i + 1])
  if (clitic !== undefined) return clitic
  if (
    weakVerbs.has(low) &&
    (isNoun(tokens, i, floor) || !(saysThat(tokens, i) || (near && takesObject(tokens, i, q))))
  )
    return 'none'
  const nearest = floorOfClause(tokens, i, floor)
  // "urged them to “open the doors” and said …": the subject stands before the first quotation.
  const opens = i === floor || before?.text === ','
  const turned = opens && /^(?:\p{Script=Cyrillic})/u.test(low) ? subjectAfter(tokens, i) : undefined
  // «редактор, просившая не называть её, сказала «Полису»: «…»»: behind its clause the verb has its hearer.
  const isHearer =
    before?.text === ',' && turned?.kind === 'phrase' && tokens[turned.head.from]?.named === true
  if (
    !isHearer &&
    turned?.kind === 'phrase' &&
    turned.head.to <= q &&
    tokens[turned.head.to - 1]?.capital === true
  )
    return turned
  const shares = joiners.has(tokens[nearest]?.low ?? '')
  const subject = placeBefore(tokens, i, floor) ?? subjectBefore(tokens, i, shares ? floor : nearest)
  return subject ?? (weakVerbs.has(low) ? 'none' : undefined)
}

function isDoneToOpening(tokens: readonly Token[], i: number, floor: number): boolean {
  return isDoneTo(tokens, floor) && firstIn(tokens, floor, i, ({ text }) => text === ',') < 0
}

/** "The threats she describes are “…”", « les menaces qu'elle décrit sont »: behind the verb stands the noun's own; she is not the subject. */
function isContactClause(tokens: readonly Token[], i: number): boolean {
  if (!/^(?:is|are|was|were|est|sont|était|étaient)$/u.test(tokens[i + 1]?.low ?? '')) return false
  const pronoun = tokens[i - 1]?.low ?? ''
  if (/^(?:he|she|they|it|we|i)$/u.test(pronoun)) {
    const noun = tokens[i - 2]
    return (
      noun?.kind === 'word' &&
      !noun.capital &&
      !subordinators.has(noun.low) &&
      !joiners.has(noun.low) &&
      !/^(?:that|whom|what)$/u.test(noun.low)
    )
  }
  const that = /^(?:il|elle|ils|elles|on)$/u.test(pronoun) ? tokens[i - 2]?.low : pronoun
  return /^(?:que|qu'(?:il|elle|ils|elles|on))$/u.test(that ?? '')
}

/** « des habitants se sont dits « … » », « elle s'est dite « … » » */
function calledThemselves(tokens: readonly Token[], i: number, floor: number): Subject | undefined | 'none' {
  const before = tokens[i - 1]?.low ?? ''
  const isOwn =
    /^(?:s'est|s'était|se)$/u.test(before) ||
    (/^(?:sont|étaient)$/u.test(before) && tokens[i - 2]?.low === 'se')
  return isOwn ? subjectBefore(tokens, i, floorOfClause(tokens, i, floor)) : 'none'
}

/** « A la mairie, on se borne à répéter que … » */
function placeBeforeOn(tokens: readonly Token[], i: number, floor: number): Subject | undefined {
  const on = lastIn(tokens, Math.max(floor, i - 6), i, (token) => token.low === 'on')
  return on < 0 ? undefined : placeBefore(tokens, on + 1, floor)
}

/** "a question", "Amadi's comments", "the first claim" */
function isNoun(tokens: readonly Token[], i: number, floor: number): boolean {
  const before = tokens[i - 1]
  // « un dernier message »
  if (i - 1 > floor && beforeNoun.test(before?.low ?? '') && determiners.has(tokens[i - 2]?.low ?? ''))
    return true
  const isFrench = before?.low === 'a' && /(?:é|t|i|u)$/u.test(tokens[i]?.low ?? '')
  if (before === undefined || i <= floor || before.kind !== 'word' || isFrench) return false
  return determiners.has(before.low) || prepositions.has(before.low) || /['’]s?$/u.test(before.text)
}

/** "reports that …", "a jugé qu'elle …", «считает, что …» */
function saysThat(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]?.text === ',' ? tokens[i + 2] : tokens[i + 1]
  return /^(?:that|que|qu'.*|что)$/u.test(next?.low ?? '')
}

/** A weak verb counts with an object or a colon: "called the reports “…”", not "calls for “…”". */
function takesObject(tokens: readonly Token[], i: number, q: number): boolean {
  const next = tokens[i + 1]
  // "the pay offer", "the fire started": what is a noun or another verb as often says nothing of a quotation farther off.
  if (
    /^(?:speaks?|spoke|talks?|talked)$/u.test(tokens[i]?.low ?? '') &&
    /^(?:of|about)$/u.test(next?.low ?? '')
  )
    return q - i <= 4
  if (besideOnly.test(tokens[i]?.low ?? '')) return q === i + 1 || /^[:,]$/u.test(next?.text ?? '')
  return (
    q === i + 1 ||
    /^[:,]$/u.test(next?.text ?? '') ||
    (next?.kind === 'word' && next.low !== 'for' && next.low !== 'of')
  )
}

const besideOnly =
  /^(?:offer(?:s|ed)?|begins?|began|start(?:s|ed)?|finish(?:es|ed)?|nod(?:s|ded)?|grin(?:s|ned)?|smile[sd]?|shrug(?:s|ged)?|laugh(?:s|ed)?|snap(?:s|ped)?|points?|ruled?|rules|attacks?|blames?|credits?|challenges?|labels?|types?|gestures?|speaks?|spoke|reflects?|wonders?|reasons?|weeps?|wept|moans?|hears?|heard|talks|talked|puts?|charges?|reports?|requests?|orders?|posts?|signals?|stress|cry|cries|notes?|remarks?|question|counsel|brands?)$/u

function isModal(low: string | undefined): boolean {
  return low !== undefined && /^(?:would|will|could|can|may|might|must|shall|should)$/u.test(low)
}

/** "a-t-il dit", "explique-t-elle", «говорит он» are read from the verb's own shape or the word after. */
function invertedPronoun(next: Token | undefined): Subject | undefined {
  const match = /^(?:t-)?(il|elle|ils|elles)$/u.exec(next?.low ?? '')
  return match?.[1] === undefined ? undefined : { kind: 'pronoun', at: -1, low: match[1] }
}
