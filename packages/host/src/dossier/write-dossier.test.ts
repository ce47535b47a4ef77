/** Writing a dossier: docs/formats/dossier.md, D1 to D7, against full disks, hostile names and half-written folders. */
import { spawnSync } from 'node:child_process'
import {
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { languages } from '@safeconduct/core/base/language.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { describe, expect, it } from 'vitest'
import { sharedIsHere, sharedText } from '../../../../test/shared.ts'
import { filesUnder, freshFolder, keyOf, reports, requestFor } from './dossier.fixture.ts'
import { describeDossierRefusal, dossierRefusalWords } from './refusal-words.ts'
import type { DossierOriginal, DossierRefusal } from './request.ts'
import { verifyFolder } from './verify-folder.ts'
import { writeDossier } from './write-dossier.ts'

const first = reports[0]
if (first === undefined) throw new Error('no reports')
const refused = (refusal: object) => ({ ok: false, refusal })

describe('a dossier', () => {
  it('[D1] holds the originals as they were, under names of ours, and nothing else', async () => {
    using place = freshFolder()
    const out = join(place.path, 'out')
    const written = await writeDossier(await requestFor(out))
    expect(written).toMatchObject({ ok: true, value: { items: 3 } })
    const files = filesUnder(out)
    expect([...files.keys()]).toEqual([
      'allowed_signers',
      'bag-info.txt',
      'bagit.txt',
      'data/index.html',
      'data/inventory.csv',
      'data/manifest.json',
      'data/originals/001-otchyot-no-1.txt',
      'data/originals/002-saved-page.html.original',
      'data/originals/003-empty',
      'manifest-sha256.txt',
      'manifest-sha256.txt.sig',
      'tagmanifest-sha256.txt',
      'verify/README.txt',
      'verify/verify.ps1',
      'verify/verify.sh',
    ])
    expect(files.get('data/originals/001-otchyot-no-1.txt')).toEqual(first.content)
    expect(readdirSync(place.path)).toEqual(['out'])
  })

  it('[D3] is the same bytes, and the same file times, for the same items, key and clock', async () => {
    using place = freshFolder()
    const [one, two] = [join(place.path, 'one'), join(place.path, 'two')]
    await writeDossier(await requestFor(one))
    await writeDossier(await requestFor(two))
    expect(filesUnder(one)).toEqual(filesUnder(two))
    for (const name of ['', 'data', 'data/index.html', 'verify/verify.sh', 'tagmanifest-sha256.txt']) {
      expect(statSync(join(one, name)).mtime.toISOString()).toBe('2021-08-05T09:00:00.000Z')
    }
  })

  it('[D4] is for its owner alone', async () => {
    using place = freshFolder()
    const out = join(place.path, 'out')
    await writeDossier(await requestFor(out))
    expect(statSync(out).mode & 0o077).toBe(0)
    expect(statSync(join(out, 'data/originals')).mode & 0o077).toBe(0)
    expect(statSync(join(out, 'data/index.html')).mode & 0o077).toBe(0)
  })

  it('[D5] streams an original larger than the memory it takes', async () => {
    using place = freshFolder()
    const out = join(place.path, 'out')
    const piece = new Uint8Array(1024 * 1024).fill(1)
    async function* film(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < 128; at++) yield piece
    }
    const before = process.memoryUsage().rss
    const items = [{ ...first, name: 'film.mp4', mediaType: 'video/mp4', content: film }]
    expect((await writeDossier(await requestFor(out, { items }))).ok).toBe(true)
    expect(process.memoryUsage().rss - before).toBeLessThan(96 * 1024 * 1024)
    expect(statSync(join(out, 'data/originals/001-film.mp4')).size).toBe(128 * 1024 * 1024)
    expect((await verifyFolder(out)).kind).toBe('unchanged')
  })

  it('takes items one by one as they come, and says how far it is', async () => {
    using place = freshFolder()
    const told: number[] = []
    async function* coming(): AsyncGenerator<DossierOriginal> {
      yield* reports
    }
    const out = join(place.path, 'out')
    const written = await writeDossier(
      await requestFor(out, { items: coming(), progress: (items) => told.push(items) }),
    )
    expect(written.ok).toBe(true)
    expect(told).toEqual([1, 2, 3])
  })

  it('[D20] keeps a long title over two lines as one line, and says nothing of a source that is empty', async () => {
    using place = freshFolder()
    const out = join(place.path, 'out')
    const items = [{ ...first, title: `First\n\tsecond ${'x'.repeat(2000)}`, source: ' ' }]
    expect((await writeDossier(await requestFor(out, { items }))).ok).toBe(true)
    const contents = JSON.parse(readFileSync(join(out, 'data/manifest.json'), 'utf8')) as { items: [object] }
    expect(contents.items[0]).toMatchObject({ title: expect.stringMatching(/^First second x{986}…$/) })
    expect(contents.items[0]).not.toHaveProperty('source')
    expect((await verifyFolder(out)).kind).toBe('unchanged')
  })

  it('may hold nothing yet, and goes into an empty folder that is there', async () => {
    using place = freshFolder()
    expect((await writeDossier(await requestFor(place.path, { items: [] }))).ok).toBe(true)
    expect((await verifyFolder(place.path)).kind).toBe('unchanged')
  })
})

