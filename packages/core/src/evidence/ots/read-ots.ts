/**
 * Reads an OpenTimestamps proof from bytes of which nothing is believed [TS20–TS24]. What it means stands in `attested.ts`.
 */
import { type Bytes, textOf, toHex } from '../../base/bytes.ts'
import { certain, ok, type Result, refuse } from '../../base/result.ts'
import {
  attestationTags,
  hashTags,
  type OtsAttestation,
  type OtsHash,
  type OtsOperation,
  type OtsProof,
  type OtsStep,
  type OtsTree,
  otsLimits,
  otsMagic,
} from './proof.ts'

export type OtsUnread = {
  readonly kind: 'not-ots' | 'other-version' | 'unknown-file-hash' | 'cut-short' | 'too-much' | 'malformed'
}

/** Thrown and caught in this file only: a tree is left from any depth at once. */
class Unread extends Error {
  readonly kind: OtsUnread['kind']
  constructor(kind: OtsUnread['kind']) {
    super(kind)
    this.kind = kind
  }
}

/** A whole `.ots` file. */
export function readOts(file: Uint8Array): Result<OtsProof, OtsUnread> {
  return reading(file, (source) => {
    const magic = source.take(Math.min(otsMagic.length, file.length))
    if (magic.length < otsMagic.length || !otsMagic.every((byte, at) => magic[at] === byte))
      throw new Unread('not-ots')
    if (source.number() !== 1) throw new Unread('other-version')
    const tag = source.byte()
    const known = hashTags.find((each) => each.tag === tag)
    if (known === undefined) throw new Unread('unknown-file-hash')
    const digest = source.take(known.length)
    return { hash: known.hash, digest, tree: readTree(source, { depth: 0, length: known.length }) }
  })
}

/** What a calendar answers: a tree alone, that starts at the message of 32 bytes that it was asked about. */
export function readOtsTree(bytes: Uint8Array): Result<OtsTree, OtsUnread> {
  return reading(bytes, (source) => readTree(source, { depth: 0, length: 32 }))
}

function reading<T>(bytes: Uint8Array, read: (source: Source) => T): Result<T, OtsUnread> {
  if (bytes.length > otsLimits.file) return refuse({ kind: 'too-much' })
  const source = new Source(bytes)
  try {
    const value = read(source)
    return source.ended ? ok(value) : refuse({ kind: 'malformed' })
  } catch (problem) {
    if (problem instanceof Unread) return refuse({ kind: problem.kind })
    throw problem
  }
}

class Source {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get ended(): boolean {
    return this.#at === this.#bytes.length
  }

  byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new Unread('cut-short')
    return byte
  }

  take(length: number): Bytes {
    if (this.#at + length > this.#bytes.length) throw new Unread('cut-short')
    this.#at += length
    return new Uint8Array(this.#bytes.subarray(this.#at - length, this.#at))
  }

  /** Seven bits in a byte, the lowest first; no number here needs more than 32 bits. */
  number(): number {
    let value = 0
    for (let shift = 0; shift <= 28; shift += 7) {
      const byte = this.byte()
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw new Unread('too-much')
  }

  sized(least: number, most: number): Bytes {
    const length = this.number()
    if (length < least || length > most) throw new Unread('too-much')
    return this.take(length)
  }
}

/** How deep the tree is here, and how many bytes the message has: both known without carrying anything out. */
type Here = { readonly depth: number; readonly length: number }

function readTree(source: Source, here: Here): OtsTree {
  // A proof that nests for ever, or doubles its message at each step, would end this process instead of its reading.
  if (here.depth > otsLimits.depth || here.length > otsLimits.message) throw new Unread('too-much')
  const steps: OtsStep[] = []
  for (;;) {
    let tag = source.byte()
    const isFork = tag === 0xff
    if (isFork) tag = source.byte()
    steps.push(readStep(source, tag, here))
    if (!isFork) return steps
  }
}

function readStep(source: Source, tag: number, here: Here): OtsStep {
  if (tag === 0x00) return { kind: 'attestation', attestation: readAttestation(source) }
  const operation = readOperation(source, tag)
  return { kind: 'operation', operation, next: readTree(source, after(operation, here)) }
}

function after(operation: OtsOperation, { depth, length }: Here): Here {
  switch (operation.kind) {
    case 'append':
    case 'prepend':
      return { depth: depth + 1, length: length + operation.argument.length }
    case 'reverse':
      return { depth: depth + 1, length }
    case 'hexlify':
      return { depth: depth + 1, length: length * 2 }
    case 'hash':
      return { depth: depth + 1, length: lengthOf(operation.hash) }
  }
}

function lengthOf(hash: OtsHash): number {
  return certain(
    hashTags.find((each) => each.hash === hash),
    'every hash has a length',
  ).length
}

function readOperation(source: Source, tag: number): OtsOperation {
  if (tag === 0xf0 || tag === 0xf1) {
    const argument = source.sized(1, otsLimits.message)
    return { kind: tag === 0xf0 ? 'append' : 'prepend', argument }
  }
  if (tag === 0xf2) return { kind: 'reverse' }
  if (tag === 0xf3) return { kind: 'hexlify' }
  const known = hashTags.find((each) => each.tag === tag)
  if (known === undefined) throw new Unread('malformed')
  return { kind: 'hash', hash: known.hash }
}

function readAttestation(source: Source): OtsAttestation {
  const tag = toHex(source.take(8))
  const payload = source.sized(0, otsLimits.payload)
  if (tag === attestationTags.bitcoin)
    return { kind: 'bitcoin', height: whole(payload, (inner) => inner.number()) }
  if (tag !== attestationTags.pending) return { kind: 'other', tag, payload }
  const address = textOf(whole(payload, (inner) => inner.sized(0, otsLimits.calendar)))
  // Nothing but an address may come to a screen by this way: the reference client allows the same signs.
  if (address === undefined || !/^[A-Za-z0-9._/:-]*$/.test(address)) throw new Unread('malformed')
  return { kind: 'pending', calendar: address }
}

function whole<T>(payload: Uint8Array, read: (inner: Source) => T): T {
  const inner = new Source(payload)
  const value = read(inner)
  if (!inner.ended) throw new Unread('malformed')
  return value
}
