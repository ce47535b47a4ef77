/**
 * Where a sentence says who speaks: before a quotation, after it, or not at all.
 */
import { determiners, joiners, passives, prepositions, subordinators } from './grammar-words.ts'
import { isVerb, phraseEnding, type Range, type Subject, subjectAfter, subjectBefore } from './phrases.ts'
import {
  accordingWords,
  infinitives,
  inscriptionThings,
  inscriptionWords,
  participles,
  speechVerbs,
  weakVerbs,
} from './speech-words.ts'
import type { Token } from './tokens.ts'

export type Cue =
  /** A verb or "according to" with the one who speaks. */
  | {
      readonly kind: 'speech'
      readonly subject: Subject | undefined
      readonly near: boolean
      readonly relays?: boolean
    }
  /** Written on a banner or a wall. */
  | { readonly kind: 'inscription' }

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
      const subject = subjectAfter(tokens, after)
      if (subject !== undefined) return { kind: 'speech', subject, near: false }
    }
    const subject = subjectOfCue(tokens, i, q, floor, near)
    if (subject !== 'none') return { kind: 'speech', subject, near }
  }
  return lineLabel(tokens, q, floor)
}

/** "Farquor: Dastov “agreed to …”": a name and a colon open the line, and speak for the whole of it. */
function lineLabel(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  for (let k = floor + 1; k < q && k <= floor + 6; k++) {
    if (tokens[k]?.text !== ':') continue
    const isName = tokens
      .slice(floor, k)
      .every(
        (token) =>
          token.kind === 'word' &&
          token.capital &&
          !prepositions.has(token.low) &&
          !determiners.has(token.low),
      )
    return isName
      ? { kind: 'speech', subject: { kind: 'phrase', head: { from: floor, to: k } }, near: false }
      : undefined
  }
  return undefined
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
  return tokens[q - 2]?.capital === true ? { kind: 'speech', subject, near: true } : undefined
}

function isThing(tokens: readonly Token[], range: Range): boolean {
  return tokens.slice(range.from, range.to).some((token) => inscriptionThings.has(token.low))
}

/** "a banner which read “…”", "painted with “…”", "the slogan: “…”". */
function isInscription(tokens: readonly Token[], i: number, q: number): boolean {
  const low = tokens[i]?.low ?? ''
  if (inscriptionThings.has(low))
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
    if (inscriptionThings.has(token.low)) return !says || i - k <= 2
  }
  return false
}

/** If "according to" or its like ends at token i, that index. */
function accordingAfter(tokens: readonly Token[], i: number): number | undefined {
  for (const words of accordingByLast.get(tokens[i]?.low ?? '') ?? []) {
    if (words.every((word, k) => tokens[i - words.length + 1 + k]?.low === word)) return i
  }
  return undefined
}

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
  if (participles.has(low)) return controller(tokens, i, floor)
  if (infinitives.has(low) && (before?.low === 'to' || isModal(before?.low))) {
    return before?.low === 'to' ? controller(tokens, i, floor) : subjectBefore(tokens, i, floor)
  }
  if (!speechVerbs.has(low) || isPassive(tokens, i)) return 'none'
  const clitic = invertedPronoun(tokens[i + 1])
  if (clitic !== undefined) return clitic
  if (weakVerbs.has(low) && !(near && takesObject(tokens, i, q))) return 'none'
  const nearest = floorOfClause(tokens, i, floor)
  // "urged them to “open the doors” and said …": the subject stands before the first quotation.
  const shares = joiners.has(tokens[nearest]?.low ?? '')
  const subject = subjectBefore(tokens, i, shares ? floor : nearest)
  return subject ?? (weakVerbs.has(low) ? 'none' : undefined)
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

/** The subject of a verb does not lie on the other side of an earlier quotation. */
function floorOfClause(tokens: readonly Token[], i: number, floor: number): number {
  // A name in marks before its verb is no earlier quotation.
  const from = tokens[i - 1]?.kind === 'quote' && tokens[i - 2]?.text === ',' ? i - 2 : i - 1
  for (let k = from; k >= floor; k--) if (tokens[k]?.kind === 'quote') return k + 1
  return floor
}

function isModal(low: string | undefined): boolean {
  return low !== undefined && /^(?:would|will|could|can|may|might|must|shall|should)$/u.test(low)
}

/** "is said to", "was quoted": not somebody speaking, except "quoted as saying". */
export function isPassive(tokens: readonly Token[], i: number): boolean {
  let k = i - 1
  while (k >= 0 && i - k < 4 && /^(?:also|now|widely|already|not|reportedly)$/u.test(tokens[k]?.low ?? ''))
    k--
  const low = tokens[k]?.low ?? ''
  if (!passives.has(low)) return false
  return !/^(?:says|say|tells|adds|writes|dit|disent)$/u.test(tokens[i]?.low ?? '')
}

/** "a-t-il dit", "explique-t-elle", «говорит он» are read from the verb's own shape or the word after. */
function invertedPronoun(next: Token | undefined): Subject | undefined {
  const match = /^(?:t-)?(il|elle|ils|elles)$/u.exec(next?.low ?? '')
  return match?.[1] === undefined ? undefined : { kind: 'pronoun', at: -1, low: match[1] }
}

