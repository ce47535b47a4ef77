/** Words that stand alone in their sentence: whose the sentence before or behind shows them to be. */

import type { Quoted } from '../quotations/marks.ts'
import type { ParagraphKind } from '../report.ts'
import { firstIn, lastIn } from '../token-search.ts'
import { prepositions } from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { speechVerbs, weakVerbs } from '../words/speech-words.ts'
import { opensSentence, ownVoice } from './carrying.ts'
import { pureNamesEnd } from './name-runs.ts'
import type { Scene, Speaker } from './scene.ts'
import { isTalking, mayBeOf, showsSomebody } from './shows-somebody.ts'
import { speakerOf } from './speakers.ts'

/** « Il se lève. « J'ai menti. » »: whole sentences behind one about one person are that person's. */
export function aloneBefore(
  scene: Scene,
  quoted: Quoted,
  q: number,
  kind: ParagraphKind,
): Speaker | undefined {
  if (
    kind !== 'body' ||
    scene.passage < 0 ||
    q === 0 ||
    quoted.family === 'dash' ||
    !opensSentence(scene.tokens, q)
  )
    return undefined
  const words = scene.text.slice(quoted.start, Math.min(quoted.end, quoted.start + 4000))
  const behind = scene.tokens[q + 1]
  const isWhole =
    /^[¿¡\p{Lu}]/u.test(words) &&
    (/[.!?…]$/u.test(words) || behind === undefined || /^[.!?…]/u.test(behind.text))
  if (!isWhole || scene.tokens[q - 1]?.kind === 'quote') return undefined
  // Behind reported speech a page that lost its attribution looks the same: only "I" and "we" tell.
  const sentence = (scene.tokens[q]?.sentence ?? 0) - 1
  const isReported =
    lastIn(
      scene.tokens,
      q - 400,
      q,
      (token, k) =>
        token.sentence === sentence &&
        speechVerbs.has(token.low) &&
        !weakVerbs.has(token.low) &&
        !isTalking(scene.tokens, k),
    ) >= 0
  if (isReported && !ownVoice.test(words)) return undefined
  if (!showsSomebody(scene.tokens, q, words)) return undefined
  const name = scene.mentions.only(scene.passage, q, scene.tokens)
  return name === undefined || mayBeOf(scene.names, name, words) ? undefined : { name, basis: 'pronoun' }
}

/** « Trente ans que je pétris. » Odile Marchand tient la boulangerie.: words first, then whose they are. */
export function presentedBehind(
  scene: Scene,
  quoted: Quoted,
  q: number,
  kind: ParagraphKind,
): Speaker | undefined {
  const { tokens } = scene
  if (
    kind !== 'body' ||
    scene.passage < 0 ||
    q !== 0 ||
    quoted.family === 'dash' ||
    !/[.!?…]/u.test(tokens[0]?.tail ?? '')
  )
    return undefined
  const words = scene.text.slice(quoted.start, Math.min(quoted.end, quoted.start + 1000))
  if (!ownVoice.test(words)) return undefined
  const comma = firstIn(tokens, 1, 4, ({ text }) => text === ',')
  const from = comma === 2 ? 3 : 1
  const name = pureNamesEnd(tokens, from)
  const noun = firstIn(
    tokens,
    from + 1,
    from + 4,
    ({ low, kind: one }) => one !== 'word' || isPersonNoun(low),
  )
  const isUnnamed = /^(?:un|une|a|an)$/u.test(tokens[from]?.low ?? '') && tokens[noun]?.kind === 'word'
  const to = name - from >= 2 ? name : isUnnamed ? noun + 1 : -1
  const next = tokens[to]
  const isActing =
    to > 0 &&
    next?.kind === 'word' &&
    !next.capital &&
    !prepositions.has(next.low) &&
    next.sentence === tokens[from]?.sentence
  const hasOthers = firstIn(tokens, 1, tokens.length, ({ kind: one }) => one === 'quote') >= 0
  if (!isActing || hasOthers) return undefined
  return { ...speakerOf(scene, { kind: 'phrase', head: { from, to } }), basis: 'continued' }
}
