/**
 * A whole dossier in the hands of somebody who wants it to say something else, without its key or with a key of their own. Each
 * forgery is looked at by `safeconduct verify` and by a shell that knows nothing of us; what the shell cannot tell, it says that
 * it does not check.
 */
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { textOf, utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { writeManifest } from '@safeconduct/core/evidence/bag-manifest.ts'
import { sealAge } from '@safeconduct/core/sealed/age/age-file.ts'
import { newAgeIdentity } from '@safeconduct/core/sealed/age/keys.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsOf, filesUnder, rewrite, sha256Hex } from './dossier.fixture.ts'
import { digestIn, hasTools, relisted, Workshop } from './forged.fixture.ts'
import { verifyFolder } from './verify-folder.ts'

const shop = await Workshop.open()
const { place, whole, roots, parts, fingerprint } = shop

beforeAll(() => shop.begin())
afterAll(() => shop[Symbol.dispose]())

/** The lists as they would be; the signature stays, for the forger has no key. */
function listed(folder: string): void {
  const files = [...filesUnder(folder)]
  const listOf = (isIn: (name: string) => boolean): string =>
    writeManifest(
      new Map(files.filter(([name]) => isIn(name)).map(([name, bytes]) => [name, sha256Hex(bytes)])),
    )
  writeFileSync(
    join(folder, 'manifest-sha256.txt'),
    listOf((name) => name.startsWith('data/')),
  )
  relisted(folder)
}

const put = (folder: string, name: string, bytes: Uint8Array | string): void =>
  writeFileSync(join(folder, name), bytes)

/** Without the key: what is done, and what each of the two finds. */
const withoutKey: readonly (readonly [string, (folder: string) => void | Promise<void>, string, string])[] = [
  [
    'an item is another picture, and every list says so',
    (folder) => {
      appendFileSync(join(folder, 'data/originals/001-photograph.jpg'), 'x')
      listed(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT SIGNED: manifest-sha256.txt',
  ],
  [
    'an account that speaks against it is taken out',
    (folder) => {
      rewrite(folder, 'data/parts.json', (text) => text.replace(/"contrary":\[.*?\}\]/s, '"contrary":[]'))
      listed(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT SIGNED: manifest-sha256.txt',
  ],
  [
    'the annex is one for another reader',
    async (folder) => {
      const { recipient } = newAgeIdentity(platformRandom)
      put(folder, 'data/annex.age', await sealAge([recipient], utf8('item,code,is\n'), platformRandom))
      listed(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT SIGNED: manifest-sha256.txt',
  ],
  [
    'the seal of the item is gone, with all that spoke of it',
    (folder) => {
      rmSync(join(folder, 'data/proofs'), { recursive: true })
      listed(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT SIGNED: manifest-sha256.txt',
  ],
  [
    'a letter lies beside the lists, and the list that nobody signs names it',
    (folder) => {
      put(folder, 'READ-ME-FIRST.pdf', 'this dossier was withdrawn')
      relisted(folder)
    },
    'READ-ME-FIRST.pdf: unlisted',
    'NOT A LIST OF A DOSSIER: tagmanifest-sha256.txt',
  ],
  [
    'the same in the folder of instructions',
    (folder) => {
      put(folder, 'verify/IMPORTANT.txt', 'trust me')
      relisted(folder)
    },
    'verify/IMPORTANT.txt: unlisted',
    'NOT A LIST OF A DOSSIER: tagmanifest-sha256.txt',
  ],
  [
    'a list has the line ends of another system',
    (folder) => {
      rewrite(folder, 'manifest-sha256.txt', (text) => text.replaceAll('\n', '\r\n'))
      relisted(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT A LIST OF A DOSSIER: manifest-sha256.txt',
  ],
  [
    'a line of the list leads out of the folder',
    (folder) => {
      appendFileSync(join(folder, 'manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../outside\n`)
      relisted(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT A LIST OF A DOSSIER: manifest-sha256.txt',
  ],
  [
    'an item is a link to the same bytes elsewhere',
    (folder) => {
      const name = join(folder, 'data/originals/001-photograph.jpg')
      cpSync(name, join(place, 'elsewhere.jpg'))
      rmSync(name)
      symlinkSync(join(place, 'elsewhere.jpg'), name)
    },
    'data/originals/001-photograph.jpg: not-a-file',
    'NOT A FILE: ./data/originals/001-photograph.jpg',
  ],
  [
    'an item has grown to a film of nothing',
    (folder) => truncateSync(join(folder, 'data/originals/001-photograph.jpg'), 64 * 1024 ** 2),
    'data/originals/001-photograph.jpg: changed',
    'CHANGED: data/originals/001-photograph.jpg',
  ],
  [
    'a checkpoint has a byte behind its end',
    (folder) => {
      const [name = ''] = [...filesUnder(folder).keys()].filter((path) => path.endsWith('.checkpoint'))
      appendFileSync(join(folder, name), '\n')
    },
    '.checkpoint: changed',
    'CHANGED: data/proofs/ledger/',
  ],
]

describe.skipIf(!hasTools)('a dossier in the hands of somebody without its key', { timeout: 360_000 }, () => {
  it('[D30] is whole for both while nobody touches it, each saying what it does not show', async () => {
    const { ours, shell, passed } = await shop.looked(whole)
    expect([ours, passed]).toEqual([['signed'], true])
    for (const said of [
      'Sealed items found in the ledger of the sender: 1 of 1',
      'Signed by the witness partner.example/2',
      'Was there by',
      'each the one sealed with its item: 1',
      'Handlings signed by the devices that they name: 1 in 1 chains of custody; erased, with only their place left: 0',
      'Not signed: whatever lies outside data/',
      'Not shown: that what the items say is true',
    ])
      expect(shell).toContain(said)
  })

  for (const [what, change, ours, shell] of withoutKey) {
    it(`[D30] [D36] is caught by both: ${what}`, async () => {
      const seen = await shop.forged(change)
      expect(
        seen.ours.some((fault) => fault.endsWith(ours)),
        seen.ours.join(),
      ).toBe(true)
      expect(seen.shell).toContain(shell)
      expect(seen.passed).toBe(false)
    })
  }

  it('[D36] with a program of theirs in it does not get it run, also where a shell looks into the current folder', () => {
    const folder = shop.copied()
    const ran = join(place, 'ran')
    const program = `#!/bin/sh\ntouch ${ran}\necho 'Good signature with ED25519 key ${fingerprint}'\n`
    for (const name of ['ssh-keygen', 'openssl', 'awk'])
      writeFileSync(join(folder, name), program, { mode: 0o755 })
    const env = { ...process.env, PATH: `.::${process.env['PATH'] ?? ''}` }
    const done = spawnSync('sh', ['verify/verify.sh', fingerprint, roots], {
      cwd: folder,
      encoding: 'utf8',
      env,
    })
    expect(existsSync(ran)).toBe(false)
    expect(done.stderr).toContain('ADDED: ')
    expect(done.status).toBe(1)
  })

  it('[D55] on Windows, too, runs no program that lies in the folder, and reads handlings in the shell’s own words', () => {
    const windows = readFileSync(new URL('../../../../verify/verify.ps1', import.meta.url), 'utf8')
    expect(windows).toContain('-CommandType Application')
    expect(windows).toContain("-not $_.StartsWith($root + '\\', [StringComparison]::OrdinalIgnoreCase)")
    expect(windows).not.toMatch(/FileName = 'ssh-keygen'/)
    // Windows PowerShell reads a file without a mark in the alphabet of the machine.
    expect(windows).toMatch(/^[\n -~]+$/)
    // Its own comparisons overlook a NUL, its own hashing is not everywhere, and a walk by itself follows links to other machines.
    const code = windows.replaceAll(/^\s*#.*$/gm, '')
    expect(code).not.toMatch(
      /-c?(?:eq|ne) '|-(?:ceq|cne|ieq|ine|replace|match|notmatch|like) |Get-FileHash|-Recurse/,
    )
    const order = [
      'Walk ($root',
      "Check-List 'manifest-sha256.txt'",
      'ADDED: ',
      'Ask-Ssh (',
      'Check-Seal $entry',
    ]
    const places = order.map((words) => code.indexOf(words))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).not.toContain(-1)
    const form = /^\$handling = '(.*)'$/m.exec(windows)?.[1] ?? ''
    const chain = parts.papers.find(({ path }) => path.endsWith('custody.jsonl'))?.bytes
    const [line = ''] = (textOf(chain ?? new Uint8Array()) ?? '').split('\n')
    const found = new RegExp(form.replace('\\z', '$')).exec(line)
    const body = (found?.[1] ?? '').replaceAll(/\\(["\\])/g, '$1')
    expect([sha256Hex(utf8(body)), found?.[3]?.startsWith('-----BEGIN SSH')]).toEqual([digestIn(line), true])
  })

  it('[D30] signed by a key of their own is caught by whoever was told the fingerprint, and says so to all others', async () => {
    const folder = await shop.withPapers(parts.papers, 9)
    const told = await shop.looked(folder)
    expect(told.ours).toEqual(['manifest-sha256.txt.sig: other-key'])
    expect(told.shell).toContain('ANOTHER KEY: signed by')
    expect(told.passed).toBe(false)
    const alone = await shop.looked(folder, '')
    expect(alone.shell).toContain('Not shown: whose key that is.')
  })

  it('[D36] with another label or other instructions is caught by ours; the shell says that nobody signed them', async () => {
    const seen = await shop.forged((folder) => {
      rewrite(folder, 'bag-info.txt', (text) => text.replace('The Network', 'A Court'))
      relisted(folder)
    })
    expect(seen.ours).toEqual(['bag-info.txt: contents-disagree'])
    expect(seen.shell).toContain('Not signed: whatever lies outside data/')
  })

  it('[D35] in a ZIP with a name twice is for the program that unpacks it: a ZIP itself is no dossier', async () => {
    const zip = join(place, 'dossier.zip')
    writeFileSync(zip, 'PK')
    expect(faultsOf(await verifyFolder(zip))).toEqual(['unchecked'])
  })
})
