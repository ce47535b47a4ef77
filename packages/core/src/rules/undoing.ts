/**
 * What no form takes back: a withdrawal, the thirty days before erasing, a release that was cancelled; and a signature
 * that somebody else would have to give.
 */
import type { Break } from './verdict.ts'
import { day, earliestIn, type Held, latestIn, shapesIn, textOf } from './world.ts'

/** `before` is undefined for a new record; `after` is the whole record as it would stand. `by` saves it. */
export type Saving = { readonly before: Held | undefined; readonly after: Held; readonly by: string }

export function isForged(were: readonly string[], are: readonly string[], by: string): boolean {
  return are.some((code) => code !== by && !were.includes(code))
}

export function forgery(record: string, field: string): Break {
  return { rule: 'R09', record, field, because: 'one-approval', allow: 'second-approver' }
}

const erasureWaits = 30 * day

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
