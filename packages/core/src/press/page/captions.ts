/**
 * Captions: the lines under pictures that a page saved as text leaves between paragraphs.
 *
 * A caption without a credit looks like a sentence of the article. It gives itself away by its tense:
 * news tells what happened on a day in the past tense, a caption says what is seen in the present.
 */
import { isArrayed, isSigned } from './credits.ts'
import { hasCredit, isTimer } from './furniture.ts'
import type { Line } from './lines.ts'
import { isTold } from './narrative.ts'

const seen =
  /(?:^|\s)(?:(?:is|are) (?:seen|pictured|shown|visible)|pictured|looks? on|poses? (?:for|with)|shakes? hands|shown here|seen here|in this (?:file|undated|handout)|file (?:image|picture))(?=[\s.,:(]|$)/iu
const showsNow =
  /(?:^|\s)(?:protests?|gathers?|waves?|stands?|walks?|holds?|attends?|marche?s?|leaves?|arrives?|speaks?|carry|carries|takes? part|demonstrates?|listens?|waits?|sits?|rides?|rests?|greets?|meets?|passes|pass|patrols?|guards?|prays?|kneels?|queues?|light|lights|lays?|addresses|address|board|boards|embraces?|watch|watches|react|reacts|celebrates?|chants?|hangs?)(?=\s)/u
const past =
  /(?:^|\s)(?:\p{Ll}{2,}ed|was|were|had|said|told|did|went|took|came|held|began|made|gave|left|stood)(?=[\s.,]|$)/u
const dated =
  /(?:\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day|\bin (?:january|february|march|april|may|june|july|august|september|october|november|december)|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}|\b\d{4})[^.]{0,12}\.?$/iu

/** A line of the body that is a caption by what it says and how. */
export function isCaption(line: Line): boolean {
  if (line.words > 45) return isSigned(line)
  if (
    /^(?:Photo|Image|Снимок|Фото)\s(?:prise|non datée|fournie|transmise|publiée|diffusée|сделан|taken|released|provided)/u.test(
      line.text,
    )
  )
    return true
  if (isLabelled(line) || isArrayed(line)) return true
  if (isSigned(line) || (hasCredit(line) && (line.words <= 30 || !line.closed))) return true
  if (line.words > 32 || !line.blankBefore || !line.blankAfter || /["“«„]/u.test(line.text)) return false
  if (/[.!?] \p{Lu}/u.test(line.text.slice(0, -1))) return false
  const opening = line.text.split(/,| who | that | which /u, 1)[0] ?? ''
  if (seen.test(opening) && !past.test(opening)) return true
  return showsNow.test(line.text) && dated.test(line.text) && !past.test(line.text)
}

/** "Wrecked: The hall after the fire": one word, a colon and a sentence that never ends. */
export function isLabelled(line: Line): boolean {
  return (
    !line.closed &&
    line.words >= 7 &&
    line.words <= 60 &&
    !/["“«„|]/u.test(line.text) &&
    moods.test(line.text)
  )
}

/** What stands before the colon says how somebody or something looks: no kicker, which names a subject or a place. */
const moods =
  /^(?:\p{Lu}\p{Ll}+(?:ed|ous|ful|less|ing|ant|ent|ive)|Brave|Proud|Safe|Happy|Sad|Angry|Free|Dead|Guilty|Innocent|Missing|Tragic|Heroic|Calm|Defiant|Victim|Killer|Suspect|Witness|Survivor|Hero|Scene|Aftermath|Tributes?|Loss|Horror|Grief|Damage): /u

/** The same words again with a credit behind them, as galleries print them: the first is a caption too. */
export function isEchoOf(line: Line, next: Line | undefined): boolean {
  return (
    next !== undefined &&
    next.text.length > line.text.length &&
    next.text.length < line.text.length + 60 &&
    next.text.startsWith(line.text) &&
    (hasCredit(next) || line.text.length > 20)
  )
}

/** The title of an embedded film stands right above its length. */
export function isFilmTitle(next: Line | undefined): boolean {
  return next !== undefined && !next.blankBefore && isTimer(next)
}

/** Two lines by themselves, the second of them whose picture it is: the first stands under that picture. */
export function isAboveCredit(line: Line, next: Line | undefined): boolean {
  if (!line.blankBefore || line.words < 3 || line.words > 35 || /["“«„]/u.test(line.text)) return false
  if (next === undefined || next.blankBefore || !next.blankAfter || next.words > 14) return false
  if (next.closed || !hasCredit(next)) return false
  return !line.closed || (line.words <= 20 && !isTold(line.text))
}

/** "The quay at Sarn, where the boats were burnt": something with an article, and what of it; no sentence. */
export function isOfScene(line: Line): boolean {
  return !line.closed && line.words <= 30 && scenes.some((form) => form.test(line.text.slice(0, 300)))
}

const scenes: readonly RegExp[] = [
  /^(?:The|A|An|Some|One|Two|Three) (?:[^\s,]+ ){1,9}[^\s,]+, (?:where|which|who|whose|in which|from which|on which)\s/u,
  /^(?:Le|La|Les|Un|Une|Des|L['’]\p{L}+)(?: [^\s,]+){1,9}, (?:où|dont|qui|que|d['’]où|devant (?:lequel|laquelle)|dans (?:lequel|laquelle))\s/u,
  /^\p{Lu}\p{Ll}+(?: [^\s,]+){1,9}, (?:где|куда|откуда|в котор\p{L}+|на котор\p{L}+|из котор\p{L}+|у котор\p{L}+)\s/u,
]
