/** Who tells what stands at a place: the speaker of the quotation around it, or whoever the sentence says says it. */
import type { Quotation } from '../report.ts'
import type { Sentence } from '../sentences.ts'
import { cueAfter } from '../speakers/cue-after.ts'
import { cueBefore } from '../speakers/cues.ts'
import { speakerOf } from '../speakers/speakers.ts'
import { lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'

/** The first token in [from, to) that ends behind a place in the text; -1 if none does. */
export function tokenAt(tokens: readonly Token[], from: number, to: number, at: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.end ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low < to ? low : -1
}

type Spoken = ReturnType<typeof cueAfter>

/** A cue that was found in a cut of the tokens, with its places in the whole. */
function moved(cue: Spoken, by: number): Spoken {
  if (cue?.kind !== 'speech' || cue.subject === undefined) return cue
  const { subject } = cue
  if (subject.kind === 'pronoun')
    return { ...cue, subject: { ...subject, at: subject.at < 0 ? subject.at : subject.at + by } }
  const shift = ({ from, to }: { readonly from: number; readonly to: number }) => ({
    from: from + by,
    to: to + by,
  })
  return {
    ...cue,
    subject: {
      ...subject,
      head: shift(subject.head),
      ...(subject.apposed === undefined ? {} : { apposed: shift(subject.apposed) }),
      ...(subject.others === undefined ? {} : { others: subject.others.map(shift) }),
      ...(subject.nounEnd === undefined ? {} : { nounEnd: subject.nounEnd + by }),
    },
  }
}

/** The speaker of the quotation it stands in, or whoever the sentence says says it. */
export function originOf(
  { scene, from, to }: Sentence,
  at: number,
  quotes: readonly Quotation[],
): string | null {
  const quote = quoteAround(quotes, at)
  // Whoever was only chosen among those who stand near is no origin: origins are counted.
  if (quote !== undefined) return quote.basis === 'chosen' ? null : quote.speaker
  const place = tokenAt(scene.tokens, from, to, at)
  const own = scene.tokens[place]
  if (own === undefined || own.kind === 'quote') return null
  const stand: Token = { ...own, kind: 'quote', text: '', low: '', capital: false }
  const near = Math.max(from, place - 80)
  const before = [...scene.tokens.slice(near, place), stand]
  const cue = cueBefore(before, place - near)
  const told = cue?.kind === 'speech' ? moved(cue, near) : laterCue(scene.tokens, from, to, stand)
  return told?.kind === 'speech' && told.subject !== undefined ? speakerOf(scene, told.subject).name : null
}

/** The innermost quotation around a place; they are in order, and nest no deeper than a few. */
function quoteAround(quotes: readonly Quotation[], at: number): Quotation | undefined {
  let low = 0
  let high = quotes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((quotes[middle]?.start ?? 0) <= at) low = middle + 1
    else high = middle
  }
  for (let i = low - 1; i >= 0 && low - i <= 12; i--) if ((quotes[i]?.end ?? 0) > at) return quotes[i]
  return undefined
}

/** "Eighty men were held, the group said." */
function laterCue(
  tokens: readonly Token[],
  from: number,
  to: number,
  stand: Token,
): ReturnType<typeof cueAfter> {
  const comma = lastIn(tokens, Math.max(from + 1, to - 17), to, (token) => token.text === ',')
  if (comma < 0 || to - comma > 16) return undefined
  // What is told stands as one quotation before its attribution.
  const row = tokens.slice(comma - 1, to)
  const [first] = row
  if (first === undefined) return undefined
  return moved(cueAfter([{ ...stand, sentence: first.sentence }, ...row.slice(1)], 0), comma - 1)
}
