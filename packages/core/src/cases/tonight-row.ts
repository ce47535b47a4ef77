/** One row of tonight: what is to be done, of which case, until when, and when its neglect hurts somebody. */
import { day, hour, type World } from '../rules/world.ts'
import type { CaseFile, CaseFiles } from './case-files.ts'
import { type Harm, harmAt } from './harm.ts'
import type { Priority } from './triage.ts'

export const tonightKinds = [
  'alarm',
  'line',
  'check',
  'move',
  'promise',
  'review',
  'stay',
  'consent',
  'task',
  'visa',
] as const
export type TonightKind = (typeof tonightKinds)[number]

export const tonightWhats = [
  'check-missed',
  'paper-late',
  'duress',
  'line-waiting',
  'line-promised',
  'check-late',
  'check-due',
  'leg-overdue',
  'leg-today',
  'promise-late',
  'promise-due',
  'never-assessed',
  'happened-since',
  'review-late',
  'review-due',
  'awaits-second',
  'minor-undecided',
  'stay-over',
  'bed-lost',
  'lease-ends',
  'consent-ends',
  'task-late',
  'task-due',
  'visa-stranded',
] as const
export type TonightWhat = (typeof tonightWhats)[number]

export type TonightRow = {
  readonly kind: TonightKind
  readonly what: TonightWhat
  /** The record it is about; of a leg its journey, `#` and its number. */
  readonly id: string
  readonly caseId?: string
  readonly code?: string
  readonly priority?: Priority
  readonly due: number
  /** `late`: its time is past. `missed`: its grace is past, too. */
  readonly state: 'missed' | 'late' | 'soon' | 'today' | 'later'
  readonly harmAt: number
  readonly facts: Readonly<Record<string, string | number>>
}

/** A contact of the line that waits; `core/line/clocks.ts` says since when. */
export type Waiting = {
  readonly id: string
  readonly what: 'line-waiting' | 'line-promised'
  readonly due: number
  readonly priority: Priority
  readonly caseId?: string
}

export type Night = {
  readonly world: World
  readonly files: CaseFiles
  readonly until: number
  readonly by: string | undefined
}

export type Said = Pick<TonightRow, 'kind' | 'what' | 'id' | 'due'> & {
  readonly harm: Harm
  readonly file?: CaseFile | undefined
  readonly missed?: boolean
  readonly facts?: TonightRow['facts']
}

export function row({ world }: Night, { harm, file, missed = false, facts = {}, ...said }: Said): TonightRow {
  const { now } = world
  const left = said.due - now
  const later = left <= 2 * hour ? 'soon' : left <= day ? 'today' : 'later'
  return {
    ...said,
    state: missed ? 'missed' : left < 0 ? 'late' : later,
    harmAt: harmAt(harm, said.due, now),
    facts,
    ...(file === undefined ? {} : { caseId: file.id, code: file.code, priority: file.priority }),
  }
}
