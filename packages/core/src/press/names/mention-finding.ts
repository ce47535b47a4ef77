/** Everybody of whom a paragraph speaks: named, unnamed, one of several, a body, or he and she. */
import {
  endOfName,
  genderBefore,
  isGoverned,
  isOfSomebody,
  isSubjectAt,
  isSubordinate,
  opens,
  speaksAt,
  speaksTurned,
} from '../speakers/clause-places.ts'
import { endOfPhrase } from '../speakers/phrase-after.ts'
import { isObliqueNoun, isOtherCase } from '../speakers/russian-clause.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { singularPronouns } from '../words/grammar-words.ts'
import { bodies } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere, isPluralNoun } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { roleStart } from './descriptions.ts'
import type { Mention } from './mention.ts'
import type { Gender, Names } from './names.ts'
import { givenName } from './persons.ts'
import { givenAs, unnamedAt } from './unnamed.ts'

export function mentionsIn(text: string, tokens: readonly Token[], names: Names): readonly Mention[] {
  const found: Mention[] = []
  const place = endOfDateline(tokens)
  for (const name of names.within(tokens)) {
    if (name.at < place || name.text.length < 2) continue
    const isPerson = names.isPerson(name.text)
    const isPerhaps = !isPerson && name.kind === 'person' && names.mayBePerson(name.text)
    if (!isPerson && !isPerhaps && name.kind !== 'body') continue
    const isBehindRole = tokens[name.at - 1]?.capital === true
    if (isOfSomebody(tokens, isBehindRole ? name.at : name.at + 1)) continue
    const token = tokens[name.at]
    if (isNoName(tokens, name)) continue
    const head = isPerson || isPerhaps ? roleStart(tokens, name.at) : name.at
    // «корреспондент узнал от самого Орвеля»: what follows is Orvel's.
    const tells = isPerson && isInformant(tokens, head)
    const turned = speaksTurned(tokens, head)
    const isOwner =
      /['’]s?$/u.test(tokens[endOfName(tokens, name.at) - 1]?.text ?? '') ||
      // «Дочь Ильи»
      (/[иы]$/u.test(token?.text ?? '') &&
        isOtherCase(token?.text ?? '') &&
        isPersonNoun(tokens[name.at - 1]?.low ?? ''))
    const isObject = isRussianObject(tokens, name.at)
    const isActing =
      isSubjectAt(tokens, head, endOfName(tokens, name.at)) ||
      (isPerson && !isOwner && !isObject && isTopic(tokens, head, endOfName(tokens, name.at)))
    if (tells) while (found.at(-1)?.sentence === token?.sentence) found.pop()
    found.push({
      at: name.at,
      sentence: token?.sentence ?? 0,
      name: name.text,
      kind: isPerson ? 'person' : isPerhaps ? 'perhaps' : 'body',
      gender:
        genderBefore(tokens, name.at) ?? (isPerson || isPerhaps ? agreedGender(tokens, name.at) : undefined),
      speaks:
        tells ||
        turned ||
        isOpinion(tokens, head) ||
        (!isGoverned(tokens, head) && speaksAt(tokens, name.at)),
      subordinate: isSubordinate(tokens, head),
      isSubject: !isObject && (turned || isOpinion(tokens, head) || isActing),
      isGoverned: !turned && (isObject || isOwner || (!isActing && isGoverned(tokens, head))),
      isOwner,
    })
  }
  for (const one of givenNames(tokens, names)) found.push(one)
  tokens.forEach((token, i) => {
    const shown = presented(text, tokens, i)
    if (shown !== undefined) found.push(shown)
    const inverted = /-(?:t-)?(il|elle)$/u.exec(token.low)?.[1]
    if (inverted !== undefined) found.push(pronounAt({ ...token, low: inverted }, i, false))
    if (singularPronouns.has(token.low) && !isNobody(token, tokens[i + 1]))
      found.push(pronounAt(token, i, isSubordinate(tokens, i)))
    // « Lui aussi est mécanicien. »
    if (token.text === 'Lui' && /^(?:aussi|,|non|seul)$/u.test(tokens[i + 1]?.low ?? ''))
      found.push(pronounAt({ ...token, low: 'il' }, i, false))
    const body = bodyAt(text, tokens, i)
    if (body !== undefined) found.push(body)
    const part = oneOfSeveral(text, tokens, i) ?? oneOfThem(text, tokens, i)
    if (part !== undefined) found.push(part)
    const one = unnamedAt(text, tokens, token, i, names)
    if (one !== undefined) found.push(one)
  })
  return found.sort((a, b) => a.at - b.at)
}

/** « Leïla, qui a fui la ville, … », «Но министр Савелий Корд в интервью …»: whoever opens the sentence does what it tells. */
function isTopic(tokens: readonly Token[], head: number, end: number): boolean {
  // "Vinner and Orvel": neither of the two.
  const isOneOfTwo = /^(?:and|et|и|&)$/u.test(tokens[end]?.low ?? '')
  if (isOneOfTwo || isGoverned(tokens, head)) return false
  const isTurn = /^(?:but|yet|so|then|mais|но|а|однако|and|et|и)$/u.test(tokens[head - 1]?.low ?? '')
  return opens(tokens, head) || (isTurn && opens(tokens, head - 1))
}

/** «Мэр Анатолий Шубин встретился»: the verb right behind a name says whose it is. */
function agreedGender(tokens: readonly Token[], at: number): Gender | undefined {
  const end = endOfName(tokens, at)
  const agreement = agreementOf(tokens[end], tokens[end - 1])
  return agreement === 'he' || agreement === 'she' ? agreement : undefined
}

/** "Firefighters", "the Belgian forward": words in capitals that are nobody's name. */
function isNoName(
  tokens: readonly Token[],
  { at, text }: { readonly at: number; readonly text: string },
): boolean {
  if (text.includes(' ')) return false
  const low = text.toLowerCase()
  // «корреспондент A42.RU»: a site's address.
  if (/\.(?:ru|com|org|net|fr|uk|info|by|ua|kz)$/u.test(low)) return true
  if (
    isPluralPerson(low) ||
    isPersonNoun(low) ||
    /\p{Script=Cyrillic}{3}(?:ники|чики|щики|исты|йцы|нцы|вцы|ане|яне)$/u.test(low)
  )
    return true
  const next = tokens[at + 1]
  return (
    /^(?:the|a|an)$/u.test(tokens[at - 1]?.low ?? '') &&
    next?.kind === 'word' &&
    !next.capital &&
    /(?:ian|ish|ese|ean|ench|can|utch|erman|iss|eek)$/u.test(low)
  )
}

/** «Программу Орвеля он назвал …»: the first word tells the case. */
function isRussianObject(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at]
  if (first?.capital === true && first.named !== true && (isOtherCase(first.text) || isObliqueNoun(first)))
    return true
  return (
    first?.capital === true &&
    first.low.length > 4 &&
    /\p{Script=Cyrillic}(?:[бвгджзклмнпрстфхцчшщ]у|ию|ью)$/u.test(first.low)
  )
}

