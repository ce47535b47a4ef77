/**
 * R28 over everything that ever left: the figures of a release, together with those of every release that was sent.
 *
 * Each table alone may be safe and two of them may not: thirty-one people in May and thirty-three a week later are
 * two people in a week.
 */
import { audit } from '@safeconduct/core/attention/disclosure.ts'
import { tableOf, tablesReleased } from '@safeconduct/core/attention/tables.ts'
import type { Break } from '@safeconduct/core/rules/verdict.ts'
import { type Held, shapesIn, type World } from '@safeconduct/core/rules/world.ts'
import { solve } from './solve.ts'

export function auditBreaks(release: Held, world: World): readonly Break[] {
  const wished = shapesIn(release, 'figures').map((shape) => tableOf(shape, release.id))
  if (wished.length === 0) return []
  const tables = wished.flatMap((table) => (table.ok ? [table.value] : []))
  // What cannot be read cannot be audited, and so cannot leave.
  if (tables.length < wished.length) return [broken(release.id, [])]
  const before = tablesReleased(world).filter((table) => table.release !== release.id)
  const found = audit([...before, ...tables], solve)
  if (!found.ok) return [broken(release.id, [])]
  const cells = found.value.map(({ cell, from, to }) =>
    [cell.join('|') || 'all', from, to].filter(Boolean).join(' '),
  )
  return cells.length === 0 ? [] : [broken(release.id, cells)]
}

function broken(record: string, cells: readonly string[]): Break {
  return { rule: 'R28', record, because: 'cell-computable', allow: 'suppress-cells', names: { cells } }
}
