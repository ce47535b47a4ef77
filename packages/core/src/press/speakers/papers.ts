/** Whose paper "the statement" is: the body that an earlier sentence says it came from (P31d). */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { determiners } from '../words/grammar-words.ts'
import { isPersonNounAnywhere } from '../words/person-nouns.ts'
import { speechVerbs, weakVerbs } from '../words/speech-words.ts'
import { isSpeakingNoun } from '../words/thing-nouns.ts'
import { isPassive } from './controllers.ts'
import { subjectAt } from './phrase-after.ts'
import { isVerb, type Range, type Subject } from './phrase-edges.ts'
import { phraseEnding, subjectBefore } from './phrases.ts'

const papers =
  /^(?:statement|letter|note|message|email|communiqué|lettre|courrier|message|courriel|texte|tract|post|tweet)$/u

/** The noun of "the statement", « le communiqué », and nothing more. */
export function paperNoun(tokens: readonly Token[], from: number, to: number): string | undefined {
  const noun = tokens[to - 1]?.low ?? ''
  // « écrivent les signataires »: whose letter it is.
  const signed = to - from === 2 ? signatories.get(noun) : undefined
  if (signed !== undefined) return signed
  const isBare = to - from === 2 && /^(?:the|this|le|la|ce|cette)$/u.test(tokens[from]?.low ?? '')
  return isBare && papers.test(noun) ? noun : undefined
}

const signatories: ReadonlyMap<string, string> = new Map([
  ['signataires', 'lettre'],
  ['signatories', 'letter'],
])

/** "its letter said", «его письмо»: whose it is, as the pronoun that would stand for them; « sa lettre » may be a woman's or a man's. */
export function ownersPronoun(tokens: readonly Token[], from: number, to: number): string | undefined {
  if (to - from !== 2 || !(papers.test(tokens[to - 1]?.low ?? '') || isRussianPaper(tokens[to - 1])))
    return undefined
  return owners.get(tokens[from]?.low ?? '')
}

function isRussianPaper(token: Token | undefined): boolean {
  return /^(?:письмо|заявление|сообщение|послание|ответ)$/u.test(token?.low ?? '')
}

const owners: ReadonlyMap<string, string> = new Map([
  ['its', 'it'],
  ['his', 'he'],
  ['her', 'she'],
  ['their', 'they'],
  ['его', 'он'],
  ['её', 'она'],
  ['ее', 'она'],
  ['их', 'они'],
])

const issuing =
  /^(?:issued|released|published|sent|posted|signed|circulated|publié|diffusé|envoyé|adressé|signé|publie|diffuse|envoie)$/u

/** "a report published by the union", « un rapport rédigé par Roy »: by whom it is stands behind. */
export function isPaperWithWriter(low: string): boolean {
  return /^(?:written|published|issued|signed|released|drafted|prepared|compiled|drawn|sent|posted|produced|authored|publiée?s?|rédigée?s?|signée?s?|établie?s?|diffusée?s?|envoyée?s?|écrite?s?|adressée?s?|produite?s?|transmise?s?)$/u.test(
    low,
  )
}

/** The subject of the nearest sentence before `at` in which somebody gives out such a paper. */
export function ownerOfPaper(tokens: readonly Token[], at: number, noun: string): Subject | undefined {
  const paper = lastIn(tokens, Math.max(0, at - 400), at, ({ low }) => low === noun)
  if (paper < 0) return undefined
  return ownerAt(tokens, paper)
}

/** "The accompanying text": whoever gave out, right before, what it lies beside. */
export function ownerOfEnclosed(tokens: readonly Token[], at: number): Subject | undefined {
  const own = tokens[at]?.sentence ?? 0
  const verb = lastIn(
    tokens,
    Math.max(1, at - 60),
    at,
    ({ low, sentence }, k) =>
      own - sentence <= 1 && sentence < own && issuing.test(low) && !isPassive(tokens, k),
  )
  const subject = verb < 0 ? undefined : subjectBefore(tokens, verb, startOfClause(tokens, verb))
  return subject?.kind === 'phrase' && isOne(tokens, subject) ? subject : undefined
}

