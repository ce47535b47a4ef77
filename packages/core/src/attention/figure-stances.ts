/**
 * Every number that somebody gave, with its bounds and its day: from claims and from figures in statements.
 *
 * Two numbers stand beside each other only under one event and one point, or one definition: what counts different
 * things is not compared by putting it on one axis.
 */
import { perRecords, textIn, type World } from '../rules/world.ts'
import type { Bounds } from './bounds.ts'
import { stancesOf } from './stances.ts'
import { figuresGiven } from './statements.ts'

export type FigureStance = {
  readonly about: string
  readonly slot: string
  readonly source: string
  readonly value: string
  readonly qualifier: string
  readonly bounds: Bounds
  readonly asOf: string | undefined
}

export const figureStances: (world: World) => readonly FigureStance[] = perRecords((world) => {
  const claimed = stancesOf(world).flatMap(({ claim, about, slot, source, value, bounds, asOf }) => {
    const held = world.byId(claim)
    const qualifier = (held === undefined ? undefined : textIn(held, 'qualifier')) ?? 'eq'
    return bounds === undefined ? [] : [{ about, slot, source, value, qualifier, bounds, asOf }]
  })
  const given = figuresGiven(world).flatMap(
    ({ statement, slot, definition, value, qualifier, bounds, asOf }) =>
      bounds === undefined
        ? []
        : [
            {
              about: '',
              slot: definition === '' ? slot : definition,
              source: statement,
              value,
              qualifier,
              bounds,
              asOf,
            },
          ],
  )
  return [...claimed, ...given]
})
