/**
 * R13: nobody is closed away while somebody waits for their word. docs/formats/cases.md, CA55.
 *
 * A case that is over stands at the end of every list, and whoever holds the person could end it at their own desk in
 * one step. So what waits is answered or called off first, each by the members whom that takes.
 */
import { isAwaited, underDuress } from './signs-of-life.ts'
import type { Saving } from './undoing.ts'
import type { Break } from './verdict.ts'
import { textIn, textsIn, type World } from './world.ts'

const over: readonly string[] = ['closed', 'duplicate']

/** Told of the second word is nobody who is not on its list (R14): to them the case closes, and the alarm stays. */
export function closingBreaks({ before, after, by }: Saving, world: World): readonly Break[] {
  const isOver = (states: readonly string[]): boolean => states.some((state) => over.includes(state))
  const wasOpen = before !== undefined && !isOver(textsIn(before, 'state'))
  const person = textIn(after, 'personId')
  if (!wasOpen || person === undefined || !isOver(textsIn(after, 'state'))) return []
  if (!isAwaited(person, world) && !underDuress(person, world, by)) return []
  const where = { rule: 'R13', record: after.id, field: 'state' } as const
  return [{ ...where, because: 'check-still-open', allow: 'answer-or-call-off' }]
}
