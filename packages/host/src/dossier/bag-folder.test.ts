/** Folders on a disk that were made to harm whoever checks them, or that are no dossier: docs/formats/dossier.md, D34, D35. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bytes, utf8 } from '@safeconduct/core/base/bytes.ts'
import { bagOfBytes } from '@safeconduct/core/evidence/bag.fixture.ts'
import { verifyDossier } from '@safeconduct/core/evidence/verify.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bagFolder } from './bag-folder.ts'
import { faultsOf, freshFolder, requestFor, rewrite, sha256Hex } from './dossier.fixture.ts'
import { verifyFolder } from './verify-folder.ts'
import { writeDossier } from './write-dossier.ts'

const place = freshFolder()
const whole = join(place.path, 'whole')
let count = 0

beforeAll(async () => {
  expect((await writeDossier(await requestFor(whole))).ok).toBe(true)
})
afterAll(() => place[Symbol.dispose]())

function copy(): string {
  const out = join(place.path, `copy-${++count}`)
  execFileSync('cp', ['-R', whole, out])
  return out
}

describe('a folder made to harm the one who checks', () => {
  it('[D35] has no link followed, to a file or to a folder, and no pipe opened', async () => {
    const folder = copy()
    const original = join(folder, 'data/originals/003-empty')
    rmSync(original)
    symlinkSync('/dev/null', original)
    expect(faultsOf(await verifyFolder(folder))).toContain('data/originals/003-empty: not-a-file')

    const moved = copy()
    renameSync(join(moved, 'data/originals'), join(place.path, 'elsewhere'))
    symlinkSync(join(place.path, 'elsewhere'), join(moved, 'data/originals'))
    expect(faultsOf(await verifyFolder(moved))).toContain('data/originals: not-a-file')

    const piped = copy()
    rmSync(join(piped, 'data/originals/003-empty'))
    execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', join(piped, 'data/originals/003-empty')])
    expect(faultsOf(await verifyFolder(piped))).toContain('data/originals/003-empty: not-a-file')
  })

  it('[D35] is not beyond checking because a name in it is no text, or lies deeper than a path can say', async () => {
    const folder = copy()
    // A name in an older code page, which leads back to no file when it is read as text.
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/data/`), Buffer.from([0xe4, 0xee])]), 'x')
    expect(faultsOf(await verifyFolder(folder))).toContain('data/\ufffd\ufffd: not-a-file')
    const deep = copy()
    const step = 'n'.repeat(200)
    const script = `for i in $(seq 25); do mkdir ${step} && cd -P ${step} || exit 1; done; echo x >deep.txt`
    execFileSync('/bin/sh', ['-c', script], { cwd: join(deep, 'data') })
    const faults = faultsOf(await verifyFolder(deep))
    expect(
      faults.filter((fault) => fault.startsWith(`data/${step}/`) && fault.endsWith(': not-a-file')),
    ).toHaveLength(1)
    execFileSync('/bin/rm', ['-rf', deep])
  })

  it('[D35] is not read where a link took the place of a folder after the listing', async () => {
    const folder = copy()
    const outside = join(place.path, 'outside')
    mkdirSync(outside)
    writeFileSync(join(outside, '003-empty'), 'secret')
    rmSync(join(folder, 'data/originals'), { recursive: true })
    symlinkSync(outside, join(folder, 'data/originals'))
    const read = await bagFolder(folder).bytes('data/originals/003-empty', 100)
    expect(read).toEqual({ ok: false, refusal: { kind: 'unreadable', why: 'denied' } })
    const above = await bagFolder(join(folder, 'data')).bytes('../bagit.txt', 100)
    expect(above).toEqual({ ok: false, refusal: { kind: 'unreadable', why: 'denied' } })
  })

  it('[D35] with more files than anybody checks is refused while it is listed', async () => {
    const reader = bagFolder(whole, { maxFiles: 5 })
    expect(await verifyDossier(reader)).toEqual({ kind: 'unchecked', why: 'too-many-files' })
  })

  it('[D35] with a list of a size that no list has is refused without reading it', async () => {
    const folder = copy()
    truncateSync(join(folder, 'manifest-sha256.txt'), 100 * 1024 * 1024)
    expect(faultsOf(await verifyFolder(folder))).toContain('manifest-sha256.txt: too-large')
  })

  it('[D8] with names that climb out names them and reads nothing', async () => {
    const folder = copy()
    rewrite(folder, 'manifest-sha256.txt', (text) => `${'0'.repeat(64)}  ../../outside/003-empty\n${text}`)
    expect(faultsOf(await verifyFolder(folder))).toContain('../../outside/003-empty: out-of-scope')
  })
})

describe('what is no dossier', () => {
  it('[D34] gets one clear verdict', async () => {
    expect(await verifyFolder(join(place.path, 'nothing'))).toEqual({ kind: 'unchecked', why: 'missing' })
    expect(await verifyFolder(join(whole, 'bagit.txt'))).toEqual({ kind: 'unchecked', why: 'not-a-folder' })
    expect(await verifyFolder(join(whole, 'bagit.txt/x'))).toEqual({ kind: 'unchecked', why: 'missing' })
    const photos = join(place.path, 'photos')
    mkdirSync(photos)
    writeFileSync(join(photos, 'a.jpg'), '')
    expect(await verifyFolder(photos)).toEqual({ kind: 'unchecked', why: 'not-a-bag' })
  })

  it('[D35] of a hundred thousand files in a list is still judged', async () => {
    const list = Array.from({ length: 100_000 }, (_, n) => `${sha256Hex(utf8(''))}  data/${n}\n`).join('')
    const bag = new Map<string, Bytes>([
      ['bagit.txt', utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
      ['data/0', new Uint8Array()],
      ['manifest-sha256.txt', utf8(list)],
    ])
    const verdict = await verifyDossier(bagOfBytes(bag))
    expect(verdict.kind === 'faulty' && verdict.faults.length).toBe(99_999)
  })
})
