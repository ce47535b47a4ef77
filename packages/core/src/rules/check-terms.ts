/**
 * What a check on a person was set to, and who may make it weaker. docs/formats/cases.md, CA50 to CA53.
 *
 * A later hour, a longer grace, a shorter list: each puts an alarm to sleep, and the member who holds somebody can write
 * all three at their own desk. So what was set stays, in a list that only grows. What is stricter counts at once,
 * whoever writes it; what is weaker counts when two members wrote the same, each naming the lines that it takes the
 * place of.
 */
import { toHex, utf8 } from '../base/bytes.ts'
import { canonicalJson } from '../base/json.ts'
import { sha256 } from '../sealed/hash.ts'
import { nextDue, type Repeating } from './repeating.ts'
import {
  type Held,
  hour,
  numbersIn,
  type Shape,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  textsIn,
  timeOf,
  timesIn,
} from './world.ts'
import { ownItems, plain, writersOf } from './written.ts'

/** What of a line says how strict it is: two members agree on these. */
const agreedOn = ['dueAt', 'graceHours', 'escalation', 'rungMinutes', 'every', 'zone', 'instead'] as const

export type CheckTerms = {
  readonly graceHours: number
  /** Minutes between one of the list and the next, where somebody said so. */
  readonly rungMinutes: number | undefined
  /** Who hears the alarm, in this order. */
  readonly ladder: readonly string[]
  readonly every: string | undefined
  readonly zone: string | undefined
}

/** The lines that hold now. None: a check from before there were any, which is what its fields say. */
export function standingTerms(check: Held): readonly Shape[] {
  const all = shapesIn(check, 'terms')
  if (all.length === 0) return []
  const own = ownItems(check, 'terms', all)
  const gone = new Set(own.filter((line) => isAgreed(check, line, own)).flatMap(replacedBy))
  return own.filter((line) => !gone.has(termsDigest(line)))
}

/** What somebody asked for, which a second member has not agreed to. */
export function termsAsked(check: Held): readonly Shape[] {
  const own = ownItems(check, 'terms', shapesIn(check, 'terms'))
  const standing = new Set(standingTerms(check).map(termsDigest))
  return own.filter((line) => {
    const replaced = replacedBy(line)
    return replaced.length > 0 && !isAgreed(check, line, own) && replaced.every((of) => standing.has(of))
  })
}

function replacedBy(line: Shape): readonly string[] {
  return textListOf(line, 'instead')
}

/** One member suffices where there is no other: a file of records, an organisation of one (CA23). */
function isAgreed(check: Held, line: Shape, own: readonly Shape[]): boolean {
  if (check.written === undefined) return true
  const said = agreement(line)
  return new Set(own.filter((one) => agreement(one) === said).map((one) => textOf(one, 'by'))).size >= 2
}

function agreement(line: Shape): string {
  return canonicalJson(plain(agreedOn.map((part) => line[part] ?? null)))
}

/** How another line names this one. */
export function termsDigest(line: Shape): string {
  return toHex(sha256(utf8(canonicalJson(plain(line)))))
}

/** Of everything that holds the strictest: what a field says counts where it is stricter. */
export function termsOf(check: Held): CheckTerms {
  const lines = standingTerms(check)
  const numbers = (part: string): readonly number[] =>
    [...lines.map((line) => line[part]), ...numbersIn(check, part)].filter((one) => typeof one === 'number')
  const graces = numbers('graceHours')
  const rungs = numbers('rungMinutes')
  const [line] = lines
  return {
    graceHours: graces.length === 0 ? 0 : Math.min(...graces),
    rungMinutes: rungs.length === 0 ? undefined : Math.min(...rungs),
    ladder: [...new Set([...ladderOf(lines), ...textsIn(check, 'escalation')])],
    every: (line === undefined ? undefined : textOf(line, 'every')) ?? textIn(check, 'every'),
    zone: (line === undefined ? undefined : textOf(line, 'zone')) ?? textIn(check, 'zone'),
  }
}

/**
 * Everybody whom a line names, each as early as their line says. Members' lists stand beside one another: whoever
 * writes a list of accomplices makes the alarm wait for twice as long at most.
 */
function ladderOf(lines: readonly Shape[]): readonly string[] {
  const byMember = Map.groupBy(lines, (line) => textOf(line, 'by') ?? '')
  const lists = [...byMember.values()].map((own) => [
    ...new Set(own.toSorted(byTime).flatMap((line) => textListOf(line, 'escalation'))),
  ])
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, rung) => lists.flatMap((list) => list[rung] ?? [])).flat()
}

