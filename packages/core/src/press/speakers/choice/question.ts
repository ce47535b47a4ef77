/**
 * A quotation of which no rule says who speaks: who is near, and what speaks for and against each.
 *
 * Every mark is a plain word of grammar. What it weighs stands in weights.ts.
 */

import { isPluralPerson } from '../../names/groups.ts'
import { firstIn, lastIn } from '../../token-search.ts'
import type { Token } from '../../tokens.ts'
import { femalePronouns, joiners, pluralPronouns, singularPronouns } from '../../words/grammar-words.ts'
import { agreementOf } from '../../words/russian-verbs.ts'
import { opensSentence } from '../carrying.ts'
import { farthestBack, type Neighbour, neighboursOf, type Place } from './around.ts'
import { farthest } from './bystanders.ts'
import { verbAt } from './deeds.ts'
import { talkMarks } from './talk.ts'

export type Option = { readonly name: string; readonly marks: readonly string[] }

export type Question = {
  readonly options: readonly Option[]
  /** What speaks for naming nobody. */
  readonly silence: readonly string[]
  readonly isAlone: boolean
}

type Words = { readonly text: string; readonly shape: string; readonly marks: readonly string[] }

export function questionOf(place: Place): Question {
  const words = wordsOf(place)
  const near = (isHeard(place) || isCalled(place) ? [] : neighboursOf(place)).filter(
    (one) => !isRuledOut(place, one, words),
  )
  const options = near.map((one) => ({
    name: one.name,
    marks: [
      ...standing(one, words),
      ...between(place, one),
      ...agreement(place, one),
      ...talkMarks(place, one.name),
    ],
  }))
  const before = isCalled(place) ? undefined : spokeBefore(place)
  const goesOn = before !== undefined && !isRefused(place, before, words)
  if (goesOn && !options.some(({ name }) => name === before))
    options.push({ name: before, marks: ['at far', ...talkMarks(place, before)] })
  const silence = words.marks.flatMap((mark) => [`silence, ${mark}`, `silence, ${words.shape}, ${mark}`])
  return {
    options,
    silence: ['silence', `silence, ${words.shape}`, ...silence],
    isAlone: words.shape === 'alone',
  }
}

/** What the rules decide stays decided: "he" is no woman, of two together none is meant, who asks does not answer. */
function isRuledOut(place: Place, one: Neighbour, words: Words): boolean {
  if (agreement(place, one).includes('disagrees')) return true
  if (one.kind === 'thing' || one.part === 'owner' || isToldOf(one)) return true
  // «Из Хабаровска сообщают», «Адвокату Невскому ответили»: Russian says by the case that they did not.
  const isOther = one.part === 'oblique' || one.part === 'governed'
  const isRussian = /\p{Script=Cyrillic}/u.test(one.tokens[one.from]?.low ?? '')
  if (
    isRussian &&
    isOther &&
    one.kind !== 'pronoun' &&
    /^(?:before|behind)$/u.test(one.at) &&
    !isAccordingTo(one.tokens, one.from)
  )
    return true
  // « pour viser les gérants : « … » »: to whom something is done.
  const isUnnamed = /^(?:role|group|body)$/u.test(one.kind)
  const isObject =
    one.part === 'governed' || /^\p{Ll}{3,}(?:er|ir)$/u.test(one.tokens[one.from - 1]?.text ?? '')
  if (isUnnamed && one.at === 'before' && isObject && !isAccordingTo(one.tokens, one.from)) return true
  if (isTogether(one) && !/^(?:before|behind)$/u.test(one.at)) return true
  return isRefused(place, one.name, words)
}

/** «как ей позвонили: «…»»: somebody who is not named told her. */
function isHeard({ tokens, q }: Place): boolean {
  const [from] = sentenceAround(tokens, q)
  const verb = lastIn(tokens, from, q, (token, k) => agreementOf(token, tokens[k - 1]) !== undefined)
  const isMany = verb >= 0 && agreementOf(tokens[verb], tokens[verb - 1]) === 'they'
  return isMany && /^(?:ему|ей|им|мне|нам|вам|тебе)$/u.test(tokens[verb - 1]?.low ?? '')
}

