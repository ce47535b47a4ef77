/** What the rooms show of an open vault: tables, records, their history, search, and saving what a form says. */
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { missionTerms, seeksMissionTerm } from '@safeconduct/core/records/mission-terms.ts'
import {
  declarationOf,
  isRecordTypeName,
  type RecordTypeName,
  recordTypeNames,
} from '@safeconduct/core/records/record-types.ts'
import { titleOf } from '@safeconduct/core/records/title.ts'
import type { Break } from '@safeconduct/core/rules/verdict.ts'
import { recordState } from '@safeconduct/core/vault/sync/change-states.ts'
import { isErased, isOfWords } from '@safeconduct/host/cases/erased-words.ts'
import type { JudgeSave } from '@safeconduct/host/cases/judge-save.ts'
import type { StoredRecord } from '@safeconduct/host/vault/stored-record.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { memberHere } from '@safeconduct/host/vault/who.ts'
import { saveTermList, termList } from '@safeconduct/host/work/directory.ts'
import type { Readings } from '@safeconduct/host/work/readings.ts'
import { columnsOf, textOf, valuesOf, viewOf } from '@safeconduct/host/work/record-view.ts'
import { saveRecord } from '@safeconduct/host/work/save-record.ts'
import type { Answer, Ask, CallName, CallRefusal, Hit } from '../calls/calls.ts'
import type { BreakView } from '../calls/cases.ts'
import { mostRows } from '../calls/requests.ts'
import type { ChangeState } from '../calls/sync.ts'
import { refusedBy } from './call-refusal.ts'
import { orderOf } from './table-order.ts'
import { asFirstWord, asTold, isTold } from './told.ts'

type Done<N extends CallName> = Result<Answer<N>, CallRefusal>

const usualLanguage: Language = 'en'

export async function saveTerms(vault: Vault, { terms }: Ask<'terms.save'>): Promise<Done<'terms.save'>> {
  const saved = await saveTermList(vault, terms)
  return saved.ok ? ok({ terms: saved.value }) : refusedBy(saved.refusal)
}

export function tableOf(vault: Vault, ask: Ask<'records.table'>): Done<'records.table'> {
  const named = [...new Set(ask.types.filter(isRecordTypeName))]
  if (named.length < new Set(ask.types).size) return refuse({ kind: 'unknown-type' })
  const about = ask.about === undefined ? undefined : idIn(ask.about)
  const { filter, offset, limit, caseId, language } = ask
  // A filter is a search: notes beside the names would else give the list that the persecutors want.
  if (caseId === undefined && seeksGround(vault, filter)) return refuse({ kind: 'mission-term' })
  // Rule R07: names and places of one person never meet in an answer, nor in what a filter gives away.
  const alone = named.length === 1
  const looksThrough = filter.trim() !== '' && (caseId !== undefined || about !== undefined)
  const types = alone || !looksThrough ? named : named.filter((type) => !isGuarded(type))
  if (types.length === 0) return ok({ total: 0, rows: [] })
  const order = orderOf(types)
  const window = {
    types,
    offset,
    limit,
    ...(caseId === undefined ? {} : { caseId }),
    ...(order === undefined ? {} : { order }),
  }
  const byWords = vault.reader.table({ ...window, filter, ...(about === undefined ? {} : { about }) })
  const coded = byWords.total > 0 || !alone || about !== undefined ? undefined : personCalled(vault, filter)
  const { total, records } =
    coded === undefined ? byWords : vault.reader.table({ ...window, filter: '', about: coded })
  const name = namer(vault, language)
  const columns = (record: StoredRecord): ReturnType<typeof columnsOf> =>
    alone || !isGuarded(record.type) ? columnsOf(asTold(vault, record)) : {}
  return ok({ total, rows: records.map((record) => ({ ...name(record), columns: columns(record) })) })
}

/**
 * The person with exactly this code. Rows name people by code, but hold only a reference: somebody who
 * types `P-07` above the cases means that person's.
 */