function byTime(a: Shape, b: Shape): number {
  return (timeOf(a['at']) ?? 0) - (timeOf(b['at']) ?? 0)
}

const wellOutcomes: readonly unknown[] = ['safe', 'safe_word_ok', 'done']
const known = new WeakMap<Held, readonly Shape[]>()

/**
 * The answers that count. That all is well in a colleague's name, written at another desk, is the word of nobody; a
 * worry counts whoever wrote it.
 */
export function answersOf(check: Held): readonly Shape[] {
  const before = known.get(check)
  if (before !== undefined) return before
  const writers = new Map(
    (check.written?.['answers'] ?? []).map(({ value, by }) => [canonicalJson(plain(value)), by] as const),
  )
  const counted = shapesIn(check, 'answers').filter((answer) => {
    const by = textOf(answer, 'by')
    if (by === undefined || !wellOutcomes.includes(answer['outcome'])) return true
    const writer = writers.get(canonicalJson(plain(answer)))
    return writer === undefined || writer === by
  })
  known.set(check, counted)
  return counted
}

/** Whose desk wrote the answer that came last; undefined where nobody can say. */
export function lastAnswerBy(check: Held): { readonly by: string; readonly isLink: boolean } | undefined {
  const last = answersOf(check).toSorted(byTime).at(-1)
  if (last === undefined) return undefined
  const said = textOf(last, 'by')
  const [writer] = writersOf(check, 'answers', last) ?? []
  const by = said ?? writer
  return by === undefined ? undefined : { by, isLink: said === undefined }
}

/** The earliest due time that nobody has answered, of the fields and of every line that holds. */
export function openDue(check: Held, now: number): number | undefined {
  const answers = answersOf(check)
  const answered = new Set(answers.flatMap(({ dueAt }) => timeOf(dueAt) ?? []))
  const fields = timesIn(check, 'dueAt').filter((due) => !answered.has(due))
  const lines = standingTerms(check).flatMap((line) => openOf(line, answers, now) ?? [])
  const open = [...fields, ...lines]
  return open.length === 0 ? undefined : Math.min(...open)
}

/**
 * An answer is for its own due time and, early, for the next one: a line that says it answers next year answers what
 * was due when it was given.
 */
function openOf(line: Shape, answers: readonly Shape[], now: number): number | undefined {
  const due = timeOf(line['dueAt'])
  if (due === undefined) return undefined
  const beat = beatOfLine(line, due)
  if (beat === undefined) return answers.some(({ dueAt }) => (timeOf(dueAt) ?? 0) >= due) ? undefined : due
  const next = (after: number): number => {
    if (after < due) return due
    const found = nextDue(beat, after)
    return found.ok ? found.value : due
  }
  const last = Math.max(
    Number.NEGATIVE_INFINITY,
    ...answers.flatMap(({ at, dueAt }) => {
      const given = timeOf(at)
      return given === undefined || given > now
        ? []
        : [Math.max(given, Math.min(timeOf(dueAt) ?? 0, next(given)))]
    }),
  )
  return next(last)
}

function beatOfLine(line: Shape, due: number): Repeating | undefined {
  const [every, zone] = [textOf(line, 'every'), textOf(line, 'zone')]
  if (every === undefined) return undefined
  const beat = { due, every, ...(zone === undefined ? {} : { zone }) }
  return nextDue(beat, due).ok ? beat : undefined
}

/** Whether a line says that this goes on: then no single answer ends it. */
export function isStandingBeat(check: Held): boolean {
  return standingTerms(check).some((line) => textOf(line, 'every') !== undefined)
}

export type Wished = {
  readonly dueAt: number
  readonly graceHours: number
  readonly escalation: readonly string[]
  readonly rungMinutes?: number
}

/**
 * Would it wake somebody later, or fewer people, or in another order, than what holds now? Of what repeats every other
 * hour is another one: the old beat would go on beside the new.
 */
export function isWeaker(check: Held, wished: Wished, now: number): boolean {
  const { graceHours, rungMinutes, ladder, every } = termsOf(check)
  const due = openDue(check, now)
  const rung = rungMinutes ?? wished.rungMinutes ?? 0
  return (
    (every !== undefined && wished.dueAt !== due) ||
    (due !== undefined && wished.dueAt + wished.graceHours * hour > due + graceHours * hour) ||
    wished.graceHours > graceHours ||
    (wished.rungMinutes ?? rung) > rung ||
    ladder.some((member, at) => wished.escalation[at] !== member)
  )
}
