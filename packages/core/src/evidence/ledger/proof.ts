/**
 * Proofs that go along with an item (c2sp.org/tlog-proof): where its entry stands, the way up to the root, and the
 * checkpoint with everybody's signatures. A `.tlog-proof` file needs nothing beside it but a policy.
 *
 * docs/formats/ledger.md, LG9 to LG12.
 */
import { type Bytes, fromBase64, textOf, toBase64, utf8 } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { verifyInclusion } from '../../sealed/merkle.ts'
import { type Checkpoint, parseCheckpoint, parseCount } from './checkpoint.ts'
import { type Note, noteText, parseNote } from './note.ts'
import { type Accepted, judgeCheckpoint, type Policy, type PolicyVerdict } from './policy.ts'

const head = 'c2sp.org/tlog-proof@v1'

export type LedgerProof = {
  readonly index: number
  readonly path: readonly Bytes[]
  readonly note: Note
  readonly checkpoint: Checkpoint
  /** What the maker added; nobody signed it. */
  readonly extra?: Bytes
}

export type ProofRefusal = { readonly kind: 'not-a-proof' }
export type Proven = Accepted & { readonly index: number; readonly size: number }
export type ProvenRefusal =
  | Extract<PolicyVerdict, { ok: false }>['refusal']
  | { readonly kind: 'not-in-the-log' }

export function proofText({ index, path, note, extra }: Omit<LedgerProof, 'checkpoint'>): string {
  const lines = [
    head,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...path.map(toBase64),
  ]
  return `${lines.join('\n')}\n\n${noteText(note)}`
}

export function parseProof(file: Uint8Array): Result<LedgerProof, ProofRefusal> {
  const refusal = refuse({ kind: 'not-a-proof' } as const)
  const text = textOf(file)
  const end = text?.indexOf('\n\n') ?? -1
  if (text === undefined || end === -1) return refusal
  const lines = text.slice(0, end).split('\n')
  const extra = lines[1]?.startsWith('extra ') ? fromBase64(lines[1].slice(6)) : undefined
  const [index = '', ...hashes] = lines.slice(extra === undefined ? 1 : 2)
  const at = index.startsWith('index ') ? parseCount(index.slice(6)) : undefined
  const path = hashes.map(fromBase64)
  const whole = path.filter((hash) => hash?.length === 32).filter((hash) => hash !== undefined)
  const note = parseNote(utf8(text.slice(end + 2)))
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : undefined
  if (lines[0] !== head || at === undefined || whole.length !== path.length) return refusal
  if (!note.ok || checkpoint === undefined) return refusal
  const proof = { index: at, path: whole, note: note.value, ...(extra === undefined ? {} : { extra }) }
  return proofText(proof) === text ? ok({ ...proof, checkpoint }) : refusal
}

/** Whether the policy believes the checkpoint, and the entry is in the tree that it names. */
export async function verifyProof(
  entry: Uint8Array,
  { index, path, note, checkpoint }: LedgerProof,
  policy: Policy,
): Promise<Result<Proven, ProvenRefusal>> {
  const accepted = await judgeCheckpoint(note, policy)
  if (!accepted.ok) return accepted
  if (!verifyInclusion(entry, index, checkpoint.size, path, checkpoint.root)) {
    return refuse({ kind: 'not-in-the-log' })
  }
  return ok({ ...accepted.value, index, size: checkpoint.size })
}
