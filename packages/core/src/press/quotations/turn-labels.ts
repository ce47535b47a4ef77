/**
 * The label before a turn of a transcript: "Restov:", "N.W.:", "Q:", « La Passerelle : », «Судья:», "THE COURT:".
 *
 * A label alone tells little: "Update:" and "Flour:" have its shape. What makes it one is that it comes again (transcripts.ts).
 */
import { trimmed } from '../page/lines.ts'
import type { Span } from '../report.ts'
import { isGivenName } from '../words/given-names.ts'
import { links, neverNames, titles } from '../words/name-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'

/** `asks` and `answers`: "Q:" and "A:", which name nobody. */
export type Voice = 'asks' | 'answers' | 'named'

export type TurnLabel = {
  readonly voice: Voice
  /** Who it names, without a role behind a comma, a bracket or marks. */
  readonly who: Span
  /** The same for every turn of the same label. */
  readonly key: string
  /** Where the words of the turn stand; empty where the label has a line of its own. */
  readonly words: Span
  /** A name, an office or a given name beyond doubt; else only the shape of one. */
  readonly isPerson: boolean
}

const longestLabel = 70
const withColon = /^(?:[—–―-]\s+|\d{1,3}\.\s+(?=\p{Lu}))?([«“"]?[\p{L}][^:!?;…\n]{0,58}?)\s?:(?:\s+|$)/u
const withDash = /^(\p{Lu}[\p{L}.'’ -]{1,40}?)\s[—–―]\s+(?=[\p{Lu}\d«“"…])/u
const withStop = /^([QAВО]|Q\d{1,3})\.\s+(?=[\p{Lu}\d«“"…])/u
/** A parliament's record: « M. le président. La parole est … », « Mme Anna Roy, rapporteure. Je … », «Роев А. Б. Коллеги, …» */
const inRecord =
  /^((?:M\.|Mme|Mlle|Me) (?:(?:le|la) \p{Ll}{4,16}(?: de \p{L}{3,16})?|\p{Lu}[\p{L}'’-]+(?: (?:de |du |d['’])?\p{Lu}[\p{L}'’-]+){0,3})(?:, [\p{L}'’ -]{4,50})?)\.\s+(?=[\p{Lu}«])|^(\p{Lu}[\p{Script=Cyrillic}-]{2,20})\s\p{Lu}\.\s?\p{Lu}\.(?:,[^.:]{3,60}\.)?:?\s+(?=[\p{Lu}«])|^(Председательствующ(?:ий|ая)|Председатель)\.\s+(?=[\p{Lu}«])/u
const asking = /^(?:q|question|вопрос|в)\.?(?:\s?(?:№\s?)?\d{1,3})?$/u
const replying = /^(?:a|answer|r|réponse|ответ|о)\.?(?:\s?(?:№\s?)?\d{1,3})?$/u
const initialLetters = /^(?:\p{Lu}\p{Ll}?\.\s?-?){1,3}\p{Lu}?\.?$|^\p{Lu}{2,3}$/u

export function turnLabelOf(text: string, { start, end }: Span): TurnLabel | undefined {
  const head = text.slice(start, Math.min(end, start + longestLabel))
  const record = inRecord.exec(head)
  const found = record ?? withColon.exec(head) ?? withStop.exec(head) ?? withDash.exec(head)
  const label = found?.[1] ?? found?.[2] ?? found?.[3]
  if (found === null || label === undefined) return undefined
  const from = start + found[0].lastIndexOf(label)
  const who = nameIn(text, from, from + label.length)
  const name = text.slice(who.start, who.end)
  const voice = voiceOf(name)
  const isPerson = voice === 'named' && (record !== null || isSurelySomebody(name))
  if (voice === 'named' && !isPerson && !isShapedAsName(name)) return undefined
  const words = trimmed(text, Math.min(end, start + found[0].length), end)
  return { voice, who, key: voice === 'named' ? keyOf(name) : voice, words, isPerson }
}

/** "N.W.", "N. W.", "NW" */
export function isInitials(name: string): boolean {
  return initialLetters.test(name)
}

export function lettersOf(name: string): string {
  return [...name.matchAll(/\p{Lu}/gu)].join('')
}

function voiceOf(name: string): Voice {
  const low = name.toLowerCase()
  if (asking.test(low)) return 'asks'
  return replying.test(low) ? 'answers' : 'named'
}

export function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** « Roy (riant) », "Roy, teacher", «Параллель»: the name alone. */
function nameIn(text: string, start: number, end: number): Span {
  const label = text.slice(start, end)
  const bracket = /\s*[([][^()[\]]*[)\]]$/u.exec(label)?.index ?? label.length
  const holder = holderIn(label, bracket)
  if (holder !== undefined) return { start: start + holder, end: start + label.length - 1 }
  const comma = label.indexOf(',')
  const to = comma > 0 ? Math.min(bracket, comma) : bracket
  const opening = /^[«“"]\s?/u.exec(label)?.[0].length ?? 0
  const closing = /\s?[»”"]$/u.exec(label.slice(0, to))?.[0].length ?? 0
  return trimmed(text, start + opening, start + to - closing)
}

/** "The Minister for Migration (Simon Aldous)": the name in the brackets; and "Gregor Pyke (Colby East)" is no office. */
function holderIn(label: string, bracket: number): number | undefined {
  const inside = /^\s*\(((?:\p{Lu}[\p{L}.'’-]+ ){1,3}\p{Lu}[\p{L}'’-]+)\)$/u.exec(label.slice(bracket))
  if (inside === null) return undefined
  const office = label.slice(0, bracket).replace(article, '').split(/\s+/u)
  const isOffice = chair.test(office.join(' ')) || isPersonNoun((office[0] ?? '').toLowerCase())
  const isNamed = office.some((word) => isGivenName(word))
  return isOffice && !isNamed ? bracket + label.slice(bracket).indexOf('(') + 1 : undefined
}

/** "Madam Speaker", « Mme la présidente » */
const chair =
  /^(?:(?:madam|mr|mister|mrs|ms)\.? (?:deputy |acting )?(?:speaker|president|chair(?:man|woman|person)?)|(?:m\.|mme|monsieur|madame) (?:le|la) \p{Ll}{4,20}(?: de \p{Ll}{4,20})?)$/iu

const article = /^(?:(?:the|le|la)\s|l['’])/iu

/** « Le président », "Judge Moss", «Судья», "Anna", "Dr Roe": nobody's heading and no town. */
function isSurelySomebody(name: string): boolean {
  const words = name.replace(article, '').split(/\s+/u)
  const first = (words[0] ?? '').toLowerCase().replace(/\.$/u, '')
  if (words.length > 5 || first === '') return false
  if (isTitled(words) || chair.test(name)) return true
  const isOffice =
    isPersonNoun(first) && words.slice(1).every((word) => /^\p{Lu}|^\d|^\p{Ll}{1,14}$/u.test(word))
  if (isOffice && (words.length <= 3 || /^\p{Lu}/u.test(words.at(-1) ?? ''))) return true
  return words.every(isNamePart) && isGivenName(capital(words[0] ?? '')) && !neverNames.has(first)
}

function isTitled(words: readonly string[]): boolean {
  const first = (words[0] ?? '').toLowerCase().replace(/\.$/u, '')
  return words.length >= 2 && titles.has(first) && words.slice(1).every(isNamePart)
}

/** ROE and Roe alike. */
function capital(word: string): string {
  return word.slice(0, 1) + word.slice(1).toLowerCase()
}

function isNamePart(word: string): boolean {
  return links.has(word.toLowerCase()) || /^\p{Lu}[\p{L}\p{M}'’-]*\.?$/u.test(word) || /^\d$/u.test(word)
}

/** One to four words in capitals, or initials. */
function isShapedAsName(name: string): boolean {
  if (isInitials(name)) return true
  const words = name.replace(article, '').split(/\s+/u)
  const first = words[0]?.toLowerCase() ?? ''
  return words.length <= 4 && first.length > 1 && words.every(isNamePart) && !neverNames.has(first)
}
