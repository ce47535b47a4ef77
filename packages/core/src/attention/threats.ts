/**
 * Threats against those who write and defend: words in a register, and the acts that were recorded because of them.
 *
 * Whoever is threatened in public is a person at risk as anybody else (F79). The act lies in that person's case; beside
 * the words it stands only where the case can be read.
 */
import { byCode, shapesIn, textOf, textsIn, type World } from '../rules/world.ts'

/** Public threat or call for retribution against media or defenders. */
const publicThreat = 'X-PUBTH'

export function threatActs(statement: string, world: World): readonly string[] {
  const held = world.byId(statement)
  if (held === undefined) return []
  const sources = new Set([
    statement,
    ...shapesIn(held, 'anchors').flatMap((anchor) =>
      ['publicationId', 'testimonyId', 'itemId'].flatMap((part) => textOf(anchor, part) ?? []),
    ),
  ])
  return world
    .ofType('Act')
    .filter((act) => textsIn(act, 'type').includes(publicThreat))
    .filter((act) =>
      textsIn(act, 'claimIds').some((claim) => {
        const found = world.byId(claim)
        return found !== undefined && textsIn(found, 'source').some((source) => sources.has(source))
      }),
    )
    .map(({ id }) => id)
    .toSorted(byCode)
}
