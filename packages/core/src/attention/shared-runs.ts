/** Runs of eight words or more that reports share outside and inside quotations, as `press` finds them. */
import { readReport, sharedRuns } from '../press/reading.ts'
import { perRecords, type World } from '../rules/world.ts'
import { pressItems } from './press-texts.ts'
import type { SharedQuote } from './shared-words.ts'

export const sharedRunsOf: (world: World) => readonly SharedQuote[] = perRecords((world) => {
  const items = pressItems(world)
  const texts = items.map(({ text }) => text)
  const runs = sharedRuns(
    texts,
    texts.map((text, id) => readReport(text, id)),
  )
  const byText = Map.groupBy(runs, ({ text }) => text.toLowerCase())
  return [...byText.values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const holders = [...new Set(same.flatMap(({ docs }) => docs))].toSorted((a, b) => a - b)
    return [{ text: first.text, in: holders.flatMap((at) => items[at]?.id ?? []) }]
  })
})
