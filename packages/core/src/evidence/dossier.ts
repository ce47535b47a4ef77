/**
 * What a dossier says of itself: `data/manifest.json`, canonical JSON under the signature.
 *
 * Every other file of the folder is either listed here or can be written again from what stands here, so
 * a check can tell each byte apart from what was signed (docs/formats/dossier.md, D20 to D27).
 */

import { equalBytes } from '../base/bytes.ts'
import { type Instant, parseInstant } from '../base/date.ts'
import { canonicalBytes, parseJson } from '../base/json.ts'
import { languages } from '../base/language.ts'
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
} from '../base/parse.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { annexFile, originalsFolder, partsFile, proofsFolder, textPageFile, textPaperFile } from './layout.ts'
import { keyLine, parseKeyLine } from './ssh-key.ts'

export const dossierFormat = 'safeconduct-dossier/1'

/** The thirteen parts that a prosecutor looks for, in the order of a whole dossier. Not every dossier has each. */
export const dossierParts = [
  'cover',
  'summary',
  'jurisdiction',
  'incidents',
  'persons-units-places',
  'inventory',
  'item-sheets',
  'methodology',
  'contrary-material',
  'gaps',
  'tools',
  'verification',
  'sealed-annex',
] as const

const line = (max: number): Parser<string> => text({ max, lines: false })

const hash: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? ok(value) : unfit(field, 'not-a-hash')

const moment: Parser<Instant> = (value, field) => {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined
  return instant === undefined ? unfit(field, 'not-an-instant') : ok(instant)
}

/** A year, a month, a day or an instant, as exactly as the source gave it. */
const published: Parser<string> = (value, field) =>
  typeof value === 'string' &&
  (/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value) || parseInstant(value) !== undefined)
    ? ok(value)
    : unfit(field, 'not-a-day')

const mediaType: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-term')

const signer: Parser<string> = (value, field) => {
  const key = typeof value === 'string' ? parseKeyLine(value) : undefined
  return key !== undefined && keyLine(key) === value ? ok(keyLine(key)) : unfit(field, 'not-a-code')
}

const originalPath: Parser<string> = (value, field) =>
  typeof value === 'string' &&
  value.startsWith(originalsFolder) &&
  /^\d{3,7}-[a-z0-9-]{1,60}(?:\.[a-z0-9]{1,8}){0,2}$/.test(value.slice(originalsFolder.length))
    ? ok(value)
    : unfit(field, 'not-a-code')

const partPath: Parser<string> = (value, field) =>
  typeof value === 'string' && /^data\/(?:[a-z0-9-]+\/)*[a-z0-9-]+\.[a-z0-9]+$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-code')

/** What stands beside the items: the parts as data and as text, seals and their proofs, the annex [D46]. */
const paperPath: Parser<string> = (value, field) =>
  typeof value === 'string' && (fixedPapers.includes(value) || isProofPath(value))
    ? ok(value)
    : unfit(field, 'not-a-code')

const fixedPapers: readonly string[] = [partsFile, textPageFile, textPaperFile, annexFile]

function isProofPath(path: string): boolean {
  return (
    path.startsWith(proofsFolder) &&
    /^(?:\d{3,7}|ledger)\/[a-z0-9][a-z0-9.-]{0,80}$/.test(path.slice(proofsFolder.length))
  )
}

const itemShape = {
  number: whole(1, 9_999_999),
  path: originalPath,
  title: line(1000),
  source: optional(line(1000)),
  publishedAt: optional(published),
  receivedAt: moment,
  mediaType,
  size: whole(0, Number.MAX_SAFE_INTEGER),
  sha256: hash,
}
export type DossierItem = ObjectOf<typeof itemShape>

const contentsShape = {
  format: oneOf([dossierFormat]),
  title: line(300),
  organisation: line(300),
  language: oneOf(languages),
  software: line(100),
  signedAt: moment,
  signer,
  parts: listOf(object({ part: oneOf(dossierParts), path: partPath }), { max: 1000 }),
  items: listOf(object(itemShape), { max: 100_000 }),
  papers: optional(listOf(paperPath, { min: 1, max: 700_000 })),
}
export type Contents = ObjectOf<typeof contentsShape>

export function writeContents(contents: Contents): Uint8Array<ArrayBuffer> {
  return canonicalBytes(contents)
}

export type ContentsRefusal = { readonly kind: 'contents-form'; readonly field: string }

/** Reads a manifest from outside: our format, no unknown field, and spelled as we spell it. */
export function parseContents(bytes: Uint8Array): Result<Contents, ContentsRefusal> {
  const json = parseJson(bytes)
  if (!json.ok) return refuse({ kind: 'contents-form', field: '' })
  const contents = object(contentsShape)(json.value, '')
  if (!contents.ok) return refuse({ kind: 'contents-form', field: contents.refusal.field })
  const sameBytes = equalBytes(writeContents(contents.value), bytes)
  return sameBytes ? contents : refuse({ kind: 'contents-form', field: '' })
}

/** Looks only whether a file claims to be ours, so that a damaged one is still judged as a dossier. */
export function claimsToBeContents(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes).includes('safeconduct-dossier')
}

/** What may go into a dossier's head and items, before a folder is written: the same rules as on reading. */
export const parseItem: Parser<DossierItem> = object(itemShape)
export const parseWholeContents: Parser<Contents> = object(contentsShape)
