/** Everybody near a quotation: in its sentence, above it, below it, and in the paragraphs before. */

import type { Draft } from '../../quotations/draft.ts'
import type { Quoted } from '../../quotations/marks.ts'
import { firstIn } from '../../token-search.ts'
import type { Token } from '../../tokens.ts'
import type { Scene } from '../scene.ts'
import type { Story } from '../story.ts'
import { type Bystander, bystandersIn, farthest } from './bystanders.ts'

export type Drafts = {
  readonly drafts: readonly Draft[]
  /** The paragraph in which each stands. */
  readonly passageOf: ReadonlyMap<Quoted, number>
}

/** A quotation in its article, with what is known so far of who says the others. */
export type Place = Drafts & {
  readonly story: Story
  readonly passage: number
  readonly index: number
  readonly draft: Draft
  readonly tokens: readonly Token[]
  /** Index of its token. */
  readonly q: number
  /** How many quotations each has been given. */
  readonly timesNamed: ReadonlyMap<string, number>
  /** Who stands in each short paragraph that was asked about. */
  readonly known: Map<number, readonly Bystander[]>
}

export type Neighbour = Bystander & {
  /** "before", "above 1", "paragraph end" …: where somebody stands as seen from the quotation. */
  readonly at: string
  readonly tokens: readonly Token[]
  readonly isFirst: boolean
  readonly isOnly: boolean
  /** Nobody else stands between them and the quotation. */
  readonly isNearest: boolean
}

/** So many paragraphs back are looked at, and of those so many in which the reporter has words. */
export const farthestBack = 7
const narratedBack = 3

export function neighboursOf(place: Place): readonly Neighbour[] {
  return [...inOwn(place), ...inBefore(place), ...inNext(place)]
}

/** A paragraph is gone through once, where it is no longer than what is looked at. */
function bystanders({ story, known }: Place, passage: number, near: number): readonly Bystander[] {
  const { text, names, mentions } = story
  const tokens = story.passages[passage]?.tokens ?? []
  const isShort = tokens.length <= farthest
  const found = isShort ? known.get(passage) : undefined
  if (found !== undefined) return found
  const scene: Scene = { text, names, mentions, passage, tokens, self: null }
  const all = bystandersIn(scene, near)
  if (isShort) known.set(passage, all)
  return all
}

/** Sentences of the reporter from one place to the quotation's own sentence. */
function sentencesBetween(tokens: readonly Token[], from: number, q: number): number {
  const own = tokens[q]?.sentence
  const between = tokens
    .slice(Math.max(from, q - farthest), q)
    .filter(({ kind, sentence }) => kind === 'word' && sentence !== own)
    .map(({ sentence }) => sentence)
  return new Set(between).size
}

function inOwn(place: Place): readonly Neighbour[] {
  const { tokens, q } = place
  const all = bystanders(place, place.passage, q)
  return all.flatMap((one) => {
    const at = whereIn(tokens, one.from, q)
    if (at === undefined) return []
    const beside = all.filter(({ from }) => isBeside(tokens, from, one.from, q))
    const isNearest =
      /^(?:before|behind)$/u.test(at) &&
      beside.every(({ from }) => (at === 'behind' ? from >= one.from : from <= one.from))
    const isOnly =
      all.filter(({ from }) => tokens[from]?.sentence === tokens[one.from]?.sentence).length === 1
    return [{ ...one, at, tokens, isFirst: beside[0] === one, isOnly, isNearest }]
  })
}

/** In one sentence, and on the same side of the quotation. */
function isBeside(tokens: readonly Token[], one: number, other: number, q: number): boolean {
  return tokens[one]?.sentence === tokens[other]?.sentence && one < q === other < q
}

function whereIn(tokens: readonly Token[], from: number, q: number): string | undefined {
  const sentence = tokens[q]?.sentence ?? 0
  const own = tokens[from]?.sentence ?? 0
  if (own === sentence) return from < q ? 'before' : 'behind'
  if (from < q) return `above ${Math.min(3, Math.max(1, sentencesBetween(tokens, from, q)))}`
  return own - sentence === 1 ? 'below' : undefined
}

function inBefore(place: Place): readonly Neighbour[] {
  const { story, passage } = place
  const found: Neighbour[] = []
  let narrated = 0
  for (let p = passage - 1; p >= 0 && passage - p <= farthestBack && narrated < narratedBack; p--) {
    const kind = story.paragraphs[p]?.kind
    const tokens = story.passages[p]?.tokens ?? []
    if ((kind !== 'body' && kind !== 'subhead') || !tokens.some((token) => token.kind === 'word')) continue
    narrated++
    const last = tokens.findLast((token) => token.kind === 'word')?.sentence
    const where = (one: Bystander): string => {
      if (kind === 'subhead') return 'heading'
      if (narrated > 1) return `paragraph ${narrated}`
      return tokens[one.from]?.sentence === last ? 'paragraph end' : 'paragraph 1'
    }
    found.push(...inSentences(bystanders(place, p, tokens.length), tokens, where))
  }
  return found
}

/** Words first, and in the paragraph below whose they are. */
function inNext(place: Place): readonly Neighbour[] {
  const { story, passage, q } = place
  const isLast = firstIn(place.tokens, q + 1, place.tokens.length, ({ kind }) => kind === 'word') < 0
  if (!isLast || story.paragraphs[passage + 1]?.kind !== 'body') return []
  const tokens = story.passages[passage + 1]?.tokens ?? []
  const first = tokens.find(({ kind }) => kind === 'word')?.sentence
  const opening = bystanders(place, passage + 1, 0).filter(({ from }) => tokens[from]?.sentence === first)
  return inSentences(opening, tokens, () => 'next paragraph')
}

function inSentences(
  all: readonly Bystander[],
  tokens: readonly Token[],
  where: (one: Bystander) => string,
): readonly Neighbour[] {
  return all.map((one) => {
    const own = all.filter(({ from }) => tokens[from]?.sentence === tokens[one.from]?.sentence)
    return {
      ...one,
      at: where(one),
      tokens,
      isFirst: own[0] === one,
      isOnly: own.length === 1,
      isNearest: false,
    }
  })
}
