/** A whole dossier of 500 sealed items out of a vault, in a process of its own: how long, and how much memory. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Figure, figure } from './figure.ts'

const program = fileURLToPath(new URL('./evidence-dossier-program.ts', import.meta.url))
const run = promisify(execFile)
const items = 500

export async function dossierFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-dossier-'))
  try {
    await run(process.execPath, [program, folder, 'fill', String(items)])
    const { stdout } = await run(process.execPath, [program, folder, 'write', String(items)])
    const [seconds = 0, check = 0, megabytes = 0] = stdout.split(' ').map(Number)
    return [
      figure(`a dossier of ${items} items: sheets, proofs, paper, signed`, seconds, 's', {
        is: '≤',
        value: 20,
      }),
      figure('the same, checked', check, 's'),
      figure('the most memory that both took', megabytes, 'MB', { is: '≤', value: 500 }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
