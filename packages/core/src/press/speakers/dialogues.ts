/**
 * Speech set with dashes: «— Он вышел, — говорит она. — И всё.», « — Je n'ai rien vu, répond-il. »
 *
 * Russian and French print dialogue without marks. A dash at the start of a paragraph is a list as often, so a turn is
 * only taken for speech where the paragraph, or one beside it, says who speaks in the way that dialogue does.
 */
import { trimmed } from '../page/lines.ts'
import { type Quoted, readMarks } from '../quotations/marks.ts'
import type { Span } from '../report.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { speechStems, speechVerbs, weakVerbs } from '../words/speech-words.ts'

const opening = /^[—–―-]\s+/u
const verbs = speechStems.join('|')
/** Nouns as often as verbs: only with somebody right behind them. */
const weak = [...weakVerbs].filter((verb) => speechVerbs.has(verb) && /^[a-zà-ÿ']+$/u.test(verb)).join('|')
const asideRussian = new RegExp(
  `[,.!?…]\\s*[—–―-]\\s+(?=(?:\\p{Ll}[\\p{L}'’-]{0,25} ){0,4}(?:${verbs})(?!\\p{L}))`,
  'u',
)
const asideFrench = new RegExp(
  `[,!?…]\\s+(?=(?:[\\p{L}'’-]{1,25}-(?:t-)?(?:ils?|elles?)(?!\\p{L})|(?:(?:lui|leur|nous|me|te) |(?:m|t|l)['’])?(?:(?:a|ont|ai|avait|avaient) |s['’](?:est|était) )?(?:${verbs})(?!\\p{L})|(?:${weak})\\s(?:\\p{Lu}|le |la |l['’]|un |une |son |sa )))`,
  'u',
)
const resume = /[.,!?]\s*[—–―-]\s+/u
const resumeFrench = /\.\s+(?=[\p{Lu}«])/u
const longest = 4000

/** The spoken pieces of each paragraph that is a turn of a dialogue; empty for all others. */
export function readDialogues(text: string, paragraphs: readonly Span[]): readonly (readonly Quoted[])[] {
  const dashed = paragraphs.map((one) => opening.exec(text.slice(one.start, one.start + 4))?.[0].length ?? 0)
  const said = paragraphs.map((one, i) => (dashed[i] ? withSpeaker(text, one, dashed[i] ?? 0) : []))
  const asked = paragraphs.map((one, i) => Boolean(dashed[i]) && text[one.end - 1] === '?')
  return paragraphs.map((one, i) => {
    const own = said[i] ?? []
    if (own.length > 0 || !dashed[i]) return own
    return isBesideSpeech(said, dashed, i) ||
      isIntroduced(text, paragraphs[i - 1]) ||
      isInterview(asked, dashed, i) ||
      isAnswer(text, paragraphs, i)
      ? wholeTurn(text, one, dashed[i] ?? 0)
      : []
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

/** The paragraph before ends in a colon. */
function isIntroduced(text: string, before: Span | undefined): boolean {
  return before !== undefined && text[before.end - 1] === ':' && before.end - before.start > 15
}

/** «… помолчал и ответил. — Уезжай.»: one turn, behind a paragraph that ends in speaking. */
function isAnswer(text: string, paragraphs: readonly Span[], at: number): boolean {
  const one = paragraphs[at]
  const before = paragraphs[at - 1]
  if (one === undefined || before === undefined) return false
  const own = text.slice(one.start, Math.min(one.end, one.start + 8))
  if (
    !/^[—–―]\s+\p{Script=Cyrillic}/u.test(own) ||
    !/^\S+\s+\p{Lu}/u.test(own) ||
    !/[.!?…]$/u.test(text.slice(one.end - 1, one.end))
  )
    return false
  return spoke.test(text.slice(Math.max(before.start, before.end - 120), before.end))
}

const spoke = new RegExp(`(?<!\\p{L})(?:${verbs})(?!\\p{L})[^.!?]{0,60}[.:]$`, 'u')

/** A question between dashes is nobody's list: the turns right around it are speech too. */
function isInterview(asked: readonly boolean[], dashed: readonly number[], at: number): boolean {
  if (asked[at] === true)
    return Boolean(dashed[at + 1]) || (Boolean(dashed[at - 1]) && Boolean(asked[at - 2]))
  return asked[at - 1] === true || (asked[at + 1] === true && Boolean(dashed[at + 2]))
}

function withSpeaker(text: string, paragraph: Span, dash: number): readonly Quoted[] {
  const from = paragraph.start + dash
  const content = text.slice(from, Math.min(paragraph.end, from + longest))
  const russian = asideRussian.exec(content) ?? authorAside(content)
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

const anyAside =
  /[,!?…]\s*[—–―-]\s+(?=\p{Ll}|\p{Lu}\p{Script=Cyrillic}+ \p{Script=Cyrillic}+(?:л|ла|лся|лась|ет|ит)[ .,])/gu

/** «— Хватит, — махнул рукой шофёр. — …»: behind the dash a small letter, a verb and somebody. */
export function authorAside(content: string): RegExpExecArray | null {
  for (const found of content.matchAll(anyAside)) {
    const clause =
      content
        .slice(found.index + found[0].length, found.index + found[0].length + 140)
        .split(/[.!?—–]/u)[0] ?? ''
    if (isAuthors(clause)) return found
  }
  return null
}

function isAuthors(clause: string): boolean {
  const words = (clause.match(/[\p{L}-]+/gu) ?? []).slice(0, 14)
  if (
    words.some((word) => /^(?:спрашиваю|говорю|отвечаю|интересуюсь|уточняю|переспрашиваю|прошу)$/u.test(word))
  )
    return true
  const isVerb = words.some(
    (word) =>
      /\p{Script=Cyrillic}(?:л|ла|ли|лся|лась|лись|ет|ит|ют|ят|ется|ится)$/u.test(word) &&
      !isPersonNoun(word) &&
      /^\p{Ll}/u.test(word),
  )
  return (
    isVerb &&
    words.some((word) => /^\p{Lu}\p{Ll}/u.test(word) || isPersonNoun(word) || /^(?:он|она|они)$/u.test(word))
  )
}

function wholeTurn(text: string, paragraph: Span, dash: number): readonly Quoted[] {
  return piece(text, paragraph.start, paragraph.start + dash, paragraph.end)
}

function piece(text: string, outer: number, start: number, end: number): readonly Quoted[] {
  const span = trimmed(text, start, end)
  if (span.end <= span.start) return []
  const inner = readMarks(text, span.start, span.end).quotes
  return [{ ...span, outer: { start: outer, end: span.end }, family: 'dash', inner, goesOn: false }]
}
