/** A film of ten gigabytes in a process of its own: what it takes of memory beyond a film of a tenth. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type BenchWorld, type Figure, figure } from './figure.ts'

const program = fileURLToPath(new URL('./evidence-memory-program.ts', import.meta.url))
const run = promisify(execFile)

export async function memoryFigures({ say }: BenchWorld): Promise<readonly Figure[]> {
  const name = 'memory: 10 GB sealed, beyond what 1 GB takes'
  const target = { is: '≤', value: 64 } as const
  const { bavail, bsize } = statfsSync(tmpdir())
  if (bavail * bsize < 14e9) {
    say('There are no 14 GB free on this disk.')
    return [figure(name, null, 'MB', target)]
  }
  const small = await residentFor(1)
  const large = await residentFor(10)
  return [
    figure('memory: 1 GB sealed', small, 'MB'),
    figure('memory: 10 GB sealed', large, 'MB'),
    figure(name, Math.max(0, large - small), 'MB', target),
  ]
}

async function residentFor(gigabytes: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-memory-'))
  try {
    const { stdout } = await run(process.execPath, [program, folder, String(gigabytes)])
    return Number(stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
