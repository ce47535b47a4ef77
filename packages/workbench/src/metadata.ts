/** What a picture's or film's file says beside its pixels: shown to a documenter, and kept with the item. */
import type { Json } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { readExif } from '@safeconduct/core/evidence/intake/exif.ts'
import { readFilmNotes } from '@safeconduct/core/evidence/intake/film-notes.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import { type PicturePart, partsOf } from '@safeconduct/core/evidence/intake/picture-parts.ts'
import type { Metadata } from 'sharp'
import { openPicture } from './open-picture.ts'
import type { Done } from './tasks.ts'

export async function metadata(file: Uint8Array): Promise<Done> {
  const { kind } = kindOf(file.subarray(0, headLength))
  if (kind.family === 'film') return filmMetadata(file, kind.type)
  const opened = await openPicture(file, { toDecode: false })
  if (!opened.ok) return opened
  const { type, metadata: found, width, height } = opened.value
  const layout = partsOf(type, file)
  // Of kinds that are not looked into, what the library found.
  if (layout === undefined && ['image/jpeg', 'image/png', 'image/webp'].includes(type))
    return refuse({ kind: 'damaged' })
  const parts = layout?.parts ?? blocksFound(found)
  const exif = found.exif === undefined ? undefined : readExif(found.exif)
  const names = new Set(parts.map(({ name }) => name))
  const hasXmpPicture = found.xmp?.includes('xmpGImg:image') === true
  const thumbnails = [
    ...(exif?.thumbnail === undefined ? [] : ['exif']),
    ...(names.has('thumbnail') ? ['jfif'] : []),
    ...(names.has('more-pictures') ? ['more-pictures'] : []),
    ...(hasXmpPicture ? ['xmp'] : []),
    ...(names.has('credentials') ? ['credentials'] : []),
  ]
  return ok({
    said: {
      type,
      width,
      height,
      ...(exif === undefined ? {} : { exif: asJson(exif) }),
      parts: parts.map(({ name, bytes }) => ({ name, bytes })),
      behind: layout?.behind ?? 0,
      thumbnails,
    },
    files: [],
  })
}

function filmMetadata(file: Uint8Array, type: string): Done {
  const notes = readFilmNotes(file)
  if (notes === undefined) return refuse({ kind: 'not-this-kind' })
  const { width, height, exif } = notes
  return ok({
    said: { type, width, height, exif: asJson(exif), parts: [], behind: 0, thumbnails: [] },
    files: [],
  })
}

function blocksFound({ exif, xmp, iptc, icc }: Metadata): readonly PicturePart[] {
  return Object.entries({ exif, xmp, iptc, icc }).flatMap(([name, block]) =>
    block === undefined ? [] : [{ name, bytes: block.length }],
  )
}

/** Numbers and lines, one level of nesting. */
function asJson(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (!isObject(value)) return null
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asJson(inner)]))
}
