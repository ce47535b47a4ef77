/**
 * Whom a pronoun can mean: everybody of whom the text has spoken stands in view, the one it is about most of all.
 *
 * What was said last, and of whom the sentence is about, stands nearest. Each further sentence and paragraph takes
 * somebody out of view, and a pronoun that means them brings them back. Whoever is not far enough before the next is not
 * named: a wrong name is worse than none.
 */

import { femalePronouns } from '../words/grammar-words.ts'
import type { Mention } from './mention.ts'
import type { Gender, Names } from './names.ts'

export type Wanted = Gender | 'they'

/** A mention as seen from the pronoun. */
export type Seen = {
  readonly mention: Mention
  /** Who is meant: for a pronoun the one whom it was found to mean. */
  readonly name: string
  readonly passage: number
  /** Sentences from the mention to the pronoun, over paragraphs too; 0 in the same one. */
  readonly sentences: number
  /** Paragraphs of the reporter's own words in between. */
  readonly paragraphs: number
}

export type Meant = {
  readonly name: string
  readonly score: number
  readonly margin: number
  readonly best: Mention
  readonly passage: number
}

/** What brings somebody into view or takes them out of it. */
const weights = {
  full: 100,
  perSentence: 16,
  farthestCounted: 5,
  perParagraph: 14,
  known: 8,
  notKnown: -4,
  subjectHere: 35,
  subject: 25,
  speaks: 6,
  subordinate: -26,
  behindVerb: -10,
  asked: 18,
  governed: -30,
  object: -55,
  introduced: 10,
  governedHere: -80,
  joined: -45,
  owner: -55,
  /** "Orvel's son was shot. She …": of whom the sentence begins. */
  ownerAtOnset: -30,
  body: -25,
  description: -8,
  /** «Отец чинил часы»: kin of whom the text is about, and soon left again. */
  kin: -20,
  perhapsInFull: -10,
  perhaps: -20,
  perhapsGoverned: -60,
  again: 3,
  /** Of whom the whole text tells stands in view wherever the text is. */
  portrayed: 70,
  /** Whoever else comes by in a portrait without a name is gone with the paragraph. */
  passing: -40,
  /** Somebody without a name in a paragraph above, beside those who have one. */
  unnamedAbove: -12,
}
const least = 40
/** Somebody whom an earlier pronoun means, and who that is the text leaves open. */
export const unknown = '?'

export const clearly = 14
/** So much more than somebody whose gender is shown must speak for one whose gender is not. */
const muchMore = 75

export function wantedBy(low: string): Wanted | undefined {
  if (/^(?:they|ils|elles|они)$/u.test(low)) return 'they'
  if (femalePronouns.has(low)) return 'she'
  return /^(?:he|il|он|him|his)$/u.test(low) ? 'he' : undefined
}

/** The one who stands clearly in front, or undefined. */
export function foremost(
  seen: Iterable<Seen>,
  wanted: Wanted,
  low: string,
  names: Names,
  about?: { readonly name: string; readonly gender: Gender },
): Meant | undefined {
  const scores = new Map<string, { score: number; times: number; best: Mention; passage: number }>()
  for (const one of seen) {
    const weight = weightOf(one, wanted, low, names)
    if (weight === undefined) continue
    const isPassing =
      wanted === about?.gender && one.paragraphs > 0 && one.name !== about.name && unnamed.test(one.name)
    const isGone =
      wanted !== 'they' && one.paragraphs > 0 && one.mention.kind !== 'pronoun' && unnamed.test(one.name)
    const score = isPassing ? weight + weights.passing : isGone ? weight + weights.unnamedAbove : weight
    const known = scores.get(one.name)
    if (known === undefined)
      scores.set(one.name, { score, times: 1, best: one.mention, passage: one.passage })
    else {
      known.times++
      if (score > known.score)
        scores.set(one.name, { score, times: known.times, best: one.mention, passage: one.passage })
    }
  }
  const ranked = [...scores]
    .map(([name, { score, times, best, passage }]) => ({
      name,
      best,
      passage,
      score: Math.max(
        score + weights.again * Math.min(3, times - 1),
        name === about?.name && wanted === about.gender ? weights.portrayed : 0,
      ),
    }))
    .sort((a, b) => b.score - a.score)
  const [first, second] = ranked
  if (first === undefined || first.score < least || first.name === unknown) return undefined
  const margin = first.score - (second?.score ?? 0)
  // "The guard pushed Amina Sarr. She fell.": a woman stands beside somebody of whom nothing is known.
  const known = ranked.find((one) => one !== first && genderOf(one, names) === wanted)
  const isUnsure =
    wanted !== 'they' &&
    first.best.kind !== 'pronoun' &&
    genderOf(first, names) === undefined &&
    known !== undefined
  if (isUnsure && first.score - known.score < muchMore && known.passage === first.passage) return undefined
  return margin < clearly || (first.best.kind === 'perhaps' && !mayBeMeant(first.name))
    ? undefined
    : { ...first, margin }
}

