/** Everybody of whom a paragraph speaks: named, unnamed, one of several, a body, or he and she. */
import {
  endOfName,
  genderBefore,
  isEmbedded,
  isGoverned,
  isOfSomebody,
  isSubjectAt,
  isSubordinate,
  opens,
  speaksAt,
  speaksTurned,
} from '../speakers/clause-places.ts'
import { endOfPhrase } from '../speakers/phrase-after.ts'
import { isOtherCase } from '../speakers/russian-clause.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { pluralPronouns, singularPronouns, times } from '../words/grammar-words.ts'
import { bodies, neverNames } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { oncePerPerson } from './appositions.ts'
import { roleStart } from './descriptions.ts'
import { groupAt, isPluralPerson } from './groups.ts'
import type { Mention } from './mention.ts'
import {
  isAged,
  isAsked,
  isBehindDeed,
  isBehindVerb,
  isInformant,
  isInOtherCase,
  isIntroduced,
  isJoined,
  isOpinion,
  isRussianNominative,
  isRussianObject,
  isTopic,
} from './name-places.ts'
import type { Gender, Names } from './names.ts'
import { givenName, isGivenDeclined } from './persons.ts'
import { givenAs, unnamedAt } from './unnamed.ts'

export function mentionsIn(text: string, tokens: readonly Token[], names: Names): readonly Mention[] {
  const found: Mention[] = [...namedOnes(tokens, names)]
  for (const one of givenNames(tokens, names)) found.push(one)
  tokens.forEach((token, i) => {
    const shown = presented(text, tokens, i)
    if (shown !== undefined) found.push(shown)
    const inverted = /-(?:t-)?(ils?|elles?)$/u.exec(token.low)?.[1]
    if (inverted !== undefined) found.push(pronounAt({ ...token, low: inverted }, i, false))
    const pronoun = pronounIn(token.low)
    if (pronoun !== undefined && !isNobody(pronoun, tokens[i + 1]))
      found.push(
        pronounAt(
          { ...token, low: pronoun },
          i,
          (pronoun !== token.low && /^[a-z]+'(?:il|elle)/u.test(token.low)) || isSubordinate(tokens, i),
        ),
      )
    const other = otherOne(tokens, i)
    if (other !== undefined) found.push({ ...pronounAt({ ...token, low: other }, i, false), isOther: true })
    // « Lui aussi est mécanicien. »
    if (token.text === 'Lui' && /^(?:aussi|,|non|seul)$/u.test(tokens[i + 1]?.low ?? ''))
      found.push(pronounAt({ ...token, low: 'il' }, i, false))
    const body = bodyAt(text, tokens, i) ?? bodyInRussian(text, tokens, i)
    if (body !== undefined) found.push(body)
    const part = oneOfSeveral(text, tokens, i) ?? oneOfThem(text, tokens, i)
    if (part !== undefined) found.push(part)
    const one = unnamedAt(text, tokens, token, i, names) ?? groupAt(text, tokens, i)
    if (one !== undefined) found.push(one)
  })
  return oncePerPerson(
    tokens,
    found.sort((a, b) => a.at - b.at),
  )
}

function writtenAt(tokens: readonly Token[], at: number): string {
  return tokens
    .slice(at, endOfName(tokens, at))
    .map(({ text }) => text)
    .join(' ')
}

function namedOnes(tokens: readonly Token[], names: Names): readonly Mention[] {
  const found: Mention[] = []
  const place = endOfDateline(tokens)
  for (const name of names.within(tokens)) {
    if (name.at < place || name.text.length < 2 || neverNames.has(name.text.toLowerCase())) continue
    const isPerson = names.isPerson(name.text)
    const isPerhaps = !isPerson && name.kind === 'person' && names.mayBePerson(name.text)
    if (!isPerson && !isPerhaps && name.kind !== 'body') continue
    const isBehindRole = tokens[name.at - 1]?.capital === true
    if (isOfSomebody(tokens, isBehindRole ? name.at : name.at + 1)) continue
    const token = tokens[name.at]
    // "The Isthmus Monitor", "November Duarte"
    if (
      name.kind !== 'body' &&
      (/^(?:the|le|la|les)$/u.test(token?.low ?? '') || times.has(token?.low ?? ''))
    )
      continue
    if (isNoName(tokens, name)) continue
    const isBody = name.kind === 'body' || isNamedBody(tokens, name.at)
    const isTied = /^(?:of|de|du|des|d'|at|for)$/u.test(tokens[name.at - 1]?.low ?? '')
    const head = (isPerson || isPerhaps) && !isTied ? roleStart(tokens, name.at) : name.at
    // «корреспондент узнал от самого Орвеля»: what follows is Orvel's.
    const tells = isPerson && isInformant(tokens, head)
    const turned = speaksTurned(tokens, head)
    const isOwner =
      /['’]s?$/u.test(tokens[endOfName(tokens, name.at) - 1]?.text ?? '') ||
      // «Дочь Ильи»
      (/[иы]$/u.test(token?.text ?? '') &&
        isOtherCase(token?.text ?? '') &&
        isPersonNoun(tokens[name.at - 1]?.low ?? ''))
    const isObject =
      !isAged(tokens, endOfName(tokens, name.at)) &&
      (isRussianObject(tokens, name.at) || isInOtherCase(writtenAt(tokens, name.at)))
    const isActing =
      isSubjectAt(tokens, head, endOfName(tokens, name.at)) ||
      (head < name.at &&
        tokens[name.at - 1]?.text === ',' &&
        isSubjectAt(tokens, name.at, endOfName(tokens, name.at))) ||
      (isPerson && isRussianNominative(tokens, head, name)) ||
      (isPerson && !isOwner && !isObject && isTopic(tokens, head, endOfName(tokens, name.at)))
    if (tells) while (found.at(-1)?.sentence === token?.sentence) found.pop()
    found.push({
      at: name.at,
      sentence: token?.sentence ?? 0,
      name: name.text,
      kind: isBody ? 'body' : isPerson ? 'person' : 'perhaps',
      gender:
        genderBefore(tokens, name.at) ?? (isPerson || isPerhaps ? agreedGender(tokens, name.at) : undefined),
      speaks:
        tells ||
        turned ||
        isOpinion(tokens, head) ||
        (!isGoverned(tokens, head) && speaksAt(tokens, name.at)),
      subordinate: isSubordinate(tokens, head) || isEmbedded(tokens, head),
      isSubject: !isObject && (turned || isOpinion(tokens, head) || isActing),
      isGoverned: !turned && (isObject || isOwner || (!isActing && isGoverned(tokens, head))),
      isOwner,
      isObject: isObject || (!isActing && isBehindDeed(tokens, head)),
      isIntroduced: (isPerson || isPerhaps) && isIntroduced(tokens, endOfName(tokens, name.at), name.at),
      isJoined: isJoined(tokens, name.at),
      isAsked: !isActing && isAsked(tokens, head),
      isBehindVerb: !turned && isActing && isBehindVerb(tokens, head),
    })
  }
  return found
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
  // "Opposition leader Cassian Moule": what she leads.
  if (isOfOffice(tokens, at)) return true
  if (text.includes(' ')) return false
  const low = text.toLowerCase()
  // «ОВД», «МВД»
  if (
    /^\p{Lu}{2,5}$/u.test(tokens[at]?.text ?? '') &&
    /^\p{Script=Cyrillic}+$/u.test(low) &&
    !/[аеёиоуыэюя]/u.test(low.slice(1))
  )
    return true
  // «корреспондент A42.RU»: a site's address.
  if (/\.(?:ru|com|org|net|fr|uk|info|by|ua|kz)$/u.test(low)) return true
  if (
    isPluralPerson(low) ||
    isPersonNoun(low) ||
    (/\p{Script=Cyrillic}/u.test(low) && isPersonNounAnywhere(low)) ||
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

/** "Harford council leader Ann Roe": capitals, then an office in small letters, then whose it is. */
function isOfOffice(tokens: readonly Token[], at: number): boolean {
  const end = endOfName(tokens, at)
  const noun = firstIn(
    tokens,
    end,
    end + 3,
    ({ low, capital, kind }) => kind !== 'word' || capital || isPersonNoun(low),
  )
  const next = tokens[noun + 1]
  return (
    noun >= end &&
    tokens[noun]?.kind === 'word' &&
    /^[a-z]/u.test(tokens[noun]?.text ?? '') &&
    !/['’]s?$/u.test(tokens[end - 1]?.text ?? '') &&
    next?.capital === true &&
    next.kind === 'word' &&
    next.sentence === tokens[at]?.sentence
  )
}

/** "the legal aid group Open Hand", « le site d'enquête Vigie »: capitals behind what a body is. */
function isNamedBody(tokens: readonly Token[], at: number): boolean {
  return [1, 2].some((back) => {
    const noun = tokens[at - back]
    if (noun?.kind !== 'word' || noun.capital || noun.sentence !== tokens[at]?.sentence) return false
    const isBetween = back === 1 || /^d(?:e|'\p{L}+)$/u.test(tokens[at - 1]?.low ?? '')
    return isBetween && namedBodies.test(noun.low)
  })
}

const namedBodies =
  /^(?:l')?(?:group|charity|ngo|network|association|organisation|organization|agency|website|site|ong|collectif|réseau|association|agence|fondation|média|организация|организации|сайт|сайта|издание|издания|проект|проекта|агентство|агентства|фонд|фонда|движение|движения)$/u

/** "The tribunal", « la mairie »: "it" may mean a body without a name. */
function bodyAt(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  const article = tokens[i - 1]
  if (
    token === undefined ||
    article === undefined ||
    token.capital ||
    !bodies.has(token.low) ||
    token.low === 'guard'
  )
    return undefined
  if (
    !/^(?:the|a|le|la|un|une|its)$/u.test(article.low) ||
    tokens[i + 1]?.capital === true ||
    tokens[i + 1]?.low === 'of'
  )
    return undefined
  if (isBesideThing(tokens, i)) return undefined
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

/** «Следственный комитет подтвердил», «Министерство юстиции прислало»: a body opens the sentence and does something. */
function bodyInRussian(text: string, tokens: readonly Token[], i: number): Mention | undefined {
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
  if (!opens(tokens, from)) return undefined
  const to = endOfPhrase(tokens, i)
  const agreement = agreementOf(tokens[to], tokens[to - 1])
  const isNeuter = /^\p{Script=Cyrillic}{3,}ло(?:сь)?$/u.test(tokens[to]?.low ?? '')
  if (!isNeuter && (agreement === undefined || agreement === 'they')) return undefined
  const plain = { gender: undefined, speaks: false, subordinate: false, isSubject: true, isGoverned: false }
  const name = text.slice(tokens[from]?.start, tokens[to - 1]?.end)
  return { at: from, sentence: token.sentence, name, kind: 'body', ...plain }
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

/** «По словам одного из отпущенных, …» */
function oneOfSeveral(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  if (token === undefined || !/^(?:один|одна|одного|одной)$/u.test(token.low) || tokens[i + 1]?.low !== 'из')
    return undefined
  const end = endOfPhrase(tokens, i + 2)
  if (end <= i + 2 || tokens[i + 2]?.capital === true) return undefined
  const name =
    givenInSentence(tokens, i) ??
    text
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

/** «Один из них, отпущенный в мае, назвался Ахмедом», "One of them, who gave his name as Karim, said" */
function givenInSentence(tokens: readonly Token[], i: number): string | undefined {
  const end = firstIn(
    tokens,
    i,
    i + 24,
    ({ sentence, kind }) => sentence !== tokens[i]?.sentence || kind === 'quote',
  )
  const given = givenName(tokens, i, end < 0 ? Math.min(i + 24, tokens.length) : end)
  return given === undefined ? undefined : givenAs(tokens, given)
}

/** "One of the officers", « l'un des gardiens » */
function oneOfThem(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  if (
    token === undefined ||
    !/^(?:one|une?|l'une?)$/u.test(token.low) ||
    !/^(?:of|des|d'entre|d'eux|d'elles)$/u.test(tokens[i + 1]?.low ?? '')
  )
    return undefined
  const isOfThem = /^(?:them|those|us|eux|elles)$/u.test(tokens[i + 2]?.low ?? '')
  const noun = isOfThem
    ? i + 2
    : firstIn(tokens, i + 2, i + 6, ({ low, capital }) => !capital && isPluralPerson(low))
  if (noun < 0 || tokens[noun + 1]?.capital === true) return undefined
  const isSubject = isSubjectAt(tokens, i, noun + 1)
  return {
    at: i,
    sentence: token.sentence,
    name: givenInSentence(tokens, i) ?? text.slice(token.start, tokens[noun]?.end),
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
    const known = isGivenDeclined(tokens, given.from)
      ? undefined
      : names.endOf(tokens.slice(given.from, given.to))?.text
    const name = known ?? givenAs(tokens, given)
    const plain = { gender: undefined, speaks: false, subordinate: false, isSubject: true, isGoverned: false }
    return [{ at: given.from, sentence: token.sentence, name, kind: 'person' as const, ...plain }]
  })
}

/** "MOSCOW — ", "Port Ellan, Quiria (Meridian) — ": where a report was written is nobody in it. */
function endOfDateline(tokens: readonly Token[]): number {
  const dash = firstIn(tokens, 0, 12, ({ text }) => /^(?:[—–]|--)$/u.test(text))
  const isPlain = tokens
    .slice(0, Math.max(0, dash))
    .every(
      ({ kind, capital, text }) => kind !== 'quote' && (kind === 'sign' || capital || /^\d+$/u.test(text)),
    )
  return dash > 0 && isPlain ? dash : 0
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

/** «Тот пожал плечами», « Celle-ci se tait »: not whom the sentence before was about. */
function otherOne(tokens: readonly Token[], i: number): string | undefined {
  const low = tokens[i]?.low ?? ''
  if (!opens(tokens, i)) return undefined
  const russian = /^(?:тот|та)$/u.test(low) && agreementOf(tokens[i + 1], undefined) !== undefined
  if (russian) return low === 'та' ? 'она' : 'он'
  return low === 'celui-ci' ? 'il' : low === 'celle-ci' ? 'elle' : undefined
}

/** "he", "she's", « qu'elle », «они» */
function pronounIn(low: string): string | undefined {
  if (singularPronouns.has(low) || pluralPronouns.has(low)) return low
  return (
    /^(he|she|they)'(?:s|d|ll|ve|re)$/u.exec(low)?.[1] ??
    /^(?:qu|lorsqu|puisqu|quoiqu|s)'(ils?|elles?)$/u.exec(low)?.[1]
  )
}

/** « Il s'agit de … », « il faut », « il y a »: nobody. */
function isNobody(low: string, next: Token | undefined): boolean {
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
