/** What a strike does in a log, and who may. docs/formats/control.md, rules R53 to R57. */
import { canonicalBytes } from '../../base/json.ts'
import { rightOf, rightsOf } from './membership.ts'
import type { MembershipRuling, MembershipScene } from './membership-rules.ts'
import { pointKey, type Strike, type StrikeAgreedEvent, type StrikeEvent, strikeLimits } from './strikes.ts'

/** A wish of somebody who may write here. Of nobody else is there anybody to agree: then it counts at once. */
export function strike({ state, view, said, author }: MembershipScene, event: StrikeEvent): MembershipRuling {
  const right = rightOf(state, author)
  if (right !== 'writer' && right !== 'lead') return 'not-allowed'
  const before = state.strikes ?? []
  const waiting = before.filter(({ agreed, by }) => agreed === undefined && by === author)
  if (waiting.length >= strikeLimits.waiting) return 'already-used'
  const { what, entries, pieces, ask } = event
  if (isOvertaken(before, event, said.base)) return 'already-used'
  const others = [...rightsOf(state).keys()].filter((one) => one !== author && view.members.has(one))
  const made: Strike = { id: said.id, by: author, what, entries, pieces, asks: [ask] }
  if (bytesOf([...waiting, made]) > strikeLimits.bytesWaiting) return 'already-used'
  if (bytesOf([...before, made]) > strikeLimits.bytes) return 'already-used'
  if (others.length > 0) return { change: { strikes: [...before, made] } }
  return { change: { strikes: counting([...before, made], made, [said.seq, author], made.asks) } }
}

/** Another member who reads the log; and whoever wished it must still be one of them. */
export function strikeAgreed(
  { state, view, said, author }: MembershipScene,
  { strike: id, ask }: StrikeAgreedEvent,
): MembershipRuling {
  if (rightOf(state, author) === 'none') return 'not-allowed'
  const strikes = state.strikes ?? []
  const wish = strikes.find((one) => one.id === id)
  if (wish === undefined || wish.agreed !== undefined) return 'already-used'
  if (wish.by === author) return 'not-allowed'
  if (!view.members.has(wish.by) || rightOf(state, wish.by) === 'none') return 'wrong-target'
  return { change: { strikes: counting(strikes, wish, [said.seq, author], [...wish.asks, ask]) } }
}

/**
 * From now on it counts, and what others wish of the same entries is void: what is left of those is another body now than
 * the one that they named. Whatever of it is still to go is wished again.
 */
function counting(
  strikes: readonly Strike[],
  wish: Strike,
  agreed: NonNullable<Strike['agreed']>,
  asks: Strike['asks'],
): readonly Strike[] {
  const kept = strikes.filter((one) => one === wish || one.agreed !== undefined || !isOfSameEntry(one, wish))
  return kept.map((one) => (one === wish ? { ...wish, asks, agreed } : one))
}

/** The same for a wish of somebody who had not heard of the strike that came to count. */
function isOvertaken(strikes: readonly Strike[], event: StrikeEvent, base: number): boolean {
  return strikes.some((one) => (one.agreed?.[0] ?? 0) > base && isOfSameEntry(one, event))
}

function isOfSameEntry(one: Pick<Strike, 'entries'>, other: Pick<Strike, 'entries'>): boolean {
  const points = new Set(one.entries.map(([feed, seq]) => pointKey(feed, seq)))
  return other.entries.some(([feed, seq]) => points.has(pointKey(feed, seq)))
}

function bytesOf(strikes: readonly Strike[]): number {
  return strikes.reduce((sum, strike) => {
    const bytes = sizes.get(strike) ?? canonicalBytes(strike).length
    sizes.set(strike, bytes)
    return sum + bytes
  }, 0)
}
const sizes = new WeakMap<Strike, number>()
