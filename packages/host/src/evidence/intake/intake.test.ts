import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { concat, utf8 } from '@safeconduct/core/base/bytes.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain, ok } from '@safeconduct/core/base/result.ts'
import { parseReport } from '@safeconduct/core/evidence/intake/report.ts'
import { parseManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
import { writeZip, zipFile } from '@safeconduct/core/evidence/zip/write-zip.ts'
import { sourceMaterial } from '@safeconduct/core/records/vocabulary/source-material.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LineIndex } from '../../line/line-index.ts'
import { keepBlob } from '../../vault/blobs.ts'
import { caseScope, change, said, saved, TestHome } from '../../vault/vault.fixture.ts'
import type { Vault } from '../../vault/vault.ts'
import { type EvidenceRoom, evidenceRoom } from '../custody/evidence-room.ts'
import { exif, png, stripes } from '../workbench/hostile.fixture.ts'
import { diskFile, type FileSource, filesAt, givenFile } from './file-source.ts'
import { graphicToday, sawGraphic } from './graphic-today.ts'
import { blobOf, itemBytes, lookAt, takeOutOf } from './open-item.ts'
import { type IntakeWish, takeIn } from './take-in.ts'
import { takeInAll } from './take-in-all.ts'
import { takeInThread } from './thread-items.ts'

let home: TestHome
let vault: Vault
let room: EvidenceRoom
let folder = ''
let wish: IntakeWish
beforeEach(async () => {
  home = new TestHome()
  vault = await home.create()
  room = certain(await evidenceRoom(vault), 'somebody works here')
  folder = mkdtempSync(join(tmpdir(), 'given-'))
  const id = newRecordId(platformRandom)
  const done = await vault.writer.save([
    { ...change('Case', caseScope(id), { summary: 'A case', note: 'x' }), id },
  ])
  expect(done.ok).toBe(true)
  wish = { caseId: id, receivedVia: 'by-hand' }
})
afterEach(async () => {
  await vault.close()
  home.remove()
  rmSync(folder, { recursive: true, force: true })
})

const blobs = (): readonly string[] => readdirSync(join(home.path, 'blobs'))
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
async function zip(files: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeZip(Object.entries(files).map(([name, bytes]) => zipFile(name, bytes))))
    pieces.push(piece)
  return concat(...pieces)
}

