/**
 * The marks on the time line of a case: each record that has a time, on its lane. Codes only: no mark holds what a
 * person wrote or said.
 */
import {
  byCode,
  earliestIn,
  endOf,
  type Held,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  valuesIn,
  type World,
} from '../rules/world.ts'
import type { CaseFile } from './case-files.ts'
import { type Leg, legRef } from './legs.ts'

export const lanes = [
  'contact',
  'occurrence',
  'act',
  'risk',
  'stay',
  'leg',
  'check',
  'visa',
  'support',
  'consent',
] as const
export type Lane = (typeof lanes)[number]

/** One mark on a lane. */
export type Mark = {
  readonly lane: Lane
  /** The record, which opens; of a leg its journey, `#` and its number. */
  readonly id: string
  readonly type: Held['type']
  readonly at: number
  readonly until?: number
  /** A term of `datePrecision`. */
  readonly precision?: string
  /** What it is: a term of the record's own kind. */
  readonly what: string
  readonly state?: string
}

/** In no order yet. */
export function marksOf(world: World, file: CaseFile): readonly Mark[] {
  return [
    ...contactMarks(world, file),
    ...plain(file.of('Occurrence'), { lane: 'occurrence', at: 'at', what: 'what' }),
    ...file.of('Act').flatMap(actMark),
    ...plain(file.of('RiskAssessment'), { lane: 'risk', at: 'at', what: 'priority' }),
    ...file.legs.flatMap(legMark),
    ...file.of('Check').flatMap(checkMarks),
    ...file.of('VisaApplication').flatMap(visaMarks),
    ...plain(file.of('Assistance'), {
      lane: 'support',
      at: 'at',
      what: 'type',
      until: 'until',
      state: 'state',
    }),
    ...plain(file.of('Consent'), {
      lane: 'consent',
      at: 'givenAt',
      what: 'purpose',
      until: 'expiresAt',
      state: 'status',
    }),
  ]
}

type PlainMark = {
  readonly lane: Lane
  readonly at: string
  readonly what: string
  readonly until?: string
  readonly state?: string
}

/** Records whose fields say it all; of times written apart the earlier begins and the earlier ends. */
function plain(records: readonly Held[], names: PlainMark): readonly Mark[] {
  return records.flatMap((held) => {
    const at = earliestIn(held, names.at)
    const ends =
      names.until === undefined ? [] : valuesIn(held, names.until).flatMap((value) => endOf(value) ?? [])
    const state = names.state === undefined ? undefined : textIn(held, names.state)
    if (at === undefined) return []
    return [
      {
        lane: names.lane,
        id: held.id,
        type: held.type,
        at,
        what: textIn(held, names.what) ?? '',
        ...(ends.length === 0 ? {} : { until: Math.max(at, Math.min(...ends)) }),
        ...(state === undefined ? {} : { state }),
      },
    ]
  })
}

/** The first word, what was written since, and accounts that were taken. */
function contactMarks(world: World, file: CaseFile): readonly Mark[] {
  const requests = file.of('HelpRequest')
  const ids = new Set(requests.map(({ id }) => id))
  const messages =
    ids.size === 0
      ? []
      : world.ofType('LineMessage').filter((one) => textsIn(one, 'request').some((id) => ids.has(id)))
  return [
    ...plain(requests, { lane: 'contact', at: 'receivedAt', what: 'channel', state: 'state' }),
    ...plain(messages, { lane: 'contact', at: 'at', what: 'way' }),
    ...plain(file.of('Testimony'), { lane: 'contact', at: 'takenAt', what: 'mode', state: 'state' }),
  ]
}

function actMark(act: Held): readonly Mark[] {
  const [start] = shapesIn(act, 'start').toSorted(byDate)
  const at = timeOf(start)
  if (start === undefined || at === undefined) return []
  const [end] = shapesIn(act, 'end').toSorted(byDate)
  const until = timeOf(end)
  const precision = textOf(start, 'precision')
  const state = textIn(act, 'statusAtEnd')
  return [
    {
      lane: 'act',
      id: act.id,
      type: 'Act',
      at,
      what: textIn(act, 'type') ?? '',
      ...(until === undefined ? {} : { until: Math.max(at, until) }),
      ...(precision === undefined ? {} : { precision }),
      ...(state === undefined ? {} : { state }),
    },
  ]
}

function byDate(a: Shape, b: Shape): number {
  return byCode(textOf(a, 'date') ?? '', textOf(b, 'date') ?? '')
}

function legMark(leg: Leg): readonly Mark[] {
  const at = timeOf(leg.from) ?? timeOf(leg.actual) ?? timeOf(leg.planned)
  if (at === undefined) return []
  const until = endOf(leg.to) ?? leg.arrival
  return [
    {
      lane: leg.kind === 'stay' ? 'stay' : 'leg',
      id: legRef(leg),
      type: 'Journey',
      at,
      what: leg.kind,
      state: leg.state,
      ...(until === undefined ? {} : { until: Math.max(at, until) }),
    },
  ]
}

/** Each answer, and the due time that stands. */
function checkMarks(check: Held): readonly Mark[] {
  const what = textIn(check, 'kind') ?? ''
  const one = { lane: 'check', id: check.id, type: 'Check', what } as const
  const answers = shapesIn(check, 'answers').flatMap((answer): readonly Mark[] => {
    const at = timeOf(answer['at'])
    const state = textOf(answer, 'outcome')
    return at === undefined ? [] : [{ ...one, at, ...(state === undefined ? {} : { state }) }]
  })
  const due = earliestIn(check, 'dueAt')
  const state = textIn(check, 'outcome')
  return [
    ...answers,
    ...(due === undefined ? [] : [{ ...one, at: due, ...(state === undefined ? {} : { state }) }]),
  ]
}

/** Our own steps, and beside them what the State said: approved is not issued. */
function visaMarks(visa: Held): readonly Mark[] {
  const mark = (step: Shape, name: 'state' | 'stage'): readonly Mark[] => {
    const at = timeOf(step['at'])
    const state = textOf(step, name)
    return at === undefined || state === undefined
      ? []
      : [{ lane: 'visa', id: visa.id, type: 'VisaApplication', at, what: name, state }]
  }
  return [
    ...shapesIn(visa, 'history').flatMap((step) => mark(step, 'state')),
    ...shapesIn(visa, 'stages').flatMap((step) => mark(step, 'stage')),
  ]
}
