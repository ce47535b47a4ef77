/**
 * The organisation's genesis: the statement whose hash is its name. docs/formats/vault.md §G.
 *
 * A stranger to the program compares this fingerprint by voice; invitations and the dossier carry it.
 */
import { type Bytes, concat, equalBytes, fromBase64Url, toBase64Url, toHex, utf8 } from '../base/bytes.ts'
import { type Instant, parseInstant } from '../base/date.ts'
import { canonicalBytes, parseJson } from '../base/json.ts'
import { isObject } from '../base/parse.ts'
import { sha256 } from '../sealed/hash.ts'
import {
  type PublicKey,
  parsePublicKey,
  publicKeyOf,
  type Signature,
  type SigningKey,
  sign,
  verify,
} from '../sealed/sign.ts'

export type Organisation = {
  readonly id: Bytes
  readonly name: string
  readonly createdAt: Instant
  /** The first device: it signs the genesis and, until there are more, everything. */
  readonly device: PublicKey
  /** Signs dossiers and nothing else. */
  readonly dossierKey: PublicKey
}
export type Genesis = { readonly statement: Bytes; readonly signature: Signature }

export async function writeGenesis(
  name: string,
  createdAt: Instant,
  device: SigningKey,
  dossierKey: PublicKey,
): Promise<Genesis> {
  const statement = statementOf({ name, createdAt, device: publicKeyOf(device), dossierKey })
  return { statement, signature: await sign(device, 'genesis', statement) }
}

/** Undefined unless the statement is whole and signed by the device it names. */
export async function readGenesis({ statement, signature }: Genesis): Promise<Organisation | undefined> {
  const json = parseJson(statement)
  const raw = json.ok ? json.value : undefined
  if (!isObject(raw) || raw['v'] !== 1 || typeof raw['name'] !== 'string') return undefined
  const createdAt = parseInstant(String(raw['createdAt']))
  const device = parsePublicKey(fromBase64Url(String(raw['device'])) ?? new Uint8Array())
  const dossierKey = parsePublicKey(fromBase64Url(String(raw['dossierKey'])) ?? new Uint8Array())
  if (createdAt === undefined || !device.ok || !dossierKey.ok) return undefined
  const said = { name: raw['name'], createdAt, device: device.value, dossierKey: dossierKey.value }
  // One organisation, one spelling, one fingerprint: nothing may stand in the statement beside this.
  if (!equalBytes(statementOf(said), statement)) return undefined
  if (!(await verify(device.value, 'genesis', statement, signature))) return undefined
  return { id: organisationId(statement), ...said }
}

function statementOf({ name, createdAt, device, dossierKey }: Omit<Organisation, 'id'>): Bytes {
  const keys = { device: toBase64Url(device), dossierKey: toBase64Url(dossierKey) }
  return canonicalBytes({ v: 1, name, createdAt, ...keys })
}

export function organisationId(statement: Uint8Array): Bytes {
  return sha256(concat(utf8('safeconduct/v1/genesis\0'), statement))
}

/** Eight groups of four hex digits: 128 bits, short enough to read over a telephone. */
export function fingerprintOf(id: Uint8Array): string {
  return toHex(id.subarray(0, 16)).replaceAll(/(.{4})(?=.)/g, '$1 ')
}
