/**
 * One round of this device's log: a step when one is due, the partners' signatures, the proofs beside what was committed.
 *
 * A round that finds nobody does as much as it can alone: the step is made, proofs are written with the log's own word,
 * and they are written again when enough partners have signed a later checkpoint.
 */
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Note } from '@safeconduct/core/evidence/ledger/note.ts'
import {
  judgeCheckpoint,
  type Policy,
  type PolicyRefusal,
  parsePolicy,
} from '@safeconduct/core/evidence/ledger/policy.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { witnessLines } from '../../work/directory.ts'
import { type EvidenceRoom, leaveRoom } from '../custody/evidence-room.ts'
import { askWitness, type PostText, type WitnessRefusal } from './ask-witness.ts'
import { type Committed, leaveLog } from './device-ledger.ts'

export type WitnessTrouble = { readonly witness: string; readonly kind: WitnessRefusal['kind'] }
export type Round = {
  readonly stepped: boolean
  /** Signatures of partners on the newest checkpoint. */
  readonly witnessed: number
  /** Records whose proof was written, and of those the ones that are proved for good. */
  readonly proved: number
  readonly settled: number
  readonly troubles: readonly WitnessTrouble[]
}
export type RoundWishes = {
  readonly post: PostText
  /** Tokens of authorities for time over this checkpoint, as text; none where nobody answered. */
  readonly stamp?: (checkpoint: string) => Promise<readonly string[]>
}

/** Whom a stranger would have to believe for this device's log: itself, and the partners of the organisation. */
export function policyHere({ vault, ledger }: EvidenceRoom): Result<Policy, PolicyRefusal> {
  const lines = witnessLines(vault)
  return parsePolicy(`log ${ledger.keyText}\n${lines === '' ? 'quorum none\n' : lines}`)
}

export async function ledgerRound(room: EvidenceRoom, { post, stamp }: RoundWishes): Promise<Round> {
  const { ledger, vault } = room
  const policy = policyHere(room)
  const stepped = ledger.isDue()
  const note = stepped ? await ledger.step() : ledger.checkpoint()
  if (note === undefined) return { stepped, witnessed: 0, proved: 0, settled: 0, troubles: [] }
  const asked = policy.ok
    ? await gather(room, policy.value, note, post)
    : { note, troubles: [], fresh: false }
  const accepted = policy.ok
    ? await judgeCheckpoint(asked.note, policy.value)
    : refuse({ kind: 'none' } as const)
  if (asked.troubles.some(({ kind }) => kind === 'witness-saw-more')) {
    vault.store.transaction(() => leaveLog(vault.store))
    leaveRoom(vault)
  }
  const waiting = stepped || asked.fresh ? ledger.placed() : []
  const tokens = waiting.length === 0 || stamp === undefined ? [] : await stamp(asked.note.text)
  const proved = await writeProofs(room, waiting, asked.note, tokens)
  if (accepted.ok) ledger.settle(proved)
  return {
    stepped,
    witnessed: asked.note.lines.length - 1,
    proved: proved.length,
    settled: accepted.ok ? proved.length : 0,
    troubles: asked.troubles,
  }
}

type Gathered = { readonly note: Note; readonly troubles: readonly WitnessTrouble[]; readonly fresh: boolean }

/** All partners at once: one that does not answer holds up nobody. */
async function gather(
  { ledger }: EvidenceRoom,
  policy: Policy,
  note: Note,
  post: PostText,
): Promise<Gathered> {
  const signed = new Set(note.lines.map(({ name }) => name))
  const asked = policy.witnesses.filter(({ key, url }) => url !== undefined && !signed.has(key.name))
  const answers = await Promise.all(
    asked.map(async (witness) => {
      const last = ledger.lastAt(witness.key.name)
      return { witness, answer: await askWitness(witness, { store: ledger.store, note, last }, post) }
    }),
  )
  const lines = answers.flatMap(({ answer }) => (answer.ok ? [answer.value.line] : []))
  for (const { witness, answer } of answers) if (answer.ok) ledger.keepLastAt(witness.key.name, note)
  const troubles = answers.flatMap(({ witness, answer }) =>
    answer.ok ? [] : [{ witness: witness.name, kind: answer.refusal.kind }],
  )
  return {
    note: lines.length === 0 ? note : ledger.keepLines(note, lines),
    troubles,
    fresh: lines.length > 0,
  }
}

/** Many in one entry: an intake of five hundred photographs is a handful of saves. */
const atOnce = 60

async function writeProofs(
  { ledger, vault }: EvidenceRoom,
  waiting: readonly Committed[],
  note: Note,
  tokens: readonly string[],
): Promise<readonly Committed[]> {
  const written: Committed[] = []
  for (let from = 0; from < waiting.length; from += atOnce) {
    const some = waiting.slice(from, from + atOnce)
    const changes: RecordChange[] = []
    for (const { record, index } of some) {
      const id = idIn(record)
      const type = vault.reader.read(id)?.type
      // A save that was refused after its commitment was taken: the entry matches nothing.
      if (type === undefined) continue
      const stamped = type === 'Seal' && tokens.length > 0 ? { tokens: [...tokens] } : {}
      changes.push({ id, type, fields: { index, proof: ledger.proof(index, note), ...stamped } })
    }
    const saved = changes.length === 0 ? ok(true) : await vault.writer.save(changes)
    if (saved.ok) written.push(...some)
  }
  return written
}

function idIn(text: string): RecordId {
  const id = recordId(text, '')
  return certain(id.ok ? id.value : undefined, 'written here')
}
