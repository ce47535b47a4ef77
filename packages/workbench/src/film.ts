/**
 * A film with solid boxes, made anew by ffmpeg where this machine has it: no metadata, and no sound unless asked,
 * because a voice is known like a face. And a short part of one to watch, made anew as well: what a stranger made is
 * opened by no browser.
 */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { TaskOf, WorkbenchRefusal } from '@safeconduct/core/evidence/workbench/task.ts'
import { type Film, type FilmFacts, withFilm } from './ffmpeg.ts'
import { written } from './outside.ts'
import type { Done } from './tasks.ts'

/** `far` is told how much of it is done, between 0 and 1. */
export function film(file: Uint8Array, task: TaskOf<'film'>, far: (part: number) => void): Promise<Done> {
  return withFilm(file, async (given) => {
    const facts = await given.facts()
    if (facts === undefined) return refuse({ kind: 'damaged' })
    const made = await encode(given, filmArguments(given.input, outAt, task), (second) =>
      far(facts.seconds === 0 ? 0 : Math.min(1, second / facts.seconds)),
    )
    return made.ok ? ok({ said: { bytes: file.length }, files: [made.value] }) : made
  })
}

/** So long that an answer holds it and somebody can wait for it. */
export function clip(file: Uint8Array, task: TaskOf<'clip'>): Promise<Done> {
  return withFilm(file, async (given) => {
    const facts = await given.facts()
    if (facts === undefined) return refuse({ kind: 'damaged' })
    const made = await encode(given, clipArguments(given.input, outAt, task))
    return made.ok ? ok({ said: lastingOf(facts, task), files: [made.value] }) : made
  })
}

function lastingOf({ seconds }: FilmFacts, task: TaskOf<'clip'>): { readonly seconds: number } {
  return { seconds: Math.max(0, Math.min(task.seconds, seconds - task.from)) }
}

const outAt = '/proc/self/fd/4'

async function encode(
  given: Film,
  args: readonly string[],
  at: (second: number) => void = () => {},
): Promise<Result<Buffer, WorkbenchRefusal>> {
  const out = given.newFile()
  const onOut = (text: string): void => {
    const [, micros] = /^out_time_us=(\d+)$/m.exec(text) ?? []
    if (micros !== undefined) at(Number(micros) / 1_000_000)
  }
  const { well } = await given.ffmpeg(args, { file: out, onOut })
  const made = well ? written(out) : Buffer.alloc(0)
  return made.length === 0 ? refuse({ kind: 'damaged' }) : ok(nameless(made))
}

/** Exported for a test on machines without ffmpeg. A box that moves is many, each for its part of a second. */
export function filmArguments(input: readonly string[], to: string, task: TaskOf<'film'>): readonly string[] {
  const boxes = task.boxes.map(({ box, from: start, to: end }) => {
    const [first, last] = [start ?? 0, end ?? 86_400].map((second) => second.toFixed(3))
    const when = start === undefined && end === undefined ? '' : `:enable='between(t,${first},${last})'`
    return `drawbox=x=${box.x}:y=${box.y}:w=${box.width}:h=${box.height}:color=black:t=fill${when}`
  })
  return [
    [...quietly, '-progress', 'pipe:1', ...input],
    ['-vf', [...boxes, scaledTo(task.longest)].join(',')],
    // By one thread, so that it is the same film each time.
    [...madeAnew(task.sound), '-crf', '23', '-threads', '1'],
    ['-y', to],
  ].flat()
}

function clipArguments(input: readonly string[], to: string, task: TaskOf<'clip'>): readonly string[] {
  return [
    [...quietly, '-ss', String(task.from), '-t', String(task.seconds), ...input],
    ['-vf', scaledTo(task.longest)],
    [...madeAnew(task.sound), '-preset', 'ultrafast', '-crf', '26'],
    ['-y', to],
  ].flat()
}

const quietly = ['-nostdin', '-hide_banner', '-loglevel', 'error']

function scaledTo(longest: number | undefined): string {
  return longest === undefined
    ? "scale='trunc(iw/2)*2':'trunc(ih/2)*2'"
    : `scale='if(gte(iw,ih),min(trunc(iw/2)*2,${even(longest)}),-2)':'if(gte(iw,ih),-2,min(trunc(ih/2)*2,${even(longest)}))'`
}

function even(side: number): number {
  return side - (side % 2)
}

function madeAnew(withSound: boolean): readonly string[] {
  const sound = withSound ? ['-map', '0:a:0?', '-c:a', 'aac', '-flags:a', '+bitexact'] : ['-an']
  return [
    ['-map', '0:v:0', ...sound, '-sn', '-dn'],
    ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
    // The encoder would write its name and settings into the pictures themselves.
    ['-bsf:v', 'filter_units=remove_types=6'],
    ['-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
    ['-movflags', '+faststart', '-f', 'mp4'],
  ].flat()
}

/** What the muxer calls the encoder, in the one place that no switch empties: a counted string of a fixed length. */
function nameless(made: Buffer): Buffer {
  const name = Buffer.from('\x0cLavc libx264', 'latin1')
  const at = made.indexOf(name)
  return at === -1 ? made : made.fill(0, at, at + name.length)
}
