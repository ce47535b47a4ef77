import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { proofIn, withProof } from '@safeconduct/core/evidence/redaction/proof-in-png.ts'
import { parseManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command } from '../../../../../test/support/command.ts'
import { caseScope, change, said, TestHome } from '../../vault/vault.fixture.ts'
import type { Vault } from '../../vault/vault.ts'
import { type EvidenceRoom, evidenceRoom } from '../custody/evidence-room.ts'
import { givenFile } from '../intake/file-source.ts'
import { itemBytes } from '../intake/open-item.ts'
import { takeIn } from '../intake/take-in.ts'
import { png, stripes } from '../workbench/hostile.fixture.ts'
import { metadataOf } from '../workbench/pictures.ts'
import { checkCopy } from './check-copy.ts'
import { redactItem, redactProvably } from './redact-item.ts'

/** A check by somebody who has Python and nothing of ours, written apart from the code that makes the proof. */
const stranger = fileURLToPath(new URL('../../../../../verify/redaction.py', import.meta.url))
const hasPython = spawnSync('python3', ['--version']).status === 0

let home: TestHome
let vault: Vault
let room: EvidenceRoom
let caseId = newRecordId(platformRandom)
const photo = png(200, 120, stripes(200, 120), [['tEXt', utf8('Comment\0Heron at 7 Quiet Street')]])
const face = {
  box: { x: 40, y: 30, width: 50, height: 40 },
  why: 'face',
  covers: ['scar above the left eye'],
}

beforeEach(async () => {
  home = new TestHome()
  vault = await home.create()
  room = certain(await evidenceRoom(vault), 'somebody works here')
  caseId = newRecordId(platformRandom)
  const made = { ...change('Case', caseScope(caseId), { summary: 'A case', note: 'x' }), id: caseId }
  expect((await vault.writer.save([made])).ok).toBe(true)
})
afterEach(async () => {
  await vault.close()
  home.remove()
})

async function photoOf(marks: readonly string[]) {
  const taken = await takeIn(room, givenFile('gate.png', [photo]), { caseId, receivedVia: 'by-hand' })
  if (taken.state === 'refused') throw new Error(taken.refusal.kind)
  const depicts = [{ personId: newRecordId(platformRandom), marks: [...marks] }]
  expect((await vault.writer.save([{ id: taken.id, type: 'EvidenceItem', fields: { depicts } }])).ok).toBe(
    true,
  )
  return taken.id
}

