/** Behind the words a paper names whom it cites: «цитирует Сажина ТАСС», "as quoted by". */
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { isGivenName } from '../words/given-names.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { objectPronouns } from './according.ts'
import { type Subject } from './phrase-edges.ts'
import { endOfPhrase } from './phrase-end.ts'
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
const passing =
  /^(?:приводит|приводят|прив[её]л[аио]?|переда(?:ёт|ет|ют|л|ла|ли)|пересказ(?:ывает|ал|ала)|зачитал[аи]?|зачитывает|озвучил[аи]?|воспроизводит|повторил[аи]?|повторяет)$/u
const passed = /^(?:слова|рассказ|ответ|просьбу|послание|признание|мнение|заявление|комментарий)$/u

/** «…», — приводит слова задержанной адвокат, «…», — передала его слова Инна Орвель: the words are not those of who passes them on. */
export function passedOn(tokens: readonly Token[], verb: number): Subject | undefined {
  if (!passing.test(tokens[verb]?.low ?? '')) return undefined
  const noun = firstIn(tokens, verb + 1, verb + 3, ({ low }) => passed.test(low))
  if (noun < 0 || tokens[noun]?.sentence !== tokens[verb]?.sentence) return undefined
  const whose = owners.get(noun === verb + 2 ? (tokens[verb + 1]?.low ?? '') : '')
  if (whose !== undefined) return { kind: 'pronoun', at: verb + 1, low: whose }
  if (noun !== verb + 1) return undefined
  const to = endOfOwner(tokens, noun + 1)
  if (to <= noun + 1) return undefined
  // «слова задержанной»: she has a name elsewhere, and who passes them on is another.
  const role = to === noun + 2 ? substantive.exec(tokens[noun + 1]?.low ?? '') : null
  if (role !== null) {
    const besides = firstIn(tokens, to, to + 4, ({ low }) => isPersonNoun(low))
    const low = /[оеё]й$/u.test(role[0]) ? 'она' : 'он'
    return { kind: 'pronoun', at: noun + 1, low, besides: tokens[besides]?.low ?? '' }
  }
  // «передала слова мужа Нина Орвель»: whose husband is told, and not who he is.
  if (to === noun + 2 && kin.test(tokens[noun + 1]?.low ?? ''))
    return { kind: 'pronoun', at: noun + 1, low: '', besides: '' }
  return { kind: 'phrase', head: { from: noun + 1, to }, declined: true }
}

const kin =
  /^(?:мужа|жены|сына|дочери|брата|сестры|отца|матери|друга|подруги|соседа|соседки|коллеги|дяди|тёти|деда|бабушки|внука|внучки)$/u
const owners: ReadonlyMap<string, string> = new Map([
  ['его', 'он'],
  ['её', 'она'],
  ['ее', 'она'],
])
const substantive =
  /^(?:задержанн|арестованн|обвиняем|подсудим|осужд[её]нн|погибш|пострадавш|потерпевш|подзащитн|заключ[её]нн|покойн|умерш|исчезнувш|пропавш|похищенн|раненн|бежавш|подозреваем)(?:ого|его|ой|ей)$/u

/** The words of the second case: «министра Олега Рябова», «мужа», «задержанной», and neither «адвокат» nor «Нина Рябова» behind them. */
function endOfOwner(tokens: readonly Token[], from: number): number {
  let to = from
  const isOwn = (k: number): boolean =>
    tokens[k]?.kind === 'word' && tokens[k]?.sentence === tokens[from]?.sentence && tokens[k]?.named !== true
  while (to < from + 3 && isOwn(to) && tokens[to]?.capital === false && adjective.test(tokens[to]?.low ?? ''))
    to++
  // «слова задержанной адвокат»: the noun must stand in the case of the adjective.
  const noun = tokens[to]?.low ?? ''
  const ends = to === from ? /./u : /(?:ого|его)$/u.test(tokens[to - 1]?.low ?? '') ? /[ая]$/u : /[ыи]$/u
  if (isOwn(to) && tokens[to]?.capital === false && isPersonNounAnywhere(noun) && ends.test(noun)) to++
  const name = to
  while (to < name + 3 && isOwn(to) && tokens[to]?.capital === true && !isGivenName(tokens[to]?.text ?? ''))
    to++
  return to
}

const adjective = /^\p{Script=Cyrillic}{3,}(?:ого|его|ой|ей)$/u

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
