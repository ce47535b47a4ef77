/**
 * Plants each fault in turn and runs schedules until one fails: `node test/mutants/run.ts [--most N] [--shared] [NAME…]`.
 *
 * It prints the first seed that kills each. A planted fault that outlives them all ends the run with 1: either the
 * line guards nothing, or the simulator does not watch it. With `--shared` the schedules begin as those of the long runs do,
 * with copies of organisations.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Planted, planted } from './planted.ts'

const folder = new URL('./', import.meta.url)
const quickly = new URL('../../packages/host/src/home/quickly.ts', folder).href
const model = new URL('../../packages/sim/src/model/load.ts', folder).href
const program = fileURLToPath(new URL('../../packages/sim/src/main.ts', folder))

const longestMillis = 600_000

export type Trial = {
  readonly name: string
  readonly killedBy: number | undefined
  readonly by: string
  readonly seconds: number
}

/** Runs seeds from `seed` on under one planted fault; `by` is the invariant that broke. */
export function tryPlanted(
  { name, ops }: Planted,
  {
    seed,
    schedules,
    shared = false,
  }: { readonly seed: number; readonly schedules: number; readonly shared?: boolean },
): Promise<Trial> {
  const loader = `${new URL('load.ts', folder).href}?${name}`
  const wishes = {
    seed,
    schedules,
    ops,
    crypto: 'model',
    again: `node test/mutants/run.ts ${name}`,
    whole: true,
    shared,
  }
  const words = [
    '--min-semi-space-size=64',
    '--max-semi-space-size=64',
    '--import',
    quickly,
    '--import',
    model,
    '--import',
    loader,
    program,
    JSON.stringify(wishes),
  ]
  const began = performance.now()
  // A planted fault may make a schedule that never ends: it must not outlive whoever asked.
  const limits = { timeout: longestMillis, killSignal: 'SIGKILL' } as const
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'], ...limits })
  return new Promise((resolve, reject) => {
    let [text, said] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
    })
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      said += piece
    })
    child.once('close', (code) => {
      const seconds = Math.round((performance.now() - began) / 100) / 10
      if ((code !== 0 && code !== 1) || text === '') reject(new Error(`${name}: ${said.slice(0, 2000)}`))
      else resolve({ name, seconds, ...killer(text) })
    })
  })
}

function killer(report: string): Pick<Trial, 'killedBy' | 'by'> {
  const raw: unknown = JSON.parse(report)
  const failing: unknown =
    typeof raw === 'object' && raw !== null && 'failing' in raw ? raw.failing : undefined
  if (typeof failing !== 'object' || failing === null || !('seed' in failing) || !('invariant' in failing))
    return { killedBy: undefined, by: '' }
  return { killedBy: Number(failing.seed), by: String(failing.invariant) }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { most: { type: 'string' }, shared: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const schedules = Number(values.most ?? 300)
  const wanted = planted.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  let alive = 0
  for (const fault of wanted) {
    const { killedBy, by, seconds } = await tryPlanted(fault, { seed: 1, schedules, shared: values.shared })
    if (killedBy === undefined) alive += 1
    const end = killedBy === undefined ? `ALIVE after ${schedules} seeds` : `dies at seed ${killedBy} (${by})`
    process.stdout.write(`${fault.name.padEnd(16)} ${end}, ${seconds} s\n`)
  }
  return alive === 0 && wanted.length > 0 ? 0 : 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main()
