/** A run of capitals and particles that is one name. */

import { isDotInside } from '../names/name-sequences.ts'
import type { Token } from '../tokens.ts'
import { type Range } from './phrase-edges.ts'

/** Two to four capitalised words and nothing else, up to a comma or the end of the sentence. */
export function pureNames(tokens: readonly Token[], from: number): Range | undefined {
  const to = nameEnd(tokens, from, 5)
  const words = tokens.slice(from, to).filter(({ capital }) => capital).length
  const end = tokens[to]
  const closed = end === undefined || /^[,.;:—–)]$/u.test(end.text)
  return words >= 2 && words <= 4 && closed ? { from, to } : undefined
}

/** Where a row of capitalised words that begins at `from` ends. */
export function pureNamesEnd(tokens: readonly Token[], from: number): number {
  return nameEnd(tokens, from, 6)
}

/** Small words inside names. */
export const particle =
  /^(?:de|del|della|di|da|dos|das|van|von|der|den|ter|ten|bin|bint|ibn|al|el|ben|ould|wa|ya|ag|mint|abu|umm|zu|zur|af|av|ap|y|вон|фон|ван|дер|де|ди|да|аль|эль|бен|ибн|бин|тер)$/u

/** Small words, and a capital behind them. */
export function inName(tokens: readonly Token[], at: number): boolean {
  let next = at
  while (next < at + 3 && particle.test(tokens[next]?.text ?? '')) next++
  return tokens[next]?.capital === true && tokens[next]?.sentence === tokens[at]?.sentence
}

/** Over capitals, the small words inside a name, and the dots of "Dr." and of initials. */
function nameEnd(tokens: readonly Token[], from: number, most: number): number {
  let to = from
  for (let words = 0; words < most && tokens[to]?.kind === 'word' && tokens[to]?.capital === true; words++) {
    to++
    let next = to
    while (next < to + 3 && (particle.test(tokens[next]?.text ?? '') || isDotInside(tokens, next))) next++
    if (next > to && tokens[next]?.capital === true && tokens[next]?.sentence === tokens[from]?.sentence)
      to = next
  }
  return to
}
