/** An item's papers for the page: what was done with it, by whom, and what nobody can vouch for. */

import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { custodyAnnex } from '@safeconduct/core/evidence/custody/annex.ts'
import type { CustodyEvent } from '@safeconduct/core/evidence/custody/event.ts'
import { couldTestify, type Gap, gapsOf } from '@safeconduct/core/evidence/custody/gaps.ts'
import { parseCheckpoint } from '@safeconduct/core/evidence/ledger/checkpoint.ts'
import { parseProof } from '@safeconduct/core/evidence/ledger/proof.ts'
import { roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { chainOf, handlingsOf } from '@safeconduct/host/evidence/custody/papers.ts'
import type { StoredRecord } from '@safeconduct/host/vault/stored-record.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { textOf } from '@safeconduct/host/work/record-view.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { GapView, HandlingView, PapersView, SealView } from '../calls/evidence.ts'
import { refusedBy } from './call-refusal.ts'
import { blockView, cosignedBy, rootsHere, timeView } from './evidence-times.ts'

export async function papersOfItem(
  vault: Vault,
  { id }: Ask<'evidence.papers'>,
): Promise<Result<PapersView, CallRefusal>> {
  const stored = vault.reader.readText(id)
  if (stored?.type !== 'EvidenceItem' && stored?.type !== 'Testimony')
    return refusedBy({ kind: 'no-such-record' })
  const room = await roomOf(vault)
  if (room === undefined) return ok(none)
  const members = new Map(custodyAnnex(handlingsOf(room.index, id)).map(({ code, is }) => [code, is]))
  const named = (code: string): string => members.get(code) ?? code
  const chain = await chainOf(room.index, id)
  const made = madeOn(stored)
  const roots = rootsHere(vault)
  return ok({
    seals: await Promise.all(room.index.of(id, 'Seal').map((seal) => sealView(seal, roots))),
    handlings: chain.events.map(({ event }) => handlingView(event, named)),
    gaps: gapsOf(chain, made === undefined ? {} : { made }).map((gap) => gapView(gap, named)),
    could: couldTestify(chain, {}).map(({ code, to }) => ({ who: named(code), to })),
  })
}

const none: PapersView = { seals: [], handlings: [], gaps: [], could: [] }

/** As whoever took it in wrote it down: nothing that a file says of itself is taken for it. */
function madeOn({ fields }: StoredRecord): string | undefined {
  const field = fields.get('capturedAt')
  const day: unknown = field?.state === 'value' ? field.value : undefined
  return isObject(day) && isText(day['date']) ? day['date'] : undefined
}

async function sealView(seal: StoredRecord, roots: readonly Uint8Array[]): Promise<SealView> {
  const proof = parseProof(utf8(textOf(seal, 'proof')))
  const by = { at: textOf(seal, 'sealedAt'), by: textOf(seal, 'by') }
  if (!proof.ok) return { ...by, state: 'waiting', witnesses: [], times: [] }
  const { note } = proof.value
  const tokens = seal.fields.get('tokens')
  const list: unknown = tokens?.state === 'value' ? tokens.value : []
  const block = blockView(textOf(seal, 'ots'), note)
  return {
    ...by,
    state: 'in-ledger',
    witnesses: cosignedBy(note, parseCheckpoint(note.text)?.origin),
    times: await Promise.all(
      (Array.isArray(list) ? list : []).filter(isText).map((token) => timeView(token, note, roots)),
    ),
    ...(block === undefined ? {} : { block }),
  }
}

function handlingView(event: CustodyEvent, named: (code: string) => string): HandlingView {
  return {
    at: event.start,
    what: event.type,
    by: named(event.actor),
    ...(event.second === undefined ? {} : { second: named(event.second) }),
    ...(event.purpose === undefined ? {} : { purpose: event.purpose }),
    failed: event.outcome === 'failure',
  }
}

function gapView(gap: Gap, named: (code: string) => string): GapView {
  switch (gap.kind) {
    case 'before-reception':
    case 'unsealed':
    case 'in-transit':
      return {
        kind: gap.kind,
        ...(gap.from === undefined ? {} : { from: gap.from }),
        ...(gap.to === undefined ? {} : { to: gap.to }),
      }
    case 'alone':
      return { kind: 'alone', from: gap.at, by: named(gap.by) }
    case 'unsure-clock':
      return { kind: 'unsure-clock', from: gap.at }
    default:
      return { kind: gap.kind }
  }
}
