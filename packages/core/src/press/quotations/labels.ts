/** Marked words that are the name of a work, a nickname, a charge or a cause of death: nobody's utterance (P39a). */

import { countWords } from '../page/lines.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { prepositions } from '../words/grammar-words.ts'
import { speechVerbs, weakVerbs } from '../words/speech-words.ts'

const sentenceEnd = /[.!?…]$/u

/** So many words a name or a title has at most. */
const longestName = 8

export function isLabel(tokens: readonly Token[], q: number, words: string): boolean {
  const count = countWords(words)
  return (
    isKnownAs(tokens, q, words, count) ||
    isNickname(tokens, q, words, count) ||
    isPerformed(tokens, q, words, count) ||
    isFrenchTitle(tokens, q, words, count) ||
    isTitleOfWork(tokens, q, words, count) ||
    isCalledSo(tokens, q, words, count) ||
    isRejectedWord(tokens, q, count) ||
    isCauseOfDeath(tokens, q, count) ||
    isAccusation(tokens, q, words)
  )
}

/** "known in the barracks as “the bank”", « connu sous le nom de « la Banque » », «известный как «Банк»» */
function isKnownAs(tokens: readonly Token[], q: number, words: string, count: number): boolean {
  if (count > longestName || sentenceEnd.test(words)) return false
  if (
    !/^(?:as|comme|как|de|nom|sobriquet|surnom|pseudonyme|кличкой|прозвищем|прозвищу|именем|названием|ником|псевдонимом)$/u.test(
      tokens[q - 1]?.low ?? '',
    )
  )
    return false
  return isNearBefore(
    tokens,
    q,
    9,
    /^(?:known|nicknamed|codenamed|code-named|branded|marketed|connue?s?|surnommée?s?|rebaptisée?s?|baptisée?s?|sobriquet|surnom|pseudonyme|nom|известн\p{Ll}{2,3}|прозван\p{Ll}{0,3}|кличкой|прозвищем|прозвищу|названием|псевдонимом)$/u,
  )
}

/** Does such a word stand among the last `most` before the mark, in its sentence? */
function isNearBefore(tokens: readonly Token[], q: number, most: number, words: RegExp): boolean {
  const isSuch = ({ low, sentence }: Token): boolean => sentence === tokens[q]?.sentence && words.test(low)
  return lastIn(tokens, Math.max(0, q - most), q, isSuch) >= 0
}