describe('a photograph that is to be published', { timeout: 360_000 }, () => {
  it('[RD41] is not copied while a mark that could identify is under no box', async () => {
    const id = await photoOf(['Scar above the  left eye', 'tattoo'])
    const before = vault.reader.find({ words: 'gate', types: ['EvidenceItem'] }).count
    expect(await redactItem(room, id, { boxes: [face] })).toEqual({
      ok: false,
      refusal: { kind: 'marks-left', marks: ['tattoo'] },
    })
    expect(await redactItem(room, newRecordId(platformRandom), { boxes: [] })).toMatchObject({
      refusal: { kind: 'no-such-record' },
    })
    expect(vault.reader.find({ words: 'gate', types: ['EvidenceItem'] }).count).toBe(before)
  })

  it('[RD42] leaves as a sealed copy that names its original and the reason of each box', async () => {
    const id = await photoOf(['scar above the left eye'])
    const copied = await redactItem(room, id, { boxes: [face], longest: 100 })
    const copy = certain(copied.ok ? copied.value : undefined, 'a copy')
    expect(said(vault, copy, 'derivedFrom')).toBe(id)
    expect(said(vault, copy, 'original')).toBe(false)
    expect(said(vault, copy, 'metadataRemoved')).toBe(true)
    expect(said(vault, copy, 'redactions')).toEqual([
      { region: '40,30 50x40', why: 'face; scar above the left eye' },
    ])
    const bytes = await itemBytes(vault, copy)
    const seen = await metadataOf(certain(bytes.ok ? bytes.value : undefined, 'its bytes'))
    expect(seen).toMatchObject({
      value: { type: 'image/jpeg', width: 100, height: 60, parts: [], behind: 0 },
    })
    const handled = room.index.of(id, 'CustodyEvent').map((event) => said(vault, event.id, 'type'))
    expect(handled).toEqual(expect.arrayContaining(['received', 'sealed', 'redacted']))
    const original = await itemBytes(vault, id)
    expect(original.ok && Buffer.from(original.value).equals(Buffer.from(photo))).toBe(true)
  })

  it('[RD40][RD14] proves to a stranger that it is what was sealed, but for the black tiles', async () => {
    const id = await photoOf(['scar above the left eye'])
    const [seal] = room.index.of(id, 'Seal')
    const manifest = parseManifest(utf8(said(vault, certain(seal, 'it is sealed').id, 'manifest') as string))
    const root = manifest.ok ? manifest.value.files[0]?.redactable : undefined
    expect(root?.scheme).toMatch(/^safeconduct-tiles\/1; sharp .*, libvips /)
    const proven = await redactProvably(room, id, { boxes: [face] })
    expect(proven).toMatchObject({ ok: true, value: { root: root?.root } })
    const bytes = await itemBytes(vault, proven.ok ? proven.value.id : '')
    const file = certain(bytes.ok ? bytes.value : undefined, 'its bytes')
    expect(Buffer.from(file).includes('Quiet')).toBe(false)
    const checked = await checkCopy(file, root?.root ?? '')
    expect(checked).toMatchObject({ ok: true, value: { hidden: [{ x: 32, y: 16, width: 64, height: 64 }] } })
    // Another picture under the same proof, and the same picture under another root.
    const proof = certain(proofIn(file), 'it carries one')
    const painted = certain(
      withProof(
        png(
          200,
          120,
          stripes(200, 120).map((byte) => byte ^ 1),
        ),
        proof,
      ),
      'a PNG',
    )
    expect(await checkCopy(painted, root?.root ?? '')).toMatchObject({ ok: false })
    expect(await checkCopy(file, '0'.repeat(64))).toMatchObject({ refusal: { kind: 'altered' } })
    expect(await checkCopy(photo, root?.root ?? '')).toMatchObject({ refusal: { kind: 'not-a-proof' } })
  })
  it.skipIf(!hasPython)(
    '[RD43] [CL32] proves it also to somebody who has Python and nothing of ours',
    async () => {
      const id = await photoOf(['scar above the left eye'])
      const proven = await redactProvably(room, id, { boxes: [face] })
      const made = certain(proven.ok ? proven.value : undefined, 'a copy')
      const bytes = await itemBytes(vault, made.id)
      const file = certain(bytes.ok ? bytes.value : undefined, 'its bytes')
      const ask = (picture: Uint8Array, sealed: string) => {
        const path = join(home.path, 'published.png')
        writeFileSync(path, picture)
        return spawnSync('python3', [stranger, path, sealed], { encoding: 'utf8' })
      }
      // The command says the same, with the root or with the manifest that was sealed.
      const [seal] = room.index.of(id, 'Seal')
      const manifest = join(home.path, 'manifest.json')
      writeFileSync(manifest, said(vault, certain(seal, 'it is sealed').id, 'manifest') as string)
      const verify = (root: string) => command(['verify', join(home.path, 'published.png'), '--root', root])
      expect(ask(file, made.root)).toMatchObject({ status: 0 })
      expect(await verify(manifest)).toBe(0)
      expect(await verify('0'.repeat(64))).toBe(1)
      expect(ask(file, made.root).stdout).toContain('16 of 104 tiles are black')
      expect(ask(file, '0'.repeat(64))).toMatchObject({ status: 1 })
      expect(ask(photo, made.root).stdout).toContain('carries no proof')
      expect(ask(file.subarray(0, 900), made.root)).toMatchObject({ status: 1 })
      // A changed pixel, in a picture that carries the same proof.
      const altered = png(
        200,
        120,
        stripes(200, 120).map((byte) => byte ^ 1),
      )
      const wrong = certain(withProof(altered, certain(proofIn(file), 'it carries one')), 'a PNG')
      expect(ask(wrong, made.root)).toMatchObject({ status: 1 })
    },
  )
})
