/** Those whom a sentence calls by a name: who of them speaks, acts, is asked or only stands beside, and which capitals name nobody. */
import { speaksBehindClause } from '../speakers/behind-clause.ts'
import {
  endOfName,
  isEmbedded,
  isGoverned,
  isOfSomebody,
  isSubjectAt,
  isSubordinate,
  speaksAt,
  speaksTurned,
} from '../speakers/clause-places.ts'
import { genderBefore } from '../speakers/gender-before.ts'
import { hangsOnNoun } from '../speakers/owned-surnames.ts'
import { isOtherCase } from '../speakers/russian-agreement.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { times } from '../words/grammar-words.ts'
import { bodies, neverNames, titles } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { roleStart } from './descriptions.ts'
import { isFamily, isPluralPerson } from './groups.ts'
import type { Mention } from './mention.ts'
import {
  isAged,
  isAsked,
  isBehindDeed,
  isBehindVerb,
  isFronted,
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

function writtenAt(tokens: readonly Token[], at: number): string {
  return tokens
    .slice(at, endOfName(tokens, at))
    .map(({ text }) => text)
    .join(' ')
}

/** "Orvel's", «дом Орвеля», «Дочь Ильи» */
function ownsWhatIsNear(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? ''
  return (
    /['’]s?$/u.test(tokens[endOfName(tokens, at) - 1]?.text ?? '') ||
    hangsOnNoun(tokens, at) ||
    (/(?:[иы]|[оеё]вой|[иы]ной)$/u.test(text) && isOtherCase(text) && isPersonNoun(tokens[at - 1]?.low ?? ''))
  )
}

/** Persons, perhaps persons, and bodies, behind the dateline; names of things and places are not among them. */
export function namedOnes(tokens: readonly Token[], names: Names): readonly Mention[] {
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
    // "The Isthmus Monitor", "November Duarte", and not « Le Dr Zoé Roux »
    const isTitled = isPerson && name.text.includes(' ') && titles.has(tokens[name.at + 1]?.low ?? '')
    if (
      name.kind !== 'body' &&
      !isTitled &&
      (/^(?:the|le|la|les)$/u.test(token?.low ?? '') || times.has(token?.low ?? ''))
    )
      continue
    if (isNoName(tokens, name)) continue
    const isBody = name.kind === 'body' || isNamedBody(tokens, name.at)
    const isTied = /^(?:of|de|du|des|d'|at|for)$/u.test(tokens[name.at - 1]?.low ?? '')
    const head = (isPerson || isPerhaps) && !isTied ? roleStart(tokens, name.at) : name.at
    // «корреспондент узнал от самого Орвеля»: what follows is Orvel's.
    const tells = isPerson && isInformant(tokens, head)
    const turned = speaksTurned(tokens, head) || speaksBehindClause(tokens, head)
    const isOwner = ownsWhatIsNear(tokens, name.at)
    const isFront = isPerson && !isInOtherCase(name.text) && isFronted(tokens, name.at)
    const isObject =
      !isFront &&
      !isAged(tokens, endOfName(tokens, name.at)) &&
      (isRussianObject(tokens, name.at) || isInOtherCase(writtenAt(tokens, name.at)))
    const isActing =
      isFront ||
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
      opens: name.at === 0 || tokens[name.at - 1]?.sentence !== token?.sentence,
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
  // «Европейский комитет»
  if (/\p{Script=Cyrillic}{3}(?:ый|ий|ой|ая|яя|ое|ее)$/u.test(low) && bodies.has(tokens[at + 1]?.low ?? ''))
    return true
  // «соседка Орвиных», «обращение Орвиных»: a family.
  if (
    isFamily(tokens[at]) &&
    at > 0 &&
    (tokens[at - 1]?.capital !== true || isPersonNoun(tokens[at - 1]?.low ?? ''))
  )
    return true
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
