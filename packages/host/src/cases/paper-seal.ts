/**
 * A paper sealed to its recipient: a file that this device itself cannot open again. docs/formats/cases.md, MV65.
 *
 *   "scpaper1" ‖ envelope (HPKE base mode with X-Wing) of the padded parcel {html, json}
 *
 * The recipient makes a key once (`safeconduct paper key`), gives its public half by any way, and is asked for its
 * short form by telephone: whoever swaps the key on the way would read every paper.
 */
import { concat, fromBase64Url, toBase64Url, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { SealTo } from '@safeconduct/core/cases/exports/leaving.ts'
import {
  type EnvelopeKey,
  type EnvelopePublicKey,
  envelopeKeyFrom,
  envelopeKeySeed,
  openWith,
  parseEnvelopePublicKey,
  sealTo,
} from '@safeconduct/core/sealed/envelope.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { pad, unpad } from '@safeconduct/core/vault/padding.ts'

const mark = utf8('scpaper1')
const address = { info: utf8('safeconduct/v1/paper\0'), aad: mark }
const publicForm = /^safeconduct-paper-key-1:([A-Za-z0-9_-]+)$/
const privateForm = /^safeconduct-paper-secret-1:([A-Za-z0-9_-]+)$/

export type PaperKeyRefusal = { readonly kind: 'not-a-paper-key' }
export type PaperRefusal = { readonly kind: 'not-a-paper' | 'paper-not-opened' }

/** As a recipient hands it over. */
export function paperKeyText(key: EnvelopePublicKey): string {
  return `safeconduct-paper-key-1:${toBase64Url(key)}`
}

export function parsePaperKey(written: string): Result<EnvelopePublicKey, PaperKeyRefusal> {
  const [, digits] = publicForm.exec(written.replaceAll(/\s/g, '')) ?? []
  const bytes = digits === undefined ? undefined : fromBase64Url(digits)
  const key = bytes === undefined ? undefined : parseEnvelopePublicKey(bytes)
  return key?.ok === true ? key : refuse({ kind: 'not-a-paper-key' })
}

/** Eight groups of four, to be read out over the telephone. */
export function paperKeyShort(key: EnvelopePublicKey): string {
  return (toHex(sha256(concat(mark, key)).slice(0, 16)).match(/.{4}/g) ?? []).join(' ')
}

/** The private half as its file holds it. The one place that writes it out. */
export function paperSecretText(key: EnvelopeKey): string {
  return `safeconduct-paper-secret-1:${toBase64Url(envelopeKeySeed(key))}\n`
}

export function parsePaperSecret(written: string): Result<EnvelopeKey, PaperKeyRefusal> {
  const [, digits] = privateForm.exec(written.trim()) ?? []
  const seed = digits === undefined ? undefined : fromBase64Url(digits)
  const key = seed === undefined ? undefined : envelopeKeyFrom(seed)
  return key?.ok === true ? key : refuse({ kind: 'not-a-paper-key' })
}

/** For `sealedPaper`: everything is padded, so that a file's length does not tell one form from another. */
export function sealingTo(key: EnvelopePublicKey, random: Random): SealTo {
  return async (plain) => {
    const padded = pad(plain)
    try {
      return concat(mark, await sealTo(key, address, padded, { random }))
    } finally {
      padded.fill(0)
    }
  }
}

export type OpenedPaper = { readonly html: string; readonly json: string }

export async function openPaper(
  key: EnvelopeKey,
  file: Uint8Array,
): Promise<Result<OpenedPaper, PaperRefusal>> {
  if (toHex(file.subarray(0, mark.length)) !== toHex(mark)) return refuse({ kind: 'not-a-paper' })
  const opened = await openWith(key, address, file.subarray(mark.length))
  const plain = opened.ok ? unpad(opened.value) : undefined
  const parcel = plain === undefined ? undefined : parcelIn(plain)
  return parcel === undefined ? refuse({ kind: 'paper-not-opened' }) : ok(parcel)
}

function parcelIn(plain: Uint8Array): OpenedPaper | undefined {
  const read = parseJson(new Uint8Array(plain))
  if (!read.ok || !isObject(read.value) || read.value['format'] !== 'safeconduct-parcel/1') return undefined
  const { html, json } = read.value
  return isText(html) && isText(json) ? { html, json } : undefined
}
