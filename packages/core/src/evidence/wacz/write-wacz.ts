/**
 * A capture as one file (WACZ 1.1.1): a plain ZIP with the records, an index, a list of pages, the hash of each file and a
 * signature over these. ReplayWeb.page shows it; `unzip`, `sha256sum` and `openssl` check it.
 *
 * The signature is of a key that was made for this capture and forgotten: it says that nothing was exchanged since, and
 * nothing about who made it. Who, and when, the seal says (docs/formats/seal.md).
 */
import { concat, toBase64, toHex, utf8 } from '../../base/bytes.ts'
import { canonicalJson, type Json } from '../../base/json.ts'
import { digest, platformBytes } from '../../sealed/hash.ts'
import type { WrittenRecord } from '../warc/write-warc.ts'
import { writeZip, zipFile } from '../zip/write-zip.ts'
import { type PlacedRecord, writeIndex } from './cdxj.ts'

export type CapturedPage = {
  readonly url: string
  readonly title: string
  /** When the page was asked for. */
  readonly ts: string
  readonly text: string
}
export type WaczParts = {
  readonly page: CapturedPage
  readonly records: readonly WrittenRecord[]
  /** Files beside the archive, for readers without a program: a picture, a PDF, the record of the capture. */
  readonly beside: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly created: string
  readonly software: string
  readonly signer: WaczSigner
}
/** ECDSA over P-384 with SHA-256. */
export type WaczSigner = {
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Promise<Uint8Array>
}

export const warcName = 'capture.warc.gz'

/** A key that lives as long as this value. */
export async function newWaczSigner(): Promise<WaczSigner> {
  const pair = await crypto.subtle.generateKey(curve, false, ['sign'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  const sign = async (message: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign(method, pair.privateKey, platformBytes(message)))
  return { publicKey, sign }
}

const curve = { name: 'ECDSA', namedCurve: 'P-384' } as const
const method = { name: 'ECDSA', hash: 'SHA-256' } as const

/** The pieces of the file, in order. */
export async function* writeWacz(parts: WaczParts): AsyncGenerator<Uint8Array, void, void> {
  const placed = place(parts.records)
  const files = [
    { name: `archive/${warcName}`, bytes: concat(...parts.records.map(({ bytes }) => bytes)) },
    { name: 'indexes/index.cdx', bytes: utf8(writeIndex(placed, warcName)) },
    { name: 'pages/pages.jsonl', bytes: utf8(pagesFile(parts.page)) },
    ...parts.beside,
  ]
  const resources = await Promise.all(files.map(describe))
  const { created, software, page } = parts
  const description = documentOf({
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: page.title,
    created,
    software,
    mainPageUrl: page.url,
    mainPageDate: page.ts,
    resources,
  })
  const hash = `sha256:${toHex(await digest(description))}`
  const signature = await parts.signer.sign(utf8(hash))
  const signedData = {
    hash,
    created,
    software,
    signature: toBase64(signature),
    publicKey: toBase64(parts.signer.publicKey),
  }
  const proof = documentOf({ path: 'datapackage.json', hash, signedData })
  const about = [
    { name: 'datapackage.json', bytes: description },
    { name: 'datapackage-digest.json', bytes: proof },
  ]
  yield* writeZip([...files, ...about].map(({ name, bytes }) => zipFile(name, bytes)))
}

function place(records: readonly WrittenRecord[]): readonly PlacedRecord[] {
  let offset = 0
  return records.map((record) => {
    const placed = { record, offset }
    offset += record.bytes.length
    return placed
  })
}

function pagesFile({ url, title, ts, text }: CapturedPage): string {
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' }
  return `${canonicalJson(head)}\n${canonicalJson({ id: 'page', url, title, ts, text })}\n`
}

async function describe({ name, bytes }: WaczParts['beside'][number]): Promise<Json> {
  const hash = `sha256:${toHex(await digest(bytes))}`
  return { name: name.slice(name.lastIndexOf('/') + 1), path: name, hash, bytes: bytes.length }
}

function documentOf(value: Json): Uint8Array {
  return utf8(`${canonicalJson(value)}\n`)
}
