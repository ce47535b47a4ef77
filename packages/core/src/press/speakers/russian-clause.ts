/**
 * Who does what a Russian clause says: the word in its first case that agrees with the verb.
 *
 * «коротко бросил журналистам на выходе адвокат Сажин», «Сажину ответила судья»: the order of words tells nothing, the
 * endings do. Somebody in another case heard it, or it is about them.
 */

import type { Token } from '../tokens.ts'
import { bodies, neverNames } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { type Agreement, agreementOf, isHearing } from '../words/russian-verbs.ts'
import { hangsOnNoun } from './owned-surnames.ts'
import { subjectAt } from './phrase-after.ts'
import type { Subject } from './phrase-edges.ts'
import {
  inFirstCase,
  isBodyNoun,
  isObliqueNoun,
  isOtherCase,
  isRussianWord,
  isUndeclined,
  lowered,
} from './russian-agreement.ts'

const longest = 40

/** The one in the first case in [from, to) who agrees with its finite verb. */
export function russianSubject(tokens: readonly Token[], from: number, to: number): Subject | undefined {
  const end = Math.min(to, from + longest)
  const open = mainWords(tokens, from, end)
  for (const at of open) {
    const agreement = agreementOf(at === from ? lowered(tokens[at]) : tokens[at], tokens[at - 1])
    if (agreement === undefined) continue
    if (isHearing(tokens[at]?.low ?? '')) return undefined
    const found = candidates(tokens, open, agreement)
    // What stands nearer to the verb, behind it first.
    const nearest = found.toSorted((a, b) => distance(a, at) - distance(b, at))[0]
    if (nearest !== undefined) return subjectFrom(tokens, nearest, end)
  }
  return undefined
}

function distance(one: number, verb: number): number {
  return one > verb ? one - verb : (verb - one) * 1.5
}

function subjectFrom(tokens: readonly Token[], at: number, end: number): Subject | undefined {
  const pointed = /^(?:тот|та)$/u.exec(tokens[at]?.low ?? '')?.[0]
  if (pointed !== undefined) return { kind: 'pronoun', at, low: pointed === 'та' ? 'она' : 'он' }
  const subject = subjectAt(tokens, at)
  return subject?.kind === 'phrase' && subject.head.to > end
    ? { ...subject, head: { from: at, to: end } }
    : subject
}

/** The places of words in the main clause: not what stands between commas with a participle, a gerund or «который». */
function mainWords(tokens: readonly Token[], from: number, to: number): readonly number[] {
  const found: number[] = []
  let skips = false
  let afterComma = true
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.kind !== 'word') {
      if (token.text === ',' || token.text === '(' || token.text === ')') {
        skips = false
        afterComma = true
      }
      continue
    }
    if (afterComma && at > from && asides.test(token.low)) skips = true
    if (afterComma && at === from && isGerund(token.low) && agreementOf(token, undefined) === undefined)
      skips = true
    afterComma = false
    if (!skips) found.push(at)
  }
  return found
}

const gerund = /^\p{L}{3,}(?:ая|яя|уя|вая|дя|тя|ся|ясь|ив|ав|ев|ув|ыв|яв|вшись|ившись|ись)$/u
/** «Международная комиссия» opens with an adjective, «Отвечая газете» with a gerund. */
function isGerund(low: string): boolean {
  const isAdjective =
    /(?:ск|цк|[бвгдзйклмнпрстфхцчшщьоеёюяуы]н|ов)ая$/u.test(low) && !/^(?:у|при|со|о|по)?зная$/u.test(low)
  return gerund.test(low) && !isAdjective
}

const asides =
  /^(?:котор\p{L}+|что|чтобы|когда|как|если|где|куда|чей|чья|чьё|хотя|пока|потому|поскольку|\p{L}{3,}(?:вш|ющ|ящ|ущ|ащ|нн|ем|им)(?:ий|ая|ее|ие|его|ей|их|ый|ое|ые|ого|ому|ую|ся|ийся|аяся|иеся)|\p{L}{3,}(?:ая|яя|уя|вая|дя|тя|ясь|ив|ав|ев|ыв|яв|вшись))$/u

