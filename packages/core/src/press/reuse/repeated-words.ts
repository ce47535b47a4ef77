/** Words that stand twice in one report: what the article attributes, its headline need not. */
import { type Draft, goingOn } from '../quotations/draft.ts'
import type { ParagraphKind } from '../report.ts'

/** Fewer words than this may stand in two sentences by chance. */
const shortestPart = 3
const above: ReadonlySet<ParagraphKind> = new Set(['headline', 'standfirst', 'highlight'])

/**
 * A headline or standfirst that repeats words of the article: the article says whose they are. Two speakers
 * of the same words leave it open.
 */
export function attributedBelow(text: string, drafts: readonly Draft[]): readonly Draft[] {
  const speakersByWords = new Map<string, Set<string>>()
  for (const { kind, quoted, speaker, listed } of drafts) {
    if (kind !== 'body' || !listed || speaker.name === null) continue
    const words = sameWords(text.slice(quoted.start, quoted.end))
    speakersByWords.set(words, (speakersByWords.get(words) ?? new Set()).add(speaker.name))
  }
  return drafts.map((draft) => {
    if (!above.has(draft.kind) || draft.speaker.name !== null) return draft
    const { start, end } = draft.quoted
    const own = sameWords(text.slice(start, end))
    const same = speakersByWords.get(own) ?? speakersOfLonger(speakersByWords, own)
    const [only, ...others] = [...same].length > 0 ? same : speakersOfShortened(speakersByWords, own)
    return only === undefined || others.length > 0
      ? draft
      : { ...draft, speaker: goingOn({ name: only, basis: 'stated' }), listed: true }
  })
}

/** « Si je rentre, c'est la mort » above, and the whole sentence below. */
function speakersOfLonger(
  speakersByWords: ReadonlyMap<string, ReadonlySet<string>>,
  own: string,
): readonly string[] {
  if (own.split(' ').length < shortestPart) return []
  const found = new Set<string>()
  for (const [words, speakers] of speakersByWords)
    if (` ${words} `.includes(` ${own} `)) for (const speaker of speakers) found.add(speaker)
  return [...found]
}

/** Fewer words than this may stand in order by chance. */
const shortestInOrder = 5

/** "They told me he was gone" above, and "They told me in March that he was gone" below: all in order, and few between. */
function speakersOfShortened(
  speakersByWords: ReadonlyMap<string, ReadonlySet<string>>,
  own: string,
): readonly string[] {
  const short = own.split(' ')
  if (short.length < shortestInOrder || short.length > 40) return []
  const found = new Set<string>()
  for (const [words, speakers] of speakersByWords)
    if (standsInOrder(short, words.split(' '))) for (const speaker of speakers) found.add(speaker)
  return [...found]
}

/** Every word in order, in a stretch at most half as long again. */
function standsInOrder(short: readonly string[], long: readonly string[]): boolean {
  const longest = Math.floor(short.length * 1.5)
  return long.some((word, from) => {
    if (word !== short[0]) return false
    let next = 1
    for (let i = from + 1; i < from + longest && next < short.length; i++) if (long[i] === short[next]) next++
    return next === short.length
  })
}

/** Words as they are compared: letters and digits only, in lower case. */
export function sameWords(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
