/** A quotation on its way: its marks, what the words around it say of a speaker, and whether it is one at all. */

import type { ParagraphKind } from '../report.ts'
import type { Speaker } from '../speakers/scene.ts'
import type { Quoted } from './marks.ts'
import type { Standing } from './utterances.ts'

export type Draft = {
  readonly quoted: Quoted
  /** Index of its token. */
  readonly at: number
  readonly speaker: Speaker
  readonly standing: Standing
  readonly listed: boolean
  readonly kind: ParagraphKind
  readonly inside: Draft | undefined
}

/** The same speaker for words that follow, with the reason that they follow. */
export function goingOn(speaker: Speaker): Speaker {
  return { name: speaker.name, basis: speaker.name === null ? speaker.basis : 'continued' }
}
