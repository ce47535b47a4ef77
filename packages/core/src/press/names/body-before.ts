/** The body that "it" means: the one that the nearest sentence with one is about. */
import { isGoverned } from '../speakers/clause-places.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import type { InView } from './in-view.ts'
import { bySentenceBackwards } from './mention.ts'

/** Its name as the text has it; none where the sentence has two that fit, or a paper stands between. */
export function bodyBefore(
  view: InView,
  passage: number,
  at: number,
  tokens: readonly Token[],
): string | undefined {
  const sentence = tokens[Math.min(at, tokens.length - 1)]?.sentence ?? 0
  const own = view.before(passage, at)
  const inSentence = own.filter((one) => one.sentence === sentence && (one.isSubject || one.speaks))
  const groups = [
    inSentence,
    ...bySentenceBackwards(own.filter((one) => one.sentence < sentence)),
    ...bySentenceBackwards(view.mentions[passage - 1] ?? []),
  ]
  for (const group of groups) {
    const bodies = group.filter(({ kind }) => kind === 'body')
    const [body] = bodies
    if (body === undefined) continue
    // "The trust opened its files. A note in them has no signature. It says: “…”"
    if (isPaperBetween(tokens, own.includes(body) ? startOfSentence(tokens, body.at) : 0, at))
      return undefined
    if (new Set(bodies.map(({ name }) => name)).size === 1) return body.name
    return bodies.find((one) => (one.isSubject || one.speaks) && !one.subordinate)?.name
  }
  return undefined
}

const papers =
  /^(?:note|letter|paper|message|leaflet|sign|banner|poster|email|e-mail|text|diary|sheet|card|page|slip|form)$/u

function startOfSentence(tokens: readonly Token[], at: number): number {
  let from = at
  while (from > 0 && at - from < 40 && tokens[from - 1]?.sentence === tokens[at]?.sentence) from--
  return from
}

/** A paper is spoken of behind the body: "it" may be the paper. */
function isPaperBetween(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    firstIn(
      tokens,
      Math.max(from, to - 60),
      to,
      ({ low }, at) =>
        papers.test(low) && /^(?:an?|the)$/u.test(tokens[at - 1]?.low ?? '') && !isGoverned(tokens, at - 1),
    ) >= 0
  )
}
