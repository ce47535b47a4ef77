/** He and she, where a sentence has them: "she's", « dit-il », « lui aussi », «тот пожал плечами». */
import { isSubordinate, opens } from '../speakers/clause-places.ts'
import type { Token } from '../tokens.ts'
import { pluralPronouns, singularPronouns } from '../words/grammar-words.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import type { Mention } from './mention.ts'

/** What the word at `i` says of him or her: nothing, or one pronoun, or both that stand in one word. */
export function pronounsAt(tokens: readonly Token[], token: Token, i: number): readonly Mention[] {
  const found: Mention[] = []
  const inverted = /-(?:t-)?(ils?|elles?)$/u.exec(token.low)?.[1]
  if (inverted !== undefined) found.push(pronounAt({ ...token, low: inverted }, i, false))
  const pronoun = pronounIn(token.low)
  if (pronoun !== undefined && !isNobody(pronoun, tokens[i + 1]))
    found.push(
      pronounAt(
        { ...token, low: pronoun },
        i,
        (pronoun !== token.low && /^[a-z]+'(?:il|elle)/u.test(token.low)) || isSubordinate(tokens, i),
      ),
    )
  const other = otherOne(tokens, i)
  if (other !== undefined) found.push({ ...pronounAt({ ...token, low: other }, i, false), isOther: true })
  // « Lui aussi est mécanicien. »
  if (token.text === 'Lui' && /^(?:aussi|,|non|seul)$/u.test(tokens[i + 1]?.low ?? ''))
    found.push(pronounAt({ ...token, low: 'il' }, i, false))
  return found
}

/** «Тот пожал плечами», « Celle-ci se tait »: not whom the sentence before was about. */
function otherOne(tokens: readonly Token[], i: number): string | undefined {
  const low = tokens[i]?.low ?? ''
  if (!opens(tokens, i)) return undefined
  const russian = /^(?:тот|та)$/u.test(low) && agreementOf(tokens[i + 1], undefined) !== undefined
  if (russian) return low === 'та' ? 'она' : 'он'
  return low === 'celui-ci' ? 'il' : low === 'celle-ci' ? 'elle' : undefined
}

/** "he", "she's", « qu'elle », «они» */
function pronounIn(low: string): string | undefined {
  if (singularPronouns.has(low) || pluralPronouns.has(low)) return low
  return (
    /^(he|she|they)'(?:s|d|ll|ve|re)$/u.exec(low)?.[1] ??
    /^(?:qu|lorsqu|puisqu|quoiqu|s)'(ils?|elles?)$/u.exec(low)?.[1]
  )
}

/** « Il s'agit de … », « il faut », « il y a »: nobody. */
function isNobody(low: string, next: Token | undefined): boolean {
  return (
    low === 'il' &&
    /^(?:s'agit|s'agissait|faut|fallait|y|pleut|reste|semble|paraît|est-ce)$/u.test(next?.low ?? '')
  )
}

function pronounAt(token: Token, i: number, subordinate: boolean): Mention {
  const { sentence, low } = token
  const plain = { gender: undefined, speaks: false, subordinate, isSubject: true, isGoverned: false }
  return { at: i, sentence, name: low, kind: 'pronoun', ...plain }
}
