/** Checking a dossier on a disk: docs/formats/dossier.md, D20 to D32, against somebody who had the folder for a while. */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bytes, equalBytes, utf8 } from '@safeconduct/core/base/bytes.ts'
import { bagOfBytes } from '@safeconduct/core/evidence/bag.fixture.ts'
import type { BagReader } from '@safeconduct/core/evidence/bag-reader.ts'
import { noProofs } from '@safeconduct/core/evidence/papers-check.ts'
import { fingerprintOf, parseExpectedKey } from '@safeconduct/core/evidence/ssh-key.ts'
import { passes } from '@safeconduct/core/evidence/verdict.ts'
import { verifyDossier } from '@safeconduct/core/evidence/verify.ts'
import { isKnownTool } from '@safeconduct/core/evidence/verify-tools.ts'
import { publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { assert, asyncProperty, constantFrom, uint8Array } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  faultsOf,
  filesUnder,
  freshFolder,
  keyOf,
  reports,
  requestFor,
  rewrite,
  sha256Hex,
} from './dossier.fixture.ts'
import { verifyFolder } from './verify-folder.ts'
import { writeDossier } from './write-dossier.ts'

const place = freshFolder()
const whole = join(place.path, 'whole')
let files: ReadonlyMap<string, Bytes>
let count = 0

beforeAll(async () => {
  expect((await writeDossier(await requestFor(whole))).ok).toBe(true)
  files = filesUnder(whole)
})
afterAll(() => place[Symbol.dispose]())

/** A copy of the dossier that the test may harm. */
function copy(): string {
  const out = join(place.path, `copy-${++count}`)
  execFileSync('cp', ['-R', whole, out])
  return out
}

/** Writes the tag manifest anew, as somebody would who wants nothing to be noticed: nothing signs it. */
function relist(folder: string): void {
  const tags = [...filesUnder(folder)].filter(
    ([name]) => !name.startsWith('data/') && !name.startsWith('tagm'),
  )
  const lines = tags
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${sha256Hex(bytes)}  ${name}\n`)
  writeFileSync(join(folder, 'tagmanifest-sha256.txt'), lines.join(''))
}

describe('a dossier as it was written', () => {
  it('[D30] is unchanged since signed by a key, and signed by a name only when the key is known', async () => {
    const fingerprint = fingerprintOf(publicKeyOf(await keyOf(7)))
    const verdict = await verifyFolder(whole)
    expect(verdict).toEqual({
      kind: 'unchanged',
      key: fingerprint,
      facts: {
        title: 'Reports of August',
        organisation: 'The Network',
        signedAt: '2021-08-05T09:00:00Z',
        items: 3,
        files: 6,
        proofs: noProofs,
      },
    })
    const named = parseExpectedKey(`${fingerprint} Our partner`)
    if (!named.ok) throw new Error('not a key')
    expect(await verifyFolder(whole, { expectedKey: named.value })).toMatchObject({
      kind: 'signed',
      by: 'Our partner',
    })
    expect(await verifyFolder(whole, { expectedKey: { fingerprint } })).toMatchObject({ by: 'The Network' })
  })

  it('[D24] carries the script and the instructions that this release knows', () => {
    for (const name of ['verify/verify.sh', 'verify/verify.ps1', 'verify/README.txt']) {
      const hash = sha256Hex(readFileSync(new URL(`../../../../${name}`, import.meta.url)))
      expect(isKnownTool(name, hash), `${name}: add ${hash} to verify-tools.ts`).toBe(true)
    }
  })
})

describe('one changed byte', () => {
  it('[D31] anywhere in any file is noticed, and the file named', async () => {
    const base = withMemory(bagOfBytes(files))
    const unnoticed: string[] = []
    const tryByte = async (name: string, bytes: Bytes, at: number): Promise<void> => {
      const changed = new Uint8Array(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      const verdict = await verifyDossier(base.withChange(name, changed))
      const isNamed = verdict.kind === 'faulty' && verdict.faults.some(({ file }) => file === name)
      if (!isNamed) unnoticed.push(`byte ${at} of ${name}: ${faultsOf(verdict).join('; ')}`)
    }
    let flips = 0
    for (const [name, bytes] of files) {
      // Many at once: each waits for the platform's hashes, not for the others.
      // The tools are known by one hash each, so any of their bytes is like any other.
      const stride = name.startsWith('verify/') ? 29 : 1
      for (let start = 0; start < bytes.length; start += 64 * stride) {
        const offsets = Array.from({ length: 64 }, (_, offset) => start + offset * stride)
        const places = offsets.filter((at) => at < bytes.length)
        await Promise.all(places.map((at) => tryByte(name, bytes, at)))
        flips += places.length
      }
    }
    expect(unnoticed).toEqual([])
    const signed = [...files].filter(([name]) => !name.startsWith('verify/'))
    expect(flips).toBeGreaterThan(signed.reduce((sum, [, bytes]) => sum + bytes.length, 0))
  })

  it('[D31] at the end, or one less, is noticed in every file', async () => {
    for (const [name, bytes] of files) {
      for (const changed of [new Uint8Array([...bytes, 0x0a]), bytes.slice(0, -1)]) {
        if (changed.length === bytes.length) continue
        const verdict = await verifyDossier(bagOfBytes(new Map(files).set(name, changed)))
        expect(
          faultsOf(verdict).some((fault) => fault.startsWith(`${name}: `)),
          name,
        ).toBe(true)
      }
    }
  })

  it('[D31] on the disk is named by the command’s check', async () => {
    const folder = copy()
    rewrite(folder, 'data/originals/001-otchyot-no-1.txt', (text) => text.replace('Two', 'Six'))
    const verdict = await verifyFolder(folder)
    expect(faultsOf(verdict)).toEqual([
      'data/originals/001-otchyot-no-1.txt: changed',
      'data/originals/001-otchyot-no-1.txt: contents-disagree',
    ])
    expect(passes(verdict)).toBe(false)
  })
})

describe('a file with anything else in it', () => {
  it('[D31] fails the check, and never breaks it', async () => {
    const names = [...files.keys()]
    const other = asyncProperty(
      constantFrom(...names),
      uint8Array({ maxLength: 300 }),
      async (name, bytes) => {
        const changed = new Uint8Array(bytes)
        if (equalBytes(changed, files.get(name) ?? changed)) return
        const verdict = await verifyDossier(bagOfBytes(new Map(files).set(name, changed)))
        expect(
          faultsOf(verdict).some((fault) => fault.startsWith(`${name}: `)),
          name,
        ).toBe(true)
      },
    )
    await assert(other, { numRuns: 150 })
  })
})

describe('somebody who writes the tag manifest anew', () => {
  it.each([
    ['bag-info.txt', 'contents-disagree', (text: string) => text.replace('The Network', 'The Ministry')],
    ['bagit.txt', 'contents-disagree', (text: string) => text.replace('1.0', '0.97')],
    ['allowed_signers', 'contents-disagree', (text: string) => `${text}# and another\n`],
    ['verify/verify.sh', 'tool-unknown', () => 'echo Unchanged; exit 0\n'],
    ['verify/README.txt', 'tool-unknown', (text: string) => `${text}Call +000 to check the key.\n`],
  ])('[D20] is noticed in %s', async (name, rule, change) => {
    const folder = copy()
    rewrite(folder, name, change)
    relist(folder)
    expect(faultsOf(await verifyFolder(folder))).toEqual([`${name}: ${rule}`])
  })

  it('[D1] cannot slip a file in beside the signed ones', async () => {
    for (const name of [
      'READ-ME-FIRST.html',
      'manifest-md5.txt',
      'verify/check.ps1',
      'data/originals/004-more.txt',
    ]) {
      const folder = copy()
      writeFileSync(join(folder, name), '')
      relist(folder)
      expect(faultsOf(await verifyFolder(folder))).toContain(`${name}: unlisted`)
    }
  })

  it('[D32] cannot make it an ordinary bag by taking the signature away', async () => {
    const folder = copy()
    for (const name of [
      'manifest-sha256.txt.sig',
      'allowed_signers',
      'verify/verify.sh',
      'verify/README.txt',
    ]) {
      rmSync(join(folder, name))
    }
    relist(folder)
    expect(faultsOf(await verifyFolder(folder))).toContain('manifest-sha256.txt.sig: signature-missing')
  })
})

