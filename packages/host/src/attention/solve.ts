/** Linear programmes of the joint audit, solved by yalps. */
import type { Programme, Solve } from '@safeconduct/core/attention/disclosure.ts'
import { solve as solveProgramme } from 'yalps'

export const solve: Solve = (programme) => {
  const { status, result } = solveProgramme(modelOf(programme), { maxPivots: 100_000 })
  if (status === 'infeasible') return undefined
  if (status === 'unbounded')
    return programme.direction === 'most' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  if (status !== 'optimal') throw new Error(`the audit could not be computed: ${status}`)
  return result
}

function modelOf({ unknowns, equations, objective, direction }: Programme) {
  const parts = Array.from({ length: unknowns }, () => new Map<string, number>())
  for (const at of objective) parts[at]?.set('goal', (parts[at]?.get('goal') ?? 0) + 1)
  equations.forEach(({ over }, i) => {
    for (const at of over) parts[at]?.set(`e${i}`, 1)
  })
  return {
    direction: direction === 'most' ? ('maximize' as const) : ('minimize' as const),
    objective: 'goal',
    constraints: equations.map(({ is }, i) => [`e${i}`, { equal: is }] as const),
    variables: parts.map((own, at) => [`x${at}`, own] as const),
  }
}
