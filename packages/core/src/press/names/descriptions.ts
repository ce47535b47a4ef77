/**
 * What a text calls somebody besides a name: "the lawyer", where it names one lawyer only.
 *
 * Two lawyers, or one named and "another lawyer", and the words stay as they are: the reader must see that
 * it was the text that left it open.
 */

import { nameBehind } from '../speakers/office-name.ts'
import { isVerb } from '../speakers/phrase-edges.ts'
import type { Token } from '../tokens.ts'
import { subordinators } from '../words/grammar-words.ts'
import { isPersonNoun, isPersonNounAnywhere, nounStem, withoutArticle } from '../words/person-nouns.ts'
import type { Sequence } from './name-sequences.ts'
import type { Gender } from './names.ts'

const farthestBefore = 8
const farthestAfter = 6

/** The nouns that stand beside a name as what that person is: before it, and behind a comma. */
export function describedBy(
  tokens: readonly Token[],
  { at, to, tokens: words }: Sequence,
): readonly number[] {
  const found: number[] = []
  const sentence = words[0]?.sentence
  const from = tokens[at - 1]?.text === ',' ? at - 2 : at - 1
  for (let k = from; k >= 0 && at - k <= farthestBefore; k--) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== sentence) break
    if (isPersonNounAnywhere(token.low)) found.push(k)
    else if (
      isVerb(token) ||
      isFrenchPast(tokens, k) ||
      /^(?:et|and|и|que|that|что|à|to|against|contre|par|by|with|avec|с|о|об|about|sur|in|at|near|from|outside|inside|dans|en|в|из|на|у|под)$/u.test(
        token.low,
      )
    )
      break
  }
  const predicate = predicateNoun(tokens, to)
  if (predicate >= 0) found.push(predicate)
  if (tokens[to]?.text === ',' || tokens[to]?.text === '(') {
    for (let k = to + 1; k <= to + farthestAfter; k++) {
      const token = tokens[k]
      if (token === undefined || token.kind !== 'word' || token.sentence !== sentence || isVerb(token)) break
      // «Запчасти, по словам синоптика, «едут»»
      if (
        /^(?:who|qui|dont|который|которая|said|dit|que|whose|according|selon|d'après|словам|мнению|данным|версии|утверждению|оценке)$/u.test(
          token.low,
        ) ||
        (token.capital && k === to + 1) ||
        (k === to + 1 && isDoing(token.low)) ||
        // « à Rochevielle, le procès d'un étudiant »
        (/^d'une?$/u.test(token.low) && k > to + 1)
      )
        break
      if (isPersonNounAnywhere(token.low)) {
        if (closesApposition(tokens, k)) found.push(k)
        break
      }
    }
  }
  return found
}

/** "the Courier, citing an envoy, …": what somebody does to another is not what they are. */
function isDoing(low: string): boolean {
  return (
    /^(?:\p{Ll}{3,}(?:ing|ant)|\p{Script=Cyrillic}{3,}(?:ясь|вшись|ируя|ывая|ивая))$/u.test(low) &&
    !isPersonNounAnywhere(low)
  )
}

/** « a reçu », « avait prévenu » */
function isFrenchPast(tokens: readonly Token[], k: number): boolean {
  return (
    /^(?:a|avait|aura|ont|avaient)$/u.test(tokens[k - 1]?.low ?? '') &&
    /^\p{Ll}{2,}(?:é|u|i|it|is|ert)$/u.test(tokens[k]?.low ?? '')
  )
}

/** "Orvel is a lawyer", « Orvel était avocate », «Орвель — адвокат»: what a sentence says that somebody is. */
function predicateNoun(tokens: readonly Token[], to: number): number {
  const link = tokens[to]
  const isDash = /^[—–]$/u.test(link?.text ?? '') && /\p{Script=Cyrillic}/u.test(tokens[to + 1]?.low ?? '')
  const isBe =
    /^(?:is|was|works|worked|est|était|travaille|travaillait|работает|работал|работала|был|была)$/u.test(
      link?.low ?? '',
    )
  if (!isDash && !isBe) return -1
  for (let k = to + 1; k < to + 6; k++) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== link?.sentence || isVerb(token))
      return -1
    if (/^(?:not|no|with|by|avec|par|pas|in|at|on|to|to)$/u.test(token.low)) return -1
    if (isPersonNounAnywhere(token.low)) return k
  }
  return -1
}

/** ", the judge told …" is no apposition: a verb follows before the next sign. */
function closesApposition(tokens: readonly Token[], noun: number): boolean {
  for (let k = noun + 1; k < noun + 12; k++) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== tokens[noun]?.sentence) return true
    if (/^(?:who|qui|который|которая|dont|whose)$/u.test(token.low)) return true
    if (isVerb(token)) return false
  }
  return true
}

const indefinite =
  /^(?:a|an|another|one|some|two|three|four|several|many|un|une|d'un|d'une|l'un|l'une|autre|plusieurs|deux|trois|des|один|одна|одного|другой|другая|некий|некая|второй|вторая|каждый|любой|any|no|each|every|most|few|more|many|dozens|former)$/u

