/**
 * The thirteen parts of a whole dossier as data: `data/parts.json`, canonical JSON under the signature. Everything that a
 * reader sees in `dossier.html` and `dossier.pdf` stands here too, so that a court's own system can load it.
 * docs/formats/dossier.md, D40 to D49.
 *
 * People are codes. Who they are stands in the sealed annex alone, which goes by another way.
 */
import { type Bytes, equalBytes } from '../../base/bytes.ts'
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
  yesOrNo,
} from '../../base/parse.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { sealHash, sealMoment } from '../seal/manifest.ts'

export const partsFormat = 'safeconduct-dossier-parts/1'

const line = text({ max: 500, lines: false })
const prose = text({ max: 20_000 })
const paragraphs = listOf(prose, { max: 500 })
/** Of a person, a record or a place in the papers of this dossier: never a name. */
const code: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[A-Za-z]{1,4}-[0-9A-Za-z-]{1,40}$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-code')
const codes = listOf(code, { max: 1000 })
const item = whole(1, 9_999_999)
const items = listOf(item, { max: 10_000 })

/** As exactly as the source gave it, with how sure that is. */
const when = object({ date: line, precision: line })

const incident = object({
  id: code,
  what: line,
  when: optional(when),
  place: optional(line),
  victims: codes,
  accused: codes,
  means: listOf(line, { max: 100 }),
  detention: listOf(line, { max: 100 }),
  items,
  /** How many origins there are for it, counted as rule R17 counts, and what that lets anybody say (R16). */
  origins: optional(object({ strict: whole(0, 10_000), lenient: whole(0, 10_000), label: line })),
})

const subject = object({
  code,
  kind: oneOf(['person', 'unit', 'place']),
  rank: optional(line),
  role: line,
  items,
})

const sheet = object({
  item,
  record: code,
  what: line,
  kind: line,
  graphic: yesOrNo,
  original: yesOrNo,
  source: optional(code),
  obtained: object({ how: line, when: optional(line), where: optional(line), by: optional(code) }),
  language: optional(line),
  translated: optional(object({ from: line, by: optional(code) })),
  length: optional(line),
  tests: listOf(line, { max: 100 }),
  reliability: optional(line),
  limits: listOf(line, { max: 100 }),
  consent: object({ uses: listOf(line, { max: 50 }), withdrawal: line }),
  protection: optional(line),
  contrary: listOf(whole(1, 100_000), { max: 1000 }),
  /** What was done with it, oldest first: when, what, by which code. */
  custody: listOf(object({ at: line, what: line, by: optional(code), note: optional(line) }), {
    max: 10_000,
  }),
  redacted: optional(object({ of: line, proof: yesOrNo })),
  /** What the file said of itself when it was taken in, and the hash of the report in which it was sealed. */
  report: optional(object({ sha256: sealHash, says: listOf(line, { max: 20 }) })),
})

const contrary = object({
  number: whole(1, 100_000),
  /** What of ours it speaks against. */
  against: line,
  kind: oneOf(['account', 'denial', 'material', 'finding']),
  who: line,
  words: prose,
  date: optional(line),
  source: optional(line),
  items,
})

const partsShape = {
  format: oneOf([partsFormat]),
  cover: object({
    sender: line,
    contact: optional(prose),
    authority: optional(prose),
    recipient: optional(line),
    confidentiality: line,
    version: whole(1, 10_000),
    date: sealMoment,
    release: code,
  }),
  summary: paragraphs,
  jurisdiction: listOf(object({ instrument: line, text: prose }), { max: 200 }),
  incidents: listOf(incident, { max: 10_000 }),
  subjects: listOf(subject, { max: 10_000 }),
  sheets: listOf(sheet, { max: 10_000 }),
  methodology: paragraphs,
  contrary: listOf(contrary, { max: 10_000 }),
  /** What the rule chose and a member took out, with the reason that a court may ask for. */
  omitted: listOf(object({ what: line, reason: prose, by: code }), { max: 1000 }),
  gaps: listOf(object({ item: optional(item), what: line }), { max: 100_000 }),
  tools: listOf(object({ name: line, version: line }), { max: 100 }),
  clocks: prose,
  annex: optional(object({ recipients: listOf(line, { min: 1, max: 20 }), rows: whole(0, 1_000_000) })),
}

export type DossierPartsContent = ObjectOf<typeof partsShape>
export type Incident = DossierPartsContent['incidents'][number]
export type ItemSheet = DossierPartsContent['sheets'][number]
export type Contrary = DossierPartsContent['contrary'][number]
export type PartsRefusal = { readonly kind: 'not-parts'; readonly field: string }

export function writeDossierParts(content: Omit<DossierPartsContent, 'format'>): Result<Bytes, PartsRefusal> {
  const parsed = parseShape({ format: partsFormat, ...content })
  return parsed.ok ? ok(canonicalBytes(parsed.value)) : parsed
}

/** Reads parts from outside: our format, no unknown field, and spelled as we spell it. */
export function parseDossierParts(bytes: Uint8Array): Result<DossierPartsContent, PartsRefusal> {
  const json = parseJson(bytes)
  if (!json.ok) return refuse({ kind: 'not-parts', field: '' })
  const parsed = parseShape(json.value)
  if (!parsed.ok) return parsed
  return equalBytes(canonicalBytes(parsed.value), bytes) ? parsed : refuse({ kind: 'not-parts', field: '' })
}

function parseShape(value: unknown): Result<DossierPartsContent, PartsRefusal> {
  const parsed = object(partsShape)(value, '')
  if (!parsed.ok) return refuse({ kind: 'not-parts', field: parsed.refusal.field })
  const { contrary: against, sheets } = parsed.value
  // The number is how a sheet points at it, so it is its place.
  if (against.some(({ number }, at) => number !== at + 1))
    return refuse({ kind: 'not-parts', field: 'contrary' })
  const points = sheets.flatMap((each) => each.contrary)
  if (points.some((number) => number > against.length)) return refuse({ kind: 'not-parts', field: 'sheets' })
  return parsed
}
