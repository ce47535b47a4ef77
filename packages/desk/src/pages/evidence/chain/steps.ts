/**
 * An item's chain as steps of one line: from before it was ours to where it went, and who can check each. What was done
 * several times in a row by one member is one step with a count.
 */
import type { CustodyType } from '@safeconduct/core/evidence/custody/event.ts'
import type { BlockView, GapView, HandlingView, PapersView, SealView } from '../../../calls/evidence.ts'

/** Our own signed word; what a stranger checks without us; what is not proved. */
export type Proof = 'ours' | 'anybody' | 'open'
type Common = { readonly at?: string; readonly to?: string; readonly proof: Proof }
export type Step = Common &
  (
    | { readonly kind: 'gap'; readonly gap: DrawnGap }
    | {
        readonly kind: 'handling'
        readonly what: CustodyType
        readonly by: string
        readonly count: number
        readonly failed: boolean
        readonly purpose?: string
      }
    | { readonly kind: 'ledger' }
    | { readonly kind: 'witness'; readonly name: string }
    | { readonly kind: 'time'; readonly authority?: string }
    | { readonly kind: 'block'; readonly block: BlockView }
  )

/** Gaps that reach from one time to another; what else is missing is said in words. */
const drawnGaps = ['before-reception', 'unsealed', 'in-transit'] as const
type DrawnGap = (typeof drawnGaps)[number]

export function stepsOf({ seals, handlings, gaps }: PapersView): readonly Step[] {
  // A sort that keeps what is equal: a seal's proofs stand behind it, whatever the minute.
  return [...gaps.flatMap(gapStep), ...grouped(handlings), ...seals.flatMap(proofsOf)].toSorted((a, b) =>
    timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0,
  )
}

function gapStep({ kind, from, to }: GapView): readonly Step[] {
  const gap = drawnGaps.find((one) => one === kind)
  if (gap === undefined) return []
  return [
    {
      kind: 'gap',
      gap,
      proof: 'open',
      ...(from === undefined ? {} : { at: from }),
      ...(to === undefined ? {} : { to }),
    },
  ]
}

/** What nobody knows the beginning of stands first. */
function timeOf({ at }: Step): number {
  return at === undefined ? Number.NEGATIVE_INFINITY : Date.parse(at)
}

function grouped(handlings: readonly HandlingView[]): readonly Step[] {
  const steps: Step[] = []
  for (const { what, by, at, failed, purpose } of handlings) {
    const last = steps.at(-1)
    const isAgain =
      last?.kind === 'handling' && last.what === what && last.by === by && !last.failed && !failed
    if (isAgain && purpose === last.purpose)
      steps[steps.length - 1] = { ...last, to: at, count: last.count + 1 }
    else
      steps.push({
        kind: 'handling',
        what,
        by,
        at,
        failed,
        count: 1,
        proof: failed ? 'open' : 'ours',
        ...(purpose === undefined ? {} : { purpose }),
      })
  }
  return steps
}

/** What has no time of its own stands at that of the seal: it was not before. */
function proofsOf({ at, state, witnesses, times, block }: SealView): readonly Step[] {
  if (state === 'waiting') return []
  // The ledger steps some hours after a seal; a witness says when it saw that step.
  const [stepped] = witnesses.flatMap((one) => one.at ?? []).toSorted()
  return [
    { kind: 'ledger', at: stepped ?? at, proof: 'anybody' },
    ...witnesses.map(
      (one): Step => ({ kind: 'witness', at: one.at ?? at, name: one.name, proof: 'anybody' }),
    ),
    ...times.map(
      (one): Step =>
        one.state === 'wrong'
          ? { kind: 'time', at, proof: 'open' }
          : {
              kind: 'time',
              at: one.at,
              authority: one.authority,
              proof: one.state === 'believed' ? 'anybody' : 'open',
            },
    ),
    ...(block === undefined
      ? []
      : [{ kind: 'block', at, block, proof: block.state === 'in-block' ? 'anybody' : 'open' } as const]),
  ]
}
