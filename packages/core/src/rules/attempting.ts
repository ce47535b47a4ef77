/** What came out of an attempt beside what was expected of it. */
import { isText } from '../base/parse.ts'
import type { RuleId } from '../records/rules.ts'
import { judge } from './judge.ts'
import { parseAction } from './parse-action.ts'
import type { Attempt } from './republic.ts'
import { type Break, type Effect, rulesOf, type Verdict } from './verdict.ts'
import { byCode, textListOf, type World } from './world.ts'

export type Outcome = {
  readonly result: Verdict['result'] | 'not-understood'
  readonly rules: readonly RuleId[]
  /** Copies that went out and are asked back. */
  readonly recall?: readonly string[]
  readonly breaks?: readonly Break[]
  readonly effects?: readonly Effect[]
  /** The part of the wish that could not be read. */
  readonly field?: string
}

export type Tried = {
  readonly id: string
  readonly expected: {
    readonly result: string
    readonly rules: readonly string[]
    readonly recall?: readonly string[]
  }
  readonly got: Outcome
  readonly same: boolean
}

export function tryAttempt({ id, asked, expect }: Attempt, world: World): Tried {
  const got = outcomeOf(asked, world)
  const result = expect['result']
  const expected = {
    result: isText(result) ? result : '',
    rules: textListOf(expect, 'rules').toSorted(byCode),
    ...(expect['recall'] === undefined ? {} : { recall: textListOf(expect, 'recall').toSorted(byCode) }),
  }
  const same =
    expected.result === got.result &&
    sameList(expected.rules, got.rules) &&
    (expected.recall === undefined || sameList(expected.recall, got.recall ?? []))
  return { id, expected, got, same }
}

export function outcomeOf(asked: unknown, world: World): Outcome {
  const action = parseAction(asked)
  if (!action.ok) return { result: 'not-understood', rules: [], field: action.refusal.field }
  const verdict = judge(action.value, world)
  const rules = rulesOf(verdict)
  if (verdict.result === 'allow') return { result: 'allow', rules }
  if (verdict.result !== 'effect') return { result: verdict.result, rules, breaks: verdict.breaks }
  const recall = verdict.effects.flatMap((effect) => (effect.kind === 'list-sent' ? [effect.release] : []))
  const isRecall = action.value.do === 'withdraw'
  return {
    result: 'effect',
    rules,
    effects: verdict.effects,
    ...(isRecall ? { recall: recall.toSorted(byCode) } : {}),
  }
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}
