/**
 * The report that is sealed with a file: what it said of itself when it came, read by the workbench out of the sealed bytes.
 * Rules SL18 to SL20 of docs/formats/seal.md. Nothing that happens to the reader keeps a file from being sealed.
 */
import { type Bytes, concat } from '@safeconduct/core/base/bytes.ts'
import type { FileKind } from '@safeconduct/core/evidence/intake/kind.ts'
import { type ReadReport, writeReport } from '@safeconduct/core/evidence/intake/report.ts'
import { readBlob } from '../../vault/blobs.ts'
import type { Vault } from '../../vault/vault.ts'
import { reportOf } from '../workbench/pictures.ts'
import type { ReadFile } from './one-read.ts'

/** Held in memory at once. What is larger has a report that says so; somebody may look into it later. */
const largest = 128 * 1024 * 1024
const looked: readonly FileKind['family'][] = ['picture', 'film', 'sound', 'paper']

/** Undefined for kinds that say nothing of themselves. */
export async function intakeReport(
  vault: Pick<Vault, 'home'>,
  { sha256, blob, sniffed }: ReadFile,
): Promise<Bytes | undefined> {
  const { kind, also } = sniffed
  if (!looked.includes(kind.family)) return undefined
  const of = { sha256, bytes: blob.size, type: kind.type }
  const written = writeReport({ of, also, ...(await readingOf(vault, blob)) })
  return written.ok ? written.value : undefined
}

async function readingOf(vault: Pick<Vault, 'home'>, blob: ReadFile['blob']): Promise<ReadReport> {
  const no = (refused: 'too-large' | 'damaged'): ReadReport => ({ credentials: { refused }, readers: [] })
  if (blob.size > largest) return no('too-large')
  const pieces: Uint8Array[] = []
  for await (const piece of readBlob(vault.home, blob)) {
    if (!piece.ok) return no('damaged')
    pieces.push(piece.value)
  }
  const read = await reportOf(concat(...pieces))
  return read.ok ? read.value : { credentials: { refused: read.refusal.kind }, readers: [] }
}
