/**
 * Who says what: every quotation of an article with its speaker, or with the reason why it has none.
 */

import { type Draft, goingOn } from '../quotations/draft.ts'
import type { Quoted } from '../quotations/marks.ts'
import { asQuotations, carriedBack, withWords } from '../quotations/quotations.ts'
import { isUtterance, type Standing, standingOf } from '../quotations/utterances.ts'
import type { ParagraphKind, Quotation } from '../report.ts'
import { attributedBelow } from '../reuse/repeated-words.ts'
import { firstIn, lastIn } from '../token-search.ts'
import { type Passage, readPassage, type Token } from '../tokens.ts'
import { neverNames } from '../words/name-words.ts'
import { aloneBefore, presentedBehind } from './alone.ts'
import { carriedOn, carriedOver, firstHalf, opensSentence } from './carrying.ts'
import { alternated } from './choice/alternation.ts'
import { type Drafts, withChosen } from './choice/choice.ts'
import { type Cue, isNobodysPaper } from './cue.ts'
import { cueAfter } from './cue-after.ts'
import { cueBefore } from './cues.ts'
import { meantOutside } from './inside.ts'
import { withHeadlineOfInterview } from './interview-headline.ts'
import { withLedeNamed } from './lede.ts'
import { withMonologues } from './monologues.ts'
import { pureNamesEnd } from './name-runs.ts'
import { isBroughtOut, signedBelow } from './papers.ts'
import { subjectAfter } from './phrase-after.ts'
import { isMonologue } from './relays.ts'
import type { Scene, Speaker } from './scene.ts'
import { speakerOf } from './speakers.ts'
import type { ArticleParagraph, Story } from './story.ts'
import { isTopicOnly } from './topics.ts'
import { isNobodys, saidByOne } from './written-law.ts'

const silent: Speaker = { name: null, basis: 'none-named' }
const unspoken: Speaker = { name: null, basis: 'inscription' }

export function readSpeech(story: Story): readonly Quotation[] {
  const found = alternated(story, withLedeNamed(story, draftsOfStory(story)))
  const chosen = withChosen(story, withHeadlineOfInterview(story, found))
  return asQuotations(
    story.text,
    attributedBelow(story.text, chosen).filter((draft) => draft.listed),
  )
}

/** Every marked piece with what the rules of grammar say of it, and the paragraph in which it stands. */
export function draftsOfStory(story: Story): Drafts {
  const { text, paragraphs, passages, names, mentions, author } = story
  const passageOf = new Map<Draft['quoted'], number>()
  const drafts: Draft[] = []
  let before: readonly Draft[] = []
  /** So many paragraphs right before are words of nobody named, and nothing else. */
  let alone = 0
  paragraphs.forEach((paragraph, i) => {
    const passage = passages[i]
    if (passage === undefined) return
    const tokens = withAttributionBelow(passage, passages[i + 1])
    const scene: Scene = { text, names, mentions, passage: i, tokens, self: author }
    const own = draftsOf(scene, paragraph, before, passages[i - 1])
    if (endsMonologue(tokens, own)) drafts.push(...ofMonologue(drafts.splice(drafts.length - alone), own))
    const isAlone =
      own.length === 1 && own[0]?.speaker.name === null && tokens.every(({ kind }) => kind !== 'word')
    alone = isAlone ? alone + 1 : 0
    for (const draft of own) {
      drafts.push(draft)
      passageOf.set(draft.quoted, i)
    }
    before = own
  })
  const told = withMonologues(story, carriedBack(drafts), passageOf)
  return { drafts: attributedBelow(text, withWords(told)), passageOf }
}

function endsMonologue(tokens: readonly Token[], own: readonly Draft[]): boolean {
  const at = firstIn(tokens, 0, 4, ({ kind }) => kind === 'word')
  return own[0]?.at === 0 && own[0].speaker.name !== null && at > 0 && isMonologue(tokens, at)
}

function ofMonologue(before: readonly Draft[], own: readonly Draft[]): readonly Draft[] {
  const speaker = own[0]?.speaker
  return speaker === undefined
    ? before
    : before.map((draft) => ({
        ...draft,
        speaker: goingOn(speaker),
        standing: 'continued' as const,
        listed: true,
      }))
}