function personCalled(vault: Vault, typed: string): RecordId | undefined {
  const code = typed.trim().toLowerCase()
  if (code === '') return undefined
  const { records } = vault.reader.table({ types: ['Person'], filter: code, offset: 0, limit: mostRows })
  const isCalled = (own: unknown): boolean => typeof own === 'string' && own.toLowerCase() === code
  return records.find((record) => isCalled(valuesOf(record)['code']))?.id
}

/** Who somebody is, and where: kinds whose texts only their own room and their own table show. */
function isGuarded(type: string): boolean {
  return isRecordTypeName(type) && roomOf(type) !== undefined
}

function roomOf(type: RecordTypeName): 'names' | 'places' | undefined {
  const fields = Object.values(declarationOf(type).all).filter(({ findable }) => findable === 'guarded')
  if (fields.some((field) => field.class === 'NAME')) return 'names'
  return fields.length > 0 ? 'places' : undefined
}

function seeksGround(vault: Vault, words: string): boolean {
  return seeksMissionTerm(words, missionTerms(termList(vault)))
}

export function titlesOf(vault: Vault, { ids, language }: Ask<'records.titles'>): Done<'records.titles'> {
  const name = namer(vault, language)
  const found = ids.map((id) => vault.reader.readText(id))
  return ok({ records: found.filter((record) => record !== undefined).map(name) })
}

export function recordOf(vault: Vault, { id }: Ask<'records.read'>): Done<'records.read'> {
  const stored = vault.reader.readText(id)
  // The organisation's own settings lie in the same store and are no record of any room.
  return stored === undefined || !isRecordTypeName(stored.type)
    ? refusedBy({ kind: 'no-such-record' })
    : ok({ ...viewOf(asTold(vault, stored)), kept: keptState(vault, stored.id) })
}

/** Where this device's last change of a record stands. What others wrote came from their devices: it is on two. */
function keptState(vault: Vault, id: RecordId): ChangeState {
  return recordState(vault.replica, id) ?? 'second-device'
}

export async function historyOf(
  vault: Vault,
  { id }: Ask<'records.history'>,
): Promise<Done<'records.history'>> {
  const stored = vault.reader.readText(id)
  if (stored === undefined || !isRecordTypeName(stored.type)) return refusedBy({ kind: 'no-such-record' })
  const declared = declarationOf(stored.type).all
  const gone = isErased(vault, stored)
  const steps = (await vault.reader.history(stored.id)).filter(
    ({ field }) =>
      Object.hasOwn(declared, field) &&
      declared[field]?.secret !== true &&
      !(gone && isOfWords(stored.type, field)),
  )
  const shown = isTold(vault, stored) ? <T>(value: T): T => value : asFirstWord
  return ok({
    steps: steps.map(({ at, who, field, before, after, notBefore }) => ({
      at,
      who,
      field,
      before: shown(before),
      after: shown(after),
      ...(notBefore === undefined ? {} : { notBefore }),
    })),
  })
}

/** Asks the rules about what a form sends, and says a refusal as this desk may show it. */
export type Judging = {
  readonly judge: JudgeSave
  readonly shown: (breaks: readonly Break[]) => readonly BreakView[]
}

export async function save(
  vault: Vault,
  ask: Ask<'records.save'>,
  { judge, shown }: Judging,
): Promise<Done<'records.save'>> {
  if (!isRecordTypeName(ask.type)) return refuse({ kind: 'unknown-type' })
  const id = ask.id === undefined ? undefined : idIn(ask.id)
  const { rev, type, caseId, fields } = ask
  // What the program fills is in no form: a page that sends it is not one of ours.
  const { writable } = declarationOf(ask.type)
  const filled = Object.keys(fields).find((name) => writable[name]?.computed === true)
  if (filled !== undefined) return refusedBy({ kind: 'unfit', field: filled, reason: 'unknown-field' })
  const wish = {
    type,
    fields,
    ...(id === undefined ? {} : { id }),
    ...(rev === undefined ? {} : { rev }),
    ...(caseId === undefined ? {} : { caseId }),
  }
  const by = memberHere(vault.replica)
  if (by === undefined) return refusedBy({ kind: 'not-read-yet' })
  const saved = await saveRecord(vault, wish, by, judge)
  if (saved.ok) return ok({ ...viewOf(asTold(vault, saved.value)), kept: keptState(vault, saved.value.id) })
  const { refusal } = saved
  return 'breaks' in refusal
    ? refuse({ kind: refusal.kind, breaks: shown(refusal.breaks) })
    : refusedBy(refusal)
}

