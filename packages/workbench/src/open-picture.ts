/**
 * Opens a stranger's picture with libvips, within limits, and only when it is what its first bytes say.
 *
 * Of libvips's many readers those alone are open that pictures of phones and of the web need: each further one is a
 * program for files that nobody sends.
 */
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import { mostPixels } from '@safeconduct/core/evidence/redaction/tiles.ts'
import type { WorkbenchRefusal } from '@safeconduct/core/evidence/workbench/task.ts'
import sharp, { type Metadata, type Sharp } from 'sharp'

sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadTiffBuffer',
    'VipsForeignLoadHeifBuffer',
    'VipsForeignLoadSvgBuffer',
  ],
})

/** What libvips calls the kinds that are opened. */
const formats: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/tiff', 'tiff'],
  ['image/avif', 'heif'],
  ['image/heic', 'heif'],
  ['image/heif', 'heif'],
  ['image/svg+xml', 'svg'],
])

export type OpenedPicture = {
  readonly type: string
  readonly metadata: Metadata
  /** As a person sees it: turned as the camera was held, in the colours of a screen, without transparency. */
  readonly upright: Sharp
  /** Of that. */
  readonly width: number
  readonly height: number
}

/** `toDecode` false: only what stands beside the pixels is wanted, which a picture has that cannot be drawn here. */
export async function openPicture(
  file: Uint8Array,
  { toDecode = true }: { readonly toDecode?: boolean } = {},
): Promise<Result<OpenedPicture, WorkbenchRefusal>> {
  const { type } = kindOf(file.subarray(0, headLength)).kind
  const format = formats.get(type)
  if (format === undefined) return refuse({ kind: 'not-this-kind' })
  // A GIF is looked at as its first picture, a film is another task.
  const source = sharp(file, { limitInputPixels: false, failOn: 'error', pages: 1, sequentialRead: true })
  const metadata = await source.metadata().catch(() => undefined)
  // The pictures of some telephones need a decoder (HEVC) that the library is built without: a whole one is not damaged.
  const isHeic = format === 'heif' && type !== 'image/avif' && metadata?.compression !== 'av1'
  if (isHeic && (toDecode || metadata === undefined)) return refuse({ kind: 'tool-not-here' })
  if (metadata?.width === undefined || metadata.height === undefined || metadata.format !== format)
    return refuse({ kind: 'damaged' })
  // Before a pixel is decoded: a header of four thousand million pixels is a few bytes.
  if (metadata.width * metadata.height > mostPixels) return refuse({ kind: 'too-many-pixels' })
  const turned = (metadata.orientation ?? 1) >= 5
  return ok({
    type,
    metadata,
    upright: source.autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb'),
    width: turned ? metadata.height : metadata.width,
    height: turned ? metadata.width : metadata.height,
  })
}

/** The decoder by name: another one may read a JPEG with other last bits. */
export const decoder = `sharp ${certain(sharp.versions.sharp, 'it has a version')}, libvips ${sharp.versions.vips}`
export const readers: readonly { readonly name: string; readonly version: string }[] = [
  { name: 'sharp', version: certain(sharp.versions.sharp, 'it has a version') },
  { name: 'libvips', version: sharp.versions.vips },
]

/** A picture of plain pixels, three bytes each. */
export function ofPixels(rgb: Uint8Array, width: number, height: number): Sharp {
  return sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: mostPixels })
}

/** The pixels of a picture that was drawn here. */
export async function pixelsOf(
  png: Uint8Array,
): Promise<{ readonly rgb: Buffer; readonly width: number; readonly height: number }> {
  const { data, info } = await sharp(png, { limitInputPixels: mostPixels })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { rgb: data, width: info.width, height: info.height }
}

/** A picture of a few pixels drawn large. */
export function blurred(small: Uint8Array, side: number): Promise<Buffer> {
  return sharp(small)
    .resize({ width: side, height: side, fit: 'inside', kernel: 'cubic' })
    .jpeg({ quality: 60 })
    .toBuffer()
}
