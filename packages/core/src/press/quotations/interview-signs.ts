/**
 * What says that a page is an interview, and which lines of it are questions though no sign ends them.
 *
 * A line that says who asked ("Interview by …") and a heading that is nothing but the word are proof. The word somewhere in a
 * sentence is not: a report mentions interviews too, and then the questions and answers themselves must show it.
 */
import { saysWhoAsked } from '../page/askers.ts'
import { countWords } from '../page/lines.ts'
import type { Span } from '../report.ts'

/** So many signs of the lines above the first question are looked at. */
const longestOpening = 4000
/** A paragraph with a sentence that says who asked has no more signs than these. */
const longestAsked = 500
/** The mean of the words of an answer that nobody gives in passing. */
const longTurn = 15
/** More questions than these show by how they are set what the page is. */
const fewestHung = 3
/** A question without its sign is no longer than so many words. */
const longestRemark = 40

const announcing =
  /(?<!\p{L})(?:interview|Q&A|in conversation with|conversation with|(?:spoke|talked|sat down) (?:to|with)|edited for length|entretien|propos recueillis|nous avons (?:rencontré|interrogé)|conversation avec|интервью|беседа с|беседовал[аи]?|поговорил[аи]?|расспросил[аи]?|разговор с)(?!\p{L})/iu
const heading =
  /^(?:(?:the |exclusive |our |big )*(?:interview|q ?(?:&|and|\+) ?a|conversation|questions and answers)|(?:l['’] ?|le |grand |grande )*(?:entretien|interview|grand entretien)|questions[- ]réponses|трибуна-?интервью|интервью|разговор|беседа|диалог|большое интервью|вопрос[ыа]? ?[-–—и]{1,3} ?ответы?)$/iu

/** A line says who asked, or a line above the first question is nothing but "Interview". */
export function isProven(text: string, pieces: readonly Span[], first: Span | undefined): boolean {
  if (first === undefined) return false
  const above = text.slice(Math.max(0, first.start - longestOpening), first.start)
  return (
    isHeaded(above) ||
    pieces.some(({ start, end }) => end - start <= longestAsked && saysWhoAsked(text.slice(start, end)))
  )
}

/** "Interview" right above a headline; between other single words it is a line of the menu. */
function isHeaded(above: string): boolean {
  const lines = above
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.some((line, i) => {
    if (!heading.test(line) || countWords(lines[i + 1] ?? '') < 4) return false
    return i < 2 || countWords(lines[i - 1] ?? '') >= 3 || /[|·•/]/u.test(lines[i - 1] ?? '')
  })
}

/** The lines above the first question speak of an interview. */
export function isAnnounced(text: string, first: Span | undefined): boolean {
  return (
    first !== undefined && announcing.test(text.slice(Math.max(0, first.start - longestOpening), first.start))
  )
}

/** Each question has an empty line above it and hangs on its answer with none, as nothing but an interview is set. */
export function areHung(text: string, pieces: readonly Span[], asked: readonly boolean[]): boolean {
  const all = asked.flatMap((one, i) => (one ? [i] : []))
  return all.length > fewestHung && all.every((i) => i + 1 < pieces.length && isHung(text, pieces, i))
}

/**
 * Between questions that end in their sign, those that do not: what stands where the others stand.
 *
 * Either each question hangs on its answer with a blank line above ("…?⏎Of course."), or short paragraphs without "I" stand
 * between one answer and another, where the answers have one paragraph each.
 */
export function withRemarks(
  text: string,
  pieces: readonly Span[],
  asked: readonly boolean[],
  alone: RegExp,
): readonly boolean[] {
  const found = [...asked]
  const hangs = (i: number): boolean => isHung(text, pieces, i)
  const marked = asked.flatMap((one, i) => (one ? [i] : []))
  const isPaired = marked.length >= 3 && marked.every(hangs)
  for (const [k, at] of marked.entries()) {
    const next = marked[k + 1] ?? at
    const between = Array.from({ length: Math.max(0, next - at - 1) }, (_, i) => at + 1 + i)
    const remarks = isPaired
      ? between.filter((i) => i > at + 1 && hangs(i) && remarkAt(text, pieces[i]) !== undefined)
      : between.filter((i) => (i - at) % 2 === 0)
    const isTurned =
      isPaired ||
      ((next - at) % 2 === 0 &&
        remarks.every((i) => {
          const words = remarkAt(text, pieces[i])
          return words !== undefined && !alone.test(words)
        }))
    if (isTurned) for (const i of remarks) found[i] = true
  }
  return found
}

/** Question and answer have a dash each, and the answers are longer than what people say to one another in a report. */
export function areLongTurns(text: string, pieces: readonly Span[], asked: readonly boolean[]): boolean {
  const isDashed = (one: Span | undefined): boolean =>
    one !== undefined && /^[—–―-]\s/u.test(text.slice(one.start, one.start + 2))
  const questions = asked.flatMap((one, i) => (one ? [i] : []))
  const answers = questions.flatMap((i) => (asked[i + 1] === false ? (pieces[i + 1] ?? []) : []))
  const words = answers.reduce((sum, { start, end }) => sum + countWords(text.slice(start, end)), 0)
  return (
    answers.length > 0 &&
    words >= answers.length * longTurn &&
    questions.every((i) => isDashed(pieces[i])) &&
    answers.every(isDashed)
  )
}

/** An empty line stands above the paragraph, and none below it. */
export function isHung(text: string, pieces: readonly Span[], i: number): boolean {
  return isBlank(text, pieces, i) && !isBlank(text, pieces, i + 1)
}

/** Its words, where it is as short as a question; undefined where it is not. */
function remarkAt(text: string, piece: Span | undefined): string | undefined {
  if (piece === undefined || piece.end - piece.start > longestRemark * 12) return undefined
  const words = text.slice(piece.start, piece.end)
  return countWords(words) <= longestRemark && /[.!…:»”"]$/u.test(words) ? words : undefined
}

/** An empty line stands above the paragraph. */
function isBlank(text: string, pieces: readonly Span[], i: number): boolean {
  const above = pieces[i - 1]
  const own = pieces[i]
  return above === undefined || own === undefined || /\n\s*\n/u.test(text.slice(above.end, own.start))
}
