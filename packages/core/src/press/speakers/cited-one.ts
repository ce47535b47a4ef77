/** Behind the words a paper names whom it cites: «цитирует Сажина ТАСС», "as quoted by". */
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { isPersonNounAnywhere } from '../words/person-nouns.ts'
import { objectPronouns } from './according.ts'
import { endOfPhrase } from './phrase-after.ts'
import { type Subject } from './phrase-edges.ts'
import { sourceCited } from './relays.ts'

const outlets =
  /^(?:агентство|газета|портал|издание|телеканал|канал|сайт|радиостанция|журнал|еженедельник|ресурс|редакция|корреспондент)$/u

/** «передаёт агентство «Гранит» со ссылкой на спасателей»: the rescuers' words. */
export function sourceBehind(
  tokens: readonly Token[],
  verb: number,
  subject: Subject | undefined,
): Subject | undefined {
  const first = subject?.kind === 'phrase' ? tokens[subject.head.from] : undefined
  const isOutlet =
    first === undefined || first.named === true || outlets.test(first.low) || /^\p{Lu}{2,}$/u.test(first.text)
  if (!isOutlet || !/\p{Script=Cyrillic}/u.test(tokens[verb]?.low ?? '')) return undefined
  const end = firstIn(
    tokens,
    verb,
    verb + 30,
    ({ sentence, kind }) => kind === 'quote' || sentence !== tokens[verb]?.sentence,
  )
  return sourceCited(tokens, verb, end < 0 ? tokens.length : end)
}

export const quoting =
  /^(?:цитирует|цитируют|процитировал|процитировала|приводит|приводят|приводятся|приводились)$/u

/** «…», — цитирует «Полис» представителя сети: not the agency, whose words it brings. */
export function quotedOne(tokens: readonly Token[], verb: number): Subject | undefined {
  const bare = firstIn(tokens, verb + 1, verb + 7, ({ low }) =>
    /^(?:слова|заявление|мнение|комментарий)$/u.test(low),
  )
  if (
    bare > verb + 1 &&
    tokens[bare + 1]?.kind === 'word' &&
    tokens[bare]?.sentence === tokens[verb]?.sentence
  )
    return { kind: 'phrase', head: { from: bare + 1, to: endOfQuoted(tokens, bare + 1) }, declined: true }
  // «цитирует она своего собеседника»
  if (/^(?:он|она|оно|они)$/u.test(tokens[verb + 1]?.low ?? '')) return quotedOne(tokens, verb + 1)
  const outlet = tokens[verb + 1]
  const next = tokens[verb + 2]
  const isOutlet = outlet?.named === true || /^\p{Lu}{3,}$/u.test(outlet?.text ?? '')
  const at = /^(?:слова|заявление)$/u.test(outlet?.low ?? '') ? verb + 1 : isOutlet ? verb + 1 : verb
  if (tokens[at + 1] === undefined || (at > verb && next?.kind !== 'word')) return undefined
  const pronoun = objectPronouns.get(tokens[at + 1]?.low ?? '')
  if (pronoun !== undefined) return { kind: 'pronoun', at: at + 1, low: pronoun }
  const outletAt = firstIn(tokens, at + 2, endOfPhrase(tokens, at + 1), ({ low }) =>
    /^(?:газета|агентство|издание|телеканал|сайт|портал|журнал)$/u.test(low),
  )
  return {
    kind: 'phrase',
    head: { from: at + 1, to: outletAt < 0 ? endOfQuoted(tokens, at + 1) : outletAt },
    declined: true,
  }
}

/** «цитирует адвоката «Полис»»: the name in marks behind the person is the paper that brings the words. */
function endOfQuoted(tokens: readonly Token[], from: number): number {
  const to = endOfPhrase(tokens, from)
  const before = tokens[to - 2]
  const isPaper =
    to - from >= 2 &&
    tokens[to - 1]?.named === true &&
    before !== undefined &&
    (before.capital || isPersonNounAnywhere(before.low))
  return isPaper ? to - 1 : to
}
