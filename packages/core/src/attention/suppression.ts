/**
 * Which cells of a table are left out so that no small one can be computed: the small ones, and as few more as needed.
 *
 * The table comes whole, with its true numbers; what leaves is the table with holes. It is tried against everything
 * that left before.
 */
import { ok, type Result, refuse } from '../base/result.ts'
import { type AuditRefusal, audit, type Exposure, type Solve } from './disclosure.ts'
import { all, type Cell, type Table } from './tables.ts'

export type SuppressionRefusal =
  | AuditRefusal
  /** Whatever is left out, what left before gives it away. */
  | { readonly kind: 'cannot-be-hidden'; readonly exposed: readonly Exposure[] }

export function suppress(
  table: Table,
  before: readonly Table[],
  solve: Solve,
): Result<Table, SuppressionRefusal> {
  let holes = withHoles(
    table,
    table.cells.map(({ n }) => n !== null && n < table.k),
  )
  for (;;) {
    const exposed = audit([...before, holes], solve)
    if (!exposed.ok) return exposed
    const [worst] = exposed.value
    if (worst === undefined) return ok(filledAgain(holes, { table, before, solve }))
    const next = nextHole(holes, worst, table)
    if (next === undefined) return refuse({ kind: 'cannot-be-hidden', exposed: exposed.value })
    holes = withHoles(
      holes,
      holes.cells.map((cell, i) => cell.n === null || i === next),
    )
  }
}

function withHoles(table: Table, isHole: readonly boolean[]): Table {
  return {
    ...table,
    cells: table.cells.map((cell, i) => (isHole[i] === true ? { at: cell.at, n: null } : cell)),
  }
}

/** The smallest printed cell that shares a line with the exposed one; a sum only when nothing else is left. */
function nextHole(holes: Table, exposed: Exposure, table: Table): number | undefined {
  const open = holes.cells
    .map((cell, index) => ({ cell, index, n: cell.n ?? 0 }))
    .filter(({ cell }) => cell.n !== null)
    .toSorted(
      (a, b) =>
        sumsIn(a.cell) - sumsIn(b.cell) ||
        linesShared(b.cell, exposed) - linesShared(a.cell, exposed) ||
        a.n - b.n,
    )
  const near = open.find(({ cell }) => linesShared(cell, exposed) > 0 && sumsIn(cell) < table.by.length)
  return (near ?? open[0])?.index
}

function sumsIn({ at }: Cell): number {
  return at.filter((place) => place === all).length
}

function linesShared({ at }: Cell, { cell }: Exposure): number {
  return at.filter((place, i) => place === cell[i] || cell[i] === all || place === all).length
}

type Around = { readonly table: Table; readonly before: readonly Table[]; readonly solve: Solve }

/** Holes made on the way that turn out not to be needed, largest first. */
function filledAgain(holes: Table, { table, before, solve }: Around): Table {
  const extra = holes.cells
    .map((cell, index) => ({ cell, index, n: table.cells[index]?.n ?? null }))
    .filter(({ cell, n }) => cell.n === null && n !== null && n >= table.k)
    .toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0))
  let kept = holes
  for (const { index, n } of extra) {
    const tried = { ...kept, cells: kept.cells.map((cell, i) => (i === index ? { at: cell.at, n } : cell)) }
    const exposed = audit([...before, tried], solve)
    if (exposed.ok && exposed.value.length === 0) kept = tried
  }
  return kept
}
