/** One person told twice in a row: « Le maire (sans étiquette), Yann Roy, », «Один из учеников, Кирилл, », « Son gardien, un homme de son âge, ». */

import { endOfName } from '../speakers/clause-places.ts'
import { isVerb } from '../speakers/phrase-edges.ts'
import type { Token } from '../tokens.ts'
import { joiners, prepositions } from '../words/grammar-words.ts'
import type { Mention } from './mention.ts'

const longestRole = 9

/** Who is told by a role and then, behind a comma, by name stands in the list once, as the sentence's role has them. */
export function oncePerPerson(tokens: readonly Token[], mentions: readonly Mention[]): readonly Mention[] {
  const left = [...mentions]
  for (let i = 1; i < left.length; i++) {
    const role = left[i - 1]
    const other = left[i]
    if (role === undefined || other === undefined || !isUnnamedOne(tokens, role)) continue
    // « Un lieutenant très jeune »
    if (other.at === role.at && isUnnamedOne(tokens, other)) {
      left.splice(i--, 1)
      continue
    }
    if (!isBehindComma(tokens, role, other) && !endsWith(tokens, role, other)) continue
    if (isUnnamedOne(tokens, other)) {
      if (/^(?:an?|une?)$/u.test(tokens[other.at]?.low ?? '')) left.splice(i--, 1)
      continue
    }
    if (other.kind !== 'person' && other.kind !== 'perhaps') continue
    if (!isClosed(tokens, other) && !endsWith(tokens, role, other)) continue
    const gender = other.gender ?? role.gender
    const { isSubject, speaks, isGoverned, subordinate } = role
    left.splice(i - 1, 2, {
      ...other,
      gender,
      isSubject: other.isSubject || isSubject,
      speaks: other.speaks || speaks,
      isGoverned: other.isGoverned && isGoverned,
      subordinate: other.subordinate || subordinate,
    })
    i--
  }
  return left
}

function isUnnamedOne(tokens: readonly Token[], { kind, at, isPlural, name }: Mention): boolean {
  const first = tokens[at]
  return (
    kind === 'person' &&
    isPlural !== true &&
    (first?.capital !== true ||
      (name.startsWith(first.text) && tokens[at - 1]?.sentence !== first.sentence && / \p{Ll}/u.test(name)))
  )
}

/** « Le ministre de l'intérieur Luc Roux »: the words for the office take in the name. */
function endsWith(tokens: readonly Token[], role: Mention, other: Mention): boolean {
  const last = tokens[endOfName(tokens, other.at) - 1]
  return (
    role.sentence === other.sentence &&
    last !== undefined &&
    !prepositions.has(tokens[other.at - 1]?.low ?? '') &&
    !/^(?:d'|du|des|of|la|le|les|the)$/u.test(tokens[other.at - 1]?.low ?? '') &&
    tokens.slice(role.at, other.at).every(({ kind }) => kind === 'word') &&
    role.name.endsWith(last.text) &&
    role.name.split(' ').length === endOfName(tokens, other.at) - role.at
  )
}

/** Nothing but the role, perhaps something in brackets, and a comma stand between the two. */
function isBehindComma(tokens: readonly Token[], role: Mention, other: Mention): boolean {
  const comma = other.at - 1
  if (tokens[comma]?.text !== ',' || role.sentence !== other.sentence || comma - role.at > longestRole)
    return false
  let to = comma
  if (tokens[to - 1]?.text === ')') {
    while (to > role.at && tokens[to]?.text !== '(') to--
  }
  for (let k = role.at + 1; k < to; k++) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || isVerb(token)) return false
  }
  return to > role.at
}

function isClosed(tokens: readonly Token[], { at, sentence }: Mention): boolean {
  const next = tokens[endOfName(tokens, at)]
  if (next === undefined || next.sentence !== sentence) return true
  return !joiners.has(next.low) && next.kind === 'sign' && /^[,.)(—–:]$/u.test(next.text)
}
