/**
 * The door for what the pages ask: `unknown` in, one of the calls of `calls.ts` out.
 *
 * The process that holds the keys parses every call; the one that talks to a browser parses only the few that
 * it does itself and passes the others on unread. Rules C10 to C14 of docs/formats/desk-calls.md.
 */
import { recordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { languages } from '@safeconduct/core/base/language.ts'
import {
  isObject,
  listOf,
  object,
  oneOf,
  optional,
  type Parser,
  type Refusal,
  text,
  unfit,
  whole,
} from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { attentionRequests, publicationRequests } from './attention-requests.ts'
import { call, passphrase, type Request, type Requests } from './call.ts'
import type { CallName, CallRefusal } from './calls.ts'
import { casesRequests } from './cases-requests.ts'
import { evidenceRequests } from './evidence-requests.ts'
import { lineRequests } from './line-requests.ts'
import { organisationRequests } from './organisation-requests.ts'

export type { Request } from './call.ts'

/** The most rows a table hands out at once: only a visible window reaches a page. */
export const mostRows = 200
/** Files of one import; each report has its own limit of 8 MiB, which `host` keeps. */
export const mostFiles = 200

const nothing = object({})
const name = text({ max: 200, lines: false })
const words = text({ max: 500, allowEmpty: true, lines: false })
const draftName = text({ max: 100, lines: false })
const folder = text({ max: 1024, lines: false })
const fileName = text({ max: 255, lines: false })

const byName: Requests<CallName> = {
  ...organisationRequests,
  ...lineRequests,
  ...casesRequests,
  ...attentionRequests,
  ...publicationRequests,
  'session.read': call('session.read', nothing),
  'organisation.create': call(
    'organisation.create',
    object({ name, passphrase, language: oneOf(languages) }),
  ),
  'passphrase.offer': call('passphrase.offer', nothing),
  'demonstration.open': call('demonstration.open', nothing),
  'vault.unlock': call('vault.unlock', object({ passphrase })),
  'vault.lock': call('vault.lock', nothing),
  'records.table': call(
    'records.table',
    object({
      types: listOf(plainName, { min: 1, max: 40 }),
      filter: words,
      offset: whole(0, 100_000_000),
      limit: whole(1, mostRows),
      caseId: optional(recordId),
      about: optional(recordId),
      language: optional(oneOf(languages)),
    }),
  ),
  'records.titles': call(
    'records.titles',
    object({ ids: listOf(recordId, { min: 1, max: mostRows }), language: optional(oneOf(languages)) }),
  ),
  'records.read': call('records.read', object({ id: recordId })),
  'records.history': call('records.history', object({ id: recordId })),
  'records.save': call(
    'records.save',
    object({
      id: optional(recordId),
      rev: optional(whole(0, Number.MAX_SAFE_INTEGER)),
      type: plainName,
      caseId: optional(recordId),
      fields: changedFields,
    }),
  ),
  'draft.read': call('draft.read', object({ name: draftName })),
  'draft.keep': call('draft.keep', object({ name: draftName, fields: changedFields })),
  'draft.drop': call('draft.drop', object({ name: draftName })),
  'search.find': call(
    'search.find',
    object({
      words,
      room: optional(oneOf(['line', 'cases', 'evidence', 'press', 'names', 'places'])),
      caseId: optional(recordId),
      language: optional(oneOf(languages)),
    }),
  ),
  'terms.read': call('terms.read', nothing),
  'terms.save': call(
    'terms.save',
    object({ terms: listOf(text({ max: 80, allowEmpty: true, lines: false }), { max: 500 }) }),
  ),
  'press.import': call(
    'press.import',
    object({
      files: listOf(object({ name: fileName, base64 }), { min: 1, max: mostFiles }),
    }),
  ),
  'press.reading': call('press.reading', object({ id: recordId })),
  'press.shares': call('press.shares', nothing),
  ...evidenceRequests,
  'dossier.make': call(
    'dossier.make',
    object({
      folder,
      title: optional(text({ max: 300, lines: false })),
      language: optional(oneOf(languages)),
    }),
  ),
  'dossier.verify': call(
    'dossier.verify',
    object({
      folder,
      key: optional(text({ max: 400, lines: false })),
      roots: optional(folder),
      headers: optional(folder),
    }),
  ),
  'vault.check': call('vault.check', nothing),
  'job.read': call('job.read', object({ id: recordId })),
  'job.stop': call('job.stop', object({ id: recordId })),
}

/** Reads the ask of the call `name`. A refusal names the field and the reason, never what stood there. */
export function parseRequest(name: string, ask: unknown): Result<Request, CallRefusal> {
  if (!isCallName(name)) return refuse({ kind: 'unknown-call' })
  const request = byName[name](ask)
  if (request.ok) return request
  return refuse({ kind: 'unfit', field: request.refusal.field, reason: request.refusal.reason })
}

// hasOwn: "constructor" and "__proto__" are no calls.
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(byName, name)
}

/** A record type or a field name: what the program itself could have declared. */
function plainName(value: unknown, field: string): Result<string, Refusal> {
  return typeof value === 'string' && /^[A-Za-z][A-Za-z0-9]{0,59}$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-term')
}

/** Only the alphabet is looked at here; the reader of the file decodes it and meets its limit. */
function base64(value: unknown, field: string): Result<string, Refusal> {
  if (typeof value !== 'string') return unfit(field, 'not-text')
  if (value.length > 64 * 1024 * 1024) return unfit(field, 'too-long')
  return value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-code')
}

/** The changed fields of a save. What each may hold is the record's own parser's business, behind the door. */
function changedFields(value: unknown, field: string): Result<Readonly<Record<string, Json>>, Refusal> {
  if (!isObject(value)) return unfit(field, 'not-an-object')
  const names = Object.keys(value)
  if (names.length > 200) return unfit(field, 'too-many')
  const fields: [string, Json][] = []
  for (const name of names) {
    const plain = plainName(name, `${field}.(unnamed)`)
    if (!plain.ok) return unfit(`${field}.(unnamed)`, 'unknown-field')
    const content = parseContent(value[name], `${field}.${name}`)
    if (!content.ok) return content
    fields.push([name, content.value])
  }
  return ok(Object.fromEntries(fields))
}

/** Content of any shape, as far as JSON can hold it; nothing may nest deeper than a record's shapes do. */
export const parseContent: Parser<Json> = (value, field) => json(value, field, 0)

const deepest = 16

function json(value: unknown, field: string, depth: number): Result<Json, Refusal> {
  if (value === null || typeof value === 'boolean') return ok(value)
  if (typeof value === 'number') return Number.isFinite(value) ? ok(value) : unfit(field, 'not-a-number')
  if (typeof value === 'string') return value.isWellFormed() ? ok(value) : unfit(field, 'lone-surrogate')
  if (depth === deepest) return unfit(field, 'too-many')
  if (Array.isArray(value)) {
    const items: Json[] = []
    for (const raw of value) {
      const item = json(raw, field, depth + 1)
      if (!item.ok) return item
      items.push(item.value)
    }
    return ok(items)
  }
  if (!isObject(value)) return unfit(field, 'wrong-type')
  const members: [string, Json][] = []
  for (const [name, raw] of Object.entries(value)) {
    const member = json(raw, field, depth + 1)
    if (!member.ok) return member
    members.push([name, member.value])
  }
  return ok(Object.fromEntries(members))
}
