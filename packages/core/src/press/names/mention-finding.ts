/** Everybody of whom a paragraph speaks: named, unnamed, one of several, a body, or he and she. */

import type { Token } from '../tokens.ts'
import { oncePerPerson } from './appositions.ts'
import { bodyAsPlace, bodyAt, bodyInRussian } from './body-mentions.ts'
import { givenAs, givenName, isGivenDeclined } from './given-as.ts'
import { groupAt } from './groups.ts'
import type { Mention } from './mention.ts'
import { namedOnes } from './named-mentions.ts'
import type { Names } from './names.ts'
import { oneOfSeveral, oneOfThem } from './one-of-several.ts'
import { pronounsAt } from './pronoun-mentions.ts'
import { unnamedAt } from './unnamed.ts'

/** All of them in the order of the text; a person whom the same words mention twice, once. */
export function mentionsIn(text: string, tokens: readonly Token[], names: Names): readonly Mention[] {
  const found: Mention[] = [...namedOnes(tokens, names)]
  for (const one of givenNames(tokens, names)) found.push(one)
  tokens.forEach((token, i) => {
    const shown = presented(text, tokens, i)
    if (shown !== undefined) found.push(shown)
    for (const pronoun of pronounsAt(tokens, token, i)) found.push(pronoun)
    const body = bodyAt(text, tokens, i) ?? bodyInRussian(text, tokens, i) ?? bodyAsPlace(text, tokens, i)
    if (body !== undefined) found.push(body)
    const part = oneOfSeveral(text, tokens, i) ?? oneOfThem(text, tokens, i)
    if (part !== undefined) found.push(part)
    const one = unnamedAt(text, tokens, token, i, names) ?? groupAt(text, tokens, i)
    if (one !== undefined) found.push(one)
  })
  return oncePerPerson(
    tokens,
    found.sort((a, b) => a.at - b.at),
  )
}

/** "Another, known as Y.M., said": the name is all that the text gives of her. */
function givenNames(tokens: readonly Token[], names: Names): readonly Mention[] {
  return tokens.flatMap((token, k) => {
    const given = token.kind === 'word' ? givenName(tokens, k, k + 1) : undefined
    if (given === undefined) return []
    const known = isGivenDeclined(tokens, given.from)
      ? undefined
      : names.endOf(tokens.slice(given.from, given.to))?.text
    const name = known ?? givenAs(tokens, given)
    const plain = { gender: undefined, speaks: false, subordinate: false, isSubject: true, isGoverned: false }
    return [{ at: given.from, sentence: token.sentence, name, kind: 'person' as const, ...plain }]
  })
}

/** « Il s'agit d'Erwan G. » */
function presented(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  if (token?.capital !== true || tokens[i - 1]?.low !== "d'" || tokens[i - 2]?.low !== "s'agit")
    return undefined
  let to = i + 1
  while (tokens[to]?.capital === true) to++
  const last = tokens[to - 1]
  const isInitial = tokens[to]?.text === '.' && /^\p{Lu}$/u.test(last?.text ?? '')
  const name = text.slice(token.start, (isInitial ? tokens[to] : last)?.end)
  const plain = { gender: undefined, speaks: false, subordinate: false, isSubject: true, isGoverned: false }
  return { at: i, sentence: token.sentence, name, kind: 'person', ...plain }
}