describe('a forger with a key of their own', () => {
  it('[D30] is caught by whoever has the right key, and by nobody else', async () => {
    const forged = join(place.path, 'forged')
    const items = reports.map((report) => ({ ...report, content: utf8('Nobody was taken.\n') }))
    await writeDossier(await requestFor(forged, { items, signingKey: await keyOf(8) }))
    expect((await verifyFolder(forged)).kind).toBe('unchanged')
    const fingerprint = fingerprintOf(publicKeyOf(await keyOf(7)))
    const verdict = await verifyFolder(forged, { expectedKey: { fingerprint, name: 'Our partner' } })
    expect(faultsOf(verdict)).toEqual(['manifest-sha256.txt.sig: other-key'])
  })

  it('[D21] cannot put their signature under our contents', async () => {
    const folder = copy()
    const theirs = join(place.path, 'theirs')
    await writeDossier(await requestFor(theirs, { signingKey: await keyOf(8) }))
    for (const name of ['manifest-sha256.txt.sig', 'allowed_signers']) {
      writeFileSync(join(folder, name), readFileSync(join(theirs, name)))
    }
    relist(folder)
    expect(faultsOf(await verifyFolder(folder))).toContain('manifest-sha256.txt: signature-wrong')
  })
})

type Changeable = { readonly withChange: (name: string, bytes: Bytes) => BagReader }

/** Remembers the hashes of what does not change, so that twenty thousand checks take seconds. */
function withMemory(reader: BagReader): Changeable {
  const known = new Map<string, ReturnType<BagReader['digests']>>()
  return {
    withChange: (name, bytes) => {
      const other = bagOfBytes(new Map(files).set(name, bytes))
      return {
        entries: () => other.entries(),
        bytes: (path, limit) => (path === name ? other : reader).bytes(path, limit),
        digests: (path, wanted) => {
          if (path === name) return other.digests(path, wanted)
          const digests = known.get(path) ?? reader.digests(path, wanted)
          known.set(path, digests)
          return digests
        },
      }
    },
  }
}
