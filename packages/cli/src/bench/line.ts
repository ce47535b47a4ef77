/** The line, from the page to the queue: each part is measured in a file of its own. */
import type { Bench } from './figure.ts'
import { lineDeskFigures } from './line-desk.ts'
import { linePageFigures } from './line-page.ts'
import { lineServerFigures } from './line-server.ts'

/** Minutes of the relay's load: one, or as many as the long run asks for. */
const minutes = Number(process.env['SAFECONDUCT_MINUTES'] ?? 1)

export const benchLine: Bench = async () => [
  ...(await lineServerFigures(minutes)),
  ...(await linePageFigures()),
  ...(await lineDeskFigures()),
]