const unnamed =
  /^(?:\p{Ll}|(?:An?|The|His|Her|One|Une?|Le|La|Sa|Son|Ma|Mon|Его|Её|Ее) \p{Ll}|L['’]\p{Ll}|\p{Script=Cyrillic}\p{Ll}+$)/u

/** "a woman", « le prêtre »: somebody in the text's own words. */
export function isUnnamed(name: string): boolean {
  return unnamed.test(name)
}

function genderOf(
  { name, best }: { readonly name: string; readonly best: Mention },
  names: Names,
): Gender | undefined {
  return best.gender ?? names.gender(name)
}

const surname =
  /^\p{Lu}\p{Script=Cyrillic}{2,}(?:[её]в|ов|ин|ын|[её]ва|ова|ина|ына|ский|цкий|ская|цкая|енко)$/u

function mayBeMeant(name: string): boolean {
  return name.includes(' ') || surname.test(name)
}

function weightOf(
  { mention, name, sentences, paragraphs }: Seen,
  wanted: Wanted,
  low: string,
  names: Names,
): number | undefined {
  const gender = agreesAs({ mention, name }, wanted, low, names)
  if (gender === undefined) return undefined
  const { full, perSentence, farthestCounted, perParagraph } = weights
  const distance = full - perSentence * Math.min(farthestCounted, sentences) - perParagraph * paragraphs
  return distance + gender + placeOf(mention, sentences) + kindOf(mention, name)
}

/** What gender and number say for it; undefined where they say no. */
function agreesAs(
  { mention, name }: { mention: Mention; name: string },
  wanted: Wanted,
  low: string,
  names: Names,
): number | undefined {
  if (mention.kind === 'pronoun') return 0
  if (wanted === 'they') return mention.isPlural === true ? 0 : undefined
  if (mention.isPlural === true) return undefined
  if (mention.kind === 'body')
    return mention.isSubject && isGrammatical(low, mention) ? weights.body : undefined
  const gender = mention.gender ?? names.gender(name)
  if (gender === undefined) return weights.notKnown
  return gender === wanted ? weights.known : undefined
}

function placeOf(mention: Mention, sentences: number): number {
  if (mention.isOwner === true)
    return sentences > 0 && mention.opens === true ? weights.ownerAtOnset : weights.owner
  if (mention.isJoined === true) return weights.joined
  const isHere = sentences === 0
  const role = (): number => {
    if (mention.isSubject || mention.speaks)
      return isHere && !mention.subordinate ? weights.subjectHere : weights.subject
    if (mention.isAsked === true) return weights.asked
    if (mention.isIntroduced === true && !isHere) return weights.introduced
    if (mention.isGoverned && isHere) return weights.governedHere
    if (mention.isObject === true) return weights.object
    if (mention.isGoverned) return weights.governed
    return 0
  }
  return (
    role() +
    (mention.speaks ? weights.speaks : 0) +
    (mention.subordinate ? weights.subordinate : 0) +
    (mention.isBehindVerb === true ? weights.behindVerb : 0)
  )
}

function kindOf({ kind, isGoverned, subordinate, describes, name: own }: Mention, name: string): number {
  // « La pharmacienne »: perhaps the one of whom the sentence before spoke.
  if (describes !== undefined && own === name) return weights.description
  if (bareKin.test(name)) return weights.kin
  if (kind !== 'perhaps') return 0
  if (name.includes(' ')) return weights.perhapsInFull
  return isGoverned || subordinate ? weights.perhapsGoverned : weights.perhaps
}

const bareKin = /^(?:отец|мать|брат|сестра|мама|папа|дед|бабушка|дядя|тётя|тетя)$/iu

/** « Le ministère a démenti. « … », affirme-t-il »: French and Russian say "he" of a body too. */
function isGrammatical(low: string, { gender, name }: Mention): boolean {
  if (/^(?:il|elle)$/u.test(low)) return gender === (low === 'il' ? 'he' : 'she')
  const [first] = name.split(' ')
  if (low === 'она') return /\p{Ll}[ая]$/u.test(first ?? '')
  return low === 'он' && /\p{Ll}[бвгджзклмнпрстфхцчшщ]$/u.test(first ?? '')
}
