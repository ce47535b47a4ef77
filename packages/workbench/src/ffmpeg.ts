/**
 * The ffmpeg of this machine, asked about one film. It is the only program here that opens films, and it is not ours: it is
 * told which kind of file it gets, may open no other, and is ended with this one.
 *
 * ffmpeg reads no pipe backwards, so the film lies in memory as a file, and one without a name: whatever ends this program,
 * a lock in the middle too, nothing of the film is left in any folder.
 */
import { closeSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { type Result, refuse } from '@safeconduct/core/base/result.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import { mostPixels } from '@safeconduct/core/evidence/redaction/tiles.ts'
import type { WorkbenchRefusal } from '@safeconduct/core/evidence/workbench/task.ts'
import { fill, hasMemory, nameless, programHere, type Ran, run, type Watching } from './outside.ts'

/** What ffmpeg calls the kinds of film that come in: it is not left to guess, because some kinds name other files to open. */
const formats: ReadonlyMap<string, string> = new Map([
  ['video/mp4', 'mov'],
  ['video/quicktime', 'mov'],
  ['video/3gpp', 'mov'],
  ['video/webm', 'matroska'],
  ['video/x-msvideo', 'avi'],
])

export type Film = {
  /** The part of every call that names the film. */
  readonly input: readonly string[]
  readonly ffmpeg: (args: readonly string[], watching?: Watching) => Promise<Ran>
  readonly facts: () => Promise<FilmFacts | undefined>
  /** Open until the work is done; read with `written`. */
  readonly newFile: () => number
}
export type FilmFacts = { readonly seconds: number; readonly rate: number; readonly sound: boolean }

export async function withFilm<T>(
  file: Uint8Array,
  work: (film: Film) => Promise<Result<T, WorkbenchRefusal>>,
): Promise<Result<T, WorkbenchRefusal>> {
  const format = formats.get(kindOf(file.subarray(0, headLength)).kind.type)
  if (format === undefined) return refuse({ kind: 'not-this-kind' })
  const programs = programsHere()
  if (programs === undefined || !hasMemory()) return refuse({ kind: 'tool-not-here' })
  const open: number[] = []
  const newFile = (): number => {
    const made = nameless()
    open.push(made)
    return made
  }
  try {
    const given = newFile()
    fill(given, file)
    const limits = ['-protocol_whitelist', 'file', '-f', format]
    // Each thread holds a frame of its own, and there may be as many as processors.
    const input = ['-threads', '4', '-max_pixels', String(mostPixels), ...limits, '-i', '/proc/self/fd/3']
    let bound: Ran['bound']
    const watched = async (ran: Promise<Ran>): Promise<Ran> => {
      bound ??= (await ran).bound
      return ran
    }
    const done = await work({
      input,
      ffmpeg: (args, watching = {}) => watched(run(programs.ffmpeg, args, { ...watching, given })),
      facts: async () => {
        const ran = await watched(
          run(programs.ffprobe, [...probing, ...limits, '/proc/self/fd/3'], { given }),
        )
        return ran.well ? factsIn(ran.out) : undefined
      },
      newFile,
    })
    if (done.ok || done.refusal.kind !== 'damaged' || bound === undefined) return done
    return refuse({ kind: bound === 'memory' ? 'took-too-much-memory' : 'too-large' })
  } finally {
    for (const each of open) closeSync(each)
  }
}

/** Chosen by whoever set up this machine, or where systems put it; ffprobe comes with it. */
function programsHere(): { readonly ffmpeg: string; readonly ffprobe: string } | undefined {
  const ffmpeg = programHere('SAFECONDUCT_FFMPEG', ['ffmpeg'])
  const ffprobe = ffmpeg === undefined ? '' : join(dirname(ffmpeg), 'ffprobe')
  return ffmpeg !== undefined && existsSync(ffmpeg) && existsSync(ffprobe) ? { ffmpeg, ffprobe } : undefined
}

const probing = [
  ['-v', 'error', '-of', 'json'],
  ['-show_entries', 'stream=codec_type,avg_frame_rate,duration:format=duration'],
].flat()

/** Where a film does not say. */
const usualRate = 25

/** Undefined where there is no frame in it. Later versions say more than is read here. */
function factsIn(out: Bytes): FilmFacts | undefined {
  const json = parseJson(out)
  const said: unknown = json.ok ? json.value : undefined
  if (!isObject(said) || !Array.isArray(said['streams'])) return undefined
  const streams = said['streams'].filter(isObject)
  const frames = streams.find((stream) => stream['codec_type'] === 'video')
  const whole = isObject(said['format']) ? said['format']['duration'] : undefined
  const seconds = Number(whole ?? frames?.['duration'] ?? 0)
  if (frames === undefined || !(seconds >= 0 && seconds <= 86_400)) return undefined
  const [of = 0, per = 0] = String(frames['avg_frame_rate']).split('/').map(Number)
  const rate = per > 0 && of > 0 ? of / per : usualRate
  return {
    seconds,
    rate: Math.min(1000, Math.max(0.1, rate)),
    sound: streams.some((stream) => stream['codec_type'] === 'audio'),
  }
}
