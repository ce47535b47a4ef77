/**
 * Figures and stages as a text claims them: with their bounds, what they count, the day they stand for and who says so.
 *
 * A figure loses its hedge, its day and its source as it is copied; "charges were brought" grows out of a check that
 * somebody announced. So each is kept with the words that stand around it.
 */

import type { Figure, PressClaim, Quotation } from '../report.ts'
import { type Sentence, sentencesOf } from '../sentences.ts'
import { isVerb } from '../speakers/phrase-edges.ts'
import type { Story } from '../speakers/story.ts'
import type { Token } from '../tokens.ts'
import { adverbs, joiners, prepositions, relatives, subordinators } from '../words/grammar-words.ts'
import { dayOwnedBy, daysIn, type PrintedDay } from './days.ts'
import { originOf, tokenAt } from './origin.ts'
import { stagePattern } from './stage-words.ts'

const hearsayPattern =
  /(?<!\p{L})(?:reportedly|allegedly|(?:is|are|was|were) (?:said|reported|believed|thought|alleged) to|it is (?:said|reported) that|(?:aur|ser)aient|(?:aur|ser)ait|якобы|как сообщается|по слухам|предположительно)(?!\p{L})/iu
export function readClaims(
  story: Story,
  numbers: readonly Figure[],
  quotes: readonly Quotation[],
): readonly PressClaim[] {
  const claims: PressClaim[] = []
  let next = 0
  for (const sentence of sentencesOf(story)) {
    if (sentence.to - sentence.from < fewestTokens) continue
    const setting = settingOf(story, sentence)
    while ((numbers[next]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) next++
    for (
      let i = next;
      i < Math.min(numbers.length, next + mostFigures) && (numbers[i]?.start ?? 0) < sentence.end;
      i++
    ) {
      const figure = numbers[i]
      if (figure !== undefined) claims.push(figureClaim(story, sentence, setting, figure, i, quotes))
    }
    const stage = stageClaim(story, sentence, setting, quotes)
    if (stage !== undefined) claims.push(stage)
  }
  return claims.sort((x, y) => x.start - y.start || x.end - y.end)
}

/** A sentence with more figures than this is a table, and none of them has a speaker. */
const mostFigures = 200

/** Shorter sentences state nothing that could be checked. */
const fewestTokens = 3

/** What the sentence says of its day and its hearsay, asked once for all its figures and only if it has any. */
type Setting = {
  readonly around: () => string
  readonly days: () => readonly PrintedDay[]
  readonly hearsay: () => string | null
}

function settingOf(story: Story, sentence: Sentence): Setting {
  const around = once(() => aroundOf(story, sentence))
  return {
    around,
    days: once(() => daysIn(around(), sentence.start)),
    hearsay: once(() => hearsayPattern.exec(around())?.[0] ?? null),
  }
}

function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}

function figureClaim(
  story: Story,
  sentence: Sentence,
  setting: Setting,
  { start, end, min, max }: Figure,
  number: number,
  quotes: readonly Quotation[],
): PressClaim {
  const printed = story.text.slice(start, end)
  const bare = printed.replace(/[\p{N}.,\s%$€£]+/gu, ' ').trim()
  return {
    start,
    end,
    kind: 'figure',
    number,
    min,
    max,
    qualifier: min === max || bare === '' ? null : bare,
    of: countedAt(story, sentence, start, end),
    asOf: dayOwnedBy(sentence, setting.days(), { start }),
    origin: originOf(sentence, start, quotes),
    hearsay: setting.hearsay(),
  }
}

function stageClaim(
  story: Story,
  sentence: Sentence,
  setting: Setting,
  quotes: readonly Quotation[],
): PressClaim | undefined {
  const match = stagePattern.exec(setting.around())
  if (match === null || denied.test(setting.around().slice(0, match.index))) return undefined
  const start = sentence.start + match.index
  const of = match[0].trimEnd()
  return {
    start,
    end: start + of.length,
    kind: 'stage',
    number: null,
    min: null,
    max: null,
    qualifier: null,
    of,
    asOf: dayOwnedBy(sentence, setting.days(), { start }),
    origin: originOf(sentence, start, quotes),
    hearsay: setting.hearsay(),
  }
}

