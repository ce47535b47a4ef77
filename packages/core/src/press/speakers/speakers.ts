/**
 * From the words that stand as subject to the one who speaks.
 *
 * A named person or body is written in full as the text gives it elsewhere; somebody unnamed in the
 * text's own words; a pronoun only when it can mean one person. Otherwise there is no speaker.
 */
import { givenAs, givenName, isGivenDeclined } from '../names/given-as.ts'
import { nominative } from '../names/places.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { firstPersons, relatives } from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { apposedName } from './apposed-names.ts'
import { bodyMeant } from './body-of-pronoun.ts'
import { demonymOf } from './demonyms.ts'
import { describedName } from './described-names.ts'
import { isOfPaperBefore } from './nobody-known.ts'
import { isNobodysForm } from './nobodys-form.ts'
import { nameOfOffice } from './office-name.ts'
import { ownWords } from './own-words.ts'
import { ownerOf } from './paper-owner.ts'
import { ownersPronoun, speakerInIt, writerBefore } from './papers.ts'
import { isFrenchPerfect, type Range, type Subject } from './phrase-edges.ts'
import { nameOf } from './proper-names.ts'
import { isWriting, writerOfPaper } from './russian-papers.ts'
import type { Scene, Speaker } from './scene.ts'
import { firstCase } from './speaker-first-case.ts'
import { heldToFloor } from './speaker-floor.ts'
import { isThing } from './things.ts'

/** The one whom the subject of a verb of speech names, describes or points back to. */
export function speakerOf(scene: Scene, subject: Subject): Speaker {
  return floored(whoIs(scene, subject))
}

/** Nobody is better than words that name nobody. */
export function floored(speaker: Speaker): Speaker {
  if (speaker.name === null) return speaker
  const name = speaker.name.includes(', ') ? speaker.name : heldToFloor(speaker.name)
  return name === speaker.name ? speaker : { name, basis: name === null ? 'none-named' : speaker.basis }
}

function whoIsMeant(scene: Scene, subject: Extract<Subject, { kind: 'pronoun' }>): Speaker {
  const meant = pronounSpeaker(scene, subject.low, subject.at)
  if (subject.besides === undefined) return meant
  const isOther = scene.names.isCalled(meant.name ?? '', subject.besides)
  if (meant.name !== null && !isOther) return meant
  const who = subject.low === '' ? undefined : subject.low === 'она' ? 'she' : 'he'
  const name = who === undefined ? undefined : scene.mentions.doneTo(scene.passage, who)
  return name === undefined || scene.names.isCalled(name, subject.besides)
    ? { name: null, basis: 'inscription' }
    : { name, basis: 'pronoun' }
}

