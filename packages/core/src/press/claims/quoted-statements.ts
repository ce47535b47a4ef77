/** Statements in words between marks: whoever speaks the words makes them. */
import type { PressStatement, Quotation } from '../report.ts'
import { type FoundPhrase, longestWhat, phrasesIn, plainDenial, sentenceAround } from './phrases-in.ts'
import { duePattern } from './promise-words.ts'

const longestWords = 2000

/** What the quotation says in its own voice: what somebody else is quoted with inside it stands blank, at its place. */
export function ownWordsOf(text: string, quotes: readonly Quotation[], index: number): string {
  const quote = quotes[index]
  if (quote === undefined) return ''
  const end = Math.min(quote.end, quote.start + longestWords)
  let words = text.slice(quote.start, end)
  for (let i = index + 1; i < quotes.length; i++) {
    const inner = quotes[i]
    if (inner === undefined || inner.start >= end) break
    if (inner.inside === null) continue
    const [from, to] = [inner.start - quote.start, Math.min(inner.end, end) - quote.start]
    words = words.slice(0, from) + ' '.repeat(Math.max(0, to - from)) + words.slice(to)
  }
  return words
}

/** The statements of one quotation that are not told already. */
export function statementsQuoted(
  text: string,
  quotes: readonly Quotation[],
  index: number,
  isTold: (kind: PressStatement['kind']) => boolean,
): readonly PressStatement[] {
  const quote = quotes[index]
  if (quote === undefined) return []
  const words = ownWordsOf(text, quotes, index)
  const found = phrasesIn(words, 'quoted')
  const lead = conditionBefore(text, quote)
  const threat =
    lead === '' ? undefined : phrasesIn(`${lead}${words}`, 'quoted').find(({ kind }) => kind === 'threat')
  const phrases =
    threat === undefined
      ? found
      : [
          ...found.filter(({ kind }) => kind !== 'commitment' && kind !== 'threat'),
          { ...threat, at: Math.max(0, threat.at - lead.length) },
        ]
  return phrases
    .filter(({ kind }) => !isTold(kind))
    .map((phrase) => quotedStatement(text, quote, index, phrase))
}

/** «Если выплата не начнётся, “остановим шахты”»: the condition stands before the marks. */
function conditionBefore(text: string, { start }: Quotation): string {
  const before = text.slice(Math.max(0, start - longestCondition), start)
  const sentence = before.split(/[.!?…][»”"]?\s|\n/u).at(-1) ?? ''
  return /^\s*(?:if|si|если|в случае|sans|faute de)(?!\p{L})/iu.test(sentence)
    ? sentence.replace(/[“”«»„"'‘\s]+$/u, ' ').trimStart()
    : ''
}

const longestCondition = 160

export function quotedStatement(
  text: string,
  quote: Quotation,
  index: number,
  { kind, type, at }: FoundPhrase,
): PressStatement {
  const what = sentenceAround(text.slice(quote.start, Math.min(quote.end, quote.start + longestWords)), at)
  return {
    start: quote.start,
    end: quote.end,
    kind,
    speaker: quote.speaker,
    words: quote.text,
    what,
    to: null,
    due: kind === 'commitment' ? (duePattern.exec(what)?.[0] ?? null) : null,
    denialType: kind === 'denial' ? (type ?? plainDenial) : null,
    quote: index,
  }
}

/** The whole words, where a verb beside them says what they are. */
export function wholeStatement(
  text: string,
  quote: Quotation,
  index: number,
  kind: PressStatement['kind'],
): PressStatement {
  const words = text.slice(quote.start, Math.min(quote.end, quote.start + longestWords))
  const type = phrasesIn(words, 'quoted').find((one) => one.kind === 'denial')?.type ?? null
  return {
    ...quotedStatement(text, quote, index, { kind, type, at: 0 }),
    what: words.trim().slice(0, longestWhat),
    due: kind === 'commitment' ? (duePattern.exec(words)?.[0] ?? null) : null,
  }
}

const negated =
  /(?<!\p{L})(?:never|not|no|nobody|none|nothing|nowhere|\p{L}+n[’']t|ne|n[’']\p{L}+|aucune?s?|personne|jamais|не|ни|нет|никто|никого|никогда|никак\p{Ll}+)(?!\p{L})/iu

/** Whether the first sentence of the words says that something is not so. */
export function beginsNegated(words: string): boolean {
  const first = sentenceAround(words, 0)
  return negated.test(first) && !/\?["”»’']*\s*$/u.test(words.slice(0, first.length + 3).trim())
}
