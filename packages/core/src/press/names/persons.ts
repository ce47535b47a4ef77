/**
 * Whether the text treats a name as a person's: by a title, a role, or a verb that people do.
 */
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { isGivenName } from '../words/given-names.ts'
import { prepositions, relatives } from '../words/grammar-words.ts'
import { titles } from '../words/name-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { roleStart } from './descriptions.ts'
import { fromSecondCase } from './first-case.ts'
import type { Sequence } from './name-sequences.ts'

/** What outlets do, as well as people. */
const publishing = /^(?:report|writ|wrote|publish|rapport|écri|сообщ|пи[шс]|написа)/u

/** What people do and towns do not. */
const humanVerbs =
  /^(?:knew|felt|saw|slept|wept|wore|ate|drank|laughed|smiled|nodded|shrugged|sighed|sobbed|remembers|remembered|recalls|recalled|packed|walked|thought|believes|hopes|hoped|sat|lives|lived|married|cried|listened|raconte|sourit|soupire|pleure|вспоминает|улыбается|вздыхает|плачет|молчит|смеётся|вспоминала|плакала|descend|monte|regarde|ouvre|ferme|baisse|hausse|serre|montre|boit|mange|dort|habite|rêve|hésite|hoche|secoue|sort|rentre|s'assoit|prépare|tend|retient|живёт|живет|садится|смотрит|держит|курит|открывает|кивает|пожимает|идёт|выходит|sits|stands|walks|looks|nods|pours|shakes|lives|smiles|laughs|sighs|shrugs|turns|pauses|frowns|leans|weeps|cries)$/u

/** "Amir, now 29," */
function isAge(tokens: readonly Token[], comma: number): boolean {
  return (
    tokens[comma]?.text === ',' &&
    tokens[comma + 1]?.low === 'now' &&
    /^\d{2}$/u.test(tokens[comma + 2]?.low ?? '')
  )
}

/** A word that opens a sentence and has a singular verb after it may be a name, seen nowhere else. */
export function actsAlone(tokens: readonly Token[], sequence: Sequence): boolean {
  const next = tokens[sequence.to]?.low ?? ''
  const own = sequence.tokens[0]
  if (sequence.tokens.length === 1 && own !== undefined && russianSurname.test(own.text)) {
    const agreement = agreementOf(tokens[sequence.to], undefined)
    if (agreement === 'he' || agreement === 'she' || agreement === 'one') return true
  }
  return /^(?:is|was|has|does|doesn't|isn't|wasn't|hasn't|didn't|says|goes|keeps|wants|knows|thinks|feels)$/u.test(
    next,
  )
}

const russianSurname =
  /^\p{Lu}\p{Script=Cyrillic}{2,}(?:[её]в|ов|ин|ын|[её]ва|ова|ина|ына|ский|цкий|ская|цкая|енко|швили|дзе|ян)$/u

/** « Maëlle, une Nantaise, raconte » */
function actsBehindAside(tokens: readonly Token[], end: number): boolean {
  if (tokens[end]?.text !== ',' || !/^(?:une?|an?)$/u.test(tokens[end + 1]?.low ?? '')) return false
  const close = firstIn(tokens, end + 2, end + 12, ({ text }) => text === ',')
  const verb = tokens[close + 1]?.low ?? ''
  return (
    close > 0 && (speechVerbs.has(verb) || /^(?:a|avait|n'a|s'est)$/u.test(verb)) && !publishing.test(verb)
  )
}

const namedAfter =
  /^(?:rue|avenue|boulevard|place|square|lycée|école|collège|hôpital|prix|stade|fondation|saint|sainte|улиц\p{L}{1,2}|площад\p{L}{1,2}|проспект\p{L}?|имени|театр\p{L}?|школ\p{L}|премии|премия)$/u

/** "Lorna Hetherby": a given name and another, not behind "street" or "school". */
export function isByGiven(tokens: readonly Token[], { at }: Sequence, name: string): boolean {
  const [first, ...more] = name.split(' ')
  const before = tokens[at - 1]
  if (
    more.length === 0 ||
    more.length > 2 ||
    namedAfter.test(before?.low ?? '') ||
    isBehindOutlet(tokens, at)
  )
    return false
  return isGivenName(first ?? '') || isGivenName(fromSecondCase(name).split(' ')[0] ?? '')
}

/** "Paul-Henri, a clerk, finds", «Эмма, 7 лет»: a given name that does something, or a given name with another behind it. */
function isByGivenName(tokens: readonly Token[], { at, to, tokens: words }: Sequence): boolean {
  const own = words[0]
  const before = tokens[at - 1]
  if (own === undefined || own.named === true || !isGivenName(own.text)) return false
  if (namedAfter.test(before?.low ?? '') || /['’]s?$/u.test(words.at(-1)?.text ?? '')) return false
  if (words.length > 1) return false
  // «Напротив сел Макар.»
  if (
    /\p{Script=Cyrillic}/u.test(own.low) &&
    agreementOf(before, tokens[at - 2]) !== undefined &&
    tokens[to]?.kind !== 'word'
  )
    return true
  if (
    before?.kind === 'word' &&
    before.sentence === own.sentence &&
    !joinsClauses.test(before.low) &&
    !/^(?:\d{1,2}-летн(?:ий|яя)|сам|сама)$/u.test(before.low)
  )
    return false
  const next = tokens[to]
  if (next?.sentence !== own.sentence) return false
  if (next?.text === ',' && isAtOpening(tokens, at) && tokens[to + 1]?.capital === false) return true
  if (next?.text === ',')
    return (
      /^(?:\d{1,2}|an?|une?|the|le|la|who|qui|dont|котор\p{L}+|his|her|son|sa)$/u.test(
        tokens[to + 1]?.low ?? '',
      ) || isPersonNoun(tokens[to + 1]?.low ?? '')
    )
  return (
    next?.kind === 'word' &&
    !next.capital &&
    !prepositions.has(next.low) &&
    !/^(?:and|or|et|ou|и|или)$/u.test(next.low)
  )
}

function isAtOpening(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.sentence !== tokens[at]?.sentence
}

const joinsClauses = /^(?:and|but|when|while|as|that|et|mais|quand|que|и|а|но|что|когда|если)$/u

export function actsAsPerson(tokens: readonly Token[], sequence: Sequence): boolean {
  if (isOpeningNoun(sequence)) return false
  if (sequence.tokens.some((one) => titles.has(one.low))) return true
  if (isBehindOutlet(tokens, sequence.at)) return false
  if (isByGivenName(tokens, sequence)) return true
  // “Anton,” a man in his thirties: the comma stands inside the marks.
  const own = sequence.tokens[0]
  const isInMarks = own !== undefined && own.named !== true && own.end - own.start > own.text.length + 1
  if (isInMarks && /^(?:an?|who|whose|said|told)$/u.test(tokens[sequence.to]?.low ?? '')) return true
  // « le quartier de la Corderie »
  if (sequence.tokens.length === 1 && /^(?:la|le|les)$/u.test(tokens[sequence.at - 1]?.low ?? ''))
    return false
  if (sequence.tokens.slice(0, -1).some((one) => isPersonNoun(one.low))) return true
  const before = tokens[sequence.at - 1]?.text === ',' ? tokens[sequence.at - 2] : tokens[sequence.at - 1]
  if (before !== undefined && isPersonNoun(before.low)) return true
  if (isBehindRole(tokens, sequence)) return true
  // « La mère de l'un des condamnés, Zohra, …»
  const isBetween = tokens[sequence.at - 1]?.text === ',' && tokens[sequence.to]?.text === ','
  if (isBetween && roleStart(tokens, sequence.at - 1) < sequence.at - 1) return true
  if (isSaidBy(tokens, sequence)) return true
  if (tokens[sequence.at - 1]?.low === 'à' && tokens[sequence.at - 2]?.low === 'quant') return true
  const isAfterComma = tokens[sequence.at - 1]?.text === ','
  if (
    !isAfterComma &&
    /^(?:to|selon|d'après|словам)$/u.test(before?.low ?? '') &&
    isAccording(tokens, sequence.at)
  )
    return true
  const end = sequence.to
  if (isChangedName(tokens, end)) return true
  // « …, par l'hebdomadaire Die Brücke, le préfet a démenti »: whoever does something behind the comma is another.
  const apposed =
    tokens[end]?.text === ',' ? firstIn(tokens, end + 1, end + 5, ({ low }) => isPersonNoun(low)) : -1
  if (apposed >= 0 && !/^(?:a|ont|avait|has|had|is|was)$/u.test(tokens[apposed + 1]?.low ?? '')) return true
  if (actsBehindAside(tokens, end) || isOfFamily(tokens, end)) return true
  if (isOneBehindRole(tokens, sequence)) return true
  if (/^(?:called|named|nommé|nommée|appelé|appelée)$/u.test(before?.low ?? '')) return true
  // « Salma, elle, regarde sa montre »
  if (
    tokens[end]?.text === ',' &&
    /^(?:lui|elle)$/u.test(tokens[end + 1]?.low ?? '') &&
    tokens[end + 2]?.text === ','
  )
    return true
  if (before === undefined || !prepositions.has(before.low)) {
    if (humanVerbs.test(tokens[end]?.low ?? '')) return true
  }
  // « Nadia a 23 ans »
  if (
    /^(?:a|avait|aura)$/u.test(tokens[end]?.low ?? '') &&
    /^\d{1,2}$/u.test(tokens[end + 1]?.low ?? '') &&
    tokens[end + 2]?.low === 'ans'
  )
    return true
  const after = tokens[end]?.text === ',' ? tokens[end + 1] : tokens[end]
  const governed = before !== undefined && prepositions.has(before.low)
  // One word alone is a person only if it says something itself: towns stand before commas too.
  const isAlone = sequence.tokens.length === 1 && tokens[end]?.text === ','
  const says =
    !governed && !isAlone && after !== undefined && speechVerbs.has(after.low) && !publishing.test(after.low)
  return (
    after !== undefined &&
    (says ||
      relatives.has(after.low) ||
      (/^\d{2}$/u.test(after.low) && (tokens[end]?.text === ',' || isInMarks)) ||
      isAge(tokens, end))
  )
}

/** «Фамилию просит не называть», «Управление настаивает»: a noun that has its capital from the sentence. */
function isOpeningNoun({ tokens, opensSentence }: Sequence): boolean {
  return (
    opensSentence &&
    tokens.length === 1 &&
    /^\p{Lu}\p{Script=Cyrillic}{2,}(?:[бвгджзклмнпрстфхцчшщ]ию|[еа]ние|тие|ство|ость|[ая]ми|[ая]х)$/u.test(
      tokens[0]?.text ?? '',
    )
  )
}

/** "Aram (not his real name)", « Zoé (le prénom a été changé) », "Kofi, whose name has been changed". */
function isChangedName(tokens: readonly Token[], end: number): boolean {
  if (!/^[,(]$/u.test(tokens[end]?.text ?? '')) return false
  const close = firstIn(
    tokens,
    end + 1,
    end + 10,
    ({ text, kind }) => kind === 'quote' || /^[),.]$/u.test(text),
  )
  const words = tokens.slice(end + 1, close < 0 ? end + 10 : close).map(({ low }) => low)
  return /^(?:not (?:his|her|their) real name|(?:a|un) pseudonyme?$|(?:whose |her |his |the )?name (?:has been |was )?changed|(?:dont )?(?:le |son )?(?:pré)?nom (?:a été|est|d'emprunt|modifié|changé)|(?:pré)?noms? d'emprunt|имя изменено)/u.test(
    words.join(' ').replace("d' emprunt", "d'emprunt"),
  )
}

/** « l'hebdomadaire lemnien Der Turm », "the broadcaster Nordlicht": a paper's name, whatever follows it. */
export function isBehindOutlet(tokens: readonly Token[], at: number): boolean {
  for (let k = at - 1; k >= 0 && at - k <= 2; k--) {
    const token = tokens[k]
    if (
      token === undefined ||
      token.kind !== 'word' ||
      token.sentence !== tokens[at]?.sentence ||
      isPersonNoun(token.low)
    )
      return false
    if (
      /^(?:l'|d')?(?:hebdomadaire|quotidien|journal|magazine|chaîne|radio|newspaper|weekly|daily|broadcaster|channel)$/u.test(
        token.low,
      )
    )
      return true
    if (token.capital) return false
  }
  return false
}

/** "Karim, whose brother …", «Галина, у которой умер отец, …», «Тимур, которому было девять лет, …» */
function isOfFamily(tokens: readonly Token[], end: number): boolean {
  if (tokens[end]?.text !== ',') return false
  const at = tokens[end + 1]?.low === 'у' ? end + 2 : end + 1
  const low = tokens[at]?.low ?? ''
  if (/^котор(?:ому|ой)$/u.test(low) && at === end + 1)
    return firstIn(tokens, at, at + 6, (token) => /^(?:лет|года|год)$/u.test(token.low)) >= 0
  const isOwn = /^(?:whose|dont|чей|чья|чьи|чьё|которого|которой)$/u.test(low)
  return isOwn && firstIn(tokens, at + 1, at + 7, (token) => kin.test(token.low)) >= 0
}

const kin =
  /^(?:(?:grand)?(?:mother|father|parents|son|sons|daughters?)|brothers?|sisters?|wife|husband|child|children|uncle|aunt|cousin|(?:grand-)?(?:mère|père)|parents|fils|fille|filles|frères?|sœurs?|mari|femme|enfants?|oncle|tante|cousine?|мать|отец|сын|сына|дочь|дочери|брат|брата|сестра|сёстры|муж|мужа|жена|жену|дети|детей|родители|дед|бабушка)$/u

/** «Бывшая жительница приюта Светлана вышла …»: one word behind an office, and its own verb. */
function isOneBehindRole(tokens: readonly Token[], { at, to, tokens: words }: Sequence): boolean {
  if (words.length !== 1 || roleStart(tokens, at) >= at) return false
  // «Министр внутренних дел Карин на прошлой неделе побывал …»
  const verb = firstIn(
    tokens,
    to,
    to + 6,
    (token, k) => token.kind !== 'word' || token.capital || agreementOf(token, tokens[k - 1]) !== undefined,
  )
  const agreement = agreementOf(tokens[verb], tokens[verb - 1])
  return agreement === 'he' || agreement === 'she'
}

/** «Министр по делам печати Варден Ильм», « la secrétaire générale du réseau Aila Vinner »: the office opens the phrase. */
function isBehindRole(tokens: readonly Token[], { at, tokens: words }: Sequence): boolean {
  return words.length >= 2 && roleStart(tokens, at) < at
}

/** "said Aila Vinner", «ответила ей представительница сети Тамсин Орвель» */
function isSaidBy(tokens: readonly Token[], { at, tokens: words }: Sequence): boolean {
  const isAlone = words.length < 2
  const isCyrillic = /\p{Script=Cyrillic}/u.test(words[0]?.low ?? '')
  for (let k = at - 1; k >= 0 && at - k <= (isCyrillic ? 5 : 1); k--) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== words[0]?.sentence) return false
    if (!speechVerbs.has(token.low)) continue
    // "Vinner said North Korea …" is another order: the verb must follow the quotation itself.
    const isTurned = tokens[k - 1] === undefined || tokens[k - 1]?.kind !== 'word'
    // A single word must follow the quotation and its verb at once: « … », soupire Josiane.
    const isBehindQuote = tokens[k - 1]?.kind === 'quote' || tokens[k - 2]?.kind === 'quote'
    if (isAlone && (!isBehindQuote || at - k > 1)) return false
    return isTurned && !publishing.test(token.low) && !/^(?:told|tells?|asks?|asked)$/u.test(token.low)
  }
  return false
}

function isAccording(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.low
  return before !== 'to' || tokens[at - 2]?.low === 'according'
}
