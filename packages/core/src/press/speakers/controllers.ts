/** Who does what a participle or an infinitive says: "X denied it, adding “…”". */

import { lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { adverbs, auxiliaries, passives, subordinators, times, weekdays } from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { participles, speechVerbs, weakVerbs } from '../words/speech-words.ts'
import { isVerb, type Range, type Subject } from './phrase-edges.ts'
import { phraseEnding, subjectBefore } from './phrases.ts'

/** The subject of a verb does not lie on the other side of an earlier quotation. */
export function floorOfClause(tokens: readonly Token[], i: number, floor: number): number {
  // A name in marks before its verb is no earlier quotation.
  const from = tokens[i - 1]?.kind === 'quote' && tokens[i - 2]?.text === ',' ? i - 2 : i - 1
  for (let k = from; k >= floor; k--) if (tokens[k]?.kind === 'quote') return k + 1
  return floor
}

/** "is said to", "was quoted": not somebody speaking, except "quoted as saying". */
export function isPassive(tokens: readonly Token[], i: number): boolean {
  let k = i - 1
  while (
    k >= 0 &&
    i - k < 4 &&
    /^(?:also|now|widely|already|not|reportedly|également|aussi|déjà|notamment|encore|pas|souvent|\p{L}{4,}ment)$/u.test(
      tokens[k]?.low ?? '',
    )
  )
    k--
  const low = tokens[k]?.low ?? ''
  if (!passives.has(low)) return false
  return !/^(?:says|say|tells|adds|writes|dit|disent)$/u.test(tokens[i]?.low ?? '')
}

/** Who does what a participle or an infinitive says: "…, adding that", "by saying", "wrote to express". */
export function controller(tokens: readonly Token[], v: number, floor: number): Subject | undefined {
  const loose = tokens[v - 1]?.text === ',' || tokens[v - 1]?.low === 'by' || tokens[v - 1]?.low === 'to'
  // "with one nurse saying …"
  const joined = lastIn(tokens, Math.max(floor, v - 6), v, ({ low }) => low === 'with')
  const beside = loose ? undefined : phraseEnding(tokens, v - 1, joined < 0 ? floor : joined + 1)
  if (beside?.kind === 'phrase' && isSomebody(tokens, beside.head)) return beside
  // "a juror asked for water and Orvel adjourned, observing that …": the clause nearest to the participle.
  const near = loose ? nearestClause(tokens, v, floor) : undefined
  if (near !== undefined) return near
  for (let u = v - 1; u >= floor; u--) {
    const token = tokens[u]
    if (token === undefined || token.kind !== 'word') continue
    if (participles.has(token.low)) return controller(tokens, u, floor)
    if (isReduced(tokens, u)) continue
    if (
      !speechVerbs.has(token.low) ||
      isPassive(tokens, u) ||
      (weakVerbs.has(token.low) && !isVerb(token) && !/\p{Script=Cyrillic}/u.test(token.low))
    )
      continue
    const embedded = loose ? undefined : embeddedSubject(tokens, u, v)
    if (embedded !== undefined) return embedded
    const subject = subjectBefore(tokens, u, floorOfClause(tokens, u, floor))
    if (subject !== undefined) return subject
  }
  return firstSubject(tokens, floor, v)
}

/** The name that "and" joins with a verb of its own, right before the comma of the participle. */
function nearestClause(tokens: readonly Token[], v: number, floor: number): Subject | undefined {
  const and = lastIn(tokens, Math.max(floor, v - 16), v, ({ low }) => /^(?:and|but|et|mais)$/u.test(low))
  if (and < 0 || tokens[v - 1]?.text !== ',') return undefined
  const verb = lastIn(tokens, and + 2, v, (token) => isVerb(token))
  const subject = verb < 0 ? undefined : subjectBefore(tokens, verb, and + 1)
  return subject?.kind === 'phrase' &&
    subject.head.from === and + 1 &&
    tokens[subject.head.to - 1]?.capital === true
    ? subject
    : undefined
}

/** "officers accused of abuse": a participle that describes the noun before it. */
export function isReduced(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const isNoun =
    before?.kind === 'word' &&
    !before.capital &&
    !auxiliaries.has(before.low) &&
    !isVerb(before) &&
    !adverbs.has(before.low) &&
    !pronouns.test(before.low)
  return (
    isNoun &&
    describing.test(tokens[at]?.low ?? '') &&
    /^(?:of|by|in|at|from|with)$/u.test(tokens[at + 1]?.low ?? '')
  )
}

const describing =
  /^(?:accused|charged|described|critici[sz]ed|condemned|called|dubbed|ordered|invited|urged|praised|blamed|reported|posted|announced|pledged|promised|told|asked)$/u
const pronouns = /^(?:he|she|they|it|we|i|who|which|that)$/u

/** "shows an officer shouting": a person by the noun. */
function isSomebody(tokens: readonly Token[], { to }: Range): boolean {
  const last = tokens[to - 1]
  return last !== undefined && !last.capital && isPersonNoun(last.low)
}

/** "said that the elders passed a resolution calling …": the elders call. */
function embeddedSubject(tokens: readonly Token[], u: number, v: number): Subject | undefined {
  if (tokens[u + 1]?.low !== 'that') return undefined
  return firstSubject(tokens, u + 2, v)
}

/** The subject of the first verb at or after `from`. */
function firstSubject(tokens: readonly Token[], from: number, to: number): Subject | undefined {
  for (let w = from + 1; w < to; w++) {
    const token = tokens[w]
    if (token === undefined || token.kind === 'quote') return undefined
    if (!isVerb(token)) continue
    const subject = subjectBefore(tokens, w, from)
    if (subject?.kind === 'phrase' && !subject.apposed && tokens[from]?.capital === true) {
      const plain = /^[^,;]*$/u.test(
        tokens
          .slice(from, w)
          .map((one) => one.text)
          .join(' '),
      )
      const isTimed = tokens.slice(from, w).some((one) => weekdays.has(one.low) || times.has(one.low))
      if (plain && !isTimed && !tokens.slice(from, w).some((one) => subordinators.has(one.low))) {
        return { kind: 'phrase', head: { from, to: subject.head.to } }
      }
    }
    return subject
  }
  return undefined
}
