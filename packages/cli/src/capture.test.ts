/** `safeconduct capture`, as a person types it: a page behind a proxy, into a file and into the vault. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mayMakeCertificates } from '../../../test/support/certificate.ts'
import { openCheaply } from '../../../test/support/cheap-home.ts'
import { findChromium } from '../../../test/support/chromium.ts'
import { type Site, secureSite, socksProxy } from '../../../test/support/web-stage.ts'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
const passphrase = 'seven quiet herons walk over cold stones'
const inHome = ['--home', 'home', '--passphrase-file', 'words'] as const
const folder = mkdtempSync(join(tmpdir(), 'capture-command-'))
const chromium = findChromium()
const sites: Site[] = []

type Ran = { readonly code: number; readonly said: string; readonly document: unknown }

function run(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const env = {
    ...process.env,
    ...(chromium === undefined ? {} : { SAFECONDUCT_CHROMIUM: chromium }),
    ...more,
  }
  return new Promise((done) => {
    execFile(process.execPath, [program, ...args], { cwd: folder, env }, (problem, printed, said) => {
      const code = problem === null ? 0 : typeof problem.code === 'number' ? problem.code : -1
      done({ code, said, document: printed === '' ? undefined : JSON.parse(printed) })
    })
  })
}

beforeAll(() => writeFileSync(join(folder, 'words'), `${passphrase}\n`))
afterAll(async () => {
  for (const site of sites) await site.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a page that a person wants to keep', () => {
  it.skipIf(chromium === undefined || !mayMakeCertificates)(
    '[CL28] [CL28a] [CP41] [CP64] lies in the file and in the vault, and says that it is hollow when the words are not there',
    async () => {
      await run(['init', ...inHome, '--name', 'Harbour network'])
      await openCheaply(join(folder, 'home'), passphrase)
      const site = await secureSite(folder, (_, answer) => {
        answer.setHeader('set-cookie', 'who=me')
        answer
          .setHeader('content-type', 'text/html; charset=utf-8')
          .end('<title>A wall</title><p>Log in to continue. He was taken.</p>')
      })
      const socks = await socksProxy({ 'paper.example': site.port })
      sites.push(site, socks)
      const words = ['--words', 'he was taken', '--words', 'from his house']
      const via = ['--via', `socks5://127.0.0.1:${socks.port}`]
      const trusting = { NODE_EXTRA_CA_CERTS: site.cert }
      const taken = await run(
        [
          'capture',
          'https://paper.example/a',
          ...words,
          ...via,
          '--out',
          'a.wacz',
          '--into',
          'vault',
          ...inHome,
          '--json',
        ],
        trusting,
      )
      expect([taken.code, taken.said]).toEqual([1, expect.stringContaining('Hollow: it was saved')])
      const sha256 = createHash('sha256')
        .update(readFileSync(join(folder, 'a.wacz')))
        .digest('hex')
      expect(taken.document).toMatchObject({
        verdict: 'hollow',
        sha256,
        title: 'A wall',
        missing: ['from his house'],
        reasons: ['words-missing'],
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
      })
      expect(statSync(join(folder, 'a.wacz')).mode & 0o077).toBe(0)
      expect(socks.asked.every((name) => name === 'paper.example')).toBe(true)
      const checked = await run(['vault', 'check', '--read-data', ...inHome, '--json'])
      expect(checked.document).toMatchObject({ state: 'whole', files: 1 })
      // Collected, sealed, and the seal itself wait for the ledger.
      const ledger = await run(['ledger', ...inHome, '--json'])
      expect(ledger.document).toMatchObject({ waiting: 3 })
      const copied = await run(['capture', 'copy', 'a.wacz', 'leaves.wacz', '--json'])
      expect([copied.code, copied.document]).toEqual([0, { taken: expect.arrayContaining(['set-cookie']) }])
      expect((await run(['capture', 'copy', 'a.wacz', 'leaves.wacz'])).code).toBe(1)
      writeFileSync(join(folder, 'torn.wacz'), readFileSync(join(folder, 'a.wacz')).subarray(0, -40))
      const torn = await run(['capture', 'copy', 'torn.wacz', 'b.wacz'])
      expect([torn.code, existsSync(join(folder, 'b.wacz'))]).toEqual([1, false])
      const whole = await run(['verify', 'leaves.wacz', '--json'])
      const verdict = { kind: 'capture', state: 'whole', signature: 'own-key', content: 'hollow', marks: [] }
      expect([whole.code, whole.document]).toMatchObject([0, { passed: true, verdict }])
      expect((await run(['verify', 'torn.wacz', '--language', 'ru'])).said).toContain('не цела')
    },
    120_000,
  )

  it('[CL28] is not asked for where the command is called otherwise, or the address leads into the house', async () => {
    for (const args of [
      ['ftp://paper.example/'],
      ['https://a.example/', '--into', 'box'],
      ['https://a.example/', '--via', 'paper'],
    ])
      expect((await run(['capture', ...args])).code, args.join(' ')).toBe(2)
    writeFileSync(join(folder, 'there.wacz'), 'x')
    expect((await run(['capture', 'https://paper.example/', '--out', 'there.wacz'])).code).toBe(1)
    expect(readFileSync(join(folder, 'there.wacz'), 'utf8')).toBe('x')
  }, 60_000)
})
