/**
 * The speaker of one quotation for the next: in the same breath, over a paragraph, from a colon.
 *
 * A page that lost an attribution looks like one that goes on. So only what plainly goes on is carried.
 */

import { type Draft, goingOn } from '../quotations/draft.ts'
import type { Quoted } from '../quotations/marks.ts'
import type { ParagraphKind } from '../report.ts'
import { firstIn } from '../token-search.ts'
import type { Passage, Token } from '../tokens.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { speechVerbs, weakVerbs } from '../words/speech-words.ts'
import { isInscribed } from './cue.ts'
import { cueBefore } from './cues.ts'
import { isPronoun, type Subject } from './phrase-edges.ts'
import { subjectBefore } from './phrases.ts'
import type { Scene, Speaker } from './scene.ts'
import { speakerOf } from './speakers.ts'

/** Nothing but signs stands before the quotation in its sentence. */
export function opensSentence(tokens: readonly Token[], q: number): boolean {
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

/** “…,” X said. “…”: the next quotation of the same breath. */
export function carriedOn(
  text: string,
  tokens: readonly Token[],
  last: Draft,
  q: number,
): Speaker | undefined {
  if (last.standing === 'none' || last.standing === 'inscription' || last.standing === 'far') return undefined
  // « … ? », demande la juge. « … »: who asks does not answer.
  if (isAnswered(tokens, last, q) || isParried(text, tokens, last, q)) return undefined
  if (isRetort(text, tokens, last, q)) return undefined
  const previous = last.at
  const token = tokens[q]
  const lastToken = tokens[previous]
  if (token === undefined || lastToken === undefined) return undefined
  const between = tokens.slice(previous + 1, q)
  const opens = opensSentence(tokens, q)
  const joined =
    between.length > 0 && between.every((one) => one.kind === 'sign' || /^(?:and|et|и)$/u.test(one.low))
  if (joined) return goingOn(last.speaker)
  if (goesOnInSentence(tokens, previous, q)) return goingOn(last.speaker)
  return opens && token.sentence - lastToken.sentence <= 1 && between.length <= 45
    ? goingOn(last.speaker)
    : undefined
}

/** "I am sorry." "But you would do it again?": a question right behind closed words is another's. */
function isRetort(text: string, tokens: readonly Token[], last: Draft, q: number): boolean {
  // “In the van,” replies a helper. “Which one?”: whoever asks on is another.
  const replies =
    firstIn(tokens, last.at + 1, Math.min(q, last.at + 6), ({ low }) => answering.test(low)) >= 0
  if (replies && tokens[q]?.tail === '?' && tokens[last.at]?.sentence !== tokens[q]?.sentence) return true
  return (
    tokens[q]?.tail === '?' &&
    q === last.at + 1 &&
    text[last.quoted.end - 1] !== '?' &&
    text[last.quoted.end - 1] !== ','
  )
}

/** « Vous aviez le choix », insiste le juge. « J'avais peur. »: who says "you" and presses does not go on with "I". */
function isParried(text: string, tokens: readonly Token[], last: Draft, q: number): boolean {
  const next = tokens[q]?.quoted
  if (next === undefined || tokens[last.at]?.sentence === tokens[q]?.sentence || !parries(tokens, last.at))
    return false
  const first = text.slice(last.quoted.start, Math.min(last.quoted.end, last.quoted.start + 2000))
  return (
    /(?<!\p{L})(?:you|your|vous|votre|tu|вы|вас|вам|ты|тебе)(?!\p{L})/iu.test(first) &&
    /^(?:I|My|We|Je|J['’]\p{L}+|Moi|Non|Oui|No|Yes|Я|Мне|Нет|Да)(?!\p{L})/u.test(
      text.slice(next.start, next.start + 20),
    )
  )
}

function isAnswered(tokens: readonly Token[], last: Draft, q: number): boolean {
  const asks = firstIn(tokens, last.at + 1, Math.min(q, last.at + 12), ({ low }) => asking.test(low)) >= 0
  return asks && tokens[last.at]?.sentence !== tokens[q]?.sentence && tokens[last.at + 1]?.text !== '.'
}

const asking = /^(?:ask|interrog|demande|questionn|спроси|спрашива|интересу|поинтересо)/u

/** "praised “neighbours” who were “never late”": nobody else comes in between, and nobody else speaks. */
function goesOnInSentence(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 16 || tokens[from]?.sentence !== tokens[to]?.sentence) return false
  return !tokens
    .slice(from + 1, to)
    .some(
      (token) =>
        token.capital ||
        isPersonNoun(token.low) ||
        isPronoun(token.low) ||
        speechVerbs.has(token.low) ||
        isInscribed(token.low) ||
        /^(?:others|another|d'autres|другие|while|whereas|tandis|alors|nicknamed|called|known|dubbed|dite?s?)$/u.test(
          token.low,
        ),
    )
}

/** The quotation before this one in the same sentence, if its speaker is named right after it. */
export function firstHalf(tokens: readonly Token[], last: Draft | undefined, q: number): Speaker | undefined {
  if (last === undefined || (last.standing !== 'near' && last.standing !== 'far')) return undefined
  // « …, quand le procureur a salué « … » »: another clause, with somebody of its own.
  const turn = firstIn(tokens, last.at + 1, q, ({ low }) =>
    /^(?:quand|tandis|alors|while|whereas|mais|but|но|тогда)$/u.test(low),
  )
  if (
    turn >= 0 &&
    firstIn(tokens, turn + 1, q, ({ low, capital }) => (capital && !isPronoun(low)) || isPersonNoun(low)) >= 0
  )
    return undefined
  return tokens[last.at]?.sentence === tokens[q]?.sentence ? goingOn(last.speaker) : undefined
}

/** From the paragraph before: an open mark, a paragraph of nothing but quoted words, or a colon. */
export function carriedOver(
  scene: Scene,
  paragraph: { readonly continues: boolean; readonly kind: ParagraphKind },
  before: readonly Draft[],
  previous: Passage | undefined,
): Speaker | undefined {
  const last = before.findLast((draft) => draft.inside === undefined)
  if (paragraph.continues && last !== undefined) return goingOn(last.speaker)
  const isOnlyQuotes = scene.tokens.every((token) => token.kind !== 'word')
  // In a dialogue the next turn is the other's, and who that is nobody says.
  if (previous === undefined || paragraph.kind !== 'body') return undefined
  if (previous.tokens.at(-1)?.text === ':') return introduced(scene, previous)
  if (scene.tokens.some(({ quoted }) => quoted?.family === 'dash')) return undefined
  const isOpen = last === undefined || (last.standing === 'inscription' && last.at > 0)
  if (isOnlyQuotes && isOpen) return afterReported(scene, previous)
  if (
    !isOnlyQuotes ||
    last === undefined ||
    last.standing === 'none' ||
    last.standing === 'far' ||
    last.standing === 'inscription'
  ) {
    return undefined
  }
  // A word or two inside the reporter's own sentence are no speech that could go on.
  if (isFragment(scene, last, previous)) return undefined
  // Who asked does not answer; and "one" of two is not told from the other.
  if (asks(scene, last) || /^(?:one|another|один|одна|l'un|l'une)$/iu.test(last.speaker.name ?? ''))
    return undefined
  // Only a paragraph that is itself speech goes on: behind the reporter's own sentence stand a stranger's words as often.
  if (previous.tokens[0]?.kind !== 'quote' || parries(previous.tokens, last.at)) return undefined
  if (isAddressed(scene, last)) return answerOf(scene, last)
  // A question behind an answer is somebody else's.
  if (isQuestion(scene) && previous.tokens.some(({ low }) => answering.test(low))) return undefined
  // A speech that goes on leaves its mark open; one closed after "he said" has ended with its paragraph.
  const hasEnded = last.standing === 'continued' && previous.tokens.some((token) => token.kind === 'word')
  if (hasEnded || !sameMarks(scene, last)) return undefined
  return endsWithAttribution(previous.tokens, last) ? goingOn(last.speaker) : undefined
}

const titledLast =
  /,\s(?:monsieur|madame|mademoiselle|maître|mr|mrs|ms|miss|dr)\.? (?<surname>\p{Lu}[\p{L}-]+)[.,!?…]*$/iu

/** Somebody called by title and surname answers, where the text names one of that surname; of a first name nobody knows whose it is. */
function answerOf({ text, names }: Scene, last: Draft): Speaker | undefined {
  const { start, end } = last.quoted
  const surname = titledLast.exec(text.slice(Math.max(start, end - 60), end))?.groups?.['surname']
  const full = surname === undefined ? undefined : names.fullOf(surname)
  return full === undefined || full === last.speaker.name ? undefined : { name: full, basis: 'continued' }
}

const named = "(?:le |la |l['’])?\\p{L}[\\p{L}.-]+"
const addressing = `(?:Mr|Mrs|Ms|Miss|Sir|Madam|sir|madam|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Mm]aître|[Гг]осподин|[Гг]оспожа|[Вв]аша честь|[Yy]our [Hh]onou?r)`
const addressedLast = new RegExp(
  `,\\s(?:${addressing}(?:[.\\s]\\s?${named})?|\\p{Lu}\\p{Ll}{2,})[.,!?…]*$`,
  'u',
)
const addressedFirst = new RegExp(`(?:^|,\\s)${addressing}(?:[.\\s]\\s?${named})?[.,!?…]`, 'u')

/** “…, Mr Retz,” said the judge. ¶ “…”: who is spoken to by name answers. */
export function isAddressed({ text, tokens }: Scene, { quoted }: Draft): boolean {
  const own = tokens.find((token) => token.quoted !== undefined)?.quoted
  const words = text.slice(Math.max(quoted.start, quoted.end - 60), quoted.end)
  return (
    addressedLast.test(words) ||
    (own !== undefined && addressedFirst.test(text.slice(own.start, Math.min(own.end, own.start + 120))))
  )
}

/** The minister said they had refused. ¶ “We ask them to stop.”: her own "we", right behind her reported words. */
function afterReported(scene: Scene, { tokens }: Passage): Speaker | undefined {
  const quoted = scene.tokens.find((token) => token.quoted !== undefined)?.quoted
  const end = tokens.at(-1)
  const isEnd = end?.text === '.' || (end?.kind === 'quote' && end.tail === '.')
  if (quoted === undefined || end === undefined || !isEnd) return undefined
  const words = scene.text.slice(
    quoted.start,
    quoted.goesOn ? quoted.end + 300 : Math.min(quoted.end, quoted.start + 600),
  )
  const speaking = firstIn(
    tokens,
    Math.max(0, tokens.length - 14),
    tokens.length,
    ({ low, sentence }) => sentence === end.sentence && takingTheFloor.test(low),
  )
  if (speaking < 0 && !ownVoice.test(words)) return undefined
  const from = firstIn(tokens, 0, tokens.length, ({ sentence }) => sentence === end.sentence)
  const verb = firstIn(
    tokens,
    from + 1,
    from + 20,
    ({ low }) => (speechVerbs.has(low) && !weakVerbs.has(low)) || takingTheFloor.test(low),
  )
  const subject = verb < 0 ? undefined : subjectBefore(tokens, verb, from)
  const opens = subject?.kind === 'phrase' ? subject.head.from : subject?.at
  if (subject === undefined || opens !== from) return undefined
  const speaker = speakerOf({ ...scene, tokens, passage: scene.passage - 1 }, subject)
  return speaker.name === null ? undefined : goingOn(speaker)
}

const takingTheFloor =
  /^(?:заговорил\p{L}{0,2}|выступил\p{L}{0,2}|выступает|начал\p{L}?|говорит|говорить|обратил(?:ся|ась|ись)|обращается|spoke|speaks|addressed|addresses|rose|parole|s'adresse|s'avance)$/u

export const ownVoice =
  /(?<!\p{L})(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Ww]e|[Oo]ur|us|[Jj]e|[Jj]['’]\p{L}+|[Mm]on|[Mm]a|[Mm]es|[Mm]oi|[Mm]e|[Mm]['’](?:a|ont|avait|as)|[Nn]ous|[Nn]otre|[Яя]|[Мм]ы|[Мм]не|[Мм]еня|[Мм]ой|[Мм]оя|[Нн]ас|[Нн]ам|[Нн]аш)(?!\p{L})/u

