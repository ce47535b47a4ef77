/** Several of whom a sentence speaks together: "Two nurses", « les riverains », «родные погибшего». */

import { isGoverned, isSubjectAt, isSubordinate, opens, speaksAt } from '../speakers/clause-places.ts'
import { stopsPhrase } from '../speakers/phrase-edges.ts'
import { endOfPhrase } from '../speakers/phrase-end.ts'
import type { Token } from '../tokens.ts'
import { determiners, joiners } from '../words/grammar-words.ts'
import { isPersonNounAnywhere, isPluralNoun, withoutArticle } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import type { Mention } from './mention.ts'

/** "officers", «блогеры»: people, and more than one. */
export function isPluralPerson(low: string): boolean {
  return (
    /^(?:men|women|people|parents|relatives|hommes|femmes|gens|proches|люди|жители|мужчины|женщины|родные|близкие|родители|дети|друзья|братья|сыновья|дочери|учителя|доктора|военные|пожарные|рабочие|задержанные|осуждённые|осужденные|заключённые|заключенные|пострадавшие)$/u.test(
      low,
    ) ||
    (isPluralNoun(low) && isPersonNounAnywhere(low))
  )
}

export function groupAt(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  if (token === undefined || token.named === true || (token.capital && !opens(tokens, i))) return undefined
  if (!isPluralPerson(withoutArticle(token.low)) || /['’]s?$/u.test(token.text)) return undefined
  const from = startOfGroup(tokens, i)
  const to = beforeVerb(tokens, i, Math.max(i + 1, endOfPhrase(tokens, i)))
  const isRussian = /\p{Script=Cyrillic}/u.test(token.low)
  const isTold = /^(?:словам|мнению|данным)$/u.test(tokens[from - 1]?.low ?? '')
  const isSubject = isRussian
    ? actsInRussian(tokens, from, to)
    : isSubjectAt(tokens, from, to) || behindWho(tokens, to)
  return {
    at: from,
    sentence: token.sentence,
    name: text.slice(tokens[from]?.start, tokens[to - 1]?.end),
    kind: 'person',
    gender: undefined,
    speaks: isTold || speaksAt(tokens, i),
    subordinate: isSubordinate(tokens, from),
    isSubject,
    isGoverned: !isSubject && isGoverned(tokens, from),
    isPlural: true,
  }
}

/** "Two aid workers, who …, said": the relative is about them. */
function behindWho(tokens: readonly Token[], to: number): boolean {
  const at = tokens[to]?.text === ',' ? to + 1 : to
  return /^(?:who|qui|которые)$/u.test(tokens[at]?.low ?? '')
}

/** «Врачи попали …», «уверяют соседи»: the noun stands in its first case, and a verb for several beside it. */
function actsInRussian(tokens: readonly Token[], from: number, to: number): boolean {
  const after = agreementOf(tokens[to], tokens[to - 1])
  const before = agreementOf(tokens[from - 1], tokens[from - 2])
  if (after === 'they' || before === 'they') return true
  return opens(tokens, from) && !isGoverned(tokens, from)
}

/** «Родные погибшего приходят»: a word that ends as verbs do, behind what looks like an adjective. */
function beforeVerb(tokens: readonly Token[], i: number, end: number): number {
  for (let k = i + 1; k < end; k++) if (agreementOf(tokens[k], undefined) === 'they') return k
  return end
}

/** To the article or the number that opens the phrase, or to an adjective that opens the sentence; else the noun alone. */
function startOfGroup(tokens: readonly Token[], i: number): number {
  for (let k = i - 1; k >= 0 && i - k <= 3; k--) {
    const before = tokens[k]
    if (before?.kind !== 'word' || before.sentence !== tokens[i]?.sentence || joiners.has(before.low))
      return i
    if (determiners.has(before.low) && before.low !== 'that')
      return determiners.has(tokens[k - 1]?.low ?? '') &&
        tokens[k - 1]?.low !== 'that' &&
        tokens[k - 1]?.sentence === before.sentence
        ? k - 1
        : k
    if (stopsPhrase(before)) return i
    if (opens(tokens, k)) return i - k === 1 && !/^\d/u.test(before.low) ? k : i
  }
  return i
}

/** «Орвиных»: a family, in its second case. */
export function isFamily(token: Token | undefined): boolean {
  return /^\p{Lu}\p{Script=Cyrillic}+(?:[оеё]в|[иы]н)ых$/u.test(token?.text ?? '')
}
