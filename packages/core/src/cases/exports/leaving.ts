/**
 * How a paper leaves: sealed to its recipient, or on a printer that a member stands beside.
 *
 * Whoever seals comes in as a function, bound to the recipient's key; what comes back is bytes that this device itself
 * cannot open. Nothing else of a paper goes to a file, a record, a log or an index.
 */
import { utf8 } from '../../base/bytes.ts'
import { canonicalJson, type Json } from '../../base/json.ts'
import { Secret } from '../../base/secret.ts'
import { type Paper, paperData, type SecretPaper } from './paper.ts'
import { printedPage } from './printed.ts'

export type ShownPaper = { readonly paper: Paper; readonly html: string; readonly json: string }

/** The paper, its page and its data, still secret: for the door that prints them once. */
export function shownPaper(paper: SecretPaper): Secret<ShownPaper> {
  const whole: Paper = paper.reveal()
  return new Secret({ paper: whole, html: printedPage(whole), json: canonicalJson(paperData(whole)) })
}

/** Seals to one recipient: HPKE in the host. */
export type SealTo = (plain: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>

/** One parcel with page and data; wiped here as soon as it is sealed. */
export async function sealedPaper(paper: SecretPaper, sealTo: SealTo): Promise<Uint8Array> {
  const { html, json } = shownPaper(paper).reveal()
  const parcel: Json = { format: 'safeconduct-parcel/1', html, json }
  const plain = utf8(canonicalJson(parcel))
  try {
    return await sealTo(plain)
  } finally {
    plain.fill(0)
  }
}
