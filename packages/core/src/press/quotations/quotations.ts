/** From drafts to the quotations of a report, in the order of the text. */

import type { Basis, Quotation } from '../report.ts'
import { sameWords } from '../reuse/repeated-words.ts'
import type { Speaker } from '../speakers/scene.ts'
import { type Draft, goingOn } from './draft.ts'
import type { Quoted } from './marks.ts'

/** An open quotation whose speaker is named only at its end. */
export function carriedBack(drafts: readonly Draft[]): readonly Draft[] {
  const outer = drafts.filter((draft) => draft.inside === undefined)
  const later = new Map<Quoted, Speaker>()
  for (let i = outer.length - 2; i >= 0; i--) {
    const draft = outer[i]
    const next = outer[i + 1]
    if (draft === undefined || next === undefined || !draft.quoted.goesOn || draft.speaker.name !== null)
      continue
    const speaker = later.get(next.quoted) ?? next.speaker
    if (speaker.name !== null) later.set(draft.quoted, goingOn(speaker))
  }
  return drafts.map((draft) => {
    const speaker = later.get(draft.quoted)
    return speaker === undefined ? draft : { ...draft, speaker, standing: 'continued' as const, listed: true }
  })
}

/** Drops what is empty of words. */
export function withWords(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.filter(({ quoted }) => quoted.end > quoted.start)
}

export function asQuotations(text: string, drafts: readonly Draft[]): readonly Quotation[] {
  const ordered = [...drafts].sort((a, b) => a.quoted.start - b.quoted.start || b.quoted.end - a.quoted.end)
  const places = new Map(ordered.map((draft, i) => [draft.quoted, i]))
  const firstOf = new Map<string, number>()
  return ordered.map((draft, i) => {
    const { start, end } = draft.quoted
    const words = text.slice(start, end)
    const key = sameWords(words)
    const same = firstOf.get(key)
    if (same === undefined) firstOf.set(key, i)
    const basis: Basis = draft.speaker.basis
    return {
      text: words,
      start,
      end,
      speaker: draft.speaker.name,
      basis,
      inside: draft.inside === undefined ? null : (places.get(draft.inside.quoted) ?? null),
      sameWordsAs: same ?? null,
    }
  })
}