describe('a file that somebody hands over', { timeout: 360_000 }, () => {
  it('[IN50][IN51] is sealed as it came, in one read, and is an item with its papers from the first moment', async () => {
    const bytes = concat(utf8('%PDF-1.7\n'), new Uint8Array(17_000_000).fill(7))
    let reads = 0
    const source: FileSource = {
      name: 'letter.pdf',
      async *read() {
        reads++
        for (let at = 0; at < bytes.length; at += 70_001) yield ok(bytes.subarray(at, at + 70_001))
      },
    }
    const taken = await takeIn(room, source, wish)
    expect(reads).toBe(1)
    expect(taken).toMatchObject({ state: 'taken-in', type: 'application/pdf', warnings: [] })
    const id = taken.state === 'taken-in' ? taken.id : undefined
    const record = vault.reader.readText(id ?? '')
    expect(record?.fields.get('sha256')).toEqual({ state: 'value', value: hashOf(bytes) })
    expect(record?.fields.get('original')).toEqual({ state: 'value', value: true })
    const held = await itemBytes(vault, id ?? '')
    expect(held.ok && Buffer.from(held.value).equals(Buffer.from(bytes))).toBe(true)
    const [seal] = room.index.of(id ?? '', 'Seal')
    const manifest = seal?.fields.get('manifest')
    const text = JSON.stringify(manifest).replaceAll('\\', '')
    expect(text).toContain(hashOf(bytes))
    expect(text).toContain('"pieces":{"count":2')
    expect(text).not.toContain('letter')
  })

  it('[IN52] given twice, or again after a stop, is one item and leaves nothing over', async () => {
    const files = ['a', 'b', 'c'].map((name) =>
      givenFile(`${name}.txt`, [utf8(`They came at night, ${name}`)]),
    )
    const stop = new AbortController()
    const first = await takeInAll(room, files, wish, {
      signal: stop.signal,
      progress: ({ files: done }) => {
        if (done === 2) stop.abort()
      },
    })
    expect(first.map(({ state }) => state)).toEqual(['taken-in', 'taken-in', 'refused'])
    expect(first[2]).toMatchObject({ refusal: { kind: 'stopped' } })
    expect(blobs()).toHaveLength(2)
    const again = await takeInAll(room, files, wish)
    expect(again.map(({ state }) => state)).toEqual(['already-here', 'already-here', 'taken-in'])
    expect(blobs()).toHaveLength(3)
  })

  it('[IN51][IN52] comes with others: those that wait for one save are items together, and one given twice is one', async () => {
    const given = ['a', 'b', 'a', 'c'].map((name) =>
      givenFile(`${name}.txt`, [utf8(`By the river, ${name}`)]),
    )
    const taken = await takeInAll(room, given, wish)
    expect(taken.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'a.txt taken-in',
      'b.txt taken-in',
      'a.txt already-here',
      'c.txt taken-in',
    ])
    expect(blobs()).toHaveLength(3)
    for (const each of taken) {
      const id = each.state === 'refused' ? '' : each.id
      expect((await itemBytes(vault, id)).ok).toBe(true)
      expect(room.index.of(id, 'Seal')).toHaveLength(1)
    }
  })

  it('[IN53] that changes while it is read is refused, and nothing of it is kept', async () => {
    const path = join(folder, 'growing.mp4')
    writeFileSync(path, new Uint8Array(3_000_000))
    const grown = diskFile(path, 'growing.mp4')
    const growing: FileSource = {
      name: grown.name,
      async *read() {
        let pieces = 0
        for await (const piece of grown.read()) {
          yield piece
          if (pieces++ === 0) appendFileSync(path, 'more')
        }
      },
    }
    expect(await takeIn(room, growing, wish)).toMatchObject({ refusal: { kind: 'changed-while-read' } })
    const rewritten: FileSource = {
      name: grown.name,
      async *read() {
        let pieces = 0
        for await (const piece of grown.read()) {
          yield piece
          if (pieces++ === 0) writeFileSync(path, new Uint8Array(3_000_004).fill(1))
        }
      },
    }
    expect(await takeIn(room, rewritten, wish)).toMatchObject({ refusal: { kind: 'changed-while-read' } })
    expect(blobs()).toEqual([])
    expect(await takeIn(room, diskFile(path, 'growing.mp4'), wish)).toMatchObject({ state: 'taken-in' })
  })

  it('[IN54] out of a folder is taken in with its neighbours; links, pipes and empty files are told', async () => {
    mkdirSync(join(folder, 'phone'))
    writeFileSync(join(folder, 'phone', 'gate.jpg'), png(8, 8, stripes(8, 8)))
    writeFileSync(join(folder, 'phone', 'empty.txt'), '')
    symlinkSync('/etc/passwd', join(folder, 'phone', 'link.txt'))
    execFileSync('/usr/bin/mkfifo', [join(folder, 'phone', 'pipe')])
    const files = await filesAt(join(folder, 'phone'))
    const taken = await takeInAll(room, files.ok ? files.value : [], wish)
    const told = taken.map((each) => (each.state === 'refused' ? each.refusal.kind : each.warnings))
    expect(told).toEqual(['file-empty', ['named-for-something-else'], 'not-a-file', 'not-a-file'])
    expect(await filesAt(join(folder, 'nowhere'))).toMatchObject({ refusal: { kind: 'no-such-file' } })
  })

  it('[IN54] has a name in an older code page, or lies too deep to be reached, and is taken in or told all the same', async () => {
    const given = join(folder, 'archive')
    mkdirSync(given)
    // «протокол.txt» as a machine of 1999 wrote it: these bytes are no UTF-8.
    const older = Buffer.from('f0f0eef2eeeaeeeb2e747874', 'hex')
    writeFileSync(Buffer.concat([Buffer.from(`${given}/`), older]), 'They came at night.')
    // Each step is short, the whole way is longer than a system takes.
    const step = 'n'.repeat(200)
    const script = `for i in $(seq 25); do mkdir ${step} && cd -P ${step} || exit 1; done; echo x >deep.txt`
    execFileSync('/bin/sh', ['-c', script], { cwd: given })
    try {
      const files = await filesAt(given)
      const taken = await takeInAll(room, files.ok ? files.value : [], wish)
      expect(taken.map((each) => (each.state === 'refused' ? each.refusal.kind : each.state))).toEqual([
        'may-not-read',
        'taken-in',
      ])
      expect(taken[1]?.name).toBe(`${'\ufffd'.repeat(8)}.txt`)
    } finally {
      // Step by step, as it was made.
      execFileSync('/bin/rm', ['-rf', given])
    }
  })

  it('[IN54] that somebody changes for a pipe between looking and opening is not waited for', async () => {
    const [path, file, pipe] = ['given', 'file', 'pipe'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    writeFileSync(file, 'They came at night.')
    writeFileSync(path, '')
    execFileSync('/usr/bin/mkfifo', [pipe])
    const changing = new Worker(
      `const { linkSync, renameSync, rmSync } = require('node:fs')
       const [path, ...others] = require('node:worker_threads').workerData
       for (;;) for (const other of others) {
         rmSync(path + '.new', { force: true })
         linkSync(other, path + '.new')
         renameSync(path + '.new', path)
       }`,
      { eval: true, workerData: [path, file, pipe] },
    )
    try {
      const ends = new Set<string>()
      for (let turn = 0; turn < 3000; turn++) {
        for await (const piece of diskFile(path, 'given').read()) {
          ends.add(piece.ok ? Buffer.from(piece.value).toString() : piece.refusal.kind)
        }
      }
      const known = ['They came at night.', 'changed-while-read', 'may-not-read', 'not-a-file']
      expect([...ends].filter((end) => !known.includes(end))).toEqual([])
      expect(ends.size).toBeGreaterThan(1)
    } finally {
      await changing.terminate()
    }
  })

  it('[IN55] is refused with a word where its case is not, and a name with marks of direction is made plain', async () => {
    const file = givenFile('x\u202egpj.exe', [utf8('MZ and more')])
    expect(await takeIn(room, file, { ...wish, caseId: 'f'.repeat(32) })).toMatchObject({
      refusal: { kind: 'no-such-case' },
    })
    expect(existsSync(join(home.path, 'blobs'))).toBe(false)
    expect(await takeIn(room, file, { ...wish, provenance: 'a friend' })).toMatchObject({
      refusal: { kind: 'unfit', field: 'provenance' },
    })
    expect(blobs()).toEqual([])
    const taken = await takeIn(room, givenFile('a/b\\x\u202egpj.exe', [utf8('MZ and more')]), wish)
    expect(taken).toMatchObject({ name: 'xgpj.exe', state: 'taken-in', warnings: ['would-run'] })
  })

  it('[IN62] is called what it is: a program, an archive or an unknown file that was sent in is no letter', async () => {
    const files = {
      'tool.exe': utf8('MZ and more'),
      'all.zip': await zip({ 'a.txt': utf8('a') }),
      'msgstore.db': utf8('SQLite format 3\0 and pages'),
      'note.age': utf8('age-encryption.org/v1\n'),
      'paper.pdf': utf8('%PDF-1.7\n'),
      'words.txt': utf8('They came at night.'),
      'what.bin': Uint8Array.of(0, 1, 2, 3, 4, 5),
      'gate.png': png(8, 8, stripes(8, 8)),
    }
    const given = Object.entries(files).map(([name, bytes]) => givenFile(name, [bytes]))
    const taken = await takeInAll(room, given, wish)
    const kinds = taken.map((each) => (each.state === 'taken-in' ? said(vault, each.id, 'kind') : each.state))
    expect(kinds).toEqual([
      'X-SOFT',
      'X-COLL',
      'X-DATA',
      'X-CRYP',
      'X-TEXT',
      'X-TEXT',
      'X-FILE',
      '160815201501',
    ])
    for (const [at, words] of [
      [0, 'Program or script'],
      [6, 'Digital item of unknown kind'],
    ] as const)
      expect(termWords(sourceMaterial, kinds[at] as string, 'en')).toBe(words)
    // What an earlier release called a letter stays readable, and stays what was written then.
    expect(termWords(sourceMaterial, '120520200501', 'ru')).toBe('Письмо')
  })

  it('[IN56] takes flat memory, however long it is', async () => {
    const piece = new Uint8Array(1024 * 1024)
    const long = givenFile(
      'film.mp4',
      (function* () {
        for (let at = 0; at < 160; at++) yield piece
      })(),
    )
    global.gc?.()
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers)
    }, 20)
    expect(await takeIn(room, long, wish)).toMatchObject({ state: 'taken-in' })
    clearInterval(watch)
    expect(most - before).toBeLessThan(100 * 1024 * 1024)
  }, 60_000)
})

