/** What the workbench is asked about pictures, papers, films and archives, each as one function. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { parseReadReport, type ReadReport } from '@safeconduct/core/evidence/intake/report.ts'
import type { Box, Raster } from '@safeconduct/core/evidence/redaction/tiles.ts'
import {
  type Credentials,
  type Inside,
  type PictureMetadata,
  parseClip,
  parseCredentials,
  parseFilm,
  parseInside,
  parseMetadata,
  parsePages,
  parsePaper,
  parsePicture,
  parseRaster,
  parseStills,
  parseTakenOut,
  type Stills,
} from '@safeconduct/core/evidence/workbench/said.ts'
import type { TaskOf, WorkbenchRefusal } from '@safeconduct/core/evidence/workbench/task.ts'
import { type Answered, type AskLimits, askWorkbench } from './ask-workbench.ts'

type Answer<T> = Promise<Result<T, WorkbenchRefusal>>

/** JPEG or PNG; blurred unless somebody asked to see it. */
export async function previewOf(
  file: Uint8Array,
  wish: { readonly side: number; readonly blur: boolean },
  limits?: AskLimits,
): Answer<{ readonly bytes: Bytes; readonly width: number; readonly height: number }> {
  return ofPixels(file, limits, async (pixels) => {
    const asked = await askWorkbench({ do: 'preview', ...wish }, [pixels], parsePicture, limits)
    return withFile(asked, ({ width, height }, bytes) => ({ bytes, width, height }))
  })
}

/**
 * A telephone's picture whose decoder is not ours is made a PNG by the one of this machine, and that is opened in its place.
 * Asked only when ours cannot: whatever else opens a stranger's bytes is one more program that they can harm.
 */
async function ofPixels<T>(
  file: Uint8Array,
  limits: AskLimits | undefined,
  ask: (pixels: Uint8Array, decoder?: string) => Answer<T>,
): Answer<T> {
  const plain = await ask(file)
  if (plain.ok || plain.refusal.kind !== 'tool-not-here') return plain
  const asked = await askWorkbench({ do: 'heic' }, [file], parseRaster, limits)
  const made = withFile(asked, ({ decoder }, png) => ({ decoder, png }))
  return made.ok ? ask(made.value.png, made.value.decoder) : made
}

export async function metadataOf(file: Uint8Array, limits?: AskLimits): Answer<PictureMetadata> {
  const asked = await askWorkbench({ do: 'metadata' }, [file], parseMetadata, limits)
  return asked.ok ? ok(asked.value.said) : asked
}

export async function credentialsOf(file: Uint8Array, limits?: AskLimits): Answer<Credentials> {
  const asked = await askWorkbench({ do: 'credentials' }, [file], parseCredentials, limits)
  return asked.ok ? ok(asked.value.said) : asked
}

/** Both at once, and with what they were read. */
export async function reportOf(file: Uint8Array, limits?: AskLimits): Answer<ReadReport> {
  const asked = await askWorkbench({ do: 'report' }, [file], parseReadReport, limits)
  return asked.ok ? ok(asked.value.said) : asked
}

/** The decoded pixels, and with what they were decoded. */
export async function rasterOf(
  file: Uint8Array,
  limits?: AskLimits,
): Answer<{ readonly raster: Raster; readonly decoder: string }> {
  return ofPixels(file, limits, async (pixels, before) => {
    const asked = await askWorkbench({ do: 'raster' }, [pixels], parseRaster, limits)
    const made = withFile(asked, ({ width, height, decoder }, rgb) => ({
      raster: { width, height, rgb },
      // By both: the court that decodes the original takes the first.
      decoder: before === undefined ? decoder : `${before}, ${decoder}`,
    }))
    const isWhole =
      !made.ok || made.value.raster.rgb.length === made.value.raster.width * made.value.raster.height * 3
    return isWhole ? made : refuse({ kind: 'program-fell' })
  })
}

/** A lossless PNG of these pixels, with nothing beside them. */
export async function pngOf({ width, height, rgb }: Raster, limits?: AskLimits): Answer<Bytes> {
  const asked = await askWorkbench({ do: 'picture', width, height }, [rgb], parsePicture, limits)
  return withFile(asked, (_, bytes) => bytes)
}

/** A copy for publishing: solid boxes, made anew, no metadata, smaller where that is asked. */
export async function coveredPicture(
  file: Uint8Array,
  wish: { readonly boxes: readonly Box[]; readonly longest?: number; readonly form: 'jpeg' | 'png' },
  limits?: AskLimits,
): Answer<{ readonly bytes: Bytes; readonly width: number; readonly height: number }> {
  return ofPixels(file, limits, async (pixels) => {
    const asked = await askWorkbench({ do: 'redact', ...wish }, [pixels], parsePicture, limits)
    return withFile(asked, ({ width, height }, bytes) => ({ bytes, width, height }))
  })
}

