/** Somebody whom a sentence speaks of. */

import type { Token } from '../tokens.ts'
import type { Gender } from './names.ts'

export type Mention = {
  readonly at: number
  readonly sentence: number
  readonly name: string
  /** `perhaps`: two capitalised words that may be a person; nobody is meant by them, but they leave doubt. */
  readonly kind: 'person' | 'body' | 'perhaps' | 'pronoun'
  readonly gender: Gender | undefined
  /** Says something in its sentence. */
  readonly speaks: boolean
  /** Stands in a "when" or "while" before the main clause. */
  readonly subordinate: boolean
  /** Stands where the one stands whom the sentence is about. */
  readonly isSubject: boolean
  readonly isGoverned: boolean
  /** "Orvel's car": the car is spoken of. */
  readonly isOwner?: boolean
  /** It is the first in its sentence. */
  readonly opens?: boolean
  /** «Напротив сел Макар»: brought in behind the verb. */
  readonly isBehindVerb?: boolean
  /** "We asked Orvel", «спросили у Орвель»: whoever is asked answers. */
  readonly isAsked?: boolean
  /** "Vinner and Orvel": one of the two. */
  readonly isJoined?: boolean
  /** "I met Hana Orvel, who …", «отпустили Светлану, ей 52 года»: brought in, and told of at once. */
  readonly isIntroduced?: boolean
  /** "They arrested Orvel": to whom something is done. */
  readonly isObject?: boolean
  /** «Тот молчал»: somebody of the sentence before, and not its subject. */
  readonly isOther?: boolean
  /** "Two nurses", "Vinner and Orvel": several, whom "they" may mean and "he" does not. */
  readonly isPlural?: boolean
  /** "The 18-year-old", « la retraitée »: what somebody is of whom the text has mostly spoken already. `sure`: hardly ever another. */
  readonly describes?: 'sure' | 'perhaps'
}

export type MentionSource = {
  readonly tokens: readonly Token[]
  /** Headlines and bylines introduce nobody to a pronoun. */
  readonly counts: boolean
}

export function* bySentenceBackwards(mentions: readonly Mention[]): Generator<readonly Mention[]> {
  let to = mentions.length
  while (to > 0) {
    const sentence = mentions[to - 1]?.sentence
    let from = to
    while (from > 0 && mentions[from - 1]?.sentence === sentence) from--
    yield mentions.slice(from, to)
    to = from
  }
}

/** Nearer than so many mentions stands whoever is meant. */
export const mentionsLookedAt = 60

/** The mentions before a token, the nearest few: a paragraph may hold a hundred thousand. */
export function lastBefore(mentions: readonly Mention[], at: number): readonly Mention[] {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return mentions.slice(Math.max(0, low - mentionsLookedAt), low)
}
