/**
 * What this program may weigh: packages of other people above all.
 *
 * Every package that runs beside the keys is somebody who could steal them. The numbers are budgets: to raise one
 * is a decision with a page in `docs/decisions`.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { bundleCheckIn } from '../packages/line/src/build/build-check-in.ts'
import { buildLinePage } from '../packages/line/src/build/build-line-page.ts'
import { bundleLineScript } from '../packages/line/src/build/bundle.ts'
import { ownFiles, root, textOf } from './support/source-files.ts'

type Locked = {
  readonly version?: string
  readonly link?: boolean
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly integrity?: string
  readonly license?: string
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

const lock = JSON.parse(textOf('package-lock.json')) as {
  readonly packages: Readonly<Record<string, Locked>>
}

/** Where npm puts `name` as seen from the package at `from`: the nearest `node_modules` upwards. */
function placeOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (lock.packages[place] !== undefined) return place
    if (folder === '') return undefined
  }
}

/** Whether npm puts it on the machine that most desks are: one build of a binary is there, not all of them. */
function isForLinux({ os, cpu, libc }: Locked): boolean {
  return (
    (os?.includes('linux') ?? true) && (cpu?.includes('x64') ?? true) && (libc?.includes('glibc') ?? true)
  )
}

/** Every package of others that runs when these parts run, as places in the lock file. */
function closureOf(parts: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const visit = (place: string): void => {
    if (seen.has(place)) return
    const entry = lock.packages[place]
    if (entry !== undefined && !isForLinux(entry)) return
    seen.add(place)
    if (entry?.link === true && entry.resolved !== undefined) visit(entry.resolved)
    for (const name of Object.keys({ ...entry?.dependencies, ...entry?.optionalDependencies })) {
      const next = placeOf(name, place)
      if (next !== undefined) visit(next)
    }
  }
  for (const part of parts) visit(part)
  return [...seen]
    .filter((place) => place.includes('node_modules/') && lock.packages[place]?.link !== true)
    .toSorted()
}

/** Licences that AGPL-3.0-or-later may be joined with. */
const LICENCES: readonly string[] = [
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'Unlicense',
  'OFL-1.1',
  'LGPL-3.0-or-later',
]

const DESK = ['packages/core', 'packages/host', 'packages/desk', 'packages/cli']

