/** Pixels out of a picture, and a picture out of pixels: both ends of a provable redaction. */
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import type { TaskOf } from '@safeconduct/core/evidence/workbench/task.ts'
import { decoder, ofPixels, openPicture } from './open-picture.ts'
import type { Done } from './tasks.ts'

export async function raster(file: Uint8Array): Promise<Done> {
  const opened = await openPicture(file)
  if (!opened.ok) return opened
  const { data, info } = await opened.value.upright.removeAlpha().raw({ depth: 'uchar' }).toBuffer({
    resolveWithObject: true,
  })
  if (info.channels !== 3 || data.length !== info.width * info.height * 3) return refuse({ kind: 'damaged' })
  return ok({ said: { width: info.width, height: info.height, decoder }, files: [data] })
}

/** Without a word beside the pixels: no time, no profile, no program's name. */
export async function picture(rgb: Uint8Array, { width, height }: TaskOf<'picture'>): Promise<Done> {
  if (rgb.length !== width * height * 3) return refuse({ kind: 'damaged' })
  const png = await ofPixels(rgb, width, height)
    .png({ compressionLevel: 6, adaptiveFiltering: false })
    .toBuffer()
  return ok({ said: { width, height }, files: [png] })
}
