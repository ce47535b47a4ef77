/**
 * Interviews without labels: the page says that it is one, questions stand as paragraphs of their own, and answers below them.
 *
 * A reporter asks too ("But who gave the order?"). So there must be three questions at least, most of them put to "you", with an
 * answer below each, and most answers must say "I" or "we" or nothing at all of who acts.
 */
import { countWords, trimmed } from '../page/lines.ts'
import type { Span } from '../report.ts'
import { areHung, areLongTurns, isAnnounced, isHung, isProven, withRemarks } from './interview-signs.ts'
import { type Quoted, readMarks } from './marks.ts'
import type { Turn } from './transcripts.ts'
import { type TurnLabel, turnLabelOf, type Voice } from './turn-labels.ts'

type Piece = Span & { readonly kind?: string }

const fewestQuestions = 3
const longestQuestion = 70
const longestAnswer = 8

const you =
  /(?<!\p{L})(?:you|your|yours|vous|votre|vos|tu|ton|ta|tes|вы|вас|вам|вами|ваш\p{L}*|ты|тебя|тебе)(?!\p{L})|-vous(?!\p{L})/iu
const ownVoice =
  /(?<!\p{L})(?:I|I['’]\p{L}+|me|my|we|our|us|je|j['’]\p{L}+|m['’]\p{L}+|moi|mon|ma|mes|nous|notre|я|меня|мне|мой|моя|моё|мои|мы|нас|нам|наш\p{L}*)(?!\p{L})/iu

/** One person, and not the house: "we can measure the air" is advice. */
const alone =
  /(?<!\p{L})(?:I|I['’]\p{L}+|me|my|je|j['’]\p{L}+|m['’]\p{L}+|moi|mon|ma|mes|я|меня|мне|мной|мой|моя|моё|мои)(?!\p{L})/iu

/** For every paragraph the turn to which it belongs; none where the page is no interview. */
export function readInterview(text: string, pieces: readonly Piece[]): readonly (Turn | undefined)[] {
  const none = pieces.map(() => undefined)
  const marked = pieces.map((piece, i) => i > 0 && isQuestion(text, piece, isHung(text, pieces, i)))
  const asked = withRemarks(text, pieces, byTurns(text, pieces, marked), alone)
  const first = asked.indexOf(true)
  const last = asked.lastIndexOf(true)
  const questions = pieces.filter((_, i) => asked[i])
  const label = questions.length < fewestQuestions ? undefined : commonLabel(text, questions)
  if (questions.length < fewestQuestions) return none
  const isSure = isProven(text, pieces, pieces[first])
  const isCalled = isSure || label !== undefined || isAnnounced(text, pieces[first])
  if (!(isCalled || areHung(text, pieces, asked) || areLongTurns(text, pieces, asked))) return none
  const answers = pieces.flatMap((piece, i) => (asked[i] === false && asked[i - 1] === true ? [piece] : []))
  const isPut =
    label !== undefined || questions.filter((one) => you.test(cut(text, one))).length * 2 >= questions.length
  const isOwn = answers.filter((one) => isAnswer(cut(text, one))).length * 3 >= answers.length * 2
  const isOnes = answers.filter((one) => alone.test(cut(text, one))).length * 3 >= answers.length
  if (answers.length * 4 < questions.length * 3) return none
  if (!(isPut && isOwn && isOnes) && !(isSure && isTalk(text, questions, answers))) return none
  let since = longestAnswer
  return pieces.map((piece, i) => {
    if (asked[i]) since = 0
    else since++
    // Below the last question one paragraph surely answers; the rest may be the page's.
    if (i < first || i > last + 1 || since > longestAnswer) return undefined
    const isTold =
      !asked[i] &&
      (isReporters(text, piece, since === 1, isSure) || (piece.kind !== undefined && piece.kind !== 'body'))
    if (isTold) since = longestAnswer
    if (isTold) return undefined
    const asker = asked[i] === true && label?.voice === 'named' ? turnLabelOf(text, piece) : undefined
    return asker === undefined
      ? turnOf(text, piece, asked[i] === true ? 'asks' : 'answers')
      : { label: asker, quoted: withoutMarks(text, asker.words) }
  })
}

/** In what surely is an interview one "you" and one "I" are enough, and with dashes none: « Du thé. » */
function isTalk(text: string, questions: readonly Span[], answers: readonly Span[]): boolean {
  const isDashed = (one: Span): boolean => /^[—–―-]\s/u.test(text.slice(one.start, one.start + 2))
  if (questions.every(isDashed) && answers.every(isDashed)) return true
  return (
    questions.some((one) => you.test(cut(text, one))) && answers.some((one) => alone.test(cut(text, one)))
  )
}

/** Of dashed paragraphs that ask and answer in turn those that stand where the questions do ask too, whatever sign ends them. */
function byTurns(text: string, pieces: readonly Piece[], asked: readonly boolean[]): readonly boolean[] {
  const found = [...asked]
  let from = 0
  for (let i = 0; i <= pieces.length; i++) {
    const piece = pieces[i]
    if (piece !== undefined && /^[—–―-]\s/u.test(text.slice(piece.start, piece.start + 2))) continue
    const turns = Array.from({ length: Math.max(0, i - from) }, (_, k) => from + k)
    const first = turns.filter((_, k) => k % 2 === 0)
    const questions = first.filter((at) => asked[at]).length
    const isTurned =
      questions >= fewestQuestions &&
      asked[from] === true &&
      questions * 5 >= first.length * 3 &&
      turns.every((at, k) => k % 2 === 0 || asked[at] !== true)
    if (isTurned) for (const at of first) found[at] = turns.length % 2 === 0 || asked[at] === true
    from = i + 1
  }
  return found
}

/** "Q:", or the name of who asks: the same before every question. */
function commonLabel(text: string, questions: readonly Span[]): TurnLabel | undefined {
  const all = questions.map((one) => turnLabelOf(text, one))
  const [first] = all
  return first !== undefined && first.voice !== 'answers' && all.every((one) => one?.key === first.key)
    ? first
    : undefined
}

/** A whole paragraph that ends in a question, in no marks. */
function isQuestion(text: string, { start, end, kind }: Piece, hangs: boolean): boolean {
  if (kind !== undefined && !/^(?:body|subhead|standfirst)$/u.test(kind)) return false
  if (end - start > longestQuestion * 12 || text[end - 1] !== '?') return false
  const words = text.slice(start, end)
  if (/["“”«»„]/u.test(words.slice(0, 1)) || countWords(words) > longestQuestion) return false
  return kind !== 'standfirst' || hangs || you.test(words)
}

function cut(text: string, { start, end }: Span): string {
  return text.slice(start, Math.min(end, start + 2000))
}

/** "I was asleep.", "Never." */
function isAnswer(words: string): boolean {
  return !/^["“«„]/u.test(words) && (ownVoice.test(words) || countWords(words) <= 6)
}

/** "(Smiles.)", « … », dit-elle, and what says neither "I" nor "you" below the first of an answer: told, and not answered. */
function isReporters(text: string, piece: Span, isFirst: boolean, isSure: boolean): boolean {
  const words = cut(text, piece)
  if (/^[([*].*[)\]*]$/u.test(words) || /^["“«„]/u.test(words)) return true
  if (
    ownVoice.test(words) ||
    (isFirst && isSure) ||
    (isFirst && !/^(?:he|she|il|elle|он|она)(?!\p{L})/iu.test(words))
  )
    return false
  return !you.test(words)
}

function turnOf(text: string, piece: Span, voice: Voice): Turn {
  const dash = /^[—–―-]\s+/u.exec(text.slice(piece.start, piece.start + 4))?.[0].length ?? 0
  const words = trimmed(text, piece.start + dash, piece.end)
  const who = { start: piece.start, end: piece.start }
  const label: TurnLabel = { voice, who, key: `${voice} below`, words, isPerson: false }
  if (voice === 'asks' && dash === 0) return { label, quoted: undefined }
  return { label, quoted: withoutMarks(text, words) }
}

function withoutMarks(text: string, words: Span): Quoted {
  return {
    ...words,
    outer: words,
    family: 'turn',
    inner: readMarks(text, words.start, words.end).quotes,
    goesOn: false,
  }
}
