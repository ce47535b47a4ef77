/**
 * Tells, or asks: a page speaks to its visitor in the present and in commands, a report tells what others did and said.
 *
 * Only outside quotation marks, and only the forms that no button has.
 */

import { speechVerbs } from '../words/speech-words.ts'

const english =
  /(?<![\p{L}'’])(?:was|were|had|did)(?! you)(?!\p{L})|(?<![\p{L}'’])(?:said|says|told|asked|added|went|took|came|gave|stood|replied)(?!\p{L})/iu
const french =
  /(?<!\p{L})(?:était|étaient|avait|avaient|fut|furent|(?:a|ont)(?: \p{L}+)? (?:dit|\p{L}{3,}ée?s?)|disait|dit|répond|raconte|lance)(?!\p{L})/iu
const russian =
  /(?<!\p{L})(?!если|или|понрав|остал|заблок|узнал|заметил|стали)\p{L}+(?:[аяеиоы]л[аио]?|шл[аио]|шёл)(?:сь|ся)?(?!\p{L})/iu

/** Somebody did, was or said something. */
export function isTold(text: string): boolean {
  const bare = withoutQuoted(text.slice(0, 600))
  return english.test(bare) || french.test(bare) || russian.test(bare)
}

/** "Listen to the children, doctors say": a comma, and somebody who says it. */
export function isSaid(text: string): boolean {
  const at = text.slice(0, 300).search(/[,:]\s/u)
  if (at < 0) return false
  const words =
    text
      .slice(at + 1, at + 120)
      .toLowerCase()
      .match(/[\p{L}'’]+/gu) ?? []
  return words
    .slice(0, 7)
    .some((word, i) => speechVerbs.has(word) && !/^(?:us|our|you|your|to)$/u.test(words[i + 1] ?? ''))
}

/** A turn of a dialogue, which no page has. */
export function isTurn(text: string): boolean {
  return /^[—–-]\s/u.test(text)
}

export function withoutQuoted(text: string): string {
  return text.replaceAll(/[“«"][^“”«»"]*[”»"]/gu, ' ')
}
