/**
 * From the words that stand as subject to the one who speaks.
 *
 * A named person or body is written in full as the text gives it elsewhere; somebody unnamed in the
 * text's own words; a pronoun only when it can mean one person. Otherwise there is no speaker.
 */

import { asPronoun, describesOne, nounOf, pointsBack } from '../names/descriptions.ts'
import { phraseInFirstCase } from '../names/first-case.ts'
import type { Mentions } from '../names/mentions.ts'
import type { Gender, Names } from '../names/names.ts'
import { givenName, isGivenDeclined } from '../names/persons.ts'
import { nominative } from '../names/places.ts'
import { givenAs } from '../names/unnamed.ts'
import type { Basis } from '../report.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { firstPersons, prepositions, relatives } from '../words/grammar-words.ts'
import { bodies, neverNames } from '../words/name-words.ts'
import { isPersonNoun, nounStem } from '../words/person-nouns.ts'
import { demonymOf } from './demonyms.ts'
import { particle, pureNames } from './name-runs.ts'
import { isOfPaperBefore } from './nobody-known.ts'
import { isNobodysForm } from './nobodys-form.ts'
import { ownerOfPaper, ownersPronoun, paperNoun, speakerInIt, writerBefore } from './papers.ts'
import { subjectAt } from './phrase-after.ts'
import type { Range, Subject } from './phrase-edges.ts'
import { nameOf, properEnd, reached } from './proper-names.ts'
import { heldToFloor } from './speaker-floor.ts'

export type Speaker = { readonly name: string | null; readonly basis: Basis }

export type Scene = {
  readonly text: string
  readonly names: Names
  readonly mentions: Mentions
  /** Number of the passage in the article. */
  readonly passage: number
  readonly tokens: readonly Token[]
  /** Who says "I" here: the speaker of the quotation around it, or who signs the report. */
  readonly self: string | null
}

/** Longer descriptions of somebody unnamed are cut at "who". */
const longestDescription = 8

export function speakerOf(scene: Scene, subject: Subject): Speaker {
  return floored(whoIs(scene, subject))
}

/** Nobody is better than words that name nobody. */
export function floored(speaker: Speaker): Speaker {
  if (speaker.name === null) return speaker
  const name = speaker.name.includes(', ') ? speaker.name : heldToFloor(speaker.name)
  return name === speaker.name ? speaker : { name, basis: name === null ? 'none-named' : speaker.basis }
}

function whoIs(scene: Scene, subject: Subject): Speaker {
  if (subject.kind === 'pronoun') return pronounSpeaker(scene, subject.low, subject.at)
  if (isNobodysForm(scene.tokens, subject.head)) return { name: null, basis: 'none-named' }
  const latter = latterOf(scene, subject.head)
  if (latter !== undefined) return { name: latter, basis: 'pronoun' }
  const pronoun = ownersPronoun(scene.tokens, subject.head.from, subject.head.to)
  if (pronoun !== undefined) return pronounSpeaker(scene, pronoun, subject.head.from)
  const owner = paperOwner(scene, subject.head)
  if (owner !== undefined) return owner
  if (subject.others !== undefined) {
    const all = [subject.head, ...subject.others].map((one) => nameOf(scene, one) ?? ownWords(scene, one))
    return { name: all.join(', '), basis: 'stated' }
  }
  if (isOneOfTwo(scene.tokens, subject.head)) return { name: null, basis: 'none-named' }
  if (subject.placed !== undefined) {
    const words = ownWords(scene, subject.head)
    const isAlone = subject.head.to - subject.head.from === 1
    return { name: (isAlone ? nameOf(scene, subject.head) : undefined) ?? nominative(words), basis: 'stated' }
  }
  const given = givenName(scene.tokens, subject.head.from, endOfNaming(scene.tokens, subject))
  if (given !== undefined) {
    const isDeclined = isGivenDeclined(scene.tokens, given.from)
    const name = isDeclined ? givenAs(scene.tokens, given) : (nameOf(scene, given) ?? ownWords(scene, given))
    return { name, basis: 'stated' }
  }
  if (subject.nounEnd !== undefined) {
    const noun = { from: subject.head.from, to: subject.nounEnd }
    return { name: nameOf(scene, noun) ?? ownWords(scene, subject.head), basis: 'stated' }
  }
  if (isOwnPaper(scene.tokens, subject.head)) {
    const issuer =
      scene.mentions.acting(scene.passage, subject.head.from, scene.tokens) ??
      scene.mentions.lastBody(scene.passage, subject.head.from)
    if (issuer !== undefined) return { name: issuer, basis: 'pronoun' }
  }
  const countryman = demonymOf(scene, subject.head)
  if (countryman !== undefined) return { name: countryman, basis: 'stated' }
  const apposed =
    subject.apposed === undefined ? undefined : apposedName(scene, subject.head, subject.apposed)
  const name =
    apposed ??
    nameOf(scene, subject.head) ??
    describedName(scene, subject.head) ??
    ownWords(scene, subject.head)
  if (name === '') return { name: null, basis: 'none-named' }
  return {
    name: subject.declined === true ? firstCase(scene, name) : name,
    basis: 'stated',
  }
}

