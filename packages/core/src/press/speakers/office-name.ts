/**
 * Whose office it is where the office takes more words than one phrase: «уполномоченный по правам человека в Чечне
 * Мансур Орвель», «судья Верховного суда Тавры Ваха Орвель», «директор по исследованиям «Волны» Татьяна Орвель».
 */

import { fromSecondCase } from '../names/first-case.ts'
import { isDotInside } from '../names/name-sequences.ts'
import type { Token } from '../tokens.ts'
import { isGivenName } from '../words/given-names.ts'
import { subordinators } from '../words/grammar-words.ts'
import { bodies } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { isPronoun, isVerb, type Range } from './phrase-edges.ts'
import { isOtherCase } from './russian-agreement.ts'

/** An office has no more words than this before the name. */
const longestOffice = 14

/** The name that an office belongs to, where a phrase that begins with or stands in the office does not reach it. */
export function nameOfOffice(tokens: readonly Token[], head: Range): Range | undefined {
  const first = tokens[head.from]
  if (first === undefined || !/\p{Script=Cyrillic}/u.test(first.low)) return undefined
  for (let k = head.from; k >= 0 && head.from - k <= 6; k--) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== first.sentence) return undefined
    if (k < head.from && endsOffice(tokens, k)) return undefined
    if (!isPersonNounAnywhere(token.low) || token.named === true) continue
    const name = nameBehind(tokens, k)
    return name !== undefined && name.from >= head.to ? name : undefined
  }
  return undefined
}

/** The first name behind an office in the same case as the office. */
export function nameBehind(tokens: readonly Token[], office: number): Range | undefined {
  const isFirst = isPersonNoun(tokens[office]?.low ?? '')
  let k = office + 1
  while (k - office <= longestOffice) {
    const token = tokens[k]
    if (token?.kind !== 'word' || token.sentence !== tokens[office]?.sentence) return undefined
    if (token.named === true || !token.capital) {
      if (token.named !== true && endsOffice(tokens, k)) return undefined
      // «следователь сказал матери задержанного»: another office has a name of its own.
      if (token.named !== true && k > office + 1 && isPersonNoun(token.low)) return undefined
      k++
      continue
    }
    let end = k
    while (isOfName(tokens, end, k)) end++
    const from = startOfName(tokens, k, end)
    if (from !== undefined && fits(tokens, from, end, isFirst)) return { from, to: end }
    k = end
  }
  return undefined
}

function isOfName(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at]
  if (token?.sentence !== tokens[from]?.sentence) return false
  if (token?.kind === 'word') return token.capital && token.named !== true
  return at > from && isDotInside(tokens, at)
}

/** A verb, a pronoun or a clause of its own: what comes behind belongs to no office. */
function endsOffice(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return true
  // «спецдокладчик по вопросу о пытках»
  if (
    /^(?:о|об)$/u.test(token.low) &&
    /^(?:вопрос|конвенц|закон)\p{Ll}{0,3}$/u.test(tokens[at - 1]?.low ?? '')
  )
    return false
  return (
    isVerb(token) ||
    isPronoun(token.low) ||
    speechVerbs.has(token.low) ||
    subordinators.has(token.low) ||
    /^(?:о|об|обо|про|что|как|к|ко|а|но|или|делу|перед|против|вместе|словам|мнению|данным)$/u.test(
      token.low,
    ) ||
    agreementOf(token, tokens[at - 1]) !== undefined
  )
}

/** Of a row of capitals the last two words, or three with a patronymic or initials. */
function startOfName(tokens: readonly Token[], from: number, end: number): number | undefined {
  if (end - from < 2) return undefined
  const last = tokens[end - 1]?.text ?? ''
  if (/^\p{Lu}{2,}$/u.test(last) || bodies.has(last.toLowerCase())) return undefined
  const isByFather = /(?:ович|евич|ич|овна|евна|ична)(?:а|ы|у|ем|ой|е)?$/u.test(tokens[end - 2]?.text ?? '')
  const initials = tokens.slice(from, end).findIndex(({ text }) => text === '.')
  if (initials > 0) return from + initials - 1
  const start = isByFather ? end - 3 : end - 2
  return start >= from ? start : undefined
}

/** The name stands in the same case as the office: «судья по делу Ивана Орлова» is not Ivan Orlov. */
function fits(tokens: readonly Token[], from: number, end: number, isFirst: boolean): boolean {
  const first = tokens[from]?.text ?? ''
  const last = tokens[end - 1]?.text ?? ''
  if (tokens.slice(from, end).some(({ text, low }) => bodies.has(low) || /^\p{Lu}{2,}$/u.test(text)))
    return false
  if (tokens[from + 1]?.text === '.') return isFirst ? !isOtherCase(last) : true
  const isGiven = isGivenName(first)
  const wasGiven = !isGiven && isGivenName(fromSecondCase(`${first} ${last}`).split(' ')[0] ?? '')
  if (!isFirst) return wasGiven || isOtherCase(last) || /(?:[оеё]ва|[иы]на|[сц]кого)$/u.test(last)
  const isClosed = /[бвгджзклмнпрстфхцчшщй]$/u.test(last)
  if (wasGiven || isOtherCase(last) || (!isGiven && !isClosed && isOtherCase(first))) return false
  if (isGiven) return true
  if (/(?:ого|его|ому|ему)$/u.test(last)) return false
  const isWomans = /(?:[оеё]ва|[иы]на|[сц]кая)$/u.test(last)
  if (isWomans) return /[ьтл]$/u.test(first) || /[иуе][ая]$/u.test(first)
  // «Ваха Орлов», «Танжу Бильгич»: no such ending in another case.
  return isClosed || !/[аяыи]$/u.test(first)
}
