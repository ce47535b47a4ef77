/**
 * The simulator, as every change must pass it: three hundred schedules of 300 operations with model crypto, and ten
 * with real. The long runs are `npm run sim:model` and `npm run sim:real`; docs/decisions/0023-simulator.md says
 * what each invariant is.
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

/** Every schedule ran to its end, and none broke anything. */
function expectSound(reports: readonly Report[], schedules: number): void {
  const violations = reports.flatMap(({ failing }) =>
    failing === undefined ? [] : [`${failing.invariant}: ${failing.what}\n${failing.replay}`],
  )
  expect(violations).toEqual([])
  expect(reports.reduce((sum, { ran }) => sum + ran, 0)).toBe(schedules)
}

const seeds = (seed: number, schedules: number, ops: number): readonly string[] => [
  '--seed',
  String(seed),
  '--schedules',
  String(schedules),
  '--ops',
  String(ops),
]

describe('The simulator', { timeout: 1_800_000 }, () => {
  it('finds no broken invariant in three hundred schedules of 300 operations with model crypto', async () => {
    expectSound(await sim(...seeds(1, 300, 300), '--jobs', '2'), 300)
  })

  it('finds none with the real mathematics', async () => {
    expectSound(await sim(...seeds(1, 10, 300), '--crypto', 'real', '--jobs', '2'), 10)
  })

  it.each(['model', 'real'])(
    'gives one trace for one seed, byte for byte, with %s crypto',
    async (crypto) => {
      const ops = crypto === 'model' ? 120 : 15
      const traceOf = async (seed: number): Promise<string | undefined> =>
        (await sim(...seeds(seed, 1, ops), '--crypto', crypto))[0]?.trace
      const [one, other, another] = [await traceOf(41), await traceOf(41), await traceOf(42)]
      expect(one).toMatch(/^[0-9a-f]{16,}$/)
      expect(other).toBe(one)
      expect(another).not.toBe(one)
    },
  )
})

describe('Organisations that many schedules share', { timeout: 1_800_000 }, () => {
  it.each([
    [800_446, 'a laptop is locked that had renewed the keys of whoever still holds names and shelters'],
    [801_683, 'two laptops run one key file, and a feed names what the other history never comes to'],
    [803_417, 'a relay marks two new keys of one number and shows neither writer the other'],
    [700_006, 'an entry is struck before it was sent, by a member with two laptops'],
    [1_341_211, 'the relay refuses one strike of a log and is asked for the next'],
    [1_350_176, 'words are struck in an entry that a disk has changed'],
    [
      12_006_566,
      'a laptop sets out in the minute in which it noticed that its relay was put back, with a full disk',
    ],
    [14_009_319, 'two admins make keys of one number on false receipts, and a third key lost its race'],
    [14_508_849, 'a relay takes a new key from a desk that it shows a roster of its own'],
    [15_009_798, 'somebody is removed who had just given a right in a log that nobody else had read'],
    [17_514_459, 'a right is lowered to reading before words of a copied home are written again'],
    [15_007_090, 'one of two laptops with one key file collects the key that would tell the other of a fork'],
    [17_516_619, 'a laptop tells of a fork while its clock is years ahead, and nobody hears it'],
    [17_507_843, 'a relay is put back to a copy that lacks nothing but a strike'],
    [17_510_848, 'a laptop is enrolled and writes while the key waits that takes the right of its member'],
    [18_503_492, 'a desk makes two new keys of one log for two reasons and sets out in the same round'],
    [
      20_001_576,
      'two relays under one key each mark a new key, and whoever was shown the other one finds the fork',
    ],
    [20_504_853, 'a desk that was shown a roster of its own has the key that is due by that one'],
    [22_501_850, 'false receipts give one of two laptops with one key file a chain as long as the true one'],
    [22_004_132, 'a laptop sets out in the round in which it locks the only other one that reads a log'],
  ])('come to rest in seed %i: %s', async (seed) => {
    expectSound(await sim(...seeds(seed, 1, 40), '--shared-set-ups'), 1)
  })

  it.each([[20_504_911, 170, 'a laptop is shut out between its strike and asking the relay for it']])(
    'come to rest in seed %i with %i operations: %s',
    async (seed, ops) => {
      expectSound(await sim(...seeds(seed, 1, ops), '--shared-set-ups'), 1)
    },
  )

  it('give one trace for one seed, whether it is run alone or after others', async () => {
    const shared = async (seed: number, schedules: number): Promise<Report | undefined> =>
      (await sim(...seeds(seed, schedules, 20), '--shared-set-ups'))[0]
    const [alone, among] = [await shared(46, 1), await shared(41, 6)]
    expect(alone?.trace).toHaveLength(16)
    expect(among?.trace.slice(0, 16)).toBe(alone?.trace)
  })
})

describe.concurrent('A fault that is planted in one line', { timeout: 900_000 }, () => {
  it.each(planted.map((one) => [one.name, one] as const))('%s is found', async (_, one) => {
    const { killedBy } = await tryPlanted(one, { seed: one.seed, schedules: 1 })
    expect(killedBy, one.harm).toBe(one.seed)
  })
})
