/**
 * Figures and stages as a text claims them: with their bounds, what they count, the day they stand for and who says so.
 *
 * A figure loses its hedge, its day and its source as it is copied; "charges were brought" grows out of a check that
 * somebody announced. So each is kept with the words that stand around it.
 */
import { cueAfter } from './cue-after.ts'
import { cueBefore } from './cues.ts'
import { adverbs, prepositions, relatives, subordinators } from './grammar-words.ts'
import { isVerb } from './phrase-edges.ts'
import type { Figure, PressClaim, Quotation } from './report.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { speakerOf } from './speakers.ts'
import type { Story } from './speech.ts'
import type { Token } from './tokens.ts'

const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|январ\\p{Ll}+|феврал\\p{Ll}+|март\\p{Ll}+|апрел\\p{Ll}+|ма[яе]|июн\\p{Ll}+|июл\\p{Ll}+|август\\p{Ll}+|сентябр\\p{Ll}+|октябр\\p{Ll}+|ноябр\\p{Ll}+|декабр\\p{Ll}+)'
const weekday =
  '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|понедельник\\p{Ll}*|вторник\\p{Ll}*|сред[уы]|четверг\\p{Ll}*|пятниц[уы]|суббот[уы]|воскресень[ея]'
const dayPattern = new RegExp(
  `(?<![\\p{L}])(?:(?:since|in|on|by|as of|until|before|after|between|from|depuis|au|le|en|fin|début|avant|après|с|к|на|до|после|по состоянию на|в) )?(?:(?:early|late|mid|the|начала|конца|середины) ?-?)?(?:\\d{1,2}(?:er|st|nd|rd|th)? )?(?:${month}(?: \\d{1,2}(?!\\d))?(?:,? \\d{4})?|(?:last |this )?(?:${weekday}))(?![\\p{L}])`,
  'u',
)
const yearPattern = /(?<!\p{L})(?:since|in|by|depuis|en|с|в|к) (?:19|20)\d{2}(?!\d)/u
const hearsayPattern =
  /(?<!\p{L})(?:reportedly|allegedly|(?:is|are|was|were) (?:said|reported|believed|thought|alleged) to|it is (?:said|reported) that|(?:aur|ser)aient|(?:aur|ser)ait|якобы|как сообщается|по слухам|предположительно)(?!\p{L})/iu
/** What begins or ends an investigation: R23 sets it beside what a document shows. */
const stagePattern =
  /(?<!\p{L})(?:(?:opened|launched|began|begun|started|ordered|closed|dropped|ouvert|ouvre|lancé|classé|возбудил\p{Ll}*|возбуждено|начал\p{Ll}*|начата|прекратил\p{Ll}*|отказал\p{Ll}*)(?: \p{L}+){0,3}? (?:investigation|inquiry|probe|preliminary check|criminal case|case|proceedings|trial|enquête|information judiciaire|instruction|procédure|дел[оа]|проверк\p{Ll}+|расследовани\p{Ll}+|возбуждении)|(?:was|were|been) (?:charged|indicted|convicted|acquitted|arraigned|sentenced)|mis(?:e|es)? en examen|предъявил\p{Ll}* обвинени\p{Ll}+)(?!\p{L})/iu

