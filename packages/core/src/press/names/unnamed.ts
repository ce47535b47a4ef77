/** People whom a text does not name: "another man", "a spokesperson for the network", «собеседник». */
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
import { endOfPhrase } from '../speakers/phrase-after.ts'
import { isVerb } from '../speakers/phrase-edges.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import {
  determiners,
  joiners,
  menWords,
  prepositions,
  relatives,
  weekdays,
  womenWords,
} from '../words/grammar-words.ts'
import { isPersonNoun, nounStem, withoutArticle } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { isNamedLater } from './descriptions.ts'
import type { Mention } from './mention.ts'
import { isAsked, isInOtherCase } from './name-places.ts'
import type { Gender, Names } from './names.ts'
import { isBesideNoun, isPredicate } from './no-one-new.ts'
import { givenName, isGivenDeclined } from './persons.ts'

const single =
  /^(?:the|a|an|another|one|this|that|his|her|their|its|my|our|le|la|un|une|cet|cette|son|sa|mon|ma|один|одна|этот|эта|его|её|мой|моя)$/u

/** "a spokesperson for the network": over what "for" or "of" adds. */
function endOfDescription(tokens: readonly Token[], i: number): number {
  return /^(?:of|for|du|de|des)$/u.test(tokens[i + 1]?.low ?? '') ? endOfPhrase(tokens, i) : i + 1
}

