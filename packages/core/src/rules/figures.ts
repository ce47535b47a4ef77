/**
 * R28 and R33: figures that leave.
 *
 * A small number points to people, and so does one that can be computed from what stands around it. A State in talks
 * that is named has no reason to go on talking.
 */
import { isObject, isText } from '../base/parse.ts'
import type { FiguresWish, Recipient } from './action.ts'
import type { Because } from './reasons.ts'
import type { Break } from './verdict.ts'
import { type Held, type Shape, shapesIn, textOf, textsIn, timeOf, type World } from './world.ts'

const smallest = 5
/** Where people arrived is never told State by State under this: their persecutors count too. */
const smallestByState = 10
const byState: readonly string[] = ['state', 'country', 'statecode']
const sums: readonly string[] = ['all', 'total', 'sum']

export function figureBreaks(wish: FiguresWish, world: World, record?: string): readonly Break[] {
  const found = [
    ...(wish.definition.trim() === '' ? [say('figure-no-definition')] : []),
    ...(wish.asOf === undefined || timeOf(wish.asOf) === undefined ? [say('figure-no-date')] : []),
    ...cellBreaks(wish, world),
    ...nameBreaks(wish, world),
  ]
  return record === undefined ? found : found.map((each) => ({ ...each, record }))
}

function cellBreaks(wish: FiguresWish, world: World): readonly Break[] {
  const parts = Object.entries(wish.cells).filter(([cell]) => !isSum(cell))
  const states = isByState(wish, world)
  const least = Math.max(states ? smallestByState : smallest, wish.k ?? smallest)
  const shown = Object.entries(wish.cells).flatMap(([cell, n]) => (n === null ? [] : [{ cell, n }]))
  const small = shown.filter(
    ({ n, cell }) => n < (isSum(cell) ? Math.max(smallest, wish.k ?? smallest) : least),
  )
  if (small.length > 0) return [say('cell-too-small', { cells: small.map(({ cell }) => cell).toSorted() })]
  const total = wish.total ?? shown.find(({ cell }) => isSum(cell))?.n
  const hidden = parts.filter(([, n]) => n === null).length
  if (hidden === 0 || total === undefined) return []
  const rest = total - parts.reduce((sum, [, n]) => sum + (n ?? 0), 0)
  // One hidden cell is the difference; several that add up to less than one cell are all told to be small.
  return hidden === 1 || rest < least ? [say('cell-computable')] : []
}

function isSum(cell: string): boolean {
  return sums.includes(cell.toLowerCase())
}

function isByState(wish: FiguresWish, world: World): boolean {
  const states = statesKnown(world)
  return (
    byState.includes((wish.by ?? '').toLowerCase()) ||
    Object.keys(wish.cells).some((cell) => states.has(cell))
  )
}

/** A State's name as a cell, or in the words that say what is counted. */
function nameBreaks(wish: FiguresWish, world: World): readonly Break[] {
  const words = new Set(wish.definition.split(/[^\p{L}\p{N}]+/u))
  const named = Object.keys(wish.cells)
  const secret = [...statesKnown(world)].filter(([, names]) => !isNameable(names.code, world))
  const told = secret.filter(
    ([code, { bodies }]) =>
      named.includes(code) ||
      words.has(code) ||
      bodies.some((body) => named.includes(body) || wish.definition.includes(body)),
  )
  return told.length === 0
    ? []
    : [
        {
          rule: 'R33',
          because: 'state-not-nameable',
          allow: 'ask-state',
          names: { states: told.map(([code]) => code).toSorted() },
        },
      ]
}

type KnownState = { readonly code: string; readonly bodies: readonly string[] }

/** Every State the network deals with: in talks, or asked for a visa. */
export function statesKnown(world: World): ReadonlyMap<string, KnownState> {
  const states = new Map<string, KnownState>()
  const know = (code: string, bodies: readonly string[]): void => {
    states.set(code, { code, bodies: [...(states.get(code)?.bodies ?? []), ...bodies] })
  }
  for (const one of world.ofType('Intervention'))
    for (const dialogue of shapesIn(one, 'dialogue')) {
      const code = textOf(dialogue, 'stateCode')
      if (code !== undefined)
        know(
          code,
          textsIn(one, 'body').filter((body) => body.length > 2),
        )
    }
  for (const one of world.ofType('VisaApplication'))
    for (const code of textsIn(one, 'stateCode')) know(code, [])
  return states
}

/** Named itself, or agreed, in every dialogue with it. Where two desks differ it has not. */
export function isNameable(stateCode: string, world: World): boolean {
  const dialogues = world
    .ofType('Intervention')
    .flatMap((one) => shapesIn(one, 'dialogue'))
    .filter((each) => textOf(each, 'stateCode') === stateCode)
  return dialogues.length > 0 && dialogues.every((dialogue) => dialogue['nameable'] === true)
}

/** Papers that name a State in talks: to that State itself they may go. */
export function stateBreaks(ids: readonly string[], to: Recipient, world: World): readonly Break[] {
  return ids.flatMap((id) => {
    const held = world.byId(id)
    if (held === undefined) return []
    const codes = stateCodesIn(held).filter((code) => !isNameable(code, world))
    const isTold = codes.some((code) => !(to.kind === 'state' && isNamedState(to.name, code, world)))
    return isTold
      ? [{ rule: 'R33', record: id, because: 'state-not-nameable', allow: 'ask-state' } as const]
      : []
  })
}

/** The countries that a record about a file or a talk names. */
export function stateCodesIn(held: Held): readonly string[] {
  if (held.type === 'VisaApplication') return textsIn(held, 'stateCode')
  if (held.type !== 'Intervention') return []
  return shapesIn(held, 'dialogue').flatMap((dialogue) => textOf(dialogue, 'stateCode') ?? [])
}

/** The State of this code, or one of its bodies. */
export function isNamedState(name: string, code: string, world: World): boolean {
  return name === code || (statesKnown(world).get(code)?.bodies.includes(name) ?? false)
}

/** The figures of a release as its record has them: a list of cells, those without a number suppressed. */
export function figuresOf(shape: Shape): FiguresWish {
  const cells = Array.isArray(shape['cells']) ? shape['cells'].filter(isObject) : []
  const asOf = textOf(shape, 'asOf')
  const { k } = shape
  return {
    definition: textOf(shape, 'definition') ?? '',
    ...(asOf === undefined ? {} : { asOf }),
    cells: Object.fromEntries(
      cells.flatMap(({ cell, n }) => (isText(cell) ? [[cell, typeof n === 'number' ? n : null]] : [])),
    ),
    ...(typeof k === 'number' ? { k } : {}),
  }
}

function say(because: Because, names?: Break['names']): Break {
  return {
    rule: 'R28',
    because,
    allow: because.startsWith('figure') ? 'define-figure' : 'suppress-cells',
    ...(names === undefined ? {} : { names }),
  }
}
