import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apartFlags, verifyApart } from './verify-process.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-verify-'))
})

afterEach(() => rm(folder, { recursive: true }))

/** What code in such a process gets when it tries something. */
function tried(code: string): Promise<string> {
  return new Promise((resolve) => {
    const attempt = `try { ${code}; console.log('done') } catch (error) { console.log(error.code ?? error.name) }`
    execFile(process.execPath, [...apartFlags, '--input-type=module', '-e', attempt], (_, out) =>
      resolve(out.trim()),
    )
  })
}

describe('[C27] code that got into the process which checks foreign folders', () => {
  it('reads files, which is its work, and can do nothing else', async () => {
    await writeFile(join(folder, 'a.txt'), 'text')
    const file = JSON.stringify(join(folder, 'a.txt'))
    const fs = `const fs = await import('node:fs')`
    expect(await tried(`${fs}; fs.readFileSync(${file})`)).toBe('done')
    expect(await tried(`${fs}; fs.writeFileSync(${file}, 'x')`)).toBe('ERR_ACCESS_DENIED')
    expect(await tried(`${fs}; fs.rmSync(${file})`)).toBe('ERR_ACCESS_DENIED')
    expect(await tried(`(await import('node:child_process')).execSync('true')`)).toBe('ERR_ACCESS_DENIED')
    expect(await tried(`new (await import('node:worker_threads')).Worker(${file})`)).toBe('ERR_ACCESS_DENIED')
    expect(await tried(`await (await import('node:dns/promises')).lookup('localhost')`)).toBe(
      'ERR_ACCESS_DENIED',
    )
    expect(
      await tried(`const net = await import('node:net')
await new Promise((resolve, reject) => net.connect(9, '127.0.0.1').on('error', reject).on('connect', resolve))`),
    ).toBe('ERR_ACCESS_DENIED')
    expect(await tried(`new Function('return 1')()`)).toBe('EvalError')
  })
})

it('a check that is stopped ends its process and says so', async () => {
  const stop = new AbortController()
  const checking = verifyApart({ folder }, { progress: () => {}, signal: stop.signal })
  stop.abort()
  expect(await checking).toEqual({ ok: false, refusal: { kind: 'check-stopped' } })
})

it('a folder that is no dossier is looked at and said to be none', async () => {
  const { signal } = new AbortController()
  const verdict = await verifyApart({ folder }, { progress: () => {}, signal })
  expect(verdict).toMatchObject({ ok: true, value: { kind: 'unchecked', why: 'not-a-bag' } })
})

it('[C26] a file of roots that holds no certificate is told, and nothing is checked by other roots instead', async () => {
  const { signal } = new AbortController()
  const roots = join(folder, 'roots.pem')
  await writeFile(roots, 'no certificate')
  const verdict = await verifyApart({ folder, roots }, { progress: () => {}, signal })
  expect(verdict).toEqual({ ok: false, refusal: { kind: 'no-roots', field: 'roots' } })
})

it('[C26] a file of headers of blocks is read whole or refused: what was passed over would look checked', async () => {
  const { signal } = new AbortController()
  const headers = join(folder, 'headers.txt')
  const check = () => verifyApart({ folder, headers }, { progress: () => {}, signal })
  expect(await check()).toEqual({ ok: false, refusal: { kind: 'no-block-headers', field: 'headers' } })
  await writeFile(headers, `${'0'.repeat(160)}\nblock 800000\n`)
  expect(await check()).toEqual({ ok: false, refusal: { kind: 'no-block-headers', field: 'headers' } })
  await writeFile(headers, `${'0'.repeat(160)}\r\n\n${'A'.repeat(160)}`)
  expect(await check()).toMatchObject({ ok: true, value: { kind: 'unchecked', why: 'not-a-bag' } })
})

it('a folder made of thousands of faults is told by the first of them, and how many there are', async () => {
  await mkdir(join(folder, 'data'))
  await writeFile(join(folder, 'bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  for (let at = 0; at < 1000; at++) await writeFile(join(folder, 'data', `${at}${'x'.repeat(200)}`), '')
  const { signal } = new AbortController()
  const verdict = await verifyApart({ folder }, { progress: () => {}, signal })
  expect(verdict).toMatchObject({ ok: true, value: { kind: 'faulty' } })
  const said = JSON.stringify(verdict)
  expect(said.length).toBeLessThan(400_000)
  expect(said).toMatch(/Faults found: 10\d\d/)
})
