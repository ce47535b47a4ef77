/**
 * The simulator, as every change must pass it: 300 schedules of 300 operations with model crypto, ten with real.
 * The long runs are `npm run sim:model` and `npm run sim:real`. docs/decisions says what each invariant is.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { planted } from './mutants/planted.ts'
import { tryPlanted } from './mutants/run.ts'

const cli = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))
const run = promisify(execFile)

type Report = {
  readonly ran: number
  readonly steps: number
  readonly trace: string
  readonly failing?: { readonly invariant: string; readonly what: string; readonly replay: string }
}

async function sim(...args: readonly string[]): Promise<readonly Report[]> {
  const { stdout } = await run(process.execPath, [cli, 'sim', '--json', ...args], {
    maxBuffer: 64 * 1024 * 1024,
  }).catch((failed: { readonly stdout: string }) => failed)
  const read: Report | readonly Report[] = JSON.parse(stdout)
  return 'ran' in read ? [read] : read
}

function violations(reports: readonly Report[]): readonly string[] {
  return reports.flatMap(({ failing }) =>
    failing === undefined ? [] : [`${failing.invariant}: ${failing.what}\n${failing.replay}`],
  )
}

describe('The simulator', { timeout: 180_000 }, () => {
  it('finds no broken invariant in 300 schedules of 300 operations with model crypto', async () => {
    const reports = await sim('--seed', '1', '--schedules', '300', '--ops', '300', '--jobs', '2')
    expect(violations(reports)).toEqual([])
    expect(reports.reduce((sum, { ran }) => sum + ran, 0)).toBe(300)
    expect(reports.reduce((sum, { steps }) => sum + steps, 0)).toBe(90_000)
  })

  it('finds none in ten schedules with the real mathematics', async () => {
    const reports = await sim(
      '--seed',
      '1',
      '--schedules',
      '10',
      '--ops',
      '300',
      '--crypto',
      'real',
      '--jobs',
      '2',
    )
    expect(violations(reports)).toEqual([])
    expect(reports.reduce((sum, { ran }) => sum + ran, 0)).toBe(10)
  })

  it.each(['model', 'real'])(
    'gives one trace for one seed, byte for byte, with %s crypto',
    async (crypto) => {
      const args = ['--seed', '41', '--schedules', '2', '--ops', '120', '--crypto', crypto] as const
      const [one, other, another] = [
        await sim(...args),
        await sim(...args),
        await sim('--seed', '42', '--schedules', '2', '--ops', '120', '--crypto', crypto),
      ].map(([report]) => report?.trace)
      expect(one).toMatch(/^[0-9a-f]{32,}$/)
      expect(other).toBe(one)
      expect(another).not.toBe(one)
    },
  )
})

describe('A fault that is planted in one line', { timeout: 120_000 }, () => {
  it.each(planted.map((one) => [one.name, one] as const))('%s is found', async (_, one) => {
    const { killedBy } = await tryPlanted(one, { seed: one.seed, schedules: 1 })
    expect(killedBy, one.harm).toBe(one.seed)
  })
})
