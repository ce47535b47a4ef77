/** `safeconduct paper`: a recipient makes a key, and opens what was sealed to it. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { sealedPaper } from '@safeconduct/core/cases/exports/leaving.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { paperSecretText, parsePaperKey, sealingTo } from '@safeconduct/host/cases/paper-seal.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paper-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ran = { readonly code: number; readonly printed: string; readonly said: string }

function paper(...args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(process.execPath, [program, 'paper', ...args], { cwd: folder }, (problem, printed, said) => {
      const code = problem === null ? 0 : typeof problem.code === 'number' ? problem.code : -1
      done({ code, printed, said })
    })
  })
}

describe('a paper that was sealed to somebody', () => {
  it('[CL25] is opened by their key alone, once in one place, and nothing is written over', async () => {
    const [made, again] = [await paper('key', 'mine', '--json'), await paper('key', 'mine')]
    expect([made.code, again.code]).toEqual([0, 1])
    expect(statSync(join(folder, 'mine')).mode & 0o077).toBe(0)
    const { key, short } = JSON.parse(made.printed) as { readonly key: string; readonly short: string }
    expect(made.said).toContain(short)
    const read = parsePaperKey(key)
    if (!read.ok) throw new Error('a key was meant')
    const words = new Secret({
      kind: 'medical',
      lang: 'fr',
      title: 'Orientation',
      made: '2021-08-05',
      to: 'Clinique',
      sections: [],
    } as const)
    writeFileSync(join(folder, 'sealed'), await sealedPaper(words, sealingTo(read.value, platformRandom)))
    const opened = await paper('open', 'sealed', 'out', '--key', 'mine', '--json')
    expect(opened.code).toBe(0)
    expect(readFileSync(join(folder, 'out', 'paper.html'), 'utf8')).toContain('Orientation')
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(['paper.html', 'paper.json'])
    const twice = await paper('open', 'sealed', 'out', '--key', 'mine')
    expect([twice.code, twice.said]).toEqual([1, expect.stringContaining('never written over')])
    writeFileSync(join(folder, 'other'), paperSecretText(newEnvelopeKey(platformRandom)))
    const [foreign, noPaper] = await Promise.all([
      paper('open', 'sealed', 'elsewhere', '--key', 'other'),
      paper('open', 'mine', 'elsewhere', '--key', 'mine'),
    ])
    expect([foreign.code, foreign.said]).toEqual([1, expect.stringContaining('does not open')])
    expect([noPaper.code, noPaper.said]).toEqual([1, expect.stringContaining('no sealed paper')])
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false)
  }, 60_000)
})
