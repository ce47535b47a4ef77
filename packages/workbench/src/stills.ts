/**
 * Single frames of a film as pictures made anew: spread over it and blurred, to see what it is, and clear ones where
 * somebody asks. Each says at which second it stands, as whoever draws a box on it must know.
 */
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import type { TaskOf } from '@safeconduct/core/evidence/workbench/task.ts'
import { type Film, type FilmFacts, withFilm } from './ffmpeg.ts'
import { blurred, openPicture } from './open-picture.ts'
import type { Done } from './tasks.ts'

type Still = { readonly at: number; readonly width: number; readonly height: number; readonly jpeg: Buffer }

export function stills(file: Uint8Array, task: TaskOf<'stills'>): Promise<Done> {
  return withFilm(file, async (film) => {
    const facts = await film.facts()
    if (facts === undefined) return refuse({ kind: 'damaged' })
    const made: Still[] = []
    for (const second of secondsOf(task, facts)) {
      const still = await stillAt(film, facts, second, task)
      if (still !== undefined && !made.some(({ at }) => at === still.at)) made.push(still)
    }
    const [first] = made
    if (first === undefined) return refuse({ kind: 'damaged' })
    const { width, height } = first
    return ok({
      said: { ...facts, width, height, stills: made.map(({ at }) => ({ at })) },
      files: made.map(({ jpeg }) => jpeg),
    })
  })
}

/** In the middle of parts of one length: the first frame of a film is often black. */
function secondsOf({ at, count }: TaskOf<'stills'>, { seconds }: FilmFacts): readonly number[] {
  return at ?? Array.from({ length: count ?? 1 }, (_, i) => (seconds * (i + 0.5)) / (count ?? 1))
}

/** The first frame that is not before this second; behind the end it is the last one. */
async function stillAt(
  film: Film,
  { rate, seconds }: FilmFacts,
  second: number,
  { side, blur }: TaskOf<'stills'>,
): Promise<Still | undefined> {
  for (const back of [0, 1, 3, rate]) {
    const from = Math.max(0, Math.min(second, Math.max(0, seconds)) - back / rate)
    const { out, said } = await film.ffmpeg(stillArguments(film.input, from), { most: mostOfFrame })
    // A title in the film could say the same, but not at the beginning of a line.
    const [, past] =
      /^\[Parsed_showinfo_0 @ 0x[0-9a-f]+\] n: *0 pts: *-?\d+ pts_time:([\d.e+-]+) /m.exec(said) ?? []
    const picture = out.length === 0 ? undefined : await openPicture(out)
    if (past === undefined || picture?.ok !== true) continue
    const { upright, width, height } = picture.value
    const few = blur ? 12 : side
    const small = upright.resize({ width: few, height: few, fit: 'inside', withoutEnlargement: true })
    return {
      at: Math.max(0, Math.round((from + Number(past)) * 1000) / 1000),
      width,
      height,
      jpeg: blur
        ? await blurred(await small.png().toBuffer(), side)
        : await small.jpeg({ quality: 85 }).toBuffer(),
    }
  }
  return undefined
}

const mostOfFrame = 64 * 1024 * 1024

function stillArguments(input: readonly string[], from: number): readonly string[] {
  return [
    ['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'info', '-ss', from.toFixed(3), ...input],
    ['-map', '0:v:0', '-an', '-sn', '-dn', '-vf', 'showinfo', '-frames:v', '1'],
    ['-f', 'image2pipe', '-c:v', 'mjpeg', '-q:v', '2', '-pix_fmt', 'yuvj420p', '-map_metadata', '-1', '-'],
  ].flat()
}
