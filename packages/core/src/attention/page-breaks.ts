/**
 * What the free words of a page may not say: a State in talks that has not agreed to be named (R33), a code of a
 * person, a name that stands in somebody's sealed file.
 *
 * The records of a release are judged by the rules; a headline is written by a tired person at midnight.
 */
import { isNameable, statesKnown } from '../rules/figures.ts'
import type { Break } from '../rules/verdict.ts'
import { type Held, shapesIn, textOf, textsIn, type World } from '../rules/world.ts'

export function pageBreaks(release: Held, world: World): readonly Break[] {
  const [page] = shapesIn(release, 'page')
  if (page === undefined) return []
  const free = `${textOf(page, 'title') ?? ''}\n${textOf(page, 'lead') ?? ''}`
  return [
    ...stateBreaks(free, world, release.id),
    ...nameBreaks(free, world, release.id),
    ...quoteBreaks(release, world),
  ]
}

/** An official's words stand on a page as they were said: with a code or a sealed name in them they do not leave. */
function quoteBreaks(release: Held, world: World): readonly Break[] {
  return shapesIn(release, 'items').flatMap((item) => {
    const held = world.byId(textOf(item, 'ref') ?? '')
    return held?.type === 'Statement' ? nameBreaks(textsIn(held, 'wording').join('\n'), world, held.id) : []
  })
}

function stateBreaks(text: string, world: World, record: string): readonly Break[] {
  const states = [...statesKnown(world)]
    .filter(
      ([code, { bodies }]) =>
        !isNameable(code, world) && [code, ...bodies].some((name) => stands(name, text)),
    )
    .map(([code]) => code)
  return states.length === 0
    ? []
    : [{ rule: 'R33', record, because: 'state-not-nameable', allow: 'ask-state', names: { states } }]
}

function nameBreaks(text: string, world: World, record: string): readonly Break[] {
  const named = world
    .ofType('Person')
    .some((person) => stands(person.id, text) || textsIn(person, 'code').some((code) => stands(code, text)))
  const sealed = world
    .ofType('Identity')
    .some((identity) => shapesIn(identity, 'names').some((name) => stands(textOf(name, 'text') ?? '', text)))
  return named || sealed ? [{ rule: 'R01', record, because: 'no-consent', allow: 'ask-consent' }] : []
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