/** "a lawyer", « un autre avocat », «другой адвокат»: somebody who need not be the one that is named. */
export function isIndefinite(tokens: readonly Token[], at: number): boolean {
  if (/^[dl]'/u.test(tokens[at]?.low ?? '')) return false
  for (let k = at - 1; k >= 0 && at - k <= 3; k--) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== tokens[at]?.sentence) return false
    // « a plaidé l'avocate »: the French verb, and no article.
    const isVerbA =
      token.low === 'a' &&
      /(?:é|u|i|it|is|ert)$/u.test(tokens[k + 1]?.low ?? '') &&
      !/^[a-z]+(?:ing|ish|ist)$/u.test(tokens[k + 1]?.low ?? '')
    if (indefinite.test(token.low) && !isVerbA) return true
    if (/^(?:the|le|la|les|l'|his|her|their|son|sa|ses|leur|this|that|ce|cet|cette)$/u.test(token.low))
      return false
  }
  return false
}

const definite = /^(?:the|le|la|this|that|ce|cet|cette)$/u
const generalComplement =
  /^(?:республики|региона|области|страны|государства|города|ведомства|организации|края|издания|района|pays|ville|région|association|organisation|l'association|l'organisation|l'ong|country|region|republic|city|organisation|organization|group|charity)$/u

/** The noun of "the lawyer", « l'avocate », «глава республики», if these words describe one person and no more. */
export function nounOf(tokens: readonly Token[]): string | undefined {
  const first = tokens[0]
  if (first === undefined || tokens.length > 5) return undefined
  const plain = tokens.findIndex(({ low }) => isPersonNoun(low))
  // «цитирует адвоката»: another case of the same noun.
  const isOther = plain < 0 && tokens.length === 1 && isPersonNounAnywhere(first.low)
  const at = isOther ? 0 : plain
  const noun = tokens[at]
  if (noun === undefined || tokens.some(({ capital }, i) => capital && i > 0)) return undefined
  const isRussian = /\p{Script=Cyrillic}/u.test(noun.low)
  const opens = isRussian
    ? at === 0 && !first.capital
    : definite.test(first.low) || (at === 0 && noun.low.startsWith("l'"))
  if (!opens || (!isRussian && first.capital && !definite.test(first.low) && at > 0)) return undefined
  const rest = tokens.slice(at + 1).filter(({ low }) => !/^(?:de|du|des|of|the|la|le|l')$/u.test(low))
  const isPlain =
    rest.length === 0 ||
    (rest.length === 1 && generalComplement.test(rest[0]?.low ?? '')) ||
    (isRussian &&
      rest.length <= 2 &&
      rest.every(({ low }) => generalComplement.test(low) || isPersonNounAnywhere(low)))
  // "the man" describes nobody: it is as open as "he".
  const isAnyone = wholeMen.test(withoutArticle(noun.low)) || wholeWomen.test(withoutArticle(noun.low))
  return isPlain && !isAnyone ? nounStem(noun.low) : undefined
}

/** « cette infirmière », « ce père de famille »: it points back to somebody. */
export function pointsBack(tokens: readonly Token[]): Gender | undefined {
  const first = tokens[0]?.low ?? ''
  if (!/^(?:ce|cet|cette)$/u.test(first) || !tokens.some(({ low, capital }) => !capital && isPersonNoun(low)))
    return undefined
  return first === 'cette' ? 'she' : 'he'
}

/** « la bénévole », «правозащитник»: what somebody does or is, and no office of which a text may speak unannounced. */
export function describesOne(given: readonly Token[]): Gender | undefined {
  // "the mother of two", « le père de trois enfants »
  const tie = given.findIndex(({ low }, i) => i > 0 && /^(?:of|de|d')$/u.test(low))
  const isParent = tie === 2 && parents.test(given[1]?.low ?? '') && numbers.test(given[3]?.low ?? '')
  const alone = /^(mother|mum|father|dad)-of-/u.exec(given.at(-1)?.low ?? '')?.[1]
  if (isParent || (alone !== undefined && given[0]?.low === 'the'))
    return /^(?:mother|mum|mère)$/u.test(alone ?? given[1]?.low ?? '') ? 'she' : 'he'
  const tokens = given
  const last = tokens.at(-1)
  if (last === undefined || tokens.length > 3 || tokens.some(({ capital }, i) => capital && i > 0))
    return undefined
  const isRussian = /\p{Script=Cyrillic}/u.test(last.low)
  const isDefinite = isRussian
    ? tokens.length === 1
    : /^(?:le|la|the)$/u.test(tokens[0]?.low ?? '') || (tokens.length === 1 && last.low.startsWith("l'"))
  const noun = withoutArticle(last.low)
  const isYoung = tokens.length === 3 && /^(?:femme|homme|fille|garçon)$/u.test(noun)
  if (!isDefinite || !(isYoung || plainly.test(noun))) return undefined
  const isWoman = isRussian
    ? /(?:ка|ица|ина|на)$/u.test(noun)
    : /^(?:la)$/u.test(tokens[0]?.low ?? '') || (!wholeMen.test(noun) && /(?:e|euse|trice)$/u.test(noun))
  return isWoman ? 'she' : 'he'
}

const parents = /^(?:mother|mum|father|dad|mère|père)$/u
const numbers = /^(?:one|two|three|four|five|six|deux|trois|quatre|cinq|six)$/u

const plainly =
  /^(?:diplomat|diplomate|дипломат|witness|driver|farmer|baker|témoin|conducteur|conductrice|agriculteur|agricultrice|éleveur|éleveuse|enseignante?|syndicaliste|commerçante?|задержанный|задержанная|потерпевший|потерпевшая|водитель|фермер|учитель|учительница|защитник|защитница|собеседник|собеседница|bénévole|infirmière?|étudiante?|retraitée?|militante?|rescapée?|survivante?|réfugiée?|exilée?|écrivaine?|romancière?|artiste|quadragénaire|trentenaire|quinquagénaire|sexagénaire|septuagénaire|sportive?|chanteuse|chanteur|cinéaste|pêcheur|lycéenne?|nordiste|activist|campaigner|survivor|author|novelist|writer|singer|student|teacher|nurse|pensioner|женщина|мужчина|девушка|парень|юноша|активист|активистка|правозащитник|правозащитница|юрист|политик|писатель|писательница|журналист|журналистка|пенсионер|пенсионерка|студент|студентка|омбудсмен|эксперт|политолог|музыкант|певец|певица|актёр|актриса|режиссёр|блогер|волонтёр|волонтер)$/u

const wholeMen = /^(?:man|homme|boy|garçon|мужчина|парень|юноша)$/u
const wholeWomen = /^(?:woman|femme|girl|fille|женщина|девушка)$/u
const anyone = /^(?:intéressé|intéressée|élu|élue|тридцатилетний|\d\d-летний|\d\d-летняя)$/u

/** « la jeune femme », "the man", «девушка»: as open as a pronoun. */
export function asPronoun(tokens: readonly Token[]): Gender | undefined {
  const last = tokens.at(-1)
  if (last === undefined || tokens.length > 3) return undefined
  const noun = last.low.replace(/^l'/u, '')
  const isRussian = /\p{Script=Cyrillic}/u.test(noun)
  const isDefinite = isRussian
    ? tokens.length === 1
    : definite.test(tokens[0]?.low ?? '') || (tokens.length === 1 && last.low.startsWith("l'"))
  const between = tokens
    .slice(1, -1)
    .every(({ low }) => /^(?:young|jeune|old|older|vieil|vieille)$/u.test(low))
  if (!isDefinite || !between) return undefined
  if (wholeMen.test(noun)) return 'he'
  if (wholeWomen.test(noun)) return 'she'
  if (!anyone.test(noun)) return undefined
  return noun.endsWith('ée') || noun === 'élue' || noun.endsWith('яя') ? 'she' : 'he'
}

/** Where the phrase begins whose end is the name at `at`: its office, with what the office is for. */
export function roleStart(tokens: readonly Token[], at: number): number {
  const near = nearRoleStart(tokens, at)
  return near < at || !/\p{Script=Cyrillic}/u.test(tokens[at]?.low ?? '') ? near : farRoleStart(tokens, at)
}

/** «Уполномоченный по правам человека в области Юрий Орвель»: an office that takes a place or a matter with it. */
function farRoleStart(tokens: readonly Token[], at: number): number {
  for (let k = at - 2; k >= 0 && at - k <= 12; k--) {
    const token = tokens[k]
    if (token?.kind !== 'word' || token.sentence !== tokens[at]?.sentence) return at
    if (isPersonNoun(token.low) && nameBehind(tokens, k)?.from === at) return k
  }
  return at
}

function nearRoleStart(tokens: readonly Token[], at: number): number {
  for (let k = at - 1; k >= 0 && at - k <= farthestBefore; k--) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== tokens[at]?.sentence) return at
    if (isPersonNounAnywhere(token.low)) return k
    if (
      /^(?:chez|in|at|near|from|dans|à|au|aux|в|во|на|из|у|avec|with|against|contre|sur|on|to|par|by|pour)$/u.test(
        token.low,
      )
    )
      return at
    const isPlace = token.capital && isPersonNounAnywhere(tokens[k - 1]?.low ?? '')
    if (
      isVerb(token) ||
      isFrenchPast(tokens, k) ||
      subordinators.has(token.low) ||
      (token.capital && token.named !== true && !isPlace)
    )
      return at
  }
  return at
}

/** The name comes later in the same phrase, or between the commas behind it. */
export function isNamedLater(tokens: readonly Token[], from: number): boolean {
  let commas = 0
  for (let k = from; k < from + 10; k++) {
    const token = tokens[k]
    if (token === undefined || token.sentence !== tokens[from]?.sentence || isVerb(token)) return false
    if (token.text === ',') {
      if (++commas > 1) return false
      continue
    }
    if (token.kind !== 'word' || subordinators.has(token.low)) return false
    if (commas > 0 && /^(?:который|которая|которого|которую|qui|dont|who|whom)$/u.test(token.low))
      return false
    const next = tokens[k + 1]
    if (token.capital && token.named !== true && next?.capital === true && next.named !== true) return true
  }
  return false
}
