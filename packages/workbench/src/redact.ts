/**
 * A copy with solid boxes, made anew from the pixels: no metadata, no thumbnail, nothing behind the end of the file.
 *
 * Solid, because what is blurred or pixelated can be made out again. Smaller where that is asked: the noise of a
 * sensor tells one camera from all others, and survives in a copy of full size.
 */
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import type { TaskOf } from '@safeconduct/core/evidence/workbench/task.ts'
import { ofPixels, openPicture } from './open-picture.ts'
import type { Done } from './tasks.ts'

export async function redact(file: Uint8Array, task: TaskOf<'redact'>): Promise<Done> {
  const opened = await openPicture(file)
  if (!opened.ok) return opened
  const { data, info } = await opened.value.upright.removeAlpha().raw({ depth: 'uchar' }).toBuffer({
    resolveWithObject: true,
  })
  if (info.channels !== 3) return refuse({ kind: 'damaged' })
  // Painted before it is made smaller: a smaller box could leave a line of what it was to cover.
  for (const box of task.boxes) paint(data, info.width, info.height, box)
  const covered = ofPixels(data, info.width, info.height)
  const sized =
    task.longest === undefined
      ? covered
      : covered.resize({
          width: task.longest,
          height: task.longest,
          fit: 'inside',
          withoutEnlargement: true,
          kernel: 'linear',
        })
  const made =
    task.form === 'png'
      ? sized.png({ compressionLevel: 6 })
      : sized.jpeg({ quality: 82, chromaSubsampling: '4:2:0' })
  const copy = await made.toBuffer({ resolveWithObject: true })
  return ok({ said: { width: copy.info.width, height: copy.info.height }, files: [copy.data] })
}

/** Black, and nothing of what was there. */
export function paint(
  rgb: Uint8Array,
  width: number,
  height: number,
  box: TaskOf<'redact'>['boxes'][number],
): void {
  const right = Math.min(width, box.x + box.width)
  for (let y = box.y; y < Math.min(height, box.y + box.height); y++)
    if (right > box.x) rgb.fill(0, (y * width + box.x) * 3, (y * width + right) * 3)
}
