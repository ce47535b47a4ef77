/**
 * Signatures that `ssh-keygen -Y verify` checks (OpenSSH PROTOCOL.sshsig), Ed25519 only.
 *
 * Signed are not the bytes of the file but
 *
 * ```
 * "SSHSIG" ‖ string namespace ‖ string "" ‖ string "sha512" ‖ string SHA-512(file)
 * ```
 *
 * so that a signature for one purpose cannot be shown for another. One signature has one spelling here:
 * what `ssh-keygen` would also read, with other line breaks or words around it, is refused.
 */
import { type Bytes, concat, equalBytes, fromBase64, textOf, toBase64, u32, utf8 } from '../base/bytes.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { platformBytes } from '../sealed/hash.ts'
import {
  type PublicKey,
  parsePublicKey,
  parseSignature,
  publicKeyOf,
  type Signature,
  type SigningKey,
  signBare,
  verifyBare,
} from '../sealed/sign.ts'
import { keyLine, parseWireKey, wireKey } from './ssh-key.ts'
import { sshReader, sshString } from './ssh-wire.ts'

const magic = utf8('SSHSIG')
const version = 1
const nothing = utf8('')
const hashName = utf8('sha512')
const signatureType = utf8('ssh-ed25519')
const head = '-----BEGIN SSH SIGNATURE-----\n'
const foot = '\n-----END SSH SIGNATURE-----\n'
/** ssh-keygen breaks its lines here. */
const lineLength = 70

export type SshSignature = { readonly publicKey: PublicKey; readonly signature: Signature }
export type SshSignatureRefusal = { readonly kind: 'signature-form' }

/** The armoured signature file for `message`. Same key, same message: same bytes. */
export async function signForSsh(key: SigningKey, namespace: string, message: Uint8Array): Promise<string> {
  const signature = await signBare(key, await signedBytes(namespace, message))
  return armour(namespace, { publicKey: publicKeyOf(key), signature })
}

/** Reads a signature file made for `namespace`; every other spelling, purpose, hash and key type is refused. */
export function parseSshSignature(
  file: Uint8Array,
  namespace: string,
): Result<SshSignature, SshSignatureRefusal> {
  const refusal = refuse({ kind: 'signature-form' } as const)
  const text = textOf(file)
  if (text === undefined || !text.startsWith(head) || !text.endsWith(foot)) return refusal
  const blob = fromBase64(text.slice(head.length, -foot.length).replaceAll('\n', ''))
  const found = blob === undefined ? undefined : readBlob(blob)
  // Writing it again and comparing is the whole of strictness: nothing unread can ride along.
  return found !== undefined && armour(namespace, found) === text ? ok(found) : refusal
}

/** Whether the key in the signature made it over exactly these bytes. Whose key that is, is another question. */
export async function verifySshSignature(
  { publicKey, signature }: SshSignature,
  namespace: string,
  message: Uint8Array,
): Promise<boolean> {
  return verifyBare(publicKey, await signedBytes(namespace, message), signature)
}

/** A line of an `allowed_signers` file that lets the key sign for one namespace and nothing else. */
export function allowedSigner(name: string, namespace: string, publicKey: Uint8Array): string {
  return `${name} namespaces="${namespace}" ${keyLine(publicKey)}\n`
}

async function signedBytes(namespace: string, message: Uint8Array): Promise<Bytes> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-512', platformBytes(message)))
  return concat(magic, ...[utf8(namespace), nothing, hashName, hash].map(sshString))
}

function armour(namespace: string, { publicKey, signature }: SshSignature): string {
  const blob = concat(
    magic,
    u32(version),
    sshString(wireKey(publicKey)),
    ...[utf8(namespace), nothing, hashName].map(sshString),
    sshString(concat(sshString(signatureType), sshString(signature))),
  )
  const lines = toBase64(blob).match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? []
  return `${head}${lines.join('\n')}${foot}`
}

/** Takes the key and the signature out; what stands between them is compared by writing it again. */
function readBlob(blob: Uint8Array): SshSignature | undefined {
  const reader = sshReader(blob)
  if (!equalBytes(reader.take(magic.length) ?? nothing, magic) || reader.number() !== version)
    return undefined
  const key = parseWireKey(reader.string() ?? nothing)
  for (const _ of ['namespace', 'reserved', 'hash']) reader.string()
  const inner = sshReader(reader.string() ?? nothing)
  inner.string()
  const publicKey = parsePublicKey(key ?? nothing)
  const signature = parseSignature(inner.string() ?? nothing)
  return publicKey.ok && signature.ok ? { publicKey: publicKey.value, signature: signature.value } : undefined
}
