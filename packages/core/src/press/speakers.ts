/**
 * From the words that stand as subject to the one who speaks.
 *
 * A named person or body is written in full as the text gives it elsewhere; somebody unnamed in the
 * text's own words; a pronoun only when it can mean one person. Otherwise there is no speaker.
 */
import { firstPersons, peopleWords, prepositions, relatives, tying } from './grammar-words.ts'
import type { Mentions } from './mentions.ts'
import { bodies, titles } from './name-words.ts'
import type { Name, Names } from './names.ts'
import { givenName } from './persons.ts'
import type { Range, Subject } from './phrase-edges.ts'
import type { Basis } from './report.ts'
import type { Token } from './tokens.ts'

export type Speaker = { readonly name: string | null; readonly basis: Basis }

export type Scene = {
  readonly text: string
  readonly names: Names
  readonly mentions: Mentions
  /** Number of the passage in the article. */
  readonly passage: number
  readonly tokens: readonly Token[]
  /** Who says "I" here: the speaker of the quotation around it. */
  readonly self: string | null
}

/** Longer descriptions of somebody unnamed are cut at "who". */
const longestDescription = 8

export function speakerOf(scene: Scene, subject: Subject): Speaker {
  if (subject.kind === 'pronoun') return pronounSpeaker(scene, subject.low, subject.at)
  if (subject.others !== undefined) {
    const all = [subject.head, ...subject.others].map((one) => nameOf(scene, one) ?? ownWords(scene, one))
    return { name: all.join(', '), basis: 'stated' }
  }
  const given = givenName(scene.tokens, subject.head.from, endOfNaming(scene.tokens, subject))
  if (given !== undefined) return { name: nameOf(scene, given) ?? ownWords(scene, given), basis: 'stated' }
  if (subject.nounEnd !== undefined) {
    const noun = { from: subject.head.from, to: subject.nounEnd }
    return { name: nameOf(scene, noun) ?? ownWords(scene, subject.head), basis: 'stated' }
  }
  const apposed =
    subject.apposed === undefined ? undefined : apposedName(scene, subject.head, subject.apposed)
  const name =
    apposed ??
    nameOf(scene, subject.head) ??
    describedName(scene, subject.head) ??
    ownWords(scene, subject.head)
  return name === '' ? { name: null, basis: 'none-named' } : { name, basis: 'stated' }
}

/** As far as "who gave her name as …" may reach. */
function endOfNaming(
  tokens: readonly Token[],
  { head, apposed }: Extract<Subject, { kind: 'phrase' }>,
): number {
  if (apposed !== undefined) return apposed.to
  return relatives.has(tokens[head.to]?.low ?? '') ? head.to + 8 : head.to
}

function pronounSpeaker(scene: Scene, low: string, at: number): Speaker {
  if (firstPersons.has(low)) {
    return scene.self === null ? { name: null, basis: 'none-named' } : { name: scene.self, basis: 'stated' }
  }
  const name = scene.mentions.antecedent(scene.passage, at < 0 ? scene.tokens.length : at, low, scene.tokens)
  return name === undefined ? { name: null, basis: 'pronoun-unclear' } : { name, basis: 'pronoun' }
}

/** "the minister, Jorun Eskeldt,": the name, on whichever side of the comma it stands. */
function apposedName(scene: Scene, head: Range, apposed: Range): string | undefined {
  const first = scene.tokens[apposed.from]
  const inside = scene.tokens.slice(first?.low === 'the' ? apposed.from + 1 : apposed.from, apposed.to)
  const own = properEnd(scene, head)
  if (relatives.has(inside[0]?.low ?? '') || own?.kind === 'person') return own?.text
  const isPure =
    inside.length <= 5 &&
    inside.every(
      (token) =>
        token.kind === 'word' && (token.capital || /^(?:de|van|von|al|el|bin|of|for)$/u.test(token.low)),
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

function nameOf(scene: Scene, range: Range): string | undefined {
  return properEnd(scene, range)?.text
}

/** The name a phrase is about: at the end of its head, or after a title that goes on with "of". */
function properEnd(scene: Scene, range: Range): Name | undefined {
  const tokens = scene.tokens.slice(range.from, range.to)
  const whole = scene.names.endOf(tokens)
  const tie = tokens.findIndex((token, i) => i > 0 && tying.has(token.low))
  if (tie < 0) return whole
  const head = tokens.slice(0, tie)
  const headName = scene.names.endOf(head)
  const frenchBody = bodyWithComplement(scene, tokens, tie)
  if (frenchBody !== undefined) return frenchBody
  if (headName?.kind === 'person') return headName
  // "Foreign Ministry of Quiria": the body's name reaches over "of".
  if (whole?.kind === 'body' && whole.text.startsWith(headName?.text ?? '\n')) return whole
  if (headName !== undefined) return headName
  const isTitle = head.some((token) => titles.has(token.low) || peopleWords.has(token.low))
  return isTitle && whole?.kind === 'person' && lastIsBare(scene, tokens, whole) ? whole : undefined
}

/** « la Ligue des droits de l'homme », « la Commission de l'immigration »: French writes the rest of a body's name small. */
function bodyWithComplement(scene: Scene, tokens: readonly Token[], tie: number): Name | undefined {
  const noun = tokens[tie - 1]
  const last = tokens.at(-1)
  if (noun === undefined || last === undefined || !noun.capital || !bodies.has(noun.low)) return undefined
  const isFrench = /^(?:de|du|des|d'.*)$/u.test(tokens[tie]?.low ?? '')
  return isFrench && !last.capital
    ? { text: scene.text.slice(noun.start, last.end), kind: 'body' }
    : undefined
}

/** A person's name ends the phrase, after a place or not: not the "Port Ellan" of its governor. */
function lastIsBare(scene: Scene, tokens: readonly Token[], name: Name): boolean {
  const words = name.text.split(' ').length
  if (words < 2 || !tokens.slice(-words).every((token) => token.capital)) return false
  return scene.names.isPerson(name.text) || tokens.at(-words - 1)?.capital === true
}

/** "the newspaper", where the text calls only one name a newspaper. */
function describedName(scene: Scene, range: Range): string | undefined {
  const tokens = scene.tokens.slice(range.from, range.to)
  const noun = tokens.at(-1)
  if (tokens.length !== 2 || noun === undefined || !/^(?:the|le|la|this)$/u.test(tokens[0]?.low ?? ''))
    return undefined
  return scene.names.tiedTo(noun.low)
}

function ownWords(scene: Scene, range: Range): string {
  let tokens = scene.tokens.slice(range.from, range.to)
  const who = tokens.findIndex((token) => relatives.has(token.low))
  if (who > 0 && tokens.length > longestDescription) tokens = tokens.slice(0, who)
  const first = tokens[0]
  const last = tokens.at(-1)
  return first === undefined || last === undefined ? '' : scene.text.slice(first.start, last.end)
}
