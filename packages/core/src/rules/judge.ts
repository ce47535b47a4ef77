/**
 * One door for every act that a rule may refuse: what is about to be done, the world as it stands, and who does it.
 *
 * Pure: the same act in the same world has the same verdict on every desk, tonight and in a court next year.
 */
import { unreachable } from '../base/result.ts'
import { accusedBreaks } from './accused.ts'
import type { Action } from './action.ts'
import { lowerPriorityBreaks, startLegBreaks } from './approvals.ts'
import { gradeBreaks } from './claims.ts'
import { answerVerdict, checkAnswered, closure, withdrawal } from './effects.ts'
import { figureBreaks } from './figures.ts'
import { groundBreaks } from './ground.ts'
import { filingBreaks, stageBreaks } from './interventions.ts'
import { dossierBreaks } from './items.ts'
import { meetingBreaks } from './journalist.ts'
import { mergeBreaks } from './merging.ts'
import { exportBreaks } from './name-and-place.ts'
import { releaseBreaks } from './release.ts'
import { placeBreaks, witnessWarnings } from './shelter.ts'
import { publishBreaks, statementBreaks } from './statements.ts'
import { translationBreaks } from './translation.ts'
import { type Verdict, verdictOf } from './verdict.ts'
import type { World } from './world.ts'

/**
 * `by` is the member who acts; `isNeutral` says whether a text is the neutral answer byte for byte (R15): its words
 * are the line's.
 */
export function judge(
  action: Action,
  world: World,
  by?: string,
  isNeutral?: (text: string) => boolean,
): Verdict {
  switch (action.do) {
    case 'answer':
      return answerVerdict(action.with, world, isNeutral)
    case 'checkAnswer':
      return checkAnswered(action.with, world)
    case 'withdraw':
      return withdrawal(action.with, world)
    case 'closeCase':
      return closure(action.with, world)
    case 'place':
      return verdictOf(placeBreaks(action.with, world), witnessWarnings(action.with, world))
    case 'meetJournalist':
      return verdictOf(meetingBreaks(action.with, world, by))
    default:
      return verdictOf(breaksOf(action, world))
  }
}

type Judged = Exclude<
  Action,
  { readonly do: 'answer' | 'checkAnswer' | 'withdraw' | 'closeCase' | 'place' | 'meetJournalist' }
>

function breaksOf(action: Judged, world: World): ReturnType<typeof releaseBreaks> {
  switch (action.do) {
    case 'release':
      return releaseBreaks(action.with, world)
    case 'export':
      return exportBreaks(action.with, world)
    case 'startLeg':
      return startLegBreaks(action.with, world)
    case 'lowerPriority':
      return lowerPriorityBreaks(action.with, world)
    case 'grade':
      return gradeBreaks(action.with, world)
    case 'merge':
      return mergeBreaks(action.with, world)
    case 'publishStatement':
      return publishBreaks(action.with.statementId, world)
    case 'newStatement':
      return statementBreaks(action.with, world)
    case 'setStage':
      return stageBreaks(action.with, world)
    case 'file':
      return filingBreaks(action.with, world)
    case 'dossier':
      return dossierBreaks(action.with, world)
    case 'publishFigures':
      return figureBreaks(action.with, world)
    case 'save':
      return groundBreaks(action.with, world)
    case 'nameAccused':
      return accusedBreaks(action.with, world)
    case 'saveTranslation':
      return translationBreaks(action.with, world)
    default:
      return unreachable(action)
  }
}
