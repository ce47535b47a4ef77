/** What in a sentence says who speaks, and the things words are written on. */

import { inscriptionThings } from '../words/speech-words.ts'
import type { Subject } from './phrase-edges.ts'

export type Cue =
  /** A verb or "according to" with the one who speaks. */
  | {
      readonly kind: 'speech'
      readonly subject: Subject | undefined
      readonly near: boolean
      readonly relays?: boolean
      /** A name and a colon, and no verb. */
      readonly labels?: boolean
    }
  /** Written on a banner or a wall. */
  | { readonly kind: 'inscription' }

/** Russian declines what words are written on. */
export function isInscribed(low: string): boolean {
  return (
    inscriptionThings.has(low) ||
    /^(?:плакат|баннер|транспарант|лозунг|надпис|растяжк|листовк|граффити|табличк)/u.test(low)
  )
}
