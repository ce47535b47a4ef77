/** Every fault of every report, in the order of the reports and of their text. */
import { perRecords, type World } from '../rules/world.ts'
import { compareClaims } from './conflicts.ts'
import type { Fault } from './fault.ts'
import { mergedVoices } from './one-voice.ts'
import { type PressItem, pressItems } from './press-texts.ts'
import { misattributions, nestedQuotes, orphans, translations } from './quote-faults.ts'
import { stancesOf } from './stances.ts'
import { subjectShifts } from './subject-shift.ts'
import { wrongFirsts } from './wrong-first.ts'

export const pressFaults: (world: World) => readonly Fault[] = perRecords((world) => {
  const items = pressItems(world)
  const stances = stancesOf(world)
  return items.flatMap((item) => [
    ...subjectShifts(item),
    ...mergedVoices(item, stances, world),
    ...wrongFirsts(item, world),
    ...orphans(item, world),
    ...misattributions(item, world),
    ...stale(item, world),
    ...translations(item, world),
    ...nestedQuotes(item),
  ])
})

/** Repeats what had ended: somebody may wait at a door that is closed. */
function stale(item: PressItem, world: World): readonly Fault[] {
  const stances = stancesOf(world)
  return compareClaims(world)
    .conflicts.filter(({ verdict }) => verdict === 'stale')
    .flatMap((conflict) => {
      const inSlot = stances.filter((one) => one.slot === conflict.slot && one.about === conflict.about)
      const own = inSlot.find((one) => one.source === item.id && one.isRelay)
      if (own === undefined || !conflict.sides.some((side) => side.includes(item.id))) return []
      const known = inSlot.filter((one) => one.value !== own.value && !one.isRelay)
      if (known.length === 0) return []
      const start = item.text.indexOf(own.anchor)
      return [
        {
          publication: item.id,
          kind: 'stale' as const,
          at: start < 0 ? null : { start, end: start + own.anchor.length },
          words: own.anchor,
          beside: known.map(({ source, anchor }) => ({ source, words: anchor })),
        },
      ]
    })
}
