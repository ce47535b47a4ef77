/**
 * Whose turn it is, where two talk and the text names them only at first: the answer to a question, or to somebody who
 * was called by name, is the other's.
 *
 * A third voice near ends it, and what is found here counts as chosen, never as stated.
 */

import type { Names } from '../../names/names.ts'
import type { Draft } from '../../quotations/draft.ts'
import { isAddressed, ownVoice } from '../carrying.ts'
import type { Scene } from '../scene.ts'
import { isOneName } from './alternation.ts'
import type { Place } from './around.ts'

/** So many paragraphs back may stand the one who answers. */
const farthest = 6
/** A third voice so near leaves it open. */
const nearby = 3
const longestRetort = 100
const papers = /(?:report|statement|letter|law|study|rapport|lettre|communiqué|доклад|письмо|заявление)$/u

export function answering(place: Place): string | undefined {
  const { drafts, passageOf, passage, index, tokens, story } = place
  if (tokens.some(({ kind }) => kind === 'word')) return undefined
  const before = drafts.slice(0, index).filter(({ inside }) => inside === undefined)
  const last = before.at(-1)
  if (last === undefined || passageOf.get(last.quoted) !== passage - 1 || last.speaker.name === null)
    return undefined
  const spoken = story.passages[passage - 1]?.tokens ?? []
  if (spoken[0]?.kind !== 'quote' || !isExchange(place, last)) return undefined
  const asker = last.speaker.name
  const other = asker === story.author ? spokenTo(place) : undefined
  if (other !== undefined) return other
  const voices = new Set<string>()
  for (const one of before.toReversed().slice(1, 5)) {
    if (!one.listed) continue
    const away = passage - (passageOf.get(one.quoted) ?? -99)
    if (away > farthest || (voices.size > 0 && away > nearby)) break
    if (isCallFromOutside(place, one)) continue
    const { name } = one.speaker
    if (name !== null && !isOneName(name, asker) && !papers.test(name)) voices.add(name)
  }
  const [only] = voices
  return voices.size === 1 && only !== undefined && !mayBeOne(story.names, asker, only) ? only : undefined
}

/** «Тишина!» — потребовал судья, between two turns with dashes: a third who is not in the talk. */
function isCallFromOutside({ drafts, passageOf, draft }: Place, one: Draft): boolean {
  if (draft.quoted.family !== 'dash' || one.quoted.family === 'dash') return false
  const own = passageOf.get(one.quoted) ?? -99
  const at = drafts.indexOf(one)
  return drafts
    .slice(Math.max(0, at - 4), at)
    .some(({ quoted }) => quoted.family === 'dash' && own - (passageOf.get(quoted) ?? -99) <= nearby)
}

/** «свидетель» may be the very man whom the paragraphs above call Орвель; « la présidente » is none. */
function mayBeOne(names: Names, one: string, other: string): boolean {
  const unnamed = /^\p{Ll}[^\p{Lu}]*$/u
  const [role, name] = unnamed.test(one) ? [one, other] : [other, one]
  if (!unnamed.test(role) || unnamed.test(name)) return false
  const article = /^(?:(la|une|sa)|(le|un|son)) /u.exec(role)
  const gender = article === null ? undefined : article[1] === undefined ? 'he' : 'she'
  const known = names.gender(name)
  return gender === undefined || known === undefined || gender === known
}

/** The last words ask, call somebody by name, or press with "you"; or the talk has gone on so already. */
function isExchange({ story, tokens, draft, passage }: Place, last: Draft): boolean {
  const words = story.text.slice(last.quoted.start, last.quoted.end)
  const own = story.text.slice(draft.quoted.start, Math.min(draft.quoted.end, draft.quoted.start + 400))
  const scene: Scene = { ...story, passage, tokens, self: null }
  const isTurn = story.passages[passage - 1]?.tokens.every(({ kind }) => kind !== 'word') === true
  return (
    words.endsWith('?') ||
    isAddressed(scene, last) ||
    (last.speaker.basis === 'chosen' && isTurn && (own.endsWith('?') || isRetort(words, own))) ||
    (draft.quoted.family === 'dash' && last.quoted.family === 'dash') ||
    (you.test(words) && words.length < 200 && (own.endsWith('?') || ownVoice.test(own) || short.test(own)))
  )
}

/** In a talk that goes on so a short turn follows on a short one; long words behind long ones may be the same voice. */
function isRetort(words: string, own: string): boolean {
  return words.length < longestRetort && own.length < longestRetort
}

const you = /(?<!\p{L})(?:you|your|vous|votre|вы|вас|вам|ваш\p{L}*|ты|тебя|тебе)(?!\p{L})/iu
const short = /^(?:Non|Oui|No|Yes|Нет|Да|Jamais|Never|Никогда)(?!\p{L})/u

/** The reporter asked: whoever is named in the asking, or whom the text was about. */
function spokenTo({ story, passage }: Place): string | undefined {
  const at = passage - 1
  const tokens = story.passages[at]?.tokens ?? []
  const named = story.names
    .within(tokens)
    .find(({ text }) => text !== story.author && story.names.maySpeak(text))
  if (named !== undefined) return named.text
  return story.mentions.spokenOf(at, 0, tokens)
}
