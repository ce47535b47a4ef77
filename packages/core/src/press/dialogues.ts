/**
 * Speech set with dashes: «— Он вышел, — говорит она. — И всё.», « — Je n'ai rien vu, répond-il. »
 *
 * Russian and French print dialogue without marks. A dash at the start of a paragraph is a list as often, so a turn is
 * only taken for speech where the paragraph, or one beside it, says who speaks in the way that dialogue does.
 */
import { trimmed } from './lines.ts'
import type { Quoted } from './marks.ts'
import type { Span } from './report.ts'
import { speechStems } from './speech-words.ts'

const opening = /^[—–-]\s+/u
const verbs = speechStems.join('|')
const asideRussian = new RegExp(
  `[,.!?…]\\s*[—–-]\\s+(?=(?:\\p{Ll}[\\p{L}'’-]{0,25} ){0,4}(?:${verbs})(?!\\p{L}))`,
  'u',
)
const asideFrench = new RegExp(
  `[,!?…]\\s+(?=(?:[\\p{L}'’-]{1,25}-(?:t-)?(?:ils?|elles?)(?!\\p{L})|(?:${verbs})(?!\\p{L})))`,
  'u',
)
const resume = /[.,!?]\s*[—–-]\s+/u
const resumeFrench = /\.\s+(?=[\p{Lu}«])/u
const longest = 4000

/** The spoken pieces of each paragraph that is a turn of a dialogue; empty for all others. */
export function readDialogues(text: string, paragraphs: readonly Span[]): readonly (readonly Quoted[])[] {
  const dashed = paragraphs.map((one) => opening.exec(text.slice(one.start, one.start + 4))?.[0].length ?? 0)
  const said = paragraphs.map((one, i) => (dashed[i] ? withSpeaker(text, one, dashed[i] ?? 0) : []))
  return paragraphs.map((one, i) => {
    const own = said[i] ?? []
    if (own.length > 0 || !dashed[i]) return own
    return isBesideSpeech(said, dashed, i) ? wholeTurn(text, one, dashed[i] ?? 0) : []
  })
}

/** In one block of dashed paragraphs with a turn that names its speaker. */
function isBesideSpeech(
  said: readonly (readonly Quoted[])[],
  dashed: readonly number[],
  at: number,
): boolean {
  for (const step of [-1, 1]) {
    for (let i = at + step; dashed[i] && Math.abs(i - at) < 40; i += step)
      if ((said[i]?.length ?? 0) > 0) return true
  }
  return false
}

function withSpeaker(text: string, paragraph: Span, dash: number): readonly Quoted[] {
  const from = paragraph.start + dash
  const content = text.slice(from, Math.min(paragraph.end, from + longest))
  const russian = asideRussian.exec(content)
  const french = /\p{Script=Cyrillic}/u.test(content) ? null : asideFrench.exec(content)
  const found = russian ?? french
  if (found === null) return []
  const first = piece(text, paragraph.start, from, from + found.index + 1)
  const after = from + found.index + found[0].length
  const resumed = (russian === null ? resumeFrench : resume).exec(text.slice(after, paragraph.end))
  if (resumed === null) return first
  const second = after + resumed.index + resumed[0].length
  return [...first, ...piece(text, second, second, paragraph.end)]
}

function wholeTurn(text: string, paragraph: Span, dash: number): readonly Quoted[] {
  return piece(text, paragraph.start, paragraph.start + dash, paragraph.end)
}

function piece(text: string, outer: number, start: number, end: number): readonly Quoted[] {
  const span = trimmed(text, start, end)
  if (span.end <= span.start) return []
  return [{ ...span, outer: { start: outer, end: span.end }, family: 'dash', inner: [], goesOn: false }]
}