/** "the latter said": not whom the text is about, but who was named last. */
function latterOf({ mentions, passage, tokens }: Scene, { from, to }: Range): string | undefined {
  const isLatter = to - from === 2 && tokens[from]?.low === 'the' && tokens[from + 1]?.low === 'latter'
  return isLatter ? mentions.latest(passage, from, undefined) : undefined
}

/** "the statement said": whose it is, if this paragraph or one of the two before tells. */
function paperOwner(scene: Scene, head: Range): Speaker | undefined {
  const noun = paperNoun(scene.tokens, head.from, head.to)
  for (let p = scene.passage; noun !== undefined && p >= 0 && scene.passage - p <= 2; p--) {
    const tokens = p === scene.passage ? scene.tokens : scene.mentions.tokensOf(p)
    const subject = ownerOfPaper(tokens, p === scene.passage ? head.from : tokens.length, noun)
    const speaker = subject === undefined ? undefined : speakerOf({ ...scene, tokens, passage: p }, subject)
    if (speaker !== undefined && speaker.name !== null) return { name: speaker.name, basis: 'stated' }
  }
  return undefined
}

/** "the statement said", «ведомство сообщило»: whose it is has just been told. */
function isOwnPaper(tokens: readonly Token[], { from, to }: Range): boolean {
  const words = tokens.slice(from, to).map(({ low }) => low)
  return (
    (words.length === 2 &&
      words[0] === 'the' &&
      /^(?:statement|letter|email|message|post|note)$/u.test(words[1] ?? '')) ||
    (words.length === 1 && /^(?:ведомство|ведомства|ведомстве)$/u.test(words[0] ?? ''))
  )
}

