/** What the rules say of an action: which rule, which record, and what would make it allowed. Codes only, never words of people. */
import type { RuleId } from '../records/rules.ts'
import type { Allow, Because } from './reasons.ts'

export type Break = {
  readonly rule: RuleId
  /** The record it is about. */
  readonly record?: string
  readonly field?: string
  readonly because: Because
  /** What would make it allowed. */
  readonly allow: Allow
  /** Ids and codes that the sentence needs; never a name, a place or a text. */
  readonly names?: Readonly<Record<string, string | number | readonly string[]>>
}

/** What happens by itself. Each is done by the desk right after the action, in this order. */
export type Effect =
  | { readonly kind: 'consent-withdrawn'; readonly consent: string }
  | { readonly kind: 'cancel-release'; readonly release: string }
  | { readonly kind: 'list-sent'; readonly release: string }
  | { readonly kind: 'ask-back'; readonly release: string }
  | { readonly kind: 'check-answer-due'; readonly release: string }
  | { readonly kind: 'erase-after'; readonly record: string; readonly at: number }
  | { readonly kind: 'seal-unreadable'; readonly record: string }
  | { readonly kind: 'erasure-waits'; readonly person: string; readonly because: 'check-missed' | 'duress' }
  | { readonly kind: 'silent-alarm'; readonly check: string; readonly to: readonly string[] }
  | { readonly kind: 'alarm'; readonly check: string; readonly to: readonly string[] }
  | { readonly kind: 'propose-lost'; readonly case: string }
  | { readonly kind: 'suspend-consent'; readonly consent: string }
  | { readonly kind: 'freeze-release'; readonly release: string }
  | { readonly kind: 'retention-check'; readonly case: string; readonly at: number }
  | { readonly kind: 'erase-to-tombstones'; readonly case: string }
  | { readonly kind: 'keep'; readonly case: string; readonly consent: string }

export type Verdict =
  | { readonly result: 'allow' }
  | { readonly result: 'warn' | 'block'; readonly breaks: readonly Break[] }
  | { readonly result: 'effect'; readonly rules: readonly RuleId[]; readonly effects: readonly Effect[] }

/** Rules that warn speak only where none refuses: a person must not read past a refusal to find what is wrong. */
export function verdictOf(blocked: readonly Break[], warned: readonly Break[] = []): Verdict {
  if (blocked.length > 0) return { result: 'block', breaks: [...blocked, ...warned] }
  return warned.length > 0 ? { result: 'warn', breaks: warned } : { result: 'allow' }
}

/** The rules a verdict names, each once, in their order. */
export function rulesOf(verdict: Verdict): readonly RuleId[] {
  if (verdict.result === 'allow') return []
  const named = verdict.result === 'effect' ? verdict.rules : verdict.breaks.map(({ rule }) => rule)
  return [...new Set(named)].toSorted((a, b) => (a < b ? -1 : 1))
}
