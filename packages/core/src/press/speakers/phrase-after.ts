/** The noun phrase that follows a verb: "…," said X; and the rows of names that follow a comma. */

import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { overAdverbials } from '../words/adverbials.ts'
import {
  adverbs,
  determiners,
  joiners,
  prepositions,
  relatives,
  subordinators,
} from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { pureNames, pureNamesEnd } from './name-runs.ts'
import { isFrenchPerfect, isPronoun, isVerb, type Range, type Subject } from './phrase-edges.ts'
import { agencies, endOfPhrase } from './phrase-end.ts'

/** The subject right after token `at`: "…," said X. */
export function subjectAfter(tokens: readonly Token[], at: number): Subject | undefined {
  const plain = tokens[at + 1]
  const isNoun = plain === undefined || plain.capital || isPersonNoun(plain.low) || isPronoun(plain.low)
  // «рассказал и пожарный Артур Чен»
  if (plain?.low === 'и' && (tokens[at + 2]?.capital === true || isPersonNoun(tokens[at + 2]?.low ?? '')))
    return subjectAt(tokens, at + 2)
  const from = overComplement(tokens, isNoun ? at + 1 : overAdverbials(tokens, at + 1))
  return tokens[from]?.sentence === tokens[at]?.sentence ? subjectAt(tokens, from) : undefined
}

