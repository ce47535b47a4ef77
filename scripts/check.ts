/**
 * `npm test`: everything that has to hold, in the order in which it is cheapest to be told.
 *
 *     types ‖ format ‖ lint ‖ unused  →  pages  →  tests in Node ‖ core's tests in Chromium  →  end to end
 *
 * A check that fails does not hide the next one. The last line is `N passed, N failed, N skipped`, over all tests
 * and checks; what was skipped is named above it, because a skipped test proves nothing.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Tally } from '../test/support/tally.ts'

const MINUTE = 60_000
const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules/.bin')
const cache = join(root, 'node_modules/.cache')

type Check = {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly minutes: number
  readonly whatToDo: string
}

const CHECKS: readonly Check[] = [
  {
    name: 'types',
    command: ['tsc', '--build'],
    minutes: 5,
    whatToDo: 'Mend the types above; no cast, no `any`.',
  },
  {
    name: 'format',
    command: ['biome', 'check', '--colors=off', '--reporter=summary', '.'],
    minutes: 2,
    whatToDo: 'Run `npm run format`.',
  },
  {
    name: 'lint',
    command: ['oxlint', '--type-aware', '--deny-warnings'],
    minutes: 5,
    whatToDo: 'Mend what the rules above name.',
  },
  {
    name: 'unused',
    command: ['knip', '--no-progress'],
    minutes: 5,
    whatToDo: 'Remove what nothing uses, or use it.',
  },
]

const PAGES: Check = {
  name: 'pages',
  command: ['node', 'scripts/build.ts'],
  minutes: 5,
  whatToDo: 'Vite says above which file of the pages does not build.',
}

type Run = { readonly good: boolean; readonly text: string; readonly seconds: string }

/** Runs a tool of this repository. It gets no keyboard, and an end if it finds none itself. */
async function run(command: readonly [string, ...string[]], minutes: number, live: boolean): Promise<Run> {
  const [tool, ...args] = command
  const started = performance.now()
  const child = spawn(join(bin, tool), args, {
    cwd: root,
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    env: process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' },
    detached: true,
  })
  let text = ''
  const collect = (chunk: Buffer): void => {
    text += chunk.toString('utf8')
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  running.add(child)
  const end = setTimeout(() => stop(child), minutes * MINUTE)
  const code = await new Promise<number>((done) => {
    child.on('error', (error) => {
      text += error.message
      done(1)
    })
    child.on('close', (exit) => done(exit ?? 1))
  })
  clearTimeout(end)
  running.delete(child)
  return { good: code === 0, text, seconds: ((performance.now() - started) / 1000).toFixed(1) }
}

const running = new Set<ChildProcess>()

/** The whole group: a browser that outlives its test would hold the machine. */
function stop(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

async function check({ name, command, minutes, whatToDo }: Check): Promise<Tally> {
  const done = await run(command, minutes, false)
  console.log(`${done.good ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${done.seconds} s`)
  if (done.good) return { passed: 1, failed: [], skipped: [] }
  console.log(`\n${done.text.trim()}\n→ ${whatToDo}\n`)
  return { passed: 0, failed: [`${name}: ${whatToDo}`], skipped: [] }
}

async function tests(title: string, projects: readonly string[], minutes: number): Promise<Tally> {
  const file = join(cache, `tally-${projects.join('-')}.json`)
  rmSync(file, { force: true })
  process.env['SAFECONDUCT_TALLY'] = file
  console.log(`\n${title}`)
  const done = await run(
    [
      'vitest',
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      '--reporter=./test/support/tally.ts',
    ],
    minutes,
    true,
  )
  const tally = readTally(file)
  if (tally === undefined) {
    const why = `${title} did not come to an end within ${minutes} minutes, or did not start`
    return { passed: 0, failed: [why], skipped: [] }
  }
  if (done.good || tally.failed.length > 0) return tally
  return { ...tally, failed: [`${title}: the run ended badly; its last lines say why`] }
}

function readTally(file: string): Tally | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tally
  } catch {
    return undefined
  }
}

function list(title: string, names: readonly string[]): void {
  if (names.length === 0) return
  console.log(`\n${title}`)
  for (const name of names) console.log(`  ${name}`)
}

async function checkAll(): Promise<void> {
  const started = performance.now()
  mkdirSync(cache, { recursive: true })
  console.log(`Node ${process.version}`)
  const tallies: Tally[] = await Promise.all(CHECKS.map(check))
  tallies.push(await check(PAGES))
  tallies.push(
    await tests(
      'Tests in Node, and what pages need of core again in Chromium',
      ['core', 'node', 'chromium'],
      50,
    ),
  )
  tallies.push(await tests('End to end, in a real browser', ['e2e'], 30))
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  const failed = tallies.flatMap((tally) => tally.failed)
  const skipped = tallies.flatMap((tally) => tally.skipped)
  list('Skipped:', skipped)
  list('Failed:', failed)
  console.log(`\nAll of it took ${((performance.now() - started) / 1000).toFixed(0)} s.`)
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of running) stop(child)
    process.exit(1)
  })
}

await checkAll()
