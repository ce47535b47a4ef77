/** Which file does which task. Each is loaded only when it is asked for: a preview needs no PDF reader. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { type Result, refuse, unreachable } from '@safeconduct/core/base/result.ts'
import type { Task, WorkbenchRefusal } from '@safeconduct/core/evidence/workbench/task.ts'

export type Done = Result<{ readonly said: Json; readonly files: readonly Uint8Array[] }, WorkbenchRefusal>

/** `far`: how much of long work is done, between 0 and 1. */
export async function doTask(
  task: Task,
  files: readonly Bytes[],
  far: (part: number) => void = () => {},
): Promise<Done> {
  const [file] = files
  if (file === undefined || file.length === 0) return refuse({ kind: 'not-this-kind' })
  switch (task.do) {
    case 'preview':
      return (await import('./preview.ts')).preview(file, task)
    case 'metadata':
      return (await import('./metadata.ts')).metadata(file)
    case 'credentials':
      return (await import('./credentials.ts')).credentials(file)
    case 'report':
      return (await import('./report.ts')).report(file)
    case 'heic':
      return (await import('./heic.ts')).decodeHeic(file)
    case 'raster':
      return (await import('./raster.ts')).raster(file)
    case 'picture':
      return (await import('./raster.ts')).picture(file, task)
    case 'redact':
      return (await import('./redact.ts')).redact(file, task)
    case 'pages':
      return (await import('./pages.ts')).pages(file, task)
    case 'flatten':
      return (await import('./flatten.ts')).flatten(file, task)
    case 'film':
      return (await import('./film.ts')).film(file, task, far)
    case 'stills':
      return (await import('./stills.ts')).stills(file, task)
    case 'clip':
      return (await import('./film.ts')).clip(file, task)
    case 'typeset':
      return (await import('./typeset.ts')).typeset(file, task)
    case 'inside':
      return (await import('./inside.ts')).inside(file)
    case 'take-out':
      return (await import('./inside.ts')).takeOutFiles(file, task)
    default:
      return unreachable(task)
  }
}
