/**
 * An account as it was given: numbered paragraphs in the language of the speaker, each with how the speaker knows it.
 *
 *     [1 saw] They took me from the market. It was cold.
 *
 *     [2 told_by_other P-12] He was in the third room.
 *
 * It is text that a person can read and a court can print. What was told is written down once (decision 0014); what
 * reading back corrects, and what is remembered later, is a new account. Rules TY1 to TY6 of docs/formats/testimony.md.
 */
import { evidentiality } from '../../records/vocabulary/evidentiality.ts'

/** How the speaker knows it, in the words of the vocabulary that claims have too; `unknown` where nobody asked. */
const knowledges = evidentiality.terms.map(({ code }) => code)
export type Knowledge = (typeof knowledges)[number]
const told: readonly Knowledge[] = ['told_by_party', 'told_by_other']

export type Paragraph = {
  readonly number: number
  readonly knowledge: Knowledge
  /** Code of whoever told it; a name has no place here. */
  readonly toldBy?: string
  readonly text: string
}

const head = /^\[(?<number>\d{1,4}) (?<knowledge>[a-z_]+)(?: (?<by>[A-Za-z0-9-]{1,42}))?\] (?<text>[\s\S]+)$/

/** Any account, also one that was written before: then its paragraphs are those between empty lines, and nobody asked. */
export function readAccount(account: string): readonly Paragraph[] {
  const blocks = account
    .split(/\n[^\S\n]*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  const numbered = blocks.map((block, at) => paragraphIn(block, at + 1))
  if (numbered.every((paragraph) => paragraph !== undefined)) return numbered
  return blocks.map((text, at) => ({ number: at + 1, knowledge: 'unknown', text }))
}

function paragraphIn(block: string, number: number): Paragraph | undefined {
  const groups = head.exec(block)?.groups
  const knowledge = knowledges.find((each) => each === groups?.['knowledge'])
  const toldBy = groups?.['by']
  const text = groups?.['text']
  if (knowledge === undefined || text === undefined || Number(groups?.['number']) !== number) return undefined
  if (toldBy !== undefined && !told.includes(knowledge)) return undefined
  return { number, knowledge, ...(toldBy === undefined ? {} : { toldBy }), text }
}

/**
 * The sentences of a paragraph, with what stands between them: joined they are the paragraph. A rule of our own, because
 * a proof must cut in a year as it cuts today, and libraries learn languages anew.
 */
export function sentencesOf(text: string): readonly string[] {
  const found: string[] = []
  let start = 0
  for (let at = 0; at < text.length; ) {
    const isEnd = ends.includes(text.charAt(at))
    const isBreak = text.charAt(at) === '\n'
    at++
    if (!isEnd && !isBreak) continue
    if (isEnd) at = behind(text, at, (sign) => ends.includes(sign) || closers.includes(sign))
    const next = behind(text, at, (sign) => sign.trim() === '')
    // A point inside a word or a number ends nothing.
    if (isEnd && next === at && at < text.length) continue
    found.push(text.slice(start, next))
    start = next
    at = next
  }
  if (start < text.length) found.push(text.slice(start))
  return found
}

const ends = '.!?\u2026\u06d4\u061f'
const closers = '"\u201d\u00bb\u2019\')]'

function behind(text: string, from: number, is: (sign: string) => boolean): number {
  let at = from
  while (at < text.length && is(text.charAt(at))) at++
  return at
}
