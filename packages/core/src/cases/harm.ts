/**
 * Time to harm: after how many hours somebody is hurt if nobody acts. Every list of this program is in this order.
 *
 * The table is a judgement, in one place so that the network can change it: bodies before papers, papers before money.
 */
import { hour } from '../rules/world.ts'

/** Hours between the moment a thing is due and the moment its neglect hurts somebody. */
export const hoursToHarm = {
  /** Somebody did not answer; the grace is over. */
  alarm: 0,
  safety: 0,
  line: 0,
  move: 0,
  task: 0,
  promise: 6,
  risk: 6,
  reviewEmergency: 6,
  reviewUrgent: 24,
  review: 96,
  visa: 48,
  lease: 48,
  stay: 72,
  deadline: 24,
  consent: 7 * 24,
  reply: 14 * 24,
  commitment: 30 * 24,
  retention: 30 * 24,
} as const
export type Harm = keyof typeof hoursToHarm

/** Where each hour that passes makes it worse; the rest is as bad today as it was last week, and never goes before these. */
const worsens: ReadonlySet<Harm> = new Set(['alarm', 'safety', 'line', 'move'])

/** The moment at which somebody comes to harm; before now for somebody who is missing already. */
export function harmAt(kind: Harm, due: number, now: number): number {
  const from = worsens.has(kind) ? due : Math.max(due, now)
  return from + hoursToHarm[kind] * hour
}
