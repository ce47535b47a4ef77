import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const module = new URL('./core-dumps.ts', import.meta.url).href
const secret = 'lantern orchard velvet'

/** A process that holds a secret and is ended as by a defect of the engine, with core files allowed. */
function crash(folder: string, first: string): void {
  const program = `${first}; globalThis.held = Buffer.from(${JSON.stringify(secret)}); process.abort()`
  const command = `ulimit -c unlimited; exec ${process.execPath} --input-type=module --eval "$PROGRAM"`
  spawnSync('sh', ['-c', command], { cwd: folder, env: { PROGRAM: program } })
}

function leftIn(folder: string): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(secret))
}

// Where the machine hands its core files to a service, this test cannot look into them.
const pattern = '/proc/sys/kernel/core_pattern'
const here = existsSync(pattern) && /^core\b/.test(readFileSync(pattern, 'utf8'))

describe.skipIf(!here)('a process that crashes', () => {
  it('leaves nothing of its memory in a core file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'crash-'))
    try {
      crash(folder, `(await import(${JSON.stringify(module)})).keepOutOfCoreDumps()`)
      expect(leftIn(folder)).toBe(false)
      // Without it, it does: else the test above would prove nothing.
      crash(folder, '')
      expect(leftIn(folder)).toBe(true)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 60_000)
})
