/**
 * Who still needs a way out, and how far each has come: the most urgent first, then whoever waits longest (F33).
 *
 * A human set every priority; the program only sorts. A visa in hand that was not used yet is a way out that can still
 * run out, so it stays on the list until the person has arrived.
 */
import type { caseState } from '../records/vocabulary/case-state.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import { byCode, careful, earliestIn, type Held, textIn, type World } from '../rules/world.ts'
import { byUrgency, type Priority } from './compromised.ts'
import { samePersons } from './same-person.ts'
import { type Visa, visasNow } from './visas.ts'

export const routeStates = [
  'none',
  'refused',
  'considered',
  'preparing',
  'no_answer',
  'submitted',
  'interview',
  'approved_not_issued',
  'issued',
] as const
export type RouteState = (typeof routeStates)[number]

export type Waiting = {
  readonly case: string
  readonly person: string
  readonly priority: Priority
  /** When the case was opened. */
  readonly since: number
  readonly route: RouteState
  /** The application that has come furthest. */
  readonly visa?: string
  readonly stateCode?: string
}

type CaseState = CodeOf<typeof caseState>
/** Whoever is taken or lost cannot travel; whoever has arrived has travelled. A return needs the way again. */
const needsWay: readonly CaseState[] = [
  'active_in_danger',
  'returned',
  'active_hidden',
  'active_transit',
  'verifying',
  'intake',
]

export function pipeline(world: World): readonly Waiting[] {
  const same = samePersons(world)
  const visas = Map.groupBy(visasNow(world), ({ person }) => person)
  const byPerson = Map.groupBy(world.ofType('Case'), (file) => same(textIn(file, 'personId') ?? ''))
  return [...byPerson]
    .flatMap(([person, files]) => waiting(person, files, visas.get(person) ?? []))
    .toSorted(
      (a, b) =>
        byUrgency.indexOf(a.priority) - byUrgency.indexOf(b.priority) ||
        a.since - b.since ||
        byCode(a.case, b.case),
    )
}

/** Of one person's files the most urgent speaks, and the oldest day. One person waits once. */
function waiting(person: string, files: readonly Held[], visas: readonly Visa[]): readonly Waiting[] {
  const open = files.filter((file) => careful(file, 'state', needsWay) !== undefined)
  const urgency = (file: Held) => byUrgency.indexOf(careful(file, 'priority', byUrgency) ?? 'emergency')
  const [file] = open.toSorted((a, b) => urgency(a) - urgency(b) || byCode(a.id, b.id))
  if (file === undefined) return []
  const [best] = visas.toSorted((a, b) => rank(b) - rank(a) || byCode(a.id, b.id))
  return [
    {
      case: file.id,
      person,
      priority: careful(file, 'priority', byUrgency) ?? 'emergency',
      since: Math.min(...open.flatMap((one) => earliestIn(one, 'openedAt') ?? [])),
      route: best === undefined ? 'none' : routeOf(best),
      ...(best === undefined || rank(best) === 0 ? {} : { visa: best.id, stateCode: best.stateCode }),
    },
  ]
}

function rank(visa: Visa): number {
  return routeStates.indexOf(routeOf(visa))
}

function routeOf({ state, approvedNotIssued }: Visa): RouteState {
  if (approvedNotIssued !== undefined) return 'approved_not_issued'
  // Used by somebody who needs a way again, run out or taken back: no way.
  if (state === 'used' || state === 'expired' || state === 'withdrawn') return 'none'
  return state
}
