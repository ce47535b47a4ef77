/**
 * A paragraph as words, punctuation and quotations: what the grammar of attribution looks at.
 *
 * A quotation is one token, so that nothing inside it can be mistaken for the reporter's own words.
 */
import type { Quoted } from './quotations/marks.ts'
import type { Span } from './report.ts'
import { isPersonNoun } from './words/person-nouns.ts'

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
  /** The last sign of a quotation. */
  readonly tail?: string
  /** Its first signs. */
  readonly opens?: string
  /** A name in marks, «Полис»: its `text` stands without them. */
  readonly named?: true
}

export type Passage = { readonly tokens: readonly Token[]; readonly start: number; readonly end: number }

const pattern =
  /[\p{L}\p{M}\p{N}]+(?:['’ʼ.‑-][\p{L}\p{M}\p{N}]+)*(?:(?<=s)['’](?=\s\p{L}))?|([^\s\p{L}\p{M}\p{N}])\1*/gu
const abbreviations = new Set(
  'co corp bros cpl dept rep mr mrs ms dr prof st gen col lt sgt capt maj rev hon gov sen rep pres no vs etc inc ltd jr sr mme mlle m mm г гг им ул т св др стр проф доц акад ген полк подполк кап лейт серж зам рук нач гр пос пом'.split(
    ' ',
  ),
)

export function readPassage(text: string, start: number, end: number, quotes: readonly Quoted[]): Passage {
  const tokens: Token[] = []
  let from = start
  for (const quoted of quotes) {
    pushWords(text, from, quoted.outer.start, tokens)
    const named = nameInMarks(text, tokens.at(-1), quoted, end) ?? nameBehindVerb(text, tokens, quoted)
    if (named === undefined)
      push(text, tokens, {
        ...quoted.outer,
        kind: 'quote',
        text: '',
        low: '',
        capital: false,
        quoted,
        tail: text[quoted.end - 1] ?? '',
        opens: text.slice(quoted.start, quoted.start + 12),
      })
    else
      push(text, tokens, {
        ...quoted.outer,
        kind: 'word',
        text: named,
        low: named.toLowerCase(),
        capital: true,
        ...(/^\p{Script=Latin}+$/u.test(named) && changedName(text, quoted) === named
          ? {}
          : { named: true as const }),
      })
    from = Math.max(from, quoted.outer.end)
  }
  pushWords(text, from, end, tokens)
  return { tokens, start, end }
}

