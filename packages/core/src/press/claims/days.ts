/**
 * The day a figure or a stage stands for: the one in its own clause that no other verb owns.
 *
 * "The office, which opened in May, said on Monday that 80 men were held" gives no day for the 80 men.
 */
import type { Span } from '../report.ts'
import type { Sentence } from '../sentences.ts'
import { isPassive } from '../speakers/controllers.ts'
import { isVerb } from '../speakers/phrase-edges.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { auxiliaries } from '../words/grammar-words.ts'
import { weakVerbs } from '../words/speech-words.ts'
import { tokenAt } from './origin.ts'
import { isSpeechAt } from './speech-at.ts'

const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|январ\\p{Ll}+|феврал\\p{Ll}+|март\\p{Ll}+|апрел\\p{Ll}+|ма[яе]|июн\\p{Ll}+|июл\\p{Ll}+|август\\p{Ll}+|сентябр\\p{Ll}+|октябр\\p{Ll}+|ноябр\\p{Ll}+|декабр\\p{Ll}+)'
const weekday =
  '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|понедельник\\p{Ll}*|вторник\\p{Ll}*|сред[уы]|четверг\\p{Ll}*|пятниц[уы]|суббот[уы]|воскресень[ея]'
const dayPattern = new RegExp(
  `(?<!\\p{L})(?:${month}(?: (?:[12]\\d|3[01]|[1-9])(?!\\d))?(?:,? \\d{4})?|${weekday})(?!\\p{L})`,
  'gu',
)
/** What belongs to a day and stands before its name: "since early", « depuis le 3 », «с начала». */
const beforeDay =
  /(?<![\p{L}])(?:(?:since|in|on|by|as of|until|before|after|between|from|depuis|au|le|en|entre|fin|début|avant|après|с|к|на|до|после|по состоянию на|в) )?(?:(?:early|late|mid|the|начала|конца|середины) ?-?)?(?:\d{1,2}(?:er|st|nd|rd|th)? )?(?:(?:last|this) )?$/iu
const longestBefore = 40
const yearPattern = /(?<!\p{L})(?:[Ss]ince|[Ii]n|[Bb]y|[Dd]epuis|[Ee]n|[Сс]|[Вв]|[Кк]) (?:19|20)\d{2}(?!\d)/gu

/** Places in the text, and the words as printed. */
export type PrintedDay = Span & { readonly words: string }

/** A sentence with more days than this is a calendar. */
const mostDays = 24

/** Days, or years where no day is printed. */
export function daysIn(around: string, start: number): readonly PrintedDay[] {
  const found = (pattern: RegExp): readonly PrintedDay[] =>
    [...around.matchAll(pattern)].slice(0, mostDays).map(({ 0: name, index }) => {
      const lead = beforeDay.exec(around.slice(Math.max(0, index - longestBefore), index))?.[0] ?? ''
      return { start: start + index - lead.length, end: start + index + name.length, words: lead + name }
    })
  const days = found(dayPattern)
  return days.length > 0 ? joined(days, around, start) : found(yearPattern)
}

/** "between October and December" is one. */
function joined(days: readonly PrintedDay[], around: string, start: number): readonly PrintedDay[] {
  const rows: PrintedDay[] = []
  for (const day of days) {
    const before = rows.at(-1)
    if (
      before !== undefined &&
      /^ ?(?:and|to|et|au|à|и|по|до|[-–])? ?$/u.test(around.slice(before.end - start, day.start - start))
    )
      rows[rows.length - 1] = {
        start: before.start,
        end: day.end,
        words: around.slice(before.start - start, day.end - start),
      }
    else rows.push(day)
  }
  return rows
}

export function dayOwnedBy(
  sentence: Sentence,
  days: readonly PrintedDay[],
  { start }: Pick<Span, 'start'>,
): string | null {
  const { scene, from, to } = sentence
  const { tokens } = scene
  if (days.length === 0) return null
  const place = tokenAt(tokens, from, to, start)
  const clauses = clausesOf(tokens, from, to, days)
  const isQuoted = tokens[place]?.kind === 'quote'
  let best: { readonly words: string; readonly far: number } | undefined
  for (const day of days) {
    const at = tokenAt(tokens, from, to, day.start)
    if (at < 0 || place < 0) continue
    const clause = clauses[at - from]
    if (clause !== clauses[place - from] && !(isQuoted && clause === 0)) continue
    const isSame = at === place
    // Whoever says a figure on a day says it of that day, unless the words themselves name another.
    if (!isSame && isOwned(tokens, from, place, at, isQuoted)) continue
    const far = isSame ? Math.abs(day.start - start) / 10_000 : Math.abs(at - place) - (at > place ? 0.5 : 0)
    if (best === undefined || far < best.far) best = { words: day.words, far }
  }
  return best?.words ?? null
}