/** «…» and in the paragraph below «— выкрикивал он»: set apart on the page, and one sentence. */
function withAttributionBelow({ tokens }: Passage, below: Passage | undefined): readonly Token[] {
  const [dash, first] = below?.tokens ?? []
  const isQuoteOnly =
    tokens.some(({ kind }) => kind === 'quote') && tokens.every(({ kind }) => kind !== 'word')
  if (
    !isQuoteOnly ||
    dash === undefined ||
    !/^[—–―]$/u.test(dash.text) ||
    first?.kind !== 'word' ||
    first.capital
  )
    return tokens
  const sentence = tokens.at(-1)?.sentence ?? 0
  const added = (below?.tokens ?? []).filter(
    (token) => token.sentence === dash.sentence && token.kind !== 'quote',
  )
  return [...tokens.filter(({ text }) => text !== '.'), ...added.map((token) => ({ ...token, sentence }))]
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
      last === undefined
        ? carriedOver(scene, paragraph, before, previous)
        : carriedOn(scene.text, scene.tokens, last, q)
    const draft =
      turnOf(token.quoted, q, paragraph) ??
      sameTopic(scene.tokens, token.quoted, q, last, paragraph.kind) ??
      draftOf(scene, token.quoted, q, paragraph.kind, carried, firstHalf(scene.tokens, last, q), last)
    outer.push(draft)
    all.push(draft, ...innerDrafts(scene, draft, paragraph.kind, last))
  })
  return all
}

/** A turn of a transcript: the label says whose, or nobody does, and nobody is chosen. */
function turnOf(quoted: Quoted, q: number, { turn, speaks, kind }: ArticleParagraph): Draft | undefined {
  const isAsked = turn?.label.voice === 'asks' && quoted.family === 'dash'
  if (turn?.quoted !== quoted && !isAsked) return undefined
  const speaker = speaks ?? silent
  const standing = speaker.name === null ? 'inscription' : 'continued'
  return { quoted, at: q, speaker, standing, listed: true, kind, inside: undefined }
}

/** A law's, a crowd's, or "one's": nobody is named, and nobody is chosen. */
function nobodysVoice(tokens: readonly Token[], q: number, cue: Cue | undefined): Speaker | undefined {
  if (isNobodys(tokens, q, cue)) return unspoken
  return (cue?.kind !== 'speech' || cue.subject === undefined) && saidByOne(tokens, q) ? silent : undefined
}

/** A paper that says nothing of its author may be signed in the sentence behind. */
function signedCue(tokens: readonly Token[], q: number, found: Cue | undefined): Cue | undefined {
  const isOpen = found === undefined || found.kind === 'inscription' || isOfPaper(tokens, found)
  const subject = isOpen ? signedBelow(tokens, q) : undefined
  return subject === undefined ? found : { kind: 'speech', subject, near: true }
}

