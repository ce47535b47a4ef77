/**
 * Where a sentence says who speaks: before a quotation, after it, or not at all.
 */
import { controller, floorOfClause, isPassive, isReduced } from './controllers.ts'
import { type Cue, isInscribed } from './cue.ts'
import { beforeColon, forSomebody, lineLabel, sayingNoun } from './cue-colon.ts'
import { determiners, joiners, prepositions } from './grammar-words.ts'
import { subjectAfter } from './phrase-after.ts'
import { isVerb, type Range, type Subject } from './phrase-edges.ts'
import { phraseEnding, subjectBefore } from './phrases.ts'
import {
  accordingWords,
  frenchInfinitives,
  infinitives,
  inscriptionWords,
  participles,
  speechVerbs,
  weakVerbs,
} from './speech-words.ts'
import { lastIn } from './token-search.ts'
import type { Token } from './tokens.ts'

const farthest = 60

const accordingByLast = Map.groupBy(accordingWords, (words) => words.at(-1) ?? '')

/** The nearest cue before token `q` in its own sentence. */
export function cueBefore(tokens: readonly Token[], q: number): Cue | undefined {
  const floor = sentenceStart(tokens, q)
  const label = labelBefore(tokens, q, floor)
  if (label !== undefined) return label
  for (let i = q - 1; i >= floor && q - i <= farthest; i--) {
    const token = tokens[i]
    if (token?.kind !== 'word') continue
    const near = isNear(tokens, i, q)
    // "with the words: “…”": spoken, but the sentence has two who may have said it.
    if (token.low === 'words' && q - i <= 2 && tokens[q - 1]?.text === ':')
      return { kind: 'speech', subject: undefined, near: true }
    if (isInscription(tokens, i, q)) return { kind: 'inscription' }
    const after = accordingAfter(tokens, i)
    if (after !== undefined) {
      const subject = accordingTo(tokens, after)
      if (subject !== undefined) return { kind: 'speech', subject, near: false }
    }
    const subject = subjectOfCue(tokens, i, q, floor, near)
    if (subject !== 'none') return { kind: 'speech', subject, near }
  }
  return (
    sayingNoun(tokens, q, floor) ??
    lineLabel(tokens, q, floor) ??
    forSomebody(tokens, floor) ??
    beforeColon(tokens, q, floor)
  )
}

function sentenceStart(tokens: readonly Token[], q: number): number {
  let floor = q
  const sentence = tokens[q]?.sentence
  while (floor > 0 && q - floor < 2 * farthest && tokens[floor - 1]?.sentence === sentence) floor--
  return floor
}

/** Only objects, "that" and punctuation stand between the verb and the quotation. */
function isNear(tokens: readonly Token[], i: number, q: number): boolean {
  if (q - i > 9) return false
  for (let k = i + 1; k < q; k++) if (isVerb(tokens[k]) || tokens[k]?.text === ';') return false
  return true
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
  const isRubric = subject.head.to - subject.head.from === 1 && rubrics.test(tokens[floor]?.low ?? '')
  return tokens[q - 2]?.capital === true && !isRubric ? { kind: 'speech', subject, near: true } : undefined
}

/** What a desk writes above a headline. */
const rubrics =
  /^(?:exclusive|watch|video|opinion|interview|live|breaking|update|analysis|comment|editorial|review|explainer|listen|photos?|exclusif|vidéo|entretien|direct|reportage|tribune|enquête|portrait|эксклюзив|видео|интервью|мнение|фото|репортаж)$/u

function isThing(tokens: readonly Token[], range: Range): boolean {
  return tokens.slice(range.from, range.to).some((token) => isInscribed(token.low))
}

/** "a banner which read “…”", "painted with “…”", "the slogan: “…”". */
function isInscription(tokens: readonly Token[], i: number, q: number): boolean {
  const low = tokens[i]?.low ?? ''
  if (isInscribed(low))
    return (
      q - i === 1 ||
      (q - i === 2 && tokens[q - 1]?.text === ':') ||
      (q - i <= 5 && /^(?:saying|says|said)$/u.test(tokens[q - 1]?.low ?? tokens[q - 2]?.low ?? ''))
    )
  const says = /^(?:saying|says|said)$/u.test(low)
  if (!says && !inscriptionWords.has(low)) return false
  if (q - i > (says ? 3 : 5)) return false
  for (let k = i - 1; k >= 0 && i - k <= 9; k--) {
    const token = tokens[k]
    if (token === undefined || token.kind === 'quote' || token.sentence !== tokens[i]?.sentence) return false
    if (isInscribed(token.low)) return !says || i - k <= 2
  }
  return false
}

const objectPronouns: ReadonlyMap<string, string> = new Map([
  ['him', 'he'],
  ['her', 'she'],
  ['lui', 'il'],
  ['elle', 'elle'],
  ['его', 'он'],
  ['её', 'она'],
  ['ее', 'она'],
])

/** "according to her", "selon lui", «по его словам», «по словам Сажина» */
export function accordingTo(tokens: readonly Token[], at: number): Subject | undefined {
  const isAround = tokens[at]?.low === 'словам' || tokens[at]?.low === 'мнению'
  const place = isAround && objectPronouns.has(tokens[at - 1]?.low ?? '') ? at - 1 : at + 1
  const token = tokens[place]
  const pronoun = objectPronouns.get(token?.low ?? '')
  const next = tokens[place + 1]
  const isAlone =
    place < at || next === undefined || next.kind !== 'word' || next.sentence !== token?.sentence
  if (pronoun !== undefined && isAlone) return { kind: 'pronoun', at: place, low: pronoun }
  return subjectAfter(tokens, at)
}

