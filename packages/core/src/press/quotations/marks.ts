/**
 * Quotation marks: straight, curly, French, German; nested; with the wrong closer; left open.
 *
 * People's pages close “ with ’”, open « and close it with «, mix straight and curly, and forget the
 * closing mark. The reader pairs marks as a careful reader does, paragraph by paragraph, and never lets
 * one forgotten mark swallow the rest of the page.
 */
import { trimmed } from '../page/lines.ts'
import type { Span } from '../report.ts'
import { classify, type Family, type Mark } from './mark-signs.ts'

export type Quoted = Span & {
  /** Where the marks themselves begin and end. */
  readonly outer: Span
  readonly family: Family
  readonly inner: readonly Quoted[]
  /** The closing mark is missing and the quotation goes on in the next paragraph. */
  readonly goesOn: boolean
}

type Open = { readonly mark: Mark; readonly inner: Quoted[] }

export type Marked = {
  readonly quotes: readonly Quoted[]
  /** An opening mark that this paragraph never closes. */
  readonly unclosed: { readonly family: Family; readonly at: number } | undefined
  /** A closing double mark with nothing open before it. */
  readonly strayClose: Mark | undefined
  readonly firstOpens: Family | undefined
}

/** Deeper nesting than this is not writing. */
const deepest = 8

export function readMarks(text: string, start: number, end: number): Marked {
  const reader = new MarkReader(text, { start, end })
  for (const mark of classify(text, start, end)) reader.take(mark)
  return reader.finish()
}

class MarkReader {
  readonly #text: string
  readonly #within: Span
  readonly #stack: Open[] = []
  readonly #top: Quoted[] = []
  readonly #lastAngle: number
  #stray: Mark | undefined
  #first: Family | undefined

  constructor(text: string, within: Span) {
    this.#text = text
    this.#within = within
    const paragraph = text.slice(within.start, within.end)
    this.#lastAngle = within.start + Math.max(paragraph.lastIndexOf('»'), paragraph.lastIndexOf('›'))
  }

  take(mark: Mark): void {
    if (this.#closes(mark)) return
    if (mark.opens && this.#mayOpen(mark)) {
      if (this.#stack.length < deepest) this.#stack.push({ mark, inner: [] })
      const isFirst = trimmed(this.#text, this.#within.start, mark.at).start === mark.at
      if (isFirst) this.#first = mark.family
    } else if (
      mark.closes &&
      mark.family !== 'single' &&
      this.#stack.length === 0 &&
      this.#top.length === 0
    ) {
      this.#stray ??= mark
    }
  }

  #mayOpen(mark: Mark): boolean {
    const top = this.#stack.at(-1)
    // An apostrophe inside a word-like run opens nothing inside a single quotation.
    return !(mark.family === 'single' && top?.mark.family === 'single')
  }

  /** Closes the innermost opening that this mark can close. */
  #closes(mark: Mark): boolean {
    if (!mark.closes) return false
    for (let i = this.#stack.length - 1; i >= 0; i--) {
      const open = this.#stack[i]
      if (open === undefined || !this.#pairs(open.mark, mark, i)) continue
      // Openings above were never closed: what they hold belongs to this one.
      const lost = this.#stack.splice(i).slice(1)
      const quoted = this.#quoted(
        open,
        mark.at,
        mark.at + mark.length,
        lost.flatMap((one) => one.inner),
      )
      this.#add(quoted)
      return true
    }
    return false
  }

  #pairs(open: Mark, close: Mark, depth: number): boolean {
    if (open.family === 'single') return close.family === 'single'
    // ’” closes two: the ’ stands for the inner mark, whatever it was opened with.
    if (close.family === 'single') return close.beforeDouble && depth >= 1 && this.#doublesOpen() >= 2
    if (open.family === close.family) return true
    // Opened in one style, closed in another: only where no right closer is to come.
    if (this.#stack.length !== 1 || close.opens || close.wideBefore) return false
    return open.family === 'curly' || this.#lastAngle < close.at
  }

  #doublesOpen(): number {
    return this.#stack.filter((open) => open.mark.family !== 'single').length
  }

  #add(quoted: Quoted | undefined): void {
    if (quoted === undefined) return
    const parent = this.#stack.at(-1)
    if (parent === undefined) this.#top.push(quoted)
    else parent.inner.push(quoted)
  }

  #quoted(open: Open, wordsEnd: number, outerEnd: number, lost: readonly Quoted[]): Quoted | undefined {
    const inner = [...open.inner, ...lost].sort((a, b) => a.start - b.start)
    const span = this.#words(open.mark, wordsEnd, inner)
    if (span.end <= span.start) return undefined
    return {
      ...span,
      outer: { start: open.mark.at, end: outerEnd },
      family: open.mark.family,
      inner,
      goesOn: false,
    }
  }

  /** The words between the marks; a stray ’ before a closing ” belongs to the closer. */
  #words(open: Mark, wordsEnd: number, inner: readonly Quoted[]): Span {
    const span = trimmed(this.#text, open.at + open.length, wordsEnd)
    const last = this.#text[span.end - 1]
    const isInner = inner.some((one) => one.outer.end === span.end)
    const stray =
      (last === '’' || last === "'") && !isInner && /[.,!?…]/u.test(this.#text[span.end - 2] ?? '')
    return stray ? trimmed(this.#text, span.start, span.end - 1) : span
  }

  finish(): Marked {
    const only = this.#stack[0]
    if (only?.mark.family === 'curly') this.#closeAtEnd(only.mark)
    const stack = this.#stack.filter(
      (open, i) => open.mark.family !== 'single' || (i === 0 && open.mark.leads),
    )
    const bottom = stack[0]
    const shared = bottom === undefined ? undefined : this.#sharedCloser(bottom, stack.slice(1))
    if (shared !== undefined) this.#top.push(shared)
    else for (const open of this.#stack) for (const one of open.inner) this.#top.push(one)
    this.#top.sort((a, b) => a.start - b.start)
    const last = this.#top.at(-1)
    const open =
      shared === undefined &&
      bottom !== undefined &&
      (last === undefined || last.outer.start > bottom.mark.at || last.outer.end <= bottom.mark.at)
        ? { family: bottom.mark.family, at: bottom.mark.at }
        : undefined
    return { quotes: this.#top, unclosed: open, strayClose: this.#stray, firstOpens: this.#first }
  }

  /** “… gossip.' — the paragraph ends in a single mark that has nothing else to close. */
  #closeAtEnd(open: Mark): void {
    const { end } = this.#within
    if (!/[.!?,…]['’‘]$/u.test(this.#text.slice(end - 2, end)) || this.#stack.length !== 1) return
    const one = this.#stack.pop()
    if (one !== undefined && one.mark === open) this.#add(this.#quoted(one, end - 1, end, []))
  }

  /** Russian typesetting lets one » close two «. */
  #sharedCloser(bottom: Open, above: readonly Open[]): Quoted | undefined {
    const last = bottom.inner.at(-1)
    if (bottom.mark.family !== 'angle' || above.length > 0 || last?.family !== 'angle') return undefined
    const after = this.#text.slice(last.outer.end, last.outer.end + 3)
    if (!/^(?:$|\s*[,.!?;:—–-]|\s*$)/u.test(after)) return undefined
    return this.#quoted(bottom, last.outer.end, last.outer.end, [])
  }
}
