/**
 * A PDF redacted by drawing it: each page becomes a picture with solid boxes. What is only covered in a PDF is still
 * in it, and where a word was cut out the gap has its width.
 */
import { ok } from '@safeconduct/core/base/result.ts'
import type { TaskOf } from '@safeconduct/core/evidence/workbench/task.ts'
import { drawPages } from './draw-pages.ts'
import { imagePdf, type PagePicture } from './image-pdf.ts'
import { ofPixels, pixelsOf } from './open-picture.ts'
import { isPdf } from './pdf-kind.ts'
import { paint } from './redact.ts'
import type { Done } from './tasks.ts'

/** One paper is one task; a longer one is given in parts. */
const mostPages = 300

export async function flatten(file: Uint8Array, task: TaskOf<'flatten'>): Promise<Done> {
  const kind = isPdf(file)
  if (!kind.ok) return kind
  const drawn = await drawPages(file, { dpi: task.dpi, first: 1, count: mostPages, most: mostPages })
  if (!drawn.ok) return drawn
  const made: PagePicture[] = []
  for (const { number, png } of drawn.value.drawn) {
    const { rgb, width, height } = await pixelsOf(png)
    for (const { page, box } of task.boxes) if (page === number) paint(rgb, width, height, box)
    const jpeg = await ofPixels(rgb, width, height).jpeg({ quality: 82 }).toBuffer()
    made.push({ jpeg, width, height })
  }
  return ok({ said: { pages: made.length }, files: [imagePdf(made, task.dpi)] })
}
