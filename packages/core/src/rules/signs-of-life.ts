/**
 * Who cannot be reached (R13): a safety or arrival check without an answer after its grace, and no sign of life since.
 */
import { answersOf, isStandingBeat, openDue, termsOf } from './check-terms.ts'
import { canonical, casesOf } from './persons.ts'
import { secondWordAt, signs } from './second-word.ts'
import {
  earliestIn,
  type Held,
  hour,
  latestIn,
  perRecords,
  shapesIn,
  textOf,
  textsIn,
  timeOf,
  type World,
} from './world.ts'
import { isBelieved, ownItems } from './written.ts'

const watchesPeople: readonly string[] = ['safety', 'leg']
const unanswered: readonly string[] = ['no_answer', 'missed']
const unreachable: readonly string[] = ['lost_contact', 'taken']

/** When a check's grace is over. Of two due times the earlier one, of two graces the shorter. */
export function graceEnds(check: Held, now: number): number | undefined {
  const due = earliestIn(check, 'dueAt')
  if (due === undefined) return undefined
  // Where nothing waits any more, of what was last asked.
  const open = shapesIn(check, 'terms').length === 0 ? due : (openDue(check, now) ?? due)
  return Math.min(due, open) + termsOf(check).graceHours * hour
}

/** Passed with its grace, and nobody wrote down any outcome. */
export function isOverdue(check: Held, now: number): boolean {
  const ends = graceEnds(check, now)
  return ends !== undefined && ends < now && outcomesOf(check).length === 0
}

/**
 * What became of it. Called off counts for a check on a person only with a reason, from somebody else than the first
 * whom it would wake: whoever has the person would otherwise silence the alarm at their own desk.
 */
export function outcomesOf(check: Held): readonly string[] {
  // What goes on every day is not over because one day went well: only calling it off ends it.
  const said = textsIn(check, 'outcome').filter((one) => !signs.includes(one) || !isStandingBeat(check))
  const isSafety = textsIn(check, 'kind').includes('safety')
  if (!isSafety || !said.includes('cancelled') || check.written === undefined) return said
  const [first] = termsOf(check).ladder
  const dropped = ownItems(check, 'dropped', shapesIn(check, 'dropped'))
  const isFair = dropped.some((one) => textOf(one, 'by') !== first) || isBelieved(check, 'outcome')
  return isFair ? said : said.filter((one) => one !== 'cancelled')
}

/** Nobody answered: said by a member, or by the clock. Of two outcomes the one that worries counts. */
export function isMissed(check: Held, now: number): boolean {
  return outcomesOf(check).some((one) => unanswered.includes(one)) || isOverdue(check, now)
}

/** Whether this check is about whether people are safe, and of whom. */
export function watchedBy(check: Held, world: World): readonly string[] {
  if (!textsIn(check, 'kind').some((kind) => watchesPeople.includes(kind))) return []
  return textsIn(check, 'subject').flatMap((subject) => {
    const held = world.byId(subject.split('#')[0] ?? '')
    if (held === undefined) return []
    return held.type === 'Person' ? [held.id] : textsIn(held, 'personId')
  })
}

function checksOn(personId: string, world: World): readonly Held[] {
  return checksByPerson(world).get(canonical(personId, world)) ?? []
}

const checksByPerson = perRecords((world) => {
  const found = new Map<string, Held[]>()
  for (const check of world.ofType('Check'))
    for (const person of new Set(watchedBy(check, world).map((id) => canonical(id, world)))) {
      const known = found.get(person)
      if (known === undefined) found.set(person, [check])
      else known.push(check)
    }
  return found
})

/** The missed checks about a person since the last sign of life, in the order of their time. */
export function missedChecks(personId: string, world: World): readonly Held[] {
  const checks = checksOn(personId, world)
  const last = Math.max(...checks.map((check) => signOfLife(check, world.now)), Number.NEGATIVE_INFINITY)
  return checks
    .filter((check) => isMissed(check, world.now) && (graceEnds(check, world.now) ?? world.now) > last)
    .toSorted(
      (a, b) => (graceEnds(a, world.now) ?? 0) - (graceEnds(b, world.now) ?? 0) || (a.id < b.id ? -1 : 1),
    )
}

/** Does somebody wait for this person's word: a check without an outcome, or one that nobody answered? */
export function isAwaited(personId: string, world: World): boolean {
  return (
    missedChecks(personId, world).length > 0 ||
    checksOn(personId, world).some((check) => outcomesOf(check).length === 0)
  )
}

/** A time in the future is no sign of life: a clock that runs ahead must not silence an alarm. */
function signOfLife(check: Held, now: number): number {
  const times = answersOf(check)
    .filter((answer) => signs.includes(textOf(answer, 'outcome') ?? ''))
    .flatMap((answer) => timeOf(answer['at']) ?? [])
  const outcomes = textsIn(check, 'outcome')
  if (outcomes.length > 0 && outcomes.every((one) => signs.includes(one)))
    times.push(latestIn(check, 'doneAt') ?? earliestIn(check, 'dueAt') ?? Number.NEGATIVE_INFINITY)
  return Math.max(...times.filter((time) => time <= now), Number.NEGATIVE_INFINITY)
}

export function isLost(personId: string, world: World): boolean {
  return (
    casesOf(personId, world).some((one) =>
      textsIn(one, 'state').some((state) => unreachable.includes(state)),
    ) || missedChecks(personId, world).length > 0
  )
}

/**
 * Somebody answered with the second word, and two members have not heard the person in safety since. `told`: as far as
 * this member is on the list of the check; nobody else is shown what follows from it (R14).
 */
export function underDuress(personId: string, world: World, told?: string): boolean {
  const checks = checksOn(personId, world)
  const heard = told === undefined ? checks : checks.filter((check) => termsOf(check).ladder.includes(told))
  return secondWordAt(heard, world.now, checks) !== undefined
}
