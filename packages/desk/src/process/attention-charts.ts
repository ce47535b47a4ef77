/** What the press desk draws: see `calls/charts.ts`. */
import { type FigureStance, figureStances } from '@safeconduct/core/attention/figure-stances.ts'
import { orderConflicts } from '@safeconduct/core/attention/order.ts'
import { stagesOf } from '@safeconduct/core/attention/stages.ts'
import { stancesOf } from '@safeconduct/core/attention/stances.ts'
import { type Moment, type MomentKind, timeline } from '@safeconduct/core/attention/timeline.ts'
import { mostListed } from '../calls/attention.ts'
import type { ChartsView, FigureSet, MonthCount, StageLine, TimelineView } from '../calls/charts.ts'
import { calledOf } from './attention-claims.ts'
import { dayOf, type Looking, maybe, nowOf } from './cases-naming.ts'

export function timelineView(looking: Looking): TimelineView {
  const all = timeline(looking.world)
  return {
    now: nowOf(looking),
    total: all.length,
    moments: all.slice(-mostListed).flatMap(({ record, kind, at, to, precision, words }) => {
      const named = looking.hit(record)
      return named === undefined
        ? []
        : [
            {
              record: named,
              kind,
              day: { date: dayOf(at), precision },
              ...maybe('to', to === undefined ? undefined : dayOf(to)),
              words: shortened(words),
            },
          ]
    }),
    months: monthsOf(all),
    wrong: orderConflicts(looking.world)
      .slice(0, mostListed)
      .flatMap(({ kind, effect, cause, effectAt, causeAt }) => {
        const [first, second] = [looking.hit(effect), looking.hit(cause)]
        return first === undefined || second === undefined
          ? []
          : [{ kind, effect: first, cause: second, effectOn: dayOf(effectAt), causeOn: dayOf(causeAt) }]
      }),
  }
}

const mostLetters = 200

function shortened(words: string): string {
  const letters = Array.from(words)
  return letters.length <= mostLetters ? words : `${letters.slice(0, mostLetters - 1).join('')}…`
}

/** Every month from the first to the last, the empty ones too: a gap is a fact. */
function monthsOf(all: readonly Moment[]): readonly MonthCount[] {
  const byMonth = new Map<string, Partial<Record<MomentKind, number>>>()
  for (const { at, kind } of all) {
    const month = dayOf(at).slice(0, 7)
    const counts = byMonth.get(month) ?? {}
    counts[kind] = (counts[kind] ?? 0) + 1
    byMonth.set(month, counts)
  }
  const [first, last] = [[...byMonth.keys()].toSorted()[0], [...byMonth.keys()].toSorted().at(-1)]
  if (first === undefined || last === undefined) return []
  return monthsBetween(first, last)
    .slice(-mostMonths)
    .map((month) => ({ month, counts: byMonth.get(month) ?? {} }))
}

/** Ten years: more cannot be told apart in a picture. */
const mostMonths = 120

function monthsBetween(first: string, last: string): readonly string[] {
  const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  const [from, to] = [numberOf(first), numberOf(last)]
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const at = from + i
    return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

export function chartsView(looking: Looking): ChartsView {
  return {
    figures: figureSets(looking),
    stages: stageLines(looking),
    months: monthsOf(timeline(looking.world)),
  }
}

const mostSets = 40

/** What most sources count stands first. */
function figureSets(looking: Looking): readonly FigureSet[] {
  const sets = Map.groupBy(figureStances(looking.world), ({ about, slot }) => `${about}|${slot}`)
  return [...sets.values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostSets)
    .flatMap((all): readonly FigureSet[] => {
      const [first] = all
      const said = all
        .flatMap((one) => saidOf(looking, one))
        .toSorted((a, b) => ((a.asOf ?? '') < (b.asOf ?? '') ? -1 : 1))
      if (first === undefined || said.length === 0) return []
      return [{ what: first.slot, about: calledOf(looking, first.about), said: said.slice(0, mostListed) }]
    })
}

function saidOf(
  looking: Looking,
  { source, value, qualifier, bounds, asOf }: FigureStance,
): FigureSet['said'] {
  const named = looking.hit(source)
  if (named === undefined) return []
  const { min, max } = bounds
  return [
    {
      source: named,
      value,
      qualifier,
      min,
      ...maybe('max', Number.isFinite(max) ? max : undefined),
      ...maybe('asOf', asOf),
    },
  ]
}

function stageLines(looking: Looking): readonly StageLine[] {
  return stagesOf(looking.world, stancesOf(looking.world))
    .slice(0, mostListed)
    .flatMap(({ intervention, documented, claimed }): readonly StageLine[] => {
      const filing = looking.hit(intervention)
      const item = looking.hit(documented?.item ?? '')
      if (filing === undefined) return []
      return [
        {
          filing,
          ...maybe(
            'documented',
            documented === undefined || item === undefined
              ? undefined
              : { stage: documented.stage, on: documented.on, item },
          ),
          claimed: claimed.flatMap(({ stage, source, asOf, shown, isOverclaim }) => {
            const named = looking.hit(source)
            return named === undefined
              ? []
              : [
                  {
                    stage,
                    source: named,
                    ...maybe('asOf', asOf),
                    ...maybe('shown', shown?.stage),
                    isOverclaim,
                  },
                ]
          }),
        },
      ]
    })
}
