/**
 * What a log and a witness say to each other (c2sp.org/tlog-witness), as text and as rules without a network.
 *
 * The witness keeps one size and root for each log. It signs a checkpoint only when that is proved to continue what it
 * signed before, so nobody who seizes the log can rewrite what lies behind it. docs/formats/ledger.md, LG27 to LG32.
 */
import { type Bytes, equalBytes, fromBase64, textOf, toBase64, utf8 } from '../../base/bytes.ts'
import { emptyRoot, verifyConsistency } from '../../sealed/merkle.ts'
import { type Checkpoint, parseCheckpoint, parseCount } from './checkpoint.ts'
import { type Note, type NoteKey, noteText, parseNote, verifyNote } from './note.ts'

/** What a witness may refuse a log with, as HTTP says it. */
export type Refused = 400 | 403 | 404 | 409 | 422
export type WitnessAnswer =
  | { readonly status: 200; readonly text: string; readonly size: number; readonly root: Bytes }
  | { readonly status: Refused; readonly size?: number }
export type Seen = { readonly size: number; readonly root: Bytes }

export type AddCheckpoint = { readonly old: number; readonly proof: readonly Bytes[]; readonly note: Note }

const mostHashes = 63

export function addCheckpointBody({ old, proof, note }: AddCheckpoint): string {
  return `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${noteText(note)}`
}

export function parseAddCheckpoint(body: Uint8Array): AddCheckpoint | undefined {
  const text = textOf(body)
  const end = text?.indexOf('\n\n') ?? -1
  if (text === undefined || end === -1) return undefined
  const [first = '', ...hashes] = text.slice(0, end).split('\n')
  const old = first.startsWith('old ') ? parseCount(first.slice(4)) : undefined
  const proof = hashes
    .map(fromBase64)
    .filter((hash) => hash?.length === 32)
    .filter((hash) => hash !== undefined)
  const note = parseNote(utf8(text.slice(end + 2)))
  if (old === undefined || proof.length !== hashes.length || proof.length > mostHashes || !note.ok)
    return undefined
  return { old, proof, note: note.value }
}

/** Where the log's name leads: its keys, and what this witness saw of it last. */
export type KnownLog = { readonly keys: readonly NoteKey[]; readonly seen: Seen | undefined }

/** The rules of a witness, in the order of the specification. `200` says what to keep and sign. */
export async function weighCheckpoint(
  { old, proof, note }: AddCheckpoint,
  logOf: (origin: string) => KnownLog | undefined,
): Promise<WitnessAnswer> {
  const checkpoint = parseCheckpoint(note.text)
  if (checkpoint === undefined) return { status: 400 }
  const log = logOf(checkpoint.origin)
  if (log === undefined) return { status: 404 }
  const signed = await verifyNote(note, log.keys)
  if (!signed.ok) return { status: 403 }
  if (old > checkpoint.size) return { status: 400 }
  return follows(log.seen, { old, proof }, checkpoint, note.text)
}

/** Asked again inside the transaction that keeps the answer: two requests at once must not both be the next. */
export function follows(
  seen: Seen | undefined,
  { old, proof }: Pick<AddCheckpoint, 'old' | 'proof'>,
  { size, root }: Checkpoint,
  text: string,
): WitnessAnswer {
  const last = seen ?? { size: 0, root: emptyRoot }
  if (old !== last.size) return { status: 409, size: last.size }
  if (old === size) {
    // Without a size: to ask again would change nothing.
    if (!equalBytes(root, last.root)) return { status: 409 }
    return proof.length === 0 ? { status: 200, text, size, root } : { status: 422 }
  }
  const grew = old === 0 ? proof.length === 0 : verifyConsistency(last, { size, root }, proof)
  return grew ? { status: 200, text, size, root } : { status: 422 }
}
