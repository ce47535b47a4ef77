/** Who has the word in the paragraphs around a quotation: who spoke last, who speaks next, who often. */

import type { Draft } from '../../quotations/draft.ts'
import type { Place } from './around.ts'

export function talkMarks(place: Place, name: string): readonly string[] {
  const { drafts, index, story } = place
  const before = outerBeside(drafts, index, -1)
  const last = drafts[before]
  const next = drafts[outerBeside(drafts, index, 1)]
  const beforeLast = drafts[outerBeside(drafts, before, -1)]
  const marks = [...turn(place, last, name, 'spoke last'), ...turn(place, next, name, 'speaks next')]
  if (last?.speaker.name === name && story.text[last.quoted.end - 1] === '?') marks.push('asked last')
  if (beforeLast?.speaker.name === name && last?.speaker.name !== name) marks.push('spoke before last')
  const own = place.draft.speaker.name === name ? 1 : 0
  const times = (place.timesNamed.get(name) ?? 0) - own
  if (times > 0) marks.push(times > 2 ? 'speaks often' : 'speaks')
  return marks
}

/** The nearest quotation on one side that stands in no other. */
function outerBeside(drafts: readonly Draft[], from: number, step: 1 | -1): number {
  let i = from + step
  while (drafts[i]?.inside !== undefined) i += step
  return i
}

function turn(place: Place, beside: Draft | undefined, name: string, what: string): string[] {
  if (beside === undefined || beside.speaker.name === null) return []
  const distance = Math.abs(place.passage - (place.passageOf.get(beside.quoted) ?? -99))
  const near = distance === 0 ? 'same paragraph' : distance === 1 ? 'paragraph beside' : 'farther'
  return [`${beside.speaker.name === name ? what : `another ${what}`}, ${near}`]
}
