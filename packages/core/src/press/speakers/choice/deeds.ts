/**
 * What speaks for and against somebody as the one who says a quotation: place, case, verb, number, and who spoke before.
 *
 * Each mark is a plain word; what it weighs stands in weights.ts.
 */

import { firstIn } from '../../token-search.ts'
import type { Token } from '../../tokens.ts'
import { determiners, prepositions, relatives } from '../../words/grammar-words.ts'
import { agreementOf } from '../../words/russian-verbs.ts'
import { speechVerbs, weakVerbs } from '../../words/speech-words.ts'
import { isGoverned, isSubjectAt, isSubordinate } from '../clause-places.ts'
import { isVerb, type Range } from '../phrase-edges.ts'
import { isObliqueNoun, isOtherCase } from '../russian-agreement.ts'

export type Deed = 'says' | 'feels' | 'weak' | 'does' | 'nothing'
export type Part = 'subject' | 'owner' | 'governed' | 'oblique' | 'other'

const feeling =
  /^(?:felt|feels?|fear|fears|feared|hopes?|hoped|believes?|thinks?|thought|knows?|knew|wants?|wanted|remembers?|recalls?|smile[sd]?|sigh(?:s|ed)?|nod(?:s|ded)?|laugh(?:s|ed)?|shrug(?:s|ged)?|shook|shakes|wept|weeps|cries|cried|regrets?|worries|worried|lives?|lived|works?|worked|sourit|soupire|rit|pleure|espère|craint|croit|pense|sait|veut|raconte|souvient|regrette|redoute|estime|habite|travaille|hausse|hoche|secoue|montre|désigne|s\p{L}{0,2}['’]\p{L}+|улыбается|вздыхает|смеётся|смеется|плачет|кивает|машет|боится|надеется|думает|считает|верит|помнит|вспоминает|показывает|пожимает|живёт|живет|работает|разводит|улыбнулся|улыбнулась|вздохнул|вздохнула|махнул|махнула|кивнул|кивнула|усмехнулся|усмехнулась|уверен|уверена|согласен|согласна)$/u

/** The first verb behind somebody, over what stands between commas. */
export function deedOf(tokens: readonly Token[], { to }: Range): Deed {
  const sentence = tokens[to - 1]?.sentence
  let isWithin = false
  for (let k = to; k < to + 24; k++) {
    const token = tokens[k]
    if (token === undefined || token.sentence !== sentence || token.kind === 'quote') return 'nothing'
    if (token.kind === 'sign') {
      if (token.text === ':' || token.text === ';') return 'nothing'
      if (token.text === ',') isWithin = !isWithin && k - to < 20 && closes(tokens, k)
      continue
    }
    if (isWithin && !relatives.has(token.low)) continue
    const deed = verbAt(tokens, k)
    if (deed !== undefined) return deed
    if (token.capital && k > to) return 'nothing'
  }
  return 'nothing'
}

function closes(tokens: readonly Token[], comma: number): boolean {
  const end = firstIn(tokens, comma + 1, comma + 20, ({ text }) => text === ',')
  return end >= 0 && tokens[end]?.sentence === tokens[comma]?.sentence
}

/** What kind of verb a word is, by the tables and else by its ending. */
export function verbAt(tokens: readonly Token[], k: number): Deed | undefined {
  const token = tokens[k]
  if (token === undefined || token.kind !== 'word' || token.capital) return undefined
  const { low } = token
  const before = tokens[k - 1]
  const isNounHere = before !== undefined && (determiners.has(before.low) || prepositions.has(before.low))
  if (speechVerbs.has(low) && !weakVerbs.has(low) && !isNounHere) return 'says'
  if (feeling.test(low) && !isNounHere) return 'feels'
  if (weakVerbs.has(low) && speechVerbs.has(low)) return isNounHere ? undefined : 'weak'
  if (isVerb(token)) return 'does'
  if (agreementOf(token, before) !== undefined) return 'does'
  return /^\p{Ll}{3,}(?:ait|aient|èrent)$/u.test(low) || /-(?:t-)?(?:ils?|elles?)$/u.test(low)
    ? 'does'
    : undefined
}

export function partOf(tokens: readonly Token[], one: Range & { readonly kind: string }): Part {
  const { from, to, kind } = one
  if (/['’]s?$/u.test(tokens[to - 1]?.text ?? '') && kind !== 'pronoun') return 'owner'
  if (kind === 'pronoun') return isSubordinate(tokens, from) ? 'other' : 'subject'
  if (isOblique(tokens, one)) return 'oblique'
  if (isGoverned(tokens, from)) return 'governed'
  return isSubjectAt(tokens, from, to) ? 'subject' : 'other'
}

/** «Орвелю», «Орвелем»: a case in which nobody speaks. */
function isOblique(tokens: readonly Token[], { from, to }: Range): boolean {
  const last = tokens[to - 1]
  const first = tokens[from]
  if (last === undefined || first === undefined || !/\p{Script=Cyrillic}/u.test(last.low)) return false
  if (isOtherCase(first.text) || isObliqueNoun(first)) return true
  return (
    /(?:ому|ему|ого|его|ами|ями|ах|ях|ым|им|ыми|ими)$/u.test(first.low) ||
    /(?:[бвгджзклмнпрстфхцчшщ](?:у|ым|ом|ем)|ю|ией)$/u.test(last.low)
  )
}
