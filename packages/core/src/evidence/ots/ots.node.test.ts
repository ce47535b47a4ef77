import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readShared, sharedIsHere } from '../../../../../test/shared.ts'
import { type Bytes, concat, fromHex, toHex, u8, utf8 } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { attestedBy, blinded, checkBlockHeader, shownRoot } from './attested.ts'
import { newProof, upgraded } from './compose-ots.ts'
import { type OtsAttestation, otsMagic } from './proof.ts'
import { readOts, readOtsTree } from './read-ots.ts'
import { writeOts } from './write-ots.ts'

const oldHashes = (hash: 'sha1' | 'ripemd160', message: Uint8Array): Bytes =>
  new Uint8Array(createHash(hash).update(message).digest())

/** Stands for a platform that has no such hash, as browsers do not. */
const none = (): undefined => undefined

/** What the reference client (python-opentimestamps 0.4.2) says of its own examples. */
const examples: readonly (readonly [string, readonly string[] | string])[] = [
  ['bad-stamp.txt.ots', ['921f81b9147c9aeb bitcoin 358391']],
  ['empty.ots', ['715b7e36276a66d8 bitcoin 129405']],
  ['exceeds-max-msg-length.ots', 'too-much'],
  ['gdp2q25-2nd.pdf.ots', ['ae390025e12b85ac bitcoin 912095']],
  ['hello-world.txt.ots', ['007ee445d23ad061 bitcoin 358391']],
  ['incomplete.txt.ots', ['57cfa5c46716df9b pending https://alice.btc.calendar.opentimestamps.org']],
  ['invalid-file-digest-type.ots', 'unknown-file-hash'],
  [
    'known-and-unknown-notary.txt.ots',
    [
      '57e89f38173f127e pending https://bob.btc.calendar.opentimestamps.org',
      '57e89f37c0b849c6 other 0102030405060708',
    ],
  ],
  [
    'merkle1.txt.ots',
    [
      '57d982df8b35bc0a pending https://alice.btc.calendar.opentimestamps.org',
      '57d982e0a2181eb7 pending https://bob.btc.calendar.opentimestamps.org',
    ],
  ],
  [
    'merkle3.txt.ots',
    [
      '57d982df8b35bc0a pending https://alice.btc.calendar.opentimestamps.org',
      '57d982e0a2181eb7 pending https://bob.btc.calendar.opentimestamps.org',
    ],
  ],
  ['unknown-notary.txt.ots', ['57e89d286d747eb3 other 0102030405060708']],
  ['empty', 'not-ots'],
  ['hello-world.txt', 'not-ots'],
]

function said(attestation: OtsAttestation): string {
  if (attestation.kind === 'bitcoin') return `bitcoin ${attestation.height}`
  return attestation.kind === 'pending' ? `pending ${attestation.calendar}` : `other ${attestation.tag}`
}

function verdictOf(file: Uint8Array): readonly string[] | string {
  const read = readOts(file)
  if (!read.ok) return read.refusal.kind
  return attestedBy(read.value, oldHashes).map(
    ({ attestation, message }) => `${toHex(message ?? new Uint8Array(8)).slice(0, 16)} ${said(attestation)}`,
  )
}

const random = (length: number, seed: number): Bytes =>
  new Uint8Array(Array.from({ length }, (_, at) => (at * 31 + seed * 97) & 0xff))