/** Who does what a participle or an infinitive says: "…, adding that", "by saying", "wrote to express". */
function controller(tokens: readonly Token[], v: number, floor: number): Subject | undefined {
  const loose = tokens[v - 1]?.text === ',' || tokens[v - 1]?.low === 'by' || tokens[v - 1]?.low === 'to'
  for (let u = v - 1; u >= floor; u--) {
    const token = tokens[u]
    if (token === undefined || token.kind !== 'word') continue
    if (participles.has(token.low)) return controller(tokens, u, floor)
    if (!speechVerbs.has(token.low) || isPassive(tokens, u) || (weakVerbs.has(token.low) && !isVerb(token)))
      continue
    const embedded = loose ? undefined : embeddedSubject(tokens, u, v)
    if (embedded !== undefined) return embedded
    const subject = subjectBefore(tokens, u, floorOfClause(tokens, u, floor))
    if (subject !== undefined) return subject
  }
  return firstSubject(tokens, floor, v)
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
      if (plain && !tokens.slice(from, w).some((one) => subordinators.has(one.low))) {
        return { kind: 'phrase', head: { from, to: subject.head.to } }
      }
    }
    return subject
  }
  return undefined
}

/** The cue right after token `q`: "…," X said; "…," said X; "…", according to X. */
export function cueAfter(tokens: readonly Token[], q: number): Cue | undefined {
  let j = q + 1
  while (/^(?:,|—+|–+|-+)$/u.test(tokens[j]?.text ?? '') && tokens[j]?.sentence === tokens[q]?.sentence) j++
  const first = tokens[j]
  if (first === undefined || first.kind !== 'word') return undefined
  if (first.sentence !== tokens[q]?.sentence && !isPureAttribution(tokens, j)) return undefined
  const turned = turnedRound(tokens, j)
  if (turned !== undefined) return turned
  const according = accordingStart(tokens, j)
  if (according !== undefined)
    return { kind: 'speech', subject: subjectAfter(tokens, according), near: true, relays: true }
  return straightOrder(tokens, j)
}

/** "…." She said. — some pages put the full stop inside the marks before the speaker. */
function isPureAttribution(tokens: readonly Token[], j: number): boolean {
  const sentence = tokens[j]?.sentence
  let end = j
  while (end < tokens.length && tokens[end]?.sentence === sentence) end++
  if (end - j > 8 || tokens[end - 1]?.kind === 'quote') return false
  const at = tokens.findIndex((token, k) => k >= j && k < end && speechVerbs.has(token.low))
  return (
    at > j &&
    end - at <= 4 &&
    !tokens.slice(j, end).some((token) => token.kind === 'quote' || /[:,]/u.test(token.text))
  )
}

function accordingStart(tokens: readonly Token[], j: number): number | undefined {
  for (const words of accordingWords) {
    if (words.every((word, k) => tokens[j + k]?.low === word)) return j + words.length - 1
  }
  return undefined
}

/** A paper passes on what another said. */
const relaying =
  /^(?:reports?|reported|writes?|wrote|rapporte|rapportent|écrit|relate|сообщает|сообщают|пишет|пишут|передаёт|передает)$/u

/** Verb first: "said X", "écrit X", «сказал X», "a-t-il dit". */
function turnedRound(tokens: readonly Token[], j: number): Cue | undefined {
  const token = tokens[j]
  if (token === undefined) return undefined
  const joined = /^(?:a|ont|avait|avaient|\p{L}+?)-(?:t-)?(ils?|elles?)$/u.exec(token.low)
  if (joined?.[1] !== undefined) {
    return { kind: 'speech', subject: { kind: 'pronoun', at: j, low: joined[1] }, near: true }
  }
  const aux = /^(?:a|ont|avait|avaient)$/u.test(token.low) ? 1 : 0
  const verb = tokens[j + aux]
  if (verb === undefined || !speechVerbs.has(verb.low) || tokens[j + aux + 1]?.low === 'to') return undefined
  if (/^(?:told|tells|tell)$/u.test(verb.low)) return undefined
  const subject = subjectAfter(tokens, j + aux)
  const relays = relaying.test(verb.low)
  return subject === undefined ? undefined : { kind: 'speech', subject, near: true, relays }
}

/** Subject first: the verb is looked for until something else begins. */
function straightOrder(tokens: readonly Token[], j: number): Cue | undefined {
  const sentence = tokens[j]?.sentence
  // “…,” as X puts it
  const from = /^(?:as|comme|как)$/u.test(tokens[j]?.low ?? '') ? j + 1 : j
  for (let v = from + 1; v < tokens.length && v < j + 32; v++) {
    const token = tokens[v]
    if (token === undefined || token.kind === 'quote' || token.sentence !== sentence) return undefined
    if (subordinators.has(token.low) || (joiners.has(token.low) && tokens[v + 1]?.capital !== true))
      return undefined
    // the site quoted X as saying
    if (/^(?:quoted|quotes|quoting|cited|cites|цитирует)$/u.test(token.low) && !isPassive(tokens, v)) {
      return { kind: 'speech', subject: subjectAfter(tokens, v), near: true }
    }
    if (!speechVerbs.has(token.low) || isPassive(tokens, v)) continue
    if (weakVerbs.has(token.low) && !closesClause(tokens, v)) continue
    const subject = subjectBefore(tokens, v, from)
    if (subject === undefined) continue
    const begins = subject.kind === 'pronoun' ? subject.at : subject.head.from
    const starts = begins === from || tokens[begins - 1]?.text === ','
    return starts ? { kind: 'speech', subject, near: begins === from } : undefined
  }
  return undefined
}

/** "the paper reports.", "L'Obs reports, …" */
function closesClause(tokens: readonly Token[], v: number): boolean {
  const next = tokens[v + 1]?.low === 'it' ? tokens[v + 2] : tokens[v + 1]
  return (
    next === undefined ||
    next.sentence !== tokens[v]?.sentence ||
    /^[,.:;—–]$/u.test(next.text) ||
    isVerb(tokens[v])
  )
}
