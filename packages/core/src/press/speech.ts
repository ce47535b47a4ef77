/**
 * Who says what: every quotation of an article with its speaker, or with the reason why it has none.
 */

import type { Cue } from './cue.ts'
import { cueAfter } from './cue-after.ts'
import { cueBefore } from './cues.ts'
import { type Draft, goingOn } from './draft.ts'
import type { Quoted } from './marks.ts'
import { Mentions } from './mentions.ts'
import { Names } from './names.ts'
import { pureNamesEnd, subjectAfter } from './phrase-after.ts'
import { asQuotations, carriedBack, withWords } from './quotations.ts'
import type { QuotedParagraph } from './quoted.ts'
import { attributedBelow } from './repeated-words.ts'
import type { ParagraphKind, Quotation } from './report.ts'
import { type Scene, type Speaker, speakerOf } from './speakers.ts'
import { firstIn, lastIn } from './token-search.ts'
import { type Passage, readPassage, type Token } from './tokens.ts'
import { isUtterance, type Standing, standingOf } from './utterances.ts'

type ArticleParagraph = QuotedParagraph & { readonly kind: ParagraphKind }

const silent: Speaker = { name: null, basis: 'none-named' }

/** An article as words and names: what speech, statements and claims are read from. */
export type Story = {
  readonly text: string
  readonly paragraphs: readonly ArticleParagraph[]
  readonly passages: readonly Passage[]
  readonly names: Names
  readonly mentions: Mentions
}

export function readStory(text: string, paragraphs: readonly ArticleParagraph[]): Story {
  const passages = paragraphs.map((one) => readPassage(text, one.start, one.end, one.quotes))
  const names = new Names(
    passages.map((passage, i) => ({ passage, titleCase: isTitleCase(passage, paragraphs[i]) })),
  )
  const sources = passages.map(({ tokens }, i) => ({ tokens, counts: paragraphs[i]?.kind === 'body' }))
  return { text, paragraphs, passages, names, mentions: new Mentions(text, sources, names) }
}

export function readSpeech({ text, paragraphs, passages, names, mentions }: Story): readonly Quotation[] {
  const drafts: Draft[] = []
  let before: readonly Draft[] = []
  paragraphs.forEach((paragraph, i) => {
    const passage = passages[i]
    if (passage === undefined) return
    const scene: Scene = { text, names, mentions, passage: i, tokens: passage.tokens, self: null }
    const own = draftsOf(scene, paragraph, before, passages[i - 1])
    for (const draft of own) drafts.push(draft)
    before = own
  })
  return asQuotations(
    text,
    attributedBelow(text, withWords(carriedBack(drafts))).filter((draft) => draft.listed),
  )
}

/** A headline in capitals tells nothing about which words are names. */
function isTitleCase({ tokens }: Passage, paragraph: ArticleParagraph | undefined): boolean {
  if (paragraph?.kind !== 'headline' && paragraph?.kind !== 'subhead') return false
  const long = tokens.filter((token) => token.kind === 'word' && token.low.length > 3)
  return long.filter((token) => token.capital).length * 10 >= long.length * 7
}

function draftsOf(
  scene: Scene,
  paragraph: ArticleParagraph,
  before: readonly Draft[],
  previous: Passage | undefined,
): readonly Draft[] {
  const outer: Draft[] = []
  const all: Draft[] = []
  scene.tokens.forEach((token, q) => {
    if (token.quoted === undefined) return
    const last = outer.at(-1)
    const carried =
      last === undefined ? carriedOver(scene, paragraph, before, previous) : carriedOn(scene.tokens, last, q)
    const draft = draftOf(scene, token.quoted, q, paragraph.kind, carried, firstHalf(scene.tokens, last, q))
    outer.push(draft)
    all.push(draft, ...innerDrafts(scene, draft, paragraph.kind))
  })
  return all
}

