/** Bodies without a name that a sentence speaks of: "the tribunal", « la mairie », «Следственный комитет». */
import { isBehindDay, isSubjectAt, opens } from '../speakers/clause-places.ts'
import { isVerb } from '../speakers/phrase-edges.ts'
import { endOfPhrase } from '../speakers/phrase-end.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { prepositions } from '../words/grammar-words.ts'
import { bodies } from '../words/name-words.ts'
import { organisations } from '../words/organisations.ts'
import { isPersonNounAnywhere } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import type { Mention } from './mention.ts'
import { nominative, placeAt } from './places.ts'

/** "The tribunal", « la mairie »: "it" may mean a body without a name. */
export function bodyAt(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  const isKnown = token !== undefined && bodies.has(token.low)
  if (token === undefined || token.capital || token.low === 'guard') return undefined
  if (!isKnown && !organisations.has(token.low)) return undefined
  const from = startOfBody(tokens, i)
  const article = tokens[from]
  const of = tokens[i + 1]?.low === 'of'
  if (
    article === undefined ||
    from === i ||
    !/^(?:the|a|le|la|un|une|its)$/u.test(article.low) ||
    tokens[i + 1]?.capital === true ||
    (of && !isOfMany(tokens, i + 2))
  )
    return undefined
  if (isBesideThing(tokens, i)) return undefined
  // « Le ministère de l'Intérieur », "the committee of families"
  const to = of
    ? i + 3
    : /^(?:de|du|des|d')$/u.test(tokens[i + 1]?.low ?? '')
      ? Math.max(i + 1, endOfPhrase(tokens, i))
      : i + 1
  const name = text.slice(article.start, tokens[to - 1]?.end ?? token.end)
  const gender = /^(?:le|un)$/u.test(article.low)
    ? ('he' as const)
    : /^(?:la|une)$/u.test(article.low)
      ? ('she' as const)
      : undefined
  const plain = { gender, speaks: false, subordinate: false }
  const isSubject = isSubjectAt(tokens, from, to)
  if (!isKnown && !isSubject) return undefined
  return {
    at: from,
    sentence: token.sentence,
    name,
    kind: 'body',
    ...plain,
    isSubject,
    isGoverned: !isSubject,
  }
}

/** "the Harbour network", "the city's planning committee", and not « le nouveau conseil »: back to the article, over names and nouns. */
function startOfBody(tokens: readonly Token[], i: number): number {
  const isArticle = (k: number): boolean => /^(?:the|a|an|le|la|un|une|its)$/u.test(tokens[k]?.low ?? '')
  if (isArticle(i - 1)) return i - 1
  for (let k = i - 1; k >= 0 && i - k <= 4; k--) {
    const token = tokens[k]
    if (token?.kind !== 'word' || token.sentence !== tokens[i]?.sentence) return i
    if (isArticle(k)) return /^(?:the)$/u.test(token.low) ? k : i
    if (isVerb(token) || prepositions.has(token.low) || isPersonNounAnywhere(token.low)) return i
    if (/['’]s?$/u.test(token.text) && token.capital) return i
  }
  return i
}

/** "of families", "of relatives" */
function isOfMany(tokens: readonly Token[], at: number): boolean {
  const noun = tokens[at]
  return (
    noun?.kind === 'word' &&
    !noun.capital &&
    noun.low.endsWith('s') &&
    (noun.low === 'families' || isPersonNounAnywhere(noun.low))
  )
}

/** «Следственный комитет подтвердил», «Министерство юстиции прислало»: a body opens the sentence and does something. */
export function bodyInRussian(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  if (token === undefined || token.named === true || !/^\p{Script=Cyrillic}+$/u.test(token.low))
    return undefined
  if (!bodies.has(token.low) || /(?:ого|и|у|а|ей)$/u.test(token.low)) return undefined
  let from = i
  while (
    from > 0 &&
    i - from < 3 &&
    !opens(tokens, from) &&
    /(?:ый|ий|ой|ая|ое|ее)$/u.test(tokens[from - 1]?.low ?? '')
  )
    from--
  if (!opens(tokens, from) && !isBehindDay(tokens, from)) return undefined
  const plainEnd = endOfPhrase(tokens, i)
  // «Комитет против пыток вынес», «Комиссия по делам семьи отказала»
  const isTied = /^(?:по|против|при|за|для)$/u.test(tokens[plainEnd]?.low ?? '')
  const verb = isTied
    ? firstIn(
        tokens,
        plainEnd + 2,
        plainEnd + 6,
        (one, at) => one.kind !== 'word' || agreementOf(one, tokens[at - 1]) !== undefined,
      )
    : plainEnd
  const to = verb < 0 ? plainEnd : verb
  const agreement = agreementOf(tokens[to], tokens[to - 1])
  const isNeuter = /^\p{Script=Cyrillic}{3,}ло(?:сь)?$/u.test(tokens[to]?.low ?? '')
  if (!isNeuter && (agreement === undefined || agreement === 'they')) return undefined
  const plain = { gender: undefined, speaks: false, subordinate: false, isSubject: true, isGoverned: false }
  const name = text.slice(tokens[from]?.start, tokens[to - 1]?.end)
  return { at: from, sentence: token.sentence, name, kind: 'body', ...plain }
}

/** «В Генеральной прокуратуре решение приветствовали»: the body stands as a place, several who are not named speak for it. */
export function bodyAsPlace(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  if (token === undefined || !/^(?:в|во|на)$/u.test(token.low) || !opens(tokens, i)) return undefined
  const place = placeAt(tokens, i + 1, token.low)
  if (place?.kind !== 'phrase') return undefined
  const several = firstIn(
    tokens,
    place.head.to,
    place.head.to + 16,
    (one, at) => one.sentence !== token.sentence || agreementOf(one, tokens[at - 1]) !== undefined,
  )
  if (
    tokens[several]?.sentence !== token.sentence ||
    agreementOf(tokens[several], tokens[several - 1]) !== 'they'
  )
    return undefined
  // «В прокуратуре Тарны решение приветствовали»: behind the name of the town stands what they did.
  const town = firstIn(tokens, place.head.from + 1, place.head.to, ({ capital }) => capital)
  const behind =
    town < 0
      ? -1
      : firstIn(tokens, town + 1, place.head.to, ({ capital, low }) => !capital && !/^(?:по|при)$/u.test(low))
  const to = behind < 0 || /^(?:по|при)$/u.test(tokens[behind - 1]?.low ?? '') ? place.head.to : behind
  const name = nominative(text.slice(tokens[place.head.from]?.start, tokens[to - 1]?.end))
  const plain = { gender: undefined, speaks: false, subordinate: false, isSubject: false, isGoverned: true }
  return { at: place.head.from, sentence: token.sentence, name, kind: 'body', ...plain }
}

/** "a school notebook": the body says what the thing behind it is like. */
function isBesideThing(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  return (
    /^(?:the|a|its)$/u.test(tokens[i - 1]?.low ?? '') &&
    next?.kind === 'word' &&
    !next.capital &&
    things.test(next.low)
  )
}

const things =
  /^(?:notebook|book|bag|bus|car|van|gate|door|wall|yard|roof|window|building|desk|paper|form|letter|card|record|file|log|register|list|uniform|badge|bed|cell|corridor|kitchen|canteen|room|hall|house|records|files|walls|gates|doors|windows)$/u
