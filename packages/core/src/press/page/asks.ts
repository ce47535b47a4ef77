/**
 * Sentences that ask the visitor of a page for something, wherever they stand in the line.
 *
 * A command alone is an article's as often ("Follow the river for two miles"). With a thing of the page beside it, a
 * price, or both sides named, and nobody who did or said anything, it is the page that speaks.
 */
import { folded } from './furniture.ts'
import { countWords, type Line } from './lines.ts'
import { isSaid, isTold, isTurn } from './narrative.ts'
import {
  aboutItself,
  bidding,
  bothSides,
  commands,
  frequency,
  meant,
  ownSide,
  pageThings,
  price,
  twofold,
} from './page-words.ts'

const command = new RegExp(`^(?:please |merci de |пожалуйста,? )?(${commands.join('|')})(?!\\p{L})`, 'u')
const thing = new RegExp(`(?<!\\p{L})(?:${pageThings.join('|')})(?!\\p{L})`, 'u')
const things = new RegExp(thing.source, 'gu')

/** The line is the page's by what it asks for, or by what it says of itself. */
export function isAsking(line: Line): boolean {
  if (line.words > 60 || isTurn(line.text) || /^[“"«„‘]/u.test(line.text)) return false
  const bare = withoutNames(line.text)
  if (/["“”«»„]/u.test(bare)) return false
  const text = folded(bare, 400)
  if (aboutItself.some((form) => form.test(text))) return true
  return line.words <= 40 && asks(line, text) && !isTold(bare) && !isSaid(bare)
}

/** The same with the site's own name, in small letters, for a thing of the page. */
export function asksFor(line: Line, name: string): boolean {
  if (isTurn(line.text) || isTold(line.text) || isSaid(line.text)) return false
  const text = folded(line.text, 400)
  const bare = text.replaceAll(folded(name), ' ')
  if (/["“”«»„]/u.test(bare.replaceAll(/[“"«„]\s*[”"»]/gu, ''))) return false
  if (sentencesOf(text).some((sentence) => isCommand(sentence))) return true
  return !line.closed && line.words <= 14 && frequency.test(text)
}

/** Names a thing of pages, or either side of one; the text in small letters. */
export function hasPageWord(text: string): boolean {
  return thing.test(text) || [...text.matchAll(bothSides)].length > 0
}

function asks(line: Line, text: string): boolean {
  const has = (): boolean => thing.test(text)
  if (sentencesOf(text).some(isCommand))
    return has() || price.test(text) || (ownSide.test(text) && (line.closed || line.words >= 4))
  if (line.words > 25) return false
  const sides = [...text.matchAll(bothSides)].length
  if (!line.closed && line.words <= 14 && sides > 0 && frequency.test(text)) return true
  return (sides >= 2 && [...text.matchAll(things)].length >= 2) || (price.test(text) && has())
}

function isCommand(sentence: string): boolean {
  return isBid(sentence) || isBid(sentence.replace(condition, ''))
}

function isBid(sentence: string): boolean {
  const match = command.exec(sentence)
  if (match === null) return bidding.test(sentence)
  const behind = sentence.slice(match[0].length)
  if (!twofold.test(match[1] ?? '')) return true
  return behind.trim() !== '' && (countWords(sentence) <= 4 ? !noun.test(behind) : meant.test(behind))
}

/** "If you can, chip in", «Чтобы читать дальше, войдите» */
const condition = /^(?:if|to|when|si|pour|если|чтобы)\s[^,]{3,60},\s/u
const noun = /^\s(?:of|for|from|in|as|between|among|prices?|at|is|are|was|were|has|have|lost)(?!\p{L})/u

function sentencesOf(text: string): readonly string[] {
  return text.split(
    /[.!?…]+\s+|\s[|–—]\s|,\s(?=\p{L}+(?:ez|ите|йте|итесь|йтесь)(?!\p{L})|log in|sign|subscribe)|:\s/u,
  )
}

/** Names of papers, letters and columns stand in marks: they are nobody's words. */
function withoutNames(text: string): string {
  return text.replaceAll(/[«“"]\s?\p{Lu}[^«»“”".!?]{1,30}[»”"]/gu, ' ')
}
