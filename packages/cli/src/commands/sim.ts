/**
 * `safeconduct sim`: the vault of several devices under a hostile relay, hostile colleagues and bad hardware.
 *
 * It runs in processes of its own: with model crypto the mathematics there is replaced when files are loaded,
 * which this program, that may hold keys, has no switch for. docs/decisions/0023-simulator.md
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { readOptions, sayUsage, wrongUsage } from '../options.ts'
import { print, printJson, say } from '../output.ts'
import { usages } from '../usages.ts'

const flags = {
  json: 'yes',
  seed: 'text',
  schedules: 'text',
  ops: 'text',
  crypto: 'text',
  jobs: 'text',
  steps: 'text',
  faults: 'text',
  'shared-set-ups': 'yes',
} as const

const quickly = import.meta.resolve('@safeconduct/host/home/quickly.ts')
const loader = import.meta.resolve('@safeconduct/sim/model/load.ts')
const program = fileURLToPath(import.meta.resolve('@safeconduct/sim/main.ts'))
const again = 'safeconduct sim'
/** Nearly all that a schedule makes is gone in a moment: with room for it a ninth of the work is saved. */
const room = ['--min-semi-space-size=64', '--max-semi-space-size=64']

type Wishes = {
  readonly seed: number
  readonly schedules: number
  readonly ops: number
  readonly crypto: 'model' | 'real'
  readonly steps?: string
  readonly faults?: string
  readonly shared: boolean
}
/** What one process printed; the numbers that a person wants of all of them are added up. */
type Report = {
  readonly ran: number
  readonly steps: number
  readonly failing?: unknown
  readonly [name: string]: unknown
}

export async function sim(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.sim, files: [0, 0] })
  if (options === undefined) return wrongUsage
  const { crypto = 'model', steps, faults } = options.flags
  const [seed, schedules, ops, jobs] = [
    numberOf(options.flags.seed, 1),
    numberOf(options.flags.schedules, 100),
    numberOf(options.flags.ops, 300),
    numberOf(options.flags.jobs, 1),
  ]
  if (seed === undefined || schedules === undefined || ops === undefined || jobs === undefined)
    return sayUsage(usages.sim) ?? wrongUsage
  if ((crypto !== 'model' && crypto !== 'real') || jobs < 1 || jobs > 64)
    return sayUsage(usages.sim) ?? wrongUsage
  const wishes: Wishes = {
    seed,
    schedules,
    ops,
    crypto,
    shared: options.flags['shared-set-ups'],
    ...(steps === undefined ? {} : { steps }),
    ...(faults === undefined ? {} : { faults }),
  }
  const reports = await Promise.all(shares(wishes, jobs).map(inProcess))
  const whole = reports.filter((report) => report !== undefined)
  if (options.flags.json) await printJson(whole.length === 1 ? whole[0] : whole)
  else for (const report of whole) await print(summary(report))
  const ran = whole.reduce((sum, report) => sum + report.ran, 0)
  return whole.some(({ failing }) => failing !== undefined) || ran < schedules ? 1 : 0
}

function numberOf(text: string | undefined, otherwise: number): number | undefined {
  if (text === undefined) return otherwise
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** Seeds in a row for each process, so that any of them can be called again alone. */
function shares(wishes: Wishes, jobs: number): readonly Wishes[] {
  const each = Math.ceil(wishes.schedules / jobs)
  return Array.from({ length: jobs }, (_, job) => ({
    ...wishes,
    seed: wishes.seed + job * each,
    schedules: Math.min(each, wishes.schedules - job * each),
  })).filter(({ schedules }) => schedules > 0)
}

/** Undefined when the process ended without a report, which it has then explained on stderr. */
function inProcess(wishes: Wishes): Promise<Report | undefined> {
  const model = wishes.crypto === 'model' ? ['--import', loader] : []
  const child = spawn(
    process.execPath,
    [...room, '--import', quickly, ...model, program, JSON.stringify({ ...wishes, again })],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const stop = (): void => void child.kill('SIGTERM')
  process.once('SIGINT', stop)
  return new Promise((resolve) => {
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
    })
    child.once('error', () => resolve(undefined))
    child.once('close', () => {
      process.off('SIGINT', stop)
      resolve(reportIn(text))
    })
  })
}

function reportIn(text: string): Report | undefined {
  try {
    const raw: unknown = JSON.parse(text)
    return typeof raw === 'object' && raw !== null && 'ran' in raw && 'steps' in raw
      ? { ...raw, ran: Number(raw.ran), steps: Number(raw.steps) }
      : undefined
  } catch {
    say('The simulator ended without a report.')
    return undefined
  }
}

function summary(report: Report): string {
  const found = report.failing === undefined ? 'no violation' : 'VIOLATION, see above'
  return `${report.ran} schedules, ${report.steps} operations, ${String(report['opsPerSecond'])} a second: ${found}\n`
}
