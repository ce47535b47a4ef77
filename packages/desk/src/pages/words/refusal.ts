/** One clear sentence for every refusal: what it was, and what would make it possible. */
import type { CallRefusal } from '../../calls/calls.ts'
import type { Catalogue } from './catalogue.ts'

type Known = Exclude<keyof Catalogue['refusals'], 'fallback' | 'reason'>

export function refusalSentence(words: Catalogue, refusal: CallRefusal): string {
  if (isKnown(words, refusal.kind)) {
    const sentence = words.refusals[refusal.kind]
    const places = refusal.facts?.['places']
    return places === undefined ? sentence : `${sentence} (${places})`
  }
  return `${words.refusals.fallback} ${words.refusals.reason(refusal.kind)}`
}

function isKnown(words: Catalogue, kind: string): kind is Known {
  return Object.hasOwn(words.refusals, kind) && kind !== 'fallback' && kind !== 'reason'
}
