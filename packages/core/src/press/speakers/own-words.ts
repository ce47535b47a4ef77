/** Whoever speaks, in the words of the text. */
import { relatives } from '../words/grammar-words.ts'
import type { Range } from './phrase-edges.ts'
import type { Scene } from './scene.ts'

/** Longer descriptions of somebody unnamed are cut at "who". */
const longestDescription = 8

/** As the text has them; a long description ends before its "who", and whatever they asked for is left out. */
export function ownWords(scene: Scene, range: Range): string {
  let tokens = scene.tokens.slice(range.from, range.to)
  const who = tokens.findIndex((token) => relatives.has(token.low))
  if (who > 0 && tokens.length > longestDescription) tokens = tokens.slice(0, who)
  // « Une source ayant requis l'anonymat », "an official speaking on background"
  const asked = tokens.findIndex(
    ({ low }, i) => i > 1 && /^(?:ayant|souhaitant|désirant|s'exprimant|speaking|asking|wishing)$/u.test(low),
  )
  if (asked > 0) tokens = tokens.slice(0, asked)
  const first = tokens[0]
  const last = tokens.at(-1)
  // A name in marks stands without them.
  if (first !== undefined && first === last && /^["“«]/u.test(scene.text.slice(first.start, first.end)))
    return first.text
  return first === undefined || last === undefined
    ? ''
    : scene.text.slice(first.start, last.end).replace(/['’]s?$/u, '')
}
