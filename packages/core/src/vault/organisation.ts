/**
 * The organisation's genesis: the statement whose hash is its name. docs/formats/vault.md §G.
 *
 * A stranger to the program compares this fingerprint by voice; invitations and the dossier carry it. It names
 * the founder's device, the key that mail to it is sealed to, and the founder's code: the first admin.
 */
import { type Bytes, concat, equalBytes, fromBase64Url, toBase64Url, toHex, utf8 } from '../base/bytes.ts'
import { type Instant, parseInstant } from '../base/date.ts'
import { canonicalBytes, parseJson } from '../base/json.ts'
import { isObject, isText } from '../base/parse.ts'
import { type EnvelopePublicKey, parseEnvelopePublicKey } from '../sealed/envelope.ts'
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
  /** What is sealed to the first device is sealed to this key. */
  readonly envelope: EnvelopePublicKey
  /** The founder's code, `M-01` unless chosen otherwise. Never a name. */
  readonly member: string
}
export type Genesis = { readonly statement: Bytes; readonly signature: Signature }

export const genesisVersion = 2
const memberCodeForm = /^[A-Z]{1,3}-[0-9]{2,6}$/
const longestName = 200

/** How staff call a member: letters, a hyphen, digits. */
export function isMemberCode(text: string): boolean {
  return memberCodeForm.test(text)
}

export async function writeGenesis(
  about: { readonly name: string; readonly createdAt: Instant; readonly member?: string },
  device: SigningKey,
  keys: { readonly dossierKey: PublicKey; readonly envelope: EnvelopePublicKey },
): Promise<Genesis> {
  const { name, createdAt, member = 'M-01' } = about
  if (!isMemberCode(member) || name.length > longestName) {
    throw new Error('a genesis was to be written that no reader accepts')
  }
  // Last: whoever hands over all of a founder's keys hands over the private one under the same name.
  const statement = statementOf({ name, createdAt, member, ...keys, device: publicKeyOf(device) })
  return { statement, signature: await sign(device, 'genesis', statement) }
}

/** Undefined unless the statement is whole, of this version, and signed by the device it names. */
export async function readGenesis({ statement, signature }: Genesis): Promise<Organisation | undefined> {
  const json = parseJson(statement, { maxBytes: 16_384, maxDepth: 2 })
  const raw = json.ok ? json.value : undefined
  if (!isObject(raw) || raw['v'] !== genesisVersion) return undefined
  const { name, member } = { name: raw['name'], member: raw['member'] }
  if (!isText(name) || name.length > longestName || !isText(member) || !isMemberCode(member)) return undefined
  const createdAt = parseInstant(String(raw['createdAt']))
  const device = parsePublicKey(bytesOf(raw['device']))
  const dossierKey = parsePublicKey(bytesOf(raw['dossierKey']))
  const envelope = parseEnvelopePublicKey(bytesOf(raw['envelope']))
  if (createdAt === undefined || !device.ok || !dossierKey.ok || !envelope.ok) return undefined
  const keys = { device: device.value, dossierKey: dossierKey.value, envelope: envelope.value }
  const said = { name, member, createdAt, ...keys }
  // One organisation, one spelling, one fingerprint: nothing may stand in the statement beside this.
  if (!equalBytes(statementOf(said), statement)) return undefined
  if (!(await verify(device.value, 'genesis', statement, signature))) return undefined
  return { id: organisationId(statement), ...said }
}

function bytesOf(text: unknown): Bytes {
  return fromBase64Url(isText(text) ? text : '') ?? new Uint8Array()
}

function statementOf({ name, createdAt, member, ...keys }: Omit<Organisation, 'id'>): Bytes {
  const { device, dossierKey, envelope } = keys
  return canonicalBytes({
    v: genesisVersion,
    name,
    createdAt,
    member,
    device: toBase64Url(device),
    dossierKey: toBase64Url(dossierKey),
    envelope: toBase64Url(envelope),
  })
}

export function organisationId(statement: Uint8Array): Bytes {
  return sha256(concat(utf8('safeconduct/v1/genesis\0'), statement))
}

/** Eight groups of four hex digits: 128 bits, short enough to read over a telephone. */
export function fingerprintOf(id: Uint8Array): string {
  return toHex(id.subarray(0, 16)).replaceAll(/(.{4})(?=.)/g, '$1 ')
}
