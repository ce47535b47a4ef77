/** Cases, measured: the board of a network at its busiest, what a capture exposes, one list for tonight. */
import { boardOf } from '@safeconduct/core/cases/board.ts'
import { exposureOf } from '@safeconduct/core/cases/exposure.ts'
import { tonight } from '@safeconduct/core/cases/tonight.ts'
import type { World } from '@safeconduct/core/rules/world.ts'
import { oneRelease } from './cases-release.ts'
import { linksOfCase, manyCases } from './cases-world.ts'
import { type BenchWorld, type Figure, figure, medianOf } from './figure.ts'
import { timerFigures } from './timers.ts'

const cases = 500

export async function benchCases({ say }: BenchWorld): Promise<readonly Figure[]> {
  say(`${cases} open cases with ${cases * linksOfCase} links`)
  return [
    ...(await boardAndExposure(manyCases(cases))),
    ...(await oneRelease(cases)),
    ...(await timerFigures()),
  ]
}

async function boardAndExposure(world: () => World): Promise<readonly Figure[]> {
  const board = await medianOf(7, () =>
    boardOf(world(), { filter: 'open', offset: 0, limit: 50, by: 'M-03' }),
  )
  const list = await medianOf(5, () => tonight(world()))
  const one = await medianOf(7, () => exposureOf(world(), { case: 'C137' }))
  const colleague = await medianOf(7, () => exposureOf(world(), { member: 'M-04' }, { what: 'turned' }))
  return [
    figure(`board of ${cases} open cases`, board, 'ms', { is: '≤', value: 300 }),
    figure(`exposure over ${cases} cases and ${cases * linksOfCase} links`, one, 'ms', {
      is: '≤',
      value: 200,
    }),
    figure('the same, a colleague who reads every case', colleague, 'ms', { is: '≤', value: 200 }),
    figure(`tonight over ${cases} open cases`, list, 'ms', { is: '≤', value: 300 }),
  ]
}
