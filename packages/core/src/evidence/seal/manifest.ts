/**
 * What a seal says: `manifest.json`, canonical JSON that a person can read, signed by the device that sealed.
 *
 * It names files by hash and size and people by code. The name that a file came with stands nowhere in it: people put
 * names of people into names of files. docs/formats/seal.md, SL1 to SL8.
 */
import { type Bytes, equalBytes } from '../../base/bytes.ts'
import { type Instant, millisOf, parseInstant } from '../../base/date.ts'
import { recordId } from '../../base/id.ts'
import { canonicalBytes, parseJson } from '../../base/json.ts'
import {
  listOf,
  type ObjectOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  unfit,
  whole,
} from '../../base/parse.ts'
import { ok, type Result, refuse } from '../../base/result.ts'

const sealFormat = 'safeconduct-seal/1'

/** What a file is to the item. `derivative` is what was made from a sealed file: a redacted copy, a still, a translation. */
const fileRoles = ['original', 'rendering', 'transcript', 'derivative', 'metadata'] as const
/** How it reached us; the person it came from is in the vault and in no manifest. */
const ways = [
  'by-hand',
  'line',
  'chat-export',
  'post',
  'capture',
  'public-web',
  'partner',
  'made-here',
] as const

export const sealHash: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? ok(value) : unfit(field, 'not-a-hash')

export const sealMoment: Parser<Instant> = (value, field) => {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined
  return instant === undefined ? unfit(field, 'not-an-instant') : ok(instant)
}

export const sealFingerprint: Parser<string> = (value, field) =>
  typeof value === 'string' && /^SHA256:[A-Za-z0-9+/]{43}$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-code')

/** A code of a person in this item's papers: never a name. */
export const handlerCode: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[A-Z]{1,3}-[0-9A-Za-z]{1,16}$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-code')

const mediaType: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-term')

export const toolShape = { name: text({ max: 100, lines: false }), version: text({ max: 100, lines: false }) }

const fileShape = {
  role: oneOf(fileRoles),
  sha256: sealHash,
  bytes: whole(0, Number.MAX_SAFE_INTEGER),
  mediaType,
  /** Tree over the SHA-256 of each 16 MiB; a file of one piece needs none. */
  pieces: optional(object({ size: whole(1, 1 << 30), count: whole(2, 2 ** 40), root: sealHash })),
  /** Tree over salted tiles or paragraphs, by which a redacted copy proves where it is from. */
  redactable: optional(object({ scheme: text({ max: 100, lines: false }), root: sealHash })),
  derivedFrom: optional(sealHash),
}

const manifestShape = {
  format: oneOf([sealFormat]),
  item: recordId,
  files: listOf(object(fileShape), { min: 1, max: 10_000 }),
  receivedVia: oneOf(ways),
  receivedAt: sealMoment,
  sealedAt: sealMoment,
  sealer: object({ code: handlerCode, key: sealFingerprint }),
  tool: object({ ...toolShape, build: optional(text({ max: 100, lines: false })) }),
  consents: listOf(recordId, { max: 1000 }),
  /** SHA-256 of the manifest before, where an item is sealed again with more files. */
  previous: optional(sealHash),
}
export type SealManifest = ObjectOf<typeof manifestShape>
export type SealedFile = SealManifest['files'][number]
export type ManifestRefusal = { readonly kind: 'not-a-manifest'; readonly field: string }

/** Parses what is to be sealed, so that nothing is signed that nobody would take back. Same words, same bytes. */
export function writeManifest(manifest: Omit<SealManifest, 'format'>): Result<Bytes, ManifestRefusal> {
  const whole = parseShape({ format: sealFormat, ...manifest })
  return whole.ok ? ok(canonicalBytes(whole.value)) : whole
}

/** Reads a manifest from outside: our format, no unknown field, and spelled as we spell it. */
export function parseManifest(bytes: Uint8Array): Result<SealManifest, ManifestRefusal> {
  const json = parseJson(bytes)
  if (!json.ok) return refuse({ kind: 'not-a-manifest', field: '' })
  const manifest = parseShape(json.value)
  if (!manifest.ok) return manifest
  return equalBytes(canonicalBytes(manifest.value), bytes)
    ? manifest
    : refuse({ kind: 'not-a-manifest', field: '' })
}

function parseShape(value: unknown): Result<SealManifest, ManifestRefusal> {
  const manifest = object(manifestShape)(value, '')
  if (!manifest.ok) return refuse({ kind: 'not-a-manifest', field: manifest.refusal.field })
  const hashes = manifest.value.files.map(({ sha256 }) => sha256)
  if (new Set(hashes).size < hashes.length) return refuse({ kind: 'not-a-manifest', field: 'files' })
  // Not as text: a whole second has no fraction, and would stand behind its own milliseconds.
  if (millisOf(manifest.value.sealedAt) < millisOf(manifest.value.receivedAt))
    return refuse({ kind: 'not-a-manifest', field: 'sealedAt' })
  return manifest
}
