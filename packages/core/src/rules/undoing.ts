/**
 * What no form takes back: a withdrawal, the thirty days before erasing, a release that was cancelled; and a signature
 * that somebody else would have to give.
 */
import { canonicalJson } from '../base/json.ts'
import { agreedFields } from './agreed-fields.ts'
import { isWeaker } from './check-terms.ts'
import type { Break } from './verdict.ts'
import {
  day,
  earliestIn,
  type Held,
  latestIn,
  numbersIn,
  shapesIn,
  textOf,
  textsIn,
  valuesIn,
} from './world.ts'
import { plain } from './written.ts'

/** `before` is undefined for a new record; `after` is the whole record as it would stand. `by` saves it. */
export type Saving = { readonly before: Held | undefined; readonly after: Held; readonly by: string }

export function isForged(were: readonly string[], are: readonly string[], by: string): boolean {
  return are.some((code) => code !== by && !were.includes(code))
}

export function forgery(record: string, field: string): Break {
  return { rule: 'R09', record, field, because: 'one-approval', allow: 'second-approver' }
}

const erasureWaits = 30 * day

/** R03: who heard it saves it, and what was agreed is not edited: to ask for more is to ask again. */
export function heardChanged({ before, after, by }: Saving): readonly Break[] {
  const isGiven = (held: Held | undefined): boolean =>
    held !== undefined && textsIn(held, 'status').includes('given')
  const wasHeard = before !== undefined && (isGiven(before) || shapesIn(before, 'heard').length > 0)
  const edited = wasHeard ? agreedFields.find((field) => !isSame(before, after, field)) : undefined
  const isNewly = isGiven(after) && (!isGiven(before) || !isSame(before, after, 'heardBy'))
  const isOthers = isNewly && textsIn(after, 'heardBy').some((code) => code !== by)
  return [
    ...(edited === undefined ? [] : [broken(after.id, edited, 'consent-stays', 'ask-consent')]),
    ...(isOthers ? [broken(after.id, 'heardBy', 'heard-by-another', 'hear-yourself')] : []),
  ]
}

function broken(record: string, field: string, because: Break['because'], allow: Break['allow']): Break {
  return { rule: 'R03', record, field, because, allow }
}

/** A hold is ended by two, in a list of its own; by a form nobody ends it. */
export function holdUndone({ before, after }: Saving): readonly Break[] {
  const was = before !== undefined && shapesIn(before, 'legalHold').length > 0
  if (!was || isSame(before, after, 'legalHold')) return []
  return [
    { rule: 'R09', record: after.id, field: 'legalHold', because: 'hold-by-two', allow: 'second-approver' },
  ]
}

/** R01: whom an item shows, and who gave it, is only ever added to. */
export function shownTakenAway({ before, after }: Saving): readonly Break[] {
  if (before === undefined) return []
  const gone = (['depicts', 'receivedFrom'] as const).filter((field) => {
    const now = new Set(valuesIn(after, field).flatMap(itemsOf).map(textFor))
    return valuesIn(before, field)
      .flatMap(itemsOf)
      .some((item) => !now.has(textFor(item)))
  })
  return gone.map((field) => ({
    rule: 'R01',
    record: after.id,
    field,
    because: 'shown-stays',
    allow: 'second-approver',
  }))
}

/** R13: whom a check would wake calls nothing off by a form, and nobody does without a reason. */
export function droppedByForm({ before, after }: Saving): readonly Break[] {
  if (!textsIn(after, 'kind').includes('safety') || isSame(before, after, 'outcome')) return []
  if (!textsIn(after, 'outcome').includes('cancelled')) return []
  return [
    {
      rule: 'R13',
      record: after.id,
      field: 'outcome',
      because: 'check-dropped-alone',
      allow: 'second-approver',
    },
  ]
}

/** R13: what would wake somebody later, or fewer people, is asked for on the page of checks, by two. */
export function weakenedByForm({ before, after }: Saving, now: number): readonly Break[] {
  const isOfPeople = textsIn(after, 'kind').some((kind) => kind === 'safety' || kind === 'leg')
  if (!isOfPeople || before?.written === undefined) return []
  const repeats = (['every', 'zone'] as const).find((field) => !isSame(before, after, field))
  const [dueAt, graces] = [earliestIn(after, 'dueAt'), numbersIn(after, 'graceHours')]
  const wished = {
    dueAt: dueAt ?? Number.POSITIVE_INFINITY,
    graceHours: Math.max(0, ...graces),
    escalation: textsIn(after, 'escalation'),
    ...(numbersIn(after, 'rungMinutes').length === 0
      ? {}
      : { rungMinutes: Math.max(...numbersIn(after, 'rungMinutes')) }),
  }
  const isTouched = (['dueAt', 'graceHours', 'escalation', 'rungMinutes'] as const).some(
    (field) => !isSame(before, after, field),
  )
  const weak = repeats ?? (isTouched && isWeaker(before, wished, now) ? 'escalation' : undefined)
  if (weak === undefined) return []
  const where = { rule: 'R13', record: after.id, field: weak } as const
  return [{ ...where, because: 'check-weakened-alone', allow: 'second-approver' }]
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function textFor(value: unknown): string {
  return canonicalJson(plain(value))
}

function isSame(before: Held | undefined, after: Held, field: string): boolean {
  return textFor(before?.fields[field] ?? []) === textFor(after.fields[field] ?? [])
}

/** R04: asked again is another consent; whoever was made to say "erase" has thirty days, on every desk. */
export function withdrawalUndone({ before, after, by }: Saving, now: number): readonly Break[] {
  const wasTakenBack = before !== undefined && shapesIn(before, 'withdrawn').length > 0
  const undone = wasTakenBack && shapesIn(after, 'withdrawn').length === 0
  const [was, is] = [
    before === undefined ? undefined : latestIn(before, 'eraseAfter'),
    earliestIn(after, 'eraseAfter'),
  ]
  // A day has its whole length: the thirtieth day counts from the day on which it was asked.
  const earliest = was ?? now + erasureWaits - day
  const heard = confirmers(after)
  return [
    ...(undone ? [kept(after.id, 'withdrawn', 'consent-withdrawn')] : []),
    ...(is !== undefined && is < earliest ? [kept(after.id, 'eraseAfter', 'erasure-waits')] : []),
    ...(isForged(before === undefined ? [] : confirmers(before), heard, by)
      ? [forgery(after.id, 'confirmedSafe')]
      : []),
  ]
}

function confirmers(consent: Held): readonly string[] {
  return shapesIn(consent, 'confirmedSafe').flatMap((one) => textOf(one, 'by') ?? [])
}

export function cancellingUndone({ before, after }: Saving): readonly Break[] {
  const was = before !== undefined && shapesIn(before, 'cancelled').length > 0
  return was && shapesIn(after, 'cancelled').length === 0
    ? [kept(after.id, 'cancelled', 'release-cancelled')]
    : []
}

function kept(record: string, field: string, because: Break['because']): Break {
  return { rule: 'R04', record, field, because, allow: 'nothing' }
}
