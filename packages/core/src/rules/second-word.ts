/**
 * The second word was said: until when that stands (R14). docs/formats/cases.md, CA54.
 *
 * Whoever holds somebody has that person's telephone, makes them say the first word next, and may sit among us. So
 * what ends it is two members, each at a desk of their own, who have heard the person in safety since. The first word
 * by a link ends nothing: it comes from the telephone that the second one came from.
 */
import { answersOf } from './check-terms.ts'
import { earliestIn, type Held, latestIn, shapesIn, textOf, textsIn, timeOf } from './world.ts'
import { isBelieved, ownItems, writersOf } from './written.ts'

export const signs: readonly string[] = ['safe', 'safe_word_ok', 'done']

/** When it was said last on these checks, while it stands. `all`: every check on that person, where they were heard. */
export function secondWordAt(
  checks: readonly Held[],
  now: number,
  all: readonly Held[] = checks,
): number | undefined {
  const said = checks.flatMap(duressTimes)
  if (said.length === 0) return undefined
  const last = Math.max(...said)
  const isOver = all.some((check) => isBelievedWell(check, last, now)) || wellBy(all, last, now).length >= 2
  return isOver ? undefined : last
}

/** The members who have heard the person in safety since then. */
export function heardWellBy(checks: readonly Held[], now: number): readonly string[] {
  const since = secondWordAt(checks, now)
  return since === undefined ? [] : wellBy(checks, since, now)
}

function wellBy(checks: readonly Held[], since: number, now: number): readonly string[] {
  const members = checks.flatMap((check) => ownItems(check, 'answers', wellAfter(check, since, now)))
  return [...new Set(members.flatMap((answer) => textOf(answer, 'by') ?? []))]
}

/** A time in the future is no sign of life. */
function wellAfter(check: Held, since: number, now: number) {
  return answersOf(check).filter((answer) => {
    const at = timeOf(answer['at'])
    return at !== undefined && at > since && at <= now && signs.includes(textOf(answer, 'outcome') ?? '')
  })
}

/** Where nobody can say who wrote, and where there was one member alone, one word is all that can be had (CA23). */
function isBelievedWell(check: Held, since: number, now: number): boolean {
  const answers = wellAfter(check, since, now)
  if (answers.some((answer) => writersOf(check, 'answers', answer) === undefined)) return true
  const outcomes = textsIn(check, 'outcome')
  const done = latestIn(check, 'doneAt')
  const isWell = outcomes.length > 0 && outcomes.every((one) => signs.includes(one))
  return isWell && isBelieved(check, 'outcome') && done !== undefined && done > since && done <= now
}

function duressTimes(check: Held): readonly number[] {
  const answered = shapesIn(check, 'answers')
    .filter((answer) => textOf(answer, 'outcome') === 'duress')
    .flatMap((answer) => timeOf(answer['at']) ?? [])
  if (!textsIn(check, 'outcome').includes('duress')) return answered
  return [...answered, latestIn(check, 'doneAt') ?? earliestIn(check, 'dueAt') ?? 0]
}
