/**
 * One round of this device's log: a step when one is due, the partners' signatures, the proofs beside what was committed.
 *
 * A round that finds nobody does as much as it can alone: the step is made, proofs are written with the log's own word,
 * and they are written again when enough partners have signed a later checkpoint.
 */
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Note } from '@safeconduct/core/evidence/ledger/note.ts'
import {
  judgeCheckpoint,
  type Policy,
  type PolicyRefusal,
  parsePolicy,
} from '@safeconduct/core/evidence/ledger/policy.ts'
import { parseProof } from '@safeconduct/core/evidence/ledger/proof.ts'
import { checkpointName } from '@safeconduct/core/evidence/papers-check.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { witnessLines } from '../../work/directory.ts'
import { textOf } from '../../work/record-view.ts'
import { type EvidenceRoom, leaveRoom } from '../custody/evidence-room.ts'
import { askWitness, type PostText, type WitnessRefusal } from './ask-witness.ts'
import type { Kept, TimeAsking, Times } from './checkpoint-times.ts'
import { type Committed, leaveLog } from './device-ledger.ts'

export type WitnessTrouble = { readonly witness: string; readonly kind: WitnessRefusal['kind'] }
export type Round = {
  readonly stepped: boolean
  /** Signatures of partners on the newest checkpoint. */
  readonly witnessed: number
  /** Records whose proof was written, and of those the ones that are proved for good. */
  readonly proved: number
  readonly settled: number
  /** Promises of calendars that a block of Bitcoin bears now. */
  readonly dated: number
  readonly troubles: readonly WitnessTrouble[]
}
export type RoundWishes = TimeAsking & { readonly post: PostText }

/** Whom a stranger would have to believe for this device's log: itself, and the partners of the organisation. */
export function policyHere({ vault, ledger }: EvidenceRoom): Result<Policy, PolicyRefusal> {
  const lines = witnessLines(vault)
  return parsePolicy(`log ${ledger.keyText}\n${lines === '' ? 'quorum none\n' : lines}`)
}

export async function ledgerRound(room: EvidenceRoom, { post, ...asking }: RoundWishes): Promise<Round> {
  const { ledger, vault } = room
  const policy = policyHere(room)
  const stepped = ledger.isDue()
  const note = stepped ? await ledger.step() : ledger.checkpoint()
  if (note === undefined) return { stepped, witnessed: 0, proved: 0, settled: 0, dated: 0, troubles: [] }
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
  const dated = await ledger.times.grow(asking, (kept) => writeDated(room, kept))
  const times = await ledger.times.of(asked.note.text, asking)
  const waiting = stepped || asked.fresh || times.fresh ? ledger.placed() : []
  const basis = { note: asked.note, times, isAccepted: accepted.ok }
  return {
    stepped,
    witnessed: asked.note.lines.length - 1,
    ...(await writeProofs(room, waiting, basis)),
    dated,
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

/** What a proof is made from now. */
type Basis = { readonly note: Note; readonly times: Times; readonly isAccepted: boolean }

/** Many in one entry: an intake of five hundred photographs is a handful of saves. */
const atOnce = 60

/**
 * A proof is written over only by a better one: a later checkpoint alone says no more of an item, and each writing goes to
 * every device. A proof and the times that lie with it are of one checkpoint, so they are written together.
 */
async function writeProofs(
  { ledger, vault }: EvidenceRoom,
  waiting: readonly Committed[],
  basis: Basis,
): Promise<Pick<Round, 'proved' | 'settled'>> {
  const done = { proved: 0, settled: 0 }
  for (let from = 0; from < waiting.length; from += atOnce) {
    const changes: RecordChange[] = []
    const final: Committed[] = []
    const better = new Map<number, Committed[]>()
    const sealed: string[] = []
    for (const one of waiting.slice(from, from + atOnce)) {
      const id = idIn(one.record)
      const type = vault.reader.read(id)?.type
      const isSeal = type === 'Seal'
      const worth = worthOf(basis, isSeal)
      // Without a record, its save was refused after its commitment was taken: the entry matches nothing.
      if (type === undefined || (basis.isAccepted && (!isSeal || basis.times.isWhole))) final.push(one)
      if (type === undefined || worth <= one.worth) continue
      better.set(worth, [...(better.get(worth) ?? []), one])
      const times = isSeal ? { tokens: [...basis.times.tokens], ots: basis.times.ots ?? null } : {}
      changes.push({
        id,
        type,
        fields: { index: one.index, proof: ledger.proof(one.index, basis.note), ...times },
      })
      if (isSeal) sealed.push(one.record)
    }
    const saved = changes.length === 0 ? ok(true) : await vault.writer.save(changes)
    if (!saved.ok) continue
    for (const [worth, some] of better) ledger.keepWorth(some, worth)
    if (basis.times.ots !== undefined) ledger.times.remember(basis.note.text, sealed)
    ledger.settle(final)
    done.proved += changes.length
    done.settled += final.length
  }
  return done
}

/** What counts first: that those whom the organisation named have signed; then times; then whoever else signed. */
function worthOf({ note, times, isAccepted }: Basis, isSeal: boolean): number {
  const dated = isSeal ? times.tokens.length * 100 + (times.ots === undefined ? 0 : 10) : 0
  return (isAccepted ? 10_000 : 0) + dated + Math.min(9, note.lines.length)
}

/** The way to a block, beside the seals that hold the promise of it; not where they have been proved by another checkpoint since. */
async function writeDated({ vault }: EvidenceRoom, { checkpoint, ots, seals }: Kept): Promise<boolean> {
  const changes = seals.flatMap((record): readonly RecordChange[] => {
    const seal = vault.reader.read(idIn(record))
    const proof = seal === undefined ? undefined : parseProof(utf8(textOf(seal, 'proof')))
    const isOfIt = proof?.ok === true && checkpointName(proof.value.note) === checkpoint
    return isOfIt ? [{ id: idIn(record), type: 'Seal', fields: { ots } }] : []
  })
  const saved = changes.length === 0 ? ok(true) : await vault.writer.save(changes)
  return saved.ok
}

function idIn(text: string): RecordId {
  const id = recordId(text, '')
  return certain(id.ok ? id.value : undefined, 'written here')
}
