/**
 * The quotations of a whole article: marks paired within paragraphs, then carried across them.
 *
 * A quotation that goes on has an opening mark at each paragraph and a closing one only at the last.
 * A mark that is simply forgotten ends with its paragraph, before the words that name the speaker.
 */
import { readDialogues } from './dialogues.ts'
import { trimmed } from './lines.ts'
import { type Marked, type Quoted, readMarks } from './marks.ts'
import type { Span } from './report.ts'
import { speechStems } from './speech-words.ts'

/** Without its closing mark, longer words than this are not taken for a quotation. */
const longestUnclosed = 1200

export type QuotedParagraph = Span & {
  readonly quotes: readonly Quoted[]
  /** The first quotation continues the last of the paragraph before. */
  readonly continues: boolean
}

export function readQuoted(text: string, paragraphs: readonly Span[]): readonly QuotedParagraph[] {
  const marked = paragraphs.map((one) => readMarks(text, one.start, one.end))
  const dialogues = readDialogues(text, paragraphs)
  let carried = false
  return paragraphs.map((paragraph, i) => {
    const own = marked[i]
    const next = marked[i + 1]
    if (own === undefined) return { ...paragraph, quotes: [], continues: false }
    const turn = dialogues[i] ?? []
    // Marks inside spoken words stand within them, or name a thing.
    if (turn.length > 0) return { ...paragraph, quotes: turn, continues: false }
    const quotes = [...own.quotes]
    const continues = carried && (own.firstOpens !== undefined || own.strayClose !== undefined)
    const tail = continues ? strayTail(text, paragraph, own) : undefined
    if (tail !== undefined) quotes.unshift(tail)
    const open = openTail(text, paragraph, own, next)
    if (open !== undefined) quotes.push(open)
    carried = open?.goesOn === true
    return { ...paragraph, quotes: quotes.flatMap((quoted) => withoutAsides(text, quoted)), continues }
  })
}

/** The paragraph begins inside the quotation, without repeating the mark. */
function strayTail(text: string, paragraph: Span, own: Marked): Quoted | undefined {
  if (own.firstOpens !== undefined || own.strayClose === undefined) return undefined
  const close = own.strayClose
  const span = trimmed(text, paragraph.start, close.at)
  const outer = { start: paragraph.start, end: close.at + close.length }
  return span.end > span.start
    ? { ...span, outer, family: close.family, inner: [], goesOn: false }
    : undefined
}

function openTail(text: string, paragraph: Span, own: Marked, next: Marked | undefined): Quoted | undefined {
  const open = own.unclosed
  if (open === undefined) return undefined
  const goesOn =
    next !== undefined && (next.firstOpens === open.family || next.strayClose?.family === open.family)
  const end = goesOn ? paragraph.end : endOfForgotten(text, open.at + 1, paragraph.end)
  const span = trimmed(text, open.at + 1, end)
  const introduced =
    open.at === paragraph.start || /[:,]\s*$|\p{L}\s$/u.test(text.slice(Math.max(0, open.at - 3), open.at))
  if (span.end <= span.start || (!goesOn && (!introduced || span.end - span.start > longestUnclosed))) {
    return undefined
  }
  const inner = own.quotes.filter((one) => one.start > open.at)
  return inner.length > 0
    ? undefined
    : { ...span, outer: { start: open.at, end }, family: open.family, inner, goesOn }
}

const forgotten = new RegExp(
  `[,?!…]\\s+(?:[\\p{L}.'’-]{1,30}\\s){0,5}(?:${speechStems.join('|')})(?!\\p{L})[^.!?]{0,80}[.]?$`,
  'u',
)

/** Where "…, she said." begins, when the closing mark before it was forgotten. */
function endOfForgotten(text: string, from: number, end: number): number {
  const tailFrom = Math.max(from, end - 160)
  const at = text.slice(tailFrom, end).search(forgotten)
  return at < 0 ? end : tailFrom + at + 1
}

const aside = new RegExp(
  `[,.!?…]\\s*[—–-]\\s+(?=(?:\\p{Ll}[\\p{L}'’-]{0,25} (?:[\\p{L}'’-]{1,25} ){0,6})?(?:${speechStems.join('|')})(?!\\p{L}))`,
  'u',
)
const resume = /[.,!?]\s*[—–-]\s+/u

/**
 * «Words, — said somebody. — More words»: Russian sets the speaker inside the marks. The words are
 * listed without him, so one pair of marks becomes two quotations.
 */
function withoutAsides(text: string, quoted: Quoted): readonly Quoted[] {
  const content = text.slice(quoted.start, Math.min(quoted.end, quoted.start + 4000))
  const found = aside.exec(content)
  if (found === null) return [quoted]
  const firstEnd = quoted.start + found.index + 1
  const resumed = resume.exec(content.slice(found.index + found[0].length))
  const first = piece(text, quoted, quoted.outer.start, quoted.start, firstEnd)
  if (resumed === null) return [first]
  const secondFrom = quoted.start + found.index + found[0].length + resumed.index + resumed[0].length
  if (secondFrom >= quoted.end) return [first]
  return [first, { ...piece(text, quoted, secondFrom, secondFrom, quoted.end), goesOn: quoted.goesOn }]
}

function piece(text: string, quoted: Quoted, outerStart: number, start: number, end: number): Quoted {
  const span = trimmed(text, start, end)
  const inner = quoted.inner.filter((one) => one.start >= span.start && one.end <= span.end)
  const outerEnd = end === quoted.end ? quoted.outer.end : span.end
  return { ...span, outer: { start: outerStart, end: outerEnd }, family: quoted.family, inner, goesOn: false }
}