/** Colleagues called him “the Notary”: a name with its article and a capital, and no verdict. */
function isNickname(tokens: readonly Token[], q: number, words: string, count: number): boolean {
  if (count > 4 || !/^(?:(?:the|le|la|les) |l['’])\p{Lu}[^.!?,;:]*,?$/u.test(words)) return false
  return isNearBefore(
    tokens,
    q,
    6,
    /^(?:calls?|called|calling|nicknamed|dubbed|christened|renamed|known|appelait|appelaient|appelle|appellent|appelé|appelée|surnommait|surnommaient|surnomment|surnommé|surnommée|baptisé|baptisée|dit|dite)$/u,
  )
}

const works =
  /^(?:ballads?|songs?|tunes?|hymns?|carols?|waltz|march|anthem|opera|symphony|poems?|novels?|memoirs?|books?|films?|movies?|documentar(?:y|ies)|plays?|albums?|paintings?|murals?|sculptures?|essays?|chapters?|ballades?|chansons?|airs?|hymnes?|valse|opéra|symphonie|poèmes?|romans?|livres?|pièces?|tableaux?|fresque|nouvelles?|titre|morceaux?|couplets?)$/u
const performing =
  /^(?:sang|sings?|singing|sung|hummed|humming|played|plays|playing|performed|performs|whistled|recited|reads|chanté|chante|chantait|chantent|chantaient|chantant|joué|joue|jouait|jouent|jouaient|jouant|interprété|interprète|interprétait|entonné|entonne|entonnait|entonnant|fredonné|fredonne|fredonnait|répétait|répétaient|sifflait|récité|récite|dansé)$/u

/** "sang “Over the Marsh”", 'played only one tune: "Summer on the Harbour Road."': a title in capitals beside a work. */
function isPerformed(tokens: readonly Token[], q: number, words: string, count: number): boolean {
  if (count > longestName || /[!?…]$/u.test(words) || /[.;:] /u.test(words)) return false
  const isFrench =
    /^(?:Au|Aux|À|A|Le|La|Les|Un|Une|Des|Du|De|En|Sur|Sous|Pour|Mon|Ma|Ton|Ta|Son|Sa|L['’]|D['’])/u.test(
      words,
    )
  if (!isCapitals(words) && !isFrench) return false
  const near = (at: number): boolean => tokens[at]?.sentence === tokens[q]?.sentence
  const work = lastIn(
    tokens,
    Math.max(0, q - 10),
    q,
    ({ low }, at) => near(at) && (works.test(low) || performing.test(low)),
  )
  if (work < 0) return false
  // "sang and said “…”"
  return (
    firstIn(
      tokens,
      work + 1,
      q,
      ({ low }) => speechVerbs.has(low) && !weakVerbs.has(low) && !performing.test(low),
    ) < 0
  )
}

const written =
  /^(?:l'|d'|qu'|s')?(?:report|book|novel|film|documentary|exhibition|rapport|livre|ouvrage|récit|roman|film|documentaire|étude|exposition|recueil|essai|spectacle|доклад|книг|роман|фильм|сборник|повест|спектакл|выставк)\p{Script=Cyrillic}{0,3}s?$/u

/** « son rapport « Le poignet gauche » », «в докладе «Левое запястье»»: what a work is called, right behind its noun. */
function isTitleOfWork(tokens: readonly Token[], q: number, words: string, count: number): boolean {
  const noun = tokens[q - 1]
  if (noun?.sentence !== tokens[q]?.sentence || !written.test(noun?.low ?? '')) return false
  if (count > longestName || !/^\p{Lu}[^.!?…;]*,?$/u.test(words)) return false
  return !/\p{Script=Latin}/u.test(noun?.low ?? '') || noun?.low.endsWith('s') !== true || isCapitals(words)
}

/** « le quartier s'appelait « Repos » », «станция называется «Заря»», "the wing is called “Rest”": its name. */
function isCalledSo(tokens: readonly Token[], q: number, words: string, count: number): boolean {
  const verb = tokens[q - 1]
  if (verb?.sentence !== tokens[q]?.sentence || count > 4 || !/^\p{Lu}[^.!?…;:]*,?$/u.test(words))
    return false
  if (/^(?:called|named|titled|entitled)$/u.test(verb?.low ?? ''))
    return /^(?:is|was|were|are)$/u.test(tokens[q - 2]?.low ?? '') && tokens[q + 1]?.low !== 'by'
  return /^(?:s'appel(?:le|lent|ait|aient)|s'intitul(?:e|ait)|intitulée?s?|называ(?:ется|ются|лся|лась|лось|лись)|именуется|именовал(?:ся|ась|ось|ись))$/u.test(
    verb?.low ?? '',
  )
}

/** « récuse le mot de « blocus » », "rejects the term “hostage”": others say so, and who they are is not told. */
function isRejectedWord(tokens: readonly Token[], q: number, count: number): boolean {
  const at = /^(?:de|d')$/u.test(tokens[q - 1]?.low ?? '') ? q - 2 : q - 1
  return (
    count <= 4 &&
    /^(?:l'expression|mots?|terme|word|term|label|description|слов[оа]|термина?)$/u.test(
      tokens[at]?.low ?? '',
    ) &&
    isNearBefore(
      tokens,
      q,
      6,
      /^(?:récus|réfut|rejet|contest|évit|reject|avoid|disput|refus|отверга|отвергл|избега|оспарива)\p{Ll}{0,5}$/u,
    )
  )
}

const small =
  /^(?:a|an|the|of|and|or|in|on|at|to|for|with|from|by|over|into|upon|as|than|my|your|de|la|le|les|du|des|et|en|au|aux|à)$/iu

function isCapitals(words: string): boolean {
  const parts = words.split(/\s+/u).filter((word) => /\p{L}/u.test(word) && !small.test(word))
  return parts.length >= 2 && parts.every((word) => /^[\p{P}]*\p{Lu}/u.test(word))
}

/** « autrice de « La Carrière de verre » »: inside a sentence only a title begins with a capital article. */
function isFrenchTitle(tokens: readonly Token[], q: number, words: string, count: number): boolean {
  const before = tokens[q - 1]
  if (before?.kind !== 'word' || before.sentence !== tokens[q]?.sentence || count > 7 || count < 2)
    return false
  if (!/^(?:Le|La|Les|L['’]|Un|Une|Des|Du|Au|Aux)(?: |\p{L})[^.!?…,;:]*$/u.test(words)) return false
  if (/^(?:l['’])/iu.test(words) && count < 2) return false
  return /^(?:de|d'|du|des|dans|par|avec|et|sur|pour|à|film|livre)$/u.test(before.low)
}

/** «умерли от «сердечной недостаточности»», "died of “natural causes”": what a paper says they died of. */
function isCauseOfDeath(tokens: readonly Token[], q: number, count: number): boolean {
  if (count > 4 || !/^(?:of|from|de|d'une?|от)$/u.test(tokens[q - 1]?.low ?? '')) return false
  // "died of “a broken heart”, said her son"
  if (firstIn(tokens, q + 1, q + 4, ({ low }) => speechVerbs.has(low) && !weakVerbs.has(low)) >= 0)
    return false
  return isNearBefore(
    tokens,
    q,
    6,
    /^(?:died|dies|dead|death|mort|morte|morts|mourut|décédée?s?|succombé|décès|умер|умерла|умерли|скончал(?:ся|ась|ись)|смерть|смерти|погиб|погибла|погибли)$/u,
  )
}

const accusation =
  /^(?:suspected|convicted|guilty|indicted|charged|charges?|accusations?|suspicion|soupçonnée?s?|soupçons?|condamnée?s?|inculpée?s?|coupables?|répond(?:re|ent|ait|aient)?|licenciée?s?|sanctionnée?s?|révoquée?s?|chef|chefs|motif|подозрени[юи]|подозрева(?:ется|ются|емый)|обвиня(?:ется|ются)|обвинени[юе]|осужд[её]н[аы]?|уволен[аы]?|приговор[её]н[аы]?)$/u
const offence = /^(?:of|for|with|on|pour|de|d'|du|в|во|за|по)$/u

/** "suspected of “disclosing a state secret,”", «по подозрению в «распространении материалов»»: the name of an offence. */
function isAccusation(tokens: readonly Token[], q: number, words: string): boolean {
  const link = tokens[q - 1]
  if (link === undefined || !offence.test(link.low) || /[.!?]$/u.test(words) || /^\p{Lu}/u.test(words))
    return false
  if (isSentenced(tokens, q) || isSoughtFor(tokens, q)) return true
  return [2, 3, 4].some((back) => {
    const word = tokens[q - back]
    return (
      word !== undefined &&
      word.sentence === tokens[q]?.sentence &&
      accusation.test(word.low) &&
      !tokens.slice(q - back + 1, q - 1).some(({ kind, low }) => kind !== 'word' || prepositions.has(low))
    )
  })
}

/** «Орвеля обвиняют в «хранении сведений»», «объявили в розыск за «…»», "wanted for “…”": of what, and nobody says so but the law. */
function isSoughtFor(tokens: readonly Token[], q: number): boolean {
  const link = tokens[q - 1]?.low ?? ''
  const word = tokens[q - 2]?.low ?? ''
  if (/^(?:за|по|for|pour)$/u.test(link))
    return /^(?:розыск|розыске|wanted|sought|recherchée?s?)$/u.test(word)
  const accused = tokens[q - 3]
  return (
    link === 'в' &&
    /^(?:обвиняют|обвинили|подозревают|заподозрили)$/u.test(word) &&
    accused?.sentence === tokens[q]?.sentence &&
    (accused?.capital === true || /^(?:его|её|ее|их)$/u.test(accused?.low ?? '')) &&
    !/^\p{Lu}\p{Ll}+(?:ы|и)$/u.test(accused?.text ?? '')
  )
}

/** « condamné à onze ans de prison pour « … » », "jailed for nine years for “…”", «приговорён к 15 годам за «…»» */
function isSentenced(tokens: readonly Token[], q: number): boolean {
  return (
    /^(?:for|pour|за)$/u.test(tokens[q - 1]?.low ?? '') &&
    isNearBefore(
      tokens,
      q,
      6,
      /^(?:years?|months?|days?|ans?|années?|mois|jours|года?|лет|годам|месяц\p{Ll}{0,2}|суток)$/u,
    ) &&
    isNearBefore(
      tokens,
      q,
      14,
      /^(?:sentenced|jailed|imprisoned|condamnée?s?|écopé|écopent?|emprisonnée?s?|приговор[её]н[аы]?|осужд[её]н[аы]?|приговорил[аи]?|арестован[аы]?)$/u,
    )
  )
}
