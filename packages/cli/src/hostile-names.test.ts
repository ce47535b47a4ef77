/** Names and words of strangers at a terminal: they are shown, and steer nothing. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-names-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...args: readonly string[]): { readonly code: number | null; readonly seen: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 20_000,
  })
  return { code: status, seen: stdout + stderr }
}

// Clears the line, goes back to its start, and hides what comes after.
const steering = '\u001b[2K\r\u202eUnchanged since signed\u001b[8m'
// oxlint-disable-next-line no-control-regex -- what must not reach a terminal
const steers = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

it('[CL5] a file’s name, a speaker and a quotation cannot clear a line, hide the next or turn it around', () => {
  const name = `report ${steering}.txt`
  const report = `Harbour closed\n\nOn Monday Ana ${steering} Morel, the minister, spoke. “We closed ${steering} it,” said Ana${steering} Morel, the minister of ${steering} ports.\n`
  writeFileSync(join(folder, name), report)
  const read = run('press', 'read', name)
  expect(read.code).toBe(0)
  expect(read.seen).not.toMatch(steers)
  expect(read.seen).toContain('closed')
  expect(run('press', 'read', `missing ${steering}`).seen).not.toMatch(steers)
  expect(run('verify', `missing ${steering}`).seen).not.toMatch(steers)
})

it.skipIf(process.platform === 'win32')(
  '[CL9] a pipe given as a report is refused and not waited for',
  () => {
    spawnSync('sh', ['-c', 'mkfifo pipe'], { cwd: folder })
    const read = run('press', 'read', 'pipe')
    expect(read.code).toBe(1)
    expect(read.seen).toContain('cannot be read')
  },
)
