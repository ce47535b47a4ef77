/** The whole path as one shell script of commands, on our own reports always and on the real ones where they are. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { listShared, readShared, sharedHas } from './shared.ts'

const script = fileURLToPath(new URL('path.sh', import.meta.url))
const own = fileURLToPath(new URL('reports', import.meta.url))

async function walk(work: string, files: readonly string[]): Promise<string> {
  const env = { ...process.env, NODE: process.execPath }
  const { stdout } = await promisify(execFile)('sh', [script, join(work, 'work'), ...files], { env })
  return stdout
}

function temporary(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'path-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

const realOnesAreHere = await sharedHas('press')

describe('from a new organisation to the check of a stranger, in a terminal', () => {
  it('holds on five fictional reports', { timeout: 360_000 }, async () => {
    using work = temporary()
    const files = readdirSync(own).map((name) => join(own, name))
    expect(await walk(work.path, files.toSorted())).toContain('path: done')
  })

  it.skipIf(!realOnesAreHere)('holds on the five real reports', { timeout: 360_000 }, async () => {
    using work = temporary()
    const files: string[] = []
    for (const name of await listShared('press')) {
      if (!name.endsWith('.txt')) continue
      const path = join(work.path, name)
      writeFileSync(path, (await readShared(`press/${name}`)) ?? '')
      files.push(path)
    }
    expect(files).toHaveLength(5)
    expect(await walk(work.path, files)).toContain('path: done')
  })
})
