/**
 * An Ed25519 public key in the forms that OpenSSH prints, so that a stranger compares ours with what
 * `ssh-keygen -l` shows.
 *
 * The fingerprint is the one thing two people read to each other over the telephone.
 */
import { type Brand, brand } from '../base/brand.ts'
import { type Bytes, concat, equalBytes, fromBase64, toBase64, utf8 } from '../base/bytes.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { sha256 } from '../sealed/hash.ts'
import { sshReader, sshString } from './ssh-wire.ts'

/** `SHA256:` and 43 characters of unpadded base64, as `ssh-keygen -l` prints it. */
export type Fingerprint = Brand<string, 'Fingerprint'>

const keyType = 'ssh-ed25519'

/** The wire form of a key (RFC 8709): what SSH hashes, and what stands in base64 in a key line. */
export function wireKey(publicKey: Uint8Array): Bytes {
  return concat(sshString(utf8(keyType)), sshString(publicKey))
}

/** The 32 bytes of the key, or undefined when it is another type or has bytes left over. */
export function parseWireKey(wire: Uint8Array): Bytes | undefined {
  const reader = sshReader(wire)
  const type = reader.string()
  const key = reader.string()
  if (type === undefined || key === undefined || !reader.done()) return undefined
  return equalBytes(type, utf8(keyType)) && key.length === 32 ? key : undefined
}

export function fingerprintOf(publicKey: Uint8Array): Fingerprint {
  return brand<Fingerprint>(`SHA256:${toBase64(sha256(wireKey(publicKey))).replaceAll('=', '')}`)
}

/** `ssh-ed25519 AAAA…`, without a comment. */
export function keyLine(publicKey: Uint8Array): string {
  return `${keyType} ${toBase64(wireKey(publicKey))}`
}

export function parseKeyLine(line: string): Bytes | undefined {
  const match = /^ssh-ed25519 ([A-Za-z0-9+/]+={0,2})$/.exec(line)
  const wire = fromBase64(match?.[1] ?? '')
  return match === null || wire === undefined ? undefined : parseWireKey(wire)
}

/** A key that the person checking has from somewhere else than the dossier, with the name it came under. */
export type ExpectedKey = { readonly fingerprint: Fingerprint; readonly name?: string }
export type KeyRefusal = { readonly kind: 'not-a-key' }

/**
 * Reads what a person has: a fingerprint, an OpenSSH key line, or a line of `allowed_signers`. The first
 * line that is neither empty nor a comment counts; the words after the key, or before it, are its name.
 */
export function parseExpectedKey(typed: string): Result<ExpectedKey, KeyRefusal> {
  const line = typed.split(/\r?\n/).find((text) => text.trim() !== '' && !text.startsWith('#')) ?? ''
  const print = /^\s*(SHA256:[A-Za-z0-9+/]{43})(?:\s+(\S.*))?$/.exec(line)
  if (print?.[1] !== undefined) return ok({ fingerprint: brand<Fingerprint>(print[1]), ...named(print[2]) })
  const match = /^(?:(.*)\s)?ssh-ed25519\s+([A-Za-z0-9+/]+={0,2})(?:\s+(\S.*))?$/.exec(line.trim())
  const key = parseKeyLine(`${keyType} ${match?.[2] ?? ''}`)
  if (key === undefined) return refuse({ kind: 'not-a-key' })
  return ok({ fingerprint: fingerprintOf(key), ...named(match?.[3] ?? match?.[1]?.split(/\s/)[0]) })
}

function named(name: string | undefined): { readonly name?: string } {
  const plain = name
    ?.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 200)
  return plain === undefined || plain === '' ? {} : { name: plain }
}
