/**
 * When the danger of a case must be looked at again: agreed with the person, by the instrument's clock, or because
 * something happened. The earliest counts.
 */
import { day, earliestIn, endOf, hour, latestIn, valuesIn } from '../rules/world.ts'
import type { CaseFile } from './case-files.ts'
import { lastAssessed } from './judgement.ts'

export type Review = {
  readonly at: number
  readonly why: 'never-assessed' | 'occurrence' | 'instrument' | 'agreed'
  readonly late: boolean
}

/** Somebody who is in danger and was never asked: within a day of the first word. */
const firstWithin = 24 * hour
/** A review agreed for later than this is a slip of the pen, and is asked for then. */
const longest = 180 * day

/** `undefined`: the case is over. */
export function reviewOf(file: CaseFile, now: number): Review | undefined {
  if (!file.open) return undefined
  const dues = [
    ...agreed(file, now),
    ...byInstrument(file),
    ...afterOccurrence(file, now),
    ...firstEver(file),
  ]
  const [next] = dues.toSorted((a, b) => a.at - b.at)
  return next === undefined
    ? { at: now, why: 'never-assessed', late: true }
    : { ...next, late: next.at < now }
}

type Due = Omit<Review, 'late'>

/** Of the case, and of its latest assessment: an older one was answered by the newer. */
function agreed({ held, standing, of }: CaseFile, now: number): readonly Due[] {
  const latest = of('RiskAssessment').find(({ id }) => id === standing.latest?.id)
  const days = [...valuesIn(held, 'reviewAt'), ...(latest === undefined ? [] : valuesIn(latest, 'reviewAt'))]
  // On the day itself there is still time.
  return days
    .flatMap((one) => endOf(one) ?? [])
    .map((at): Due => ({ at: Math.min(at, now + longest), why: 'agreed' }))
}

function byInstrument({ standing: { latest } }: CaseFile): readonly Due[] {
  if (latest?.triage === undefined) return []
  return [{ at: latest.at + latest.triage.reviewWithin, why: 'instrument' }]
}

/** Whatever happened, to the person or to the house, after the danger was last looked at. What is dated in the future has not happened. */
function afterOccurrence({ of, around }: CaseFile, now: number): readonly Due[] {
  const looked = lastAssessed(of('RiskAssessment'), now) ?? Number.NEGATIVE_INFINITY
  return [...of('Occurrence'), ...around].flatMap((one) => {
    const at = latestIn(one, 'at')
    return at === undefined || at <= looked || at > now ? [] : [{ at, why: 'occurrence' as const }]
  })
}

function firstEver({ held, standing, inDanger, state }: CaseFile): readonly Due[] {
  const unsafe = inDanger || state === 'intake' || state === 'verifying'
  if (!unsafe || standing.latest !== undefined) return []
  return [{ at: (earliestIn(held, 'openedAt') ?? 0) + firstWithin, why: 'never-assessed' }]
}
