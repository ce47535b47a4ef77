/**
 * The simulator as a program of its own, in a process of its own: model crypto is put before it by the loader
 * in `model/load.ts`, so this process can never hold anybody's real keys.
 *
 *     node [--import …/model/load.ts] main.ts '{"seed":1,"schedules":300,"ops":300,…}'
 *
 * It prints one JSON document on stdout, and on stderr how far it is and what it found.
 */

import { faultNamed } from './faults.ts'
import { takePlatformChance } from './platform.ts'
import type { Cut } from './schedule.ts'
import { numbersIn } from './shrink.ts'
import { runSwarm, type SwarmReport } from './swarm.ts'
import { countPlatformCalls } from './time/quiet.ts'

type Wishes = {
  readonly seed: number
  readonly schedules: number
  readonly ops: number
  readonly crypto: string
  readonly cut: Cut
  /** A failing schedule is told as it is, and not made small: for trials that only ask whether it fails. */
  readonly whole: boolean
  readonly shared: boolean
  /** How a person calls this again, for the line under a failing seed. */
  readonly again: string
}

function wishesFrom(text: string): Wishes {
  const raw: unknown = JSON.parse(text)
  const given = new Map(Object.entries(typeof raw === 'object' && raw !== null ? raw : {}))
  const number = (name: string): number => Number(given.get(name) ?? 0)
  const steps = given.get('steps')
  const faults = given.get('faults')
  const chosen = typeof steps === 'string' ? numbersIn(steps) : undefined
  const kinds = typeof faults === 'string' ? faults.split(',').map(faultNamed) : undefined
  return {
    seed: number('seed'),
    schedules: number('schedules'),
    ops: number('ops'),
    crypto: String(given.get('crypto')),
    again: String(given.get('again')),
    whole: given.get('whole') === true,
    shared: given.get('shared') === true,
    cut: {
      ...(chosen === undefined ? {} : { steps: chosen }),
      ...(kinds === undefined ? {} : { faults: new Set(kinds.filter((kind) => kind !== undefined)) }),
    },
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

const wishes = wishesFrom(process.argv[2] ?? '{}')
takePlatformChance()
if (wishes.crypto === 'real') countPlatformCalls()
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
const report: SwarmReport = await runSwarm({ ...wishes, say, signal: stop.signal })
process.stdout.write(`${JSON.stringify(report)}\n`)
process.exitCode = report.failing === undefined ? 0 : 1