const answering = /^(?:repl|answer|respond|asked|répond|demand|ответ|спрос)/u

/** « … », réplique le président: two are talking, and the next turn may be the other's. */
function parries(tokens: readonly Token[], at: number): boolean {
  return firstIn(tokens, at + 1, at + 5, ({ low }) => parrying.test(low)) >= 0
}

const parrying =
  /^(?:remarqu|rappel|remind|напомина|напомн|замеча|заметил|réplique|rétorque|interroge|insiste|relance|objecte|coupe|reprend|retort|counter|interrupt|insist|press|возрази|возража|перебил|переби|парирова|настаива|спросил|спрашива)/u

function isFragment({ text }: Scene, { quoted, at }: Draft, { tokens }: Passage): boolean {
  const words = text.slice(quoted.start, Math.min(quoted.end, quoted.start + 200))
  const opens =
    at === 0 || tokens[at - 1]?.sentence !== tokens[at]?.sentence || tokens[at - 1]?.kind === 'sign'
  return /^\p{Ll}/u.test(words) && !opens
}

function asks({ text }: Scene, draft: Draft): boolean {
  return text[draft.quoted.end - 1] === '?'
}

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
  const before: Scene = { ...scene, tokens, passage: scene.passage - 1 }
  const cue = cueBefore(tokens, tokens.length - 1)
  if (cue?.kind === 'inscription') return undefined
  const opening = cue === undefined || !cue.near ? tellsAll(tokens) : undefined
  if (opening !== undefined) return speakerOf(before, opening)
  const stated = cue?.subject === undefined ? undefined : speakerOf(before, cue.subject)
  if (stated !== undefined && stated.name !== null) return stated
  // « Zoé, arrêtée en mars, a été détenue dans l'école : » ¶ « … »: of one person only, and what stands below is theirs.
  const behind = [...previous.tokens, { ...quote, sentence: quote.sentence + 1 }]
  const name = scene.mentions.only(scene.passage - 1, behind.length - 1, behind)
  return name === undefined ? stated : { name, basis: 'pronoun' }
}

/** "Orvel said that guards demanded that he sign:" ¶ “…”: whoever tells it goes on, and not whom it is told of. */
function tellsAll(tokens: readonly Token[]): Subject | undefined {
  const end = tokens.length - 1
  const from = firstIn(tokens, 0, end, ({ sentence }) => sentence === tokens[end]?.sentence)
  const verb = firstIn(
    tokens,
    from + 1,
    from + 24,
    ({ low, capital }) => !capital && speechVerbs.has(low) && !weakVerbs.has(low),
  )
  if (verb < 0 || !/^(?:that|how|que|qu'\p{L}+|comment)$/u.test(tokens[verb + 1]?.low ?? '')) return undefined
  const subject = subjectBefore(tokens, verb, from)
  const opens = subject?.kind === 'phrase' ? subject.head.from : subject?.at
  return opens === from || (tokens[from]?.kind === 'quote' && subject !== undefined) ? subject : undefined
}
