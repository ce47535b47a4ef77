/** Who speaks by a name and a colon alone: "Lantern Network: “…”", « Lucie M., infirmière : « … » ». */

import type { Token } from '../tokens.ts'
import { neverNames } from '../words/name-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { type Cue, isInscribed } from './cue.ts'
import { isRubric } from './cue-colon.ts'
import { pureNamesEnd } from './name-runs.ts'
import { isVerb, type Range } from './phrase-edges.ts'
import { phraseEnding } from './phrases.ts'

export function labelOf(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  return labelBefore(tokens, q, floor) ?? labelWithRole(tokens, q, floor) ?? barePronoun(tokens, q, floor)
}

/** «А она мне: „Домой“», « Et lui : « Jamais » »: the verb is left out. */
function barePronoun(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  if (tokens[q - 1]?.text !== ':') return undefined
  const at = /^(?:мне|нам|ему|ей|им)$/u.test(tokens[q - 2]?.low ?? '') ? q - 3 : q - 2
  const low = tokens[at]?.low ?? ''
  if (at < floor || !/^(?:он|она|они|lui|elle|eux)$/u.test(low)) return undefined
  const first = /^(?:а|и|но|et|mais)$/u.test(tokens[at - 1]?.low ?? '') ? at - 1 : at
  if (first > floor && tokens[first - 1]?.kind !== 'quote') return undefined
  const subject = { kind: 'pronoun' as const, at, low: low === 'lui' ? 'il' : low === 'eux' ? 'ils' : low }
  return { kind: 'speech', subject, near: true }
}

/** « Lucie M., infirmière et plaignante : « … » »: a name, what she is, and the colon. */
function labelWithRole(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  if (tokens[q - 1]?.text !== ':' || q - 1 - floor > 14) return undefined
  const name = pureNamesEnd(tokens, floor)
  const end = tokens[name]?.text === '.' && /^\p{Lu}$/u.test(tokens[name - 1]?.text ?? '') ? name + 1 : name
  if (name - floor < 2 || tokens[end]?.text !== ',') return undefined
  const role = tokens.slice(end + 1, q - 1)
  const isRole =
    role.some(({ low }) => isPersonNoun(low) || /^\d{1,3}$/u.test(low)) &&
    role.every(
      (token) =>
        token.kind === 'word' && (isPersonNoun(token.low) || !(isVerb(token) || speechVerbs.has(token.low))),
    )
  return isRole
    ? { kind: 'speech', subject: { kind: 'phrase', head: { from: floor, to: name } }, near: true }
    : undefined
}

/** "Lantern Network: “…”", at the start of a line or sentence. */
function labelBefore(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  if (tokens[q - 1]?.text !== ':' || q - 1 - floor > 7 || q - 1 <= floor) return undefined
  for (let k = floor; k < q - 1; k++) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || isVerb(token) || speechVerbs.has(token.low))
      return undefined
  }
  const subject = phraseEnding(tokens, q - 2, floor)
  if (subject?.kind !== 'phrase' || subject.head.from !== floor) return undefined
  if (isThing(tokens, subject.head)) return { kind: 'inscription' }
  const first = tokens[floor]
  const isLabel =
    subject.head.to - subject.head.from === 1 &&
    (isRubric(first?.low ?? '') || neverNames.has(first?.low ?? ''))
  return tokens[q - 2]?.capital === true && !isLabel
    ? { kind: 'speech', subject, near: true, labels: true }
    : undefined
}

function isThing(tokens: readonly Token[], range: Range): boolean {
  return tokens.slice(range.from, range.to).some((token) => isInscribed(token.low))
}
