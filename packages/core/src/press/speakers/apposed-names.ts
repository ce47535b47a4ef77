/** A name and what somebody is, on two sides of a comma: "the minister, Jorun Eskeldt,". */
import { lastIn } from '../token-search.ts'
import { prepositions, relatives } from '../words/grammar-words.ts'
import { neverNames } from '../words/name-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { particle, pureNames } from './name-runs.ts'
import { ownWords } from './own-words.ts'
import type { Range } from './phrase-edges.ts'
import { properEnd, reached } from './proper-names.ts'
import type { Scene } from './scene.ts'

/** "the minister, Jorun Eskeldt,": the name, on whichever side of the comma it stands. */
export function apposedName(scene: Scene, head: Range, apposed: Range): string | undefined {
  const first = scene.tokens[apposed.from]
  const close = scene.tokens[apposed.to - 1]?.text === '.' ? apposed.to - 1 : apposed.to
  const inside = scene.tokens.slice(first?.low === 'the' ? apposed.from + 1 : apposed.from, close)
  const own = properEnd(scene, head)
  if (inside[0]?.capital === false && reached.test(inside[0].low)) return own?.text
  const words = scene.tokens.slice(head.from, head.to)
  // "Eastmere's Labour MP, Priya Orvel, said": the office ends the phrase, and the name stands behind its comma.
  const behind = isPersonNoun(words.at(-1)?.low ?? '') ? pureNames(scene.tokens, apposed.from) : undefined
  if (behind?.to === apposed.to && words.length > 1)
    return scene.names.endOf(scene.tokens.slice(behind.from, behind.to))?.text ?? own?.text
  // « Mariama, originaire de Conakry, raconte »: where she is from is not who she is.
  const isName =
    words.every(({ capital, named }) => capital && named !== true) && !neverNames.has(words[0]?.low ?? '')
  if (isName && own === undefined && inside[0]?.capital === false) return ownWords(scene, head)
  if (
    relatives.has(inside[0]?.low ?? '') ||
    /^(?:котор\p{Ll}+|чей|чья|dont|auquel|whose)$/u.test(inside[0]?.low ?? '') ||
    own?.kind === 'person'
  )
    return own?.text
  // « Maëlle, une Nantaise, raconte »: what she is.
  if (/^(?:une?|an?)$/u.test(inside[0]?.low ?? ''))
    return own?.text ?? (scene.tokens[head.from]?.capital === true ? ownWords(scene, head) : undefined)
  // "Homeowners in Mill Lane, Harford, said": a place behind a place.
  const last = scene.tokens[head.to - 1]
  const place = lastIn(scene.tokens, head.from + 1, head.to, ({ low }) =>
    /^(?:in|at|near|from|on|à|en|dans|sur)$/u.test(low),
  )
  if (inside.length === 1 && last?.capital === true && place > head.from) return ownWords(scene, head)
  const isPure =
    inside.length <= 5 &&
    inside.every(
      (token) =>
        token.text === '.' ||
        (token.kind === 'word' &&
          (token.capital || particle.test(token.low) || /^(?:of|for)$/u.test(token.low))),
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
