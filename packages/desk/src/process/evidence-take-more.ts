/**
 * Items out of what is here already: what the person of a case sent by the line, and files of an archive. Each is sealed
 * anew as an item received from that person; where it came from keeps its own. docs/formats/desk-calls.md, C119.
 */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { textIn, textsIn } from '@safeconduct/core/rules/world.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { takeOutOf } from '@safeconduct/host/evidence/intake/open-item.ts'
import type { TakenIn } from '@safeconduct/host/evidence/intake/take-in.ts'
import { takeInThread } from '@safeconduct/host/evidence/intake/thread-items.ts'
import type { LineStanding } from '@safeconduct/host/line/line-work.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { TakenFiles } from '../calls/evidence-items.ts'
import { refusedBy } from './call-refusal.ts'
import { opening, type Write } from './evidence-look.ts'
import { itemRefusal } from './evidence-refusal.ts'
import { takenView, wishOf } from './evidence-taking.ts'

export async function takeFromLine(
  cases: CasesWorld,
  standing: LineStanding,
  { caseId, provenance }: Ask<'evidence.takeLine'>,
): Promise<Result<TakenFiles, CallRefusal>> {
  const room = await roomOf(cases.vault)
  if (room === undefined) return refuse({ kind: 'not-read-yet' })
  // Whoever does not read the line has nothing of it here.
  if (standing.state === 'not-mine') return refuse({ kind: 'line-not-yours' })
  const wish = wishOf(cases, { caseId, fromPerson: true, receivedVia: 'line', ...whence(provenance) })
  const requests = cases.index
    .world()
    .ofType('HelpRequest')
    .filter((request) => textsIn(request, 'caseId').includes(caseId))
  const taken: TakenIn[] = []
  for (const { id } of requests) taken.push(...(await takeInThread(room, standing.world, id, wish)))
  cases.index.refresh()
  return ok({ files: taken.map(takenView) })
}

export async function takeOut(
  cases: CasesWorld,
  write: Write,
  { id, names }: Ask<'evidence.takeOut'>,
): Promise<Result<TakenFiles, CallRefusal>> {
  const room = await roomOf(cases.vault)
  if (room === undefined) return refuse({ kind: 'not-read-yet' })
  const caseId = cases.index.caseOf(id)
  const held = cases.index.get(id)
  if (held === undefined) return refusedBy({ kind: 'no-such-record' })
  if (caseId === undefined) return refuse({ kind: 'no-such-case' })
  const from = textIn(held, 'receivedFrom')
  const opened = await write(opening(cases.vault, id))
  if (!opened.ok) return opened
  const wish = wishOf(cases, { caseId, fromPerson: from !== undefined, receivedVia: 'by-hand' })
  const out = await takeOutOf(room, id, names, { ...wish, ...whence(textIn(held, 'provenance')) })
  cases.index.refresh()
  return out.ok ? ok({ files: out.value.map(takenView) }) : itemRefusal(out.refusal.kind)
}

function whence(provenance: string | undefined): { readonly provenance?: string } {
  return provenance === undefined ? {} : { provenance }
}
