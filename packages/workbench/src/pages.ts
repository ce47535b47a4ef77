/** Pages of a PDF to look at: pictures without text, links or anything that runs. */
import { ok } from '@safeconduct/core/base/result.ts'
import type { TaskOf } from '@safeconduct/core/evidence/workbench/task.ts'
import { drawPages } from './draw-pages.ts'
import { pixelsOf } from './open-picture.ts'
import { isPdf } from './pdf-kind.ts'
import type { Done } from './tasks.ts'

export async function pages(file: Uint8Array, task: TaskOf<'pages'>): Promise<Done> {
  const kind = isPdf(file)
  if (!kind.ok) return kind
  const drawn = await drawPages(file, task)
  if (!drawn.ok) return drawn
  const sizes = []
  for (const { png } of drawn.value.drawn) {
    const { width, height } = await pixelsOf(png)
    sizes.push({ width, height })
  }
  return ok({
    said: { pages: drawn.value.pages, sizes },
    files: drawn.value.drawn.map(({ png }) => png),
  })
}
