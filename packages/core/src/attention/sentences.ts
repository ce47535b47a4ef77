/** A text cut into sentences, for rules that look at one sentence at a time. */
export type Sentence = { readonly text: string; readonly start: number }

/** Cut where a full stop is followed by a capital or a mark. */
export function sentencesOf(text: string): readonly Sentence[] {
  const found: Sentence[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?…]+["'”’»]*\s+(?=[\p{Lu}"“«‘'—])|\n+/gu)) {
    found.push({ text: text.slice(start, match.index + match[0].trimEnd().length), start })
    start = match.index + match[0].length
  }
  if (start < text.length) found.push({ text: text.slice(start), start })
  return found
}
