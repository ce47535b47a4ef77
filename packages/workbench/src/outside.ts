/**
 * Programs of this machine that are asked about a stranger's file, and are not ours: found where systems put them, run without
 * a variable of the shell, and ended with this one. What they read and write lies in memory as files without a name: whatever
 * ends this program, a lock in the middle too, nothing of it is left in any folder.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Bytes, concat } from '@safeconduct/core/base/bytes.ts'
import { caged, fewArenas, mostMade } from './cage.ts'

const inMemory: readonly string[] = ['/dev/shm', '/run/shm']
const folders = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/homebrew/bin',
  ...(process.env['PATH'] ?? '').split(delimiter),
]

/** Chosen by whoever set up this machine in the variable, or where systems put it, by the first of its names. */
export function programHere(variable: string, names: readonly string[]): string | undefined {
  const chosen = process.env[variable]
  const all = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return chosen ?? all.find((each) => existsSync(each))
}

/** Linux alone: elsewhere a file without a name would lie on the disk. */
export function hasMemory(): boolean {
  return memoryHere() !== undefined
}

export function memoryHere(): string | undefined {
  return inMemory.find((each) => existsSync(each))
}

/** Open here and by no name. */
export function nameless(): number {
  const folder = mkdtempSync(join(memoryHere() ?? '', 'film-'))
  try {
    return openSync(join(folder, 'film'), 'wx+', 0o600)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function fill(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** Everything that was written into a file without a name. */
export function written(file: number): Buffer {
  const bytes = Buffer.alloc(fstatSync(file).size)
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, bytes.length - at, at)
    if (read === 0) break
    at += read
  }
  return bytes
}

/** What a program writes to its two ways out. */
export type Ran = {
  readonly well: boolean
  readonly out: Bytes
  readonly said: string
  /** It did not end well, and this is why. */
  readonly bound?: 'memory' | 'length'
}
export type Watching = {
  readonly onOut?: (text: string) => void
  /** Bytes on its first way out; more ends it. */
  readonly most?: number
  /** Where it may write a file that it has to go back in. */
  readonly file?: number
  /** Folders that it may look into, beside the system's own. */
  readonly reads?: readonly string[]
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

const mostSaid = 1024 * 1024
const mostOut = 256 * 1024 * 1024

/** It has the file it is about as its fourth open file, and one to write as its fifth, and nothing else where there is a cage. */
export function run(
  program: string,
  args: readonly string[],
  { given, file, reads, onOut, most = mostOut }: Watching & { readonly given: number },
): Promise<Ran> {
  const call = caged({ program, args }, reads)
  const child = spawn(call.program, [...call.args], {
    env: fewArenas,
    stdio: ['ignore', 'pipe', 'pipe', given, ...(file === undefined ? [] : [file])],
  })
  running.add(child)
  return new Promise((resolve) => {
    const out: Uint8Array[] = []
    let [length, said] = [0, '']
    child.stdout?.on('data', (piece: Uint8Array) => {
      length += piece.length
      if (length > most) child.kill('SIGKILL')
      else if (onOut === undefined) out.push(piece)
      else onOut(Buffer.from(piece).toString('latin1'))
    })
    child.stderr?.on('data', (piece: Uint8Array) => {
      if (said.length < mostSaid) said += Buffer.from(piece).toString('latin1')
    })
    const end = (well: boolean): void => {
      running.delete(child)
      const bound = well ? undefined : boundOf(said, file)
      resolve({ well, out: concat(...out), said, ...(bound === undefined ? {} : { bound }) })
    }
    child.once('error', () => end(false))
    child.once('close', (code) => end(code === 0))
  })
}

/** As ffmpeg, its encoder and libheif say it. A stranger's words may say so too: then a damaged file is called a large one. */
const noMemory = /cannot allocate memory|malloc of size \d+ failed|bad_alloc|out of memory|memory allocation/i

function boundOf(said: string, file: number | undefined): Ran['bound'] {
  if (file !== undefined && fstatSync(file).size >= mostMade) return 'length'
  return noMemory.test(said) ? 'memory' : undefined
}
