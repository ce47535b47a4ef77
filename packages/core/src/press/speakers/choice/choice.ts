/**
 * Where no rule of grammar says who speaks: the one around the quotation who has most in favour, or nobody.
 *
 * The weights were fitted on annotated reports in three languages, with every report held out in turn. Whole
 * numbers are added up, so the same words give the same answer everywhere.
 */

import type { Draft } from '../../quotations/draft.ts'
import { floored } from '../speakers.ts'
import type { Story } from '../story.ts'
import { isOwnTurn } from './alternation.ts'
import type { Drafts } from './around.ts'
import type { Bystander } from './bystanders.ts'
import { ownTale } from './own-tale.ts'
import { type Question, questionOf } from './question.ts'
import { answering } from './turns.ts'
import { weights } from './weights.ts'

export type { Drafts } from './around.ts'

/** So much more than silence, and than the next best, must speak for somebody: a wrong name is worse than none. */
const enough = 80
const clearly = 100
/** A paragraph of nothing but quoted words looks like one that lost its attribution. */
const surely = 250

/** A page with more quotations of nobody's is no report. */
const mostAsked = 300

type Weights = ReadonlyMap<string, number>
/** Who says it, or undefined where the text does not tell. */
type Judge = (question: Question, draft: Draft) => string | undefined

export function withChosen(
  story: Story,
  { drafts, passageOf }: Drafts,
  judge: Judge = (question) => chosen(question, weights),
  asks: (draft: Draft) => boolean = isOpen,
): readonly Draft[] {
  const found = [...drafts]
  const known = new Map<number, readonly Bystander[]>()
  const timesNamed = new Map<string, number>()
  const count = (name: string): unknown => timesNamed.set(name, (timesNamed.get(name) ?? 0) + 1)
  for (const { speaker } of drafts) if (speaker.name !== null) count(speaker.name)
  let asked = 0
  for (const [index, draft] of drafts.entries()) {
    const passage = passageOf.get(draft.quoted)
    const tokens = story.passages[passage ?? -1]?.tokens
    if (passage === undefined || tokens === undefined || !asks(draft)) continue
    if (++asked > mostAsked) break
    const q =
      tokens[draft.at]?.quoted === draft.quoted
        ? draft.at
        : tokens.findIndex(({ quoted }) => quoted === draft.quoted)
    const place = { story, passage, draft, drafts: found, passageOf, index, tokens, q, timesNamed, known }
    const own =
      asks === isOpen ? (answering(place) ?? sameBreath(found[index - 1], draft, passageOf)) : undefined
    const tale = asks === isOpen ? ownTale(place) : undefined
    const name = own ?? judge(questionOf(place), draft) ?? tale
    if (name === undefined || isOwnTurn({ drafts: found, passageOf }, index, name)) continue
    const speaker = floored({ name, basis: 'chosen' })
    found[index] = { ...draft, speaker }
    if (speaker.name !== null) count(speaker.name)
  }
  return found
}

/** “A,” she said. “B.”: what goes on is whose the words before were found to be. */
function sameBreath(
  before: Draft | undefined,
  draft: Draft,
  passageOf: Drafts['passageOf'],
): string | undefined {
  const isBeside =
    before?.speaker.basis === 'chosen' && passageOf.get(before.quoted) === passageOf.get(draft.quoted)
  return isBeside && draft.standing === 'continued' ? (before.speaker.name ?? undefined) : undefined
}

/** A headline's words are asked for below it, and those on a wall are nobody's. */
function isOpen({ listed, inside, speaker, standing, kind }: Draft): boolean {
  return (
    listed && inside === undefined && speaker.name === null && standing !== 'inscription' && kind === 'body'
  )
}

export function chosen(question: Question, table: Weights): string | undefined {
  const silence = sumOf(question.silence, table)
  const [first, second] = [...scoresOf(question, table)].sort((a, b) => b[1] - a[1])
  if (first === undefined || first[1] - silence < (question.isAlone ? surely : enough)) return undefined
  return second !== undefined && first[1] - second[1] < clearly ? undefined : first[0]
}

/** For each who is near, what speaks for them where most does. */
function scoresOf({ options }: Question, table: Weights): ReadonlyMap<string, number> {
  const scores = new Map<string, number>()
  for (const { name, marks } of options)
    scores.set(name, Math.max(scores.get(name) ?? Number.NEGATIVE_INFINITY, sumOf(marks, table)))
  return scores
}

function sumOf(marks: readonly string[], table: Weights): number {
  return marks.reduce((all, mark) => all + (table.get(mark) ?? 0), 0)
}
