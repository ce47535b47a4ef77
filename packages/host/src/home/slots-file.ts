/** `slots.json`: read as a whole, written as a whole, never half. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type AnySlot, parseSlots, slotsBytes } from '@safeconduct/core/sealed/unlock.ts'

export function readSlots(home: string): Result<readonly AnySlot[], { readonly kind: 'slots-damaged' }> {
  const path = join(home, 'slots.json')
  const slots = existsSync(path) && statSync(path).isFile() ? parseSlots(readFileSync(path)) : undefined
  return slots?.ok === true ? ok(slots.value) : refuse({ kind: 'slots-damaged' })
}

/** On the disk with its name when it returns: a vault whose slots are gone cannot be opened by anybody. */
export function writeSlots(home: string, slots: readonly AnySlot[]): void {
  replaceFile(join(home, 'slots.json'), slotsBytes(slots))
}

export function replaceFile(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.new`
  writeFileSync(temporary, bytes, { mode: 0o600 })
  syncPath(temporary, 'r+')
  renameSync(temporary, path)
  syncPath(dirname(path), 'r')
}

function syncPath(path: string, flags: string): void {
  const file = openSync(path, flags)
  fsyncSync(file)
  closeSync(file)
}
