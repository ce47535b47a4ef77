/**
 * Whose paper it is in Russian where the sentence itself does not say: «Прокуратура провела проверку. «…», — говорится в
 * сообщении», «В пресс-службе это опровергли. В ответе говорится, что …», «зачитал письмо Орвеля. «…», — сказано в нём».
 */

import { placeBefore } from '../names/places.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import type { Subject } from './phrase-edges.ts'
import { endOfPhrase } from './phrase-end.ts'
import { isBodyNoun } from './russian-agreement.ts'
import { russianSubject } from './russian-clause.ts'

/** So many sentences back stands whoever gave it out. */
const farthestBack = 3

const writing =
  /^(?:говорится|говорилось|сказано|отмечается|отмечалось|подчёркивается|подчеркивается|подчёркивалось|указано|указывается|указывалось|написано|сообщается|сообщалось|утверждается|утверждалось|поясняется|уточняется)$/u

export function isWriting(low: string): boolean {
  return writing.test(low)
}

/** What bodies and people do when a paper of theirs comes of it. */
const giving =
  /^(?:опублик|обнарод|распростран|выпуст|присл|направ|напис|подготов|представ|вынес|отказ|постанов|признал|арестов|приговор|ответ|рассказ|сообщ|заяв|выступ|обрат|опроверг|прокоммент|возбуд|подпис|принял|разосл|выдал|утверд|провел|провёл|составил|отреагир|отмен|отклон|удовлетвор|обязал|оштраф|потребов|запрет|приостанов|внес|внёс|выразил|осуд|призвал|отверг|назвал|объяв|переда|вручил|пояснил|подтверд)\p{Ll}{0,8}$/u

/** Whoever reads a paper out, gets it or shows it did not write it. */
const passing =
  /^(?:зачита|прочита|прочёл|прочел|прочла|получи|показа|привёл|привел|процитир|переда|опублик|приложи|приложен|предъяв|разгласи|прислали)\p{Ll}{0,6}$/u

const letters =
  /^(?:письм|записк|дневник|обращени|заявлени|сообщени|справк|протокол|доклад|отчёт|отчет|постановлени|решени|приказ|ответ|рапорт|показани|жалоб|послани)\p{Ll}{0,3}$/u

/** The writer, as the subject of an earlier sentence of the paragraph; undefined where none tells, `nobody` where one only shows it. */
export function writerOfPaper(tokens: readonly Token[], at: number): Subject | 'nobody' | undefined {
  const own = tokens[at]?.sentence ?? 0
  for (let sentence = own - 1; sentence >= Math.max(0, own - farthestBack); sentence--) {
    const from = firstIn(tokens, 0, tokens.length, (token) => token.sentence === sentence)
    const to = firstIn(tokens, Math.max(0, from), tokens.length, (token) => token.sentence > sentence)
    if (from < 0 || to < 0) continue
    const owner = ownerOfLetter(tokens, from, to)
    if (owner !== undefined) return owner
    const verb = firstIn(
      tokens,
      from,
      to,
      (token, k) => !token.capital && agreementOf(token, tokens[k - 1]) !== undefined,
    )
    if (verb < 0) continue
    const isGiving = giving.test(tokens[verb]?.low ?? '')
    const place = placeBefore(tokens, verb, from)
    if (place !== undefined && sentence === own - 1) return place
    const subject = isGiving || sentence === own - 1 ? russianSubject(tokens, from, to) : undefined
    // «В письме министерство утверждает …. «…», — отмечается в письме»
    if (
      !isGiving &&
      !(
        subject?.kind === 'phrase' &&
        firstIn(tokens, subject.head.from, subject.head.to, ({ low }) => isBodyNoun(low)) >= 0
      )
    )
      continue
    if (subject?.kind === 'phrase' && isOne(tokens, subject.head.from, subject.head.to)) return subject
    return undefined
  }
  return undefined
}

/** A name, a body, an office or several; not «Копия постановления». */
function isOne(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    tokens
      .slice(from, to)
      .some(
        ({ low, capital, named }, i) =>
          named === true || isBodyNoun(low) || isPersonNoun(low) || (capital && i > 0),
      ) ||
    /^\p{Lu}\p{Script=Cyrillic}{3,}[ыи]$/u.test(tokens[from]?.text ?? '') ||
    (tokens[from]?.capital === true && tokens[from - 1]?.sentence === tokens[from]?.sentence)
  )
}

