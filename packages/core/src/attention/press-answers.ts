/** What the press desk finds in all reports together, in the shape of the answers for a republic. */
import { type Shape, shapesIn, textOf, type World } from '../rules/world.ts'
import { denialsOf } from './denials.ts'
import { derivedFrom, isDeclaredOnly, isUncredited, pressGraph } from './derived.ts'
import { pressFaults } from './faults.ts'
import { pressItems } from './press-texts.ts'
import { sharedQuotes } from './shared-words.ts'

export function pressAnswers(world: World): Shape {
  const { ownReporting, takings } = pressGraph(world)
  return {
    publications: pressItems(world).length,
    ownReporting,
    derived: Object.fromEntries(derivedFrom(world)),
    declaredOnly: takings.filter(isDeclaredOnly).map(({ by, from }) => [by, from]),
    uncreditedDependencies: takings.filter(isUncredited).map(({ by, from }) => [by, from]),
    sharedQuotes: sharedQuotes(world).map(({ text, in: holders }) => ({ text, in: holders })),
    faults: faultRows(world),
    imagesNotEvidence: imagesNotEvidence(world),
    denials: Object.fromEntries(
      denialsOf(world).map(({ statement, renderings, languages }) => [
        statement,
        { renderings: renderings.length, languages },
      ]),
    ),
  }
}

/** One row for each kind of fault of each report, with how often. */
function faultRows(world: World): readonly Shape[] {
  const rows = Map.groupBy(pressFaults(world), ({ publication, kind }) => `${publication}|${kind}`)
  return [...rows.values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const beside = [...new Set(same.flatMap((one) => one.beside.map(({ source }) => source)))].join(', ')
    const where = `${first.words}${beside === '' ? '' : ` (beside ${beside})`}`
    return [{ publication: first.publication, fault: first.kind, count: same.length, where }]
  })
}

const neverEvidence: readonly string[] = ['file_photo', 'search_result', 'unknown']

/** Pictures in reports that show another event, or nobody knows what. */
export function imagesNotEvidence(world: World): readonly string[] {
  const shown = pressItems(world).flatMap(({ held }) => shapesIn(held, 'images'))
  return [
    ...new Set(
      shown
        .filter((image) => neverEvidence.includes(textOf(image, 'provenance') ?? 'unknown'))
        .flatMap((image) => textOf(image, 'itemId') ?? []),
    ),
  ]
}
