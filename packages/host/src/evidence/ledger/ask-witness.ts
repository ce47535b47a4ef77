/**
 * Asking a witness to sign a checkpoint. docs/formats/ledger.md, LG28 to LG30.
 *
 * What comes back is believed as far as the witness's own key signed it. A witness that saw another history, or a longer
 * one, is not asked again and again: it is told to people, for it means that this log, or somebody with its key, forked.
 */
import { textOf } from '@safeconduct/core/base/bytes.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { parseCheckpoint, parseCount } from '@safeconduct/core/evidence/ledger/checkpoint.ts'
import { growthProof, type LedgerStore } from '@safeconduct/core/evidence/ledger/ledger.ts'
import {
  type Note,
  type NoteLine,
  parseNoteLines,
  verifyNote,
} from '@safeconduct/core/evidence/ledger/note.ts'
import type { Witness } from '@safeconduct/core/evidence/ledger/policy.ts'
import { addCheckpointBody } from '@safeconduct/core/evidence/ledger/witnessing.ts'

export type HttpAnswer = { readonly status: number; readonly type: string; readonly body: Uint8Array }
/** How a question leaves: over tor or a proxy, as the network has set. Undefined: nobody answered. */
export type PostText = (url: string, body: string) => Promise<HttpAnswer | undefined>

export type WitnessedLine = { readonly line: NoteLine; readonly seconds: number }
export type WitnessRefusal = {
  readonly kind:
    | 'witness-silent'
    | 'witness-knows-us-not'
    /** It signed a longer log of this name: this one was put back, or copied. */
    | 'witness-saw-more'
    /** It signed another history of this name. */
    | 'witness-saw-another'
    | 'witness-answer-strange'
}

/** `last` is the size that this witness is believed to know; it says itself when that is wrong. */
export async function askWitness(
  { key, url }: Witness,
  { store, note, last }: { readonly store: LedgerStore; readonly note: Note; readonly last: number },
  post: PostText,
): Promise<Result<WitnessedLine, WitnessRefusal>> {
  if (url === undefined) return refuse({ kind: 'witness-silent' })
  const { size } = certain(parseCheckpoint(note.text), 'a checkpoint of ours')
  const door = `${url.replace(/\/+$/, '')}/add-checkpoint`
  const ask = (old: number): Promise<HttpAnswer | undefined> =>
    post(door, addCheckpointBody({ old, proof: old === size ? [] : growthProof(store, old, size), note }))
  let answer = await ask(Math.min(last, size))
  const knows = answer === undefined ? undefined : sizeIn(answer)
  if (knows !== undefined) {
    if (knows > size) return refuse({ kind: 'witness-saw-more' })
    answer = await ask(knows)
  }
  if (answer === undefined) return refuse({ kind: 'witness-silent' })
  if (answer.status !== 200) return refuse({ kind: kindOf(answer) })
  const lines = parseNoteLines(textOf(answer.body) ?? '-')
  const [line] = lines?.filter(({ name }) => name === key.name) ?? []
  if (line === undefined) return refuse({ kind: 'witness-answer-strange' })
  const verified = await verifyNote({ text: note.text, lines: [line] }, [key])
  const seconds = verified.ok ? verified.value[0]?.seconds : undefined
  return seconds === undefined ? refuse({ kind: 'witness-answer-strange' }) : ok({ line, seconds })
}

function kindOf(answer: HttpAnswer): WitnessRefusal['kind'] {
  if (sizeIn(answer) !== undefined) return 'witness-answer-strange'
  if (answer.status === 409 || answer.status === 422) return 'witness-saw-another'
  return answer.status === 403 || answer.status === 404 ? 'witness-knows-us-not' : 'witness-answer-strange'
}

function sizeIn({ status, type, body }: HttpAnswer): number | undefined {
  if (status !== 409 || type.split(';')[0] !== 'text/x.tlog.size') return undefined
  return parseCount((textOf(body) ?? '').replace(/\n$/, ''))
}
