/** The words of a statement among other words, and the sentence around them. */
import type { StatementKind } from '../report.ts'
import type { StatementPhrase } from './phrase.ts'
import { statementPhrases } from './statement-words.ts'

export const longestWhat = 240
/** A denial whose words say no more than that it is one. */
export const plainDenial = '0102'

export type FoundPhrase = Pick<StatementPhrase, 'kind' | 'type'> & { readonly at: number }

/** The first of each kind, and none that stands in a question. */
export function phrasesIn(words: string, where: 'quoted' | 'told'): readonly FoundPhrase[] {
  const found = new Map<StatementKind, FoundPhrase>()
  const lower = words.toLowerCase()
  // A letter that becomes two as it is made small would move all places behind it.
  const small = lower.length === words.length ? lower : words
  const languages = languagesOf(small)
  for (const { kind, patterns, type, where: its } of statementPhrases) {
    if (found.has(kind) || (its !== 'any' && its !== where)) continue
    let match: RegExpExecArray | null = null
    for (const language of languages) match ??= patterns[language].exec(small)
    if (match === null || isAsked(words, match.index)) continue
    if (where === 'quoted' && isAnothers(words, match.index)) continue
    if (where === 'told' && (kind === 'commitment' || kind === 'threat') && isOpen(words, match.index))
      continue
    found.set(kind, { kind, type, at: match.index })
  }
  // Who says what they will do to somebody promises nothing.
  if (found.has('threat')) found.delete('commitment')
  // "It is not true that anyone will be punished."
  if (where === 'told' && found.has('denial')) found.delete('commitment')
  return [...found.values()]
}

const [english, french, russian] = [0, 1, 2] as const
const smallEnglish =
  /(?<!\p{L})(?:the|we|i|of|to|is|was|were|will|not|and|they|you|it|that|be|my|he|she|us)(?!\p{L})/u
const smallFrench =
  /[éèêàâçùîô]|(?<!\p{L})(?:le|la|les|des|une|est|du|que|qui|nous|vous|je|ne|pas|il|elle|et|sont|[cjnldsm][’'])/u

/** The languages whose small words are there; where there are none, those of the script. */
function languagesOf(words: string): readonly (0 | 1 | 2)[] {
  const found: (0 | 1 | 2)[] = []
  if (/[a-z]/u.test(words)) {
    const isFrench = smallFrench.test(words)
    const isEnglish = smallEnglish.test(words)
    if (isEnglish || !isFrench) found.push(english)
    if (isFrench || !isEnglish) found.push(french)
  }
  if (/\p{Script=Cyrillic}/u.test(words)) found.push(russian)
  return found
}

function isAsked(words: string, at: number): boolean {
  const end = sentenceEnd.exec(words.slice(at))
  return end?.[0].startsWith('?') === true
}

/** “They told us there was no such man”: what somebody tells that others said. */
function isAnothers(words: string, at: number): boolean {
  const sentence =
    words
      .slice(Math.max(0, at - longestReport), at)
      .split(/[.!?…]\s/u)
      .at(-1) ?? ''
  return others.test(sentence)
}

const longestReport = 120
const others = new RegExp(
  `(?<!\\p{L})(?:${[
    "(?<!(?:I|we|I[’']ve|have) )(?:said|says|say|claims?|claimed|insist(?:s|ed)?|replied|promised)(?: that)?(?= (?:they|he|she|it|there|no|nobody|the|this|we|I)(?!\\p{L})| $|,? $)",
    "(?<!(?:I|we|I[’']ve|have) )(?:told|tells?|tell) (?:us|me|him|her|them|my|the|everyone|people)",
    "(?<!(?:je|nous|j[’']ai|avons) )(?:dit|disent|répond\\p{Ll}*|affirm\\p{Ll}+|assur\\p{Ll}+|prétend\\p{Ll}*)(?= qu[e’'])",
    '(?<!(?:я|мы) (?:\\p{Ll}+ )?)(?:сказал\\p{Ll}*|говор(?:ит|ят)|ответил\\p{Ll}*|заявил\\p{Ll}*|утвержда\\p{Ll}+|уверя\\p{Ll}+)(?= (?:(?:нам|мне|им|ему|ей) ?)?, что|(?: (?:нам|мне|им|ему|ей))?,? что)',
  ].join('|')})`,
  'iu',
)

/** "refused to say whether it would release them", "hoped that the army would withdraw" */
function isOpen(words: string, at: number): boolean {
  return (
    open.test(words.slice(Math.max(0, at - longestReport), at)) ||
    /^\p{L}+(?: \p{L}+)? ли(?!\p{L})/u.test(words.slice(at, at + 60))
  )
}

const open =
  /(?<!\p{L})(?:whether|if|unless|until|before|refus\p{Ll}+|den(?:y|ies|ied|ying)|doubt\p{Ll}*|hop(?:es?|ed|ing)|fear\p{Ll}*|ask(?:s|ed)?|demand\p{Ll}*|urg\p{Ll}+|si|s[’']ils?|esp[eè]r\p{Ll}+|crai\p{Ll}+|nie|nié|dément\p{Ll}*|demand\p{Ll}+|exig\p{Ll}+|если|ли|отриц\p{Ll}+|опров\p{Ll}+|наде\p{Ll}+|опаса\p{Ll}+|требу\p{Ll}+)(?!\p{L})[^,;]*,?(?: (?:that|что|que) [^,;]*)?$/iu

const sentenceEnd = /[.!?…]+["”»’']*(?:\s|$)/u

export function sentenceAround(words: string, at: number): string {
  const before = Math.max(
    0,
    ...[...words.slice(0, at).matchAll(/[.!?…]\s+/gu)].map((m) => m.index + m[0].length),
  )
  const end = /[.!?…](?:\s|$)/u.exec(words.slice(at))
  return words
    .slice(before, end === null ? undefined : at + end.index)
    .trim()
    .slice(0, longestWhat)
}
