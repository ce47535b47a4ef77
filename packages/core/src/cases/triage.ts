/**
 * What the answers give: a level, which answers gave it, and what is still open. Two people may judge otherwise.
 *
 * An answer that nobody has is never a no. While an open question could make it worse, nothing is GREEN, and the
 * review is due as if the open gates were answered yes.
 */
import type { priority } from '../records/vocabulary/priority.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import { type Held, hour, shapesIn, textOf } from '../rules/world.ts'
import {
  type Answer,
  currentInstrument,
  type Instrument,
  instrumentOf,
  type Level,
  type Question,
} from './instrument.ts'

export type Priority = CodeOf<typeof priority>
/** From the worst. */
export const priorities: readonly Priority[] = ['emergency', 'urgent', 'normal', 'watch']

export type Answers = { readonly [Q in Question]?: Answer }

export type Triage = {
  readonly level: Level
  /** The answers that gave the level: gates, or accumulators, or for an AMBER that rests on nothing else what is open. */
  readonly because: readonly Question[]
  readonly gates: readonly Question[]
  readonly accumulators: readonly Question[]
  /** Unknown or not asked: shown, and asked again. */
  readonly open: readonly Question[]
  /** What it would be if every open answer were yes. */
  readonly couldBe: Level
  readonly reviewWithin: number
}

export function triage(answers: Answers, by: Instrument = currentInstrument): Triage {
  const yes = (question: Question): boolean => answers[question] === 'yes'
  const isOpen = (question: Question): boolean => answers[question] !== 'yes' && answers[question] !== 'no'
  const gates = by.gates.filter(yes)
  const accumulators = by.accumulators.filter(yes)
  const openGates = by.gates.filter(isOpen)
  const openOthers = by.accumulators.filter(isOpen)
  const open = [...by.first.filter(isOpen), ...openGates, ...openOthers]
  const said = levelOf(by, gates.length, accumulators.length)
  const couldBe = levelOf(by, gates.length + openGates.length, accumulators.length + openOthers.length)
  // GREEN is said only when no open answer could change it.
  const level = said === 'GREEN' && couldBe !== 'GREEN' ? 'AMBER' : said
  const counted = gates.length > 0 ? gates : level === said ? accumulators : [...openGates, ...openOthers]
  const clock = openGates.length > 0 ? couldBe : level
  return {
    level,
    because: level === 'GREEN' ? [] : counted,
    gates,
    accumulators,
    open,
    couldBe,
    reviewWithin: by.reviewHours[clock] * hour,
  }
}

function levelOf(by: Instrument, gates: number, accumulators: number): Level {
  if (gates > 0 || accumulators >= by.redFrom) return 'RED'
  return accumulators >= by.amberFrom ? 'AMBER' : 'GREEN'
}

/** The least urgent priority that a level allows without a second person. */
export const priorityOfLevel: { readonly [L in Level]: Priority } = {
  RED: 'emergency',
  AMBER: 'urgent',
  GREEN: 'normal',
}

export function worsePriority(a: Priority, b: Priority): Priority {
  return priorities.indexOf(a) <= priorities.indexOf(b) ? a : b
}

export function isLower(a: Priority, than: Priority): boolean {
  return priorities.indexOf(a) > priorities.indexOf(than)
}

/** Of two answers that were written apart the one that protects: yes, then what nobody knows, then no. */
const careful: readonly Answer[] = ['yes', 'unknown', 'not_asked', 'no']

export function answersOf(assessment: Held): Answers {
  const answers: { [question: string]: Answer } = {}
  for (const one of shapesIn(assessment, 'answers')) {
    const question = textOf(one, 'question')
    const answer = careful.find((code) => code === one['answer'])
    if (question === undefined || answer === undefined) continue
    const before = answers[question]
    answers[question] =
      before === undefined || careful.indexOf(answer) < careful.indexOf(before) ? answer : before
  }
  return answers
}

/** The result of an assessment that was made with an instrument; `undefined` for one written in words alone. */
export function triageOf(assessment: Held): Triage | undefined {
  const [used] = shapesIn(assessment, 'instrument')
  if (used === undefined) return undefined
  const version = used['version']
  const by = typeof version === 'number' ? instrumentOf(textOf(used, 'code') ?? '', version) : undefined
  // A version that this release does not know: read with the newest, so that a yes is never lost.
  return triage(answersOf(assessment), by ?? currentInstrument)
}