/** "denied that anybody had been arrested": no stage is told. */
const denied =
  /(?<!\p{L})(?:den(?:y|ies|ied|ying)|dément|démentent|démenti[es]?|ni(?:e|ent|é)|отриц\p{Ll}+|опроверг\p{Ll}*|отверг\p{Ll}*)(?: \p{Ll}{1,20}){0,2},? (?:that|que|qu[’']|что)[^.;:,]*$/iu

const longestSentence = 1500

function aroundOf({ text }: Story, { start, end }: Sentence): string {
  return text.slice(start, Math.min(end, start + longestSentence))
}

const longestCounted = 4

/** The noun behind the figure with what describes it: "80 people", "seven more men". */
function countedAt({ text }: Story, { scene, from, to }: Sentence, begin: number, end: number): string {
  const quoteAt = tokenAt(scene.tokens, from, to, end)
  const inQuote =
    scene.tokens[quoteAt]?.kind === 'quote' && (scene.tokens[quoteAt]?.start ?? end) < end
      ? scene.tokens[quoteAt]
      : undefined
  if (inQuote !== undefined)
    return (
      /^[\s\p{L}'’-]{1,60}/u
        .exec(text.slice(end, inQuote.end))?.[0]
        .trim()
        .split(/\s+/u)
        .slice(0, 2)
        .filter((word, i) => i === 0 || !noNoun.test(word))
        .join(' ') ?? ''
    )
  const found = tokenAt(scene.tokens, from, to, end)
  const first = found >= 0 && (scene.tokens[found]?.start ?? 0) < end ? found + 1 : found
  if (first < 0) return ''
  const { tokens } = scene
  const isPart = /^(?:of|de|des|du|d'|из)$/u.test(tokens[first]?.low ?? '')
  const start = isPart ? first + 1 : first
  // "men aged 16 to 50 a month ago": those who are so old stand before.
  const place = tokenAt(tokens, from, to, begin)
  const aged = tokens[place - 1]?.low === 'aged' && place - 2 >= from ? tokens[place - 2] : undefined
  if (aged?.kind === 'word') return text.slice(aged.start, tokens[place - 1]?.end)
  if (!isPart && isEdge(tokens[start])) return ''
  let last = start
  while (last < to && last < start + longestCounted && goesOn(tokens[last], last > start)) last++
  while (last > start + 1 && isEdge(tokens[last - 1])) last--
  const [one, other] = [tokens[start], tokens[last - 1]]
  return one === undefined || other === undefined || last === start ? '' : text.slice(one.start, other.end)
}

/** "two men and", "three times a": no noun begins or ends with such a word. */
function isEdge(token: Token | undefined): boolean {
  const low = token?.low ?? ''
  return low !== '' && (joiners.has(low) || articles.test(low) || prepositions.has(low))
}

const articles = /^(?:a|an|the|le|la|les|un|une|its|his|her|their|son|sa|ses)$/u
/** Behind the noun in marks: "more than thirty people have". */
const noNoun =
  /^(?:have|has|had|are|were|is|was|will|would|who|that|and|or|in|at|from|already|sont|ont|était|étaient|seraient|qui|et|dans|уже|были|и|в|на)$/u

function goesOn(token: Token | undefined, isInside: boolean): boolean {
  if (token === undefined || token.kind !== 'word' || isVerb(token)) return false
  const { low } = token
  return (
    !(isInside && prepositions.has(low)) &&
    !subordinators.has(low) &&
    !relatives.has(low) &&
    !(isInside && adverbs.has(low))
  )
}
