/** Changes that anybody can make to bytes that pass through their hands. */
import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import { type Entry, parseSignedHeader } from '@safeconduct/core/vault/entry.ts'
import type { PullBatch } from '@safeconduct/core/vault/sync/link.ts'
import type { Dice } from '../dice.ts'

export function flipped(bytes: Uint8Array, dice: Dice): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(bytes)
  const at = dice.below(Math.max(1, changed.length))
  if (changed.length > 0) changed[at] = (changed[at] ?? 0) ^ (1 << dice.below(8))
  return changed
}

/** One bit of header, signature or body. Undefined when no reader of frames would let it through. */
export function tampered(entry: Entry, dice: Dice): Entry | undefined {
  const part = dice.pick(['bytes', 'signature', 'body'] as const) ?? 'body'
  if (part === 'body')
    return entry.body.length === 0 ? undefined : { ...entry, body: flipped(entry.body, dice) }
  const bytes = part === 'bytes' ? flipped(entry.bytes, dice) : entry.bytes
  const signature = part === 'signature' ? flipped(entry.signature, dice) : entry.signature
  const read = parseSignedHeader(bytes, signature)
  if (!read.ok || read.value.header.bodyLength !== entry.body.length) return undefined
  return { ...read.value, body: entry.body }
}

/** One entry of a batch changed; undefined when there is none that can be. */
export function tamperedBatch(batch: PullBatch, dice: Dice): PullBatch | undefined {
  const at = dice.below(Math.max(1, batch.entries.length))
  const entry = batch.entries[at]
  const changed = entry === undefined ? undefined : tampered(entry, dice)
  if (changed === undefined) return undefined
  return { ...batch, entries: batch.entries.with(at, changed) }
}

/** The bodies, or the signatures, of two entries changed places; undefined when two different ones are not there. */
export function swappedBatch(batch: PullBatch, dice: Dice): PullBatch | undefined {
  const [from, to] = [dice.below(batch.entries.length), dice.below(batch.entries.length)]
  const [a, b] = [batch.entries[from], batch.entries[to]]
  if (a === undefined || b === undefined || from === to || equalBytes(a.signature, b.signature))
    return undefined
  const [first, second] = dice.chance(0.5)
    ? [
        { ...a, body: b.body },
        { ...b, body: a.body },
      ]
    : [
        { ...a, signature: b.signature },
        { ...b, signature: a.signature },
      ]
  return { ...batch, entries: batch.entries.with(from, first).with(to, second) }
}
