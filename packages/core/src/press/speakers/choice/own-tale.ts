/** Nour Orvel is at the letter M. She turns the pages. ¶ “My brother is called Majd.”: who tells of themselves below what is told of them. */

import { ownVoice } from '../carrying.ts'
import type { Place } from './around.ts'

const longest = 2000
const blank = { kind: 'quote', text: '', low: '', capital: false, start: 0, end: 0 } as const

/**
 * Of a paragraph of nothing but whole sentences in marks, that say "I" or "we" and ask nothing: the one named person
 * whom the last sentence of the paragraph above is about, if nobody else spoke last there.
 */
export function ownTale(place: Place): string | undefined {
  const { story, passage, draft, tokens } = place
  if (draft.quoted.family === 'dash' || tokens.some(({ kind }) => kind === 'word')) return undefined
  const { start, end } = draft.quoted
  const words = story.text.slice(start, Math.min(end, start + longest))
  // A Russian full stop stands behind the mark.
  const isWhole =
    /^[¿¡\p{Lu}]/u.test(words) && !/[?,;:]$/u.test(words) && /[.!…]/u.test(story.text.slice(end - 2, end + 2))
  if (!isWhole || !ownVoice.test(words)) return undefined
  const name = aboutAbove(place)
  if (name === undefined || !story.names.isPerson(name)) return undefined
  return isLastVoice(place, passage - 1, name) ? name : undefined
}

function aboutAbove({ story, passage }: Place): string | undefined {
  if (story.paragraphs[passage - 1]?.kind !== 'body') return undefined
  const above = story.passages[passage - 1]?.tokens ?? []
  const last = above.at(-1)
  if (last === undefined || last.kind === 'quote') return undefined
  return story.mentions.only(passage - 1, above.length, [...above, { ...blank, sentence: last.sentence + 1 }])
}

/** Whoever asked last does not answer, and where somebody else spoke last these may be their words. */
function isLastVoice({ story, drafts, index, passageOf }: Place, passage: number, name: string): boolean {
  const last = drafts
    .slice(0, index)
    .findLast(
      ({ quoted, inside, listed }) => passageOf.get(quoted) === passage && inside === undefined && listed,
    )
  return last === undefined || (last.speaker.name === name && story.text[last.quoted.end - 1] !== '?')
}