describe.skipIf(!sharedIsHere)('a dossier of the big list of naughty strings', () => {
  it('[D6] [D22] [D23] is written, checks out, and keeps each title but those with control characters', async () => {
    using place = freshFolder()
    const strings = JSON.parse(await sharedText('vectors/strings/blns.json')) as readonly string[]
    const titles = strings.filter((text) => text.trim() !== '' && !/(?!\s)\p{Cc}/u.test(text))
    expect(titles.length).toBeGreaterThan(400)
    const items = titles.map((title) => ({ ...first, name: title, title, source: title }))
    const out = join(place.path, 'out')
    expect(await writeDossier(await requestFor(out, { items }))).toMatchObject({ ok: true })
    expect((await verifyFolder(out)).kind).toBe('unchanged')
    const page = readFileSync(join(out, 'data/index.html'), 'utf8')
    expect(page).not.toMatch(/<script|<img|<svg|<iframe|<a href="(?!originals\/)/i)
    expect(spawnSync('sh', ['verify/verify.sh'], { cwd: out }).status).toBe(0)
  })
})

describe('what is refused', () => {
  it('[D2] is a place that holds anything, which stays as it was', async () => {
    using place = freshFolder()
    writeFileSync(join(place.path, 'mine.txt'), 'mine')
    expect(await writeDossier(await requestFor(place.path))).toEqual(refused({ kind: 'folder-not-empty' }))
    expect(filesUnder(place.path)).toEqual(new Map([['mine.txt', utf8('mine')]]))
    const file = join(place.path, 'mine.txt')
    expect(await writeDossier(await requestFor(file))).toEqual(refused({ kind: 'not-a-folder' }))
    const nowhere = join(place.path, 'no/such/out')
    expect(await writeDossier(await requestFor(nowhere))).toEqual(refused({ kind: 'no-parent-folder' }))
    symlinkSync('/', join(place.path, 'link'))
    const link = join(place.path, 'link')
    expect(await writeDossier(await requestFor(link))).toEqual(refused({ kind: 'not-a-folder' }))
  })

  it('[D5] is an original that is not the one that was sealed', async () => {
    using place = freshFolder()
    const sealed = toHex(sha256(utf8('as it was')))
    const items = [first, { ...first, sha256: sealed, content: utf8('as it is') }]
    const out = join(place.path, 'out')
    expect(await writeDossier(await requestFor(out, { items }))).toEqual(
      refused({ kind: 'item-changed', item: 2 }),
    )
    expect(readdirSync(place.path)).toEqual([])
  })

  it('[D20] is a title, date or type that the contents cannot hold, before anything is copied', async () => {
    using place = freshFolder()
    const out = join(place.path, 'out')
    const write = async (change: object) =>
      writeDossier(await requestFor(out, { items: [{ ...first, ...change }] }))
    expect(await write({ title: '' })).toEqual(refused({ kind: 'item-unfit', item: 1, field: 'title' }))
    expect(await write({ publishedAt: 'May' })).toEqual(
      refused({ kind: 'item-unfit', item: 1, field: 'publishedAt' }),
    )
    expect(await write({ mediaType: 'x' })).toEqual(
      refused({ kind: 'item-unfit', item: 1, field: 'mediaType' }),
    )
    expect(await write({ sha256: 'zz' })).toEqual(refused({ kind: 'item-unfit', item: 1, field: 'sha256' }))
    const untitled = await writeDossier(await requestFor(out, { title: ' ' }))
    expect(untitled).toEqual(refused({ kind: 'head-unfit', field: 'title' }))
    expect(readdirSync(place.path)).toEqual([])
  })

  it('[D2] is an original whose source breaks off; nothing half-written stays', async () => {
    using place = freshFolder()
    async function* torn(): AsyncGenerator<Uint8Array> {
      yield utf8('half')
      throw new Error('the store could not read on')
    }
    const items = [first, { ...first, content: torn }]
    const out = join(place.path, 'out')
    expect(await writeDossier(await requestFor(out, { items }))).toEqual(
      refused({ kind: 'item-unreadable', item: 2 }),
    )
    expect(readdirSync(place.path)).toEqual([])
  })

  it('[D2] is work that the person stops, in the middle of a file too', async () => {
    using place = freshFolder()
    const stop = new AbortController()
    let closed = false
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (let at = 0; ; at++) {
          if (at === 3) stop.abort()
          yield new Uint8Array(1024)
        }
      } finally {
        closed = true
      }
    }
    const out = join(place.path, 'out')
    const items = [{ ...first, content: endless }]
    const written = await writeDossier(await requestFor(out, { items, signal: stop.signal }))
    expect(written).toEqual(refused({ kind: 'stopped' }))
    expect(closed).toBe(true)
    expect(readdirSync(place.path)).toEqual([])
  })

  it('[D2] leaves no originals in clear from an attempt that was killed, once it is tried again', async () => {
    using place = freshFolder()
    const killed = join(place.path, '.out.0123456789ab.unfinished')
    const another = join(place.path, '.other.0123456789ab.unfinished')
    for (const left of [killed, another]) mkdirSync(join(left, 'data/originals'), { recursive: true })
    writeFileSync(join(killed, 'data/originals/001-report.txt'), 'in clear')
    expect((await writeDossier(await requestFor(join(place.path, 'out')))).ok).toBe(true)
    expect(readdirSync(place.path)).toEqual(['.other.0123456789ab.unfinished', 'out'])
  })

  it('[D2] touches nothing that somebody else left under such a name, and follows no link there', async () => {
    using place = freshFolder()
    const elsewhere = join(place.path, 'elsewhere')
    mkdirSync(elsewhere)
    writeFileSync(join(elsewhere, 'notes.txt'), 'ours')
    symlinkSync(elsewhere, join(place.path, '.out.0123456789ab.unfinished'))
    const strangers = join(place.path, '.out.ba9876543210.unfinished')
    mkdirSync(strangers)
    // Only an administrator can give a folder away.
    if (process.getuid?.() === 0) chownSync(strangers, 65_534, 65_534)
    expect((await writeDossier(await requestFor(join(place.path, 'out')))).ok).toBe(true)
    expect(readFileSync(join(elsewhere, 'notes.txt'), 'utf8')).toBe('ours')
    if (process.getuid?.() === 0) expect(readdirSync(place.path)).toContain('.out.ba9876543210.unfinished')
  })

  const mayMount = process.getuid?.() === 0 && canMount()
  it.skipIf(!mayMount)(
    '[D2] is what does not fit on the disk: one refusal, and nothing half-written stays',
    async () => {
      using place = freshFolder()
      const disk = join(place.path, 'disk')
      mkdirSync(disk)
      shell('mount -t tmpfs -o size=64k tmpfs "$1"', disk)
      try {
        const items = [first, { ...first, content: new Uint8Array(100 * 1024) }]
        const written = await writeDossier(await requestFor(join(disk, 'out'), { items }))
        expect(written).toEqual(refused({ kind: 'disk-full' }))
        expect(readdirSync(disk)).toEqual([])
      } finally {
        shell('umount "$1"', disk)
      }
    },
  )
})