describe('a proof of OpenTimestamps', () => {
  it.skipIf(!sharedIsHere).each(examples)(
    '[TS20] %s means what the reference client says',
    async (name, expected) => {
      const file = await readShared(`vectors/ots/${name}`)
      expect(verdictOf(file ?? new Uint8Array(0))).toEqual(expected)
    },
  )

  it.skipIf(!sharedIsHere)('[TS21] says of chains that it cannot follow that it cannot', async () => {
    const file = (await readShared('vectors/ots/different-blockchains.txt.ots')) ?? new Uint8Array(0)
    const read = readOts(file)
    const attested = read.ok ? attestedBy(read.value, oldHashes) : []
    expect(attested.map(({ attestation, message }) => [said(attestation), message !== undefined])).toEqual([
      ['pending https://eth.ots.eternitywall.com', true],
      ['other 30fe8087b5c7ead7', false],
      ['pending https://ots.eternitywall.it', true],
      ['bitcoin 455605', true],
    ])
  })

  it.skipIf(!sharedIsHere)('[TS20] comes out again as the bytes that were read', async () => {
    for (const [name, expected] of examples) {
      if (typeof expected === 'string') continue
      const file = (await readShared(`vectors/ots/${name}`)) ?? new Uint8Array(0)
      const read = readOts(file)
      expect(read.ok && toHex(writeOts(read.value)), name).toBe(toHex(file))
    }
  })

  it.skipIf(!sharedIsHere)('[TS21] is no proof where a hash on its way cannot be computed', async () => {
    const read = readOts((await readShared('vectors/ots/hello-world.txt.ots')) ?? new Uint8Array(0))
    expect(read.ok && attestedBy(read.value, none)).toEqual([
      { attestation: { kind: 'bitcoin', height: 358_391 }, message: undefined },
    ])
  })

  it('[TS22] is refused when cut anywhere, and when anything follows it', () => {
    const file = writeOts(
      newProof(random(32, 1), random(16, 2), [
        [{ kind: 'attestation', attestation: { kind: 'pending', calendar: 'https://a.example' } }],
      ]),
    )
    expect(readOts(file).ok).toBe(true)
    for (let length = 0; length < file.length; length++)
      expect(readOts(file.subarray(0, length)).ok, `cut at ${length}`).toBe(false)
    expect(readOts(concat(file, u8(0)))).toEqual({ ok: false, refusal: { kind: 'malformed' } })
  })

  it('[TS23] that nests for ever, or grows without end, is refused before it is carried out', () => {
    const head = concat(new Uint8Array(otsMagic), u8(1), u8(0x08), random(32, 3))
    const nested = concat(head, new Uint8Array(5000).fill(0xf2))
    expect(readOts(nested)).toEqual({ ok: false, refusal: { kind: 'too-much' } })
    const doubled = concat(head, new Uint8Array(200).fill(0xf3))
    expect(readOts(doubled)).toEqual({ ok: false, refusal: { kind: 'too-much' } })
    expect(readOts(concat(head, u8(0xf0), new Uint8Array(5).fill(0xff)))).toEqual({
      ok: false,
      refusal: { kind: 'too-much' },
    })
  })

  it('[TS24] whose calendar bears signs that are no address is refused: it would come to a screen', () => {
    const bad = (calendar: string) =>
      readOts(
        writeOts(
          newProof(random(32, 1), random(16, 2), [
            [{ kind: 'attestation', attestation: { kind: 'pending', calendar } }],
          ]),
        ),
      ).ok
    expect(bad('https://a.example/x_1')).toBe(true)
    expect([bad('https://a.example/<b>'), bad('https://a.example/?q'), bad('a‮b')]).toEqual([
      false,
      false,
      false,
    ])
  })

  it('[TS27] asks calendars about a hash that nobody can tell the file by, and keeps every answer', () => {
    const [digest, nonce] = [random(32, 5), random(16, 6)]
    const calendars = ['https://a.example', 'https://b.example']
    const answers = calendars.map((calendar, at) => {
      const tree = readOtsTree(
        concat(
          u8(0xf0),
          u8(1),
          u8(at),
          u8(0x08),
          u8(0x00),
          pendingTag,
          u8(calendar.length + 1),
          u8(calendar.length),
          utf8(calendar),
        ),
      )
      if (!tree.ok) throw new Error(tree.refusal.kind)
      return tree.value
    })
    const proof = newProof(digest, nonce, answers)
    const asked = blinded(digest, nonce)
    const attested = attestedBy(proof, none)
    expect(attested.map(({ attestation }) => said(attestation))).toEqual(
      calendars.map((each) => `pending ${each}`),
    )
    expect(attested.map(({ message }) => toHex(message ?? u8(0)))).toEqual(
      [0, 1].map((at) => toHex(sha256(concat(asked, u8(at))))),
    )
  })

  it('[TS28] takes what one calendar knows now at its own promise, and the others keep theirs', () => {
    const calendar = 'https://a.example'
    const promise = { kind: 'attestation', attestation: { kind: 'pending', calendar } } as const
    const step = (byte: number) =>
      ({
        kind: 'operation',
        operation: { kind: 'append', argument: u8(byte) },
        next: [promise],
      }) as const
    const proof = newProof(random(32, 7), random(16, 8), [[step(1)], [step(2)]])
    const [, second] = attestedBy(proof, none)
    const block = [{ kind: 'attestation', attestation: { kind: 'bitcoin', height: 900_000 } }] as const
    const message = second?.message ?? u8(0)
    const after = attestedBy(upgraded(proof, { calendar, message }, block, none), none)
    expect(after.map(({ attestation }) => said(attestation))).toEqual([
      `pending ${calendar}`,
      'bitcoin 900000',
      `pending ${calendar}`,
    ])
    expect(toHex(after[1]?.message ?? u8(0))).toBe(toHex(message))
  })
})

const pendingTag = fromHex('83dfe30d2ef90c8e') ?? u8(0)

/** The first block of the chain, which everybody has. */
const genesis =
  fromHex(
    '0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c',
  ) ?? u8(0)

describe('the header of a block', () => {
  it('[TS26] of another Merkle root, of no work or of another length proves nothing', () => {
    const root = genesis.subarray(36, 68)
    const kindOf = (header: Uint8Array, of: Uint8Array) => {
      const checked = checkBlockHeader(header, of)
      return checked.ok ? 'checked' : checked.refusal.kind
    }
    expect(shownRoot(root)).toBe('4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b')
    expect(kindOf(genesis, random(32, 1))).toBe('other-merkle-root')
    expect(kindOf(genesis.subarray(1), root)).toBe('no-block-header')
    const changed = genesis.slice()
    changed[76] = 0
    expect(kindOf(changed, root)).toBe('no-proof-of-work')
    // A header that anybody can make in minutes: true work, and too little of it for the years of these proofs.
    expect(kindOf(genesis, root)).toBe('little-work')
  })

  it('[TS26] of a later block is proof that much work was done on it, and says when its miner made it', () => {
    const header = fromHex(blockOf2014) ?? u8(0)
    const checked = checkBlockHeader(header, header.subarray(36, 68))
    expect(checked).toMatchObject({ ok: true, value: { minedAt: '2014-05-10T06:32:34Z' } })
    expect(checked.ok && checked.value.block).toBe(
      '000000000000000082ccf8f1557c5d40b21edabb18d2d691cfbf87118bac7254',
    )
  })
})
const blockOf2014 =
  '020000007ef055e1674d2e6551dba41cd214debbee34aeb544c7ec670000000000000000d3998963f80c5bab43fe8c26228e98d030edf4dcbe48a666f5c39e2d7a885c9102c86d536c890019593a470d'
