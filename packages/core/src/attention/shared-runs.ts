/** Runs of eight words or more that reports share outside and inside quotations, as `press` finds them. */
import { sharedRuns } from '../press/reading.ts'
import { perRecords, type World } from '../rules/world.ts'
import { foldedWords, pressItems, wordsOf } from './press-texts.ts'
import type { SharedQuote } from './shared-words.ts'

export const sharedRunsOf: (world: World) => readonly SharedQuote[] = perRecords((world) => {
  const items = pressItems(world)
  const runs = sharedRuns(
    items.map(({ text }) => text),
    items.map(({ reading }, id) => ({ ...reading, id })),
  )
  const byText = Map.groupBy(runs, ({ text }) => text.toLowerCase())
  return [...byText.values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const holders = [...new Set(same.flatMap(({ docs }) => docs))].toSorted((a, b) => a - b)
    return [
      {
        text: first.text,
        folded: foldedWords(wordsOf(first.text)),
        in: holders.flatMap((at) => items[at]?.id ?? []),
      },
    ]
  })
})
