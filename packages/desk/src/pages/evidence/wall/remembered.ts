/** Where somebody was on the wall, so that the way back from an item leads to the same card. Gone with the session. */
import type { WallState } from '../../../calls/evidence-items.ts'
import { onDrop } from '../../session/session.ts'

export type WallPlace = {
  readonly kind: string
  readonly state: WallState | ''
  readonly windows: number
  /** The card that was opened; undefined where an item was reached by another way. */
  readonly card?: string
}

const start: WallPlace = { kind: '', state: '', windows: 1 }
let place = start
onDrop(() => {
  place = start
})

export function wallPlace(): WallPlace {
  return place
}

export function rememberWall(some: Partial<WallPlace>): void {
  place = { ...place, ...some }
}

/** Whoever goes to the tables comes back to them. */
export function leaveWall(): void {
  const { card: _, ...rest } = place
  place = rest
}