/** "another man", "a spokesperson for the network": somebody, and one only. */
export function unnamedAt(
  text: string,
  tokens: readonly Token[],
  token: Token,
  i: number,
  names: Names,
): Mention | undefined {
  // «газете «Курьер»»: a paper has its name from one.
  const isAged =
    /^\d\d-year-old$/u.test(token.low) && tokens[i - 1]?.low === 'the' && !isDescribing(tokens[i + 1])
  if (
    token.named === true ||
    !(isPersonNoun(token.low) || isAged || isAccused(tokens, i) || isHuman(tokens, i))
  )
    return undefined
  if (/\p{Script=Cyrillic}/u.test(token.low)) return unnamedInRussian(text, tokens, token, i, names)
  if (
    /^(?:premier|première|second|seconde|dernier|dernière|chef|cheffe)$/u.test(token.low) &&
    tokens[i + 1]?.capital !== true &&
    !/^(?:de|du|des|ministre)$/u.test(tokens[i + 1]?.low ?? '')
  )
    return undefined
  if (token.capital && !/^L['’]\p{Ll}/u.test(token.text)) return undefined
  const next = tokens[i + 1]
  const end = endOfDescription(tokens, i)
  if (next !== undefined && !next.capital && isPersonNoun(next.low)) return undefined
  // "the minister, Jorun Eskeldt" and "spokeswoman Tamsin Orvel" are named.
  if (next?.capital === true || isNamedBehindComma(tokens, end)) return undefined
  if (token.low.startsWith("l'")) return elided(text, tokens, i, end, names)
  for (let k = i - 1; k >= 0 && i - k <= 4; k--) {
    const before = tokens[k]
    if (before === undefined || before.kind !== 'word' || before.sentence !== token.sentence) return undefined
    // « Le directeur a prévenu »
    if (before.low === 'a' && /(?:é|u|i|it|is|ert)$/u.test(tokens[k + 1]?.low ?? '')) return undefined
    if (/^(?:no|any|every|each|d'une?|aucune?|chaque|nul|nulle)$/u.test(before.low)) return undefined
    if (!determiners.has(before.low) && !/^l'(?:ancien|ancienne|ex|actuel|actuelle)/u.test(before.low))
      continue
    // « cette infirmière » is somebody of whom the text has spoken.
    if (!(single.test(before.low) || before.low.startsWith("l'")) || /^(?:ce|cet|cette)$/u.test(before.low))
      return undefined
    if (isBesideNoun(tokens, k, i) || isPredicate(tokens, k)) return undefined
    // “Anton,” a man in his thirties, …: the comma stands inside the marks.
    const name = tokens[k - 1]
    if (name?.capital === true && /["”’»]/u.test(text[name.end - 1] ?? '')) return undefined
    // "Aila Vinner, a spokeswoman for …": named already.
    if (
      tokens[k - 1]?.text === ',' &&
      tokens[k - 2]?.capital === true &&
      !weekdays.has(tokens[k - 2]?.low ?? '')
    )
      return undefined
    return describedAt(text, tokens, { from: k, noun: i, end }, names)
  }
  return undefined
}

/** An article, what describes, the noun, and what "of" or "for" adds. */
type Description = { readonly from: number; readonly noun: number; readonly end: number }

function describedAt(
  text: string,
  tokens: readonly Token[],
  { from, noun, end }: Description,
  names: Names,
): Mention {
  const token = tokens[noun]
  const article = tokens[from]
  const low = token?.low ?? ''
  return {
    at: from,
    sentence: token?.sentence ?? 0,
    name: calledOtherwise(text, tokens, from, end, names) ?? text.slice(article?.start, tokens[end - 1]?.end),
    kind: 'person',
    gender: menWords.has(low) ? 'he' : womenWords.has(low) ? 'she' : articleGender(article?.low ?? ''),
    speaks:
      (/^(?:Pour|Selon|D'après)$/u.test(tokens[from - 1]?.text ?? '') || !isGoverned(tokens, from)) &&
      (tokens[from - 1]?.text === 'Pour' || speaksAt(tokens, noun) || speaksTurned(tokens, from)),
    subordinate:
      isEmbedded(tokens, from) || isSubordinate(tokens, from) || asksHow.test(tokens[from - 1]?.low ?? ''),
    isSubject: isSubjectAt(tokens, from, end) || opensSentence(tokens, from, end),
    isGoverned: !speaksTurned(tokens, from) && isGoverned(tokens, from),
    isJoined: isJoinedPhrase(tokens, from, end),
    isAsked: isAsked(tokens, from),
    ...describing(tokens, from, noun, end),
  }
}

/** "the accused had been eating": a noun only behind its article, and with a verb or nothing behind it. */
function isAccused(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  return (
    /^(?:accused|deceased|condemned)$/u.test(tokens[i]?.low ?? '') &&
    tokens[i - 1]?.low === 'the' &&
    (next === undefined || next.kind !== 'word' || isVerb(next) || prepositions.has(next.low))
  )
}

/** «Человек, близкий к следствию, рассказал»: where it opens the sentence. */
function isHuman(tokens: readonly Token[], i: number): boolean {
  const at = /^(?:молодой|пожилой|этот|один)$/u.test(tokens[i - 1]?.low ?? '') ? i - 1 : i
  return tokens[i]?.low === 'человек' && tokens[at - 1]?.sentence !== tokens[i]?.sentence
}

/** "the 18-year-old striker": the noun comes behind. */
function isDescribing(next: Token | undefined): boolean {
  return next?.kind === 'word' && (isPersonNoun(next.low) || next.capital)
}

const asksHow = /^(?:how|why|whether|comment|pourquoi|как|почему)$/u

/** "A woman near the barrier heard", « La femme au manteau rouge ne veut pas »: the sentence begins with them, and not with two. */
function opensSentence(tokens: readonly Token[], at: number, end: number): boolean {
  const isFirst = tokens[at - 1]?.sentence !== tokens[at]?.sentence
  const next = tokens[end]
  return isFirst && next?.kind === 'word' && !/^(?:and|et|и|or|ou)$/u.test(next.low)
}

/** « ni le maire ni le préfet », "the mayor and his wife": one of two. */
function isJoinedPhrase(tokens: readonly Token[], from: number, end: number): boolean {
  const before = tokens[from - 1]?.low ?? ''
  const isBehind =
    joiners.has(before) && tokens[from - 2]?.kind === 'word' && tokens[from - 2]?.capital !== true
  const isBefore =
    /^(?:and|or|et|ou|nor|ni)$/u.test(tokens[end]?.low ?? '') &&
    (determiners.has(tokens[end + 1]?.low ?? '') || isPersonNoun(tokens[end + 1]?.low ?? ''))
  return (
    /^(?:ni|nor|neither)$/u.test(before) ||
    isBefore ||
    (isBehind && isPersonNoun(tokens[from - 2]?.low ?? ''))
  )
}

/** « l'avocate », « l'acteur »: the article stands in the noun. */
function elided(text: string, tokens: readonly Token[], i: number, end: number, names: Names): Mention {
  const token = tokens[i]
  const noun = withoutArticle(token?.low ?? '')
  const gender = womenWords.has(noun)
    ? ('she' as const)
    : menWords.has(noun)
      ? ('he' as const)
      : /(?:ée|euse|trice|ière|enne|ante|ente|ate|esse|ne)$/u.test(noun)
        ? ('she' as const)
        : /(?:é|eur|ier|ien|ant|ent|at|er|is|ain|ard|on)$/u.test(noun)
          ? ('he' as const)
          : undefined
  return {
    at: i,
    sentence: token?.sentence ?? 0,
    name:
      (end === i + 1 ? names.describedAs(nounStem(noun)) : undefined) ??
      text.slice(token?.start, tokens[end - 1]?.end),
    kind: 'person',
    gender,
    speaks: speaksTurned(tokens, i) || (!isGoverned(tokens, i) && speaksAt(tokens, i)),
    subordinate: isSubordinate(tokens, i) || isEmbedded(tokens, i),
    isSubject: isSubjectAt(tokens, i, end) || opensSentence(tokens, i, end),
    isGoverned: !speaksTurned(tokens, i) && isGoverned(tokens, i),
    isJoined: isJoinedPhrase(tokens, i, end),
    isAsked: isAsked(tokens, i),
    ...describing(tokens, i, i, end),
  }
}

/** Offices of which a text speaks unannounced: the judge need not be the one of whom it spoke before. */
const offices =
  /^(?:judge|prosecutor|president|minister|mayor|governor|chief|director|chairman|spokesman|spokeswoman|spokesperson|lawyer|counsel|coach|manager|referee|goalkeeper|officer|inspector|commander|clerk|owner|employer|boss|chair|secretary|guard|interpreter|translator|neighbour|neighbor|witness|victim|suspect|accused|defendant|doctor|official|source|captain|speaker|host|presenter|interviewer|child|baby|juge|procureur|procureure|présidente?|ministre|maire|préfète?|gouverneur|directeur|directrice|chef|cheffe|porte-parole|avocate?|entraîneur|arbitre|gardien|gardienne|officier|capitaine|commandant|commissaire|greffier|greffière|propriétaire|employeur|patron|patronne|secrétaire|interprète|traducteur|traductrice|voisine?|témoin|victime|suspecte?|accusée?|prévenue?|médecin|responsable|source|enfant|bébé|fille|fils|frère|sœur|mère|père|mari|épouse|époux|famille)$/u

/** "The retired driver", « la pharmacienne »: behind a definite article what somebody is. */
function describing(
  tokens: readonly Token[],
  from: number,
  noun: number,
  end: number,
): Pick<Mention, 'describes'> {
  const low = withoutArticle(tokens[noun]?.low ?? '')
  if (offices.test(low)) return {}
  if (!/^(?:the|le|la|l'.*)$/u.test(tokens[from]?.low ?? '') || end !== noun + 1) return {}
  // « La femme au manteau rouge »: told from others by more than what she is.
  if (prepositions.has(tokens[end]?.low ?? '') && tokens[end]?.sentence === tokens[noun]?.sentence) return {}
  const isAged =
    /^\d\d-year-old$/u.test(low) ||
    /^(?:teenager|pensioner|\p{L}+génaire|trentenaire|adolescente?|retraitée?|man|woman|homme|femme)$/u.test(
      low,
    )
  const isFormer = tokens
    .slice(from, noun)
    .some((one) => /^(?:retired|former|veteran|(?:l')?ancien(?:ne)?|young|jeune)$/u.test(one.low))
  return { describes: isAged || isFormer ? 'sure' : 'perhaps' }
}

/** "the minister, Jorun Eskeldt", « son directeur sportif, Bruno Tasset » */
function isNamedBehindComma(tokens: readonly Token[], end: number): boolean {
  const comma = firstIn(
    tokens,
    end,
    end + 3,
    (token) => token.kind !== 'word' || token.capital || isVerb(token) || prepositions.has(token.low),
  )
  return tokens[comma]?.text === ',' && tokens[comma + 1]?.capital === true
}

/** French says it by the article: « le président », « une voisine ». */
function articleGender(low: string): Gender | undefined {
  if (/^(?:le|un|ce|cet|mon|du|l'ancien|l'actuel)$/u.test(low)) return 'he'
  return /^(?:la|une|cette|ma|l'ancienne|l'actuelle)$/u.test(low) ? 'she' : undefined
}

/** "The first witness, identified only as Witness C"; "the newspaper" where one is named. */
function calledOtherwise(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  names: Names,
): string | undefined {
  if (
    /^(?:named|called|nommé|nommée|appelé|appelée)$/u.test(tokens[to]?.low ?? '') &&
    tokens[to + 1]?.capital === true
  ) {
    const end = endOfName(tokens, to + 1)
    return names.endOf(tokens.slice(to + 1, end))?.text
  }
  // "the duty officer, a captain named Rusk,"
  const named =
    tokens[to]?.text === ','
      ? firstIn(tokens, to + 1, to + 7, ({ low }) =>
          /^(?:named|called|nommée?|appelée?|prénommée?)$/u.test(low),
        )
      : -1
  if (named > 0 && tokens[named]?.sentence === tokens[from]?.sentence && tokens[named + 1]?.capital === true)
    return names.endOf(tokens.slice(named + 1, endOfName(tokens, named + 1)))?.text
  // "One man with a bullhorn, who would give only his first name, …"
  const isWith = /^(?:with|in|avec|en)$/u.test(tokens[to]?.low ?? '')
  const comma = isWith ? firstIn(tokens, to, to + 6, ({ text: sign }) => sign === ',') : to
  const given =
    comma >= 0 && (tokens[comma]?.text === ',' || relatives.has(tokens[comma]?.low ?? ''))
      ? givenName(tokens, comma, comma + 8)
      : undefined
  if (given !== undefined)
    return (
      names.endOf(tokens.slice(given.from, given.to))?.text ??
      text.slice(tokens[given.from]?.start, tokens[given.to - 1]?.end)
    )
  const role =
    /^(?:the|le|la)$/u.test(tokens[from]?.low ?? '') && to - from <= 3
      ? names.describedAs(nounStem(tokens[to - 1]?.low ?? ''))
      : undefined
  if (role !== undefined) return role
  return /^(?:the|le|la)$/u.test(tokens[from]?.low ?? '') && to - from === 2
    ? names.tiedTo(tokens[to - 1]?.low ?? '')
    : undefined
}

/** «назвавшийся Ахмедом» is Ахмед. */
export function givenAs(
  tokens: readonly Token[],
  given: { readonly from: number; readonly to: number },
): string {
  const words = tokens.slice(given.from, given.to).map(({ text }) => text)
  const isInstrumental = isGivenDeclined(tokens, given.from)
  return (
    isInstrumental
      ? words.map((word) =>
          word
            .replace(/(?:ом|ым)$/u, '')
            .replace(/ой$/u, 'а')
            .replace(/(?<=[бвгджзклмнпрстфхцчшщ])ем$/u, 'ь')
            .replace(/ем$/u, 'й'),
        )
      : words
  ).join(' ')
}

/** Russian has no articles: the noun in its first case, with what describes it. */
function unnamedInRussian(
  text: string,
  tokens: readonly Token[],
  token: Token,
  i: number,
  names: Names,
): Mention | undefined {
  // «Четыре министра написали»: several, and none of them.
  // «ни один учитель»
  if (
    /^(?:ни|каждый|каждая|любой|любая)$/u.test(tokens[i - 2]?.low ?? '') ||
    /^(?:каждый|каждая|любой|любая)$/u.test(tokens[i - 1]?.low ?? '')
  )
    return undefined
  if (/^(?:два|две|три|четыре|оба|обе|\d+)$/u.test(tokens[i - 1]?.low ?? '')) return undefined
  const whole = endOfPhrase(tokens, i)
  const isOver = whole > i + 1 && notOfPhrase.test(tokens[whole - 1]?.low ?? '')
  const end = isOver ? whole - 1 : whole
  const last = tokens[end - 1]
  // «сотрудник пресс-службы МВД»: letters and names in marks are bodies.
  const isBody = last?.named === true || /^\p{Lu}{2,}$/u.test(last?.text ?? '')
  // «Мать Тимура Ваева»
  const isOwned = isInOtherCase(
    tokens
      .slice(i + 1, end)
      .map(({ text: word }) => word)
      .join(' '),
  )
  const isNamed = last?.capital === true && !isBody && end > i + 1 && !isOfSomebody(tokens, i + 1) && !isOwned
  const isApposed = tokens[i - 1]?.text === ',' && tokens[i - 2]?.capital === true
  if (isNamed || isApposed || isPredicate(tokens, i)) return undefined
  const given = tokens[end]?.text === ',' ? givenName(tokens, end + 1, end + 8) : undefined
  if (given === undefined && isNamedLater(tokens, end)) return undefined
  return {
    at: i,
    sentence: token.sentence,
    name:
      given === undefined
        ? (bareRole(tokens, i, end, names) ??
          text.slice(opening(tokens, i).start, tokens[end - 1]?.end ?? token.end))
        : givenAs(tokens, given),
    kind: 'person',
    gender: genderOf(tokens, i, end),
    speaks: speaksAt(tokens, i),
    subordinate: isSubordinate(tokens, i) || isEmbedded(tokens, i),
    isSubject: isSubjectAt(tokens, i, end) || (isPersonNoun(token.low) && opensSentence(tokens, i, end)),
    isGoverned: isGoverned(tokens, i),
  }
}

/** «Бабушка всё знала», «Главврач вывез его»: pronouns, and verbs whose past does not end as that of others does. */
const notOfPhrase =
  /^(?:всё|все|это|сам|сама|всегда|тоже|\p{Ll}*(?:в[её]з|н[её]с|спас|мог|полз|лез|рос|умер|исчез|погиб|привык))$/u

/** «Её муж» */
function opening(tokens: readonly Token[], i: number): { readonly start: number } {
  const before = tokens[i - 1]
  const own = tokens[i]
  const isOwned =
    before !== undefined &&
    before.sentence === own?.sentence &&
    /^(?:его|её|ее|их|мой|моя|наш|наша)$/u.test(before.low)
  return isOwned ? before : (own ?? { start: 0 })
}

/** «адвокат», where the text names one lawyer only. */
function bareRole(tokens: readonly Token[], i: number, end: number, names: Names): string | undefined {
  return end === i + 1 ? names.describedAs(nounStem(tokens[i]?.low ?? '')) : undefined
}

/** «прокурор сказала» is a woman, «прокурор» alone is spoken of as "he". */
function genderOf(tokens: readonly Token[], i: number, end: number): Gender | undefined {
  const low = tokens[i]?.low ?? ''
  if (menWords.has(low)) return 'he'
  if (womenWords.has(low) || /[^с](?:ая|яя)$/u.test(low)) return 'she'
  // «уполномоченный, с которым газета поделилась, пообещал»: behind its clause.
  const close =
    tokens[end]?.text === ',' ? firstIn(tokens, end + 1, end + 16, ({ text }) => text === ',') : -1
  const from =
    close > 0 && tokens.slice(end, close).some(({ low: one }) => one.startsWith('котор')) ? close + 1 : end
  const verb = firstIn(
    tokens,
    from,
    from + 5,
    (token, at) => agreementOf(token, tokens[at - 1]) !== undefined,
  )
  const agreement = verb < 0 ? undefined : agreementOf(tokens[verb], tokens[verb - 1])
  if (agreement === 'she' || agreement === 'he') return agreement
  if (/(?:ка|ица|ша|есса|ая|яя)$/u.test(low)) return 'she'
  return /[бвгджзклмнпрстфхцчшщй]$/u.test(low) ? 'he' : undefined
}