/** "It said that 60 were held, and that the police had given it a list with “…”": the police are told of. */
function isToldOf({ tokens, from, at }: Neighbour): boolean {
  if (at !== 'before' || !/^(?:that|que|qu'|что)$/u.test(tokens[from - 1]?.low ?? '')) return false
  const sentence = tokens[from]?.sentence
  return (
    joiners.has(tokens[from - 2]?.low ?? '') &&
    lastIn(
      tokens,
      from - 40,
      from - 2,
      (token, k) => token.sentence === sentence && verbAt(tokens, k) === 'says',
    ) >= 0
  )
}

/** «Из толпы крикнули: «…»»: several who are not named, and nobody near is one of them. */
function isCalled({ tokens, q }: Place): boolean {
  const verb = tokens[q - 2]
  if (tokens[q - 1]?.text !== ':' || agreementOf(verb, tokens[q - 3]) !== 'they') return false
  const [from] = sentenceAround(tokens, q)
  return (
    /(?:ли|ют|ят|ут|ат)$/u.test(verb?.low ?? '') &&
    firstIn(
      tokens,
      from,
      q - 2,
      (token) => isPluralPerson(token.low) || pluralPronouns.has(token.low) || joiners.has(token.low),
    ) < 0
  )
}

/** The speaker of the words right before is not the speaker of these: the rules of going on have said so. */
function isRefused(
  { drafts, index, story, tokens, passage, passageOf, q }: Place,
  name: string,
  { shape }: Words,
): boolean {
  const last = drafts[index - 1]
  if (last?.speaker.name !== name || shape === 'in sentence') return false
  if (story.text[last.quoted.end - 1] === '?' && passage - (passageOf.get(last.quoted) ?? -9) <= 1)
    return true
  const isBeside = passageOf.get(last.quoted) === passage && q - last.at <= 12
  return isBeside && firstIn(tokens, last.at + 1, q, ({ text }) => /^[.!?…]/u.test(text)) >= 0
}

/** "Vinner and Orvel", « Vinner et Orvel » */
function isTogether({ tokens, from, to, kind }: Neighbour): boolean {
  const isJoined = (at: number, beside: number): boolean =>
    joiners.has(tokens[at]?.low ?? '') && tokens[beside]?.capital === true
  return kind !== 'pronoun' && (isJoined(from - 1, from - 2) || isJoined(to, to + 1))
}

const I =
  /(?<!\p{L})(?:I|I['’]\p{L}+|[Mm]y|[Jj]e|[Jj]['’]\p{L}+|[Mm]on|[Mm]a|[Mm]es|[Мм]не|[Мм]еня|[Мм]ой|[Мм]оя|[Яя])(?!\p{L})/u
const we = /(?<!\p{L})(?:[Ww]e|[Oo]ur|[Nn]ous|[Nn]otre|[Nn]os|[Мм]ы|[Нн]ас|[Нн]ам|[Нн]аш\p{L}*)(?!\p{L})/u

/** What the quoted words themselves and the sentence around them show. */
function wordsOf(place: Place): Words {
  const { story, draft, tokens, q } = place
  const { start, end } = draft.quoted
  const text = story.text.slice(start, Math.min(end, start + 1500))
  const isAlone = tokens.every(({ kind }) => kind !== 'word')
  const opens = q === 0 ? 'opens paragraph' : 'opens sentence'
  const shape = isAlone ? 'alone' : opensSentence(tokens, q) ? opens : 'in sentence'
  const [from, to] = sentenceAround(tokens, q)
  const says = firstIn(tokens, from, to, (_, k) => verbAt(tokens, k) === 'says') >= 0
  const tests: readonly (readonly [string, boolean])[] = [
    ['fragment', /^\p{Ll}/u.test(text) && !isAlone],
    ['desk', draft.kind !== 'body'],
    ['short', text.split(/\s+/u).length < 4],
    ['question', text.endsWith('?')],
    ['I', I.test(text)],
    ['we', !I.test(text) && we.test(text)],
    ['dash', draft.quoted.family === 'dash'],
    ['colon', tokens[q - 1]?.text === ':'],
    ['pronoun', pronounBeside(tokens, q) !== undefined],
    ['said', says && !isAlone],
    [`cue ${draft.standing}`, draft.speaker.name === null],
    ['unclear', draft.speaker.basis === 'pronoun-unclear'],
    ['reported', isReported(place) && !I.test(text) && !we.test(text)],
    ...afterWhom(place),
  ]
  return { text, shape, marks: tests.filter(([, holds]) => holds).map(([mark]) => mark) }
}

/** Orvel said the hall was cold. “…”: a page that lost its attribution looks the same. */
function isReported({ tokens, q }: Place): boolean {
  const sentence = (tokens[q]?.sentence ?? 0) - 1
  return (
    opensSentence(tokens, q) &&
    firstIn(
      tokens,
      q - farthest,
      q,
      (token, k) => token.sentence === sentence && verbAt(tokens, k) === 'says',
    ) >= 0
  )
}

function afterWhom({
  story,
  drafts,
  index,
  passage,
  passageOf,
}: Place): readonly (readonly [string, boolean])[] {
  const last = drafts[index - 1]
  if (last === undefined || (passageOf.get(last.quoted) ?? -9) < passage - 1) return []
  return [
    [last.speaker.name === null ? 'after nobody' : 'after somebody', true],
    ['after question', story.text[last.quoted.end - 1] === '?'],
  ]
}

/** Where somebody stands, in which case and number, and what they do. */
function standing(one: Neighbour, words: Words): readonly string[] {
  const { part, deed } = one
  const at = `at ${one.at}`
  const marks = [at, `${at}, ${part}`, `${at}, ${deed}`, `${at}, ${one.kind}`, `${at}, words ${words.shape}`]
  marks.push(`is ${one.kind}`, `is ${part}`, `deed ${deed}`, `${part} who ${deed}`)
  for (const mark of words.marks)
    if (/^(?:fragment|desk|colon|dash|I)$/u.test(mark)) marks.push(`${at}, ${mark}`)
  if (words.marks.includes('I')) marks.push(`I, ${one.kind}`)
  if (words.marks.includes('we')) marks.push(`we, ${one.kind}`)
  const last = one.name.split(' ').at(-1) ?? ''
  const tests: readonly (readonly [string, boolean])[] = [
    ['several', one.isPlural],
    ['new', one.isNew],
    [`first, ${at}`, one.isFirst],
    [`only one, ${at}`, one.isOnly],
    [`nearest, ${at}`, one.isNearest],
    ['opens paragraph', one.from === 0],
    ['according to', isAccordingTo(one.tokens, one.from)],
    ['in the words', last.length > 3 && words.text.includes(last)],
  ]
  return [...marks, ...tests.filter(([, holds]) => holds).map(([mark]) => mark)]
}

function isAccordingTo(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]?.low ?? ''
  if (before === 'to') return tokens[from - 2]?.low === 'according'
  return /^(?:selon|pour|d'après|словам|мнению|данным|версии|оценке)$/u.test(before)
}

const linking = /^(?:que|qu'\p{L}+|that|что|dont|who|qui|котор\p{L}+)$/u

/** What stands between somebody and the quotation, in one sentence. */
function between({ tokens, q }: Place, one: Neighbour): readonly string[] {
  if (one.at !== 'before' && one.at !== 'behind') return []
  const side = one.at
  const [from, to] = side === 'before' ? [one.to, q] : [q + 1, one.from]
  const distance = to - from
  const verbs = Array.from({ length: Math.max(0, distance) }, (_, i) => verbAt(tokens, from + i)).filter(
    (verb) => verb !== undefined,
  )
  const how = distance <= 1 ? 'beside' : distance <= 4 ? 'near' : distance <= 12 ? 'farther' : 'far'
  const tests: readonly (readonly [string, boolean])[] = [
    [how, true],
    [`verbs ${verbs.includes('says') ? 'says' : (verbs[0] ?? 'none')}`, true],
    ['over a quotation', firstIn(tokens, from, to, ({ kind }) => kind === 'quote') >= 0],
    ['over a name', firstIn(tokens, from, to, ({ capital }) => capital) >= 0],
    ['over a comma', firstIn(tokens, from, to, ({ text }) => text === ',') >= 0],
    ['over that', firstIn(tokens, from, to, ({ low }) => linking.test(low)) >= 0],
  ]
  return tests.filter(([, holds]) => holds).map(([mark]) => `${side}, ${mark}`)
}

function sentenceAround(tokens: readonly Token[], q: number): readonly [number, number] {
  const sentence = tokens[q]?.sentence
  let from = q
  let to = q + 1
  while (tokens[from - 1]?.sentence === sentence && q - from < farthest) from--
  while (tokens[to]?.sentence === sentence && to - q < farthest) to++
  return [from, to]
}

/** "he", « -t-elle », «они» in the quotation's own sentence. */
function pronounBeside(tokens: readonly Token[], q: number): string | undefined {
  for (const token of tokens.slice(...sentenceAround(tokens, q))) {
    if (token.kind !== 'word') continue
    if (singularPronouns.has(token.low) || pluralPronouns.has(token.low)) return token.low
    const inverted = /-(?:t-)?(ils?|elles?)$/u.exec(token.low)?.[1]
    if (inverted !== undefined) return inverted
  }
  return undefined
}

/** The pronoun beside the words is of somebody's gender and number, or is not. */
function agreement({ story, tokens, q }: Place, one: Neighbour): readonly string[] {
  const low = pronounBeside(tokens, q)
  if (low === undefined || one.kind === 'pronoun') return []
  if (pluralPronouns.has(low)) return [one.isPlural ? 'agrees in number' : 'disagrees in number']
  if (one.isPlural) return ['disagrees in number']
  const gender = story.names.gender(one.name)
  if (gender === undefined) return ['gender unknown']
  return [(gender === 'she') === femalePronouns.has(low) ? 'agrees' : 'disagrees']
}

/** Who spoke last, though nobody near names them. */
function spokeBefore({ drafts, index, passage, passageOf }: Place): string | undefined {
  for (let i = index - 1; i >= 0; i--) {
    const one = drafts[i]
    if (one === undefined || passage - (passageOf.get(one.quoted) ?? -99) > farthestBack) return undefined
    if (one.speaker.name !== null && one.inside === undefined) return one.speaker.name
  }
  return undefined
}