/** The subject whose first word is token `from`. */
export function subjectAt(tokens: readonly Token[], from: number): Subject | undefined {
  const first = tokens[from]
  if (first === undefined || first.kind !== 'word') return undefined
  if (isPronoun(first.low)) return { kind: 'pronoun', at: from, low: first.low }
  const isAlone =
    tokens[from + 1] === undefined ||
    tokens[from + 1]?.kind !== 'word' ||
    tokens[from + 1]?.sentence !== first.sentence
  if (
    isAlone &&
    /^(?:one|another|others|один|одна|другой|другая|третий|третья|четвёртый|четвертый)$/u.test(first.low)
  )
    return { kind: 'phrase', head: { from, to: from + 1 } }
  if (first.low === 'one' && endOfPhrase(tokens, from) === from)
    return { kind: 'phrase', head: { from, to: from + 1 } }
  if (
    !first.capital &&
    (prepositions.has(first.low) || subordinators.has(first.low)) &&
    !/^(?:l'|d')/u.test(first.low)
  )
    return undefined
  const pointed = /^(?:celui|celle)-(?:ci|là)$/u.exec(first.low)
  if (pointed !== null)
    return { kind: 'pronoun', at: from, low: first.low.startsWith('celle') ? 'elle' : 'il' }
  const last = /^(?:ce|cette)$/u.test(first.low) && /^derni(?:er|ère)$/u.test(tokens[from + 1]?.low ?? '')
  if (last) return { kind: 'pronoun', at: from, low: first.low === 'ce' ? 'il' : 'elle' }
  if (/^\p{Ll}{4,}ment$/u.test(first.text) && tokens[from + 1]?.kind === 'word')
    return subjectAt(tokens, from + 1)
  if (isVerb(first) || adverbs.has(first.low) || isFrenchPerfect(tokens, from)) return undefined
  // «один из них, Никита Варден», « l'une d'elles, Zoé Delmas »: who it is stands behind the comma.
  const oneOfThem =
    /^(?:один|одна|one|l'une?)$/u.test(first.low) &&
    /^(?:из|of|d'(?:eux|elles|entre))$/u.test(tokens[from + 1]?.low ?? '')
      ? firstIn(tokens, from + 2, from + 4, ({ text }) => text === ',')
      : -1
  const named = oneOfThem < 0 ? undefined : pureNames(tokens, oneOfThem + 1)
  if (named !== undefined) return { kind: 'phrase', head: named }
  // « Un des cinq, joint vendredi, raconte »
  const isPart =
    /^(?:une?|l'une?|one|two|deux|plusieurs|some)$/u.test(first.low) &&
    /^(?:des|of|d'entre)$/u.test(tokens[from + 1]?.low ?? '')
  const part = isPart
    ? firstIn(
        tokens,
        from + 2,
        from + 7,
        (token) => token.kind !== 'word' || isVerb(token) || relatives.has(token.low),
      )
    : -1
  const to = part > 0 ? part : first.low === 'one' ? from + 1 : endOfPhrase(tokens, from)
  if (to <= from) return undefined
  const head = { from, to }
  const others = listAfter(tokens, to)
  if (others.length > 0) return { kind: 'phrase', head, others }
  const apposed =
    tokens[to]?.text === ','
      ? (pureNames(tokens, to + 1) ??
        titledName(tokens, head) ??
        firstName(tokens, head) ??
        otherOffice(tokens, head))
      : undefined
  return apposed === undefined ? { kind: 'phrase', head } : { kind: 'phrase', head, apposed }
}

/** « son porte-parole, le colonel Luc Roux. », "its spokesman, retired colonel Ann Roe,": a rank, and then the name. */
function titledName(tokens: readonly Token[], { from, to }: Range): Range | undefined {
  const isOwn =
    /^(?:son|sa|le|la|leur|its|his|her|their|the)$/u.test(tokens[from]?.low ?? '') ||
    tokens[from]?.low.startsWith("l'") === true
  const isRole = tokens.slice(from, to).some(({ low, capital }) => !capital && isPersonNoun(low))
  const name = firstIn(
    tokens,
    to + 1,
    to + 5,
    ({ capital, kind, low }, k) =>
      capital || kind !== 'word' || !(isPersonNoun(low) || (k === to + 1 && determiners.has(low))),
  )
  if (!isOwn || !isRole || name <= to + 1 || !isPersonNoun(tokens[name - 1]?.low ?? '')) return undefined
  return pureNames(tokens, name)
}

/** «бывший министр, а ныне глава банка Олег Дягилев»: one person of two offices. */
function otherOffice(tokens: readonly Token[], { from, to }: Range): Range | undefined {
  const isOffice = tokens.slice(from, to).some(({ low }) => isPersonNoun(low))
  // «пенсионер, бывший крепильщик Фомин»
  const name = firstIn(
    tokens,
    to + 1,
    to + 5,
    ({ capital, low }) => capital || !(isPersonNoun(low) || /\p{Script=Cyrillic}(?:ый|ий|ая|яя)$/u.test(low)),
  )
  const isSecond =
    name > to + 1 &&
    tokens[name]?.capital === true &&
    isPersonNoun(tokens[name - 1]?.low ?? '') &&
    /\p{Script=Cyrillic}/u.test(tokens[name]?.low ?? '')
  if (isOffice && isSecond) return { from: name, to: pureNamesEnd(tokens, name) }
  if (
    !isOffice ||
    tokens[to + 1]?.low !== 'а' ||
    !/^(?:ныне|теперь|также|сейчас|позже|затем)$/u.test(tokens[to + 2]?.low ?? '')
  )
    return undefined
  const start = firstIn(
    tokens,
    to + 3,
    to + 14,
    ({ capital, named }, at) => capital && named !== true && tokens[at + 1]?.capital === true,
  )
  return start < 0 ? undefined : { from: start, to: pureNamesEnd(tokens, start) }
}

/** « une amie du couple, Odile, citée comme témoin »: one name between the commas behind somebody unnamed. */
function firstName(tokens: readonly Token[], { from, to }: Range): Range | undefined {
  const words = tokens.slice(from, to)
  const isPlain = determiners.has(tokens[from]?.low ?? '') && words.every(({ capital }) => !capital)
  // "said Ruth Ames's husband, Carl."
  const isOwned =
    words.some(({ text }, i) => i < words.length - 1 && /['’]s?$/u.test(text)) &&
    words.at(-1)?.capital === false
  // « la mère de Kolia, Irina »
  const isKin =
    determiners.has(tokens[from]?.low ?? '') &&
    /^(?:mère|père|frère|sœur|soeur|fils|fille|mari|épouse|oncle|tante|cousine?|compagne|compagnon|veuve|mother|father|brother|sister|son|daughter|husband|wife|widow)$/u.test(
      tokens[from + 1]?.low ?? '',
    ) &&
    /^(?:de|d'|of)$/u.test(tokens[from + 2]?.low ?? '')
  const isUnnamed = (isPlain || isOwned || isKin) && words.some(({ low }) => isPersonNoun(low))
  const close = tokens[to + 2]
  const isClosed =
    close === undefined || close.text === ',' || ((isOwned || isKin) && /^[.;]$/u.test(close.text))
  const isBetween = tokens[to + 1]?.capital === true && isClosed
  return isUnnamed && isBetween ? { from: to + 1, to: to + 2 } : undefined
}

/** Russian sets the one spoken to, and where, between the verb and who speaks: «ответила на это Таирова». */
function overComplement(tokens: readonly Token[], from: number): number {
  const first = tokens[from]
  if (first === undefined) return from
  if (isFrenchComplement(first.low)) return overFrenchComplement(tokens, from)
  if (!/\p{Script=Cyrillic}/u.test(first.low) || isPronoun(first.low)) return from
  const isAgency = first.capital && (/^\p{Lu}{3,}$/u.test(first.text) || agencies.test(first.low))
  if (first.capital && first.named !== true && !isAgency) return from
  if (!first.capital && isPersonNoun(first.low)) return from
  for (let k = from; k < from + 8; k++) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== first.sentence) return from
    if (token.named === true || (k === from && isAgency)) continue
    // «РИА Новости житель …»
    if (k === from + 1 && isAgency && token.capital && isPersonNoun(tokens[k + 1]?.low ?? '')) continue
    // «писал из СИЗО один из них»: a place or a day behind its preposition.
    if (k > from && token.capital && prepositions.has(tokens[k - 1]?.low ?? '')) continue
    if (
      k > from &&
      (token.capital || isPersonNoun(token.low) || isPronoun(token.low) || /^(?:один|одна)$/u.test(token.low))
    )
      return isPersonNoun(token.low) ? overDescribing(tokens, k, from) : k
  }
  return from
}

/** «рассказывает стоящая у ворот пожилая женщина»: back to the adjectives right before the noun. */
function overDescribing(tokens: readonly Token[], noun: number, from: number): number {
  let k = noun
  while (k > from && /\p{Script=Cyrillic}{2}(?:ый|ий|ая|яя)$/u.test(tokens[k - 1]?.low ?? '')) k--
  return k
}

function isFrenchComplement(low: string): boolean {
  return /^(?:à|au|aux|dans|devant|lors|auprès|sur|depuis|pendant|après|avant|en|sous|vers|chez|via|avec|sans|par|entre|derrière|soir|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ensuite|encore|alors|aussi)$/u.test(
    low,
  )
}

/** « a lancé à Strasbourg l'écologiste X », « a indiqué mercredi la porte-parole Y » */
function overFrenchComplement(tokens: readonly Token[], from: number): number {
  for (let k = from + 1; k < from + 10; k++) {
    const token = tokens[k]
    const before = tokens[k - 1]
    if (
      token === undefined ||
      before === undefined ||
      token.sentence !== before.sentence ||
      token.kind !== 'word'
    )
      return from
    const isFree = !prepositions.has(before.low) && !determiners.has(before.low)
    const opens =
      /^(?:les?|la|une?|son|sa|ses|leurs?|notre|nos|ces?|cet|cette|plusieurs|quelques|certains|certaines|mme|m)$/u.test(
        token.low,
      ) ||
      /^(?:Me|Mme|Mgr|Dr|Maître)$/u.test(token.text) ||
      /^l'\p{L}/u.test(token.low)
    if (isFree && (opens || (token.capital && !before.capital)))
      // « auprès de l'agence Estran Karim Benali »
      return isOutlet(before.low) && token.capital && tokens[k + 2]?.capital === true ? k + 1 : k
  }
  return from
}

function isOutlet(low: string): boolean {
  return /^(?:l'|d')?(?:agence|journal|quotidien|hebdomadaire|chaîne|radio|site|magazine)$/u.test(low)
}

/** "wrote A, B and C": every name of a list that is closed by "and". */
function listAfter(tokens: readonly Token[], from: number): readonly Range[] {
  const found: Range[] = []
  for (let at = from; found.length < 20; ) {
    const link = tokens[at]
    if (link === undefined || !(link.text === ',' || joiners.has(link.low))) return []
    const to = endOfPhrase(tokens, at + 1)
    const item = tokens.slice(at + 1, to)
    const named = item.every(
      (token, i) =>
        token.capital ||
        (i === 0 && determiners.has(token.low)) ||
        /^(?:de|van|von|al|el|bin)$/u.test(token.low),
    )
    if (to <= at + 1 || tokens[to - 1]?.capital !== true || !named) return []
    found.push({ from: at + 1, to })
    if (joiners.has(link.low)) return found
    at = to
  }
  return []
}
