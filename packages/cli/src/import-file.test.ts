/** `safeconduct import file`, as a person types it: a folder from a telephone into a case. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCheaply } from '../../../test/support/cheap-home.ts'
import { withVault } from './open-home.ts'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
const typed = 'seven quiet herons walk over cold stones'
const inHome = ['--home', 'home', '--passphrase-file', 'words'] as const
const folder = mkdtempSync(join(tmpdir(), 'import-file-'))
const caseId = newRecordId(platformRandom)
const personId = newRecordId(platformRandom)

type Ran = { readonly code: number; readonly said: string; readonly document: unknown }
function run(...args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(process.execPath, [program, ...args], { cwd: folder }, (problem, printed, said) => {
      const code = problem === null ? 0 : typeof problem.code === 'number' ? problem.code : -1
      done({ code, said, document: printed === '' ? undefined : JSON.parse(printed) })
    })
  })
}

beforeAll(async () => {
  writeFileSync(join(folder, 'words'), `${typed}\n`)
  await run('init', ...inHome, '--name', 'Harbour network')
  await openCheaply(join(folder, 'home'), typed)
  const passphrase = parsePassphrase(typed)
  const made = await withVault(
    join(folder, 'home'),
    certain(passphrase.ok ? passphrase.value : undefined, 'it is one'),
    (vault) => {
      const home = { kind: 'case', caseId } as const
      return vault.writer.save([
        { id: caseId, type: 'Case', home, fields: { personId, summary: 'A case' } },
        { id: personId, type: 'Person', home, fields: { code: 'P-07' } },
      ])
    },
  )
  expect(made).toMatchObject({ ok: true, value: { ok: true } })
  mkdirSync(join(folder, 'phone'))
  writeFileSync(join(folder, 'phone', 'letter.txt'), 'They came at night.')
  writeFileSync(join(folder, 'phone', 'photo.jpg'), '%PDF-1.4\nno photo')
  symlinkSync('/etc/hostname', join(folder, 'phone', 'link'))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a folder from a telephone', () => {
  it('[CL31] goes into the case of a person, each file with a word, and again changes nothing', async () => {
    const taken = await run(
      'import',
      'file',
      '--case',
      'P-07',
      '--from',
      'P-07',
      ...inHome,
      '--json',
      'phone',
    )
    expect(taken).toMatchObject({
      code: 1,
      document: {
        files: [
          { name: 'letter.txt', state: 'taken-in', type: 'text/plain', warnings: [] },
          { name: 'link', state: 'refused', refusal: { kind: 'not-a-file' } },
          { name: 'photo.jpg', state: 'taken-in', warnings: ['named-for-something-else'] },
        ],
      },
    })
    expect(taken.said).toContain('link is a link or no file at all.')
    const again = await run('import', 'file', '--case', caseId, ...inHome, 'phone/letter.txt')
    expect(again).toMatchObject({ code: 0, document: undefined })
    expect(again.said).toContain('letter.txt: was here already')
  }, 60_000)

  it('[CL31] is refused in a sentence where there is no such case or file', async () => {
    expect(await run('import', 'file', 'phone', ...inHome)).toMatchObject({ code: 2 })
    const nobody = await run('import', 'file', '--case', 'P-99', ...inHome, '--json', 'phone')
    expect(nobody).toMatchObject({ code: 1, document: undefined })
    expect(nobody.said).toContain('No case here has this id')
    expect((await run('import', 'file', '--case', 'P-07', ...inHome, 'nowhere')).said).toContain(
      'is not there',
    )
  }, 60_000)
})
