/** An article as words and names: what speech, statements and claims are read from. */

import { Mentions } from '../names/mentions.ts'
import { Names } from '../names/names.ts'
import type { QuotedParagraph } from '../quotations/quoted.ts'
import type { ParagraphKind } from '../report.ts'
import { type Passage, readPassage, type Token } from '../tokens.ts'
import { castOf } from './cast.ts'
import { pureNamesEnd } from './name-runs.ts'
import type { Speaker } from './scene.ts'

export type ArticleParagraph = QuotedParagraph & {
  readonly kind: ParagraphKind
  /** Whose turn of a transcript it is; a name of null where the text does not tell. */
  readonly speaks?: Speaker
}

export type Story = {
  readonly text: string
  readonly paragraphs: readonly ArticleParagraph[]
  readonly passages: readonly Passage[]
  readonly names: Names
  readonly mentions: Mentions
  /** Who says "I" outside marks: the only name in the byline. */
  readonly author: string | null
}

export function readStory(
  text: string,
  paragraphs: readonly ArticleParagraph[],
  author: string | null = null,
): Story {
  const passages = paragraphs.map((one) => readPassage(text, one.start, one.end, one.quotes))
  const names = new Names(
    passages.map((passage, i) => ({ passage, titleCase: isTitleCase(passage, paragraphs[i]) })),
  )
  const sources = passages.map(({ tokens }, i) => ({
    tokens,
    counts:
      paragraphs[i]?.kind === 'body' ||
      (/^(?:standfirst|headline)$/u.test(paragraphs[i]?.kind ?? '') &&
        tokens.length > 6 &&
        tokens.at(-1)?.text === '.') ||
      (paragraphs[i]?.kind === 'subhead' && isNameAlone(tokens)),
  }))
  const mentions = new Mentions(text, sources, names)
  const cast = castOf({ text, paragraphs, passages, names, mentions, author })
  const spoken = cast.size === 0 ? paragraphs : paragraphs.map((one) => withSpeaker(one, cast))
  return { text, paragraphs: spoken, passages, names, mentions, author }
}

function withSpeaker(one: ArticleParagraph, cast: ReadonlyMap<string, Speaker>): ArticleParagraph {
  const speaks = one.turn === undefined ? undefined : cast.get(one.turn.label.key)
  return speaks === undefined ? one : { ...one, speaks }
}

/** A heading that is somebody's name: the text under it is about them. */
function isNameAlone(tokens: readonly Token[]): boolean {
  return tokens.length >= 2 && tokens.length <= 4 && pureNamesEnd(tokens, 0) === tokens.length
}

/** A headline in capitals tells nothing about which words are names. */
function isTitleCase({ tokens }: Passage, paragraph: ArticleParagraph | undefined): boolean {
  if (paragraph?.kind !== 'headline' && paragraph?.kind !== 'subhead') return false
  const long = tokens.filter((token) => token.kind === 'word' && token.low.length > 3)
  return long.filter((token) => token.capital).length * 10 >= long.length * 7
}