export function opensAside(token: Token | undefined): boolean {
  return token === undefined || asides.test(token.low)
}

const governing =
  /^(?:в|во|на|из|с|со|от|для|при|о|об|обо|по|у|к|ко|за|под|над|между|через|до|перед|без|кроме|про|среди|после|около|вместо|против|ради|вокруг|словам|мнению|данным|ссылкой)$/u
const adjectiveFirst = /\p{L}{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ийся|аяся|иеся)$/u
const adjectiveOther = /\p{L}{2,}(?:ого|его|ому|ему|ым|им|ой|ей|ую|юю|ых|их|ыми|ими|ом|ем)$/u

function candidates(
  tokens: readonly Token[],
  open: readonly number[],
  agreement: Agreement,
): readonly number[] {
  const found: number[] = []
  const inMain = new Set(open)
  let taken = -1
  for (const at of open) {
    const token = tokens[at]
    if (token === undefined || at <= taken) continue
    const start = inFirstCase(tokens, at, agreement) ?? crowdAt(tokens, at, open, agreement)
    if (start === undefined) continue
    const head = withAdjectives(tokens, start, inMain)
    if (head === undefined) continue
    found.push(head)
    taken = at
  }
  // «защищавшая Мусаева адвокат»: whom she defended stands in another case.
  const others = found.filter(
    (at) => !activeParticiple.test(tokens[at - 1]?.low ?? '') && !hasParticiple(tokens, at),
  )
  return others.length > 0 ? others : found
}

/** «защищавшая», «командовавший», «стоящая» */
const activeParticiple = /^\p{Script=Cyrillic}{3,}(?:вш|ющ|ящ|ущ|ащ)(?:ий|ая|ее|ие)(?:ся)?$/u

/** The phrase begins with such a word and goes on with a name that may stand in its second case. */
function hasParticiple(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return (
    activeParticiple.test(tokens[at]?.low ?? '') &&
    next?.capital === true &&
    /[ая]$/u.test(next.text) &&
    tokens[at + 2]?.capital !== true
  )
}

/** «Дольщики не спорят, но замечают»: a plural noun that opens the sentence, whatever it is a plural of. */
function crowdAt(
  tokens: readonly Token[],
  at: number,
  open: readonly number[],
  agreement: Agreement,
): number | undefined {
  const token = tokens[at]
  const isFirst =
    at === open[0] &&
    agreement === 'they' &&
    token?.capital === true &&
    agreementOf(lowered(token), undefined) === undefined
  return isFirst && /^\p{Lu}\p{Script=Cyrillic}{3,}[ыи]$/u.test(token.text) && !adjectiveFirst.test(token.low)
    ? at
    : undefined
}

/** Back over adjectives of the first case; undefined where a preposition or another case governs the phrase. */
function withAdjectives(
  tokens: readonly Token[],
  at: number,
  inMain: ReadonlySet<number>,
): number | undefined {
  let from = at
  for (let steps = 0; steps < 5; steps++) {
    const before = tokens[from - 1]
    if (before === undefined || !inMain.has(from - 1) || before.kind !== 'word') return from
    if (governing.test(before.low)) return undefined
    // «Местные власти»: the adjective opens the sentence.
    const opens =
      before.capital && tokens[from - 2]?.sentence !== before.sentence && !isPersonNoun(before.low)
    if ((before.capital && !(opens && adjectiveFirst.test(before.low))) || !isAdjective(before.low))
      return from
    if (/^(?:его|её|ее|их|один|одна|этот|эта|сам|сама|мой|моя|наш|наша)$/u.test(before.low)) {
      from--
      continue
    }
    if (!adjectiveFirst.test(before.low)) return undefined
    from--
  }
  return from
}

function isAdjective(low: string): boolean {
  if (limbs.test(low)) return false
  return (
    (adjectiveFirst.test(low) ||
      adjectiveOther.test(low) ||
      /^(?:один|одна|этот|эта|его|её|ее|их|сам|сама|мой|моя|наш|наша)$/u.test(low)) &&
    !isPersonNoun(low)
  )
}