/** Behind the nearest "that" or "which" of the sentence, or where it begins. */
function startOfClause(tokens: readonly Token[], verb: number): number {
  let from = verb
  while (
    from > 0 &&
    tokens[from - 1]?.sentence === tokens[verb]?.sentence &&
    !/^(?:that|which|que|qu'\p{L}+)$/u.test(tokens[from - 1]?.low ?? '')
  )
    from--
  return from
}

function ownerAt(tokens: readonly Token[], paper: number): Subject | undefined {
  const sentence = tokens[paper]?.sentence
  let floor = paper
  while (floor > 0 && tokens[floor - 1]?.sentence === sentence) floor--
  const owner = tokens[paper - 1]
  if (owner !== undefined && /['’]s?$/u.test(owner.text) && owner.capital)
    return phraseEnding(tokens, paper - 1, floor)
  // "The directorate's six-page decision"
  const farther = lastIn(
    tokens,
    Math.max(floor, paper - 4),
    paper,
    ({ text, low, capital }) =>
      /['’]s?$/u.test(text) && (capital || isSpeakingNoun(low.replace(/['’]s?$/u, ''))),
  )
  if (
    farther >= 0 &&
    tokens
      .slice(farther + 1, paper)
      .every(
        (token) =>
          token.kind === 'word' &&
          !token.capital &&
          !isVerb(token) &&
          !determiners.has(token.low) &&
          !isSpeakingNoun(token.low),
      )
  )
    return phraseEnding(tokens, farther, floor)
  const from = firstIn(
    tokens,
    paper + 1,
    paper + 7,
    ({ low, kind }) => kind !== 'word' || /^(?:from|by|de|du|d')$/u.test(low),
  )
  const isFrom = from > 0 && tokens[from]?.kind === 'word' && tokens[from]?.sentence === sentence
  const isOpen = !tokens
    .slice(paper + 1, Math.max(paper + 1, from))
    .some((token) => speechVerbs.has(token.low))
  const whose =
    isFrom && isOpen && (from === paper + 1 || tokens[from]?.low === 'from')
      ? subjectAt(tokens, from + 1)
      : undefined
  if (whose?.kind === 'phrase' && isOne(tokens, whose)) return whose
  // "The union issued a statement", "In a letter, the union said", "the office named him in a report"
  const isOld = papers.test(tokens[paper]?.low ?? '')
  const inIt = isIn(tokens, paper) ? lastIn(tokens, floor + 1, paper, ({ low }) => puttingIn.test(low)) : -1
  const given =
    inIt >= 0
      ? inIt
      : lastIn(tokens, floor + 1, paper, (token) => issuing.test(token.low) || (isOld && isSaying(token)))
  const verb =
    given >= 0 ? given : isIn(tokens, paper) ? firstIn(tokens, paper + 1, paper + 16, isSaying) : -1
  if (verb < 0 || tokens[verb]?.sentence !== sentence) return undefined
  const subject = subjectBefore(tokens, verb, given >= 0 ? floor : Math.min(verb, paper + 1))
  return subject?.kind === 'phrase' && isOne(tokens, subject) ? subject : undefined
}

const puttingIn =
  /^(?:included|mentioned|named|listed|documented|described|recorded|condemned|denounced|criticised|criticized|said|warned|found|concluded|recensé|mentionné|cité|décrit|dénoncé|documenté|affirmé|conclu)$/u

function isSaying(token: Token): boolean {
  return token.kind === 'word' && speechVerbs.has(token.low) && (!weakVerbs.has(token.low) || isVerb(token))
}

function isIn(tokens: readonly Token[], paper: number): boolean {
  return [1, 2, 3].some((back) => /^(?:in|dans)$/u.test(tokens[paper - back]?.low ?? ''))
}

function isOne(tokens: readonly Token[], { head }: Extract<Subject, { kind: 'phrase' }>): boolean {
  return tokens.slice(head.from, head.to).some(({ kind }) => kind === 'word')
}

/** "A note on the door read: “…” It was signed by the director.": who signed stands in the sentence behind. */
export function signedBelow(tokens: readonly Token[], q: number): Subject | undefined {
  const sentence = tokens[q]?.sentence ?? 0
  const verb = firstIn(
    tokens,
    q + 1,
    q + 8,
    ({ low, sentence: own }) => own === sentence + 1 && /^(?:signed|signée?s?)$/u.test(low),
  )
  if (verb < 0) return undefined
  const opens = tokens.slice(q + 1, verb).filter(({ kind }) => kind === 'word')
  const isIt =
    opens.length <= 3 &&
    opens.every(({ low }) =>
      /^(?:it|they|he|she|elle|il|was|is|were|est|était|the|le|la|letter|note|message|lettre|mot|texte|c'est|c'était)$/u.test(
        low,
      ),
    )
  const by = tokens[verb + 1]?.low ?? ''
  const at = /^(?:by|par|de|du|d')$/u.test(by) ? verb + 2 : verb + 1
  return isIt ? subjectAt(tokens, at) : undefined
}

const told =
  /^(?:interview|statement|testimony|evidence|diary|diaries|letters?|message|recording|call|memoir|speech|post|email|entretien|témoignage|journal|lettre|déposition|déclaration|courrier|carnet|интервью|показани(?:я|ях|й)|дневник\p{Ll}{0,2}|письм[оае]|запис[ьи]|обращени[ея])$/u

/** The court heard part of Orvel's own interview. In it he said …: what is in it, Orvel says. */
export function speakerInIt(tokens: readonly Token[], pronoun: number): Subject | undefined {
  const own = tokens[pronoun]?.sentence ?? 0
  const at = tokens[pronoun - 1]?.text === ',' ? pronoun - 3 : pronoun - 2
  const opens = tokens[at]
  const isIn =
    /^(?:in|dans|в)$/u.test(opens?.low ?? '') &&
    /^(?:it|them|(?:celui|celle|ceux|celles)-ci|нём|нем|ней|них)$/u.test(tokens[at + 1]?.low ?? '') &&
    opens?.sentence === own &&
    tokens[at - 1]?.sentence !== own
  if (!isIn) return undefined
  const noun = lastIn(
    tokens,
    Math.max(0, pronoun - 40),
    pronoun - 2,
    ({ low, sentence }) => sentence === own - 1 && told.test(low),
  )
  if (noun < 0) return undefined
  const owner = lastIn(tokens, noun - 3, noun, ({ capital, text }) => capital && /['’]s?$/u.test(text))
  const floor = firstIn(tokens, Math.max(0, noun - 40), noun, ({ sentence }) => sentence === own - 1)
  // "part of Captain Orvel's interview"
  const tie = lastIn(tokens, Math.max(floor, owner - 5), owner, ({ low }) => /^(?:of|from)$/u.test(low))
  if (owner >= 0) return phraseEnding(tokens, owner, Math.max(floor, tie + 1))
  const next = tokens[noun + 1]
  const behind = /^(?:de|d'|of|by)$/u.test(next?.low ?? '') ? noun + 2 : noun + 1
  const name = tokens[behind]
  const isNamed = name?.capital === true && (behind > noun + 1 || /\p{Script=Cyrillic}/u.test(name.low))
  const subject = isNamed ? subjectAt(tokens, behind) : undefined
  return subject?.kind === 'phrase'
    ? { ...subject, ...(behind === noun + 1 ? { declined: true } : {}) }
    : undefined
}

const received =
  /^(?:letters?|emails?|messages?|notes?|lettre|courriel|courrier|message|письмо|сообщение|послание)$/u

/** «Пришло письмо от читательницы. «…», — упрекает она»: whoever wrote it, if the pronoun can mean them. */
export function writerBefore(tokens: readonly Token[], pronoun: number, low: string): Subject | undefined {
  if (!/^(?:he|she|il|elle|он|она)$/u.test(low)) return undefined
  const end = pronoun < 0 ? tokens.length - 1 : pronoun
  const own = tokens[end]?.sentence ?? 0
  const noun = lastIn(
    tokens,
    Math.max(0, end - 40),
    end,
    ({ low: word, sentence }) => sentence === own - 1 && received.test(word),
  )
  const from = tokens[noun + 1]?.low ?? ''
  if (noun < 0 || !/^(?:from|d'une?|de|от)$/u.test(from)) return undefined
  const subject = subjectAt(tokens, noun + 2)
  if (subject?.kind !== 'phrase') return undefined
  const at = firstIn(tokens, subject.head.from, subject.head.to, (token) => isPersonNounAnywhere(token.low))
  const person = tokens[at]
  // "a letter from the baker Orvel": who has a name is found by it.
  if (person === undefined || person.capital || tokens[at + 1]?.capital === true) return undefined
  const head = { from: subject.head.from, to: at + 1 }
  const isWomans = /^(?:d'une|une)$/u.test(from) || /(?:ицы|ки|ши|ессы)$/u.test(person.low)
  const isMans = from === "d'un" || /\p{Script=Cyrillic}(?:теля|[дгкнрт]а|ца)$/u.test(person.low)
  if (/^(?:she|elle|она)$/u.test(low) ? isMans : isWomans) return undefined
  if (!/^(?:from)$/u.test(from) && !isWomans && !isMans) return undefined
  return { kind: 'phrase', head, ...(from === 'от' ? { declined: true } : {}) }
}

/** « une note interne révélée en avril par le site Contra, qui demande de « … » »: the note asks, and not who brings it out. */
export function isBroughtOut(tokens: readonly Token[], { from, to }: Range): boolean {
  if (tokens[to]?.text !== ',' || !/^(?:qui|which)$/u.test(tokens[to + 1]?.low ?? '')) return false
  const by = lastIn(tokens, from - 3, from + 1, ({ low }) => /^(?:par|by)$/u.test(low))
  const out = lastIn(tokens, by - 4, by, ({ low }) =>
    /^(?:révélée?|obtenue?|consultée?|dévoilée?|revealed|leaked|obtained|seen)$/u.test(low),
  )
  return by > 0 && out > 0 && firstIn(tokens, Math.max(0, out - 5), out, ({ low }) => leakable.test(low)) >= 0
}

const leakable =
  /^(?:note|notes|circulaire|document|documents|mémo|rapport|courriel|lettre|directive|instruction|instructions|memo|circular|letter|email|order|report)$/u