export function readClaims(
  story: Story,
  numbers: readonly Figure[],
  quotes: readonly Quotation[],
): readonly PressClaim[] {
  const claims: PressClaim[] = []
  let next = 0
  for (const sentence of sentencesOf(story)) {
    while ((numbers[next]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) next++
    for (let i = next; i < numbers.length && (numbers[i]?.start ?? 0) < sentence.end; i++) {
      const figure = numbers[i]
      if (figure !== undefined) claims.push(figureClaim(story, sentence, figure, i, quotes))
    }
    const stage = stageClaim(story, sentence, quotes)
    if (stage !== undefined) claims.push(stage)
  }
  return claims.sort((x, y) => x.start - y.start || x.end - y.end)
}

function figureClaim(
  story: Story,
  sentence: Sentence,
  { start, end, min, max }: Figure,
  number: number,
  quotes: readonly Quotation[],
): PressClaim {
  const printed = story.text.slice(start, end)
  const around = aroundOf(story, sentence)
  const bare = printed.replace(/[\p{N}.,\s%$€£]+/gu, ' ').trim()
  return {
    start,
    end,
    kind: 'figure',
    number,
    min,
    max,
    qualifier: min === max || bare === '' ? null : bare,
    of: countedAt(story, sentence, end),
    asOf: dayIn(around),
    origin: originOf(story, sentence, start, quotes),
    hearsay: hearsayPattern.exec(around)?.[0] ?? null,
  }
}

function stageClaim(story: Story, sentence: Sentence, quotes: readonly Quotation[]): PressClaim | undefined {
  const around = aroundOf(story, sentence)
  const match = stagePattern.exec(around)
  if (match === null) return undefined
  const start = sentence.start + match.index
  return {
    start,
    end: start + match[0].length,
    kind: 'stage',
    number: null,
    min: null,
    max: null,
    qualifier: null,
    of: match[0],
    asOf: dayIn(around),
    origin: originOf(story, sentence, start, quotes),
    hearsay: hearsayPattern.exec(around)?.[0] ?? null,
  }
}

const longestSentence = 1500

function aroundOf({ text }: Story, { start, end }: Sentence): string {
  return text.slice(start, Math.min(end, start + longestSentence))
}

function dayIn(sentence: string): string | null {
  return (dayPattern.exec(sentence) ?? yearPattern.exec(sentence))?.[0] ?? null
}

const longestCounted = 4

/** The noun behind the figure with what describes it: "80 people", "seven more men". */
function countedAt({ text }: Story, { scene, from, to }: Sentence, end: number): string {
  const inQuote = scene.tokens
    .slice(from, to)
    .find((token) => token.kind === 'quote' && token.end > end && token.start < end)
  if (inQuote !== undefined)
    return (
      /^[\s\p{L}'’-]{1,60}/u
        .exec(text.slice(end, inQuote.end))?.[0]
        .trim()
        .split(/\s+(?:have|has|had|are|were|is|was|will|sont|ont|seraient)?\s*/u)
        .slice(0, 2)
        .join(' ') ?? ''
    )
  const first = scene.tokens.findIndex((token, i) => i >= from && i < to && token.start >= end)
  if (first < 0) return ''
  const start = /^(?:of|de|d'|из)$/u.test(scene.tokens[first]?.low ?? '') ? first + 1 : first
  let last = start
  while (last < to && last < start + longestCounted && goesOn(scene.tokens[last], last > start)) last++
  const [one, other] = [scene.tokens[start], scene.tokens[last - 1]]
  return one === undefined || other === undefined || last === start ? '' : text.slice(one.start, other.end)
}

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

/** The speaker of the quotation it stands in, or whoever the sentence says says it. */
function originOf(
  story: Story,
  { scene, from, to }: Sentence,
  at: number,
  quotes: readonly Quotation[],
): string | null {
  const quote = quotes.findLast((one) => one.start <= at && one.end > at)
  if (quote !== undefined) return quote.speaker
  const place = scene.tokens.findIndex((token, i) => i >= from && i < to && token.end > at)
  const own = scene.tokens[place]
  if (own === undefined || own.kind === 'quote') return null
  const stand: Token = { ...own, kind: 'quote', text: '', low: '', capital: false }
  const before = [...scene.tokens.slice(0, place), stand]
  const cue = cueBefore(before, place)
  const told = cue?.kind === 'speech' ? cue : laterCue(scene.tokens, from, to, stand)
  return told?.kind === 'speech' && told.subject !== undefined ? speakerOf(scene, told.subject).name : null
}

/** "Eighty men were held, the group said." */
function laterCue(
  tokens: readonly Token[],
  from: number,
  to: number,
  stand: Token,
): ReturnType<typeof cueAfter> {
  const comma = tokens.findLastIndex((token, i) => i > from && i < to && token.text === ',')
  if (comma < 0 || to - comma > 16) return undefined
  // The same tokens with the statement as one, so that places stay what they are.
  const row = tokens
    .slice(0, to)
    .map((token, i) => (i === comma - 1 ? { ...stand, sentence: token.sentence } : token))
  return cueAfter(row, comma - 1)
}
