/** What came out of an attempt beside what was expected of it. */
import { isObject, isText } from '../base/parse.ts'
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
  /** Parts that no rule knows; the rest was tried without them. */
  readonly unread?: readonly string[]
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
  const { action, unread } = readAttempt(asked)
  const said = unread.length === 0 ? {} : { unread }
  if (!action.ok) return { result: 'not-understood', rules: [], field: action.refusal.field, ...said }
  const verdict = judge(action.value, world)
  const rules = rulesOf(verdict)
  if (verdict.result === 'allow') return { result: 'allow', rules, ...said }
  if (verdict.result !== 'effect') return { result: verdict.result, rules, breaks: verdict.breaks, ...said }
  const recall = verdict.effects.flatMap((effect) => (effect.kind === 'list-sent' ? [effect.release] : []))
  return {
    result: 'effect',
    rules,
    effects: verdict.effects,
    ...(action.value.do === 'withdraw' ? { recall: recall.toSorted(byCode) } : {}),
    ...said,
  }
}

/** Somebody's own file may say more than a rule asks for. That is told beside what came out; a desk refuses it. */
function readAttempt(asked: unknown): {
  readonly action: ReturnType<typeof parseAction>
  readonly unread: readonly string[]
} {
  const unread: string[] = []
  let wish: unknown = asked
  let action = parseAction(wish)
  while (!action.ok && action.refusal.reason === 'unknown-field') {
    const less = withoutPart(wish, action.refusal.field)
    if (less === undefined) break
    unread.push(action.refusal.field)
    wish = less
    action = parseAction(wish)
  }
  return { action, unread }
}

/** `with.note` taken away; what lies deeper stays, and with it the refusal. */
function withoutPart(asked: unknown, path: string): unknown {
  const [, part = ''] = /^with\.([A-Za-z$][A-Za-z0-9$]*)$/.exec(path) ?? []
  const wish = isObject(asked) ? asked['with'] : undefined
  if (!isObject(asked) || !isObject(wish) || !Object.hasOwn(wish, part)) return undefined
  return { ...asked, with: Object.fromEntries(Object.entries(wish).filter(([name]) => name !== part)) }
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}
