/**
 * What can be computed from all tables that ever left, together: exactly, by linear programming.
 *
 * The unknowns are the smallest groups that any table tells apart, in each span of time between two of its days. Every
 * printed number is an equation over them. Of each group or sum that no table prints, the least and the most it can be
 * follow; a small one is safe only if it might as well be large. Who solves the programme is a parameter, so that the
 * same rule can be asked of any solver.
 */
import { ok, type Result, refuse } from '../base/result.ts'
import { byCode, timeOf } from '../rules/world.ts'
import { all, type Cell, sameCount, type Table } from './tables.ts'

/** A linear programme: all unknowns at least 0, some sums known. */
export type Programme = {
  readonly unknowns: number
  readonly equations: readonly { readonly over: readonly number[]; readonly is: number }[]
  readonly objective: readonly number[]
  readonly direction: 'least' | 'most'
}
/** The best value; `undefined` where no numbers fit; infinite where nothing bounds it. */
export type Solve = (programme: Programme) => number | undefined

type Interval = { readonly least: number; readonly most: number }

export type Exposure = {
  readonly cell: readonly string[]
  /** Between which days; from the beginning where the first is undefined. */
  readonly from: string | undefined
  readonly to: string
  readonly interval: Interval
}

export type AuditRefusal =
  | { readonly kind: 'numbers-do-not-fit' }
  | { readonly kind: 'table-too-large'; readonly unknowns: number }

const mostUnknowns = 600

type Frame = {
  readonly by: readonly string[]
  readonly values: readonly (readonly string[])[]
  readonly days: readonly string[]
  readonly groups: readonly (readonly string[])[]
  readonly isGrowing: boolean
}

/**
 * Groups and sums that a reader can tell to be small: of whom it is certain that they are fewer than k.
 *
 * Nobody needs to be told the true numbers: what is safe must be safe whatever they are. A count that only grows (people
 * supported so far) is read as such; one that can fall (States in talks) says nothing of the days between.
 */
export function audit(tables: readonly Table[], solve: Solve): Result<readonly Exposure[], AuditRefusal> {
  const found: Exposure[] = []
  for (const given of alike(tables)) {
    const same = withWays(given)
    const growing = auditOf(same, { isGrowing: true, solve })
    const read =
      growing.ok || growing.refusal.kind !== 'numbers-do-not-fit'
        ? growing
        : auditOf(same, { isGrowing: false, solve })
    if (!read.ok) return read
    found.push(...read.value)
  }
  return ok(found)
}

type Reading = { readonly isGrowing: boolean; readonly solve: Solve }

function auditOf(
  tables: readonly Table[],
  { isGrowing, solve }: Reading,
): Result<readonly Exposure[], AuditRefusal> {
  const frame = { ...frameOf(tables), isGrowing }
  const unknowns = frame.groups.length * frame.days.length
  if (unknowns > mostUnknowns) return refuse({ kind: 'table-too-large', unknowns })
  const equations = equationsOf(tables, frame)
  const k = Math.max(...tables.map((table) => table.k))
  const found: Exposure[] = []
  for (const { over, ...target } of targetsOf(frame)) {
    const asked = { unknowns, equations, objective: over }
    const most = solve({ ...asked, direction: 'most' })
    if (most === undefined) return refuse({ kind: 'numbers-do-not-fit' })
    // Nobody at all is nobody's secret, and what may be large is hidden.
    if (most < 1 - tolerance || most >= k - tolerance) continue
    const least = solve({ ...asked, direction: 'least' }) ?? 0
    const interval = { least: Math.ceil(least - tolerance), most: Math.floor(most + tolerance) }
    found.push({ ...target, interval })
  }
  return ok(found)
}

/** Of a solver that counts in fractions. */
const tolerance = 1e-6

function alike(tables: readonly Table[]): readonly (readonly Table[])[] {
  const groups: Table[][] = []
  for (const table of tables) {
    const known = groups.find(([first]) => first !== undefined && sameCount(first, table))
    if (known === undefined) groups.push([table])
    else known.push(table)
  }
  return groups
}

/**
 * Ways that no table names are one where they have a place in common ("Sarn" in both), and two where they have none:
 * areas and months add up to the same people.
 */
