/**
 * Who answers the line now, in which language, and who is told when nobody answers in time.
 *
 * A shift does not end by the clock: whoever began it stays on duty, visibly, until a note for the next one is written.
 * The ladder follows from the records and `now`, so that no desk must be switched on to escalate on every other.
 */
import { isText } from '../base/parse.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import type { dutyLevel, shiftState } from '../records/choices/line.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import { type Held, order } from './contact.ts'
import { nightsOf } from './nights.ts'

export type DutyLevel = CodeOf<typeof dutyLevel>
export const dutyLevels = ['L1', 'L2', 'L3'] as const satisfies readonly DutyLevel[]

export type Shift = {
  readonly id: string
  readonly member: string
  readonly from: number
  readonly to: number
  readonly zone: string
  readonly languages: readonly string[]
  readonly level: DutyLevel
  readonly state: CodeOf<typeof shiftState>
  readonly handover: string
  readonly endedAt?: number
}

/**
 * `missing`: should have begun and has not. `overdue`: its time is over and no note was handed on, so this person is
 * still on duty and the coordinator sees it.
 */
export type ShiftNow = 'coming' | 'missing' | 'on' | 'overdue' | 'ended' | 'cancelled'

export type ShiftRefusal =
  /** No word for whoever comes next. */
  | { readonly kind: 'shift-no-handover' }
  | { readonly kind: 'shift-not-begun' }
  | { readonly kind: 'shift-over' }

/** Shifts from the records of `line`, by their time. Of two times written apart the longer shift counts. */
export function shiftsOf(records: Iterable<Held>): readonly Shift[] {
  const shifts: Shift[] = []
  for (const record of records) if (record.type === 'DutyShift') shifts.push(...shiftOf(record))
  return shifts.toSorted((a, b) => a.from - b.from || order(a.id, b.id))
}

const states = ['ended', 'begun', 'cancelled', 'planned'] as const

function shiftOf(record: Held): readonly Shift[] {
  const texts = (field: string): readonly string[] => (record.fields[field] ?? []).filter(isText)
  const times = (field: string): readonly number[] => texts(field).map((text) => Date.parse(text))
  const [member] = texts('member')
  const [from, to] = [Math.min(...times('from')), Math.max(...times('to'))]
  if (member === undefined || !Number.isFinite(from) || !Number.isFinite(to)) return []
  const languages = (record.fields['languages'] ?? []).flatMap((value) =>
    Array.isArray(value) ? value.filter(isText) : [],
  )
  const [endedAt] = times('endedAt')
  return [
    {
      id: record.id,
      member,
      from,
      to,
      zone: texts('zone')[0] ?? 'UTC',
      languages: [...new Set(languages)].toSorted(order),
      level: dutyLevels.find((level) => texts('level').includes(level)) ?? 'L1',
      state: states.find((state) => texts('state').includes(state)) ?? 'planned',
      handover: texts('handover').toSorted(order).join('\n'),
      ...(endedAt === undefined ? {} : { endedAt }),
    },
  ]
}

export function shiftNow({ state, from, to }: Shift, now: number): ShiftNow {
  switch (state) {
    case 'ended':
    case 'cancelled':
      return state
    case 'begun':
      return now >= to ? 'overdue' : 'on'
    case 'planned':
      // A shift that nobody began and whose time is over has been nobody's: it stays visible as missing.
      return now < from ? 'coming' : 'missing'
  }
}

/** Everybody who is on duty: begun and not handed over, however late it is. */
export function onDuty(shifts: readonly Shift[], now: number): readonly Shift[] {
  return shifts.filter((shift) => ['on', 'overdue'].includes(shiftNow(shift, now)))
}

/** Those of them who speak this language: `sr` is spoken by who speaks `sr-Latn`. */
export function onDutyFor(shifts: readonly Shift[], language: string, now: number): readonly Shift[] {
  const [plain = ''] = language.split('-')
  return onDuty(shifts, now).filter(({ languages }) => languages.some((one) => one.split('-')[0] === plain))
}

/** A shift ends with a note, and in no other way. */
export function endShift(
  shift: Shift,
  handover: string,
  now: number,
): Result<{ readonly state: 'ended'; readonly handover: string; readonly endedAt: number }, ShiftRefusal> {
  if (shift.state === 'ended' || shift.state === 'cancelled') return refuse({ kind: 'shift-over' })
  if (shift.state === 'planned') return refuse({ kind: 'shift-not-begun' })
  if (handover.trim() === '') return refuse({ kind: 'shift-no-handover' })
  return ok({ state: 'ended', handover, endedAt: now })
}

export type Rung = {
  readonly level: DutyLevel
  /** Members on duty on this rung who speak the language; if none does, all of the rung. */
  readonly who: readonly string[]
  /** From when they are told. */
  readonly from: number
  readonly told: boolean
}

const minute = 60_000
/** How long the duty coordinator has before the emergency group is told. */
const secondRungAfter = { red: 10 * minute, other: 120 * minute } as const

export type Wait = {
  readonly receivedAt: number
  /** When somebody must have answered. */
  readonly dueAt: number
  readonly lang: string
  readonly red: boolean
}

/**
 * The ladder of a wait: operators from the start, the coordinator when it is late, then the emergency group. A rung
 * with nobody on it takes no time: the next one is told at once.
 */
export function ladderOf(wait: Wait, shifts: readonly Shift[], now: number): readonly Rung[] {
  const L1 = peopleOn('L1', wait.lang, shifts, now)
  const L2 = peopleOn('L2', wait.lang, shifts, now)
  const second = L1.length === 0 ? wait.receivedAt : wait.dueAt
  const third = L2.length === 0 ? second : second + secondRungAfter[wait.red ? 'red' : 'other']
  const rung = (level: DutyLevel, who: readonly string[], from: number): Rung => ({
    level,
    who,
    from,
    told: now >= from,
  })
  return [
    rung('L1', L1, wait.receivedAt),
    rung('L2', L2, second),
    rung('L3', peopleOn('L3', wait.lang, shifts, now), third),
  ]
}

function peopleOn(level: DutyLevel, lang: string, shifts: readonly Shift[], now: number): readonly string[] {
  const here = shifts.filter((shift) => shift.level === level)
  const speaking = onDutyFor(here, lang, now)
  const named = (speaking.length > 0 ? speaking : onDuty(here, now)).map(({ member }) => member)
  return [...new Set(named)].toSorted(order)
}

/** More nights than this one after another make mistakes, and the mistakes are other people's lives. */
export const mostNights = 3

/** Members whose turns make more than `mostNights` nights in a row, with how many. Cancelled ones are left out. */
export function tooManyNights(
  shifts: readonly Shift[],
): readonly { readonly member: string; readonly nights: number }[] {
  const members = [...new Set(shifts.map(({ member }) => member))].toSorted(order)
  return members
    .map((member) => ({
      member,
      nights: nightsInRow(shifts.filter((shift) => shift.member === member && isAwake(shift))),
    }))
    .filter(({ nights }) => nights > mostNights)
}

/** The emergency group sleeps until it is called. */
function isAwake({ level, state }: Shift): boolean {
  return level !== 'L3' && state !== 'cancelled'
}

function nightsInRow(shifts: readonly Shift[]): number {
  const nights = [...new Set(shifts.flatMap(nightsOf))].toSorted((a, b) => a - b)
  let [longest, row] = [0, 0]
  nights.forEach((night, i) => {
    row = night - (nights[i - 1] ?? Number.NaN) === 1 ? row + 1 : 1
    longest = Math.max(longest, row)
  })
  return longest
}