/** «зачитал письмо Орвеля»: Orvel's; «показал справку»: nobody's. */
function ownerOfLetter(tokens: readonly Token[], from: number, to: number): Subject | 'nobody' | undefined {
  const verb = firstIn(tokens, from, to, ({ low, capital }) => !capital && passing.test(low))
  const paper =
    verb < 0
      ? -1
      : firstIn(tokens, from, Math.min(to, verb + 8), ({ low, capital }) => !capital && letters.test(low))
  if (paper < 0) return undefined
  const own = tokens[paper - 1]?.low ?? ''
  if (/^(?:его|её|ее)$/u.test(own))
    return { kind: 'pronoun', at: paper - 1, low: own === 'его' ? 'он' : 'она' }
  const start = tokens[paper + 1]?.low === 'от' ? paper + 2 : paper + 1
  const end = endOfPhrase(tokens, start)
  const isOwned =
    end > start &&
    tokens[start]?.sentence === tokens[paper]?.sentence &&
    tokens.slice(start, end).some(({ low, capital }) => capital || isBodyNoun(low)) &&
    end <= to
  if (isOwned) return { kind: 'phrase', head: { from: start, to: end }, declined: true }
  return /^(?:опублик|прислали|переда)/u.test(tokens[verb]?.low ?? '') ? undefined : 'nobody'
}

/** «справка посольства, в которой утверждалось, что …»: whose it is stands between the paper and the comma. */
export function ownerOfWritten(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const which = lastIn(
    tokens,
    floor + 2,
    q,
    ({ low }, k) =>
      /^котор(?:ом|ой|ых)$/u.test(low) && tokens[k - 1]?.low === 'в' && tokens[k - 2]?.text === ',',
  )
  if (which < 0 || firstIn(tokens, which + 1, which + 4, ({ low }) => isWriting(low)) < 0) return undefined
  const comma = which - 2
  const paper = lastIn(
    tokens,
    Math.max(floor, comma - 10),
    comma,
    ({ low, capital }) => !capital && letters.test(low),
  )
  const end = paper < 0 ? -1 : endOfPhrase(tokens, paper + 1)
  return end === comma && end > paper + 1
    ? { kind: 'phrase', head: { from: paper + 1, to: end }, declined: true }
    : undefined
}

const telling =
  /^(?:сославшись|ссылаясь|указав|указывая|заявив|объяснив|объясняя|пояснив|посчитав|сочтя|мотивировав|мотивируя|аргументировав|обосновав|отметив|подчеркнув|добавив|назвав|ограничившись|предупредив|напомнив|утверждая|уточнив|решив|признав|пообещав|сообщив|попросив|потребовав|посоветовав|пригрозив|обвинив|констатировав|резюмировав)$/u

/** «департамент отказал, сославшись на то, что он может жить «…»»: the words are those of whoever does what the sentence says. */
export function byGerund(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const gerund = lastIn(
    tokens,
    floor + 2,
    q,
    ({ low }, k) => telling.test(low) && (tokens[k - 1]?.text === ',' || tokens[k - 1]?.low === 'и'),
  )
  if (gerund < 0 || q - gerund > 24) return undefined
  return russianSubject(tokens, floor, gerund - 1)
}

/** «Человек в форме, вспоминает Зарема, бросил ей: «…»»: she tells what another said. */
export function toldAside(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const open = firstIn(tokens, floor + 1, q, ({ text }) => text === ',')
  const close = open < 0 ? -1 : firstIn(tokens, open + 2, Math.min(q, open + 8), ({ text }) => text === ',')
  if (close < 0 || open - floor > 6) return undefined
  const aside = tokens[open + 1]
  const isTelling =
    agreementOf(aside, undefined) !== undefined &&
    /^(?:вспоминает|рассказывает|утверждает|говорит|уверяет|рассказал|рассказала|рассказали|вспоминал|вспоминала|утверждают|говорят|рассказывают|вспоминают|утверждал|утверждала|сообщает|настаивает|продолжает|пересказывает)$/u.test(
      aside?.low ?? '',
    )
  if (!isTelling) return undefined
  const verb = firstIn(tokens, close + 1, q, (token, k) => agreementOf(token, tokens[k - 1]) !== undefined)
  const noun = firstIn(tokens, floor, open, ({ low }) => isPersonNoun(low) || low === 'человек')
  if (
    verb < 0 ||
    verb - close > 3 ||
    noun < 0 ||
    tokens.slice(floor, noun).some(({ low }) => /^(?:в|на|по|у|от)$/u.test(low))
  )
    return undefined
  return { kind: 'phrase', head: { from: floor, to: open } }
}

/** «пересказала слова, которые ей передал один из конвоиров: «…»»: his. */
export function passedOnWords(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  if (tokens[q - 1]?.text !== ':') return undefined
  const which = lastIn(
    tokens,
    floor + 2,
    q,
    ({ low }, k) =>
      /^котор(?:ые|ую|ое|ый)$/u.test(low) &&
      tokens[k - 1]?.text === ',' &&
      /^(?:слова|фраз[уы]|ответ|угроз[уы]|совет|просьб[уы])$/u.test(tokens[k - 2]?.low ?? ''),
  )
  return which < 0 ? undefined : russianSubject(tokens, which + 1, q - 1)
}
