/** How long a capture takes after its page is there: a program that starts, packs a page of 50 parts, and ends. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { captureFile } from '@safeconduct/core/evidence/capture/task.ts'
import { checkWacz } from '@safeconduct/core/evidence/wacz/check-wacz.ts'
import { sourceOf } from '@safeconduct/core/evidence/zip/zip.ts'
import { programCache } from '@safeconduct/host/evidence/capture/program-cache.ts'
import { waczTools } from '@safeconduct/host/evidence/capture/unpacking.ts'
import { type Figure, figure, medianOf } from './figure.ts'

const program = fileURLToPath(new URL('./evidence-wacz-program.ts', import.meta.url))
const run = promisify(execFile)
// As the program that captures is started; the first run, which fills the cache, does not count.
const env = { ...process.env, ...programCache }
/** What a page of 50 parts weighs, pictures mostly: nothing that packing makes smaller. */
const size = 3_200_000

export async function waczFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-wacz-'))
  try {
    const parts = Array.from({ length: size / 50_000 }, () => platformRandom.bytes(50_000))
    const file = join(folder, 'parts')
    writeFileSync(file, Buffer.concat(parts))
    const written = await medianOf(5, () => run(process.execPath, [program, file, folder], { env }))
    const bytes = new Uint8Array(readFileSync(join(folder, captureFile)))
    let whole = false
    const checked = await medianOf(5, async () => {
      whole = (await checkWacz(sourceOf(bytes), waczTools)).ok
    })
    const target = {
      is: '≤',
      value: 0.28,
      trial: '0.31–0.36 s from a finished WARC; js-wacz 0.55–0.58 s',
    } as const
    return [
      figure(
        'WACZ of a page of 50 parts, after load, program start included',
        whole ? written / 1000 : null,
        's',
        target,
      ),
      figure(
        'the same checked: ZIP, signature, every record and line of the index',
        whole ? checked / 1000 : null,
        's',
      ),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
