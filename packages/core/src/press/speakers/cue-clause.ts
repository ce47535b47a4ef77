/**
 * Who speaks before a quotation where no verb of the tables does: "X deadpanned that “…”", "described by X as “…”",
 * "X's claim that “…”", « les propos de X : « … » », «X не сдержалась: «…»».
 *
 * Word order, prepositions and endings say it; the verb itself need not be known.
 */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { determiners, prepositions } from '../words/grammar-words.ts'
import { bodies, neverNames } from '../words/name-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { frenchInfinitives, speechVerbs, weakVerbs } from '../words/speech-words.ts'
import type { Cue } from './cue.ts'
import { isInscribed } from './cue.ts'
import { russianCue } from './cue-russian.ts'
import { findingBody, ofPaper, paperReads } from './finding-bodies.ts'
import { locutionOf } from './locutions.ts'
import { pureNamesEnd } from './name-runs.ts'
import { subjectAfter, subjectAt } from './phrase-after.ts'
import type { Subject } from './phrase-edges.ts'
import { phraseEnding, subjectBefore } from './phrases.ts'
import { isRussianWord } from './russian-agreement.ts'

export function clauseCue(
  tokens: readonly Token[],
  q: number,
  floor: number,
  found: Cue | undefined,
): Cue | undefined {
  if (found?.kind === 'inscription') return found
  const passive = saidByAgent(tokens, q, floor)
  if (passive !== undefined) return { kind: 'speech', subject: passive, near: true }
  if (isRussianWord(tokens[floor]) || isRussianWord(tokens[q - 2])) return russianCue(tokens, q, floor, found)
  if (found?.kind === 'speech' && isNobody(tokens, found.subject)) return { ...found, subject: undefined }
  const infinitive = ofInfinitive(tokens, q, floor)
  if (infinitive !== undefined) return { kind: 'speech', subject: infinitive, near: true }
  const locution =
    found?.kind === 'speech' && found.near && found.subject !== undefined
      ? undefined
      : locutionOf(tokens, q, floor)
  if (locution !== undefined) return { kind: 'speech', subject: ofPaper(tokens, locution), near: true }
  const finder =
    found === undefined || (found.kind === 'speech' && found.subject === undefined)
      ? (findingBody(tokens, q, floor) ?? paperReads(tokens, q, floor))
      : undefined
  if (finder !== undefined) return { kind: 'speech', subject: finder, near: true }
  if (found === undefined && isPause(tokens, q, floor))
    return { kind: 'speech', subject: elided(floor), near: true }
  const pledge = found === undefined ? ofPledge(tokens, q, floor) : undefined
  if (pledge !== undefined) return { kind: 'speech', subject: pledge, near: true }
  const feeling =
    found === undefined || found.kind !== 'speech' || found.subject === undefined
      ? ofFeeling(tokens, q, floor)
      : undefined
  if (feeling !== undefined) return { kind: 'speech', subject: feeling, near: true }
  const relative = found?.kind === 'speech' && !found.near ? ofRelative(tokens, q, floor) : undefined
  if (relative !== undefined) return { kind: 'speech', subject: relative, near: false }
  if (found?.kind === 'speech' && found.subject !== undefined)
    return { ...found, subject: ofPaper(tokens, found.subject) }
  if (found !== undefined && goesOn(tokens, floor))
    return { ...found, kind: 'speech', subject: elided(floor), near: true }
  const subject =
    turnedAtStart(tokens, floor, q) ??
    whoseWords(tokens, q, floor) ??
    (found === undefined ? thatClause(tokens, q, floor) : undefined) ??
    gerundOf(tokens, q, floor) ??
    (found === undefined ? onlyPerson(tokens, q, floor) : undefined)
  if (subject !== undefined) return { kind: 'speech', subject, near: true }
  const predicate = found === undefined ? predicateOf(tokens, q, floor) : undefined
  const acting = found === undefined ? (predicate ?? thinkingOne(tokens, q, floor)) : predicate
  return acting === undefined ? found : { kind: 'speech', subject: acting, near: false }
}

