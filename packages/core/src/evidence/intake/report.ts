/**
 * What a file said of itself when it was taken in: Exif, the boxes of a film, Content Credentials, and with what they were
 * read. It is sealed with the file, so that whoever looks years later can tell that this is what was read then, by that
 * program, and not what somebody would like to have read. Rules SL18 to SL20 of docs/formats/seal.md.
 *
 * It says what was read. Whether it is true, nobody here knows: a clock can be wrong and a place can be written in.
 */
import { type Bytes, equalBytes } from '../../base/bytes.ts'
import { canonicalBytes, parseJson } from '../../base/json.ts'
import { listOf, type ObjectOf, object, oneOf, optional, type Parser, text, whole } from '../../base/parse.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { sealHash } from '../seal/manifest.ts'
import { parseCredentials, parseMetadata } from '../workbench/said.ts'
import { workbenchRefusals } from '../workbench/task.ts'

const reportFormat = 'safeconduct-report/1'
export const reportType = 'application/json'
/** Longer ones hold what no camera writes; a seal carries them through every sync. */
const mostBytes = 200_000

const line = text({ max: 200, lines: false })
/** What was read, or in one word why it was not. */
const reading = <T>(said: Parser<T>) =>
  object({ said: optional(said), refused: optional(oneOf(workbenchRefusals)) })

/** What the workbench answers. */
const readShape = {
  metadata: optional(reading(parseMetadata)),
  credentials: optional(reading(parseCredentials)),
  readers: listOf(object({ name: line, version: line }), { max: 10 }),
}
export type ReadReport = ObjectOf<typeof readShape>
export const parseReadReport: Parser<ReadReport> = object(readShape)

const reportShape = {
  format: oneOf([reportFormat]),
  /** The file as it came: its hash and size, its kind by content, and what else it reads as. */
  of: object({ sha256: sealHash, bytes: whole(0, Number.MAX_SAFE_INTEGER), type: line }),
  also: listOf(line, { max: 20 }),
  ...readShape,
}

export type IntakeReport = ObjectOf<typeof reportShape>
export type ReportRefusal = { readonly kind: 'not-a-report' }

/** Same words, same bytes. What is too long to be kept is said to be too long, and no more. */
export function writeReport(report: Omit<IntakeReport, 'format'>): Result<Bytes, ReportRefusal> {
  const parsed = object(reportShape)({ format: reportFormat, ...report }, '')
  if (!parsed.ok) return refuse({ kind: 'not-a-report' })
  const bytes = canonicalBytes(parsed.value)
  if (bytes.length <= mostBytes) return ok(bytes)
  const { metadata: _long, credentials: _too, ...rest } = parsed.value
  const refused = { refused: 'too-large' } as const
  return ok(canonicalBytes({ ...rest, metadata: refused, credentials: refused }))
}

/** Reads a report from outside: our format, no unknown field, and spelled as we spell it. */
export function parseReport(bytes: Uint8Array): Result<IntakeReport, ReportRefusal> {
  const json = parseJson(bytes, { maxBytes: mostBytes })
  const parsed = json.ok ? object(reportShape)(json.value, '') : undefined
  return parsed?.ok === true && equalBytes(canonicalBytes(parsed.value), bytes)
    ? ok(parsed.value)
    : refuse({ kind: 'not-a-report' })
}
