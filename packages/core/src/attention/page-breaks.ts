/**
 * What the free words of a page may not say: a State in talks that has not agreed to be named (R33), a code of a
 * person, a name that stands in somebody's sealed file.
 *
 * The records of a release are judged by the rules; a headline is written by a tired person at midnight.
 */
import { isNameable, statesKnown } from '../rules/figures.ts'
import type { Break } from '../rules/verdict.ts'
import { shapesIn, textOf, textsIn, type World } from '../rules/world.ts'

export function freeWordBreaks(text: string, world: World, record?: string): readonly Break[] {
  const at = record === undefined ? {} : { record }
  const states = [...statesKnown(world)]
    .filter(
      ([code, { bodies }]) =>
        !isNameable(code, world) && [code, ...bodies].some((name) => stands(name, text)),
    )
    .map(([code]) => code)
  const named = world
    .ofType('Person')
    .some((person) => stands(person.id, text) || textsIn(person, 'code').some((code) => stands(code, text)))
  const sealed = world
    .ofType('Identity')
    .some((identity) => shapesIn(identity, 'names').some((name) => stands(textOf(name, 'text') ?? '', text)))
  return [
    ...(states.length === 0
      ? []
      : [
          {
            ...at,
            rule: 'R33',
            because: 'state-not-nameable',
            allow: 'ask-state',
            names: { states },
          } as const,
        ]),
    ...(named || sealed
      ? [{ ...at, rule: 'R01', because: 'no-consent', allow: 'ask-consent' } as const]
      : []),
  ]
}

/** As whole words, whatever the case. */
function stands(name: string, text: string): boolean {
  const wanted = name.trim().toLowerCase()
  if (wanted.length < 2) return false
  const low = text.toLowerCase()
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1)) {
    const isWhole =
      !/[\p{L}\p{N}]/u.test(low[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(low[at + wanted.length] ?? ' ')
    if (isWhole) return true
  }
  return false
}
