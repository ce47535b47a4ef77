/**
 * The manifest of a page: its files and their hashes, signed. docs/formats/line.md, rules N61–N63.
 *
 * A seized server can serve another page. What a partner can still do is compare: the manifest is JSON that anybody
 * reads, its hashes are those of `sha256sum`, and `safeconduct line check` asks several routes for the same bytes.
 */
import { type Bytes, equalBytes, fromHex, toBase64Url, toHex } from '../base/bytes.ts'
import { canonicalBytes, type Json, parseJson } from '../base/json.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { type PublicKey, parseSignature, type SigningKey, sign, verify } from '../sealed/sign.ts'
import { bytesIn, listIn, membersOf, textIn, wholeIn } from './members.ts'

export type PageFile = {
  /** As it is asked for, without a leading slash: plain letters, digits, `.`, `-`, `_` and `/`. */
  readonly path: string
  readonly bytes: number
  readonly sha256: Bytes
}
export type PageManifest = {
  readonly line: Bytes
  /** Milliseconds since 1970. */
  readonly issued: number
  readonly files: readonly PageFile[]
}
export type ManifestRefusal = { readonly kind: 'unreadable' } | { readonly kind: 'not-signed' }

const limits = { bytes: 65_536, files: 256, file: 64 * 1024 * 1024 } as const
const pathForm = /^[a-z0-9_-][a-z0-9._-]*(?:\/[a-z0-9_-][a-z0-9._-]*)*$/i

/** JSON with the signature as one more member; signed is the canonical form without it. */
export async function signManifest(root: SigningKey, manifest: PageManifest): Promise<Bytes> {
  const statement = jsonOf(manifest)
  const signature = await sign(root, 'line-page', canonicalBytes(statement))
  const bytes = canonicalBytes({ ...statement, signature: toBase64Url(signature) })
  if (manifestIn(bytes) === undefined) throw new Error('a manifest was to be signed that no reader takes')
  return bytes
}

export async function readManifest(
  bytes: Uint8Array,
  root: PublicKey,
): Promise<Result<PageManifest, ManifestRefusal>> {
  const read = manifestIn(bytes)
  if (read === undefined) return refuse({ kind: 'unreadable' })
  const signature = parseSignature(read.signature)
  const sound =
    signature.ok && (await verify(root, 'line-page', canonicalBytes(jsonOf(read.manifest)), signature.value))
  return sound ? ok(read.manifest) : refuse({ kind: 'not-signed' })
}

/** What a manifest says, without a look at who signed it. */
export function manifestOf(bytes: Uint8Array): PageManifest | undefined {
  return manifestIn(bytes)?.manifest
}

function jsonOf({ line, issued, files }: PageManifest): { readonly [name: string]: Json } {
  return {
    line: toBase64Url(line),
    issued,
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256: toHex(sha256) })),
  }
}

function manifestIn(
  bytes: Uint8Array,
): { readonly manifest: PageManifest; readonly signature: Bytes } | undefined {
  const json = parseJson(bytes, { maxBytes: limits.bytes, maxDepth: 3 })
  const of = membersOf(json.ok ? json.value : undefined, ['line', 'issued', 'files', 'signature'])
  const [line, signature] = [bytesIn(of?.['line'], 16), bytesIn(of?.['signature'], 64)]
  const issued = wholeIn(of?.['issued'], 0, Number.MAX_SAFE_INTEGER)
  const files = listIn(of?.['files'], limits.files, fileIn)
  if (line === undefined || signature === undefined || issued === undefined || files === undefined)
    return undefined
  // One value has one spelling, so that two people who compare manifests compare bytes.
  const manifest = { line, issued, files }
  const again = canonicalBytes({ ...jsonOf(manifest), signature: toBase64Url(signature) })
  const paths = new Set(files.map(({ path }) => path))
  return paths.size === files.length && equalBytes(again, bytes) ? { manifest, signature } : undefined
}

function fileIn(value: unknown): PageFile | undefined {
  const of = membersOf(value, ['path', 'bytes', 'sha256'])
  const path = textIn(of?.['path'], 200)
  const bytes = wholeIn(of?.['bytes'], 0, limits.file)
  const hash = fromHex(textIn(of?.['sha256'], 64) ?? '')
  if (path === undefined || !pathForm.test(path) || bytes === undefined || hash?.length !== 32)
    return undefined
  return { path, bytes, sha256: hash }
}
