/** `npm start -- --with-relay`: a desk, and a relay beside it that ends with it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder } from './support/browser.ts'

const start = fileURLToPath(new URL('../scripts/start.ts', import.meta.url))

it('starts a relay beside the home, says how the organisation reaches it, and ends both together', async () => {
  await using folder = await temporaryFolder()
  const home = join(folder.path, 'home')
  const words = [start, '--with-relay=0', '--home', home]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      written += piece.toString('utf8')
    })
  const ended = once(child, 'close')
  const relay = /Address: (http:\/\/127\.0\.0\.1:\d+)\/#\S+\nKey: [0-9a-f]{64}/
  await expect.poll(() => written, { timeout: 120_000 }).toMatch(relay)
  await expect.poll(() => written, { timeout: 120_000 }).toMatch(/Open this address in your browser/)
  expect(existsSync(join(`${home}-relay`, 'relay.db'))).toBe(true)
  const address = relay.exec(written)?.[1] ?? ''
  expect((await fetch(address)).status).toBe(404)
  child.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
  await expect
    .poll(
      () =>
        fetch(address).then(
          () => 'up',
          () => 'down',
        ),
      { timeout: 10_000 },
    )
    .toBe('down')
})
