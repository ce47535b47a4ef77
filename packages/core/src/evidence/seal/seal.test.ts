/** What is sealed, as a stranger has it; every bit of a small seal counts. docs/formats/seal.md. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bytes, concat, toHex, utf8 } from '../../base/bytes.ts'
import { parseInstant } from '../../base/date.ts'
import { recordId } from '../../base/id.ts'
import { canonicalBytes, type Json } from '../../base/json.ts'
import { certain } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import { publicKeyOf } from '../../sealed/sign.ts'
import { keyOf, logKey, MemoryLedger, origin, witnessKey } from '../ledger/ledger.fixture.ts'
import { appendEntries, proofOf, signCheckpoint } from '../ledger/ledger.ts'
import { cosignNote } from '../ledger/note.ts'
import { type Policy, parsePolicy, policyText } from '../ledger/policy.ts'
import { proofText } from '../ledger/proof.ts'
import { fingerprintOf } from '../ssh-key.ts'
import { signForSsh } from '../ssh-signature.ts'
import { checkSeal, isSealedFile, type SealFiles, sealNamespace } from './check-seal.ts'
import { commitmentOf, newSalt, parseSalt, saltText } from './commitment.ts'
import { parseManifest, type SealManifest, writeManifest } from './manifest.ts'
import { PieceTree, piecesOf, sealPiece } from './pieces.ts'

const at = (text: string) => certain(parseInstant(text), text)
const id = (text: string) => {
  const parsed = recordId(text, '')
  return certain(parsed.ok ? parsed.value : undefined, text)
}
const photo = utf8('not really a photograph')

async function manifestOf(): Promise<Omit<SealManifest, 'format'>> {
  return {
    item: id('0'.repeat(31) + '1'),
    files: [{ role: 'original', sha256: toHex(sha256(photo)), bytes: photo.length, mediaType: 'image/jpeg' }],
    receivedVia: 'line',
    receivedAt: at('2021-08-01T09:00:00Z'),
    sealedAt: at('2021-08-01T09:00:02Z'),
    sealer: { code: 'H-00c0ffee', key: fingerprintOf(publicKeyOf(await keyOf(5))) },
    tool: { name: 'Safeconduct', version: '0.5.0' },
    consents: [],
  }
}

async function written(): Promise<Bytes> {
  const manifest = writeManifest(await manifestOf())
  return certain(manifest.ok ? manifest.value : undefined, 'a manifest of ours')
}

function* flips(bytes: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Uint8Array.from(bytes)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    yield flipped
  }
}

describe('the manifest of a seal', () => {
  it('[SL1] is the same bytes for the same words, reads back, and has no other spelling', async () => {
    const bytes = await written()
    expect(await written()).toEqual(bytes)
    expect(parseManifest(bytes)).toMatchObject({ ok: true, value: { receivedVia: 'line' } })
    const text = new TextDecoder().decode(bytes)
    for (const bad of [`${text}\n`, ` ${text}`, text.replace('"bytes":23', '"bytes":23.0')]) {
      expect(parseManifest(utf8(bad)).ok, bad).toBe(false)
    }
  })

  it('[SL2] lets nothing ride along: no field that nobody knows, no name of a file, no name of a person', async () => {
    const manifest: Json = { format: 'safeconduct-seal/1', ...(await manifestOf()) }
    expect(parseManifest(canonicalBytes({ ...manifest, name: 'Anna.jpg' })).ok).toBe(false)
    const named = { ...(await manifestOf()), sealer: { code: 'Anna', key: 'SHA256:x' } }
    expect(writeManifest(named)).toEqual({
      ok: false,
      refusal: { kind: 'not-a-manifest', field: 'sealer.code' },
    })
  })

  it('[SL3] is of one file at least, names none twice, and is not sealed before it was received', async () => {
    const whole = await manifestOf()
    expect(writeManifest({ ...whole, files: [] }).ok).toBe(false)
    expect(writeManifest({ ...whole, files: [...whole.files, ...whole.files] }).ok).toBe(false)
    // A whole second is earlier than its own milliseconds, though not as text.
    expect(writeManifest({ ...whole, sealedAt: at('2021-08-01T09:00:00.001Z') }).ok).toBe(true)
    expect(writeManifest({ ...whole, sealedAt: at('2021-08-01T08:59:59Z') })).toMatchObject({
      refusal: { field: 'sealedAt' },
    })
  })

  it('[SL4] tells a file of it from every other', async () => {
    const read = parseManifest(await written())
    if (!read.ok) throw new Error('ours')
    const file = { sha256: toHex(sha256(photo)), bytes: photo.length }
    expect(isSealedFile(read.value, file)).toBe(true)
    expect(isSealedFile(read.value, { ...file, bytes: 22 })).toBe(false)
    expect(isSealedFile(read.value, { ...file, sha256: '0'.repeat(64) })).toBe(false)
  })
})

describe('a commitment', () => {
  it('[SL9] is H(salt ‖ H(document)), and a photograph that everybody has is not found by it', async () => {
    const document = await written()
    const salt = new Uint8Array(32).fill(7)
    const entry = commitmentOf(salt, document)
    expect(entry).toEqual(sha256(concat(salt, sha256(document))))
    expect(entry).not.toEqual(commitmentOf(new Uint8Array(32), document))
    expect(() => commitmentOf(new Uint8Array(31), document)).toThrow('another length')
    expect(newSalt({ bytes: (count) => new Uint8Array(count).fill(1) })).toHaveLength(32)
  })

  it('[SL10] has a salt that is 64 digits and a newline, and nothing else', () => {
    const salt = new Uint8Array(32).fill(0xab)
    expect(parseSalt(utf8(saltText(salt)))).toEqual(salt)
    for (const bad of [
      'ab'.repeat(32),
      `${'AB'.repeat(32)}\n`,
      `${'ab'.repeat(31)}\n`,
      `${'ab'.repeat(32)}\n\n`,
    ]) {
      expect(parseSalt(utf8(bad))).toBeUndefined()
    }
  })
})

describe('the pieces of a large file', () => {
  it('[SL13] are a tree over the hash of each 16 MiB; a file of one has none', () => {
    expect(piecesOf([])).toBeUndefined()
    expect(piecesOf([sha256(photo)])).toBeUndefined()
    const hashes = [1, 2, 3].map((byte) => sha256(Uint8Array.of(byte)))
    const [a, b, c] = hashes.map((hash) => sha256(concat(Uint8Array.of(0), hash)))
    const node = (left: Uint8Array | undefined, right: Uint8Array | undefined): Bytes =>
      sha256(concat(Uint8Array.of(1), certain(left, 'there'), certain(right, 'there')))
    expect(piecesOf(hashes)).toEqual({ size: sealPiece, count: 3, root: toHex(node(node(a, b), c)) })
    const tree = new PieceTree()
    for (const hash of hashes) tree.add(hash)
    expect(tree.finish()).toEqual(piecesOf(hashes))
  })
})

describe('a seal as a stranger has it', () => {
  let files: SealFiles
  let policy: Policy

  beforeAll(async () => {
    const manifest = await written()
    const salt = new Uint8Array(32).fill(9)
    const store = new MemoryLedger()
    appendEntries(store, [sha256(utf8('dummy')), commitmentOf(salt, manifest), sha256(utf8('another'))])
    const note = await signCheckpoint(store, origin, await keyOf(1))
    const { name } = await witnessKey(11)
    const line = await cosignNote(await keyOf(11), { name, text: note.text, seconds: 1_700_000_000 })
    files = {
      manifest,
      signature: utf8(await signForSsh(await keyOf(5), sealNamespace, manifest)),
      salt: utf8(saltText(salt)),
      proof: utf8(proofText(proofOf(store, 1, { ...note, lines: [...note.lines, line] }))),
    }
    const witnesses = [{ name: 'partner', key: await witnessKey(11) }]
    const read = parsePolicy(policyText([await logKey(1)], witnesses, 1))
    policy = certain(read.ok ? read.value : undefined, 'a policy of ours')
  })

  it('[SL5] says what was sealed, where it stands and since when somebody else knows', async () => {
    expect(await checkSeal(files, policy)).toMatchObject({
      ok: true,
      value: { proven: { index: 1, size: 3, witnessed: [{ seconds: 1_700_000_000 }] } },
    })
  })

  it('[SL6] is no seal once any single bit of manifest, signature or salt is another; those of the proof are LG12’s', async () => {
    const kept: string[] = []
    for (const part of ['manifest', 'signature', 'salt'] as const) {
      let bit = 0
      for (const flipped of flips(files[part])) {
        if ((await checkSeal({ ...files, [part]: flipped }, policy)).ok) kept.push(`${part} ${bit}`)
        bit++
      }
    }
    expect(kept).toEqual([])
  })

  it('[SL7] is not made somebody else’s by signing it again', async () => {
    const signature = utf8(await signForSsh(await keyOf(6), sealNamespace, files.manifest))
    expect(await checkSeal({ ...files, signature }, policy)).toEqual({
      ok: false,
      refusal: { kind: 'not-signed-by-its-key' },
    })
    const other = utf8(await signForSsh(await keyOf(5), 'safeconduct-dossier', files.manifest))
    expect((await checkSeal({ ...files, signature: other }, policy)).ok).toBe(false)
  })
})