/** Pages of a PDF as pictures, to look at and to draw boxes on. */
export async function pagesOf(
  file: Uint8Array,
  wish: { readonly dpi: number; readonly first: number; readonly count: number },
  limits?: AskLimits,
): Answer<{ readonly pages: number; readonly pictures: readonly Bytes[] }> {
  const asked = await askWorkbench({ do: 'pages', ...wish }, [file], parsePages, limits)
  return asked.ok ? ok({ pages: asked.value.said.pages, pictures: asked.value.files }) : asked
}

/** A PDF of pictures of its pages, with boxes in pixels at this resolution. */
export async function coveredPaper(
  file: Uint8Array,
  wish: Omit<TaskOf<'flatten'>, 'do'>,
  limits?: AskLimits,
): Answer<{ readonly bytes: Bytes; readonly pages: number }> {
  const asked = await askWorkbench({ do: 'flatten', ...wish }, [file], parsePaper, limits)
  return withFile(asked, ({ pages }, bytes) => ({ bytes, pages }))
}

export async function coveredFilm(
  file: Uint8Array,
  wish: Omit<TaskOf<'film'>, 'do'>,
  limits?: AskLimits,
): Answer<Bytes> {
  const asked = await askWorkbench({ do: 'film', ...wish }, [file], parseFilm, limits)
  return withFile(asked, (_, bytes) => bytes)
}

export type Still = { readonly at: number; readonly bytes: Bytes }
export type FilmStills = Omit<Stills, 'stills'> & { readonly stills: readonly Still[] }

/** Frames of a film, each with the second at which it stands. */
export async function stillsOf(
  file: Uint8Array,
  wish: Omit<TaskOf<'stills'>, 'do'>,
  limits?: AskLimits,
): Answer<FilmStills> {
  const asked = await askWorkbench({ do: 'stills', ...wish }, [file], parseStills, limits)
  if (!asked.ok) return asked
  const { said, files } = asked.value
  const stills = said.stills.flatMap(({ at }, i): readonly Still[] => {
    const bytes = files[i]
    return bytes === undefined ? [] : [{ at, bytes }]
  })
  return stills.length === files.length ? ok({ ...said, stills }) : refuse({ kind: 'program-fell' })
}

/** A short part of a film to watch; nothing of the original's own bytes is in it. */
export async function clipOf(
  file: Uint8Array,
  wish: Omit<TaskOf<'clip'>, 'do'>,
  limits?: AskLimits,
): Answer<{ readonly bytes: Bytes; readonly seconds: number }> {
  const asked = await askWorkbench({ do: 'clip', ...wish }, [file], parseClip, limits)
  return withFile(asked, ({ seconds }, bytes) => ({ bytes, seconds }))
}

/** What lies in an archive or a conversation. */
export async function insideOf(file: Uint8Array, limits?: AskLimits): Answer<Inside> {
  const asked = await askWorkbench({ do: 'inside' }, [file], parseInside, limits)
  return asked.ok ? ok(asked.value.said) : asked
}

export type TakenOut = { readonly name: string; readonly bytes: Bytes }

/** Files of an archive by their names; names that are not in it are left out. */
export async function takenOutOf(
  file: Uint8Array,
  names: readonly string[],
  limits?: AskLimits,
): Answer<{ readonly isChat: boolean; readonly files: readonly TakenOut[] }> {
  const asked = await askWorkbench({ do: 'take-out', names }, [file], parseTakenOut, limits)
  if (!asked.ok) return asked
  const { said, files } = asked.value
  const taken = said.names.flatMap((name, at): readonly TakenOut[] => {
    const bytes = files[at]
    return bytes === undefined ? [] : [{ name, bytes }]
  })
  const isWhole = taken.length === files.length && said.names.every((name) => names.includes(name))
  return isWhole ? ok({ isChat: said.is === 'chat', files: taken }) : refuse({ kind: 'program-fell' })
}

function withFile<T, U>(
  asked: Result<Answered<T>, WorkbenchRefusal>,
  made: (said: T, bytes: Bytes) => U,
): Result<U, WorkbenchRefusal> {
  if (!asked.ok) return asked
  const [file] = asked.value.files
  return file === undefined || asked.value.files.length !== 1
    ? refuse({ kind: 'program-fell' })
    : ok(made(asked.value.said, file))
}
