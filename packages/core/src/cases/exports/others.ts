/**
 * Other people in what was written about one: their codes, words in use and names, where this device can read them.
 *
 * A person's own copy and a letter to a doctor carry nobody else. A machine finds codes and written names and no
 * more, so whatever somebody told at length leaves only after a member has read it for others.
 */
import { isText } from '../../base/parse.ts'
import { canonical } from '../../rules/persons.ts'
import { type Held, shapesIn, textsIn, type World } from '../../rules/world.ts'

/** Everything by which other people could be recognised in a text here, the longest first. */
export function othersSigns(world: World, person: string): readonly string[] {
  const whole = canonical(person, world)
  const isOther = (id: string) => canonical(id, world) !== whole
  const people = world.ofType('Person').filter(({ id }) => isOther(id))
  const signs = [
    ...people.flatMap((one) => [one.id, ...textsIn(one, 'code'), ...textsIn(one, 'pseudonym')]),
    ...identitiesBut(world, isOther).flatMap(namesIn),
    ...world
      .ofType('Shelter')
      .flatMap((shelter) => [...textsIn(shelter, 'code'), ...textsIn(shelter, 'address')]),
    ...world.members.map(({ code }) => code),
  ]
  const long = signs.map((sign) => sign.trim()).filter((sign) => sign.length > 2)
  return [...new Set(long)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/** The person's own names, as far as this device reads them. */
export function ownNames(world: World, person: string): readonly string[] {
  const whole = canonical(person, world)
  return identitiesBut(world, (id) => canonical(id, world) === whole).flatMap(namesIn)
}

function identitiesBut(world: World, wanted: (person: string) => boolean): readonly Held[] {
  return world.ofType('Identity').filter((identity) => textsIn(identity, 'personId').some(wanted))
}

/** A whole name, and each word of it: "Dorvan" alone is enough for whoever asks a doctor. */
function namesIn(identity: Held): readonly string[] {
  return shapesIn(identity, 'names').flatMap(({ text }) =>
    isText(text) ? [text, ...text.split(/\s+/).filter((part) => part.length > 3)] : [],
  )
}

/** Whether a text holds one of these signs, as a word and in any case of letters. */
export function holdsAny(text: string, signs: readonly string[]): boolean {
  return signs.some((sign) => wordOf(sign).test(text))
}

/** The text with a mark in the place of everybody else. */
export function withoutOthers(text: string, signs: readonly string[], mark: string): string {
  return signs.reduce((left, sign) => left.replaceAll(wordOf(sign), mark), text)
}

function wordOf(sign: string): RegExp {
  const literal = sign.replaceAll(/[\\^$.*+?()[\]{}|]/g, (special) => `\\${special}`)
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu')
}
