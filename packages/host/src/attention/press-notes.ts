/**
 * Writing what the press desk notes of meetings: the meeting and the task of its brief in one entry, so that nobody
 * hears of the one without the other.
 */

import { briefDueFor } from '@safeconduct/core/attention/meetings.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { certain, ok, refuse } from '@safeconduct/core/base/result.ts'
import { careful, textsIn, timeOf } from '@safeconduct/core/rules/world.ts'
import { type CaseRecord } from '../cases/case-index.ts'
import { type CasesWorld, type Done, idOf, recordIn, write } from '../cases/cases-world.ts'
import type { BatchWish } from '../work/save-record.ts'

export type MeetingWish = {
  readonly what: string
  /** A day. */
  readonly on: string
  readonly bodies: readonly string[]
  readonly place?: string
  readonly text?: string
  /** Where it was read, and of which day that is. */
  readonly source?: { readonly where: string; readonly at: string }
}

export async function noteMeeting(cases: CasesWorld, wish: MeetingWish): Promise<Done<RecordId>> {
  const newId = newRecordId(cases.vault.random)
  const { what, on, bodies, place, text, source } = wish
  const fields: Record<string, Json> = {
    kind: 'meeting',
    what,
    on: { date: on, precision: 'exact' },
    bodies: [...bodies],
    ...(place === undefined ? {} : { place }),
    ...(text === undefined ? {} : { text }),
    ...(source === undefined ? {} : { sources: [{ ...source }] }),
  }
  const due = briefDueFor(certain(timeOf(on), 'it was read as a day'))
  const saved = await write(cases, [{ newId, type: 'PressNote', fields }, taskFor(cases, newId, due)])
  return saved.ok ? ok(newId) : saved
}

/** The brief is theirs who takes it; what a colleague had is taken over, never had twice. */
export async function takeBrief(cases: CasesWorld, id: string): Promise<Done<RecordId>> {
  const meeting = meetingIn(cases, id)
  if (!meeting.ok) return meeting
  const at = meeting.value.fields['on']?.flatMap((day) => timeOf(day) ?? [])[0]
  if (at === undefined) return refuse({ kind: 'no-such-record' })
  const [open] = openTasks(cases, id)
  const saved = await write(cases, [
    open === undefined
      ? taskFor(cases, idOf(meeting.value), briefDueFor(at), cases.by)
      : { id: idOf(open), type: 'Task', fields: { who: cases.by } },
  ])
  return saved.ok ? ok(idOf(meeting.value)) : saved
}

/** A brief that is written ends its task. */
export async function keepBrief(
  cases: CasesWorld,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<Done<RecordId>> {
  const meeting = meetingIn(cases, id)
  if (!meeting.ok) return meeting
  const ended = openTasks(cases, id).map((task): BatchWish => {
    const fields = { state: 'done', doneAt: cases.vault.clock.now(), doneBy: cases.by }
    return { id: idOf(task), type: 'Task', fields }
  })
  const saved = await write(cases, [
    { id: idOf(meeting.value), type: 'PressNote', fields: { brief: text } },
    ...ended,
  ])
  return saved.ok ? ok(idOf(meeting.value)) : saved
}

function meetingIn(cases: CasesWorld, id: string): Done<CaseRecord> {
  const note = recordIn(cases, 'PressNote', id)
  if (!note.ok) return note
  return textsIn(note.value, 'kind').includes('meeting') ? note : refuse({ kind: 'no-such-record' })
}

function openTasks({ index }: CasesWorld, meeting: string): readonly { readonly id: string }[] {
  return index
    .world()
    .ofType('Task')
    .filter(
      (task) =>
        textsIn(task, 'from').includes(meeting) &&
        textsIn(task, 'what').includes('brief') &&
        careful(task, 'state', ['done', 'dropped', 'open']) === 'open',
    )
}

function taskFor({ vault }: CasesWorld, from: RecordId, due: number, who?: string): BatchWish {
  // A meeting that is told of late has its brief due at once, and not yesterday.
  const by = Math.max(due, vault.clock.millis())
  return {
    type: 'Task',
    newId: newRecordId(vault.random),
    fields: { what: 'brief', from, due: instantOf(by), state: 'open', ...(who === undefined ? {} : { who }) },
  }
}
