/**
 * Codes that an operator made and has not handed over yet: a page that dies at that moment must not take a code with
 * it that nobody can make again.
 *
 *   value = made u64 ‖ 27 digits
 *
 * They lie on the desk that made them, in the vault's own file and in no record, until somebody says that the person
 * has the code, the person uses it, or a day is over: whoever takes this desk must not find codes.
 */
import { ByteReader } from '@safeconduct/core/base/byte-reader.ts'
import { type Bytes, concat, u64, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { parseReturnCode, type ReturnCode } from '@safeconduct/core/line/return-code.ts'
import { keepNow } from '@safeconduct/core/vault/sync/turns.ts'
import type { LineWorld } from './line-world.ts'

type Here = Pick<LineWorld, 'vault' | 'log' | 'index'>

const shelfName = 'line-codes'
const keptFor = 86_400_000
const length = 27

export async function keepCode({ vault, log }: Here, id: RecordId, code: ReturnCode): Promise<void> {
  const value = concat(u64(vault.clock.millis()), utf8(code.reveal()))
  await keepNow(vault.replica, () => vault.store.shelf.put(shelfName, `${log}/${id}`, value))
}

export async function codeToHandOver(here: Here, id: RecordId): Promise<ReturnCode | undefined> {
  const value = here.vault.store.shelf.get(shelfName, `${here.log}/${id}`)
  if (value === undefined) return undefined
  if (!isOver(here, id, value)) return codeIn(value)
  await handedOver(here, id)
  return undefined
}

/** There is one to show again. */
export function hasCodeToHandOver(here: Here, id: string): boolean {
  const value = here.vault.store.shelf.get(shelfName, `${here.log}/${id}`)
  return value !== undefined && !isOver(here, id, value)
}

/** Somebody has given it to the person: nothing of it stays. */
export async function handedOver({ vault, log }: Here, id: string): Promise<void> {
  await keepNow(vault.replica, () => vault.store.shelf.drop(shelfName, `${log}/${id}`))
  // A page that was written over still lies in the log of the file until that is emptied.
  vault.store.database.pragma('wal_checkpoint(truncate)')
}

/** Every code whose day is over, or that was used. */
export async function dropOldCodes(here: Here): Promise<void> {
  const prefix = `${here.log}/`
  for (const { key, value } of here.vault.store.shelf.list(shelfName, prefix)) {
    const id = key.slice(prefix.length)
    if (isOver(here, id, value)) await handedOver(here, id)
  }
}

function isOver({ vault, index }: Here, id: string, value: Bytes): boolean {
  const made = new ByteReader(value).u64()
  const contact = index.contact(id)
  const isUsed = contact?.lastOpened !== undefined || contact?.messages.some(({ way }) => way === 'in')
  return isUsed === true || vault.clock.millis() - made >= keptFor || vault.clock.millis() < made
}

function codeIn(value: Bytes): ReturnCode | undefined {
  const digits = value.length === 8 + length ? new TextDecoder().decode(value.subarray(8)) : undefined
  const code = digits === undefined ? undefined : parseReturnCode(digits, [])
  return code?.ok === true ? code.value : undefined
}
