/**
 * Tonight: one list of all that somebody must do, by the time at which a person comes to harm when it is not done.
 *
 * Who waits on the line is handed in: the line has clocks of its own. Everything else is read from the records, so a
 * desk that was shut for a day opens with the same list as the others.
 */
import { byCode, hour, type World } from '../rules/world.ts'
import { type CaseFiles, caseFiles } from './case-files.ts'
import { type Night, type TonightRow, tonightKinds, type Waiting } from './tonight-row.ts'
import {
  checkRows,
  consentRows,
  lineRow,
  minorRows,
  moveRows,
  promiseRows,
  reviewRows,
  sharedTaskRows,
  stayRows,
  taskRows,
  visaRows,
} from './tonight-rows.ts'
import { priorities } from './triage.ts'

export type TonightAsk = {
  readonly waiting?: readonly Waiting[]
  /** Whose list it is: a second word is shown to those on the check's list alone. */
  readonly by?: string
  /** How far ahead; a night. */
  readonly hours?: number
  readonly files?: CaseFiles
}

export function tonight(world: World, ask: TonightAsk = {}): readonly TonightRow[] {
  const files = ask.files ?? caseFiles(world)
  const until = world.now + (ask.hours ?? 24) * hour
  const night: Night = { world, files, until, by: ask.by }
  const open = files.all.filter((file) => file.open)
  const rows = [
    ...(ask.waiting ?? []).map((one) => lineRow(one, night)),
    ...checkRows(night),
    ...moveRows(night),
    ...open.flatMap((file) => [
      ...promiseRows(file, night),
      ...reviewRows(file, night),
      ...taskRows(file, night),
    ]),
    ...minorRows(night),
    ...sharedTaskRows(night),
    ...stayRows(night),
    ...open.flatMap((file) => consentRows(file, night)),
    ...visaRows(night),
  ]
  return rows.toSorted(byHarm)
}

/** Time to harm; then the more urgent case, the earlier due time, and one order for all desks. */
function byHarm(a: TonightRow, b: TonightRow): number {
  return (
    a.harmAt - b.harmAt ||
    rank(a) - rank(b) ||
    a.due - b.due ||
    tonightKinds.indexOf(a.kind) - tonightKinds.indexOf(b.kind) ||
    byCode(a.id, b.id) ||
    byCode(a.what, b.what)
  )
}

function rank({ priority }: TonightRow): number {
  return priority === undefined ? priorities.length : priorities.indexOf(priority)
}
