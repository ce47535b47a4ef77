/**
 * Whether a capture is whole: the archive, every hash, the signature, every record and its digests, and that the index
 * leads to the records it names. What some checkers leave out, or check against itself, is looked at here.
 */
import { equalBytes, fromBase64, textOf, toHex, utf8 } from '../../base/bytes.ts'
import { parseJson } from '../../base/json.ts'
import { isObject } from '../../base/parse.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { digest, platformBytes } from '../../sealed/hash.ts'
import { isGzip, readMember } from '../warc/gzip-member.ts'
import { readWarc } from '../warc/read-warc.ts'
import type { InflateMember, WarcMark, WarcRecord, WarcRefusal } from '../warc/warc.ts'
import { entryBytes } from '../zip/open-entry.ts'
import { readZip } from '../zip/read-zip.ts'
import type { Inflate, Zip, ZipMark, ZipRefusal, ZipSource } from '../zip/zip.ts'
import { indexLines } from './cdxj.ts'

export type WaczFlaw =
  /** `datapackage.json` is missing, or is none. */
  | 'no-description'
  /** A file is named that is not there, or is there and not named. */
  | 'missing-file'
  | 'unnamed-file'
  | 'hash'
  /** `datapackage-digest.json` is none, or is of another description. */
  | 'digest-file'
  | 'signature'
  | 'no-records'
  | 'no-pages'
  /** A line of the index is none, or leads to no record, or to another. */
  | 'index'
  | 'too-large'
export type WaczRefusal = { readonly kind: 'wacz'; readonly why: WaczFlaw } | ZipRefusal | WarcRefusal

export type WaczVerdict = {
  readonly version: string
  readonly files: number
  readonly records: readonly WarcRecord[]
  /** `domain`: signed by the holder of a domain's certificate; `not-checked`: so it says, and nobody here looked. */
  readonly signature: 'none' | 'hash-only' | 'own-key' | 'domain' | 'not-checked'
  readonly marks: readonly (ZipMark | WarcMark | 'not-indexed' | 'page-not-captured' | 'no-index')[]
}

export type WaczTools = {
  readonly inflate: Inflate
  readonly inflateMember: InflateMember
  /** Whether the key of a certificate (PEM) made this DER signature with SHA-256. Which domains count, nobody says here. */
  readonly domainSigned?: (certificate: string, message: Uint8Array, signature: Uint8Array) => boolean
}

/** A capture that does not fit in memory is none: this program makes smaller ones. */
const limit = 1024 * 1024 * 1024

type Files = ReadonlyMap<string, Uint8Array>

export async function checkWacz(
  source: ZipSource,
  tools: WaczTools,
): Promise<Result<WaczVerdict, WaczRefusal>> {
  if (source.size > limit) return flawed('too-large')
  const zip = await readZip(source, { entries: 10_000, total: 2 * limit, ratio: 1000 })
  if (!zip.ok) return zip
  const files = await filesOf(source, zip.value, tools.inflate)
  if (!files.ok) return files
  const version = await checkHashes(files.value)
  if (!version.ok) return version
  const signature = await checkSignature(files.value, tools)
  if (!signature.ok) return signature
  const archives = await archivesOf(files.value, tools.inflateMember)
  if (!archives.ok) return archives
  const marks = await checkIndex(files.value, archives.value, tools.inflateMember)
  if (!marks.ok) return marks
  const records = [...archives.value.values()].flat()
  return ok({
    version: version.value,
    files: files.value.size,
    records,
    signature: signature.value,
    marks: [...new Set([...zip.value.marks, ...records.flatMap((record) => record.marks), ...marks.value])],
  })
}

function flawed(why: WaczFlaw): { readonly ok: false; readonly refusal: WaczRefusal } {
  return refuse({ kind: 'wacz', why })
}

async function filesOf(source: ZipSource, zip: Zip, inflate: Inflate): Promise<Result<Files, WaczRefusal>> {
  const files = new Map<string, Uint8Array>()
  for (const entry of zip.entries) {
    if (entry.kind === 'folder') continue
    const bytes = await entryBytes(source, entry, inflate, limit)
    if (!bytes.ok) return bytes
    files.set(entry.name, bytes.value)
  }
  return ok(files)
}

const description = 'datapackage.json'
const proof = 'datapackage-digest.json'

async function checkHashes(files: Files): Promise<Result<string, WaczRefusal>> {
  const document = objectIn(files.get(description))
  const resources = document?.['resources']
  const version = document?.['wacz_version']
  if (!Array.isArray(resources) || typeof version !== 'string') return flawed('no-description')
  const named = new Set([description, proof])
  for (const resource of resources) {
    if (!isObject(resource) || typeof resource['path'] !== 'string') return flawed('no-description')
    const bytes = files.get(resource['path'])
    if (bytes === undefined) return flawed('missing-file')
    // Version 1.0.0 kept both numbers in `stats`, and the hash without its method.
    const stats = isObject(resource['stats']) ? resource['stats'] : resource
    const hash = typeof stats['hash'] === 'string' ? stats['hash'].replace(/^sha256:/, '') : ''
    if (stats['bytes'] !== bytes.length || hash !== toHex(await digest(bytes))) return flawed('hash')
    named.add(resource['path'])
  }
  return [...files.keys()].every((name) => named.has(name)) ? ok(version) : flawed('unnamed-file')
}

