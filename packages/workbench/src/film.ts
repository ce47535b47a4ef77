/**
 * A film with solid boxes, made anew by ffmpeg where this machine has it: no metadata, and no sound unless asked,
 * because a voice is known like a face.
 *
 * ffmpeg reads no pipe backwards, so the film lies in a folder for that long: in memory, never on a disk.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import type { TaskOf } from '@safeconduct/core/evidence/workbench/task.ts'
import type { Done } from './tasks.ts'

const inMemory: readonly string[] = ['/dev/shm', '/run/shm']
const folders = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/homebrew/bin',
  ...(process.env['PATH'] ?? '').split(delimiter),
]

export async function film(file: Uint8Array, task: TaskOf<'film'>): Promise<Done> {
  if (kindOf(file.subarray(0, headLength)).kind.family !== 'film') return refuse({ kind: 'not-this-kind' })
  const program = folders.map((folder) => join(folder, 'ffmpeg')).find((each) => existsSync(each))
  const place = inMemory.find((each) => existsSync(each))
  if (program === undefined || place === undefined) return refuse({ kind: 'tool-not-here' })
  const folder = mkdtempSync(join(place, 'film-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  // Also when whoever asked is gone in the middle.
  process.once('exit', remove)
  try {
    const [from, to] = [join(folder, 'in'), join(folder, 'out.mp4')]
    writeFileSync(from, file, { mode: 0o600 })
    const made = await run(program, filmArguments(from, to, task))
    return made && existsSync(to)
      ? ok({ said: { bytes: file.length }, files: [readFileSync(to)] })
      : refuse({ kind: 'damaged' })
  } finally {
    remove()
  }
}

/** Exported for a test on machines without ffmpeg. */
export function filmArguments(from: string, to: string, task: TaskOf<'film'>): readonly string[] {
  const boxes = task.boxes.map(({ box, from: start, to: end }) => {
    const when =
      start === undefined && end === undefined ? '' : `:enable='between(t,${start ?? 0},${end ?? 86_400})'`
    return `drawbox=x=${box.x}:y=${box.y}:w=${box.width}:h=${box.height}:color=black:t=fill${when}`
  })
  const size = task.longest
  const scale =
    size === undefined
      ? "scale='trunc(iw/2)*2':'trunc(ih/2)*2'"
      : `scale='if(gte(iw,ih),min(${size},iw),-2)':'if(gte(iw,ih),-2,min(${size},ih))'`
  const sound = task.sound ? ['-map', '0:a:0?', '-flags:a', '+bitexact'] : ['-an']
  return [
    ['-nostdin', '-hide_banner', '-loglevel', 'error'],
    // Local files alone: a film may name others to fetch.
    ['-protocol_whitelist', 'file', '-i', from],
    ['-map', '0:v:0', ...sound, '-sn', '-dn'],
    ['-vf', [...boxes, scale].join(',')],
    ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
    ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-crf', '23', '-threads', '1'],
    ['-movflags', '+faststart', '-y', to],
  ].flat()
}

function run(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, [...args], { env: {}, maxBuffer: 1024 * 1024 }, (problem) => resolve(problem === null))
  })
}
