/**
 * What is asked of all reports together. It takes seconds where there are many, so it is answered in a thread beside
 * the one that answers everything else (`press-thread.ts`); a lock must never wait for it.
 */
import { type Compared, type Conflict, compareClaims } from '@safeconduct/core/attention/conflicts.ts'
import { type PressGraph, pressGraph } from '@safeconduct/core/attention/derived.ts'
import type { Fault } from '@safeconduct/core/attention/fault.ts'
import { pressFaults } from '@safeconduct/core/attention/faults.ts'
import { type Help, helpFor } from '@safeconduct/core/attention/help.ts'
import { allIndependence, type Independence } from '@safeconduct/core/attention/origins.ts'
import { pressItem, pressItems } from '@safeconduct/core/attention/press-texts.ts'
import { type PageWish, type PublicPage, publicPage } from '@safeconduct/core/attention/public-page.ts'
import { type SharedQuote, sharedQuotes } from '@safeconduct/core/attention/shared-words.ts'
import { type Stance, sameValue, stancesOf } from '@safeconduct/core/attention/stances.ts'
import { type TermHistory, termHistories } from '@safeconduct/core/attention/terms.ts'
import { type PressWarning, pressWarnings } from '@safeconduct/core/attention/warnings.ts'
import type { World } from '@safeconduct/core/rules/world.ts'

export type Counted = { readonly counted: Independence; readonly own: readonly Stance[] }

export type HelpedConflict = Conflict & { readonly helps: readonly Help[] }

export type PressAsk =
  | { readonly name: 'graph'; readonly quotes: number }
  | { readonly name: 'claims' }
  | { readonly name: 'faults'; readonly id: string }
  | { readonly name: 'terms' }
  | { readonly name: 'page'; readonly id: string; readonly wish: PageWish }

export type PressAnswers = {
  readonly graph: PressGraph & {
    /** Ids, in the order of their days. */
    readonly items: readonly string[]
    readonly quotes: readonly SharedQuote[]
  }
  readonly claims: Omit<Compared, 'conflicts'> & {
    readonly conflicts: readonly HelpedConflict[]
    readonly counted: readonly Counted[]
  }
  /** Undefined where the report is not among those compared. */
  readonly faults:
    | { readonly text: string; readonly faults: readonly Fault[]; readonly warnings: readonly PressWarning[] }
    | undefined
  readonly terms: readonly TermHistory[]
  readonly page: PublicPage | undefined
}

export function answerPress(ask: PressAsk, world: World): PressAnswers[PressAsk['name']] {
  switch (ask.name) {
    case 'graph':
      return {
        ...pressGraph(world),
        items: pressItems(world).map(({ id }) => id),
        quotes: sharedQuotes(world).slice(0, ask.quotes),
      }
    case 'claims':
      return { ...compareClaims(world), conflicts: helpedIn(world), counted: countedIn(world) }
    case 'faults': {
      const report = pressItem(ask.id, world)
      const ofReport = ({ publication }: { readonly publication: string }): boolean => publication === ask.id
      return report === undefined
        ? undefined
        : {
            text: report.text,
            faults: pressFaults(world).filter(ofReport),
            warnings: pressWarnings(world).filter(ofReport),
          }
    }
    case 'terms':
      return termHistories(world)
    case 'page': {
      const release = world.byId(ask.id)
      return release === undefined ? undefined : publicPage(release, ask.wish, world)
    }
  }
}

function helpedIn(world: World): readonly HelpedConflict[] {
  return compareClaims(world).conflicts.map((conflict) => ({ ...conflict, helps: helpFor(conflict, world) }))
}

function countedIn(world: World): readonly Counted[] {
  const stances = stancesOf(world)
  const known = { stances, conflicts: compareClaims(world).conflicts }
  return allIndependence(known, world).map((counted) => ({
    counted,
    own: stances.filter(
      ({ about, slot, value }) =>
        about === counted.about && slot === counted.slot && sameValue(value, counted.value),
    ),
  }))
}
