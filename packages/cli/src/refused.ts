/** A command that was refused: one sentence, and exit code 1. */
import { say } from './output.ts'
import { sentenceFor } from './sentences.ts'

export type Refused = { readonly kind: string; readonly why?: string; readonly reason?: string }

export function refused(refusal: Refused): number {
  say(sentenceFor(refusal))
  return 1
}