function withWays(tables: readonly Table[]): readonly Table[] {
  const known: { readonly name: string; readonly places: Set<string> }[] = []
  return tables.map(withoutEmptyWays).map((table) => {
    const taken = new Set<string>()
    const by = table.by.map((way, i) => {
      if (!/^\d+$/.test(way)) return way
      const places = table.cells.flatMap(({ at }) => (at[i] === undefined || at[i] === all ? [] : [at[i]]))
      const met = known.find((one) => !taken.has(one.name) && places.some((place) => one.places.has(place)))
      const own = met ?? { name: `#${known.length}`, places: new Set<string>() }
      if (met === undefined) known.push(own)
      for (const place of places) own.places.add(place)
      taken.add(own.name)
      return own.name
    })
    return { ...table, by }
  })
}

/** A table that has only sums in some way tells nobody apart by it. */
function withoutEmptyWays(table: Table): Table {
  const told = table.by.map((_, i) => table.cells.some(({ at }) => at[i] !== all))
  const kept = <T>(list: readonly T[]): readonly T[] => list.filter((_, i) => told[i])
  return { ...table, by: kept(table.by), cells: table.cells.map(({ at, n }) => ({ at: kept(at), n })) }
}

function frameOf(tables: readonly Table[]): Omit<Frame, 'isGrowing'> {
  const by = [...new Set(tables.flatMap((table) => table.by))].toSorted(byCode)
  const values = by.map((way) => {
    const named = tables.flatMap((table) => {
      const at = table.by.indexOf(way)
      return at < 0 ? [] : table.cells.flatMap((cell) => cell.at[at] ?? [])
    })
    const told = [...new Set(named)].filter((one) => one !== all).toSorted(byCode)
    return told.length === 0 ? [all] : told
  })
  const days = [...new Set(tables.map(({ asOf }) => asOf))].toSorted(
    (a, b) => (timeOf(a) ?? 0) - (timeOf(b) ?? 0),
  )
  return { by, values, days, groups: product(values) }
}

function product(values: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return values.reduce<readonly (readonly string[])[]>(
    (made, choices) => made.flatMap((one) => choices.map((choice) => [...one, choice])),
    [[]],
  )
}

/** Unknown number `group` of the span that ends on day `day`. */
function unknownAt(frame: Frame, group: number, day: number): number {
  return day * frame.groups.length + group
}

function equationsOf(tables: readonly Table[], frame: Frame): Programme['equations'] {
  return tables.flatMap((table) =>
    table.cells.flatMap(({ at, n }) => (n === null ? [] : [{ over: unknownsOf(table, at, frame), is: n }])),
  )
}

/** Everything up to the day of the table, of the groups that stand where the cell says. */
function unknownsOf(table: Table, at: Cell['at'], frame: Frame): readonly number[] {
  const until = frame.days.indexOf(table.asOf)
  const wanted = frame.by.map((way) => at[table.by.indexOf(way)] ?? all)
  return groupsAt(wanted, frame).flatMap((group) => upTo(frame, group, until))
}

function groupsAt(wanted: readonly string[], { groups }: Frame): readonly number[] {
  return groups.flatMap((group, index) =>
    group.every((value, i) => wanted[i] === all || wanted[i] === value) ? [index] : [],
  )
}

type Target = {
  readonly cell: readonly string[]
  readonly from: string | undefined
  readonly to: string
  readonly over: readonly number[]
}

/** Every group and every sum over some ways, at every day and between every two neighbouring days. */
function targetsOf(frame: Frame): readonly Target[] {
  const cells = product(frame.values.map((values) => [...new Set([...values, all])]))
  return cells.flatMap((cell) => {
    const groups = groupsAt(cell, frame)
    return frame.days.flatMap((to, day) => {
      const whole = { cell, from: undefined, to, over: groups.flatMap((group) => upTo(frame, group, day)) }
      const before = frame.isGrowing ? frame.days[day - 1] : undefined
      const since = groups.map((group) => unknownAt(frame, group, day))
      return before === undefined ? [whole] : [whole, { cell, from: before, to, over: since }]
    })
  })
}

/** All that was counted by the end of a day: the spans before it too, where the count only grows. */
function upTo(frame: Frame, group: number, day: number): readonly number[] {
  if (!frame.isGrowing) return [unknownAt(frame, group, day)]
  return Array.from({ length: day + 1 }, (_, i) => unknownAt(frame, group, i))
}