function isOfPaper(tokens: readonly Token[], { subject }: Extract<Cue, { kind: 'speech' }>): boolean {
  if (subject === undefined) return true
  return (
    subject.kind === 'phrase' &&
    firstIn(tokens, subject.head.from, subject.head.to, ({ low }) =>
      /^(?:l')?(?:note|letter|message|lettre|mot|texte|email)$/u.test(low),
    ) >= 0
  )
}

/** "As for the roof, “…”", « Et d'ajouter : « … » »: right behind their words, and nobody else is named. */
function sameTopic(
  tokens: readonly Token[],
  quoted: Quoted,
  q: number,
  last: Draft | undefined,
  kind: ParagraphKind,
): Draft | undefined {
  if (last === undefined || last.speaker.name === null || last.standing === 'inscription') return undefined
  const apart = (tokens[q]?.sentence ?? 0) - (tokens[last.at]?.sentence ?? 0)
  if (apart !== 1 || !isTopicOnly(tokens, q)) return undefined
  return {
    quoted,
    at: q,
    speaker: goingOn(last.speaker),
    standing: 'continued',
    listed: true,
    kind,
    inside: undefined,
  }
}

/** « …, nous écrit Roy. Et d'ajouter : « … » »: who spoke last, in the sentence before. */
function elided(scene: Scene, cue: Cue | undefined, q: number, last: Draft | undefined): Speaker | undefined {
  const isElided = cue?.kind === 'speech' && cue.subject?.kind === 'pronoun' && cue.subject.low === '…'
  const isBeside = (scene.tokens[q]?.sentence ?? 0) - (scene.tokens[last?.at ?? -9]?.sentence ?? -9) === 1
  return isElided && last !== undefined && isBeside && last.speaker.name !== null
    ? goingOn(last.speaker)
    : undefined
}

function draftOf(
  scene: Scene,
  quoted: Quoted,
  q: number,
  kind: ParagraphKind,
  carried: Speaker | undefined,
  between: Speaker | undefined,
  last?: Draft,
): Draft {
  const cue = signedCue(scene.tokens, q, cueOf(scene.tokens, q, kind))
  const stated = cue === undefined ? undefined : statedBy(scene, cue, kind)
  // A paper, and the text does not say whose: nobody else near wrote it.
  const nobody = nobodysVoice(scene.tokens, q, cue) ?? (isUnsaid(cue, stated) ? unspoken : undefined)
  if (nobody !== undefined) {
    const listed = isUtterance(scene.text, scene.tokens, q, standingOf(cue), kind)
    return { quoted, at: q, speaker: nobody, standing: 'inscription', listed, kind, inside: undefined }
  }
  // "The panel said it was “A” by what it called “B”": nobody else was named in between.
  const isSameOne =
    between !== undefined &&
    between.name !== null &&
    cue?.kind === 'speech' &&
    cue.subject?.kind === 'pronoun' &&
    !namesAnybody(scene, cue.subject.at, q)
  // “A,” she told them, “B”: a cue that names nobody by itself serves both halves.
  // « A », jure X, « b »
  const isSetOff =
    cue === undefined && between !== undefined && between.name !== null && scene.tokens[q - 1]?.text === ','
  const same = (stated?.name ?? null) === null ? elided(scene, cue, q, last) : undefined
  if (same !== undefined)
    return { quoted, at: q, speaker: same, standing: 'near', listed: true, kind, inside: undefined }
  const isSecondHalf =
    isSetOff ||
    (cue?.kind === 'speech' && ((stated?.name ?? null) === null || isSameOne) && between !== undefined)
  const alone =
    cue === undefined && carried === undefined && between === undefined
      ? (aloneBefore(scene, quoted, q, kind) ?? presentedBehind(scene, quoted, q, kind))
      : undefined
  if (alone !== undefined)
    return { quoted, at: q, speaker: alone, standing: 'continued', listed: true, kind, inside: undefined }
  const goesOn = (cue === undefined && carried !== undefined) || isSecondHalf
  const isFragment = goesOn && !isSecondHalf && cue === undefined && q > 0 && !opensSentence(scene.tokens, q)
  const isNobody = cue !== undefined && stated?.name === null && stated.basis === 'inscription'
  const standing: Standing = isFragment
    ? 'far'
    : goesOn
      ? 'continued'
      : isNobody
        ? 'inscription'
        : standingOf(cue)
  const speaker = goesOn
    ? isSecondHalf
      ? between
      : (carried ?? silent)
    : (stated ?? (cue?.kind === 'inscription' ? { name: null, basis: 'inscription' as const } : silent))
  const listed = isUtterance(scene.text, scene.tokens, q, standing, kind)
  return { quoted, at: q, speaker, standing, listed, kind, inside: undefined }
}

function isUnsaid(cue: Cue | undefined, stated: Speaker | undefined): boolean {
  if (stated === undefined || stated.name !== null) return false
  return stated.basis === 'inscription' || (cue?.kind === 'speech' && cue.only === true)
}

/** A headline's "Port Ellan: “…”" names a place as often as a speaker: only whom the article lets speak is one. */
function statedBy(scene: Scene, cue: Cue, kind: ParagraphKind): Speaker | undefined {
  if (cue.kind !== 'speech' || cue.subject === undefined) return undefined
  const speaker = speakerOf(scene, cue.subject)
  const isDesk = kind === 'headline' || kind === 'standfirst' || kind === 'highlight'
  if (!isDesk || cue.labels !== true || speaker.name === null || scene.names.maySpeak(speaker.name))
    return speaker
  return /^\p{Ll}/u.test(speaker.name) ? speaker : undefined
}

/** Between the quotation before and the pronoun somebody is named. */
function namesAnybody({ tokens }: Scene, pronoun: number, q: number): boolean {
  if (pronoun < 0 || pronoun > q) return true
  const before = lastIn(tokens, pronoun - 40, pronoun, (token) => token.kind === 'quote')
  return before < 0 || firstIn(tokens, before + 1, pronoun, (token) => token.capital) >= 0
}

/** Before or after? What stands closer, and the quotation's own last sign decide. */
function cueOf(tokens: readonly Token[], q: number, kind: ParagraphKind): Cue | undefined {
  const cue = plainCue(tokens, q, kind)
  return cue?.kind === 'speech' &&
    cue.subject?.kind === 'phrase' &&
    (isNobodysPaper(tokens, cue.subject.head) || isBroughtOut(tokens, cue.subject.head))
    ? { kind: 'inscription' }
    : cue
}

function plainCue(tokens: readonly Token[], q: number, kind: ParagraphKind): Cue | undefined {
  const before = tokens[q - 1]
  const opens = opensSentence(tokens, q)
  if (before === undefined || opens) return cueAfter(tokens, q) ?? signature(tokens, q, kind)
  const ahead = cueBefore(tokens, q)
  if (ahead !== undefined && (ahead.kind === 'inscription' || ahead.near)) {
    // "Man 'packed first', claims neighbour": the end of a headline tells.
    const isDesk = kind !== 'body' && tokens[q + 1]?.text === ','
    const last = isDesk ? cueAfter(tokens, q) : undefined
    if (last?.kind === 'speech' && last.near) return last
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
  // « On les a portés » : Luc, un infirmier, parle bas.
  const goesOn =
    sign.text === ':' && kind === 'body' && (tokens[end]?.text === ',' || tokens[end]?.kind === 'word')
  const isName =
    !neverNames.has(tokens[q + 2]?.low ?? '') && (tokens[q]?.end ?? 0) - (tokens[q]?.start ?? 0) > 20
  if (end > q + 2 && goesOn && isName && tokens[end]?.capital !== true)
    return { kind: 'speech', subject: { kind: 'phrase', head: { from: q + 2, to: end } }, near: true }
  const closes = end === tokens.length || (tokens[end]?.text === '.' && end === tokens.length - 1)
  if (end <= q + 2 || !(closes || (tokens[end]?.text === ',' && kind !== 'body'))) return undefined
  return { kind: 'speech', subject: subjectAfter(tokens, q + 1), near: true }
}

/** Quotations inside a quotation: their own speaker, if the words around them name one. */
function innerDrafts(scene: Scene, outer: Draft, kind: ParagraphKind, before?: Draft): readonly Draft[] {
  const { quoted } = outer
  if (quoted.inner.length === 0) return []
  const { tokens } = readPassage(scene.text, quoted.start, quoted.end, quoted.inner)
  const inner: Scene = { ...scene, passage: -1, tokens, self: outer.speaker.name }
  const found: Draft[] = []
  tokens.forEach((token, q) => {
    if (token.quoted === undefined) return
    const alone = draftOf(inner, token.quoted, q, kind, undefined, undefined)
    const isOpen =
      alone.speaker.name === null &&
      (alone.speaker.basis === 'pronoun-unclear' || alone.standing === 'near' || alone.standing === 'far')
    const meant = isOpen ? meantOutside(scene, outer, before, tokens, cueOf(tokens, q, kind)) : undefined
    const draft = meant === undefined ? alone : { ...alone, speaker: meant }
    const introducedHere = /^[,:]$/u.test(tokens[q - 1]?.text ?? '')
    const listed =
      draft.listed &&
      (draft.standing === 'near' ||
        draft.standing === 'inscription' ||
        introducedHere ||
        (quoted.family === 'turn' && draft.standing === 'far' && draft.speaker.name !== null))
    const own = { ...draft, listed, inside: outer }
    found.push(own, ...innerDrafts(inner, own, kind))
  })
  return found
}