/** If "according to" or its like ends at token i, that index. */
function accordingAfter(tokens: readonly Token[], i: number): number | undefined {
  for (const words of accordingByLast.get(tokens[i]?.low ?? '') ?? []) {
    if (words.every((word, k) => tokens[i - words.length + 1 + k]?.low === word)) return i
  }
  const isHis =
    /^(?:словам|мнению|данным)$/u.test(tokens[i]?.low ?? '') && objectPronouns.has(tokens[i - 1]?.low ?? '')
  if (isHis && tokens[i - 2]?.low === 'по') return i
  return undefined
}

/** "quoted her as saying" */
function quotedAs(tokens: readonly Token[], i: number, floor: number): Subject | undefined {
  if (tokens[i - 1]?.low !== 'as') return undefined
  const verb = lastIn(tokens, Math.max(floor, i - 8), i, (token) =>
    /^(?:quoted|quotes|quoting|cited|cites|citing)$/u.test(token.low),
  )
  if (verb < 0 || isPassive(tokens, verb)) return undefined
  const pronoun = objectPronouns.get(tokens[verb + 1]?.low ?? '')
  if (pronoun !== undefined && verb + 2 === i - 1) return { kind: 'pronoun', at: verb + 1, low: pronoun }
  return { kind: 'phrase', head: { from: verb + 1, to: i - 1 } }
}

/** A paper passes on what another said. */
export const relaying =
  /^(?:reports?|reported|writes?|wrote|rapporte|rapportent|écrit|relate|сообщает|сообщают|пишет|пишут|передаёт|передает)$/u

/** 'none' if the word is no cue at all. */
function subjectOfCue(
  tokens: readonly Token[],
  i: number,
  q: number,
  floor: number,
  near: boolean,
): Subject | undefined | 'none' {
  const low = tokens[i]?.low ?? ''
  const before = tokens[i - 1]
  // "Harbour Post" is a name; at the start of a sentence a verb has a capital too.
  if (tokens[i]?.capital === true && i > floor) return 'none'
  if (participles.has(low)) return quotedAs(tokens, i, floor) ?? controller(tokens, i, floor)
  // « …, avant d'ajouter : » says no new name.
  if (
    /^(?:d'|de )?(?:ajouter|conclure|préciser|lancer|poursuivre|demander)$/u.test(low) &&
    /^(?:avant|pour|d'|de|et)$/u.test(low.startsWith("d'") ? "d'" : (before?.low ?? ''))
  )
    return undefined
  if (
    frenchInfinitives.has(low) &&
    before !== undefined &&
    /^(?:de|à|pour|voulu|pu|veut|peut|souhaité|préféré|refusé|dû|pas|fait|va|vient)$/u.test(before.low)
  )
    return controller(tokens, i, floor)
  if (i > floor && /^(?:как|comme|as)$/u.test(before?.low ?? '') && speechVerbs.has(low))
    // «Как пишет газета, защита …»: the paper passes on what it does not say itself.
    return relaying.test(low) ? undefined : (subjectAfter(tokens, i) ?? 'none')
  if (infinitives.has(low) && (before?.low === 'to' || isModal(before?.low))) {
    return before?.low === 'to' ? controller(tokens, i, floor) : subjectBefore(tokens, i, floor)
  }
  if (!speechVerbs.has(low) || isPassive(tokens, i) || isReduced(tokens, i)) return 'none'
  const clitic = invertedPronoun(tokens[i + 1])
  if (clitic !== undefined) return clitic
  if (
    weakVerbs.has(low) &&
    (isNoun(tokens, i, floor) || !(saysThat(tokens, i) || (near && takesObject(tokens, i, q))))
  )
    return 'none'
  const nearest = floorOfClause(tokens, i, floor)
  // "urged them to “open the doors” and said …": the subject stands before the first quotation.
  const shares = joiners.has(tokens[nearest]?.low ?? '')
  const subject = subjectBefore(tokens, i, shares ? floor : nearest)
  return subject ?? (weakVerbs.has(low) ? 'none' : undefined)
}

/** "a question", "Amadi's comments", "the first claim" */
function isNoun(tokens: readonly Token[], i: number, floor: number): boolean {
  const before = tokens[i - 1]
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
  return (
    q === i + 1 ||
    /^[:,]$/u.test(next?.text ?? '') ||
    (next?.kind === 'word' && next.low !== 'for' && next.low !== 'of')
  )
}

function isModal(low: string | undefined): boolean {
  return low !== undefined && /^(?:would|will|could|can|may|might|must|shall|should)$/u.test(low)
}

/** "a-t-il dit", "explique-t-elle", «говорит он» are read from the verb's own shape or the word after. */
function invertedPronoun(next: Token | undefined): Subject | undefined {
  const match = /^(?:t-)?(il|elle|ils|elles)$/u.exec(next?.low ?? '')
  return match?.[1] === undefined ? undefined : { kind: 'pronoun', at: -1, low: match[1] }
}
