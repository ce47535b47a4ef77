/**
 * What an OpenTimestamps proof is: a tree of operations that starts at the digest of a file and ends in
 * attestations. Its bytes are those of the reference client, python-opentimestamps (`core/timestamp.py`, `core/op.py`,
 * `core/notary.py`); there is no other specification. Rules TS20 to TS29 of docs/formats/timestamps.md.
 */
import type { Bytes } from '../../base/bytes.ts'

/** The hashes of a file that a proof may start at, and those inside it. `keccak256` is read and never computed. */
export type OtsHash = 'sha1' | 'ripemd160' | 'sha256' | 'keccak256'

export type OtsOperation =
  | { readonly kind: 'append' | 'prepend'; readonly argument: Bytes }
  | { readonly kind: 'reverse' | 'hexlify' }
  | { readonly kind: 'hash'; readonly hash: OtsHash }

export type OtsAttestation =
  /** The message here is the Merkle root of the block at `height`, if the proof is true. */
  | { readonly kind: 'bitcoin'; readonly height: number }
  /** A calendar has promised to bring it into a block. */
  | { readonly kind: 'pending'; readonly calendar: string }
  /** Of another chain, or of a kind that nobody here knows: 8 bytes name it. */
  | { readonly kind: 'other'; readonly tag: string; readonly payload: Bytes }

export type OtsStep =
  | { readonly kind: 'operation'; readonly operation: OtsOperation; readonly next: OtsTree }
  | { readonly kind: 'attestation'; readonly attestation: OtsAttestation }

/** Everything that follows from one message, in the order of the file. Never empty. */
export type OtsTree = readonly OtsStep[]

export type OtsProof = { readonly hash: OtsHash; readonly digest: Bytes; readonly tree: OtsTree }

export const otsLimits = {
  /** Of a message, an argument and what an operation makes. */
  message: 4096,
  payload: 8192,
  /** Of a calendar's address. */
  calendar: 1000,
  depth: 256,
  file: 1 << 20,
} as const

export const otsMagic: readonly number[] = [
  0x00, 0x4f, 0x70, 0x65, 0x6e, 0x54, 0x69, 0x6d, 0x65, 0x73, 0x74, 0x61, 0x6d, 0x70, 0x73, 0x00, 0x00, 0x50,
  0x72, 0x6f, 0x6f, 0x66, 0x00, 0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94,
]

export const hashTags: readonly { readonly tag: number; readonly hash: OtsHash; readonly length: number }[] =
  [
    { tag: 0x02, hash: 'sha1', length: 20 },
    { tag: 0x03, hash: 'ripemd160', length: 20 },
    { tag: 0x08, hash: 'sha256', length: 32 },
    { tag: 0x67, hash: 'keccak256', length: 32 },
  ]

export const attestationTags = { pending: '83dfe30d2ef90c8e', bitcoin: '0588960d73d71901' } as const