/** "X slammed the Border Office, which turned him down because he was not “credible”": the office's words. */
function ofRelative(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const which = lastIn(tokens, floor + 2, q, ({ low }, at) => low === 'which' && tokens[at - 1]?.text === ',')
  if (which < 0 || firstIn(tokens, which, q, ({ low }) => speechVerbs.has(low) && !weakVerbs.has(low)) >= 0)
    return undefined
  const because = firstIn(tokens, which, q, ({ low }) => /^(?:because|saying|arguing|as|since)$/u.test(low))
  const head = because < 0 ? undefined : phraseEnding(tokens, which - 2, floor)
  return head?.kind === 'phrase' && tokens[head.head.to - 1]?.capital === true ? head : undefined
}

/** « Et d'ajouter : », "Then, quietly: ": whoever spoke or acted last goes on. */
function goesOn(tokens: readonly Token[], floor: number): boolean {
  return (
    /^(?:et|puis|mais)$/u.test(tokens[floor]?.low ?? '') &&
    /^(?:de|d'\p{L}+)$/u.test(tokens[floor + 1]?.low ?? '')
  )
}

function elided(at: number): Subject {
  return { kind: 'pronoun', at, low: '…' }
}

/** « Et son confrère Me Roy de renchérir : » */
function ofInfinitive(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  if (tokens[q - 1]?.text !== ':' || !/^(?:et|puis)$/u.test(tokens[floor]?.low ?? '')) return undefined
  const at = lastIn(tokens, floor + 2, q, ({ low }) => speechInfinitive(low))
  const of =
    at < 0 ? -1 : tokens[at]?.low.startsWith("d'") === true ? at : tokens[at - 1]?.low === 'de' ? at - 1 : -1
  if (of <= floor + 1) return undefined
  const subject = phraseEnding(tokens, of - 1, floor + 1)
  return subject?.kind === 'phrase' && isSomebody(tokens, subject) ? subject : undefined
}

/** « On lui a répondu : », "Her verdict:": nobody in particular. */
function isNobody(tokens: readonly Token[], subject: Subject | undefined): boolean {
  if (subject?.kind !== 'phrase') return false
  const { from, to } = subject.head
  return (
    to - from === 1 &&
    /^(?:on|her|his|their|its|son|sa|ses|leur|ça|cela|ce|c'est|there|this|that)$/u.test(
      tokens[from]?.low ?? '',
    )
  )
}

/** "described by neighbours as “quiet”", « décrit par ses voisins comme « un homme sans histoires » ». */
function saidByAgent(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const link = tokens[q - 1]?.low ?? ''
  if (/^(?:as|comme|d'|de|d'un|d'une)$/u.test(link)) {
    const by = lastIn(tokens, Math.max(floor, q - 12), q - 1, ({ low }) => /^(?:by|par)$/u.test(low))
    const verb = tokens[by - 1]
    const isOpen = by > floor && verb !== undefined && participle.test(verb.low)
    // « Roy, citée par l'agence, a qualifié … »: the agency's part is over at the comma.
    if (
      isOpen &&
      firstIn(
        tokens,
        by,
        q,
        ({ text }, at) => text === ',' && !/^(?:who|qui)$/u.test(tokens[at + 1]?.low ?? ''),
      ) < 0
    )
      return subjectAt(tokens, by + 1)
    if (isOpen) return undefined
  }
  // "was told by a nurse that his mother was “…”"
  const teller = lastIn(
    tokens,
    Math.max(floor + 1, q - 24),
    q,
    ({ low }, at) =>
      low === 'by' && /^(?:told|informed|warned|advised|assured|reminded)$/u.test(tokens[at - 1]?.low ?? ''),
  )
  const told = teller < 0 ? undefined : subjectAt(tokens, teller + 1)
  if (told?.kind === 'phrase' && /^(?:that|to|:)$/u.test(tokens[told.head.to]?.low ?? '')) return told
  const next = tokens[q + 1]
  if (!/^(?:by|par)$/u.test(next?.low ?? '') || next?.sentence !== tokens[q]?.sentence) return undefined
  const verb = lastIn(
    tokens,
    Math.max(floor, q - 6),
    q,
    ({ low }) => participle.test(low) && speechVerbs.has(low),
  )
  const be = tokens[verb - 1]?.low ?? ''
  if (verb <= floor || !/^(?:is|are|was|were|been|being|est|sont|était|étaient|été)$/u.test(be))
    return undefined
  // « par Le Courrier du soir »: a capital article in a paper's name.
  const subject = subjectAt(tokens, q + 2)
  return subject?.kind === 'phrase' ? subject : undefined
}

const participle = /^(?:\p{Ll}{3,}(?:ed|ée?s?|ie?s?|ue?s?|ite?s?)|known|seen|put|told)$/u

/** "Said Orvel: “…”", « Soupir de Zoé »: the verb opens the sentence, and who speaks stands behind it. */
function turnedAtStart(tokens: readonly Token[], floor: number, q: number): Subject | undefined {
  const verb = tokens[floor]
  if (tokens[q - 1]?.text !== ':' || verb?.capital !== true || !speechVerbs.has(verb.low) || q - floor > 14)
    return undefined
  if (!tokens[floor + 1]?.capital && !determiners.has(tokens[floor + 1]?.low ?? '')) return undefined
  const subject = subjectAfter(tokens, floor)
  return subject?.kind === 'phrase' && subject.head.from === floor + 1 ? subject : undefined
}

/** « a fait part de son « indignation » »: what somebody feels, in their words. */
function ofFeeling(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  if (!/^(?:son|sa|ses|leur|leurs|d'une?|d')$/u.test(tokens[q - 1]?.low ?? '')) return undefined
  const verb = lastIn(tokens, Math.max(floor + 1, q - 5), q, ({ low }) =>
    /^(?:part|exprimé|exprime|dit|redit|manifesté|réitéré|affiche|affiché)$/u.test(low),
  )
  if (verb < 0) return undefined
  const at =
    tokens[verb]?.low === 'part'
      ? /^(?:fait|font)$/u.test(tokens[verb - 1]?.low ?? '')
        ? verb - 1
        : -1
      : verb
  return at <= floor ? undefined : subjectBefore(tokens, at, floor)
}

/** « le gouvernement s'était pourtant engagé à « tourner la page » », "the ministry committed itself to “…”". */
function ofPledge(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  if (!/^(?:à|to)$/u.test(tokens[q - 1]?.low ?? '')) return undefined
  const verb = lastIn(tokens, Math.max(floor + 1, q - 5), q - 1, ({ low }) => pledging.test(low))
  const from = lastIn(tokens, Math.max(floor + 1, verb - 3), verb, ({ low }) =>
    /^(?:s'est|s'était|se)$/u.test(low),
  )
  return verb < 0 ? undefined : subjectBefore(tokens, from < 0 ? verb : from, floor)
}

const pledging = /^(?:engagée?s?|s'engage(?:nt|ait|aient)?|s'engagea|committed|commits)$/u

/** "Then, after a pause: “…”": no verb and nobody; whoever spoke goes on. */
function isPause(tokens: readonly Token[], q: number, floor: number): boolean {
  if (tokens[q - 1]?.text !== ':' || q - floor > 8) return false
  return (
    /^(?:then|later|and|puis|ensuite|потом|затем|и)$/u.test(tokens[floor]?.low ?? '') &&
    tokens.slice(floor, q - 1).every(({ kind, low }) => kind === 'sign' || pauseWords.test(low))
  )
}

const pauseWords =
  /^(?:then|later|and|puis|ensuite|потом|затем|и|after|a|an|the|long|short|brief|pause|silence|moment|while|quietly|softly|again|après|un|une|le|la|court|courte|bref|brève|temps|plus|bas|tard|doucement|после|паузы|помолчав|тихо|тише|подумав)$/u

const wordNouns =
  /^(?:claim|claims|statement|assertion|description|remark|remarks|warning|promise|threat|suggestion|belief|accusation|allegation|allegations|denial|admission|insistence|pledge|view|comment|comments|depiction|characterisation|characterization|vow|plea|demand|words|contention|conclusion|quip)$/u
const frenchWords =
  /^(?:propos|mots?|phrase|formule|paroles?|déclarations?|réponse|réaction|témoignage|récit|réplique|avis|constat|analyse|mise|commentaire|réflexion|cri|appel|aveu|expression|texto|sms|mail|message|lettre|tweet|post|courrier|note|text|letter|email|tweet|voicemail|reply|сообщение|письмо|записка|смс)$/u

/** "the minister's claim that they were “safe”", « les propos de Luc Arnal : « … » ». */
export function whoseWords(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const noun = lastIn(
    tokens,
    Math.max(floor + 1, q - 14),
    q,
    ({ low }, at) => wordNouns.test(low) && /['’]s?$/u.test(tokens[at - 1]?.text ?? ''),
  )
  const goes = /^(?:that|of|as|to|about)$/u.test(tokens[noun + 1]?.low ?? '')
  if (noun > floor && goes) {
    const owner = phraseEnding(tokens, noun - 1, floor)
    return owner?.kind === 'phrase' && isSomebody(tokens, owner) ? owner : undefined
  }
  if (tokens[q - 1]?.text !== ':') return undefined
  // « Même son de cloche chez Claire Delmas : »
  const chez = lastIn(tokens, Math.max(floor, q - 9), q - 1, ({ low }) => low === 'chez')
  const hers = chez < 0 ? undefined : subjectAt(tokens, chez + 1)
  if (hers?.kind === 'phrase' && hers.head.to === q - 1 && isSomebody(tokens, hers)) return hers
  const noun1 = lastIn(tokens, floor, q - 1, ({ low }) => frenchWords.test(low.replace(/^[ld]'/u, '')))
  // « Le mot est de Charlotte Binet : »
  const word =
    noun1 >= 0 && /^(?:est|sont|était|vient)$/u.test(tokens[noun1 + 1]?.low ?? '') ? noun1 + 1 : noun1
  const of = tokens[word + 1]
  if (word < 0 || of === undefined || !/^(?:de|du|des|d'|d'une?|from|by|от|chez)$/u.test(of.low))
    return undefined
  const owner = subjectAt(tokens, word + 2)
  return owner?.kind === 'phrase' && isSomebody(tokens, owner) ? owner : undefined
}

function isSomebody(tokens: readonly Token[], { head }: Extract<Subject, { kind: 'phrase' }>): boolean {
  return tokens
    .slice(head.from, head.to)
    .some(
      ({ low, capital }, i) =>
        (capital && (i > 0 || !determiners.has(low))) ||
        isPersonNoun(low.replace(/['’]s?$/u, '')) ||
        bodies.has(low.replace(/^l'/u, '')),
    )
}

/** « Joanne Orvel, nièce du défunt, « n'attend plus rien » »: the words in marks hold the verb. */
function predicateOf(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const opens = tokens[q]?.opens ?? ''
  const isNot =
    /^(?:n'a|n'ont|n'est|n'avait|n'était|n'ai|ne)$/u.test(tokens[q - 1]?.low ?? '') &&
    /^(?:pas|plus|aucune?|rien|jamais) /u.test(opens)
  if (
    !isNot &&
    !/^(?:n['’]|ne |se |s['’]|est |has |is |was |had |will |would |can |cannot |does |did |не )/u.test(opens)
  )
    return undefined
  const subject = subjectBefore(tokens, q, floor)
  if (subject?.kind !== 'phrase') return undefined
  const first = tokens[subject.head.from]
  const isOne = first?.capital === true || /^(?:the|le|la|un|une|son|sa|l'\p{L}+)$/u.test(first?.low ?? '')
  return isOne &&
    !(first?.capital === true && neverNames.has(first.low) && !determiners.has(first.low)) &&
    !isNobody(tokens, subject)
    ? subject
    : isSomebody(tokens, subject) && !isNobody(tokens, subject) && first?.low !== 'nobody'
      ? subject
      : undefined
}

/** "Orvel believes the court is “afraid of its own shadow”": what somebody thinks, without "that". */
function thinkingOne(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const verb = lastIn(tokens, floor + 1, q, ({ low, capital }) => !capital && thinking.test(low))
  const next = tokens[verb + 1]
  if (
    verb < 0 ||
    next === undefined ||
    !(next.capital || determiners.has(next.low) || /^(?:he|she|they|it|we)$/u.test(next.low))
  )
    return undefined
  const subject = subjectBefore(tokens, verb, floor)
  if (subject?.kind === 'pronoun') return subject
  return subject !== undefined && isSomebody(tokens, subject) ? subject : undefined
}

const thinking =
  /^(?:believes?|believed|feels?|felt|thinks?|thought|fears?|feared|hopes?|hoped|reckons?|reckoned|suspects?|suspected)$/u

/** « Un argument que balaie un pompier croisé devant la gare : « Non. » »: one person, and no other, before the colon. */
function onlyPerson(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  if (tokens[q - 1]?.text !== ':' || q - floor > 30 || q - floor < 4) return undefined
  const clause = tokens.slice(floor, q - 1)
  if (
    clause.some(
      ({ low, kind, capital }, i) =>
        kind === 'quote' ||
        isInscribed(low) ||
        hearing.test(low) ||
        /^(?:on|he|she|il|elle|they|i|je|nous|we)$/u.test(low) ||
        papersLatin.test(low) ||
        (capital && i > 0),
    )
  )
    return undefined
  const people = clause.flatMap(({ low, capital }, i) => (!capital && isPersonNoun(low) ? [floor + i] : []))
  const [noun] = people
  if (noun === undefined || people.length > 1) return undefined
  const from = lastIn(tokens, Math.max(floor, noun - 3), noun, ({ low }) =>
    /^(?:un|une|le|la|a|an|the|one|another|son|sa|his|her|their)$/u.test(low),
  )
  const start = tokens[noun]?.low.startsWith("l'") === true ? noun : from
  if (start < floor || prepositions.has(tokens[start - 1]?.low ?? '')) return undefined
  return { kind: 'phrase', head: { from: start, to: noun + 1 } }
}

const papersLatin =
  /^(?:l'|d')?(?:note|letter|message|text|email|sign|article|headline|caption|page|list|book|report|lettre|texte|courriel|titre|liste|loi|phrase|panneau|écriteau|mur|mail|sms|tract)s?$/u

const hearing =
  /^(?:learn|learns|learned|learnt|heard|hears|saw|sees|found|knew|knows|noticed|discovered|realised|realized|understood|read|means|meant|shows|showed|proves|proved|so|such|apprend|appris|sait|savait|découvre|découvert|voit|vu|comprend|compris|signifie|montre|prouve|sorte|fait|ainsi|alors|parce|tandis|pendant|depuis|après|avant|dès|lors|autant|bien|plus|moins|même|tel|telle|si|pour)$/u

/** "X deadpanned that “…”", « X fait valoir que « … » »: a verb and "that", whichever verb it is. */
function thatClause(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  for (let i = q - 1; i > floor + 1 && q - i < 30; i--) {
    const token = tokens[i]
    if (token === undefined || token.kind === 'quote') return undefined
    const isThat = /^(?:that|que|qu'\p{L}*)$/u.test(token.low)
    const verb = tokens[i - 1]
    if (!isThat || verb?.kind !== 'word' || verb.capital || hearing.test(verb.low)) continue
    if (
      !/(?:ed|s|é|it|t|e|nt|u|oir|ir|er)$/u.test(verb.low) ||
      prepositions.has(verb.low) ||
      determiners.has(tokens[i - 2]?.low ?? '')
    )
      continue
    // « X fait valoir que », « X tient à rappeler que »: the first of two verbs has the subject.
    const isSecond = /^(?:valoir|savoir|remarquer|observer|comprendre|entendre)$/u.test(verb.low)
    const at = isSecond
      ? lastIn(tokens, Math.max(floor, i - 5), i - 1, ({ low }) =>
          /^(?:fait|font|faisait|a|ont|laisse|laissé)$/u.test(low),
        )
      : i - 1
    const subject = at <= floor ? undefined : subjectBefore(tokens, at, floor)
    if (subject?.kind === 'pronoun' || (subject?.kind === 'phrase' && isSomebody(tokens, subject)))
      return subject
  }
  return undefined
}

/** « X a quitté la salle en lançant : « … » »: the gerund has the subject of its sentence. */
function gerundOf(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const at = lastIn(
    tokens,
    Math.max(floor, q - 8),
    q,
    ({ low }, k) =>
      (/^\p{Ll}{3,}ant$/u.test(low) && tokens[k - 1]?.low === 'en') ||
      (/^(?:d')?\p{Ll}{3,}(?:er|ir|re)$/u.test(low) &&
        /^(?:avant|de|pour)$/u.test(tokens[k - 1]?.low ?? '') &&
        speechInfinitive(low)) ||
      (/^\p{Ll}{3,}ing$/u.test(low) && /^(?:before|after|by|while|then)$/u.test(tokens[k - 1]?.low ?? '')),
  )
  if (at < 0) return undefined
  const name = tokens[floor]?.capital === true ? pureNamesEnd(tokens, floor) : floor
  if (name - floor >= 2) return { kind: 'phrase', head: { from: floor, to: name } }
  const subject = subjectAt(tokens, floor)
  if (subject?.kind === 'pronoun') return /^(?:il|elle)$/u.test(subject.low) ? subject : undefined
  return subject !== undefined && isSomebody(tokens, subject) ? subject : undefined
}

function speechInfinitive(low: string): boolean {
  return (
    frenchInfinitives.has(low.replace(/^d'/u, '')) ||
    /^(?:dire|conclure|répondre|écrire|poursuivre|reprendre)$/u.test(low)
  )
}
