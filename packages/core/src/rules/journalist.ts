/** R34: meetings with journalists. A camera that was led to a shelter once leads everybody there. */
import type { Wish } from './action.ts'
import { consentsOf, isUsable } from './consent.ts'
import { minorBreaks } from './minors.ts'
import type { Allow, Because } from './reasons.ts'
import type { Break } from './verdict.ts'
import { type Held, roleOf, shapesIn, textOf, textsIn, type World } from './world.ts'

export function meetingBreaks(wish: Wish<'meetJournalist'>, world: World, by?: string): readonly Break[] {
  const chosenBy = wish.chosenBy ?? by
  const agreed = consentsOf(wish.personId, world).some(
    (consent) => textsIn(consent, 'purpose').includes('P13') && isUsable(consent, world),
  )
  return [
    ...(isNearShelter(wish.place, world) ? [broken(wish, 'near-shelter', 'other-place')] : []),
    ...(agreed ? [] : [broken(wish, 'no-meeting-consent', 'ask-consent')]),
    ...(chosenBy === undefined || roleOf(world, chosenBy) === 'coordinator'
      ? []
      : [broken(wish, 'place-not-chosen', 'other-place')]),
    ...minorBreaks(wish.personId, 'P13', world),
  ]
}

/** A shelter by its record, its code or its address, or an area where a journey ends at one. */
function isNearShelter(place: string, world: World): boolean {
  const said = plain(place)
  if (world.byId(place)?.type === 'Shelter' || said === '') return true
  return world.ofType('Shelter').some((shelter) => {
    const places = [...textsIn(shelter, 'code'), ...textsIn(shelter, 'address')].map(plain)
    return places.some((one) => one.includes(said) || said.includes(one)) || areasOf(shelter, world).has(said)
  })
}

/** Where moves end whose next leg is a stay there. */
function areasOf(shelter: Held, world: World): ReadonlySet<string> {
  const areas = world.ofType('Journey').flatMap((journey) => {
    const legs = shapesIn(journey, 'legs')
    const stays = shapesIn(journey, 'stays')
    return legs
      .filter(
        (leg) =>
          textOf(leg, 'shelter') === shelter.id ||
          stays.some((one) => one['n'] === leg['n'] && one['shelter'] === shelter.id),
      )
      .flatMap((stay) => legs.filter(({ n }) => typeof n === 'number' && n + 1 === stay['n']))
      .flatMap((move) => textOf(move, 'toArea') ?? [])
  })
  return new Set(areas.map(plain))
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}

function broken({ personId }: Wish<'meetJournalist'>, because: Because, allow: Allow): Break {
  return { rule: 'R34', record: personId, because, allow }
}
