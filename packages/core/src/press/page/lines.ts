/**
 * Lines of a saved page, and what can be seen of each before anything is understood.
 *
 * A saved page has one paragraph a line; mail and wire copy are wrapped at a fixed width. Wrapped lines
 * are joined here, by the test a typist would use: the next word would not have fitted.
 */
import type { Span } from '../report.ts'

export type Line = Span & {
  readonly text: string
  readonly words: number
  /** Ends as a sentence does. */
  readonly closed: boolean
  readonly blankBefore: boolean
  readonly blankAfter: boolean
}

const sentenceEnd = /[.!?…:;][\s"'”’»«)\]]*$/u
const wordPattern = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu
/** Narrower lines are menus and captions, wider ones were never wrapped by hand. */
const narrowestWrap = 45
const widestWrap = 120

export function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(wordPattern)) count++
  return count
}

export function readLines(text: string): readonly Line[] {
  const spans = joinWrapped(text, lineSpans(text))
  return spans.map((span, i) => {
    const before = spans[i - 1]
    const after = spans[i + 1]
    const content = text.slice(span.start, span.end)
    return {
      ...span,
      text: content,
      words: countWords(content),
      closed: sentenceEnd.test(content.slice(-12)),
      blankBefore: before === undefined || breaksBetween(text, before.end, span.start) > 1,
      blankAfter: after === undefined || breaksBetween(text, span.end, after.start) > 1,
    }
  })
}

/** Non-blank lines without the white space around them. */
function lineSpans(text: string): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isBreak(text.charCodeAt(i))) continue
    const span = trimmed(text, start, i)
    if (span.end > span.start) spans.push(span)
    start = i + 1
  }
  return spans
}

function isBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029 || unit === 0x0c
}

/** The span without white space, byte-order mark and invisible direction marks at its ends. */
export function trimmed(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  while (from < to && isBlank(text.charCodeAt(from))) from++
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}

export function isBlank(unit: number): boolean {
  if (unit <= 0x20 || unit === 0x7f || unit === 0x85 || unit === 0xa0 || unit === 0xfeff) return true
  return (
    (unit >= 0x2000 && unit <= 0x200f) ||
    (unit >= 0x2028 && unit <= 0x202f) ||
    unit === 0x205f ||
    unit === 0x3000
  )
}

/** How many line breaks lie between two lines; CR LF is one. */
function breaksBetween(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to && count < 2; i++) {
    const unit = text.charCodeAt(i)
    if (isBreak(unit) && !(unit === 0x0a && text.charCodeAt(i - 1) === 0x0d)) count++
  }
  return count
}

function joinWrapped(text: string, spans: readonly Span[]): readonly Span[] {
  const blocks: (readonly Span[])[] = []
  for (let i = 0; i < spans.length; i += blocks.at(-1)?.length ?? 1) blocks.push(blockAt(text, spans, i))
  const copy = widthOfCopy(text, blocks)
  return blocks.flatMap((block) => rejoined(text, block, copy))
}

/** The width that a whole text was wrapped at, if it was: most of its blocks go on in small letters where they break. */
function widthOfCopy(text: string, blocks: readonly (readonly Span[])[]): number | undefined {
  const broken = blocks.filter((block) => block.length >= 2)
  const wrapped = broken.filter((block) => goOn(text, block, widthOf(block)).includes(true))
  if (wrapped.length < 3 || wrapped.length * 3 < broken.length * 2) return undefined
  const width = wrapped.reduce((most, block) => Math.max(most, widthOf(block)), 0)
  return width > widestWrap ? undefined : width
}

function widthOf(block: readonly Span[]): number {
  return block.reduce((most, line) => Math.max(most, line.end - line.start), 0)
}

/** Which lines of the block were broken for want of room and go on in small letters. */
function goOn(text: string, block: readonly Span[], width: number): readonly boolean[] {
  if (width > widestWrap || width < narrowestWrap) return []
  return block.map((line, i) => wouldNotFit(text, line, block[i + 1], width) && startsLow(text, block[i + 1]))
}

/** Lines with no blank line between them. */
function blockAt(text: string, spans: readonly Span[], from: number): readonly Span[] {
  let to = from + 1
  for (; to < spans.length; to++) {
    const before = spans[to - 1]
    const next = spans[to]
    if (before === undefined || next === undefined || breaksBetween(text, before.end, next.start) > 1) break
  }
  return spans.slice(from, to)
}

function rejoined(text: string, block: readonly Span[], copy: number | undefined): readonly Span[] {
  const width = copy ?? widthOf(block)
  if (block.length < 2 || width > widestWrap || width < narrowestWrap) return block
  const full = block.map((line, i) => wouldNotFit(text, line, block[i + 1], width))
  const goesOn = goOn(text, block, width)
  // A headline above a standfirst may be as long as a wrapped line; a whole block that wraps is not chance, nor is a
  // line that breaks where every other paragraph does.
  const mostly = full.filter(Boolean).length * 10 >= (block.length - 1) * 6
  const wholeBlock = mostly && (goesOn.includes(true) || copy !== undefined)
  const joined: Span[] = []
  block.forEach((line, i) => {
    const last = joined.at(-1)
    const joins = i > 0 && (goesOn[i - 1] === true || (wholeBlock && full[i - 1] === true))
    if (last !== undefined && joins) joined[joined.length - 1] = { start: last.start, end: line.end }
    else joined.push(line)
  })
  return joined
}

function wouldNotFit(text: string, line: Span, next: Span | undefined, width: number): boolean {
  const length = line.end - line.start
  if (next === undefined || length < narrowestWrap || length < width - 20) return false
  const head = text.slice(next.start, Math.min(next.end, next.start + width))
  const space = head.search(/\s/u)
  return length + 1 + (space < 0 ? head.length : space) > width
}

function startsLow(text: string, line: Span | undefined): boolean {
  return line !== undefined && /^\p{Ll}/u.test(text.slice(line.start, line.start + 2))
}