const shortName = /^[\p{Lu}\p{N}](?:[^.!?…,:;«»“”„"]|\.(?=\p{L})|(?<= \p{Lu})\.){0,60}$/u
const longestName = 5

/**
 * Russian sets the names of papers, bodies and ships in marks: агентство «Полис». A quotation that begins with a
 * capital has a colon before it, so a short row of words with a capital right behind a word is a name.
 */
function nameInMarks(
  text: string,
  before: Token | undefined,
  quoted: Quoted,
  end: number,
): string | undefined {
  if (/^(?:single|dash|turn)$/u.test(quoted.family) || quoted.inner.length > 0) return undefined
  const changed = changedName(text, quoted)
  if (changed !== undefined) return changed
  const words = text.slice(quoted.start, Math.min(quoted.end, quoted.start + 80))
  if (quoted.end - quoted.start > 61 || !shortName.test(words)) return undefined
  const near = text.slice(Math.max(0, quoted.outer.start - 20), Math.min(end, quoted.outer.end + 20))
  if (!/\p{Script=Cyrillic}/u.test(near)) return undefined
  const count = words.split(/\s+/u).length
  const after = text.slice(quoted.outer.end, quoted.outer.end + 2)
  if (before === undefined || (before.kind === 'sign' && /^[.!?…]/u.test(before.text)))
    return count <= 2 && /^ \p{Ll}/u.test(after) ? words : undefined
  const isBehindWord = before.kind === 'word' || before.text === '('
  const isAsked = introducing.test(before.low) && !(count === 1 && before.low.startsWith('вопрос'))
  return isBehindWord && count <= longestName && !isAsked ? words : undefined
}

/** “Against whom?” said “Anton.” */
function nameBehindVerb(text: string, tokens: readonly Token[], quoted: Quoted): string | undefined {
  const isBehind =
    /^(?:said|says|asked|asks|added|adds|replied|recalled)$/u.test(tokens.at(-1)?.low ?? '') &&
    tokens.at(-2)?.kind === 'quote'
  if (!isBehind || quoted.end - quoted.start > 30) return undefined
  return /^(\p{Lu}\p{Ll}+)[.,]?$/u.exec(text.slice(quoted.start, quoted.end))?.[1]
}

/** “Anton,” 27, told us: a name that is not his. */
function changedName(text: string, quoted: Quoted): string | undefined {
  if (quoted.end - quoted.start > 30) return undefined
  const name = /^(\p{Lu}\p{Ll}+),?$/u.exec(text.slice(quoted.start, quoted.end))?.[1]
  const after = text.slice(quoted.outer.end, quoted.outer.end + 40)
  if (name === undefined) return undefined
  const isPerson =
    /^,? (?:\(?\d\d[,)]|\d\d ans|\(?not (?:his|her|their) real|(?:said|says|told|tells|added|adds|recalled|recalls|explained|explains|who|whose|replied)(?!\p{L}))/u
  return isPerson.test(after) || isSomebodyBehind(after) ? name : undefined
}

/** “Anton,” a 34-year-old mechanic: what he is. */
function isSomebodyBehind(after: string): boolean {
  const words = /^,? (?:an?|une?) ((?:[\p{Ll}\d-]+[ ,]){1,4})/u.exec(after)?.[1]
  return words?.split(/[ ,]/u).some((word) => isPersonNoun(word)) === true
}

/** What stands right before words on a wall or a page: «с надписью «Свободу»». */
const introducing = /^(?:надпис|слов|лозунг|плакат|фраз|написан|заголов|вопрос)/u

function pushWords(text: string, from: number, to: number, tokens: Token[]): void {
  if (to <= from) return
  let over = from
  for (const match of text.slice(from, to).matchAll(pattern)) {
    const word = match[0]
    const start = from + match.index
    const isWord = match[1] === undefined
    if (start < over) continue
    const note = isWord ? 0 : footnoteAt(text, tokens.at(-1), start)
    if (note > 0) {
      over = start + note
      continue
    }
    // « d'Inès Morel »: the name begins behind the apostrophe.
    const elided = isWord ? /^(?:d|qu|jusqu|lorsqu|puisqu)['’](?=\p{Lu})/u.exec(word)?.[0].length : undefined
    if (elided !== undefined) {
      const short = word.slice(0, elided)
      push(text, tokens, {
        start,
        end: start + elided,
        kind: 'word',
        text: short,
        low: short.replaceAll('’', "'"),
        capital: false,
      })
      push(text, tokens, {
        start: start + elided,
        end: start + word.length,
        kind: 'word',
        text: word.slice(elided),
        low: word.slice(elided).toLowerCase().replaceAll(/[’ʼ]/g, "'"),
        capital: true,
      })
      continue
    }
    push(text, tokens, {
      start,
      end: start + word.length,
      kind: isWord ? 'word' : 'sign',
      text: word,
      low: isWord ? word.toLowerCase().replaceAll(/[’ʼ]/g, "'") : word,
      capital: isWord && isCapital(word),
    })
  }
}

/** "Orvel", "al-Orvel": the article of an Arabic name is written small. */
function isCapital(word: string): boolean {
  return (
    /^\p{Lu}/u.test(word) ||
    /^(?:a[dlnrstz]|ash|el|ul|ud|bin|ben|ibn|abu|bou|аль|эль|ар|ас|аш|ат|ад|ан|ибн|бен)-\p{Lu}\p{Ll}/u.test(
      word,
    )
  )
}

/** « Zoé* », « Zoé (1) »: so many signs send the reader to a line below and are no part of the sentence. */
function footnoteAt(text: string, before: Omit<Token, 'sentence'> | undefined, start: number): number {
  if (before?.kind !== 'word') return 0
  const mark = text.slice(start, start + 4)
  if (before.end === start) return /^[*†]+/u.exec(mark)?.[0].length ?? 0
  return before.capital && before.end === start - 1 && /^\(\d\)/u.test(mark) ? 3 : 0
}

/** Numbers the sentence of a token by the token before it. */
function push(text: string, tokens: Token[], token: Omit<Token, 'sentence'>): void {
  const last = tokens.at(-1)
  const ends = last !== undefined && endsSentence(text, last, tokens.at(-2), token)
  tokens.push({ ...token, sentence: (last?.sentence ?? 0) + (ends ? 1 : 0) })
}

function endsSentence(
  text: string,
  token: Token,
  before: Token | undefined,
  next: Omit<Token, 'sentence'>,
): boolean {
  if (token.kind === 'quote') return quoteEndsSentence(text, token, next)
  if (token.kind !== 'sign' || !/^[.!?…]/u.test(token.text)) return false
  if (token.text === '.' && isAbbreviation(before, token))
    return next.kind === 'quote' && isLetterOnly(before?.text)
  return next.kind === 'quote' || next.capital || /^[\p{N}•—–]/u.test(next.text)
}

/** « … prenait deux m. « Je l'ai vu. » », "He said no. “I was cold.”": before a mark no title and no number. */
function isLetterOnly(word: string | undefined): boolean {
  return word === 'm' || word === 'mm' || word === 'no'
}

function isAbbreviation(word: Token | undefined, stop: Token): boolean {
  if (word === undefined || word.kind !== 'word' || word.end !== stop.start) return false
  return abbreviations.has(word.low) || /^\p{Lu}$/u.test(word.text) || /^(?:\p{L}\.)+\p{L}$/u.test(word.text)
}

/** Behind “Stop!” these begin a sentence of their own; a name may be who said it. */
const opensAnother = new Set(
  'the a an this that these those his her their it then but and when le la les un une ce cette son sa ses leur mais puis на в'.split(
    ' ',
  ),
)

/** “Words.” Next sentence: a full stop inside the marks ends the sentence around them too. */
function quoteEndsSentence(text: string, token: Token, next: Omit<Token, 'sentence'>): boolean {
  const end = token.quoted?.end ?? token.end
  const last = text[end - 1] ?? ''
  if (next.kind === 'quote') return /[.!?…]/u.test(last)
  if (next.kind !== 'word' || !next.capital || text[end - 2] === '.') return false
  return last === '.' || (/[!?…]/u.test(last) && opensAnother.has(next.low))
}
