/**
 * State machines: where a record may stand and where it may go from there.
 *
 * A move that is not listed is refused with the states that are possible. States marked as computed
 * follow from time and other records; nobody moves a record there by hand.
 */
import { ok, type Result, refuse } from '../base/result.ts'
import type { CodeOf, Vocabulary } from './vocabulary/vocabulary.ts'

export type StateMachine<S extends string = string> = {
  /** The field that holds the state: `state`, `legs.state`; or `derived` where other fields say it. */
  readonly field: string
  readonly vocabulary: Vocabulary<S>
  readonly initial: S
  /** Every state a person may leave or enter, with the states that may follow. */
  readonly moves: { readonly [From in S]?: readonly S[] }
}

export function machine<V extends Vocabulary>(
  field: string,
  vocabulary: V,
  initial: CodeOf<V>,
  moves: { readonly [From in CodeOf<V>]?: readonly CodeOf<V>[] },
): StateMachine<CodeOf<V>> {
  return { field, vocabulary, initial, moves }
}

export type MoveRefusal = {
  readonly kind: 'move-refused'
  readonly from: string
  readonly to: string
  readonly possible: readonly string[]
}

/** Staying where one is, is no move and always allowed. */
export function move(
  states: StateMachine,
  from: string | undefined,
  to: string,
): Result<string, MoveRefusal> {
  const possible = from === undefined ? [states.initial] : (states.moves[from] ?? [])
  return to === from || possible.includes(to)
    ? ok(to)
    : refuse({ kind: 'move-refused', from: from ?? '', to, possible })
}
