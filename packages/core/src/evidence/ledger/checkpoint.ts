/**
 * Checkpoints (c2sp.org/tlog-checkpoint): the size and the root of a log, as the text of a signed note.
 *
 * Ours have three lines; the further lines that the format allows are kept when others wrote them, for the signatures
 * are over the whole text. docs/formats/ledger.md, LG7 and LG8.
 */
import { type Bytes, fromBase64, toBase64 } from '../../base/bytes.ts'

export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Bytes
  readonly extensions: readonly string[]
}

export function checkpointText({ origin, size, root }: Omit<Checkpoint, 'extensions'>): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** The text of a note as a checkpoint, or undefined when it is another kind of note. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', digits = '', base64 = '', ...rest] = text.split('\n')
  const end = rest.pop()
  const size = parseCount(digits)
  const root = fromBase64(base64)
  if (origin === '' || end !== '' || rest.includes('')) return undefined
  if (size === undefined || root?.length !== 32) return undefined
  return { origin, size, root, extensions: rest }
}

/** A decimal number without leading zeros, or undefined. */
export function parseCount(digits: string): number | undefined {
  const count = /^(?:0|[1-9]\d{0,15})$/.test(digits) ? Number(digits) : Number.NaN
  return Number.isSafeInteger(count) ? count : undefined
}