function draftOf(
  scene: Scene,
  quoted: Quoted,
  q: number,
  kind: ParagraphKind,
  carried: Speaker | undefined,
  between: Speaker | undefined,
): Draft {
  const cue = cueOf(scene.tokens, q, kind)
  const stated =
    cue?.kind === 'speech' && cue.subject !== undefined ? speakerOf(scene, cue.subject) : undefined
  // "The panel said it was “A” by what it called “B”": nobody else was named in between.
  const isSameOne =
    between !== undefined &&
    between.name !== null &&
    cue?.kind === 'speech' &&
    cue.subject?.kind === 'pronoun' &&
    !namesAnybody(scene, cue.subject.at, q)
  // “A,” she told them, “B”: a cue that names nobody by itself serves both halves.
  const isSecondHalf =
    cue?.kind === 'speech' && ((stated?.name ?? null) === null || isSameOne) && between !== undefined
  const goesOn = (cue === undefined && carried !== undefined) || isSecondHalf
  const standing: Standing = goesOn ? 'continued' : standingOf(cue)
  const speaker = goesOn
    ? isSecondHalf
      ? between
      : (carried ?? silent)
    : (stated ?? (cue?.kind === 'inscription' ? { name: null, basis: 'inscription' as const } : silent))
  const listed = isUtterance(scene.text, scene.tokens, q, standing, kind)
  return { quoted, at: q, speaker, standing, listed, kind, inside: undefined }
}

/** Between the quotation before and the pronoun somebody is named. */
function namesAnybody({ tokens }: Scene, pronoun: number, q: number): boolean {
  if (pronoun < 0 || pronoun > q) return true
  const before = lastIn(tokens, pronoun - 40, pronoun, (token) => token.kind === 'quote')
  return before < 0 || firstIn(tokens, before + 1, pronoun, (token) => token.capital) >= 0
}

/** Nothing but signs stands before the quotation in its sentence. */
function opensSentence(tokens: readonly Token[], q: number): boolean {
  let i = q - 1
  while (
    i >= 0 &&
    tokens[i]?.kind === 'sign' &&
    tokens[i]?.sentence === tokens[q]?.sentence &&
    tokens[i]?.text !== ':'
  )
    i--
  return i < 0 || tokens[i]?.sentence !== tokens[q]?.sentence
}

/** Before or after? What stands closer, and the quotation's own last sign decide. */
function cueOf(tokens: readonly Token[], q: number, kind: ParagraphKind): Cue | undefined {
  const before = tokens[q - 1]
  const opens = opensSentence(tokens, q)
  if (before === undefined || opens) return cueAfter(tokens, q) ?? signature(tokens, q, kind)
  const ahead = cueBefore(tokens, q)
  if (ahead !== undefined && (ahead.kind === 'inscription' || ahead.near)) {
    const isColon = /^[:,]$/u.test(before.text) || before.kind === 'word'
    const after = isColon ? undefined : cueAfter(tokens, q)
    return after ?? ahead
  }
  const after = cueAfter(tokens, q)
  const isRelay =
    after?.kind === 'speech' &&
    after.relays === true &&
    ahead?.kind === 'speech' &&
    ahead.subject !== undefined
  if (isRelay) return ahead
  return after?.kind === 'speech' && after.near ? after : (ahead ?? after ?? signature(tokens, q, kind))
}

/** “…” — Tamsin Orvel; '…': network */
function signature(tokens: readonly Token[], q: number, kind: ParagraphKind): Cue | undefined {
  const sign = tokens[q + 1]
  if (sign === undefined || !/^(?:[—–:-]|--)$/u.test(sign.text)) return undefined
  const end = pureNamesEnd(tokens, q + 2)
  const closes = end === tokens.length || (tokens[end]?.text === '.' && end === tokens.length - 1)
  if (end <= q + 2 || !(closes || (tokens[end]?.text === ',' && kind !== 'body'))) return undefined
  return { kind: 'speech', subject: subjectAfter(tokens, q + 1), near: true }
}

/** “…,” X said. “…”: the next quotation of the same breath. */
function carriedOn(tokens: readonly Token[], last: Draft, q: number): Speaker | undefined {
  if (last.standing === 'none' || last.standing === 'inscription' || last.standing === 'far') return undefined
  const previous = last.at
  const token = tokens[q]
  const lastToken = tokens[previous]
  if (token === undefined || lastToken === undefined) return undefined
  const between = tokens.slice(previous + 1, q)
  const opens = opensSentence(tokens, q)
  const joined =
    between.length > 0 && between.every((one) => one.kind === 'sign' || /^(?:and|et|и)$/u.test(one.low))
  if (joined) return goingOn(last.speaker)
  return opens && token.sentence - lastToken.sentence <= 1 && between.length <= 30
    ? goingOn(last.speaker)
    : undefined
}

/** The quotation before this one in the same sentence, if its speaker is named right after it. */
function firstHalf(tokens: readonly Token[], last: Draft | undefined, q: number): Speaker | undefined {
  if (last === undefined || (last.standing !== 'near' && last.standing !== 'far')) return undefined
  return tokens[last.at]?.sentence === tokens[q]?.sentence ? goingOn(last.speaker) : undefined
}

