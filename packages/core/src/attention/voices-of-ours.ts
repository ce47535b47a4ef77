/**
 * Who is known to speak for us, and whether anybody looks after them: a named spokesperson stands in the light for all
 * the others (F91).
 *
 * Their danger is kept in a case as anybody's is. Whether one exists is said only where it can be read; elsewhere the
 * page says that it does not know, which is not "no".
 */
import {
  byCode,
  earliestIn,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  valuesIn,
  type World,
} from '../rules/world.ts'

export type Spokesperson = {
  readonly person: string
  readonly name: string
  readonly title: string
  /** What stands in the registers in their name. */
  readonly statements: number
  readonly lastSaid: number | undefined
  /** Undefined: none can be read here. */
  readonly file: string | undefined
  /** When they are next looked for; an alarm follows if they do not answer. */
  readonly nextCheck: number | undefined
}

export function spokespeople(world: World): readonly Spokesperson[] {
  return world
    .ofType('Person')
    .filter((one) => textIn(one, 'kind') === 'individual' && textsIn(one, 'publicName').length > 0)
    .map((one): Spokesperson => {
      const own = world.ofType('Statement').filter((said) => textsIn(said, 'speakerId').includes(one.id))
      const days = own.flatMap((said) => timeOf(valuesIn(said, 'saidAt')[0]) ?? [])
      const file = world.ofType('Case').find((held) => textsIn(held, 'personId').includes(one.id))
      return {
        person: one.id,
        name: textIn(one, 'publicName') ?? '',
        title: shapesIn(one, 'office').flatMap((office) => textOf(office, 'title') ?? [])[0] ?? '',
        statements: own.length,
        lastSaid: days.length === 0 ? undefined : Math.max(...days),
        file: file?.id,
        nextCheck: nextCheckOf(one.id, world),
      }
    })
    .toSorted((a, b) => byCode(a.name, b.name))
}

function nextCheckOf(person: string, world: World): number | undefined {
  const due = world
    .ofType('Check')
    .filter(
      (check) =>
        textsIn(check, 'kind').includes('safety') &&
        textsIn(check, 'subject').includes(person) &&
        textsIn(check, 'outcome').length === 0 &&
        shapesIn(check, 'dropped').length === 0,
    )
    .flatMap((check) => earliestIn(check, 'dueAt') ?? [])
  return due.length === 0 ? undefined : Math.min(...due)
}
