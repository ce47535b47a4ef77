/** What stands right behind marked words and says that they were written or overheard, and not by whom. */

import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { determiners, prepositions } from '../words/grammar-words.ts'
import { inscriptionWords } from '../words/speech-words.ts'
import { type Cue, isInscribed } from './cue.ts'
import { type Subject } from './phrase-edges.ts'
import { endOfPhrase } from './phrase-end.ts'
import { isWriting } from './russian-papers.ts'

/** « …, entend-on au fond de la salle »: heard or read, and nobody said to have said it. */
export const overheard = /^(?:entend|lit|lisait|voit|peut|sait|crie|scande|entendait)-/u

/** «…», — говорится в заявлении экспертов: whose paper it is says so; without a name nobody does. */
export function writtenIn(tokens: readonly Token[], j: number): Cue | undefined {
  if (/^(?:следует|явствует)$/u.test(tokens[j]?.low ?? '') && tokens[j + 1]?.low === 'из') {
    const end = endOfPhrase(tokens, j + 3)
    return end > j + 3
      ? {
          kind: 'speech',
          subject: { kind: 'phrase', head: { from: j + 3, to: end }, declined: true },
          near: true,
        }
      : undefined
  }
  // «…», — так оно кончается
  const isEnd =
    tokens[j]?.low === 'так' &&
    /^(?:он|оно|она)$/u.test(tokens[j + 1]?.low ?? '') &&
    /^(?:кончается|заканчивается|начинается|завершается|кончалось|заканчивалось|начиналось)$/u.test(
      tokens[j + 2]?.low ?? '',
    )
  if (isEnd) return { kind: 'speech', subject: { kind: 'pronoun', at: j, low: '…' }, near: true }
  if (!isWriting(tokens[j]?.low ?? '')) return undefined
  if (!/^(?:в|во|на)$/u.test(tokens[j + 1]?.low ?? '')) return undefined
  const his = ownersOfStatement(tokens, j + 3)
  if (his !== undefined) return { kind: 'speech', subject: his, near: true }
  const to = endOfPhrase(tokens, j + 3)
  const owner = to > j + 3 && !/^(?:которое|которую|который|которой)$/u.test(tokens[j + 3]?.low ?? '')
  return {
    kind: 'speech',
    subject: owner
      ? { kind: 'phrase', head: { from: j + 3, to }, declined: true }
      : { kind: 'pronoun', at: j, low: '…' },
    near: true,
  }
}

/** «в протоколе его допроса», «в записи разговора Орвеля»: the words of who was heard. */
export function ownersOfStatement(tokens: readonly Token[], from: number): Subject | undefined {
  const at = heard.test(tokens[from]?.low ?? '')
    ? from
    : heard.test(tokens[from + 1]?.low ?? '')
      ? from + 1
      : -1
  if (at < 0) return undefined
  const low = at === from ? undefined : possessors.get(tokens[from]?.low ?? '')
  if (at > from) return low === undefined ? undefined : { kind: 'pronoun', at: from, low }
  const to = endOfPhrase(tokens, at + 1)
  return to > at + 1 ? { kind: 'phrase', head: { from: at + 1, to }, declined: true } : undefined
}

const heard = /^(?:опроса|допроса|показаний|разговора|объяснений)$/u
const possessors: ReadonlyMap<string, string> = new Map([
  ['его', 'он'],
  ['её', 'она'],
  ['ее', 'она'],
])

/** “…,” read a placard; « …, » proclamait une banderole */
export function isWrittenOn(tokens: readonly Token[], j: number): boolean {
  const verb = tokens[j]
  if (verb === undefined || verb.kind !== 'word' || verb.capital || prepositions.has(verb.low)) return false
  const isPainted =
    /^(?:was|were|is|are|est|était|был|была|было|были)$/u.test(verb.low) &&
    inscriptionWords.has(tokens[j + 1]?.low ?? '')
  if (isPainted) return true
  const thing = firstIn(tokens, j + 1, j + 4, ({ low }) => isInscribed(low))
  return (
    thing > j &&
    (determiners.has(tokens[thing - 1]?.low ?? '') ||
      thing === j + 1 ||
      determiners.has(tokens[j + 1]?.low ?? ''))
  )
}