/** From the paragraph before: an open mark, a paragraph of nothing but quoted words, or a colon. */
function carriedOver(
  scene: Scene,
  paragraph: ArticleParagraph,
  before: readonly Draft[],
  previous: Passage | undefined,
): Speaker | undefined {
  const last = before.findLast((draft) => draft.inside === undefined)
  if (paragraph.continues && last !== undefined) return goingOn(last.speaker)
  const isOnlyQuotes = scene.tokens.every((token) => token.kind !== 'word')
  // In a dialogue the next turn is the other's, and who that is nobody says.
  if (scene.tokens.some(({ quoted }) => quoted?.family === 'dash')) return undefined
  if (previous === undefined || paragraph.kind !== 'body') return undefined
  if (previous.tokens.at(-1)?.text === ':') return introduced(scene, previous)
  if (
    !isOnlyQuotes ||
    last === undefined ||
    last.standing === 'none' ||
    last.standing === 'far' ||
    last.standing === 'inscription'
  ) {
    return undefined
  }
  // A question behind an answer is somebody else's.
  if (isQuestion(scene) && previous.tokens.some(({ low }) => answering.test(low))) return undefined
  // A speech that goes on leaves its mark open; one closed after "he said" has ended with its paragraph.
  const hasEnded = last.standing === 'continued' && previous.tokens.some((token) => token.kind === 'word')
  if (hasEnded || !sameMarks(scene, last)) return undefined
  return endsWithAttribution(previous.tokens, last) ? goingOn(last.speaker) : undefined
}

const answering = /^(?:repl|answer|respond|asked|répond|demand|ответ|спрос)/u

function isQuestion({ text, tokens }: Scene): boolean {
  const last = tokens.findLast(({ quoted }) => quoted !== undefined)?.quoted
  return last !== undefined && text[last.end - 1] === '?'
}

/** Words in other marks than those before them came from another hand: a banner, a second source. */
function sameMarks({ text, tokens }: Scene, last: Draft): boolean {
  const own = tokens.find((token) => token.quoted !== undefined)?.quoted
  return own !== undefined && openingOf(text, own) === openingOf(text, last.quoted)
}

function openingOf(text: string, quoted: Quoted): string {
  return (
    text
      .slice(Math.max(0, quoted.start - 2), quoted.start)
      .trimEnd()
      .at(-1) ?? ''
  )
}

/** The last sentence of the paragraph is the one that holds, or names the speaker of, its last quotation. */
function endsWithAttribution(tokens: readonly Token[], last: Draft): boolean {
  const at = tokens[last.at]
  return at !== undefined && (tokens.at(-1)?.sentence ?? 0) - at.sentence <= 0
}

/** A paragraph that ends in a colon names the speaker of the next. */
function introduced(scene: Scene, previous: Passage): Speaker | undefined {
  const last = previous.tokens.at(-1)
  const quote: Token = {
    kind: 'quote',
    text: '',
    low: '',
    capital: false,
    sentence: last?.sentence ?? 0,
    start: 0,
    end: 0,
  }
  const tokens = [...previous.tokens.slice(-80), quote]
  const cue = cueBefore(tokens, tokens.length - 1)
  if (cue?.kind !== 'speech' || cue.subject === undefined) return undefined
  return speakerOf({ ...scene, tokens, passage: scene.passage - 1 }, cue.subject)
}

/** Quotations inside a quotation: their own speaker, if the words around them name one. */
function innerDrafts(scene: Scene, outer: Draft, kind: ParagraphKind): readonly Draft[] {
  const { quoted } = outer
  if (quoted.inner.length === 0) return []
  const { tokens } = readPassage(scene.text, quoted.start, quoted.end, quoted.inner)
  const inner: Scene = { ...scene, passage: -1, tokens, self: outer.speaker.name }
  const found: Draft[] = []
  tokens.forEach((token, q) => {
    if (token.quoted === undefined) return
    const draft = draftOf(inner, token.quoted, q, kind, undefined, undefined)
    const introducedHere = /^[,:]$/u.test(tokens[q - 1]?.text ?? '')
    const listed =
      draft.listed && (draft.standing === 'near' || draft.standing === 'inscription' || introducedHere)
    const own = { ...draft, listed, inside: outer }
    found.push(own, ...innerDrafts(inner, own, kind))
  })
  return found
}
