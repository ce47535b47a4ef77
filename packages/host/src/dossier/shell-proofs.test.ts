/** What `verify.sh` makes of other people's proofs of OpenTimestamps, beside what this program makes of them. docs/formats/dossier.md, D36. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Bytes, concat, toHex, u8, utf8 } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { attestedBy, shownRoot } from '@safeconduct/core/evidence/ots/attested.ts'
import { otsMagic } from '@safeconduct/core/evidence/ots/proof.ts'
import { readOts } from '@safeconduct/core/evidence/ots/read-ots.ts'
import { describe, expect, it } from 'vitest'
import { listShared, readShared, sharedIsHere } from '../../../../test/shared.ts'

const script = readFileSync(new URL('../../../../verify/verify.sh', import.meta.url), 'utf8')
const shellPart = /^ends_of\(\) \{\n.*?^\}\n/ms.exec(script)?.[0] ?? ''
const hasTools = ['sh', 'awk', 'openssl', 'xxd'].every(
  (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0,
)

function byShell(file: Uint8Array, digest: string): string {
  const done = spawnSync('sh', ['-c', `${shellPart} ends_of "$1"`, 'sh', digest], {
    input: toHex(file),
    encoding: 'utf8',
  })
  return done.stdout
}

const oldHashes = (hash: 'sha1' | 'ripemd160', message: Uint8Array): Bytes =>
  new Uint8Array(createHash(hash).update(message).digest())

/** Nothing for what is no proof of a SHA-256: a checkpoint has no other. */
function byUs(file: Uint8Array): string {
  const read = readOts(file)
  if (!read.ok || read.value.hash !== 'sha256') return ''
  return attestedBy(read.value, oldHashes)
    .map(({ attestation, message }) =>
      attestation.kind === 'bitcoin' && message !== undefined
        ? `block ${attestation.height} ${shownRoot(message)}\n`
        : 'other\n',
    )
    .join('')
}

const digest = 'a'.repeat(64)
const promise = [0x00, 0x83, 0xdf, 0xe3, 0x0d, 0x2e, 0xf9, 0x0c, 0x8e, 0x01, 0x00]
const proofOf = (...steps: readonly number[]): Bytes =>
  concat(Uint8Array.from(otsMagic), u8(1), u8(8), new Uint8Array(32).fill(0xaa), Uint8Array.from(steps))

describe.skipIf(!hasTools)('a proof of OpenTimestamps in a stranger’s shell', { timeout: 360_000 }, () => {
  it.skipIf(!sharedIsHere)(
    '[D36] of other people says the same block and root as here, or nothing where it is none',
    async () => {
      const names = (await listShared('vectors/ots')).filter((name) => name.endsWith('.ots'))
      expect(names.length).toBeGreaterThan(9)
      for (const name of names) {
        const file = certain(await readShared(`vectors/ots/${name}`), 'it is listed')
        expect([name, byShell(file, toHex(file.subarray(33, 65)))]).toEqual([name, byUs(file)])
      }
    },
  )

  it('[D36] that is cut, goes on behind its end, is of something else or never ends is none', () => {
    expect(byShell(proofOf(...promise), digest)).toBe('other\n')
    expect(byShell(proofOf(...promise), 'b'.repeat(64))).toBe('')
    for (const steps of [
      [...promise, 0],
      promise.slice(0, -2),
      [],
      [0xff],
      [0xff, ...promise],
      [0x77, ...promise],
      [0xf0, 0xff, 0xff, 0xff, 0xff, 0xff],
      [...Array.from({ length: 2100 }, () => 0xf2), ...promise],
    ])
      expect([steps.length, byShell(proofOf(...steps), digest)]).toEqual([steps.length, ''])
  })

  it('[D36] hands nothing of its bytes to the shell', () => {
    const evil = utf8('"; echo here; echo "')
    expect(byShell(proofOf(0xf0, evil.length, ...evil, 0x08, ...promise), digest)).toBe('other\n')
  })
})
