/**
 * Which signs of a paragraph can open and which can close a quotation, judged by what stands beside them.
 *
 * An apostrophe is the same sign as a closing single mark; an inch is the same sign as a straight one.
 */
import { isBlank } from '../page/lines.ts'

/** Marks of one family close each other; `curly` holds the straight double mark too. Turns of dialogues and transcripts have none. */
export type Family = 'curly' | 'angle' | 'single' | 'dash' | 'turn'

export type Mark = {
  readonly at: number
  readonly length: number
  readonly family: Family
  readonly opens: boolean
  readonly closes: boolean
  /** A single mark right before a double one: ’” */
  readonly beforeDouble: boolean
  /** White space before: « … » as French sets it. */
  readonly wideBefore: boolean
  /** A single mark that opens a paragraph or stands behind a colon: it may go on in the next paragraph. */
  readonly leads: boolean
}

type Side = { readonly before: string; readonly after: string; readonly afterBlank: string }

const signs = /''|``|["“”„‟″«»‹›‘’‚‛']/gu
const openBrackets = /[\p{Ps}\p{Pi}\p{Pd}/\s"'“‘«]/u
const closingSide = /[\p{Pe}\p{Pf}\p{Po}\p{Pd}\s]/u
const elisions = /^(?:em|tis|twas|cause|n|til|till|bout|round|cos|s|\d0s)(?!\p{L})/iu
/** A single mark farther from its closer than this is an apostrophe. */
const longestSingle = 1500
/** More marks than this, and one in every four characters, is noise and no writing. */
const mostInNoise = 500

export function classify(text: string, start: number, end: number): readonly Mark[] {
  const found: { readonly at: number; readonly sign: string }[] = []
  for (const match of text.slice(start, end).matchAll(signs)) {
    found.push({ at: start + match.index, sign: match[0] })
    if (found.length > mostInNoise && found.length * 4 > end - start) return []
  }
  const nextClose = nextSingleClosers(text, start, end, found)
  return found.flatMap(({ at, sign }, i) => {
    const side = sidesOf(text, at, sign.length, start, end)
    const mark = markOf(sign, side, text, at, nextClose[i] ?? -1)
    return mark === undefined ? [] : [mark]
  })
}

function sidesOf(text: string, at: number, length: number, start: number, end: number): Side {
  const before = at > start ? (text[at - 1] ?? '') : ''
  let next = at + length
  const after = next < end ? (text[next] ?? '') : ''
  for (let steps = 0; next < end && steps < 4 && isBlank(text.charCodeAt(next)); steps++) next++
  return { before, after, afterBlank: next < end ? (text[next] ?? '') : '' }
}

function leftFree({ before }: Side): boolean {
  return before === '' || isBlank(before.charCodeAt(0)) || openBrackets.test(before)
}

function rightFree({ after }: Side): boolean {
  return after === '' || isBlank(after.charCodeAt(0)) || closingSide.test(after)
}

function isWordSign(sign: string): boolean {
  return /[\p{L}\p{N}]/u.test(sign)
}

function markOf(sign: string, side: Side, text: string, at: number, nextClose: number): Mark | undefined {
  const base = {
    at,
    length: sign.length,
    beforeDouble: /["”]/u.test(side.after),
    wideBefore: side.before !== '' && isBlank(side.before.charCodeAt(0)),
    leads: side.before === '' || /:\s$/u.test(text.slice(Math.max(0, at - 2), at)),
  }
  const left = leftFree(side)
  const right = rightFree(side)
  switch (sign) {
    case '«':
    case '‹':
      // The wrong closer « … «: nothing a quotation could begin with follows.
      return { ...base, family: 'angle', opens: !endsHere(side), closes: endsHere(side) || (!left && right) }
    case '»':
    case '›':
      return { ...base, family: 'angle', opens: left && isWordSign(side.after), closes: true }
    case '“':
    case '‟':
    case '``':
      return {
        ...base,
        family: 'curly',
        opens: (left || !right) && side.afterBlank !== '',
        closes: (!left && right) || side.afterBlank === '',
      }
    case '„':
      return { ...base, family: 'curly', opens: true, closes: false }
    case '”':
      // He said:”There … : behind a colon, with a letter right behind it, it opens.
      return {
        ...base,
        family: 'curly',
        opens: (left || side.before === ':') && isWordSign(side.after),
        closes: !(side.before === ':' && isWordSign(side.after)),
      }
    case '"':
    case "''":
      // Between two spaces, or two signs, it does whatever is needed.
      // « Le maire :"Oui, …" »: behind a colon it begins, space or none.
      return {
        ...base,
        family: 'curly',
        opens: left || (side.before === ':' && isWordSign(side.after)),
        closes: right || (!left && side.before !== ':'),
      }
    default:
      return single(sign, base, side, text, nextClose)
  }
}

function endsHere({ afterBlank }: Side): boolean {
  return afterBlank === '' || /[.,;:!?…)]/u.test(afterBlank)
}

type Base = Omit<Mark, 'family' | 'opens' | 'closes'>

function single(sign: string, base: Base, side: Side, text: string, nextClose: number): Mark | undefined {
  const left = leftFree(side)
  const right = rightFree(side)
  if (sign === '‚' && !left) return undefined
  const follows = text.slice(base.at + 1, base.at + 8)
  const near = nextClose >= 0 && nextClose - base.at <= longestSingle
  const begins = left && /^[\p{L}\p{N}“"[(…]/u.test(follows) && !elisions.test(follows)
  const opens = begins && (near || base.leads) && sign !== '’'
  const closes = !left && right && !possessive(side, text, base.at, near)
  if (!opens && !closes) return undefined
  return { ...base, family: 'single', opens, closes }
}

/** victims’ relatives: a plural possessive, if another mark can still close the quotation. */
function possessive(side: Side, text: string, at: number, laterCloser: boolean): boolean {
  return laterCloser && side.before === 's' && /^ \p{Ll}/u.test(text.slice(at + 1, at + 3))
}

/** For every sign, where the next one stands that could close a single quotation. */
function nextSingleClosers(
  text: string,
  start: number,
  end: number,
  found: readonly { readonly at: number; readonly sign: string }[],
): readonly number[] {
  const next: number[] = []
  let closer = -1
  for (let i = found.length - 1; i >= 0; i--) {
    next[i] = closer
    const one = found[i]
    if (one === undefined || !/^['’‘]$/u.test(one.sign)) continue
    const side = sidesOf(text, one.at, 1, start, end)
    if (one.sign !== '‘' && !leftFree(side) && rightFree(side)) closer = one.at
    else if (leftFree(side) && !rightFree(side)) closer = one.sign === '‘' ? -1 : closer
  }
  return next
}
