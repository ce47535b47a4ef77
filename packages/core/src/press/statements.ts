/**
 * Denials, demands, threats and promises in a report, each with who makes it, the words, and for a promise what, to
 * whom and when due.
 *
 * They are suggestions for the registers: a person reads the sentence before it is anybody's statement.
 */
import { isPassive } from './controllers.ts'
import { determiners } from './grammar-words.ts'
import { subjectBefore } from './phrases.ts'
import type { PressStatement, Quotation, StatementKind } from './report.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { speakerOf } from './speakers.ts'
import type { Story } from './speech.ts'
import { speechVerbs } from './speech-words.ts'
import { duePattern, statementPhrases, statementVerbs } from './statement-words.ts'
import { firstIn } from './token-search.ts'
import type { Token } from './tokens.ts'

const longestWhat = 240
/** Shorter sentences deny and promise nothing. */
const fewestTokens = 4

export function readStatements(story: Story, quotes: readonly Quotation[]): readonly PressStatement[] {
  const found: PressStatement[] = []
  for (const sentence of sentencesOf(story))
    if (sentence.to - sentence.from >= fewestTokens) found.push(...spokenOf(story, sentence, quotes))
  const told = new Set(
    found.flatMap(({ kind, start, end }) => quotesWithin(quotes, start, end).map((i) => `${kind} ${i}`)),
  )
  quotes.forEach((quote, i) => {
    const kind = phraseIn(story.text.slice(quote.start, Math.min(quote.end, quote.start + 2000)))
    if (kind === undefined || quote.inside !== null) return
    if (!told.has(`${kind.kind} ${i}`)) found.push(quotedStatement(quote, i, kind))
  })
  return found.sort((x, y) => x.start - y.start || x.end - y.end)
}

function quotesWithin(quotes: readonly Quotation[], start: number, end: number): readonly number[] {
  const first = firstQuote(quotes, start, end)
  const within: number[] = []
  for (let i = first; i >= 0 && (quotes[i]?.end ?? Number.POSITIVE_INFINITY) <= end; i++) within.push(i)
  return within
}

type Phrase = { readonly kind: StatementKind; readonly type: string | null; readonly words: string }

function phraseIn(words: string): Phrase | undefined {
  for (const { kind, pattern, type } of statementPhrases) {
    const match = pattern.exec(words)
    if (match !== null) return { kind, type: type ?? null, words: match[0] }
  }
  return undefined
}

function quotedStatement(quote: Quotation, index: number, phrase: Phrase): PressStatement {
  return {
    start: quote.start,
    end: quote.end,
    kind: phrase.kind,
    speaker: quote.speaker,
    words: quote.text,
    what: phrase.words,
    to: null,
    due: phrase.kind === 'commitment' ? (duePattern.exec(quote.text)?.[0] ?? null) : null,
    denialType: phrase.kind === 'denial' ? (phrase.type ?? '0102') : null,
    quote: index,
  }
}

/** What the reporter tells: by a verb, or by a phrase behind a verb of saying. */
function spokenOf(story: Story, sentence: Sentence, quotes: readonly Quotation[]): readonly PressStatement[] {
  const { tokens } = sentence.scene
  const found: PressStatement[] = []
  for (let i = sentence.from; i < sentence.to && i < sentence.from + 80; i++) {
    const token = tokens[i]
    if (token?.kind !== 'word' || (token.capital && i > sentence.from)) continue
    const cue = statementVerbs.find(({ pattern }) => pattern.test(token.low))
    if (cue === undefined || !isVerbAt(tokens, i, cue.kind)) continue
    const told = statementAt(story, sentence, i, cue.kind, quotes)
    if (told !== undefined && !found.some(({ kind }) => kind === told.kind)) found.push(told)
  }
  if (found.length > 0) return found
  const verb = firstIn(tokens, sentence.from + 1, Math.min(sentence.to, sentence.from + 80), (token) =>
    speechVerbs.has(token.low),
  )
  if (verb < 0) return []
  const phrase = phraseIn(ownWords(story, sentence))
  const told =
    phrase === undefined || verb < 0 ? undefined : statementAt(story, sentence, verb, phrase.kind, quotes)
  return told === undefined || phrase === undefined
    ? []
    : [{ ...told, denialType: told.kind === 'denial' ? (phrase.type ?? '0102') : null }]
}

/** The sentence without what stands in marks. */
function ownWords({ text }: Story, { scene, from, to }: Sentence): string {
  return scene.tokens
    .slice(from, Math.min(to, from + 120))
    .map((token) => (token.kind === 'quote' ? '' : text.slice(token.start, token.end)))
    .join(' ')
}

/** "the demand", "reports denied by": no statement of the one before it. */
function isVerbAt(tokens: readonly Token[], i: number, kind: StatementKind): boolean {
  const before = tokens[i - 1]
  const next = tokens[i + 1]?.low ?? ''
  if (before !== undefined && determiners.has(before.low) && before.low !== 'a') return false
  if (isPassive(tokens, i)) return false
  const low = tokens[i]?.low ?? ''
  if (low === 'agreed' || low === 'committed' || low === 'accepté') return /^(?:to|that|de|à)$/u.test(next)
  if (/^call(?:s|ed)$/u.test(low)) return /^(?:on|for|upon)$/u.test(next)
  if (low.startsWith('appel')) return tokens.slice(i + 1, i + 8).some((token) => token.low === 'à')
  if (kind === 'commitment' && low.startsWith('engag'))
    return before?.low === 'se' || before?.low.startsWith("s'") === true
  return next !== 'by' && next !== 'par'
}

const addressed =
  /^(?:told|promised|promises|assured|urged|urges|asked|demanded|on|upon|appelle|demande|exhorte)$/u

function statementAt(
  story: Story,
  sentence: Sentence,
  verb: number,
  kind: StatementKind,
  quotes: readonly Quotation[],
): PressStatement | undefined {
  const { scene, from, to, start, end } = sentence
  const subject = subjectBefore(scene.tokens, verb, from)
  const speaker = subject === undefined ? null : speakerOf(scene, subject).name
  const after = scene.tokens[verb + 1]
  const last = scene.tokens[to - 1]
  if (after === undefined || last === undefined || verb + 1 >= to) return undefined
  const what = story.text
    .slice(after.start, Math.min(last.end, after.start + longestWhat))
    .replace(/[.!?]$/u, '')
  const words = story.text.slice(start, Math.min(end, start + 1000))
  const quote = firstQuote(quotes, start, end)
  return {
    start,
    end,
    kind,
    speaker,
    words,
    what,
    to: kind === 'denial' ? null : addresseeAt(scene.names, scene.tokens, verb, to),
    due: kind === 'commitment' ? (duePattern.exec(words)?.[0] ?? null) : null,
    denialType: kind === 'denial' ? (phraseIn(words)?.type ?? '0102') : null,
    quote: quote < 0 ? null : quote,
  }
}

/** The first quotation that lies within the sentence; -1 if none does. They are in order. */
function firstQuote(quotes: readonly Quotation[], start: number, end: number): number {
  let low = 0
  let high = quotes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((quotes[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return (quotes[low]?.end ?? Number.POSITIVE_INFINITY) <= end ? low : -1
}

function addresseeAt(
  names: Sentence['scene']['names'],
  tokens: readonly Token[],
  verb: number,
  to: number,
): string | null {
  const at = firstIn(tokens, verb, Math.min(to, verb + 3), (token) => addressed.test(token.low))
  if (at < 0) return null
  const [first] = names.within(tokens.slice(at + 1, Math.min(to, at + 8)))
  return first !== undefined && first.at <= 2 ? first.text : null
}