function isOwned(
  tokens: readonly Token[],
  from: number,
  place: number,
  at: number,
  isQuoted: boolean,
): boolean {
  const [low, high] = place < at ? [place, at] : [at, place]
  const joint = firstIn(tokens, low + 1, high, (token) => joints.test(token.low))
  // "and in June it had nine"
  const pause = firstIn(tokens, high, high + 6, ({ text }) => /^[,;—–]$/u.test(text))
  const isTwoVerbs =
    joint >= 0 &&
    firstIn(tokens, from, joint, isAnyVerb) >= 0 &&
    firstIn(tokens, joint + 1, pause < 0 ? high + 6 : pause, isAnyVerb) >= 0
  if (isTwoVerbs) return true
  if (isQuoted) return false
  const isSaying = (token: Token, k: number): boolean => isSpeech(tokens, token, k)
  // "said on Monday that eighty", "eighty, the group said on Monday"
  const before = lastIn(tokens, Math.max(from, at - 6), at, isSaying)
  if (before >= 0 && firstIn(tokens, before + 1, at, isAnyVerb) < 0) {
    if (place > at) return true
    // "Four ministers wrote on Monday": they are who says it. "Said eighty were held on Monday": it is no day of saying.
    if (place < before && firstIn(tokens, place + 1, before, isAnyVerb) >= 0) return true
  }
  // "On Monday the group said that eighty"
  const after = place > at ? firstIn(tokens, at, place, isAnyVerb) : -1
  const next = tokens[after]
  return next !== undefined && isSaying(next, after)
}

const joints = /^(?:and|but|et|mais|и|а|но|;)$/u

function isSpeech(tokens: readonly Token[], token: Token, at: number): boolean {
  return isSpeechAt(tokens, at) && (!weakVerbs.has(token.low) || isVerb(token)) && !isPassive(tokens, at)
}

const russianPast = /^\p{Script=Cyrillic}{3,}(?:л|ла|ло|ли|лся|лась|лось|лись)$/u

function isAnyVerb(token: Token): boolean {
  return token.kind === 'word' && (isVerb(token) || (!token.capital && russianPast.test(token.low)))
}

const relative =
  /^(?:who|whose|whom|which|where|when|while|because|although|though|if|qui|dont|lorsque?|quand|où|alors|tandis|parce|котор\p{Ll}+|когда|где|пока|потому|хотя|если|чей|чья|чьи)$/u
const temporal = /^(?:after|before|once|until|as|since|après|avant|depuis|после|прежде|перед|с)$/u
const content = /^(?:that|que|qu'|что)$/u

/** The number of its clause for each token: the main one is 0. */
function clausesOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  days: readonly PrintedDay[],
): readonly number[] {
  const clauses: number[] = []
  const open: { readonly id: number; readonly from: number; readonly closes: boolean }[] = [
    { id: 0, from, closes: false },
  ]
  let last = 0
  const until = Math.min(to, from + longestSentence)
  for (let i = from; i < until; i++) {
    const token = tokens[i]
    if (token === undefined) break
    const top = open.at(-1)
    if (top?.closes === true && i > top.from + 1 && /^(?:,|—|–|;)$/u.test(token.text)) open.pop()
    const isOpening =
      relative.test(token.low) ||
      (temporal.test(token.low) && !isOfDay(token) && hasVerbSoon(tokens, i, until)) ||
      content.test(token.low)
    if (isOpening && token.kind === 'word')
      open.push({ id: ++last, from: i, closes: !content.test(token.low) })
    clauses.push(open.at(-1)?.id ?? 0)
  }
  return clauses

  /** "since March" */
  function isOfDay({ start, end }: Token): boolean {
    return days.some((day) => day.start <= end + 1 && day.end > start)
  }
}

const longestSentence = 200

/** "after police opened fire", and not "after 3 May". */
function hasVerbSoon(tokens: readonly Token[], at: number, to: number): boolean {
  const end = firstIn(tokens, at + 1, Math.min(to, at + 12), (token) => /^(?:,|—|–|;)$/u.test(token.text))
  return (
    firstIn(
      tokens,
      at + 2,
      end < 0 ? Math.min(to, at + 8) : end,
      (token) => isAnyVerb(token) && !auxiliaries.has(token.low),
    ) >= 0
  )
}
