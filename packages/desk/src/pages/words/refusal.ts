/** One clear sentence for every refusal: what it was, and what would make it possible. */
import type { CallRefusal } from '../../calls/calls.ts'
import type { Catalogue } from './catalogue.ts'

type Known = Exclude<keyof Catalogue['refusals'], 'fallback' | 'reason'>

type Sentences = Readonly<Record<string, string>>

/** Sentences of rooms that come later than the first page, by the catalogue that they belong to. */
const more = new Map<Catalogue, Sentences>()

export function alsoRefusals(words: Catalogue, sentences: Sentences): void {
  more.set(words, { ...more.get(words), ...sentences })
}

export function refusalSentence(words: Catalogue, refusal: CallRefusal): string {
  const later = more.get(words)
  if (later !== undefined && Object.hasOwn(later, refusal.kind)) return later[refusal.kind] ?? ''
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
