/** Through a paper speaks whoever wrote it (P31d): "its decision says", "the ministry's letter", « son rapport décrit », "the report". */

import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { determiners } from '../words/grammar-words.ts'
import { isSpeakingNoun } from '../words/thing-nouns.ts'
import { bodyMeant } from './body-of-pronoun.ts'
import { deciderBefore } from './deciders.ts'
import { isPaperWithWriter, ownerOfEnclosed, ownerOfPaper, paperNoun } from './papers.ts'
import { subjectAt } from './phrase-after.ts'
import type { Range, Subject } from './phrase-edges.ts'
import { phraseEnding } from './phrases.ts'
import type { Scene } from './scene.ts'
import { headNounOf, isPaper } from './things.ts'

/** `subject` stands in the words of `scene`; `name` is known already; `nobody`: a paper, and the text does not say whose. */
export type Owner =
  | { readonly kind: 'subject'; readonly subject: Subject; readonly scene: Scene }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'nobody' }

/** Whose paper the subject of a sentence is; undefined where it is no paper. */
export function ownerOf(scene: Scene, head: Range): Owner | undefined {
  const { tokens } = scene
  const noun = isPaper(tokens, head) ? headNounOf(tokens, head) : -1
  if (noun < 0) {
    const signed = paperNoun(tokens, head.from, head.to)
    return signed === undefined ? undefined : givenOut(scene, head, signed)
  }
  const first = tokens[head.from]?.low ?? ''
  const pronoun = owners.get(first)
  if (pronoun !== undefined)
    return { kind: 'subject', subject: { kind: 'pronoun', at: head.from, low: pronoun }, scene }
  if (/^(?:son|sa|ses)$/u.test(first)) return oneSpokenOf(scene, head.from) ?? { kind: 'nobody' }
  const own = ownerBefore(tokens, head.from, noun) ?? ownerBehind(tokens, noun, head.to)
  if (own !== undefined) return { kind: 'subject', subject: own, scene }
  const isDefinite =
    /^(?:the|this|that|le|la|ce|cette|cet|les|ces|these)$/u.test(first) || first.startsWith("l'")
  const enclosed = tokens
    .slice(head.from, head.to)
    .some(({ low }) => /^(?:accompanying|attached|enclosed|jointe?|ci-joint)$/u.test(low))
    ? ownerOfEnclosed(tokens, head.from)
    : undefined
  if (enclosed !== undefined) return { kind: 'subject', subject: enclosed, scene }
  if (enclosed === undefined && isDescribed(tokens, head.from, noun)) return undefined
  const found = isDefinite ? givenOut(scene, head, (tokens[noun]?.low ?? '').replace(/^l'/u, '')) : undefined
  return found ?? { kind: 'nobody' }
}

const owners: ReadonlyMap<string, string> = new Map([
  ['its', 'it'],
  ['his', 'he'],
  ['her', 'she'],
  ['their', 'they'],
  ['leur', 'ils'],
  ['leurs', 'ils'],
])

/** « Son rapport décrit »: hers or his, who is alone in view, or the body of which the sentence before tells. */
function oneSpokenOf(scene: Scene, at: number): Owner | undefined {
  const { mentions, passage, tokens } = scene
  const body = bodyMeant(scene, 'il', at) ?? bodyMeant(scene, 'elle', at)
  if (body !== undefined) return { kind: 'name', name: body }
  const acting = mentions.acting(passage, at, tokens)
  const spokenOf = mentions.spokenOf(passage, at, tokens)
  const name =
    spokenOf === undefined || acting === undefined || spokenOf === acting ? (acting ?? spokenOf) : undefined
  return name === undefined ? undefined : { kind: 'name', name }
}

/** "a European parliamentary report", "the police report": what stands before the noun says where it comes from. */
function isDescribed(tokens: readonly Token[], from: number, noun: number): boolean {
  return firstIn(tokens, from + 1, noun, ({ capital, low }) => capital || isSpeakingNoun(low)) >= 0
}

/** "the ministry's letter", "Orvel's diary" */
function ownerBefore(tokens: readonly Token[], from: number, noun: number): Subject | undefined {
  for (let k = noun - 1; k >= from && noun - k <= 4; k--) {
    if (!/['’]s?$/u.test(tokens[k]?.text ?? '')) continue
    return isSomebodyAt(tokens, k) ? phraseEnding(tokens, k, from) : undefined
  }
  return undefined
}

/** « la décision du tribunal », "a report by the Quay Trust", « un rapport publié par l'association »: not "a letter of refusal". */
function ownerBehind(tokens: readonly Token[], noun: number, to: number): Subject | undefined {
  const next = tokens[noun + 1]
  if (next?.kind !== 'word' || next.sentence !== tokens[noun]?.sentence) return undefined
  const isWritten = isPaperWithWriter(next.low)
  const by = isWritten
    ? firstIn(tokens, noun + 2, noun + 8, ({ low, kind }) => kind !== 'word' || /^(?:by|par)$/u.test(low))
    : /^(?:by|from|of|de|du|d'|des)$/u.test(next.low)
      ? noun + 1
      : -1
  if (by < 0 || tokens[by]?.kind !== 'word' || (!isWritten && by >= to + 1)) return undefined
  const subject = subjectAt(tokens, by + 1)
  if (subject?.kind !== 'phrase') return undefined
  const { from, to: end } = subject.head
  // « une lettre de refus », "a report of abuse", « le rapport de mission »
  const isOne = firstIn(tokens, from, end, (_, at) => isSomebodyAt(tokens, at)) >= 0
  const isPlain = determiners.has(tokens[from]?.low ?? '') || tokens[from]?.low.startsWith("l'") === true
  return isOne && (isPlain || next.low === 'du' || next.low === 'des' || tokens[from]?.capital === true)
    ? subject
    : undefined
}

function isSomebodyAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word') return false
  return token.capital || isSpeakingNoun(token.low.replace(/['’]s?$/u, ''))
}

/** "The report": an earlier sentence says who gave it out. */
function givenOut(scene: Scene, head: Range, noun: string): Owner | undefined {
  for (let p = scene.passage; p >= 0 && scene.passage - p <= 2; p--) {
    const tokens = p === scene.passage ? scene.tokens : scene.mentions.tokensOf(p)
    const subject = ownerOfPaper(tokens, p === scene.passage ? head.from : tokens.length, noun)
    if (subject !== undefined) return { kind: 'subject', subject, scene: { ...scene, tokens, passage: p } }
  }
  return decided(scene, head, noun)
}

/** "The tribunal refused the visa. The decision says …": whoever decided, or replied, in one of the three sentences before. */
function decided(scene: Scene, head: Range, noun: string): Owner | undefined {
  for (let p = scene.passage; p >= 0 && scene.passage - p <= 1; p--) {
    const tokens = p === scene.passage ? scene.tokens : scene.mentions.tokensOf(p)
    const at = p === scene.passage ? head.from : tokens.length
    const subject = deciderBefore(tokens, at, noun)
    if (subject !== undefined) return { kind: 'subject', subject, scene: { ...scene, tokens, passage: p } }
  }
  return undefined
}
