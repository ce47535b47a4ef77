/**
 * R23: at which stage an investigation stands. A document moves it; what a report says stands beside it.
 *
 * "Opened an investigation" is printed of a preliminary check because it sounds like one, and a family believes it.
 */
import { investigationStage } from '../records/vocabulary/investigation-stage.ts'
import { byCode, endOf, type Held, shapesIn, textIn, textOf, timeOf, type World } from '../rules/world.ts'
import type { Conflict } from './conflicts.ts'
import { type Stance, saidAt } from './stances.ts'

export type StageStep = {
  readonly stage: string
  readonly at: number
  readonly on: string
  readonly item: string
}

export type StageStanding = {
  readonly intervention: string
  readonly documented: StageStep | undefined
  readonly claimed: readonly StageClaim[]
}

export type StageClaim = {
  readonly stage: string
  readonly source: string
  readonly asOf: string | undefined
  /** What the documents of that day show. */
  readonly shown: StageStep | undefined
  /** Neither reached by that day nor passed before it. */
  readonly isOverclaim: boolean
}

const order: readonly string[] = investigationStage.terms.map(({ code }) => code)

export function stagesOf(world: World, stances: readonly Stance[]): readonly StageStanding[] {
  return world.ofType('Intervention').flatMap((filing) => {
    const steps = stepsOf(filing)
    const claimed = claimsOf(filing, steps, { world, stances })
    return steps.length === 0 && claimed.length === 0
      ? []
      : [{ intervention: filing.id, documented: steps.at(-1), claimed }]
  })
}

function stepsOf(filing: Held): readonly StageStep[] {
  return shapesIn(filing, 'stageHistory')
    .flatMap((step) => {
      const [stage, item] = [textOf(step, 'stage'), textOf(step, 'itemId')]
      const at = timeOf(step['at'])
      // A step that no document shows is a claim like any other.
      if (stage === undefined || item === undefined || at === undefined) return []
      return [{ stage, at, on: textOf(step, 'at') ?? '', item }]
    })
    .toSorted((a, b) => a.at - b.at)
}

function claimsOf(
  filing: Held,
  steps: readonly StageStep[],
  { world, stances }: { readonly world: World; readonly stances: readonly Stance[] },
): readonly StageClaim[] {
  const said = stances
    .filter(({ about, value }) => about === filing.id && order.includes(value))
    .map(({ value, source, asOf }) => ({ stage: value, source, asOf }))
  const noted = shapesIn(filing, 'claimedStage').flatMap((one) => {
    const [stage, source] = [textOf(one, 'stage'), textOf(one, 'publicationId')]
    return stage === undefined || source === undefined ? [] : [{ stage, source, asOf: undefined }]
  })
  const isNew = (one: { readonly source: string; readonly stage: string }): boolean =>
    !said.some(({ source, stage }) => source === one.source && stage === one.stage)
  return [...said, ...noted.filter(isNew)].map((one) => {
    const until = endOf(one.asOf) ?? endOfDay(saidAt(world.byId(one.source))) ?? world.now
    const reached = steps.filter(({ at }) => at <= until)
    return { ...one, shown: reached.at(-1), isOverclaim: !reached.some(({ stage }) => stage === one.stage) }
  })
}

function endOfDay(at: number | undefined): number | undefined {
  return at === undefined ? undefined : at + 86_399_999
}

export function stageConflicts(stances: readonly Stance[], world: World): readonly Conflict[] {
  return stagesOf(world, stances).flatMap(({ intervention, claimed }) => {
    const wrong = claimed.filter(({ isOverclaim, shown }) => isOverclaim && shown !== undefined)
    const [first] = wrong
    if (first?.shown === undefined) return []
    const { shown } = first
    const same = wrong.filter(({ stage }) => stage === first.stage)
    const sides = [
      { value: first.stage, sources: [...new Set(same.map(({ source }) => source))].toSorted(byCode) },
      { value: shown.stage, sources: [shown.item] },
    ].toSorted((a, b) => byCode(a.value, b.value))
    const slot = stances.find(({ about, value }) => about === intervention && value === first.stage)?.slot
    return [
      {
        slot: slot ?? 'stage',
        about: intervention,
        subject: intervention,
        values: sides.map(({ value }) => value),
        sides: sides.map(({ sources }) => sources),
        verdict: 'overclaim' as const,
      },
    ]
  })
}

/** The last stage any document shows, for a public page: never what a report made of it. */
export function documentedStage(filing: Held): string | undefined {
  return stepsOf(filing).at(-1)?.stage ?? textIn(filing, 'stage')
}
