/**
 * What the workbench can be asked to do with a stranger's file, and in which words it refuses.
 *
 * One task, one process: whatever a file does to the program that opens it ends with that program.
 */
import {
  listOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  unfit,
  whole,
  yesOrNo,
} from '../../base/parse.ts'
import { ok } from '../../base/result.ts'
import type { Box } from '../redaction/tiles.ts'

const pixels = whole(0, 100_000)
const side = whole(16, 20_000)
const box: Parser<Box> = object({ x: pixels, y: pixels, width: whole(1, 100_000), height: whole(1, 100_000) })
const boxes = listOf(box, { max: 1000 })
const page = whole(1, 5000)
const dpi = whole(36, 300)

/** Of a film, from its beginning. */
const seconds: Parser<number> = (value, field) =>
  typeof value === 'number' && value >= 0 && value <= 86_400 ? ok(value) : unfit(field, 'not-a-number')

const shapes = {
  /** A small picture made anew, without anything that stood beside the pixels. */
  preview: object({ do: oneOf(['preview']), side: whole(16, 2048), blur: yesOrNo }),
  /** What stands beside the pixels: place, time, device, thumbnails. */
  metadata: object({ do: oneOf(['metadata']) }),
  /** Content Credentials (C2PA), validated. */
  credentials: object({ do: oneOf(['credentials']) }),
  /** Both, for the report that is sealed with the file. */
  report: object({ do: oneOf(['report']) }),
  /** A telephone's picture as a PNG, by the decoder of this machine. */
  heic: object({ do: oneOf(['heic']) }),
  /** The decoded pixels, upright. */
  raster: object({ do: oneOf(['raster']) }),
  /** Pixels as a lossless PNG. */
  picture: object({ do: oneOf(['picture']), width: side, height: side }),
  /** A copy with solid boxes, made anew, smaller where that is asked. */
  redact: object({
    do: oneOf(['redact']),
    boxes,
    longest: optional(side),
    form: oneOf(['jpeg', 'png']),
  }),
  /** Pages of a PDF as pictures. */
  pages: object({ do: oneOf(['pages']), dpi, first: page, count: whole(1, 500) }),
  /** A PDF as pictures of its pages, with solid boxes in pixels at this resolution, and nothing else in it. */
  flatten: object({
    do: oneOf(['flatten']),
    dpi,
    boxes: listOf(object({ page, box }), { max: 10_000 }),
  }),
  /** What lies in an archive or a conversation. */
  inside: object({ do: oneOf(['inside']) }),
  /** Some files of an archive, by name. */
  'take-out': object({
    do: oneOf(['take-out']),
    names: listOf(text({ max: 2000 }), { min: 1, max: 10_000 }),
  }),
  /** A film with solid boxes on all its frames, or on those of some seconds, without its sound unless asked. */
  film: object({
    do: oneOf(['film']),
    boxes: listOf(object({ box, from: optional(seconds), to: optional(seconds) }), { max: 2000 }),
    sound: yesOrNo,
    longest: optional(side),
  }),
  /** Frames of a film: at these seconds, or so many spread over it. */
  stills: object({
    do: oneOf(['stills']),
    at: optional(listOf(seconds, { min: 1, max: 24 })),
    count: optional(whole(1, 24)),
    side: whole(16, 2048),
    blur: yesOrNo,
  }),
  /** A short part of a film to watch, made anew. */
  clip: object({ do: oneOf(['clip']), from: seconds, seconds: whole(1, 60), longest: side, sound: yesOrNo }),
  /** The text of a dossier, as JSON, on paper; the day is that of these seconds since 1970. */
  typeset: object({ do: oneOf(['typeset']), seconds: whole(0, 253_402_300_799) }),
} as const

type Shapes = typeof shapes
export type TaskName = keyof Shapes
export type Task = { readonly [Name in TaskName]: Shapes[Name] extends Parser<infer T> ? T : never }[TaskName]
export type TaskOf<Name extends TaskName> = Extract<Task, { readonly do: Name }>

export const parseTask: Parser<Task> = (value, field) => {
  const name = named(value)
  switch (name) {
    case 'preview':
    case 'metadata':
    case 'credentials':
    case 'report':
    case 'heic':
    case 'raster':
    case 'picture':
    case 'redact':
    case 'pages':
    case 'flatten':
    case 'film':
    case 'stills':
    case 'clip':
    case 'inside':
    case 'take-out':
    case 'typeset':
      return shapes[name](value, field)
    default:
      return unfit(field, 'not-a-term')
  }
}

function named(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'do' in value ? value.do : undefined
}

/** Why a file was not opened, or not to its end. */
export const workbenchRefusals = [
  /** Not a kind that this task opens. */
  'not-this-kind',
  /** What it says it is and what it is differ, or it ends in the middle. */
  'damaged',
  'too-large',
  'too-many-pixels',
  'too-many-pages',
  'locked-with-a-password',
  'took-too-long',
  'took-too-much-memory',
  /** The program fell over, or answered what is no answer: as if the file had been built for that. */
  'program-fell',
  /** Chromium, ffmpeg or libheif, which this machine would need for it. */
  'tool-not-here',
  'stopped',
] as const
export type WorkbenchRefusal = { readonly kind: (typeof workbenchRefusals)[number] }
