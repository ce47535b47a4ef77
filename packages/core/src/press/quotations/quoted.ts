/**
 * The quotations of a whole article: marks paired within paragraphs, then carried across them.
 *
 * A quotation that goes on has an opening mark at each paragraph and a closing one only at the last.
 * A mark that is simply forgotten ends with its paragraph, before the words that name the speaker.
 */

import { trimmed } from '../page/lines.ts'
import type { Span } from '../report.ts'
import { authorAside, readDialogues } from '../speakers/dialogues.ts'
import { speechStems, speechVerbs } from '../words/speech-words.ts'
import { readInterview } from './interviews.ts'
import { type Marked, type Quoted, readMarks } from './marks.ts'
import { readTurns, type Turn } from './transcripts.ts'

/** Without its closing mark, longer words than this are not taken for a quotation. */
const longestUnclosed = 1200

export type QuotedParagraph = Span & {
  readonly quotes: readonly Quoted[]
  /** The first quotation continues the last of the paragraph before. */
  readonly continues: boolean
  /** The turn of a transcript that this paragraph is, or goes on with. */
  readonly turn?: Turn
}

export function readQuoted(text: string, paragraphs: readonly Span[]): readonly QuotedParagraph[] {
  const marked = paragraphs.map((one) => readMarks(text, one.start, one.end))
  const dialogues = readDialogues(text, paragraphs)
  const labelled = readTurns(text, paragraphs)
  const turns = labelled.some((one) => one !== undefined) ? labelled : readInterview(text, paragraphs)
  let carried = false
  return paragraphs.map((paragraph, i) => {
    const own = marked[i]
    const next = marked[i + 1]
    if (own === undefined) return { ...paragraph, quotes: [], continues: false }
    const turn = turns[i]
    const part = turn === undefined ? {} : { turn }
    if (turn?.quoted !== undefined) return { ...paragraph, quotes: [turn.quoted], continues: false, turn }
    const dialogue = dialogues[i] ?? []
    // Marks inside spoken words stand within them, or name a thing.
    if (dialogue.length > 0) return { ...paragraph, quotes: dialogue, continues: false, ...part }
    const quotes = [...own.quotes]
    const continues = carried && (own.firstOpens !== undefined || own.strayClose !== undefined)
    const tail = continues ? strayTail(text, paragraph, own) : undefined
    if (tail !== undefined) quotes.unshift(tail)
    const open = wholeSingle(text, paragraph, own, next) ?? openTail(text, paragraph, own, next)
    if (open !== undefined)
      quotes.splice(0, quotes.length, ...quotes.filter((one) => one.end <= open.start), open)
    carried = open?.goesOn === true
    const spoken = quotes.flatMap((quoted) => withoutAsides(text, quoted))
    return { ...paragraph, quotes: spoken, continues, ...part }
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

/** 'He said, 'It's mine.' I ran. — a paragraph in single marks that another goes on with: what closes in it is inside. */
function wholeSingle(
  text: string,
  paragraph: Span,
  own: Marked,
  next: Marked | undefined,
): Quoted | undefined {
  if (own.firstOpens !== 'single' || next?.firstOpens !== 'single') return undefined
  const isOpen = /[\p{L}\p{N}][.!?…]$/u.test(text.slice(paragraph.end - 2, paragraph.end))
  const span = trimmed(text, paragraph.start + 1, paragraph.end)
  return isOpen &&
    !own.quotes.some(({ end }) => speaks(text, end, paragraph.end)) &&
    span.end - span.start < 4000
    ? {
        ...span,
        outer: { start: paragraph.start, end: paragraph.end },
        family: 'single',
        inner: [],
        goesOn: true,
      }
    : undefined
}

/** The reporter's own words stand behind the mark: 'It's mine,' she said. */
function speaks(text: string, from: number, end: number): boolean {
  return reporting.test(text.slice(from, Math.min(end, from + 60)))
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
  if (open.family === 'single' && !goesOn) return undefined
  if (span.end <= span.start || (!goesOn && (!introduced || span.end - span.start > longestUnclosed))) {
    return undefined
  }
  const inner = own.quotes.filter((one) => one.start > open.at)
  return inner.length > 0 && !goesOn
    ? undefined
    : { ...span, outer: { start: open.at, end }, family: open.family, inner, goesOn }
}

const reporting = new RegExp(
  `^['’]\\s(?:[\\p{L}.'’-]{1,30}\\s){0,4}(?:${speechStems.join('|')})(?!\\p{L})`,
  'u',
)

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
  `[,.!?…]\\s*[—–―-]\\s+(?=(?:\\p{Ll}[\\p{L}'’-]{0,25} (?:[\\p{L}'’-]{1,25} ){0,6})?(?:${speechStems.join('|')})(?!\\p{L}))`,
  'u',
)
const frenchAside =
  /[,!?…]\s+(?:((?:a|ont|avait|avaient)-(?:t-)?(?:ils?|elles?|on)\s|(?:s'|se |me |lui )?[\p{L}]{2,25}-(?:t-)?(?:ils?|elles?)(?!\p{L}))|(?=(?:s['’]est |(?<own>s['’])|se |a |ont |avait |avaient )?(?<verb>\p{Ll}[\p{L}'’-]{1,24})\s(?:(?<name>\p{Lu})|le |la |l['’]|un |une |son |sa |ce |cette |(?:sœur|frère|père|mère) \p{Lu})))/gu
const frenchVerbs = new Set(speechStems.filter((verb) => /[a-zé]$/u.test(verb)))

/** Before a name nouns that are verbs too are verbs. */
const anyVerbs = speechVerbs

/** The first place where a verb of saying stands turned round, with somebody behind it. */
function frenchAsideIn(content: string): RegExpExecArray | undefined {
  if (/\p{Script=Cyrillic}/u.test(content)) return undefined
  for (const found of content.matchAll(frenchAside)) {
    const { own, verb = '', name } = found.groups ?? {}
    const known = name === undefined ? frenchVerbs : anyVerbs
    const low = verb.replaceAll('’', "'")
    // « …, s'indigne Zoé Roy »
    if (found[1] !== undefined || known.has(low) || (own !== undefined && anyVerbs.has(`s'${low}`)))
      return found
  }
  return undefined
}

const resume = /[.,!?]\s*[—–―-]\s+/u

/**
 * «Words, — said somebody. — More words»: Russian sets the speaker inside the marks. The words are
 * listed without him, so one pair of marks becomes two quotations.
 */
function withoutAsides(text: string, quoted: Quoted): readonly Quoted[] {
  const content = text.slice(quoted.start, Math.min(quoted.end, quoted.start + 4000))
  const found = /[—–―-]\s/u.test(content) ? (aside.exec(content) ?? authorAside(content)) : null
  if (found === null) return withoutFrenchAside(text, quoted, content)
  const firstEnd = quoted.start + found.index + 1
  const resumed = resume.exec(content.slice(found.index + found[0].length))
  const first = piece(text, quoted, quoted.outer.start, quoted.start, firstEnd)
  if (resumed === null) return [first]
  const secondFrom = quoted.start + found.index + found[0].length + resumed.index + resumed[0].length
  if (secondFrom >= quoted.end) return [first]
  return [first, { ...piece(text, quoted, secondFrom, secondFrom, quoted.end), goesOn: quoted.goesOn }]
}

/** « J'étais là, raconte Zoé, 34 ans. Je n'ai rien vu »: French needs no dash. */
function withoutFrenchAside(text: string, quoted: Quoted, content: string): readonly Quoted[] {
  const found = frenchAsideIn(content)
  if (found === undefined) return [quoted]
  const firstEnd = quoted.start + found.index + 1
  const first = piece(text, quoted, quoted.outer.start, quoted.start, firstEnd)
  const after = content.slice(found.index + found[0].length)
  // « …, dit-il, et je l'ai vu »: a short aside that names nobody goes on in the same sentence.
  // « Les coups, raconte une amie, Odile, sont venus après »: the sentence goes on with its verb.
  const resumed = (
    found[1] === undefined
      ? /(?:(?:(?<!(?<!\p{L})(?:MM?|Mmes?|Mlles?|Dr|Pr|Mgr|Ste?|Col|Cdt|Cne|Gén|Lt|\p{Lu}))\.|[!?])\s+(?=[\p{Lu}«“"])|,\s+(?=(?:est|sont|a|ont|était|étaient|avait|avaient|sera|seront|n['’]\p{L}+|ne|s['’]est|se)\s|(?:je|tu|il|elle|on|nous|vous|ils|elles|ça|mais|et|parce|car|si|alors|donc|quand)\s|[jtcn]['’]|\p{Ll}+ez[ -]))/u
      : /^[^,.!?«»]{0,40}[,.!?]\s+/u
  ).exec(after)
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
