/** Ann Orvel said that her client would testify. “By video if she has to.”: whole sentences behind what one person is told to say. */

import { speechVerbs } from '../../words/speech-words.ts'
import type { Place } from './around.ts'
import type { Option, Question } from './question.ts'

const asking =
  /^(?:ask(?:s|ed|ing)?|wonder(?:s|ed)?|inquire[sd]?|demand(?:e|a|ait|é)|спрос\p{L}+|спрашив\p{L}+|поинтересов\p{L}+)$/u

const threatening = /^(?:threat|menac|угрож|угроз)/u

function isPut(low: string, next: string): boolean {
  const isTold = /^(?:told|tells)$/u.test(low) && /^(?:his|her|their|him|them|me|us)$/u.test(next)
  return isTold || asking.test(low)
}

/** One name who is the subject of the sentence right above, and says something in it; to nobody who could answer. */
export function toldAbove({ tokens, q }: Place, { options, silence }: Question): string | undefined {
  if (!silence.includes('silence, opens sentence') || silence.includes('silence, short')) return undefined
  const above = (tokens[q]?.sentence ?? 0) - 1
  const inAbove = tokens.slice(0, q).filter(({ sentence }) => sentence === above)
  const asks = inAbove.some(({ low }, k) => isPut(low, inAbove[k + 1]?.low ?? ''))
  // "said the caller had threatened her": the words may be the caller's.
  const verbs = inAbove.filter(({ low }) => speechVerbs.has(low) || threatening.test(low)).length
  if (asks || verbs > 1 || options.some(isSpokenTo)) return undefined
  const saying = options.filter(saysAbove)
  const [one] = saying
  const isOne = new Set(saying.map(({ name }) => name)).size === 1
  return one !== undefined && isOne && isNamed(one) && !isInterrupted(one) ? one.name : undefined
}

function saysAbove({ marks }: Option): boolean {
  const all = ['at above 1, says', 'at above 1, subject', 'at above 1, words opens sentence']
  return all.every((mark) => marks.includes(mark))
}

/** "told his wife": whoever is spoken to may be the one who answers. */
function isSpokenTo({ marks }: Option): boolean {
  const isObject = marks.includes('at above 1, governed') || marks.includes('at above 1, oblique')
  return (
    isObject &&
    marks.includes('at above 1, says') &&
    (marks.includes('is person') || marks.includes('is role'))
  )
}

function isNamed({ marks }: Option): boolean {
  return marks.includes('is person') || marks.includes('is perhaps')
}

function isInterrupted({ marks }: Option): boolean {
  return marks.some((mark) => mark.startsWith('another spoke last, same'))
}
