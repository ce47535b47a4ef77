/**
 * Two people made one: what one witness told and what another told stand under one "he" in a copy.
 *
 * A court that finds the merged man will ask why he was in two rooms at once.
 */
import { menWords, peopleWords, singularPronouns, womenWords } from '../press/words/grammar-words.ts'
import { speechVerbs } from '../press/words/speech-words.ts'
import type { World } from '../rules/world.ts'
import { derivedFrom } from './derived.ts'
import type { Fault } from './fault.ts'
import { type PressItem, wordsOf } from './press-texts.ts'
import { isUnnamed, type Stance } from './stances.ts'

type Voiced = { readonly stance: Stance; readonly at: number; readonly end: number }

export function mergedVoices(item: PressItem, stances: readonly Stance[], world: World): readonly Fault[] {
  const sources = derivedFrom(world).get(item.id) ?? []
  const voiced = stances
    .filter((one) => one.source === item.id && isUnnamed(one.origin, world))
    .flatMap((stance) => voicedAt(stance, item))
    .toSorted((a, b) => a.at - b.at)
  const tellsTwo = introduces(narrated(item)) > 1
  for (const [i, one] of voiced.entries())
    for (const other of voiced.slice(i + 1)) {
      if (one.stance.origin === other.stance.origin) continue
      if (tellsTwo && hasNewVoice(item.text.slice(one.end, other.at))) continue
      const from = sources.find((id) => tells(id, one.stance, stances) && tells(id, other.stance, stances))
      if (from === undefined) continue
      return [
        {
          publication: item.id,
          kind: 'conflated',
          at: { start: one.at, end: other.end },
          words: item.text.slice(one.at, other.end),
          beside: [one.stance, other.stance].flatMap((each) => besideIn(from, each, stances)),
        },
      ]
    }
  return []
}

/** Says it in their own voice: in a quotation of somebody without a name, or in a sentence of "he said". */
function voicedAt(stance: Stance, item: PressItem): readonly Voiced[] {
  const at = item.text.indexOf(stance.anchor)
  if (stance.anchor === '' || at < 0) return []
  const end = at + stance.anchor.length
  const quote = item.quotes.find((one) => one.start <= at && one.end >= end - 1)
  const speaks =
    quote === undefined
      ? isToldBySomebody(item.text, at, end)
      : quote.speaker !== undefined && !isName(quote.speaker)
  return speaks ? [{ stance, at, end }] : []
}

function isName(printed: string): boolean {
  return (
    /^\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}|$)/u.test(printed) &&
    !isPronounOrNoun(printed.split(/\s+/u)[0]?.toLowerCase() ?? '')
  )
}

function isPronounOrNoun(low: string): boolean {
  return singularPronouns.has(low) || menWords.has(low) || womenWords.has(low) || peopleWords.has(low)
}

function isToldBySomebody(text: string, at: number, end: number): boolean {
  const before = text.slice(0, at)
  const from =
    Math.max(
      before.lastIndexOf('. '),
      before.lastIndexOf('! '),
      before.lastIndexOf('? '),
      before.lastIndexOf('\n'),
    ) + 1
  const words = wordsOf(text.slice(from, end)).map(({ low }) => low)
  return words.some((low) => isPronounOrNoun(low)) && words.some((low) => speechVerbs.has(low))
}

const newcomer =
  /(?<!\p{L})(?:another|an?|one|the other|a second|a third|un|une|l['’]autre|un autre|une autre|друг(?:ой|ая)|втор(?:ой|ая)|трет(?:ий|ья)|ещё один|еще один|один|одна|некий)\s+(?:\p{L}+\s+){0,2}?(\p{L}+)/giu

/** A second person is introduced in between. */
function hasNewVoice(text: string): boolean {
  return introduces(text) > 0
}

const second = /^(?:another|the other|a second|a third|l['’]autre|une? autre|друг|втор|трет|ещё|еще)/iu

/** How many people a text introduces: "another man" says that there was one before. */
function introduces(text: string): number {
  const found = [...text.matchAll(newcomer)].filter(({ 1: noun = '' }) => {
    const low = noun.toLowerCase()
    return menWords.has(low) || womenWords.has(low) || peopleWords.has(low)
  })
  return found.some(([words]) => second.test(words)) ? Math.max(2, found.length) : found.length
}

/** The reporter's own words: whom a witness speaks of is no voice of the report. */
function narrated({ text, quotes }: PressItem): string {
  return quotes.reduce(
    (left, { start, end, isMarked }) =>
      isMarked ? left.slice(0, start) + ' '.repeat(end - start) + left.slice(end) : left,
    text,
  )
}

function tells(source: string, stance: Stance, stances: readonly Stance[]): boolean {
  return besideIn(source, stance, stances).length > 0
}

function besideIn(source: string, stance: Stance, stances: readonly Stance[]): Fault['beside'] {
  return stances
    .filter(
      (one) =>
        one.source === source && one.origin === stance.origin && one.slot === stance.slot && !one.isRelay,
    )
    .slice(0, 1)
    .map(({ anchor }) => ({ source, words: anchor }))
}
