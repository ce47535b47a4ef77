/**
 * Talks with States about visas, as of any day.
 *
 * "Five States" and "four States" may both be true ten days apart, and a number without its day looks like a lie later.
 * Which State it is stays inside until the State names itself or agrees (rule R33); here they are codes.
 */
import { isObject } from '../base/parse.ts'
import type { dialogueState } from '../records/vocabulary/dialogue-state.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import { byCode, endOf, type Held, type Shape, shapesIn, textOf, timeOf, type World } from '../rules/world.ts'

export type DialogueState = CodeOf<typeof dialogueState>

export type Dialogue = {
  /** The Intervention. */
  readonly id: string
  readonly stateCode: string
  readonly state: DialogueState
  /** The day of its last step. */
  readonly since: string
  /** Every desk says so, or it is not so. */
  readonly nameable: boolean
}

/** A State that is talking, has agreed or is issuing is in talks; a first letter is not, and neither is silence. */
const talking: ReadonlySet<DialogueState> = new Set(['talks', 'agreed', 'issuing'])
/** Of two steps on one day the one that promises less. */
const cautious: readonly DialogueState[] = [
  'refused',
  'unresponsive',
  'other_channel',
  'paused',
  'approach',
  'talks',
  'agreed',
  'issuing',
]

/** How each dialogue stood at the end of that day; one that had not begun is absent. */
export function dialoguesAsOf(world: World, day: string): readonly Dialogue[] {
  const until = endOf(day) ?? 0
  return world
    .ofType('Intervention')
    .flatMap((filing) => dialogueAt(filing, until))
    .toSorted((a, b) => byCode(a.stateCode, b.stateCode) || byCode(a.id, b.id))
}

function dialogueAt(filing: Held, until: number): readonly Dialogue[] {
  const versions = shapesIn(filing, 'dialogue')
  const [stateCode] = versions.flatMap((one) => textOf(one, 'stateCode') ?? []).toSorted(byCode)
  const steps = versions
    .flatMap(({ history }) => (Array.isArray(history) ? history.filter(isObject) : []))
    .flatMap(stepOf)
    .filter(({ at }) => at <= until)
    .toSorted((a, b) => a.at - b.at || cautious.indexOf(b.state) - cautious.indexOf(a.state))
  const last = steps.at(-1)
  if (stateCode === undefined || last === undefined) return []
  return [
    {
      id: filing.id,
      stateCode,
      state: last.state,
      since: last.on,
      nameable: versions.every(({ nameable }) => nameable === true),
    },
  ]
}

function stepOf(
  step: Shape,
): readonly { readonly at: number; readonly on: string; readonly state: DialogueState }[] {
  const at = timeOf(step['at'])
  const state = cautious.find((one) => one === step['state'])
  return at === undefined || state === undefined ? [] : [{ at, on: textOf(step, 'at') ?? '', state }]
}

export type Talks = {
  readonly asOf: string
  readonly states: readonly string[]
  readonly count: number
}

/** How many States were in talks at the end of that day. A State with two dialogues is one State. */
export function statesInTalks(world: World, day: string): Talks {
  const states = dialoguesAsOf(world, day)
    .filter(({ state }) => talking.has(state))
    .map(({ stateCode }) => stateCode)
  const distinct = [...new Set(states)].toSorted(byCode)
  return { asOf: day, states: distinct, count: distinct.length }
}

/** States that may be named outside: with every dialogue of theirs, not one of them. */
export function nameableStates(world: World): readonly string[] {
  const all = world.ofType('Intervention').flatMap((filing) => dialogueAt(filing, Number.MAX_SAFE_INTEGER))
  const hidden = new Set(all.filter(({ nameable }) => !nameable).map(({ stateCode }) => stateCode))
  const codes = new Set(all.map(({ stateCode }) => stateCode))
  return [...codes].filter((code) => !hidden.has(code)).toSorted(byCode)
}

type Route = 'visa' | 'talks' | 'no-answer' | 'refused' | 'other-channel' | 'paused'

/**
 * Which route each answer of a State leaves open: nobody is sent to an embassy that cannot help. A first approach,
 * silence, a refusal and "use another channel" are four different answers, and never one.
 */
export const routeOf: { readonly [S in DialogueState]: Route } = {
  approach: 'talks',
  talks: 'talks',
  agreed: 'talks',
  issuing: 'visa',
  unresponsive: 'no-answer',
  refused: 'refused',
  other_channel: 'other-channel',
  paused: 'paused',
}