/** « l'une a dit à l'autre »: which of the two, nobody says. */
function isOneOfTwo(tokens: readonly Token[], { from, to }: Range): boolean {
  if (to - from !== 1 || !/^(?:l'une?|one|один|одна)$/u.test(tokens[from]?.low ?? '')) return false
  return firstIn(tokens, to, to + 6, ({ low }) => /^(?:l'autre|other|другому|другой)$/u.test(low)) >= 0
}

const cases: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{Script=Cyrillic}{2})ы$/u, 'а'],
  [/(?<=\p{Script=Cyrillic}{2})и$/u, 'а'],
  [/(?<=\p{Script=Cyrillic}{2})и$/u, 'я'],
  [/(?<=\p{Script=Cyrillic}{2})[ау]$/u, ''],
  [/(?<=\p{Script=Cyrillic}{2})я$/u, 'й'],
]

/** «По словам одного из соседей» is «один из соседей». */
function firstCase(scene: Scene, name: string): string {
  // «монолог Заремы»: the first case is the one in which the text names her elsewhere.
  const other = cases
    .map(([ending, first]) => name.replace(ending, first))
    .find(
      (one) =>
        one !== name && !name.includes(' ') && (scene.names.isPerson(one) || scene.names.mayBePerson(one)),
    )
  if (/^\p{Lu}/u.test(name) && !/ \p{Ll}/u.test(name)) return other ?? scene.names.inFirstCase(name)
  // «фонда «Линия жизни»»: what stands in marks is in its first case.
  if (/^\p{Lu}/u.test(name) && !/^\p{Lu}\p{Ll}+(?:ого|его|ой|ей|ую|юю|ых|их) /u.test(name)) return name
  const one = name.replace(/^(?:одного|одним)(?= из )/u, 'один').replace(/^одной(?= из )/u, 'одна')
  return one === name ? phraseInFirstCase(name) : one
}

/** As far as "who gave her name as …" may reach. */
function endOfNaming(
  tokens: readonly Token[],
  { head, apposed }: Extract<Subject, { kind: 'phrase' }>,
): number {
  if (apposed !== undefined) return apposed.to
  if (/^(?:по|prénommée?)$/u.test(tokens[head.to]?.low ?? '')) return head.to + 3
  const at = tokens[head.to]?.text === ',' ? head.to + 1 : head.to
  // "one of them, a former conscript we are calling Daniyar"
  const called = firstIn(
    tokens,
    at,
    at + 12,
    ({ low, kind }) =>
      kind !== 'word' || /^(?:calling|call|appelons|appellerons|назовём|назовем)$/u.test(low),
  )
  if (tokens[called]?.kind === 'word' && tokens[called].sentence === tokens[head.from]?.sentence)
    return called + 2
  if (!relatives.has(tokens[at]?.low ?? '')) return head.to
  // "who questioned a man known as …": that is the man's name.
  const other = firstIn(tokens, at, at + 14, ({ low }) => isPersonNoun(low))
  return other < 0 ? at + 14 : other
}

function pronounSpeaker(scene: Scene, low: string, at: number): Speaker {
  if (firstPersons.has(low)) {
    // Outside marks "we" is more than the one who signs.
    const isSeveral = /^(?:we|nous|мы)$/u.test(low) && scene.passage >= 0
    return scene.self === null || isSeveral
      ? { name: null, basis: 'none-named' }
      : { name: scene.self, basis: 'stated' }
  }
  if (low === 'там') {
    const body = scene.mentions.lastBody(scene.passage, at)
    return body === undefined ? { name: null, basis: 'none-named' } : { name: body, basis: 'pronoun' }
  }
  if (low === '…') {
    const same = scene.mentions.acting(scene.passage, at, scene.tokens)
    return same === undefined ? { name: null, basis: 'pronoun-unclear' } : { name: same, basis: 'pronoun' }
  }
  const last = lastNamed(scene, low, at)
  if (last !== undefined) return { name: last, basis: 'pronoun' }
  if (low === 'it' && isOfPaperBefore(scene.tokens, at)) return { name: null, basis: 'inscription' }
  const body = bodyMeant(scene, low, at)
  if (body !== undefined) return { name: body, basis: 'pronoun' }
  const own = speakerInIt(scene.tokens, at) ?? writerBefore(scene.tokens, at, low)
  if (own !== undefined) return { ...whoIs(scene, own), basis: 'pronoun' }
  const name = scene.mentions.antecedent(scene.passage, at < 0 ? scene.tokens.length : at, low, scene.tokens)
  return name === undefined ? { name: null, basis: 'pronoun-unclear' } : { name, basis: 'pronoun' }
}

/** « regrette ce dernier », « dit celle-ci »: who was named last, and not whom the text is about. */
function lastNamed({ mentions, passage, tokens }: Scene, low: string, at: number): string | undefined {
  const own = tokens[at]?.low ?? ''
  const isLast =
    /^(?:celui|celle)-ci$/u.test(own) ||
    (/^(?:ce|cette)$/u.test(own) && /^derni(?:er|ère)$/u.test(tokens[at + 1]?.low ?? ''))
  return isLast ? mentions.latest(passage, at, low === 'elle' ? 'she' : 'he') : undefined
}

/** « Le ministère a démenti. « … », affirme-t-il »: the sentence before is about one body of that gender, and nobody else. */
function bodyMeant({ text, tokens, names }: Scene, low: string, at: number): string | undefined {
  if (!/^(?:il|elle)$/u.test(low)) return undefined
  const own = tokens[at < 0 ? tokens.length - 1 : at]?.sentence ?? 0
  const before = tokens.filter(({ sentence, kind }) => sentence === own - 1 && kind !== 'quote')
  const article = before[0]
  const noun = article?.low.startsWith("l'") === true ? article : before[1]
  if (article === undefined || noun === undefined || !bodies.has(noun.low.replace(/^l'/u, '')))
    return undefined
  const gender = /^(?:le|la)$/u.test(article.low) ? (article.low === 'le' ? 'il' : 'elle') : low
  if (gender !== low) return undefined
  // « …, où dormaient une quarantaine de jeunes »: whoever stands in a relative clause is not in the way.
  const clause = before.findIndex(
    ({ low }, i) => before[i - 1]?.text === ',' && /^(?:où|dont|qui|que|qu'\p{L}+)$/u.test(low),
  )
  const hasOther = before.some(
    (token, i) =>
      i > 1 &&
      (clause < 0 || i < clause) &&
      ((isPersonNoun(token.low) && token.low !== 'son') || /^(?:il|elle|lui)$/u.test(token.low)),
  )
  const from = tokens.indexOf(article)
  const subject = subjectAt(tokens, from)
  if (hasOther || subject?.kind !== 'phrase' || subject.head.from !== from) return undefined
  const to = endOfJoined(tokens, subject.head)
  const rest = before.filter((token) => tokens.indexOf(token) >= to)
  if (names.within(rest).some((one) => names.isPerson(one.text))) return undefined
  return text.slice(article.start, tokens[to - 1]?.end)
}

/** « L'association Toits et Lois a réagi »: one body, and "and" is in its name. */
function endOfJoined(tokens: readonly Token[], { from, to }: Range): number {
  const verb = /^(?:a|est|avait|était|n'a|n'est|s'est|va|veut|dit|demande)$/u
  const isOne =
    /^(?:et|&)$/u.test(tokens[to]?.low ?? '') &&
    tokens[to - 1]?.capital === true &&
    to - from > 1 &&
    tokens[to + 1]?.capital === true &&
    verb.test(tokens[to + 2]?.low ?? '')
  return isOne ? to + 2 : to
}

/** "the minister, Jorun Eskeldt,": the name, on whichever side of the comma it stands. */
function apposedName(scene: Scene, head: Range, apposed: Range): string | undefined {
  const first = scene.tokens[apposed.from]
  const close = scene.tokens[apposed.to - 1]?.text === '.' ? apposed.to - 1 : apposed.to
  const inside = scene.tokens.slice(first?.low === 'the' ? apposed.from + 1 : apposed.from, close)
  const own = properEnd(scene, head)
  if (inside[0]?.capital === false && reached.test(inside[0].low)) return own?.text
  const words = scene.tokens.slice(head.from, head.to)
  // "Eastmere's Labour MP, Priya Orvel, said": the office ends the phrase, and the name stands behind its comma.
  const behind = isPersonNoun(words.at(-1)?.low ?? '') ? pureNames(scene.tokens, apposed.from) : undefined
  if (behind?.to === apposed.to && words.length > 1)
    return scene.names.endOf(scene.tokens.slice(behind.from, behind.to))?.text ?? own?.text
  // « Mariama, originaire de Conakry, raconte »: where she is from is not who she is.
  const isName =
    words.every(({ capital, named }) => capital && named !== true) && !neverNames.has(words[0]?.low ?? '')
  if (isName && own === undefined && inside[0]?.capital === false) return ownWords(scene, head)
  if (
    relatives.has(inside[0]?.low ?? '') ||
    /^(?:котор\p{Ll}+|чей|чья|dont|auquel|whose)$/u.test(inside[0]?.low ?? '') ||
    own?.kind === 'person'
  )
    return own?.text
  // « Maëlle, une Nantaise, raconte »: what she is.
  if (/^(?:une?|an?)$/u.test(inside[0]?.low ?? ''))
    return own?.text ?? (scene.tokens[head.from]?.capital === true ? ownWords(scene, head) : undefined)
  // "Homeowners in Mill Lane, Harford, said": a place behind a place.
  const last = scene.tokens[head.to - 1]
  const place = lastIn(scene.tokens, head.from + 1, head.to, ({ low }) =>
    /^(?:in|at|near|from|on|à|en|dans|sur)$/u.test(low),
  )
  if (inside.length === 1 && last?.capital === true && place > head.from) return ownWords(scene, head)
  const isPure =
    inside.length <= 5 &&
    inside.every(
      (token) =>
        token.text === '.' ||
        (token.kind === 'word' &&
          (token.capital || particle.test(token.low) || /^(?:of|for)$/u.test(token.low))),
    )
  const isGoverned = prepositions.has(first?.low ?? '')
  const end = isPure || (own === undefined && !isGoverned) ? scene.names.endOf(inside) : undefined
  const name = isPure || end?.kind === 'person' ? end : undefined
  if (name !== undefined) return name.text
  // "Name, the reporter of X, who …, said": the name stands one comma further left.
  const before =
    scene.tokens[head.from - 1]?.text === ','
      ? scene.tokens.slice(Math.max(0, head.from - 6), head.from - 1)
      : []
  const further = own === undefined && before.length > 0 ? scene.names.endOf(before) : undefined
  return further?.kind === 'person' && scene.tokens[head.from]?.capital === false ? further.text : own?.text
}

/** "the newspaper", where the text calls only one name a newspaper. */
function describedName(scene: Scene, range: Range): string | undefined {
  const tokens = scene.tokens.slice(range.from, range.to)
  const described = nounOf(tokens) ?? agedOne(tokens)
  // "One of the bulldozer drivers climbed down. “…,” the driver said.": not the driver who has a name.
  if (described !== undefined && isBroughtInAnew(scene.tokens, range)) return undefined
  const known = described === undefined ? undefined : scene.names.describedAs(described)
  if (known !== undefined && !isOtherGender(tokens, scene.names.gender(known))) return known
  // Several are called deputies: the one of whom the paragraph has just spoken.
  const isMeant = (name: string): boolean =>
    described !== undefined &&
    scene.names.isCalled(name, described) &&
    !isOtherGender(tokens, scene.names.gender(name))
  const near =
    described === undefined
      ? undefined
      : scene.mentions.nearest(scene.passage, range.from, scene.tokens, isMeant)
  if (near !== undefined) return near
  const one = describesOne(tokens)
  const isOne = one !== undefined && !scene.names.isOpen(nounStem(tokens.at(-1)?.low ?? ''))
  const back = pointsBack(tokens) ?? (isOne ? one : undefined)
  const pointed =
    back === undefined ? undefined : scene.mentions.fitting(scene.passage, range.from, back, scene.tokens)
  if (pointed !== undefined) return pointed
  const meant = asPronoun(tokens)
  if (meant !== undefined) return scene.mentions.known(scene.passage, range.from, meant, scene.tokens)
  const noun = tokens.at(-1)
  if (tokens.length !== 2 || noun === undefined || !/^(?:the|le|la|this)$/u.test(tokens[0]?.low ?? ''))
    return undefined
  return scene.names.tiedTo(noun.low)
}

/** Nearer than any name stands "one of the drivers", « un des gardiens », «один из водителей». */
function isBroughtInAnew(tokens: readonly Token[], { from, to }: Range): boolean {
  const noun = tokens[to - 1]?.low.replace(/^l'/u, '') ?? ''
  const at = lastIn(
    tokens,
    Math.max(0, from - 60),
    from,
    ({ low, kind }, k) =>
      kind === 'word' &&
      (low === `${noun}s` || (noun.length > 4 && low !== noun && low.startsWith(noun.slice(0, -1)))) &&
      firstIn(
        tokens,
        k - 5,
        k,
        (token, i) =>
          /^(?:one|l'une?|une?|один|одна)$/u.test(token.low) &&
          /^(?:of|des|из)$/u.test(tokens[i + 1]?.low ?? ''),
      ) >= 0,
  )
  return (
    at >= 0 &&
    firstIn(
      tokens,
      at + 1,
      from,
      ({ capital, sentence }, k) =>
        capital && tokens[k - 1]?.sentence === sentence && tokens[k - 1]?.low !== 'the',
    ) < 0
  )
}

/** « la magistrate » is no man. */
function isOtherGender(tokens: readonly Token[], gender: Gender | undefined): boolean {
  const article = tokens[0]?.low
  return gender === 'he' && article === 'la'
}

/** "the 34-year-old", «34-летний» */
function agedOne(tokens: readonly Token[]): string | undefined {
  const noun = tokens.at(-1)?.low ?? ''
  return tokens.length <= 2 && /^\d\d-(?:year-old|летний|летняя)$/u.test(noun) ? nounStem(noun) : undefined
}

function ownWords(scene: Scene, range: Range): string {
  let tokens = scene.tokens.slice(range.from, range.to)
  const who = tokens.findIndex((token) => relatives.has(token.low))
  if (who > 0 && tokens.length > longestDescription) tokens = tokens.slice(0, who)
  // « Une source ayant requis l'anonymat », "an official speaking on background"
  const asked = tokens.findIndex(
    ({ low }, i) => i > 1 && /^(?:ayant|souhaitant|désirant|s'exprimant|speaking|asking|wishing)$/u.test(low),
  )
  if (asked > 0) tokens = tokens.slice(0, asked)
  const first = tokens[0]
  const last = tokens.at(-1)
  // A name in marks stands without them.
  if (first !== undefined && first === last && /^["“«]/u.test(scene.text.slice(first.start, first.end)))
    return first.text
  return first === undefined || last === undefined
    ? ''
    : scene.text.slice(first.start, last.end).replace(/['’]s?$/u, '')
}
