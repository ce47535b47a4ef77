/**
 * Whether a certificate may sign times at all, and whether the signature names this very certificate. The library asks
 * neither: it takes a token that was signed with the certificate of any web server under a trusted root [TS4, TS5].
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { type Certificate, ExtKeyUsage, type SignerInfo } from 'pkijs'
import { derOf } from './token.ts'

const keyPurposeExtension = '2.5.29.37'
const timeStamping = '1.3.6.1.5.5.7.3.8'

/** RFC 3161, section 2.3: the purpose is time stamping, no other beside it, and marked critical. */
export function isForTimeStampingOnly(certificate: Certificate): boolean {
  const found = (certificate.extensions ?? []).filter(({ extnID }) => extnID === keyPurposeExtension)
  const [only, another] = found
  if (only === undefined || another !== undefined || !only.critical) return false
  const purposes = only.parsedValue instanceof ExtKeyUsage ? only.parsedValue.keyPurposes : []
  return purposes.length === 1 && purposes[0] === timeStamping
}

const signingCertificate = '1.2.840.113549.1.9.16.2.12'
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47'
const contentTypeAttribute = '1.2.840.113549.1.9.3'
const messageDigestAttribute = '1.2.840.113549.1.9.4'
const statementType = '1.2.840.113549.1.9.16.1.4'

const hashNames: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** `sha256`, `sha384` or `sha512`; undefined for any other, SHA-1 first of all [TS3]. */
export function strongHash(algorithmId: string): string | undefined {
  return hashNames[algorithmId]
}

/**
 * What may have signed: RSA (PKCS #1 with the digest named beside it, or in it), ECDSA and Ed25519. RSASSA-PSS hides its
 * hash in parameters whose default is SHA-1, and no authority in use needs it.
 */
const signatures: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.1',
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
  '1.3.101.112',
])

export function isStrong({ digestAlgorithm, signatureAlgorithm }: SignerInfo): boolean {
  return (
    strongHash(digestAlgorithm.algorithmId) !== undefined && signatures.has(signatureAlgorithm.algorithmId)
  )
}

/**
 * RFC 5652, sections 5.3 and 11: the signature covers a statement of time, and not something else that reads like one; and
 * there is one digest of it, so that nobody checks another than the next verifier.
 */
export function isAboutATime(signer: SignerInfo): boolean {
  const [type, anotherType] = valuesOf(signer, contentTypeAttribute)
  const digests = valuesOf(signer, messageDigestAttribute)
  return anotherType === undefined && textOf(type) === statementType && digests.length === 1
}

/**
 * Whether the signed attributes name `certificate` by its hash (RFC 5035; RFC 2634 with SHA-1). Without it, another
 * certificate with the same key and another name or purpose could be put in its place.
 */
export function namesItsCertificate(signer: SignerInfo, certificate: Certificate): boolean {
  const [v2] = valuesOf(signer, signingCertificateV2)
  const [v1] = valuesOf(signer, signingCertificate)
  const named = v2 === undefined ? firstNamed(v1, 'sha1') : firstNamed(v2, 'sha256')
  const der = derOf(certificate)
  if (named === undefined || der === undefined) return false
  const hash = createHash(named.hash).update(der).digest()
  return hash.length === named.value.length && timingSafeEqual(hash, named.value)
}

/** The first certificate identifier of a SigningCertificate(V2): the signer's own, by both documents. */
function firstNamed(
  attribute: unknown,
  plain: string,
): { readonly hash: string; readonly value: Buffer } | undefined {
  const identifier = partsOf(partsOf(attribute)[0])[0]
  const [first, second] = partsOf(identifier)
  if (first instanceof OctetString) return { hash: plain, value: Buffer.from(first.getValue()) }
  const hash = strongHash(textOf(partsOf(first)[0]) ?? '')
  if (hash === undefined || !(second instanceof OctetString)) return undefined
  return { hash, value: Buffer.from(second.getValue()) }
}

function valuesOf(signer: SignerInfo, type: string): readonly unknown[] {
  const found = (signer.signedAttrs?.attributes ?? []).filter((each) => each.type === type)
  // Twice the same attribute is for a verifier to refuse, not to choose from (RFC 5652, section 5.3).
  return found.length === 1 ? (found[0]?.values ?? []) : []
}

function partsOf(part: unknown): readonly unknown[] {
  return part instanceof Sequence ? part.valueBlock.value : []
}

/** The dotted form of an object identifier. */
function textOf(part: unknown): string | undefined {
  return part instanceof ObjectIdentifier ? part.getValue() : undefined
}
