/** The words in the headline of an interview are those of the one who answers, where one answers only and no other is named for them. */

import type { Draft } from '../quotations/draft.ts'
import type { Drafts } from './choice/around.ts'
import type { Story } from './story.ts'

export function withHeadlineOfInterview({ text }: Story, found: Drafts): Drafts {
  const turns = found.drafts.filter(({ quoted, inside }) => quoted.family === 'turn' && inside === undefined)
  const only = turns.length === 0 ? undefined : answererOf(text, turns)
  if (only === undefined) return found
  const isOpen = ({ kind, listed, speaker, standing, inside, quoted }: Draft): boolean =>
    kind === 'headline' &&
    listed &&
    speaker.name === null &&
    (standing === 'none' || text.slice(0, quoted.outer.start).trimEnd().endsWith(`${only}:`)) &&
    inside === undefined &&
    /^\p{Lu}/u.test(text.slice(quoted.start, quoted.start + 2))
  return {
    ...found,
    drafts: found.drafts.map((draft) =>
      isOpen(draft) ? { ...draft, speaker: { name: only, basis: 'chosen' as const } } : draft,
    ),
  }
}

/** Who does not mostly ask; undefined where there are several or one is not known. */
function answererOf(text: string, turns: readonly Draft[]): string | undefined {
  const all = new Map<string | null, { turns: number; asks: number }>()
  for (const { speaker, quoted } of turns) {
    const sum = all.get(speaker.name) ?? { turns: 0, asks: 0 }
    all.set(speaker.name, { turns: sum.turns + 1, asks: sum.asks + (text[quoted.end - 1] === '?' ? 1 : 0) })
  }
  const answering = [...all].filter(([, sum]) => sum.asks * 2 < sum.turns)
  const [first, ...others] = answering
  return first === undefined || others.length > 0 ? undefined : (first[0] ?? undefined)
}
