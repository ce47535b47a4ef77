/**
 * The bytes of a proof, as the reference client writes them [TS20]: what was read comes out again as it was.
 */
import { type Bytes, concat, fromHex, u8, utf8 } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import {
  attestationTags,
  hashTags,
  type OtsAttestation,
  type OtsHash,
  type OtsOperation,
  type OtsProof,
  type OtsStep,
  type OtsTree,
  otsMagic,
} from './proof.ts'

export function writeOts({ hash, digest, tree }: OtsProof): Bytes {
  return concat(new Uint8Array(otsMagic), number(1), hashTag(hash), digest, treeBytes(tree))
}

function treeBytes(tree: OtsTree): Bytes {
  const parts = tree.map((step, at) =>
    at < tree.length - 1 ? concat(u8(0xff), stepBytes(step)) : stepBytes(step),
  )
  return concat(...parts)
}

function stepBytes(step: OtsStep): Bytes {
  if (step.kind === 'attestation') return attestationBytes(step.attestation)
  return concat(operationBytes(step.operation), treeBytes(step.next))
}

function operationBytes(operation: OtsOperation): Bytes {
  switch (operation.kind) {
    case 'append':
    case 'prepend':
      return concat(u8(operation.kind === 'append' ? 0xf0 : 0xf1), sized(operation.argument))
    case 'reverse':
      return u8(0xf2)
    case 'hexlify':
      return u8(0xf3)
    case 'hash':
      return hashTag(operation.hash)
  }
}

function attestationBytes(attestation: OtsAttestation): Bytes {
  switch (attestation.kind) {
    case 'bitcoin':
      return tagged(attestationTags.bitcoin, number(attestation.height))
    case 'pending':
      return tagged(attestationTags.pending, sized(utf8(attestation.calendar)))
    case 'other':
      return tagged(attestation.tag, attestation.payload)
  }
}

function tagged(tag: string, payload: Uint8Array): Bytes {
  return concat(u8(0x00), certain(fromHex(tag), 'tags are hex'), sized(payload))
}

function hashTag(hash: OtsHash): Bytes {
  return u8(
    certain(
      hashTags.find((each) => each.hash === hash),
      'every hash has a tag',
    ).tag,
  )
}

function sized(bytes: Uint8Array): Bytes {
  return concat(number(bytes.length), bytes)
}

function number(value: number): Bytes {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return new Uint8Array([...bytes, rest])
    bytes.push((rest % 128) + 128)
  }
}
