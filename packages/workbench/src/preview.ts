/**
 * A picture made anew from the pixels alone, small, and blurred until somebody asks: whoever works with pictures of
 * violence all day chooses what to see.
 */
import { ok } from '@safeconduct/core/base/result.ts'
import type { TaskOf } from '@safeconduct/core/evidence/workbench/task.ts'
import { blurred, openPicture } from './open-picture.ts'
import type { Done } from './tasks.ts'

export async function preview(file: Uint8Array, task: TaskOf<'preview'>): Promise<Done> {
  const opened = await openPicture(file)
  if (!opened.ok) return opened
  const { upright, width, height } = opened.value
  // First to a handful of pixels and then up again: what is blurred in full size can be sharpened.
  const few = task.blur ? 12 : task.side
  const small = await upright
    .resize({ width: few, height: few, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 3 })
    .toBuffer()
  if (!task.blur) return ok({ said: { width, height }, files: [small] })
  return ok({ said: { width, height }, files: [await blurred(small, task.side)] })
}
