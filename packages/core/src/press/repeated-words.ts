/** Words that stand twice in one report: what the article attributes, its headline need not. */
import { type Draft, goingOn } from './draft.ts'
import type { ParagraphKind } from './report.ts'

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
    const [only, ...others] = speakersByWords.get(sameWords(text.slice(start, end))) ?? []
    return only === undefined || others.length > 0
      ? draft
      : { ...draft, speaker: goingOn({ name: only, basis: 'stated' }), listed: true }
  })
}

/** Words as they are compared: letters and digits only, in lower case. */
export function sameWords(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
