/** A record's name in the vault: 16 random bytes as 32 lower-case hex digits. It says nothing, not even when. */
import { type Brand, brand } from './brand.ts'
import { toHex } from './bytes.ts'
import { type Parser, unfit } from './parse.ts'
import type { Random } from './random.ts'
import { ok } from './result.ts'

export type RecordId = Brand<string, 'RecordId'>

const form = /^[0-9a-f]{32}$/

export function newRecordId(random: Random): RecordId {
  return brand<RecordId>(toHex(random.bytes(16)))
}

export const recordId: Parser<RecordId> = (value, field) =>
  typeof value === 'string' && form.test(value) ? ok(brand<RecordId>(value)) : unfit(field, 'not-an-id')