describe('packages of others', () => {
  it('are at most 40 on a desk, and two more for a database and a bucket that run in a relay alone', () => {
    const packages = closureOf(DESK)
    expect(packages.length).toBeGreaterThan(5)
    expect(packages.length, packages.join('\n')).toBeLessThanOrEqual(42)
    const tools = ['packages/workbench', 'packages/capture']
    const beside = closureOf(['packages/core', 'packages/host', 'packages/desk', ...tools])
    const relayOnly = packages.filter((place) => !beside.includes(place))
    expect(relayOnly).toEqual(['node_modules/aws4fetch', 'node_modules/postgres'])
  })

  it('are at most 10 in a relay', () => {
    const packages = closureOf(['packages/relay'])
    expect(packages).toContain('node_modules/ws')
    expect(packages.length, packages.join('\n')).toBeLessThanOrEqual(10)
  })

  it('are at most 6 where keys are made and used', () => {
    const packages = closureOf(['packages/core'])
    expect(packages.length).toBeGreaterThan(0)
    expect(packages.length, packages.join('\n')).toBeLessThanOrEqual(6)
  })

  it('are at most 16 in the process that holds the keys', () => {
    const packages = closureOf(['packages/host'])
    expect(packages.length, packages.join('\n')).toBeLessThanOrEqual(16)
  })

  it('never open a stranger’s picture or page in the process that holds the keys', () => {
    const hostile = ['sharp', 'pdfjs-dist', '@contentauth/c2pa-wasm', 'playwright-core']
    const beside = closureOf(['packages/host', 'packages/desk'])
    expect(hostile.filter((name) => beside.includes(`node_modules/${name}`))).toEqual([])
  })

  it('run no script of their own when they are installed', () => {
    const scripted = Object.entries(lock.packages).filter(([, entry]) => entry.hasInstallScript === true)
    expect(scripted.map(([place]) => place)).toEqual([])
    // npm asks a package itself whether it has one, so the refusal stands beside the count.
    expect(textOf('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  })

  it('are the very bytes that were looked at: each is locked with its hash', () => {
    const unhashed = Object.entries(lock.packages).filter(
      ([place, entry]) =>
        place.includes('node_modules/') && entry.link !== true && !entry.integrity?.startsWith('sha512-'),
    )
    expect(unhashed.map(([place]) => place)).toEqual([])
  })

  it('may be given to anybody under the licence of the whole', () => {
    const foreign = closureOf(DESK).filter(
      (place) => !LICENCES.includes(lock.packages[place]?.license ?? 'none'),
    )
    expect(foreign).toEqual([])
  })

  it('are named with exact versions', () => {
    const manifests = ownFiles().filter((file) => /^(?:packages\/[a-z]+\/)?package\.json$/.test(file))
    expect(manifests.length).toBeGreaterThan(4)
    const loose = manifests.flatMap((file) => {
      const manifest = JSON.parse(textOf(file)) as Record<string, Record<string, string> | undefined>
      const wanted = {
        ...manifest['dependencies'],
        ...manifest['devDependencies'],
        ...manifest['optionalDependencies'],
      }
      return Object.entries(wanted).flatMap(([name, version]) =>
        /^\d+\.\d+\.\d+$/.test(version) ? [] : [`${file}: ${name} ${version}`],
      )
    })
    expect(loose).toEqual([])
  })
})

describe('the desk’s pages', () => {
  const dist = join(root, 'packages/desk/dist')

  const assets = join(dist, 'assets')
  const sizeOf = (name: string): number => gzipSync(readFileSync(join(assets, name))).length
  const sum = (names: readonly string[]): number => names.reduce((total, name) => total + sizeOf(name), 0)

  it.skipIf(!existsSync(dist))(
    'ask for at most 300 kB of script and style before the first one is there, compressed',
    () => {
      const built = readdirSync(assets)
      // The session begins with the first and draws with the second; rooms come when somebody goes there.
      const first = built.filter((name) => /^(?:index|draw)-.*\.js$/.test(name))
      expect(first).toHaveLength(2)
      const needed = new Set(first)
      for (const name of needed) {
        const text = readFileSync(join(assets, name), 'utf8')
        for (const [, other] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
          needed.add(other ?? '')
      }
      const styles = built.filter((name) => name.endsWith('.css'))
      expect(sum([...needed, ...styles])).toBeLessThanOrEqual(300_000)
    },
  )

  it.skipIf(!existsSync(dist))('are at most 520 kB with every room', () => {
    const built = readdirSync(assets).filter((name) => /\.(?:js|css)$/.test(name))
    expect(sum(built)).toBeLessThanOrEqual(520_000)
  })
})

describe('the page of the line, on a phone with fifty kilobits', () => {
  const folder = mkdtempSync(join(tmpdir(), 'line-budget-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('loads at most 45 kB before it sends, in four asks, and at most 8 kB more to record a voice', async () => {
    const script = join(folder, 'script')
    await bundleLineScript(script)
    const config = {
      relayUrls: ['https://line.example.org'],
      line: '0123456789abcdef0123456789abcdef',
      root: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      exitTo: 'https://example.org/',
      organisationName: 'An organisation with a name of some length',
      otherWays: { en: 'x'.repeat(300), ru: 'х'.repeat(300), fr: 'x'.repeat(300) },
    }
    const built = buildLinePage({ out: join(folder, 'page'), config, script })
    if (!built.ok) throw new Error(built.refusal.kind)
    const { files, firstVisit } = built.value
    // With these goes one ask more, of who is there; then the message.
    expect(firstVisit.files.length).toBeLessThanOrEqual(3)
    const scripts = firstVisit.files.filter((name) => name.endsWith('.js'))
    const compressed = (names: readonly string[]): number =>
      files.filter(({ name }) => names.includes(name)).reduce((sum, file) => sum + file.compressed, 0)
    for (const page of ['en.html', 'ru.html', 'fr.html', 'index.html'])
      expect(compressed([page, ...scripts]), page).toBeLessThanOrEqual(45_000)
    const voice = files.filter(({ name }) => name.startsWith('pieces-')).map(({ name }) => name)
    expect(voice).toHaveLength(1)
    expect(compressed(voice)).toBeLessThanOrEqual(8_000)
  })

  it('loads at most 20 kB to answer a check-in, in one file that fetches nothing', async () => {
    const page = await bundleCheckIn(join(folder, 'check-in.html'))
    expect(gzipSync(page, { level: 9 }).length).toBeLessThanOrEqual(20_000)
    expect(page.match(/\b(?:src|href)=(?!"data:)/g)).toBeNull()
    // No map of the machine that built it, and the same again to the byte.
    expect(page).not.toMatch(/sourceMappingURL|packages\//)
    expect(await bundleCheckIn(join(folder, 'again.html'))).toBe(page)
  })
})