export function find(
  vault: Vault,
  { words, room, caseId, language }: Ask<'search.find'>,
): Done<'search.find'> {
  if (words.trim() === '') return ok({ state: 'nothing-asked' })
  // Across cases nobody is looked up by the persecutors' ground. In one opened case it is part of an account.
  if (caseId === undefined && seeksGround(vault, words)) return ok({ state: 'mission-term' })
  const found =
    caseId === undefined ? vault.reader.find(findAsk(words, room)) : vault.reader.findInCase(caseId, words)
  // A hit is an answer, too: what was erased is found by nothing that stood in it.
  const records = found.records.filter((record) => !isErased(vault, record))
  const count = found.count - (found.records.length - records.length)
  return ok({ state: 'found', count, hits: records.map(namer(vault, language)) })
}

export async function readingOf(
  vault: Vault,
  readings: Readings,
  { id }: Ask<'press.reading'>,
): Promise<Done<'press.reading'>> {
  const stored = vault.reader.readText(id)
  if (stored === undefined) return refusedBy({ kind: 'no-such-record' })
  const view = await readings.view(stored.id)
  return view.ok ? view : refusedBy(view.refusal)
}

function findAsk(words: string, room: Ask<'search.find'>['room']): Parameters<Vault['reader']['find']>[0] {
  if (room === 'names' || room === 'places')
    return { words, types: recordTypeNames.filter((type) => roomOf(type) === room), guarded: room }
  const types = recordTypeNames.filter((type) => room === undefined || declarationOf(type).room === room)
  return { words, types }
}

/** The line that names a record, in the language of the page. */
export function namer(vault: Vault, language: Language = usualLanguage): (record: StoredRecord) => Hit {
  const today = vault.clock.now().slice(0, 10)
  const callOf = caller(vault)
  return (record) => ({
    id: record.id,
    type: record.type,
    title: isRecordTypeName(record.type)
      ? titleOf(record.type, valuesOf(asTold(vault, record)), language, { callOf, today })
      : record.type,
  })
}

/** How staff call a record: by its code; a case by the code of its person. Looked up once for each of an answer's rows. */
function caller(vault: Vault): (id: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  const callOf = (id: string): string | undefined => {
    if (known.has(id)) return known.get(id)
    known.set(id, undefined)
    const record = vault.reader.readText(id)
    const called = record === undefined ? undefined : codeOf(record, callOf)
    known.set(id, called)
    return called
  }
  return callOf
}

/** How staff call a case in every language: by the code of its person. */
export function caseCode(vault: Vault, caseId: string): string | undefined {
  return caller(vault)(caseId)
}

const codeFields: { readonly [T in RecordTypeName]?: readonly string[] } = {
  Person: ['code', 'publicName', 'pseudonym'],
  Shelter: ['code'],
}

function codeOf(record: StoredRecord, callOf: (id: string) => string | undefined): string | undefined {
  if (!isRecordTypeName(record.type)) return undefined
  if (record.type === 'Case') return callOf(textOf(record, 'personId'))
  const codes = (codeFields[record.type] ?? []).map((field) => textOf(record, field))
  return codes.find((code) => code !== '')
}

function idIn(text: string): RecordId | undefined {
  const id = recordId(text, '')
  return id.ok ? id.value : undefined
}
