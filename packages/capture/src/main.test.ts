/** The program that captures, when the desk that started it is gone. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('leaves nothing of a page in a folder that nobody empties any more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'capture-alone-'))
  writeFileSync(join(folder, 'page'), 'what stood there')
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const url = 'http://127.0.0.1:9/'
  const task = {
    url,
    words: [],
    folder,
    now: Date.parse('2021-08-05T09:00:00Z'),
    software: 'safeconduct test',
  }
  child.stdin.end(`${JSON.stringify(task)}\n`)
  await once(child, 'exit')
  expect(existsSync(folder)).toBe(false)
})
