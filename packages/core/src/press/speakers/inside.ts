/** Whom "he" or "they" means in words that somebody is quoted with, where these quote another. */

import { Mentions } from '../names/mentions.ts'
import type { Draft } from '../quotations/draft.ts'
import { firstIn } from '../token-search.ts'
import { readPassage, type Token } from '../tokens.ts'
import { pluralPronouns } from '../words/grammar-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { ownVoice } from './carrying.ts'
import type { Cue } from './cue.ts'
import { subjectAt } from './phrase-after.ts'
import { isPronoun, type Range, type Subject } from './phrase-edges.ts'
import type { Scene, Speaker } from './scene.ts'
import { speakerOf } from './speakers.ts'

/**
 * Two men came. “They said: ‘Get in,’” the neighbour said: those of whom the reporter's paragraph, or the neighbour in
 * the words right before, has just spoken. Never whoever tells it, and nobody from a paragraph above.
 */
export function meantOutside(
  scene: Scene,
  outer: Draft,
  before: Draft | undefined,
  tokens: readonly Token[],
  cue: Cue | undefined,
): Speaker | undefined {
  if (cue?.kind !== 'speech') return undefined
  const own = toldInside(scene, outer, tokens, cue.subject)
  if (own !== undefined) return { name: own, basis: 'pronoun' }
  if (scene.passage < 0 || cue.subject?.kind !== 'pronoun') return undefined
  const { at, low } = cue.subject
  if (hasOthers(tokens, at < 0 ? tokens.length : at)) return undefined
  // A colleague says he begged him to leave. “He told me: ‘…’”: the colleague may be "me".
  const isHearers =
    outer.speaker.name === null &&
    ownVoice.test(scene.text.slice(outer.quoted.start, outer.quoted.start + 300))
  const told = before === undefined ? undefined : toldBefore(scene, outer, before)
  const name =
    told === undefined
      ? outer.speaker.name === null || pluralPronouns.has(low)
        ? scene.mentions.beside(scene.passage, outer.at, low, scene.tokens, isHearers)
        : tellsOfOthers(scene, before)
          ? undefined
          : scene.mentions.besides(scene.passage, outer.at, low, outer.speaker.name)
      : told.name
  return name === undefined || name === null || name === outer.speaker.name
    ? undefined
    : { name, basis: 'pronoun' }
}

/** "There was a teacher. He told me: “…”", «Мама всё знала. Мне сказала: «…»»: of whom the words themselves have spoken. */
function toldInside(
  scene: Scene,
  outer: Draft,
  tokens: readonly Token[],
  subject: Subject | undefined,
): string | undefined {
  const isElided = subject?.kind === 'phrase' && isAddressee(tokens, subject.head)
  if (subject === undefined || (subject.kind !== 'pronoun' && !isElided) || tokens.length > mostWords)
    return undefined
  const at = subject.kind === 'pronoun' ? subject.at : subject.head.from
  const mentions = new Mentions(scene.text, [{ tokens, counts: true }], scene.names, false)
  const name =
    isElided || (subject.kind === 'pronoun' && subject.low === '…')
      ? mentions.acting(0, at, tokens)
      : subject.kind === 'pronoun'
        ? mentions.antecedent(0, at < 0 ? tokens.length : at, subject.low, tokens)
        : undefined
  return name === outer.speaker.name ? undefined : name
}

const mostWords = 600

/** «Мне потом сказал»: to whom, and who does it was said before. */
function isAddressee(tokens: readonly Token[], { from, to }: Range): boolean {
  return to - from === 1 && /^(?:мне|нам|ему|ей|им)$/u.test(tokens[from]?.low ?? '')
}

/** Before the pronoun the words themselves speak of somebody. */
function hasOthers(tokens: readonly Token[], to: number): boolean {
  return (
    firstIn(
      tokens,
      0,
      to,
      ({ low, capital, sentence }, k) =>
        isPersonNounAnywhere(low) || (capital && tokens[k - 1]?.sentence === sentence && !isPronoun(low)),
    ) >= 0
  )
}

/** “An officer stopped me,” she said. “He asked, ‘…’”: the words right before have somebody whom "he" may be. */
function tellsOfOthers({ text, tokens }: Scene, before: Draft | undefined): boolean {
  if (before === undefined || tokens[before.at]?.quoted !== before.quoted) return false
  const { start, end, inner } = before.quoted
  const words = readPassage(text, start, Math.min(end, start + 2000), inner).tokens
  return hasOthers(words, words.length)
}

/** “The sergeant said it was nothing,” she said. “He said, ‘…’”: undefined where the words before are of nobody. */
function toldBefore(scene: Scene, outer: Draft, before: Draft): Speaker | undefined {
  const { start, end, inner } = before.quoted
  const apart = (scene.tokens[outer.at]?.sentence ?? 0) - (scene.tokens[before.at]?.sentence ?? 0)
  if (apart > 1 || end - start > 400) return undefined
  const { tokens } = readPassage(scene.text, start, end, inner)
  const subject = subjectAt(tokens, 0)
  if (subject?.kind !== 'phrase') return undefined
  const { from, to } = subject.head
  const isOne = tokens.slice(from, to).some(({ low }) => isPersonNoun(low))
  if (!isOne || !speechVerbs.has(tokens[to]?.low ?? '')) return undefined
  return speakerOf({ ...scene, passage: -1, tokens, self: before.speaker.name }, subject)
}
