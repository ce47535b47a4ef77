/**
 * Whether a capture holds what one came for. Archives are full of pages that were "saved" and show a request to log in:
 * found out years later, before a court. So the words that a person read on the page are looked for in the text that the
 * capture shows, and a capture without them says at once that it is hollow. docs/formats/capture.md, rules CP40 to CP45.
 */
import { type Wall, wallWords } from './wall-words.ts'

export type Seen = {
  /** What the page showed, frames included. */
  readonly text: string
  /** Of the answer that the page was built from. */
  readonly status: number
  readonly passwordFields: number
}

export type Assertion = {
  /**
   * `held`: all words are there. `hollow`: some are not, or the page is not what it seems. `nothing-asked`: nobody said
   * what to look for, and nothing looks wrong.
   */
  readonly verdict: 'held' | 'hollow' | 'nothing-asked'
  readonly words: readonly { readonly words: string; readonly found: boolean }[]
  readonly walls: readonly Wall[]
  readonly reasons: readonly HollowReason[]
}
export type HollowReason = 'words-missing' | 'wall' | 'error-status' | 'no-text'

/** A page with less text than this, and a wall in it, is nothing but the wall. */
const shortText = 1500
const noText = 20

export function assertContent(seen: Seen, wanted: readonly string[]): Assertion {
  const text = folded(seen.text)
  const words = wanted.map((each) => ({
    words: each,
    found: folded(each) !== '' && text.includes(folded(each)),
  }))
  const walls = wallsIn(seen, text)
  if (words.length > 0) {
    const missing = words.some(({ found }) => !found)
    return { verdict: missing ? 'hollow' : 'held', words, walls, reasons: missing ? ['words-missing'] : [] }
  }
  const reasons: HollowReason[] = []
  if (seen.status >= 400 || seen.status === 0) reasons.push('error-status')
  if (text.length < noText) reasons.push('no-text')
  if (walls.length > 0 && text.length < shortText) reasons.push('wall')
  return { verdict: reasons.length > 0 ? 'hollow' : 'nothing-asked', words, walls, reasons }
}

function wallsIn({ status, passwordFields }: Seen, text: string): readonly Wall[] {
  const said = wallKinds.filter((wall) => wallWords[wall].some((sentence) => text.includes(folded(sentence))))
  const shown: Wall[] = []
  if (passwordFields > 0 && text.length < shortText) shown.push('login')
  if (status === 401 || status === 407) shown.push('login')
  if (status === 403 || status === 429 || status === 503) shown.push('bot')
  if (status === 404 || status === 410) shown.push('gone')
  return wallKinds.filter((wall) => said.includes(wall) || shown.includes(wall))
}

const wallKinds: readonly Wall[] = ['login', 'consent', 'bot', 'gone']

/** Quotation marks, dashes, spaces and case differ between what is read and what is copied; letters do not. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[“”„«»"]/g, '"')
    .replaceAll(/[‘’‚']/g, "'")
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .replaceAll(/\u00ad|[\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