describe('what lies in a file', () => {
  it('[IN57][IN13] is looked at afterwards: a conversation, and its files as items that name it', async () => {
    const picture = png(16, 16, stripes(16, 16))
    const archive = await zip({
      '_chat.txt': utf8(
        '[14/03/2017, 22:08:07] Heron: <attached: gate.png>\n[14/03/2017, 22:09:07] Heron: See the gate',
      ),
      'gate.png': picture,
    })
    const taken = await takeIn(room, givenFile('WhatsApp Chat.zip', [archive]), wish)
    const id = taken.state === 'taken-in' ? taken.id : ''
    const report = await lookAt(vault, id)
    expect(report).toMatchObject({
      ok: true,
      value: { type: 'application/zip', inside: { value: { archive: { is: 'chat', missing: [] } } } },
    })
    const inside = report.ok ? report.value.inside : undefined
    expect(inside?.ok && inside.value.chats[0]?.messages).toHaveLength(2)
    const out = await takeOutOf(room, id, ['gate.png'], { caseId: wish.caseId, provenance: 'own_witness' })
    expect(out).toMatchObject({
      ok: true,
      value: [{ name: 'gate.png', state: 'taken-in', type: 'image/png' }],
    })
    const [item] = out.ok ? out.value : []
    const record = vault.reader.readText(item?.state === 'taken-in' ? item.id : '')
    expect(record?.fields.get('derivedFrom')).toEqual({ state: 'value', value: id })
    expect(record?.fields.get('sha256')).toEqual({ state: 'value', value: hashOf(picture) })
    expect(record?.fields.get('graphic')).toEqual({ state: 'value', value: true })
    const seen = await lookAt(vault, record?.id ?? '')
    expect(seen).toMatchObject({
      value: {
        metadata: { ok: true, value: { width: 16, height: 16, thumbnails: [] } },
        credentials: { ok: true, value: { state: 'none' } },
      },
    })
  }, 60_000)

  it('[SL18] of a photograph is read before it is sealed, and the report is sealed with it', async () => {
    const photo = png(16, 16, stripes(16, 16), [['eXIf', exif(new Uint8Array(8))]])
    const taken = await takeIn(room, givenFile('gate.png', [photo]), wish)
    const id = taken.state === 'taken-in' ? taken.id : newRecordId(platformRandom)
    const [seal] = room.index.of(id, 'Seal')
    const kept = utf8(said(vault, certain(seal, 'it is sealed').id, 'report') as string)
    expect(parseReport(kept)).toMatchObject({
      value: {
        of: { sha256: hashOf(photo), bytes: photo.length, type: 'image/png' },
        metadata: { said: { exif: { make: 'Kestrl', takenAt: '2017-03-04T22:10:07' } } },
        credentials: { said: { state: 'none' } },
      },
    })
    const manifest = parseManifest(utf8(said(vault, certain(seal, 'one').id, 'manifest') as string))
    expect(manifest).toMatchObject({
      value: {
        files: [
          { role: 'original', sha256: hashOf(photo) },
          { role: 'metadata', sha256: hashOf(kept), bytes: kept.length, derivedFrom: hashOf(photo) },
        ],
      },
    })
    // Whoever looks again reads the same out of the sealed bytes.
    const seen = await lookAt(vault, id)
    const report = parseReport(kept)
    expect(seen.ok && seen.value.metadata?.ok && seen.value.metadata.value).toEqual(
      report.ok && report.value.metadata?.said,
    )
  })

  it('[SL18] that cannot be read is sealed all the same, and its report says so; a text says nothing of itself', async () => {
    const torn = png(16, 16, stripes(16, 16)).subarray(0, 60)
    const given = [givenFile('torn.png', [torn]), givenFile('words.txt', [utf8('They came at night.')])]
    const reports = (await takeInAll(room, given, wish)).map((each) => {
      const [seal] = room.index.of(each.state === 'taken-in' ? each.id : '', 'Seal')
      return said(vault, certain(seal, 'it is sealed').id, 'report')
    })
    const [first, second] = reports
    expect(parseReport(utf8(first as string))).toMatchObject({
      value: { of: { sha256: hashOf(torn) }, metadata: { refused: 'damaged' } },
    })
    expect(second).toBeUndefined()
  })

  it('[IN60] sent by the line becomes an item of the case, under keys of the case', async () => {
    const line = { kind: 'line' } as const
    const photo = png(8, 8, stripes(8, 8))
    const kept = await keepBlob(vault.home, [photo], { random: platformRandom })
    const blob = certain(kept.ok ? kept.value : undefined, 'room on the disk')
    const [request, file] = [
      change('HelpRequest', line, {}),
      change('EvidenceItem', line, { file: blob.blob }),
    ]
    const message = (way: string, files: readonly string[]) =>
      change('LineMessage', line, { request: request.id, way, kind: 'text', at: vault.clock.now(), files })
    await saved(vault, request, file, message('in', [file.id]), message('out', [newRecordId(platformRandom)]))
    const index = new LineIndex(vault)
    const taken = await takeInThread(room, { index }, request.id, { caseId: wish.caseId, from: 'P-07' })
    expect(taken).toMatchObject([{ state: 'taken-in', type: 'image/png' }])
    const [item] = taken
    const copy = blobOf(vault, item?.state === 'taken-in' ? item.id : '')
    expect(copy?.key).not.toBe(blob.blob.key)
    expect(copy?.size).toBe(photo.length)
    expect(vault.reader.homeOf(item?.state === 'taken-in' ? item.id : '')).toMatchObject({ kind: 'case' })
  })

  it('[IN58] counts what a member has opened today, and forgets yesterday', () => {
    expect(graphicToday(vault)).toBe(0)
    expect([sawGraphic(vault), sawGraphic(vault)]).toEqual([1, 2])
    home.clock.set(home.clock.millis() + 86_400_000)
    expect(graphicToday(vault)).toBe(0)
    expect(sawGraphic(vault)).toBe(1)
  })
})

