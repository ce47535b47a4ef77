/** The parts of a row of capitalised words: title, office or body in front, and the name behind it. */

import type { Token } from '../tokens.ts'
import { bodies, links, titles } from '../words/name-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { behindPlace, fromFirstName, isLetters } from './name-forms.ts'
import { bare, type Sequence } from './name-sequences.ts'
import { landmarks } from './not-persons.ts'

type Parts = {
  /** All of it, behind a body's letters and a place that opens it. */
  readonly tokens: readonly Token[]
  /** What stands behind title, body or office. */
  readonly rest: readonly Token[]
  /** Where the last title, body or office stands; -1 where there is none. */
  readonly cut: number
  readonly lastBody: number
  /** 0 where an office opens it, else -1. */
  readonly role: number
}

export function readParts(given: readonly Token[], sequence: Sequence, isRussian: boolean): Parts {
  let tokens = given
  // «МИД Анна Северцева»: a body's letters before a whole name.
  const isPerson = !tokens.some((one) => bodies.has(bare(one).toLowerCase()))
  while (
    isPerson &&
    tokens.length > 2 &&
    isLetters(tokens[0]) &&
    !isLetters(tokens[1]) &&
    !isLetters(tokens.at(-1))
  )
    tokens = tokens.slice(1)
  // "Ruben M.": no title ends a name.
  const lastTitle = tokens.findLastIndex(
    (one, i) => titles.has(one.low) && !(i > 0 && i === tokens.length - 1 && one.low.length === 1),
  )
  const bodyAt = tokens.findLastIndex((one) => bodies.has(bare(one).toLowerCase()))
  // "Mayor Joan Castle": a title, a given name, and a surname that is a place elsewhere.
  const isSurname =
    lastTitle >= 0 &&
    bodyAt === tokens.length - 1 &&
    bodyAt - lastTitle === 2 &&
    landmarks.test(tokens[bodyAt]?.low ?? '')
  const lastBody = isSurname ? -1 : bodyAt
  // «Из Анска Тимур уехал»: what opened the sentence stands before.
  const opening = sequence.tokens[sequence.tokens.findIndex((one) => one === tokens[0]) - 1]
  tokens = fromFirstName(behindPlace(tokens, opening ?? sequence.before))
  const isRole = isPersonNoun(tokens[0]?.low ?? '') && (tokens.length > 2 || sequence.opensSentence)
  const role = isRole && tokens.length > 1 ? 0 : -1
  const cut = Math.max(lastTitle, lastBody, role)
  const behind =
    cut >= 0 && cut < tokens.length - 1
      ? behindPlace(tokens.slice(cut + 1), tokens[cut], true)
      : tokens.slice(cut + 1)
  // «адвокат Ивана Гаева Светлана Ветрова»: nobody has four names without a patronymic.
  const isTwo =
    isRussian &&
    behind.length === 4 &&
    lastBody < 0 &&
    !behind.some((one) => links.has(one.low) || /(?:ович|евич|ич|овна|евна|ична)\p{Ll}{0,2}$/u.test(one.text))
  const rest = isTwo ? behind.slice(2) : behind
  return { tokens, rest, cut, lastBody, role }
}
