/**
 * R05 on what leaves: nothing goes to somebody who must never learn of the case, whatever was agreed and by whom. A
 * referral to a clinic where the brother works kills as surely as a call to him.
 *
 * The list is words that a caseworker wrote, so words are compared: a recipient is on it whose every word stands in one
 * of its lines, or who has every word of a line; and whoever is marked as a threat, by code or by a name read here.
 */
import type { ReleaseWish } from './action.ts'
import { shownBy } from './agreed.ts'
import { mayNotKnow, threatsTo } from './consent.ts'
import { casesOf, identitiesOf } from './persons.ts'
import type { Break } from './verdict.ts'
import { shapesIn, textOf, textsIn, type World } from './world.ts'

export function neverTellBreaks({ items, to }: ReleaseWish, world: World): readonly Break[] {
  const persons = new Set(items.flatMap((item) => shownBy(item, world) ?? []))
  return [...persons]
    .filter((person) => isOnList(to.name, person, world))
    .map((person) => ({
      rule: 'R05',
      record: person,
      field: 'neverTell',
      because: 'recipient-must-not-know',
      allow: 'nothing',
      names: { person },
    }))
}

function isOnList(name: string, person: string, world: World): boolean {
  const asked = wordsOf(name)
  if (asked.length === 0) return false
  const lines = casesOf(person, world).flatMap((one) => textsIn(one, 'neverTell'))
  const names = threatsTo(person, world).flatMap((threat) => namesOf(threat, world))
  return (
    [...lines, ...names].some((line) => isWithin(asked, line)) ||
    codesIn(name, world).some((other) => mayNotKnow(other, person, world))
  )
}

/** Without case, accents and invisible signs. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

function namesOf(person: string, world: World): readonly string[] {
  return identitiesOf(person, world)
    .flatMap((identity) => shapesIn(identity, 'names'))
    .flatMap((one) => textOf(one, 'text') ?? [])
}

/** One letter and a number say nothing of who somebody is. */
function isWithin(asked: readonly string[], line: string): boolean {
  const feared = wordsOf(line)
  const [few, many] = asked.length < feared.length ? [asked, feared] : [feared, asked]
  const telling = few.filter((word) => word.length > 2)
  return telling.length > 0 && few.every((word) => many.includes(word))
}

function codesIn(name: string, world: World): readonly string[] {
  const tokens = name.split(/[^\p{L}\p{N}#-]+/u)
  return world
    .ofType('Person')
    .filter((one) => textsIn(one, 'code').some((code) => tokens.includes(code)))
    .map(({ id }) => id)
}