function mayMount(): boolean {
  try {
    const disk = mkdtempSync(join(tmpdir(), 'try-'))
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' })
    execFileSync('/bin/umount', [disk])
    return true
  } catch {
    return false
  }
}

describe.skipIf(!mayMount())('a disk that fills at the last files', () => {
  it('[IN59] keeps what was taken in, says so in a word, and goes on when there is room', async () => {
    const disk = join(home.path, 'blobs')
    mkdirSync(disk, { recursive: true })
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=900k,mode=700', 'tmpfs', disk])
    try {
      const files = [1, 2, 3].map((n) => givenFile(`${n}.bin`, [new Uint8Array(400_000).fill(n)]))
      const taken = await takeInAll(room, files, wish)
      expect(taken.map(({ state }) => state)).toEqual(['taken-in', 'taken-in', 'refused'])
      expect(taken[2]).toMatchObject({ refusal: { kind: 'disk-full' } })
      expect(blobs().filter((name) => name.startsWith('new-'))).toEqual([])
      for (const each of taken.slice(0, 2))
        expect((await itemBytes(vault, each.state === 'taken-in' ? each.id : '')).ok).toBe(true)
      execFileSync('/bin/mount', ['-o', 'remount,size=8m', disk])
      const again = await takeInAll(room, files, wish)
      expect(again.map(({ state }) => state)).toEqual(['already-here', 'already-here', 'taken-in'])
      expect(statSync(disk).isDirectory()).toBe(true)
    } finally {
      execFileSync('/bin/umount', ['-l', disk])
    }
  })
})