/** "The tribunal", « la mairie »: "it" may mean a body without a name. */
function bodyAt(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  const article = tokens[i - 1]
  if (token === undefined || article === undefined || token.capital || !bodies.has(token.low))
    return undefined
  if (
    !/^(?:the|a|le|la|un|une|its)$/u.test(article.low) ||
    tokens[i + 1]?.capital === true ||
    tokens[i + 1]?.low === 'of'
  )
    return undefined
  // « Le ministère de l'Intérieur »
  const to = /^(?:de|du|des|d')$/u.test(tokens[i + 1]?.low ?? '')
    ? Math.max(i + 1, endOfPhrase(tokens, i))
    : i + 1
  const name = text.slice(article.start, tokens[to - 1]?.end ?? token.end)
  const gender = /^(?:le|un)$/u.test(article.low)
    ? ('he' as const)
    : /^(?:la|une)$/u.test(article.low)
      ? ('she' as const)
      : undefined
  const plain = { gender, speaks: false, subordinate: false }
  const isSubject = isSubjectAt(tokens, i - 1, to)
  return {
    at: i - 1,
    sentence: token.sentence,
    name,
    kind: 'body',
    ...plain,
    isSubject,
    isGoverned: !isSubject,
  }
}

/** «По словам одного из отпущенных, …» */
function oneOfSeveral(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  if (token === undefined || !/^(?:один|одна|одного|одной)$/u.test(token.low) || tokens[i + 1]?.low !== 'из')
    return undefined
  const end = endOfPhrase(tokens, i + 2)
  if (end <= i + 2 || tokens[i + 2]?.capital === true) return undefined
  const name = text
    .slice(token.start, tokens[end - 1]?.end)
    .replace(/^одного/iu, 'один')
    .replace(/^одной/iu, 'одна')
  const isTold = /^(?:словам|слов|мнению|данным)$/u.test(tokens[i - 1]?.low ?? '')
  const isSubject = isTold || /^(?:один|одна)$/u.test(token.low)
  const gender = /^од(?:ин|ного)$/u.test(token.low) ? ('he' as const) : ('she' as const)
  return {
    at: i,
    sentence: token.sentence,
    name,
    kind: 'person',
    gender,
    speaks: isTold,
    subordinate: false,
    isSubject,
    isGoverned: !isSubject,
  }
}

/** "One of the officers", « l'un des gardiens » */
function oneOfThem(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  if (
    token === undefined ||
    !/^(?:one|une?|l'une?)$/u.test(token.low) ||
    !/^(?:of|des|d'entre)$/u.test(tokens[i + 1]?.low ?? '')
  )
    return undefined
  const noun = firstIn(tokens, i + 2, i + 6, ({ low, capital }) => !capital && isPluralPerson(low))
  if (noun < 0 || tokens[noun + 1]?.capital === true) return undefined
  const isSubject = isSubjectAt(tokens, i, noun + 1)
  return {
    at: i,
    sentence: token.sentence,
    name: text.slice(token.start, tokens[noun]?.end),
    kind: 'person',
    gender: /^(?:un|l'un)$/u.test(token.low) ? 'he' : /^(?:une|l'une)$/u.test(token.low) ? 'she' : undefined,
    speaks: speaksAt(tokens, noun),
    subordinate: isSubordinate(tokens, i),
    isSubject,
    isGoverned: isGoverned(tokens, i),
  }
}

/** "Another, known as Y.M., said": the name is all that the text gives of her. */
function givenNames(tokens: readonly Token[], names: Names): readonly Mention[] {
  return tokens.flatMap((token, k) => {
    const given = token.kind === 'word' ? givenName(tokens, k, k + 1) : undefined
    if (given === undefined) return []
    const name = names.endOf(tokens.slice(given.from, given.to))?.text ?? givenAs(tokens, given)
    const plain = { gender: undefined, speaks: false, subordinate: false, isSubject: true, isGoverned: false }
    return [{ at: given.from, sentence: token.sentence, name, kind: 'person' as const, ...plain }]
  })
}

/** "MOSCOW — ", "Port Ellan, Quiria (Meridian) — ": where a report was written is nobody in it. */
function endOfDateline(tokens: readonly Token[]): number {
  const dash = firstIn(tokens, 0, 12, ({ text }) => /^[—–]$/u.test(text))
  const isPlain = tokens
    .slice(0, Math.max(0, dash))
    .every(
      ({ kind, capital, text }) => kind !== 'quote' && (kind === 'sign' || capital || /^\d+$/u.test(text)),
    )
  return dash > 0 && isPlain ? dash : 0
}

/** « Pour la juge, …», "According to Orvel, …": what follows is what they say. */
function isOpinion(tokens: readonly Token[], at: number): boolean {
  for (let k = at; k >= 0 && at - k <= 3; k--) {
    const token = tokens[k]
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return false
    if (
      tokens[k - 1]?.low === 'по' &&
      /^(?:словам|мнению|данным|версии|оценке|утверждению|информации)$/u.test(token.low)
    )
      return true
    const opens = tokens[k - 1]?.sentence !== token.sentence
    if (opens && /^(?:pour|selon|d'après|quant)$/u.test(token.low)) return true
  }
  return false
}

/** « Il s'agit d'Erwan G. » */
function presented(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  if (token?.capital !== true || tokens[i - 1]?.low !== "d'" || tokens[i - 2]?.low !== "s'agit")
    return undefined
  let to = i + 1
  while (tokens[to]?.capital === true) to++
  const last = tokens[to - 1]
  const isInitial = tokens[to]?.text === '.' && /^\p{Lu}$/u.test(last?.text ?? '')
  const name = text.slice(token.start, (isInitial ? tokens[to] : last)?.end)
  const plain = { gender: undefined, speaks: false, subordinate: false, isSubject: true, isGoverned: false }
  return { at: i, sentence: token.sentence, name, kind: 'person', ...plain }
}

function isInformant(tokens: readonly Token[], head: number): boolean {
  const at = /^(?:самого|самой)$/u.test(tokens[head - 1]?.low ?? '') ? head - 2 : head - 1
  if (tokens[head - 1]?.low === 'на' && tokens[head - 2]?.low === 'ссылкой') return true
  return tokens[at]?.low === 'от' && /^узнал[аи]?$/u.test(tokens[at - 1]?.low ?? '')
}

/** « Il s'agit de … », « il faut », « il y a »: nobody. */
function isNobody({ low }: Token, next: Token | undefined): boolean {
  return (
    low === 'il' &&
    /^(?:s'agit|s'agissait|faut|fallait|y|pleut|reste|semble|paraît|est-ce)$/u.test(next?.low ?? '')
  )
}

function pronounAt(token: Token, i: number, subordinate: boolean): Mention {
  const { sentence, low } = token
  const plain = { gender: undefined, speaks: false, subordinate, isSubject: true, isGoverned: false }
  return { at: i, sentence, name: low, kind: 'pronoun', ...plain }
}

export function isPluralPerson(low: string): boolean {
  return (
    /^(?:men|women|people|hommes|femmes|gens|люди|жители|мужчины|женщины)$/u.test(low) ||
    (isPluralNoun(low) && isPersonNounAnywhere(low))
  )
}
