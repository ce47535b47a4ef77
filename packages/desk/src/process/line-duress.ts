/**
 * Whom the use of a second code is told, silently, in the bar of alarms: the holder of the case, whoever promised the
 * person a word or writes to them now, and the coordinator on duty. Where nobody of these is known, everybody who
 * reads the line, and so after ten minutes in which nobody took note: an alarm that reaches nobody is worse than one
 * that reaches a few too many.
 */
import { onDuty } from '@safeconduct/core/line/roster.ts'
import { shifts } from '@safeconduct/host/line/duty.ts'
import { listAt, membersAt, textAt } from '@safeconduct/host/line/kept-values.ts'
import type { LineWorld } from '@safeconduct/host/line/line-world.ts'
import { leaseView } from '@safeconduct/host/line/viewing.ts'

/** As long as an emergency may wait for its first answer. Whoever was told first may be asleep, or gone. */
const toldAlone = 600_000

export type DuressAlarm = { readonly request: string; readonly at: number }

/** Alarms for the member who works here that nobody has taken note of, newest first. */
export function duressFor(world: LineWorld): readonly DuressAlarm[] {
  world.index.refresh()
  const open = world.index.contacts().filter(({ duress }) => duress !== undefined && !duress.seen)
  return open
    .filter(({ id, duress }) => {
      const told = toldOf(world, id)
      const isLong = world.vault.clock.millis() - (duress?.at ?? 0) >= toldAlone
      return isLong || told.size === 0 || told.has(world.by)
    })
    .map(({ id, duress }) => ({ request: id, at: duress?.at ?? 0 }))
    .toSorted((a, b) => b.at - a.at)
}

function toldOf(world: LineWorld, id: string): ReadonlySet<string> {
  const { index, vault } = world
  const { thread } = index.of(id)
  const caseId = index.contact(id)?.caseId
  const file = caseId === undefined ? undefined : vault.reader.readText(caseId)
  const coordinators = onDuty(shifts(world), vault.clock.millis())
    .filter(({ level }) => level !== 'L1')
    .map(({ member }) => member)
  const promised = membersAt(thread, 'promise')?.['by']
  const named = [
    textAt(file, 'owner'),
    ...listAt(file, 'team').filter((member) => typeof member === 'string'),
    leaseView(world, id)?.who,
    typeof promised === 'string' ? promised : undefined,
    ...coordinators,
  ]
  return new Set(named.filter((code) => code !== undefined))
}
