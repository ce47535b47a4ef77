/**
 * Which line this is: one record that an admin makes and every desk of the line reads.
 *
 * The newest record is the line, on every desk alike: whoever lost every desk that could sign for the old one, or no
 * longer trusts somebody who could, sets it up anew. What was published of another one nobody reads.
 */
import { type Bytes, fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { certain, ok, type Result } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { type PublicKey, parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import type { RecordChange, SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { StoredRecord } from '../vault/stored-record.ts'
import type { Vault } from '../vault/vault.ts'
import { listAt, textAt, valueAt } from './kept-values.ts'
import { recordIdFrom } from './names.ts'

export type OtherWays = { readonly en: string; readonly ru: string; readonly fr: string }
export type Opening = 'open' | 'busy' | 'closed'

export type LineSetup = {
  readonly id: RecordId
  readonly madeAt: number
  readonly line: Bytes
  /** The relay's token and the names of leases come from it. */
  readonly secret: Secret<Bytes>
  readonly root: PublicKey
  readonly pages: readonly string[]
  readonly exitTo: string
  readonly organisationName: string
  readonly opening: Opening
  readonly waitMinutes: number | undefined
  readonly otherWays: OtherWays
  readonly pageFiles: readonly { readonly name: string; readonly sha256: string }[]
}

/** The curve's own base point: a key whose private half is known to everybody, and so proves nothing. */
const rootOfNobody = parsePublicKey(fromHex(`58${'66'.repeat(31)}`) ?? new Uint8Array())

/** Where there is no line at a relay: nothing is asked there, and nobody holds a lease. */
export const noSetup: LineSetup = {
  id: recordIdFrom(new Uint8Array(16)),
  madeAt: 0,
  line: new Uint8Array(16),
  secret: new Secret(new Uint8Array(32)),
  root: certain(rootOfNobody.ok ? rootOfNobody.value : undefined, '32 bytes are a key'),
  pages: [],
  exitTo: '',
  organisationName: '',
  opening: 'closed',
  waitMinutes: undefined,
  otherWays: { en: '', ru: '', fr: '' },
  pageFiles: [],
}

export function readSetup({ reader }: Pick<Vault, 'reader'>): LineSetup | undefined {
  const { records } = reader.table({ types: ['LineSetup'], filter: '', offset: 0, limit: 200 })
  const whole = records.flatMap((record) => {
    const setup = setupIn(record)
    return setup === undefined ? [] : [{ setup, at: textAt(record, 'createdAt') ?? '' }]
  })
  return whole.toSorted((a, b) => (a.at + a.setup.id < b.at + b.setup.id ? 1 : -1))[0]?.setup
}

function setupIn(record: StoredRecord): LineSetup | undefined {
  const [line, secret] = [bytesAt(record, 'line', 16), bytesAt(record, 'token', 32)]
  const root = parsePublicKey(bytesAt(record, 'root', 32) ?? new Uint8Array())
  if (line === undefined || secret === undefined || !root.ok) return undefined
  const wait = valueAt(record, 'waitMinutes')
  const opening = textAt(record, 'opening')
  return {
    id: record.id,
    madeAt: Date.parse(textAt(record, 'createdAt') ?? '') || 0,
    line,
    secret: new Secret(secret),
    root: root.value,
    pages: listAt(record, 'pages').filter((page) => typeof page === 'string'),
    exitTo: textAt(record, 'exitTo') ?? '',
    organisationName: textAt(record, 'organisationName') ?? '',
    opening: opening === 'busy' || opening === 'closed' ? opening : 'open',
    waitMinutes: typeof wait === 'number' ? wait : undefined,
    otherWays: waysIn(valueAt(record, 'otherWays')),
    pageFiles: listAt(record, 'pageFiles').flatMap(fileIn),
  }
}

function bytesAt(record: StoredRecord, field: string, length: number): Bytes | undefined {
  const bytes = fromHex(textAt(record, field) ?? '')
  return bytes?.length === length ? bytes : undefined
}

function waysIn(value: Json | undefined): OtherWays {
  const of = isObject(value) ? value : {}
  const way = (name: string): string => (typeof of[name] === 'string' ? of[name] : '')
  return { en: way('en'), ru: way('ru'), fr: way('fr') }
}

function fileIn(value: Json): readonly { readonly name: string; readonly sha256: string }[] {
  const of = isObject(value) ? value : {}
  const { name, sha256 } = of
  return typeof name === 'string' && typeof sha256 === 'string' ? [{ name, sha256 }] : []
}

export type SetUpWish = {
  readonly pages: readonly string[]
  readonly exitTo: string
  readonly otherWays: OtherWays
  readonly organisationName: string
}

/** The record of a new line. */
export function newSetup(
  { random, clock }: Pick<Vault, 'random' | 'clock'>,
  { pages, exitTo, otherWays, organisationName }: SetUpWish,
  made: { readonly line: Bytes; readonly secret: Bytes; readonly root: PublicKey; readonly relay: string },
  by: string,
  before: LineSetup | undefined,
): RecordChange {
  // A clock that is behind must not make the new line the older one.
  const at = Math.max(clock.millis(), (before?.madeAt ?? 0) + 1_000)
  return {
    id: newRecordId(random),
    type: 'LineSetup',
    home: { kind: 'line' },
    fields: {
      createdAt: instantOf(at),
      createdBy: by,
      line: toHex(made.line),
      token: toHex(made.secret),
      root: toHex(made.root),
      relay: made.relay,
      pages: [...pages],
      exitTo,
      ...(organisationName === '' ? {} : { organisationName }),
      opening: 'open',
      otherWays: { ...otherWays },
    },
  }
}

/** Only what is given changes; null empties. */
export async function changeSetup(
  { writer }: Pick<Vault, 'writer'>,
  { id }: LineSetup,
  fields: { readonly [field: string]: Json },
): Promise<Result<true, SaveRefusal>> {
  const saved = await writer.save([{ id, type: 'LineSetup', fields }])
  return saved.ok ? ok(true) : saved
}