/** Whether this machine lets a test make a tiny disk of its own. */
function canMount(): boolean {
  using place = freshFolder()
  return shell('mount -t tmpfs -o size=4k tmpfs "$1" && umount "$1"', place.path)
}

function shell(command: string, path: string): boolean {
  return spawnSync('sh', ['-c', command, 'sh', path]).status === 0
}

describe('a refusal', () => {
  it('is one sentence in each language, and tells which item', () => {
    for (const kind of Object.keys(dossierRefusalWords)) {
      for (const language of languages) {
        const refusal = { kind, item: 7, field: 'title' } as DossierRefusal
        expect(describeDossierRefusal(refusal, language)).toMatch(/^[^{}]+[.]$/)
      }
    }
    expect(describeDossierRefusal({ kind: 'item-changed', item: 7 }, 'en')).toContain('Item 7')
    expect(describeDossierRefusal({ kind: 'item-unfit', item: 7, field: 'title' }, 'fr')).toContain('title')
  })
})

describe('the key', () => {
  it('is another fingerprint for another organisation', async () => {
    using place = freshFolder()
    const [one, two] = [join(place.path, 'one'), join(place.path, 'two')]
    const mine = await writeDossier(await requestFor(one))
    const theirs = await writeDossier(await requestFor(two, { signingKey: await keyOf(8) }))
    if (!mine.ok || !theirs.ok) throw new Error('not written')
    expect(mine.value.key).not.toBe(theirs.value.key)
    rmSync(two, { recursive: true })
  })
})