async function checkSignature(
  files: Files,
  tools: WaczTools,
): Promise<Result<WaczVerdict['signature'], WaczRefusal>> {
  const bytes = files.get(proof)
  if (bytes === undefined) return ok('none')
  const document = objectIn(bytes)
  const hash = `sha256:${toHex(await digest(files.get(description) ?? new Uint8Array(0)))}`
  if (document?.['path'] !== description || document['hash'] !== hash) return flawed('digest-file')
  const signed = document['signedData']
  if (signed === undefined) return ok('hash-only')
  if (!isObject(signed) || signed['hash'] !== hash) return flawed('digest-file')
  const signature = bytesIn(signed['signature'])
  if (signature === undefined) return flawed('signature')
  const certificate = signed['domainCert']
  if (typeof certificate === 'string') {
    if (tools.domainSigned === undefined) return ok('not-checked')
    return tools.domainSigned(certificate, utf8(hash), signature) ? ok('domain') : flawed('signature')
  }
  const key = bytesIn(signed['publicKey'])
  return key !== undefined && (await ownKeySigned(key, utf8(hash), signature))
    ? ok('own-key')
    : flawed('signature')
}

async function ownKeySigned(spki: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const curve = { name: 'ECDSA', namedCurve: signature.length === 96 ? 'P-384' : 'P-256' }
  try {
    const key = await crypto.subtle.importKey('spki', platformBytes(spki), curve, false, ['verify'])
    const method = { name: 'ECDSA', hash: 'SHA-256' }
    return await crypto.subtle.verify(method, key, platformBytes(signature), platformBytes(message))
  } catch {
    return false
  }
}

type Archives = ReadonlyMap<string, readonly WarcRecord[]>

async function archivesOf(files: Files, inflate: InflateMember): Promise<Result<Archives, WaczRefusal>> {
  const archives = new Map<string, readonly WarcRecord[]>()
  for (const [name, bytes] of files) {
    if (!name.startsWith('archive/')) continue
    const records: WarcRecord[] = []
    for await (const record of readWarc(bytes, inflate)) {
      if (!record.ok) return record
      records.push(record.value)
    }
    archives.set(name.slice('archive/'.length), records)
  }
  return archives.size > 0 ? ok(archives) : flawed('no-records')
}

async function checkIndex(
  files: Files,
  archives: Archives,
  inflate: InflateMember,
): Promise<Result<WaczVerdict['marks'], WaczRefusal>> {
  const indexed = new Set<WarcRecord>()
  let indexes = 0
  for (const [name, packed] of files) {
    if (!/^indexes\/.*\.cdxj?(?:\.gz)?$/.test(name)) continue
    indexes++
    const bytes = unpacked(packed, inflate)
    for (const line of bytes === undefined ? [undefined] : indexLines(bytes)) {
      const record = archives
        .get(line?.filename ?? '')
        ?.find(({ at, length }) => at === line?.offset && length === line.length)
      if (line === undefined || record === undefined || record.uri !== line.url) return flawed('index')
      if (!(await sameDigests(line, record, files))) return flawed('index')
      indexed.add(record)
    }
  }
  const urls = pageAddresses(files.get('pages/pages.jsonl'))
  if (urls === undefined) return flawed('no-pages')
  const all = [...archives.values()].flat()
  const reached = new Set(all.filter(({ type }) => type === 'response').map(({ uri }) => uri))
  const left = all.some((record) => record.type === 'response' && !indexed.has(record))
  return ok([
    ...(indexes === 0 ? (['no-index'] as const) : []),
    ...(indexes > 0 && left ? (['not-indexed'] as const) : []),
    ...(urls.every((url) => reached.has(url)) ? [] : (['page-not-captured'] as const)),
  ])
}

async function sameDigests(
  { digest: payload, recordDigest, filename }: NonNullable<ReturnType<typeof indexLines>[number]>,
  record: WarcRecord,
  files: Files,
): Promise<boolean> {
  const said = record.fields.find(([name]) => name.toLowerCase() === 'warc-payload-digest')?.[1]
  // Old indexes leave the method out.
  if (payload !== undefined && said !== undefined && said !== payload && said.split(':')[1] !== payload)
    return false
  if (recordDigest === undefined) return true
  const file = files.get(`archive/${filename}`)
  const bytes = file?.subarray(record.at, record.at + record.length) ?? new Uint8Array(0)
  return equalBytes(utf8(recordDigest), utf8(`sha256:${toHex(await digest(bytes))}`))
}

function unpacked(bytes: Uint8Array, inflate: InflateMember): Uint8Array | undefined {
  if (!isGzip(bytes)) return bytes
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const member = readMember(bytes.subarray(at), inflate, limit)
    const text = typeof member === 'string' ? undefined : textOf(member.bytes)
    if (typeof member === 'string' || text === undefined) return undefined
    pieces.push(text)
    at += member.length
  }
  return utf8(pieces.join(''))
}

/** Addresses of the pages, or undefined where the list is none. Its first line says what it is. */
function pageAddresses(bytes: Uint8Array | undefined): readonly string[] | undefined {
  const lines = (bytes === undefined ? undefined : textOf(bytes))?.split('\n').filter((line) => line !== '')
  if (lines === undefined || lines.length < 2) return undefined
  const pages = lines.slice(1).map((line) => objectIn(utf8(line))?.['url'])
  const urls = pages.filter((url) => typeof url === 'string')
  return urls.length === pages.length ? urls : undefined
}

function objectIn(bytes: Uint8Array | undefined): Readonly<Record<string, unknown>> | undefined {
  const parsed = bytes === undefined ? undefined : parseJson(bytes)
  return parsed?.ok === true && isObject(parsed.value) ? parsed.value : undefined
}

function bytesIn(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' ? fromBase64(value) : undefined
}
