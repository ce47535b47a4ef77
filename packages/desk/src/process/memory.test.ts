import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timesInMemory } from '../../../../test/support/memory.ts'
import { askDesk } from './desk-line.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const passphrase = 'zebra quilt marzipan lagoon tundra fiddle'
const secretWords = 'Vorzhenka Lane 7731'

let folder: string
let desk: ChildProcess
let address: URL
let cookie = ''

type Reply = {
  readonly ok: boolean
  readonly value?: { readonly files?: readonly { readonly id: string }[] }
}

function post(path: string, body: unknown): Promise<Reply | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { origin: address.origin, 'x-desk': '1', 'content-type': 'application/json', cookie }
    const sent = request(
      // A line for each call: on a busy machine the desk closes a resting one at the moment it is used again.
      { host: '127.0.0.1', port: address.port, path, method: 'POST', headers, agent: false },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie
          const text = Buffer.concat(parts).toString()
          resolve(text === '' ? undefined : (JSON.parse(text) as Reply))
        })
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}

async function keyHolder(): Promise<number> {
  const children = await readFile(`/proc/${desk.pid}/task/${desk.pid}/children`, 'utf8')
  return Number(children.trim().split(' ')[0])
}

const left = (pid: number | undefined): readonly [number, number] => [
  timesInMemory(pid ?? 0, passphrase),
  timesInMemory(pid ?? 0, secretWords),
]

describe.skipIf(process.platform !== 'linux')(
  'somebody who takes a locked laptop and reads its memory',
  () => {
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'desk-memory-'))
      await writeFile(join(folder, 'index.html'), '<!doctype html>')
      const args = JSON.stringify(['--home', join(folder, 'home')])
      const code = `const { runDesk } = await import(${JSON.stringify(main)})
process.exitCode = await runDesk(${args}, { pages: ${JSON.stringify(folder)} })`
      desk = spawn(process.execPath, ['--input-type=module', '-e', code], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      address = new URL(
        await new Promise<string>((resolve) => desk.stdout?.once('data', (part) => resolve(String(part)))),
      )
      await post('/enter', { token: address.hash.slice(1) })
      await post('/call/organisation.create', { name: 'Night Line', passphrase, language: 'en' })
    })

    afterAll(async () => {
      desk.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    })

    it('[C28] finds neither passphrase nor content in the process that lives on', async () => {
      const report = `A headline\n\nThey were seen in ${secretWords}, a neighbour said.\n`.repeat(60)
      const files = [{ name: 'report.txt', base64: Buffer.from(report).toString('base64') }]
      const id = (await post('/call/press.import', { files }))?.value?.files?.[0]?.id
      for (let round = 0; round < 4; round++) {
        await post('/call/records.save', {
          id,
          type: 'Publication',
          fields: { title: `${secretWords} ${round}` },
        })
        await post('/call/records.table', { types: ['Publication'], filter: '', offset: 0, limit: 50 })
        await post('/call/records.read', { id })
        await post('/call/press.reading', { id })
        await post('/call/search.find', { words: secretWords })
      }
      // The looking itself works: the process that holds the vault is full of it.
      expect(left(await keyHolder())[1]).toBeGreaterThan(0)
      expect((await post('/call/vault.lock', {}))?.ok).toBe(true)
      expect(left(desk.pid)).toEqual([0, 0])
      expect(left(await keyHolder())).toEqual([0, 0])
    })

    it('[C28] nor after a command in a terminal worked through it', async () => {
      const asked = { words: secretWords }
      const secret = new Secret(utf8(passphrase))
      const found = await askDesk(join(folder, 'home'), {
        passphrase: secret,
        call: 'search.find',
        ask: asked,
      })
      expect(found).toMatchObject({ ok: true, value: { state: 'found' } })
      await expect.poll(() => left(desk.pid), { timeout: 10_000, interval: 500 }).toEqual([0, 0])
    })
  },
)
