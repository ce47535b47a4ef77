/**
 * Published tables of counts, so that they can be looked at together (rule R28).
 *
 * A table has one or more ways of telling people apart ("area", "month"), and its cells say where they stand in each;
 * `all` is the sum over one of them. Of one thing counted at one day and at a later one, the difference is a cell too:
 * who came in that week is the question a persecutor asks.
 */
import { isObject, isText } from '../base/parse.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import {
  type Held,
  type Shape,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  timeOf,
  type World,
} from '../rules/world.ts'

export type Cell = { readonly at: readonly string[]; readonly n: number | null }

export type Table = {
  /** What is counted: tables of the same words are laid over each other. */
  readonly definition: string
  readonly asOf: string
  /** The ways people are told apart, in the order of `Cell.at`. */
  readonly by: readonly string[]
  readonly cells: readonly Cell[]
  readonly k: number
  /** The release it left with; none for one that is only wished for. */
  readonly release: string | undefined
}

export const smallestCell = 5
export const all = 'all'
const sums: ReadonlySet<string> = new Set(['all', 'total', 'sum'])

export type TableRefusal = {
  readonly kind: 'not-a-table'
  readonly why: 'no-definition' | 'no-date' | 'cells'
}

/** From the figures of a release: a cell is called `Sarn`, `all`, or `Sarn|March` in a table of two ways. */
export function tableOf(shape: Shape, release?: string): Result<Table, TableRefusal> {
  const definition = (textOf(shape, 'definition') ?? '').trim()
  if (definition === '') return no('no-definition')
  const asOf = textOf(shape, 'asOf')
  if (asOf === undefined || timeOf(asOf) === undefined) return no('no-date')
  const rows = Array.isArray(shape['cells']) ? shape['cells'].filter(isObject) : []
  const cells = rows.flatMap(({ cell, n }) => {
    const isCount = typeof n === 'number' && Number.isInteger(n) && n >= 0
    if (!isText(cell) || !(isCount || n === null || n === undefined)) return []
    return [{ at: cell.split('|').map((part) => placeOf(part.trim())), n: typeof n === 'number' ? n : null }]
  })
  const ways = Math.max(1, ...cells.map(({ at }) => at.length))
  if (cells.length === 0 || cells.length !== rows.length) return no('cells')
  const named = textListOf(shape, 'by')
  const { k } = shape
  return ok({
    definition,
    asOf,
    by: Array.from({ length: ways }, (_, i) => named[i] ?? `${i + 1}`),
    // A sum over everything is written with one word whatever the table has.
    cells: cells.map(({ at, n }) => ({
      at: at.length === ways ? at : at.concat(Array.from({ length: ways - at.length }, () => all)),
      n,
    })),
    k: typeof k === 'number' && k > smallestCell ? k : smallestCell,
    release,
  })
}

function placeOf(part: string): string {
  return sums.has(part.toLowerCase()) ? all : part
}

function no(why: TableRefusal['why']): Result<never, TableRefusal> {
  return refuse({ kind: 'not-a-table', why })
}

export function tablesIn(release: Held): readonly Table[] {
  return shapesIn(release, 'figures').flatMap((shape) => {
    const table = tableOf(shape, release.id)
    return table.ok ? [table.value] : []
  })
}

const outside: ReadonlySet<string> = new Set(['sent', 'recall_asked', 'recalled'])

/** Everything that ever left: what was asked back has been read all the same. */
export function tablesReleased(world: World): readonly Table[] {
  return world
    .ofType('Release')
    .filter((release) => outside.has(textIn(release, 'state') ?? ''))
    .flatMap(tablesIn)
}

/** The words of a definition as they are compared. */
export function sameCount(a: Table, b: Table): boolean {
  const plain = ({ definition }: Table): string =>
    definition.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return plain(a) === plain(b)
}
