/**
 * Another outlet told as the first than the one that a report beside it names as such.
 *
 * Copies lose whoever found something out: "in April, Meridian reported" grows out of "Vesper Leaf, the paper that first
 * reported it". Both must be about the same matter, which a whole sentence shows that stands in both.
 */
import { isArticle } from '../page/layout.ts'
import type { ReadReport, Span } from '../report.ts'
import { sameWords } from '../reuse/repeated-words.ts'
import type { Fault, PressText } from '../reuse/reuse-form.ts'

type Beside = Fault['beside'][number]
type Report = PressText & { readonly reading: ReadReport }

const name = "(\\p{Lu}[\\p{L}\\p{N}&'’.-]{0,40}(?: \\p{Lu}[\\p{L}\\p{N}&'’-]{0,40}){0,3})"
const firstly = '(?:first|originally) (?:reported|revealed|published|broke|uncovered|disclosed)'
/** Who is named as the first, without a doubt. */
const named: readonly RegExp[] = [
  new RegExp(
    `${name}(?:,? (?:the|a|an) (?:\\p{L}{1,40} ){1,4})?,? ?(?:that|which|who) ${firstly}(?!\\p{L})`,
    'u',
  ),
  new RegExp(
    `(?:reported|revealed|published|uncovered|disclosed) first by (?:the )?(?:\\p{Ll}{1,40} ){0,3}${name}`,
    'u',
  ),
  new RegExp(
    `first (?:reported|revealed|published|broken|uncovered|disclosed) by (?:the )?(?:\\p{Ll}{1,40} ){0,3}${name}`,
    'u',
  ),
  new RegExp(`${name} was the first to (?:report|reveal|publish|uncover|disclose)`, 'u'),
  new RegExp(
    `${name},? (?:qui a|premier à avoir|première à avoir) (?:le premier |la première )?(?:révélé|rapporté|publié)`,
    'u',
  ),
  new RegExp(`(?:[Пп]ервой|[Пп]ервым) (?:об этом )?(?:сообщил[аи]?|написал[аи]?) [«“]?${name}`, 'u'),
]
/** Whose report an account of the beginning rests on: "Back in April, Meridian reported". */
const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре'
const begun = new RegExp(
  `(?:[Ii]n|[Ee]n|[Вв]) (?:${months}),? (?:the |le |la |газета )?[«“]?${name}[»”]? (?:reported|revealed|rapportait|révélait|a (?:rapporté|révélé)|сообщил[аи]?)(?!\\p{L})`,
  'u',
)

export function firstsElsewhere(report: Report, others: readonly Report[]): readonly Fault[] {
  const told = sentencesIn(report).flatMap(({ start, end, words }) => {
    const own = begun.exec(words)?.[1]
    return own === undefined || named.some((pattern) => pattern.test(words)) ? [] : [{ start, end, own }]
  })
  if (told.length === 0) return []
  const firsts = others.flatMap((other, doc) => {
    const first = firstNamed(other)
    const isOther = first !== undefined && !report.text.includes(first.name) && sharesSentence(report, other)
    if (!isOther) return []
    const beside: Beside = {
      doc,
      ...first.at,
      words: other.text.slice(first.at.start, first.at.end).slice(0, 400),
    }
    return [{ name: first.name, beside }]
  })
  return told.flatMap(({ start, end, own }) => {
    const first = firsts.find(({ name: one }) => !isSame(one, own))
    return first === undefined
      ? []
      : [{ kind: 'wrong_first', start, end, quote: null, beside: [first.beside] }]
  })
}

function firstNamed(report: Report): { readonly name: string; readonly at: Span } | undefined {
  for (const { start, end, words } of sentencesIn(report)) {
    const found = named.map((pattern) => pattern.exec(words)?.[1]).find((one) => one !== undefined)
    if (found !== undefined) return { name: found, at: { start, end } }
  }
  return undefined
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [sameWords(one), sameWords(other)]
  return a.includes(b) || b.includes(a)
}

const fewestShared = 8
const longestSentence = 1000

function sharesSentence(report: Report, other: Report): boolean {
  const own = new Set(piecesIn(report))
  return piecesIn(other).some((words) => own.has(words))
}

/** Sentences, and what of them stands in marks. */
function piecesIn(report: Report): readonly string[] {
  return sentencesIn(report)
    .flatMap(({ words }) => words.split(/["“”«»]/u).map(sameWords))
    .filter((words) => words.split(' ').length >= fewestShared)
}

function sentencesIn({ text, reading }: Report): readonly (Span & { readonly words: string })[] {
  return reading.paragraphs.filter(isArticle).flatMap(({ start: from, end: to }) =>
    [...text.slice(from, to).matchAll(/[^.!?…]+[.!?…]*/gu)].map((match) => {
      const whole = match[0].trim()
      const start = from + match.index + match[0].indexOf(whole)
      return { start, end: start + whole.length, words: whole.slice(0, longestSentence) }
    }),
  )
}
