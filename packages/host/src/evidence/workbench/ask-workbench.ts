/**
 * Has a stranger's file opened by somebody else: a program that is started for this one task, holds no key, may write
 * nowhere and reach no network, and is ended when it takes too long or too much. Rules IN1 to IN9 of
 * docs/formats/intake.md.
 *
 * Whatever happens to it is a word of refusal here. What it answers is read as bytes of whoever sent the file.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Bytes, concat } from '@safeconduct/core/base/bytes.ts'
import { object, oneOf, type Parser } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { frameOf, readFrame } from '@safeconduct/core/evidence/workbench/frame.ts'
import {
  type Task,
  type WorkbenchRefusal,
  workbenchRefusals,
} from '@safeconduct/core/evidence/workbench/task.ts'

export type Answered<T> = { readonly said: T; readonly files: readonly Bytes[] }
export type AskLimits = {
  /** Milliseconds until the program is ended. */
  readonly millis?: number
  /** Bytes of memory that it may hold at once; watched where the system says (Linux). */
  readonly memory?: number
  readonly signal?: AbortSignal
  /** How much of a film is done, between 0 and 1. */
  readonly onFar?: (part: number) => void
  /** Another program than ours, for tests of what a taken one would do. */
  readonly program?: string
}

const mebibyte = 1024 * 1024
/** A film or a paper; what is larger is looked at elsewhere. */
const mostInput = 512 * mebibyte
const mostOutput = 1024 * mebibyte
const usual = { millis: 60_000, memory: 2048 * mebibyte }
const longer = { millis: 10 * 60_000, memory: 3072 * mebibyte }

/** Tasks that start another program (Chromium, ffmpeg, libheif's), and so cannot have the cage of Node's permissions. */
const withPrograms: readonly Task['do'][] = ['pages', 'flatten', 'film', 'stills', 'clip', 'heic']
/** A film of half an hour takes that long; whoever waits sees how far it is, and may stop it. */
const aFilm = { ...longer, millis: 60 * 60_000 }

function flagsFor(task: Task): readonly string[] {
  return [
    '--max-old-space-size=1024',
    '--disable-proto=delete',
    '--disable-warning=ExperimentalWarning',
    // Reading is allowed everywhere, because it must find its libraries; it can write nothing and start nothing.
    ...(withPrograms.includes(task.do) ? [] : ['--permission', '--allow-fs-read=*', '--allow-addons']),
    '--disable-warning=SecurityWarning',
  ]
}

const variables = {
  // A large picture would be put on the disk in clear.
  VIPS_DISC_THRESHOLD: '100g',
  VIPS_CONCURRENCY: '1',
  VIPS_WARNING: '0',
}

const choices = ['SAFECONDUCT_CHROMIUM', 'SAFECONDUCT_FFMPEG', 'SAFECONDUCT_HEIF'] as const

/** Which Chromium, ffmpeg and decoder a person chose, for the tasks that start one: the only things of the shell that are passed on. */
function variablesFor(task: Task): Readonly<Record<string, string>> {
  if (!withPrograms.includes(task.do)) return variables
  const chosen = choices.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...variables, ...Object.fromEntries(chosen) }
}

export async function askWorkbench<T>(
  task: Task,
  files: readonly Uint8Array[],
  said: Parser<T>,
  limits: AskLimits = {},
): Promise<Result<Answered<T>, WorkbenchRefusal>> {
  const size = files.reduce((sum, { length }) => sum + length, 0)
  if (size > mostInput) return refuse({ kind: 'too-large' })
  const bytes = await answerOf(task, files, limits)
  return bytes.ok ? readAnswer(bytes.value, said) : bytes
}

function readAnswer<T>(bytes: Bytes, said: Parser<T>): Result<Answered<T>, WorkbenchRefusal> {
  const frame = readFrame(bytes)
  if (frame === undefined) return refuse({ kind: 'program-fell' })
  const no = refusedShape(frame.header, '')
  if (no.ok) return refuse({ kind: no.value.refused })
  const yes = object({ done: said })(frame.header, '')
  return yes.ok ? ok({ said: yes.value.done, files: frame.files }) : refuse({ kind: 'program-fell' })
}

const refusedShape = object({ refused: oneOf(workbenchRefusals) })

function answerOf(
  task: Task,
  files: readonly Uint8Array[],
  limits: AskLimits,
): Promise<Result<Bytes, WorkbenchRefusal>> {
  const isPicture = task.do === 'heic' || !withPrograms.includes(task.do)
  const most = task.do === 'film' ? aFilm : isPicture ? usual : longer
  const program = limits.program ?? fileURLToPath(import.meta.resolve('@safeconduct/workbench/main.ts'))
  if (limits.signal?.aborted === true) return Promise.resolve(refuse({ kind: 'stopped' }))
  const child = spawn(process.execPath, [...flagsFor(task), program], {
    env: variablesFor(task),
    stdio: ['pipe', 'pipe', limits.onFar === undefined ? 'ignore' : 'pipe'],
    // A group of its own, so that what it started ends with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  return new Promise((resolve) => {
    const pieces: Uint8Array[] = []
    let length = 0
    const finish = (result: Result<Bytes, WorkbenchRefusal>): void => {
      clearTimeout(deadline)
      clearInterval(watch)
      limits.signal?.removeEventListener('abort', stop)
      end(child)
      resolve(result)
    }
    const stop = (): void => finish(refuse({ kind: 'stopped' }))
    const deadline = setTimeout(() => finish(refuse({ kind: 'took-too-long' })), limits.millis ?? most.millis)
    const watch = setInterval(() => {
      if (memoryOf(child.pid) > (limits.memory ?? most.memory))
        finish(refuse({ kind: 'took-too-much-memory' }))
    }, 50)
    limits.signal?.addEventListener('abort', stop, { once: true })
    child.stdout?.on('data', (piece: Uint8Array) => {
      length += piece.length
      if (length > mostOutput) finish(refuse({ kind: 'program-fell' }))
      else pieces.push(piece)
    })
    child.stdin?.on('error', () => {})
    child.stderr?.on('data', (piece: Uint8Array) => tellFar(piece, limits))
    child.once('error', () => finish(refuse({ kind: 'program-fell' })))
    child.once('close', (code) =>
      finish(code === 0 ? ok(concat(...pieces)) : refuse({ kind: 'program-fell' })),
    )
    // Left open: when this process dies, or is ended by a lock, the pipe ends and the program with it.
    for (const piece of frameOf(task, files)) child.stdin?.write(piece)
  })
}

/** Thousandths, each on a line; anything else that stands there is nobody's. */
function tellFar(piece: Uint8Array, { onFar }: AskLimits): void {
  const last = Buffer.from(piece).toString('latin1').trimEnd().split('\n').at(-1) ?? ''
  if (/^\d{1,4}$/.test(last)) onFar?.(Math.min(1, Number(last) / 1000))
}

/** Its whole group, or what it started would go on without it. */
function end(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/** What it holds, where the system says so without asking another program. */
function memoryOf(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  try {
    // In kilobytes: pages are of four, sixteen or sixty-four of them, by the machine.
    const [, held = 0] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(held) * 1024
  } catch {
    return 0
  }
}
