/** Small numbers of people, and what somebody with a pencil can find out about them. */
import { audit } from '@safeconduct/core/attention/disclosure.ts'
import { suppress } from '@safeconduct/core/attention/suppression.ts'
import { type Table, tableOf } from '@safeconduct/core/attention/tables.ts'
import { describe, expect, it } from 'vitest'
import { solve } from './solve.ts'

function table(
  cells: Readonly<Record<string, number | null>>,
  asOf = '2021-08-01',
  definition = 'people supported',
): Table {
  const made = tableOf({ definition, asOf, cells: Object.entries(cells).map(([cell, n]) => ({ cell, n })) })
  if (!made.ok) throw new Error(made.refusal.why)
  return made.value
}

function exposedIn(...tables: readonly Table[]): readonly string[] {
  const found = audit(tables, solve)
  if (!found.ok) throw new Error(found.refusal.kind)
  return found.value.map(
    ({ cell, from, interval }) =>
      `${cell.join('|') || 'all'}${from === undefined ? '' : ` since ${from}`} ${interval.least}–${interval.most}`,
  )
}

function printed({ cells }: Table): Readonly<Record<string, number | null>> {
  return Object.fromEntries(cells.map(({ at, n }) => [at.join('|'), n]))
}

describe('the joint audit of figures', () => {
  it('[AT17] finds the one cell left out beside its sum', () => {
    expect(exposedIn(table({ Sarn: 12, Ellan: null, all: 15 }))).toEqual(['Ellan 3–3'])
  })

  it('[AT17] is content with two that may each be large', () => {
    expect(exposedIn(table({ Sarn: 12, Ellan: null, Aksel: null, all: 30 }))).toEqual([])
  })

  it('[AT17] finds a cell of a square that every row and column seems to hide', () => {
    // After the sdcTable tests: nine cells left out, two or more in each line, and one can be computed.
    const square = table({
      'u|a': 20,
      'u|b': null,
      'u|c': null,
      'u|all': 60,
      'v|a': null,
      'v|b': 17,
      'v|c': null,
      'v|all': 40,
      'w|a': null,
      'w|b': 3,
      'w|c': null,
      'w|all': 30,
      'all|a': 50,
      'all|b': 40,
      'all|c': 40,
      'all|all': 130,
    })
    expect(
      exposedIn({
        ...square,
        cells: square.cells.map((cell) => (cell.at.join('|') === 'w|b' ? { ...cell, n: null } : cell)),
      }),
    ).toEqual([])
    expect(exposedIn(square)).toContain('w|b 3–3')
  })

  it('[AT18] looks at what left before: a week in which two people came', () => {
    const may = table({ all: 31 }, '2021-05-01')
    const next = table({ all: 33 }, '2021-05-08')
    expect(exposedIn(may)).toEqual([])
    expect(exposedIn(may, next)).toEqual(['all since 2021-05-01 2–2'])
    expect(suppress(next, [may], solve)).toMatchObject({ ok: true, value: { cells: [{ n: null }] } })
  })

  it('[AT18] lays a table by area and one by month over each other', () => {
    const area = table({ Sarn: 40, Ellan: null, Aksel: null, all: 60 })
    const month = table({ May: 30, June: 30, all: 60 })
    expect(exposedIn(area, month)).toEqual([])
    const both = table({ 'Sarn|May': 29, 'Sarn|June': 11, 'all|May': 30 })
    expect(exposedIn(area, month, both)).toContain('Ellan|May 0–1')
  })

  it('[AT18] reads a count that can fall day by day: five States in talks, then four', () => {
    const talks = (n: number, asOf: string): Table => table({ all: n }, asOf, 'States in talks')
    expect(exposedIn(talks(7, '2021-05-20'), talks(6, '2021-05-30'))).toEqual([])
  })

  it('[AT18] says when numbers that left cannot all be true', () => {
    expect(audit([table({ all: 31 }), table({ all: 40 })], solve)).toMatchObject({
      ok: false,
      refusal: { kind: 'numbers-do-not-fit' },
    })
  })
})

describe('cells left out', () => {
  it('[AT17] are the small ones, and no more than are needed', () => {
    const made = suppress(table({ Sarn: 20, Ellan: 3, Aksel: 9, Upper: 14, all: 46 }), [], solve)
    if (!made.ok) throw new Error(made.refusal.kind)
    expect(printed(made.value)).toEqual({ Sarn: 20, Ellan: null, Aksel: null, Upper: 14, all: 46 })
    expect(exposedIn(made.value)).toEqual([])
  })

  it('[AT17] leave no small cell of any table computable, whatever its numbers', () => {
    let state = 7
    const below = (n: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return (state >>> 8) % n
    }
    for (let i = 0; i < 25; i++) {
      const rows = ['a', 'b', 'c'].map(
        (row) => [row, ['x', 'y', 'z'].map((column) => [column, below(14)] as const)] as const,
      )
      const cells: Record<string, number> = {}
      for (const [row, own] of rows) {
        for (const [column, n] of own) cells[`${row}|${column}`] = n
        cells[`${row}|all`] = own.reduce((sum, [, n]) => sum + n, 0)
      }
      for (const [at, column] of ['x', 'y', 'z'].entries())
        cells[`all|${column}`] = rows.reduce((sum, [, own]) => sum + (own[at]?.[1] ?? 0), 0)
      cells['all|all'] = rows.reduce((sum, [, own]) => sum + own.reduce((part, [, n]) => part + n, 0), 0)
      const made = suppress(table(cells), [], solve)
      if (!made.ok) throw new Error(made.refusal.kind)
      expect(exposedIn(made.value)).toEqual([])
      expect(made.value.cells.every(({ n }) => n === null || n >= 5)).toBe(true)
    }
  })
})
