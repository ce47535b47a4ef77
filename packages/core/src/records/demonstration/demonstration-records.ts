/**
 * The demonstration as records: ids made of codes, a header for each, and a fictional file under each item.
 *
 * Every record goes through the same parser as anything from outside; one that does not fit is a defect.
 */
import { brand } from '../../base/brand.ts'
import { concat, toHex, utf8 } from '../../base/bytes.ts'
import type { RecordId } from '../../base/id.ts'
import { isObject } from '../../base/parse.ts'
import { homeOf, type Scope } from '../home.ts'
import { parseAnyRecord } from '../parse-record.ts'
import { type AnyRecord, declarationOf, type RecordTypeName } from '../record-types.ts'
import { fieldsWithReferences } from '../walk.ts'
import type { Demonstrated } from './demonstrated.ts'
import { type DemonstrationFile, demonstrationFile } from './files.ts'
import { helpRequests } from './people.ts'
import { publications } from './press.ts'
import { demonstrationSource } from './source.ts'

export type DemonstrationRecord = {
  /** As staff say it: `P-07`, `J-14`. */
  readonly code: string
  readonly home: Scope
  readonly record: AnyRecord
  /** The sealed original of an item. */
  readonly file?: DemonstrationFile
}

type Sha256 = (bytes: Uint8Array) => Uint8Array
type Values = Readonly<Record<string, unknown>>

/** `records` may not import `sealed`, so the hash comes in by the door. */
export function demonstrationRecords({
  sha256,
}: {
  readonly sha256: Sha256
}): readonly DemonstrationRecord[] {
  const idOf = idsByCode(sha256)
  const homes = new Map<string, Scope>()
  const records: DemonstrationRecord[] = []
  for (const { type, rows } of demonstrationSource) {
    for (const row of rows) {
      const made = recordOf(type, row, { idOf, homes, sha256 })
      homes.set(made.record.id, made.home)
      records.push(made)
    }
  }
  return records
}

/** SHA-256("sc/demo" ‖ code), the first 16 bytes. */
export function demonstrationId(code: string, sha256: Sha256): RecordId {
  return brand<RecordId>(toHex(sha256(concat(utf8('sc/demo'), utf8(code))).slice(0, 16)))
}

type Making = {
  readonly idOf: (code: string) => string
  readonly homes: ReadonlyMap<string, Scope>
  readonly sha256: Sha256
}

function recordOf(type: RecordTypeName, row: Demonstrated, making: Making): DemonstrationRecord {
  const { id: code, ...written } = row
  const file = type === 'EvidenceItem' ? demonstrationFile(itemOf(code, written)) : undefined
  const hashed: Values =
    file === undefined ? written : { ...written, sha256: toHex(making.sha256(file.bytes)) }
  const fields = fieldsWithReferences(declarationOf(type).writable, hashed, making.idOf)
  const id = making.idOf(code)
  const record = parseAnyRecord(type, { id, type, ...headerOf(type, written), fields })
  if (!record.ok) throw new Error(`${code}: ${record.refusal.field} ${record.refusal.reason}`)
  const caseCode = casesByCode[code]
  const home = homeOf(type, fields, {
    id: record.value.id,
    homeOf: (other) => making.homes.get(other),
    ...(caseCode === undefined ? {} : { caseId: making.idOf(caseCode) }),
    ...(fromPress.has(code) ? { receivedIn: 'press' as const } : {}),
  })
  if (!home.ok) throw new Error(`${code}: nowhere to place it (${home.refusal.field})`)
  return { code, home: home.value, record: record.value, ...(file === undefined ? {} : { file }) }
}

/** Codes become ids; what is no code of the demonstration stays as written (`public`, `*`). */
function idsByCode(sha256: Sha256): (code: string) => string {
  const ids = new Map<string, string>()
  for (const { rows } of demonstrationSource) {
    for (const { id } of rows) ids.set(id, demonstrationId(id, sha256))
  }
  return (code) => {
    const [whole = '', leg] = code.split('#')
    const id = ids.get(whole)
    if (id === undefined) return code
    return leg === undefined ? id : `${id}#${leg}`
  }
}

/** In which case a person or paper came in, where the records do not say it themselves. */
const casesByCode: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from({ length: 14 }, (_, i) => [codeOf('P', i + 1), codeOf('C', i + 1)])),
  // The dead man's file is kept with the relative who told of him.
  'P-15': 'C-11',
  'P-17': 'C-01',
  'E-08': 'C-01',
  'E-09': 'C-01',
}

const fromPress: ReadonlySet<string> = new Set([
  'E-04',
  'E-05',
  ...publications.map((publication) => textIn(publication, 'capture')),
])

function codeOf(letter: string, n: number): string {
  return `${letter}-${String(n).padStart(2, '0')}`
}

function itemOf(code: string, written: Values): Parameters<typeof demonstrationFile>[0] {
  const captured = publications.find(({ capture }) => capture === code)
  return {
    code,
    kind: textIn(written, 'kind'),
    title: captured === undefined ? textIn(written, 'title') : textIn(captured, 'title'),
    said: captured === undefined ? textIn(written, 'description') : textIn(captured, 'text'),
  }
}

function textIn(written: Values, field: string): string {
  const value = written[field]
  if (typeof value !== 'string') throw new Error(`the demonstration has no text in ${field}`)
  return value
}

/** Who enters such a record, where the record itself names nobody. */
const entersByType: { readonly [N in RecordTypeName]: string } = {
  HelpRequest: 'M-01',
  Case: 'M-02',
  Person: 'M-02',
  Identity: 'M-05',
  Consent: 'M-06',
  RiskAssessment: 'M-02',
  Shelter: 'M-04',
  Journey: 'M-04',
  VisaApplication: 'M-09',
  Assistance: 'M-02',
  Check: 'M-11',
  Event: 'M-08',
  Act: 'M-06',
  Testimony: 'M-06',
  EvidenceItem: 'M-06',
  Claim: 'M-08',
  Publication: 'M-10',
  Statement: 'M-10',
  Intervention: 'M-09',
  Release: 'M-10',
  LineThread: 'M-01',
  LineMessage: 'M-01',
  LineNote: 'M-01',
  DutyShift: 'M-04',
  CannedReply: 'M-01',
  LineSetup: 'M-01',
  Occurrence: 'M-02',
  Task: 'M-02',
  Told: 'M-04',
  Apart: 'M-04',
  Programme: 'M-09',
  Correction: 'M-02',
  PressNote: 'M-10',
  Seal: 'M-05',
  CustodyEvent: 'M-05',
}

const enteredWith = [
  'receivedAt',
  'takenAt',
  'givenAt',
  'openedAt',
  'filedAt',
  'sentAt',
  'submittedAt',
  'publishedAt',
  'at',
]

function headerOf(
  type: RecordTypeName,
  written: Values,
): { readonly createdAt: string; readonly createdBy: string } {
  const by = ['by', 'heardBy', 'owner'].map((name) => written[name]).find(isMember)
  const at = enteredWith.map((name) => dayIn(written[name])).find((found) => found !== undefined)
  // A thread begins with its request.
  const request = helpRequests.find(({ id }) => id === written['request'])
  const begun = dayIn(request?.['receivedAt'])
  return { createdAt: at ?? begun ?? '2021-07-01T09:00:00Z', createdBy: by ?? entersByType[type] }
}

function isMember(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('M-')
}

function dayIn(value: unknown): string | undefined {
  if (isObject(value)) return dayIn(value['date'])
  if (typeof value !== 'string') return undefined
  return value.length === 10 ? `${value}T12:00:00Z` : value
}
