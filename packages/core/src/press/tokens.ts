/**
 * A paragraph as words, punctuation and quotations: what the grammar of attribution looks at.
 *
 * A quotation is one token, so that nothing inside it can be mistaken for the reporter's own words.
 */
import type { Quoted } from './marks.ts'
import type { Span } from './report.ts'

export type Token = Span & {
  readonly kind: 'word' | 'sign' | 'quote'
  readonly text: string
  /** Lower case, straight apostrophe. */
  readonly low: string
  /** Starts with a capital letter. */
  readonly capital: boolean
  /** Number of the sentence in the passage. */
  readonly sentence: number
  readonly quoted?: Quoted
}

export type Passage = { readonly tokens: readonly Token[]; readonly start: number; readonly end: number }

const pattern =
  /[\p{L}\p{M}\p{N}]+(?:['’ʼ.‑-][\p{L}\p{M}\p{N}]+)*(?:(?<=s)['’](?=\s\p{L}))?|--+|\.{2,}|[^\s\p{L}\p{M}\p{N}]/gu
const abbreviations = new Set(
  'mr mrs ms dr prof st gen col lt sgt capt maj rev hon gov sen rep pres no vs etc inc ltd jr sr mme mlle m mm г гг им ул т св др стр'.split(
    ' ',
  ),
)

export function readPassage(text: string, start: number, end: number, quotes: readonly Quoted[]): Passage {
  const tokens: Token[] = []
  let from = start
  for (const quoted of quotes) {
    pushWords(text, from, quoted.outer.start, tokens)
    tokens.push(quoteToken(quoted))
    from = Math.max(from, quoted.outer.end)
  }
  pushWords(text, from, end, tokens)
  return { tokens: numberSentences(text, tokens), start, end }
}

function quoteToken(quoted: Quoted): Token {
  return { ...quoted.outer, kind: 'quote', text: '', low: '', capital: false, sentence: 0, quoted }
}

function pushWords(text: string, from: number, to: number, tokens: Token[]): void {
  if (to <= from) return
  for (const match of text.slice(from, to).matchAll(pattern)) {
    const word = match[0]
    const start = from + match.index
    const isWord = /^[\p{L}\p{N}]/u.test(word)
    tokens.push({
      start,
      end: start + word.length,
      kind: isWord ? 'word' : 'sign',
      text: word,
      low: word.toLowerCase().replaceAll(/[’ʼ]/g, "'"),
      capital: /^\p{Lu}/u.test(word),
      sentence: 0,
    })
  }
}

function numberSentences(text: string, tokens: readonly Token[]): readonly Token[] {
  let sentence = 0
  return tokens.map((token, i) => {
    const own = { ...token, sentence }
    if (endsSentence(text, tokens, i)) sentence++
    return own
  })
}

function endsSentence(text: string, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]
  const next = tokens[i + 1]
  if (token === undefined || next === undefined) return false
  if (token.kind === 'quote') return quoteEndsSentence(text, token, next)
  if (token.kind !== 'sign' || !/^[.!?…]/u.test(token.text)) return false
  if (/^\.$/u.test(token.text) && isAbbreviation(tokens[i - 1], token)) return false
  return next.kind === 'quote' || next.capital || /^[\p{N}•—–]/u.test(next.text)
}

function isAbbreviation(word: Token | undefined, stop: Token): boolean {
  if (word === undefined || word.kind !== 'word' || word.end !== stop.start) return false
  return abbreviations.has(word.low) || /^\p{Lu}$/u.test(word.text) || /^(?:\p{L}\.)+\p{L}$/u.test(word.text)
}

/** “Words.” Next sentence: a full stop inside the marks ends the sentence around them too. */
function quoteEndsSentence(text: string, token: Token, next: Token): boolean {
  const end = token.quoted?.end ?? token.end
  const last = text[end - 1] ?? ''
  if (next.kind === 'quote') return /[.!?…]/u.test(last)
  return /[.]/u.test(last) && next.kind === 'word' && next.capital && text[end - 2] !== '.'
}
