/** A seal and its log as plain files, for somebody who has none of our software. docs/formats/seal.md, the folder of a seal. */
import { type Bytes, concat, fromHex, textOf, toBase64, utf8 } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { keyText, type NoteKey } from '../ledger/note.ts'
import { type LedgerProof, parseProof } from '../ledger/proof.ts'
import { parseKeyLine } from '../ssh-key.ts'
import { allowedSigner } from '../ssh-signature.ts'
import { type SealFiles, sealNamespace } from './check-seal.ts'

/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410) before its 32 bytes. */
const spkiHead = certain(fromHex('302a300506032b6570032100'), 'written just here')

/** A key as `openssl pkeyutl -pubin` reads it. */
export function publicPem(publicKey: Uint8Array): string {
  return `-----BEGIN PUBLIC KEY-----\n${toBase64(concat(spkiHead, publicKey))}\n-----END PUBLIC KEY-----\n`
}

export type NamedFile = { readonly path: string; readonly bytes: Bytes }

/** Everything of the folder but the item's own files, tokens for time and `SHA256SUMS`. */
export function strangerFiles(
  seal: SealFiles,
  { log, signer, policy }: { readonly log: NoteKey; readonly signer: string; readonly policy: string },
): readonly NamedFile[] {
  const file = (path: string, bytes: Uint8Array | string): NamedFile => ({
    path,
    bytes: typeof bytes === 'string' ? utf8(bytes) : Uint8Array.from(bytes),
  })
  const key = certain(parseKeyLine(signer), 'a key line of ours')
  return [
    file('manifest.json', seal.manifest),
    file('manifest.json.sshsig', seal.signature),
    file('salt.hex', seal.salt),
    file('manifest.tlog-proof', seal.proof),
    file('checkpoint', proofIn(seal).note.text),
    file('policy', policy),
    file('log.vkey', `${keyText(log)}\n`),
    file('log.pub.pem', publicPem(log.publicKey)),
    file('allowed_signers', allowedSigner('sealer', sealNamespace, key)),
  ]
}

function proofIn({ proof }: SealFiles): LedgerProof {
  const parsed = parseProof(proof)
  return certain(
    parsed.ok ? parsed.value : undefined,
    `a proof of ours, ${textOf(proof)?.length ?? 0} letters`,
  )
}
