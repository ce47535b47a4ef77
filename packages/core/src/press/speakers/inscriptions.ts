/** Words that stand on something, before the words themselves: a placard, a wall, a letter. */
import type { Token } from '../tokens.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { inscriptionWords } from '../words/speech-words.ts'
import { isInscribed } from './cue.ts'

/** "a banner which read “…”", "painted with “…”", "the slogan: “…”". */
export function isInscription(tokens: readonly Token[], i: number, q: number): boolean {
  const low = tokens[i]?.low ?? ''
  // "to cheers of “…”", « sous les cris de « … » », «под крики «…»»: a crowd, and nobody in it.
  if (
    q - i <= 3 &&
    /^(?:cheers|chants|cries|shouts|choruses|chorus|cris|slogans|криками|крики|криков|возгласами|лозунгами)$/u.test(
      low,
    )
  )
    return true
  // "refused to sign: “…”"
  if (low === 'sign' && /^(?:to|not|must|would|will|could)$/u.test(tokens[i - 1]?.low ?? '')) return false
  if (isInscribed(low))
    return (
      q - i === 1 ||
      (q - i === 2 && tokens[q - 1]?.text === ':') ||
      (q - i <= 5 && /^(?:saying|says|said)$/u.test(tokens[q - 1]?.low ?? tokens[q - 2]?.low ?? ''))
    )
  // "On the wall Zoya has written": a hand that the text names.
  if (
    /^(?:written|painted|écrit|inscrit)$/u.test(low) &&
    /^(?:has|had|a|avait)$/u.test(tokens[i - 1]?.low ?? '') &&
    tokens[i - 2]?.capital === true
  )
    return false
  const says = /^(?:saying|says|said)$/u.test(low)
  if (!says && !inscriptionWords.has(low)) return false
  if (q - i > (says ? 3 : 5) || isWriter(tokens, i)) return false
  // "The graffiti on the wall of the school where Orvel teaches says “…”"
  const opens = [1, 2].find((ahead) => isInscribed(tokens[sentenceStart(tokens, i) + ahead - 1]?.low ?? ''))
  if (says && opens !== undefined && q - i <= 2) return true
  for (let k = i - 1; k >= 0 && i - k <= 9; k--) {
    const token = tokens[k]
    if (token === undefined || token.kind === 'quote' || token.sentence !== tokens[i]?.sentence) return false
    if (isInscribed(token.low)) return !says || i - k <= 2
  }
  return false
}

function sentenceStart(tokens: readonly Token[], i: number): number {
  let from = i
  while (from > 0 && i - from < 30 && tokens[from - 1]?.sentence === tokens[i]?.sentence) from--
  return from
}

/** "On the wall Orvel has written: “…”": whoever wrote it is named, and did it. */
export function isWriter(tokens: readonly Token[], i: number): boolean {
  if (
    !/^(?:written|painted|scrawled|chalked|carved|sprayed|printed|écrit|peint|gravé|griffonné|tagué|inscrit|tracé)$/u.test(
      tokens[i]?.low ?? '',
    )
  )
    return false
  if (!/^(?:has|have|had|a|ont|avait|avaient)$/u.test(tokens[i - 1]?.low ?? '')) return false
  const subject = tokens[i - 2]
  return (
    subject?.kind === 'word' &&
    (subject.capital || isPersonNoun(subject.low) || /^(?:he|she|il|elle)$/u.test(subject.low))
  )
}