/** No subject, or one in another case. */
export function isDoubtful(
  tokens: readonly Token[],
  subject: Subject | undefined,
  /** Behind the quotation a noun in small letters is who speaks, known here or not. */
  isBehind = false,
): boolean {
  if (subject === undefined) return true
  if (subject.kind === 'pronoun' || subject.placed !== undefined || subject.declined === true) return false
  const { from, to } = subject.head
  const first = tokens[from]
  if (to - from === 1 && first?.capital === true && isUndeclined(tokens, from)) return false
  if (activeParticiple.test(tokens[from - 1]?.low ?? '')) return true
  if (obliquePronouns.test(first?.low ?? '') || (to - from === 1 && neverNames.has(first?.low ?? '')))
    return true
  if (limbs.test(first?.low ?? '') || (!isBehind && isLifeless(tokens.slice(from, to)))) return true
  // «считает преждевременным»: what it is held to be.
  if (
    to - from === 1 &&
    first?.capital === false &&
    /\p{Script=Cyrillic}{3}(?:ым|им|ыми|ими|ому|ему)$/u.test(first.low) &&
    !isPersonNoun(first.low)
  )
    return true
  if (to - from <= 2 && hangsOnNoun(tokens, to - 1)) return true
  if (first !== undefined && (isObliqueNoun(first) || opensNothing.test(first.low))) return true
  if (
    first?.capital === true &&
    first.named !== true &&
    isOtherCase(first.text) &&
    isNameAt(tokens, from, to)
  )
    return true
  // «Пётр Кере»: behind a given name in its first case the surname has no cases.
  const isFirstCase =
    to - from === 2 &&
    first?.capital === true &&
    tokens[from + 1]?.capital === true &&
    !isOtherCase(first.text) &&
    /(?:[бвгджзклмнпрстфхцчшщ]|[аеи]й|[ая])$/u.test(first.text) &&
    /[еиоуюэ]$/u.test(tokens[from + 1]?.text ?? '')
  if (isFirstCase) return false
  return (
    to - from <= 3 &&
    tokens.slice(from, to).some((token) => token.named !== true && isOtherCase(token.text)) &&
    !tokens.slice(from, to).some(({ low, capital }) => !capital && isPersonNoun(low))
  )
}

/** «Тем временем», «со слезами»: what stands around the verb, and nobody. */
const opensNothing = /^(?:так|тем|при|кроме|между|вместе|со|об|к|под|над|для|без|якобы|вскоре|сразу)$/u

/** A name and no adjective of a body: «Хельсинкской группе». */
function isNameAt(tokens: readonly Token[], from: number, to: number): boolean {
  const next = tokens[from + 1]
  return to - from === 1 || next?.capital === true || (next !== undefined && !bodies.has(next.low))
}

/** «махнул рукой бригадир» */
const limbs =
  /^(?:рукой|руками|головой|плечами|плечом|ногой|пальцем|губами|бровью|глазами|взглядом|спиной|кулаком)$/u

/** «рукой бригадир», «ответ»: a thing, or somebody behind a word in another case. */
function isLifeless(tokens: readonly Token[]): boolean {
  const first = tokens[0]
  if (first === undefined || first.capital || !isRussianWord(first)) return false
  if (
    isPersonNoun(first.low) ||
    isPersonNounAnywhere(first.low) ||
    isBodyNoun(first.low) ||
    isAdjective(first.low)
  )
    return false
  if (
    /^(?:доклад|отчёт|отчет|резолюция|документ|текст|источник\p{L}*|собеседник\p{L}*|многие|некоторые|несколько|двое|трое|все|другие|один|одна|кто-то|некто)$/u.test(
      first.low,
    )
  )
    return false
  return !tokens.some(({ capital }) => capital) || /(?:ой|ей|ом|ем|ами|ями)$/u.test(first.low)
}

const obliquePronouns =
  /^(?:ему|ей|им|мне|нам|вам|тебе|его|её|ее|их|меня|нас|тебя|вас|ним|ней|ними|него|неё|нее|них|себе|себя)$/u
