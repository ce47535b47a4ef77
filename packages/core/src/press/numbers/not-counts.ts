/**
 * Numbers that count nothing: dates, years, clock times, ages, ordinals, telephone numbers, law articles.
 */

import { isAge } from './ages.ts'
import { isClock, isDate, isHour } from './clocks.ts'
import { clockWords, countedWords, namedAfter, namedBefore } from './number-words.ts'
import type { Quantity, Word } from './quantity.ts'

export type Standing = 'bare' | 'bounded' | 'range'

export function isCounted(
  words: readonly Word[],
  i: number,
  quantity: Quantity,
  standing: Standing,
): boolean {
  const before = words[i - 1]
  const after = words[quantity.next]
  if (quantity.value === 1 && !isCountedOne(words, i, quantity, standing)) return false
  if (isDate(words, i, quantity) || isAge(words, i, quantity, standing)) return false
  if (clockWords.has(after?.low ?? '') && after?.low !== 'heures') return false
  if (isHour(words, quantity) || isClock(words, i, quantity)) return false
  if (isOrdinal(words, quantity, after) || isOven(words, i)) return false
  if (
    before?.low === 'at' &&
    standing === 'bare' &&
    !isPutAt(words, i) &&
    /^(?:[,.;)—]|)$/u.test(after?.text ?? '')
  )
    return false
  if (!quantity.digits) return standing !== 'bare' || !isNumbered(words, i)
  if (isPartOfNumber(words, i, quantity)) return false
  if (standing === 'bare' && (namedAfter.has(after?.low ?? '') || isOfLaw(words, i))) return false
  if (
    standing === 'bare' &&
    (namedBefore.has((before?.low ?? '').replace(/^[ld]'/u, '')) || before?.text === '#')
  )
    return false
  return !isYear(words, i, quantity, standing) && !isShortYear(words, i, quantity)
}

/** « son four », « le four municipal » is where bread is baked. */
function isOven(words: readonly Word[], i: number): boolean {
  return (
    words[i]?.low === 'four' &&
    /^(?:le|un|au|du|son|mon|ton|notre|votre|leur|ce|chaque|vieux|grand|petit)$/u.test(
      words[i - 1]?.low ?? '',
    )
  )
}

/** "one" is mostly a pronoun or an article; with a bound it is a number. */
function isCountedOne(words: readonly Word[], i: number, quantity: Quantity, standing: Standing): boolean {
  if (standing !== 'bare') return true
  return quantity.digits && /^\p{Ll}{3,}/u.test(words[quantity.next]?.text ?? '')
}

/** «ст. 207.3», "art. 5" */
function isOfLaw(words: readonly Word[], i: number): boolean {
  return words[i - 1]?.text === '.' && /^(?:ст|ч|п|art|no)$/u.test(words[i - 2]?.low ?? '')
}

/** Digits joined to others: 17:34, 02/05/2017, 555-0100, 3-1. */
function isPartOfNumber(words: readonly Word[], i: number, quantity: Quantity): boolean {
  const before = words[i - 1]
  const after = words[quantity.next]
  const first = words[i]
  const last = words[quantity.next - 1]
  const leftJoined =
    before !== undefined &&
    first !== undefined &&
    before.end === first.start &&
    /[:/.@_#-]/u.test(before.text)
  const rightJoined =
    after !== undefined &&
    last !== undefined &&
    after.start === last.end &&
    /[:/@_]/u.test(after.text) &&
    /^\p{N}/u.test(words[quantity.next + 1]?.text ?? '')
  const isHyphenated =
    after?.text === '-' && after.start === last?.end && /^\p{N}/u.test(words[quantity.next + 1]?.text ?? '')
  const isPhone =
    before?.text === '+' || (/^\p{N}{2,}$/u.test(before?.text ?? '') && before?.end !== undefined)
  return (
    (leftJoined && /\p{N}/u.test(words[i - 2]?.text ?? '')) ||
    rightJoined ||
    isHyphenated ||
    isPhone ||
    leftOfName(words, i)
  )
}

/** "Route-9", "T-34": the number belongs to a name. */
function leftOfName(words: readonly Word[], i: number): boolean {
  const hyphen = words[i - 1]
  const name = words[i - 2]
  return (
    hyphen?.text === '-' &&
    name !== undefined &&
    hyphen.start === name.end &&
    hyphen.end === words[i]?.start &&
    /^\p{Lu}/u.test(name.text)
  )
}

/** "put the number at 38" */
function isPutAt(words: readonly Word[], i: number): boolean {
  return words
    .slice(Math.max(0, i - 12), i)
    .some(({ low }) =>
      /^(?:numbers?|toll|total|count|figure|tally|estimate[sd]?|capacity|turnout)$/u.test(low),
    )
}

/** «40-я статья», «на сорок втором километре» */
function isOrdinal(words: readonly Word[], { digits, next }: Quantity, after: Word | undefined): boolean {
  if (digits)
    return (
      after?.text === '-' &&
      after.start === words[next - 1]?.end &&
      ordinalEnd.test(words[next + 1]?.low ?? '')
    )
  return ordinal.test(after?.low ?? '')
}

const ordinalEnd = /^(?:[йяею]|[оаыи]й|[юу]ю|[аоя]я|[ое]е|ы[ехм]|г?о|го|му|м|х|ми)$/u
const ordinal =
  /^(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят)(?:ый|ой|ий|ая|ья|ое|ье|ые|ьи|ого|ьего|ому|ьему|ым|ьим|ом|ьем|ую|ью|ей|ых|ьих)$/u

/** "Part Four", "Chapter Two" */
function isNumbered(words: readonly Word[], i: number): boolean {
  return (
    /^\p{Lu}/u.test(words[i]?.text ?? '') &&
    /^\p{Lu}/u.test(words[i - 1]?.text ?? '') &&
    namedBefore.has(words[i - 1]?.low ?? '')
  )
}

/** "in ’61", "back in '92" */
function isShortYear(words: readonly Word[], i: number, { value, digits }: Quantity): boolean {
  const mark = words[i - 1]
  if (!digits || value > 99 || mark === undefined || mark.end !== words[i]?.start) return false
  return (
    /^['’]$/u.test(mark.text) &&
    /^(?:in|since|of|from|until|till|by|before|after|out|summer|winter|spring|autumn|en|depuis)$/u.test(
      words[i - 2]?.low ?? '',
    )
  )
}

function isYear(words: readonly Word[], i: number, quantity: Quantity, standing: Standing): boolean {
  if (quantity.value < 1500 || quantity.value > 2100 || !Number.isInteger(quantity.value)) return false
  const [before, after] = [words[i - 1], words[quantity.next]]
  // "1,500 meals": no year is printed in groups.
  if (/^\d[., \u00a0\u202f]\d{3}$/u.test(words[i]?.text ?? '')) return false
  if (countedWords.has(after?.low ?? '')) return false
  // "under a 2027 law"
  if (/^(?:an?|the|une?|la|le)$/u.test(before?.low ?? '')) return true
  if (standing === 'bounded' && !/^(?:до|about|around|circa|under)$/u.test(before?.low ?? ''))
    return !/^\p{Ll}/u.test(after?.text ?? '')
  return true
}
