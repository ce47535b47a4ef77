/**
 * When a seal is known to have been there, and by whose word: witnesses of the ledger, authorities for time (judged by the
 * roots of this organisation and of this machine, as `verify` judges them), and OpenTimestamps, of which a promise proves
 * nothing until a block bears it. docs/formats/desk-calls.md, C136.
 */
import { rootCertificates } from 'node:tls'
import { equalBytes, fromBase64, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type Instant, instantOf } from '@safeconduct/core/base/date.ts'
import { printable } from '@safeconduct/core/base/printable.ts'
import type { Note } from '@safeconduct/core/evidence/ledger/note.ts'
import { attestedBy } from '@safeconduct/core/evidence/ots/attested.ts'
import { readOts } from '@safeconduct/core/evidence/ots/read-ots.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { nameOf } from '@safeconduct/host/dossier/judge-times.ts'
import { parseAuthorities } from '@safeconduct/host/evidence/timestamps/authorities.ts'
import { certificatesIn } from '@safeconduct/host/evidence/timestamps/pem.ts'
import { readToken } from '@safeconduct/host/evidence/timestamps/token.ts'
import { verifyTimestamp } from '@safeconduct/host/evidence/timestamps/verify-timestamp.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { authoritiesText } from '@safeconduct/host/work/directory.ts'
import type { BlockView, CosignedView, TimeView } from '../calls/evidence.ts'

/** The platform's list is long, and is read once. */
let platform: readonly Uint8Array[] | undefined

/** Whom this organisation and this machine believe about time. */
export function rootsHere(vault: Vault): readonly Uint8Array[] {
  const own = parseAuthorities(authoritiesText(vault))
  platform ??= rootCertificates.flatMap(certificatesIn)
  return [...(own.ok ? own.value.roots : []), ...platform]
}

export async function timeView(
  base64: string,
  { text }: Note,
  roots: readonly Uint8Array[],
): Promise<TimeView> {
  const token = fromBase64(base64)
  const verified =
    token === undefined ? undefined : await verifyTimestamp(token, { about: { message: utf8(text) }, roots })
  if (token === undefined || verified === undefined) return { state: 'wrong' }
  if (verified.ok) {
    const { time, chain } = verified.value
    return { state: 'believed', at: time, authority: printable(nameOf(chain[0]?.subject ?? '')) }
  }
  const { kind } = verified.refusal
  if (kind !== 'untrusted' && kind !== 'no-signer-certificate') return { state: 'wrong' }
  // What it says of itself, said as that.
  const read = readToken(token)
  if (!read.ok) return { state: 'wrong' }
  const { statement, certificates } = read.value
  const subject = certificates[0]?.subject.typesAndValues.map(({ value }) => value.valueBlock.value)
  const at: Instant = instantOf(statement.genTime.getTime())
  return { state: 'unjudged', at, authority: printable(subject?.at(-1) ?? '').slice(0, 200) }
}

/** Undefined where no calendar was asked. */
export function blockView(base64: string, { text }: Note): BlockView | undefined {
  if (base64 === '') return undefined
  const bytes = fromBase64(base64)
  const proof = bytes === undefined ? undefined : readOts(bytes)
  if (proof?.ok !== true || !equalBytes(proof.value.digest, sha256(utf8(text))))
    return { state: 'wrong', blocks: [], calendars: [] }
  const attested = attestedBy(proof.value, () => undefined)
  const blocks = attested.flatMap(({ attestation, message }) =>
    attestation.kind === 'bitcoin' && message !== undefined ? [attestation.height] : [],
  )
  const calendars = attested.flatMap(({ attestation }) =>
    attestation.kind === 'pending' ? [printable(attestation.calendar).slice(0, 200)] : [],
  )
  return {
    state: blocks.length > 0 ? 'in-block' : 'promised',
    blocks: blocks.toSorted((a, b) => a - b),
    calendars: [...new Set(calendars)],
  }
}

/** Who signed the step of the ledger beside the ledger itself, and at which second each says to have seen it. */
export function cosignedBy({ lines }: Note, origin: string | undefined): readonly CosignedView[] {
  return lines.flatMap(({ name, signature }) => {
    if (name === origin) return []
    const seconds =
      signature.length === 8 + 64
        ? Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0))
        : 0
    const isTime = seconds > 0 && seconds < 253_402_300_799
    return [{ name, ...(isTime ? { at: instantOf(seconds * 1000) } : {}) }]
  })
}