function whoIs(scene: Scene, subject: Subject): Speaker {
  if (subject.kind === 'pronoun') return whoIsMeant(scene, subject)
  const office = subject.placed === undefined ? nameOfOffice(scene.tokens, subject.head) : undefined
  if (office !== undefined)
    return whoIs(scene, {
      kind: 'phrase',
      head: office,
      ...(subject.declined === true ? { declined: true } : {}),
    })
  if (isNobodysForm(scene.tokens, subject.head)) return { name: null, basis: 'none-named' }
  const latter = latterOf(scene, subject.head)
  if (latter !== undefined) return { name: latter, basis: 'pronoun' }
  const pronoun = ownersPronoun(scene.tokens, subject.head.from, subject.head.to)
  if (pronoun !== undefined) return pronounSpeaker(scene, pronoun, subject.head.from)
  const source = sourceMeant(scene, subject.head)
  if (source !== undefined) return { name: source, basis: 'stated' }
  const channel = channelOfAuthor(scene, subject.head)
  if (channel !== undefined) return { name: channel, basis: 'pronoun' }
  const owner = paperOwner(scene, subject.head)
  if (owner !== undefined) return owner
  if (isThing(scene.tokens, subject.head) || isFrenchVerb(scene.tokens, subject))
    return { name: null, basis: 'none-named' }
  if (subject.others !== undefined) {
    const all = [subject.head, ...subject.others].map((one) => nameOf(scene, one) ?? ownWords(scene, one))
    return { name: all.join(', '), basis: 'stated' }
  }
  if (isOneOfTwo(scene.tokens, subject.head)) return { name: null, basis: 'none-named' }
  if (subject.placed !== undefined) {
    const words = ownWords(scene, subject.head)
    const isAlone = subject.head.to - subject.head.from === 1
    // «В управлении подтвердили … «…», — заверили в пресс-службе»
    const whose =
      isAlone && /^(?:пресс-служб|ведомств)/u.test(words)
        ? scene.mentions.bodyHere(scene.passage, subject.head.from)
        : undefined
    if (whose !== undefined) return { name: whose, basis: 'pronoun' }
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

/** « a démenti », and no name stands behind its comma. */
function isFrenchVerb(tokens: readonly Token[], subject: Extract<Subject, { kind: 'phrase' }>): boolean {
  return subject.apposed === undefined && isFrenchPerfect(tokens, subject.head.from)
}

/** «Источник в полиции подтвердил … «…», — сказал собеседник издания»: the source of whom the paragraph has spoken. */
function sourceMeant({ mentions, passage, tokens }: Scene, { from }: Range): string | undefined {
  const at = /^сво(?:его|ей)$/u.test(tokens[from]?.low ?? '') ? from + 1 : from
  if (!/^собеседни(?:ка?|ц[аыу])$/u.test(tokens[at]?.low ?? '')) return undefined
  return mentions.nearest(passage, from, tokens, (name) => /^источник(?!\p{L})/iu.test(name))
}

/** «Канал «Волна» показал двор. Его автор пишет …»: the channel, if the paragraph speaks of no other body. */
function channelOfAuthor({ mentions, passage, tokens }: Scene, { from, to }: Range): string | undefined {
  const noun = tokens[to - 1]?.low ?? ''
  const isHis = (at: number): boolean => /^(?:его|её|ее)$/u.test(tokens[at]?.low ?? '')
  const isAuthors = /^(?:автор|авторы|администратор|администраторы|админ|админы)$/u.test(noun)
  const isOwned = (to - from === 1 && isHis(from - 1)) || (to - from === 2 && isHis(from))
  return isAuthors && isOwned ? mentions.bodyHere(passage, from) : undefined
}

/** "the latter said": not whom the text is about, but who was named last. */
function latterOf({ mentions, passage, tokens }: Scene, { from, to }: Range): string | undefined {
  const isLatter = to - from === 2 && tokens[from]?.low === 'the' && tokens[from + 1]?.low === 'latter'
  return isLatter ? mentions.latest(passage, from, undefined) : undefined
}

/** "the statement said": whose it is, if the text tells. */
function paperOwner(scene: Scene, head: Range): Speaker | undefined {
  const owner = ownerOf(scene, head)
  if (owner === undefined) return undefined
  // « selon l'enquête interne »: the text itself gives the paper as where it has the words from.
  const isSource = /^(?:to|selon|d'après|d')$/u.test(scene.tokens[head.from - 1]?.low ?? '')
  if (owner.kind === 'nobody') return isSource ? undefined : { name: null, basis: 'inscription' }
  if (owner.kind === 'name') return { name: owner.name, basis: 'pronoun' }
  const speaker = speakerOf(owner.scene, owner.subject)
  if (speaker.name === null) return { name: null, basis: 'inscription' }
  return { name: speaker.name, basis: owner.subject.kind === 'pronoun' ? 'pronoun' : 'stated' }
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
    const own = scene.tokens[at]?.low ?? ''
    if (isWriting(own) || own === 'так') {
      const writer = writerOfPaper(scene.tokens, at)
      if (writer === 'nobody') return { name: null, basis: 'inscription' }
      if (writer !== undefined) return { ...whoIs(scene, writer), basis: 'pronoun' }
      const same = own === 'так' ? undefined : scene.mentions.acting(scene.passage, at, scene.tokens)
      return same === undefined ? { name: null, basis: 'inscription' } : { name: same, basis: 'pronoun' }
    }
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
