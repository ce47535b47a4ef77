/**
 * The same utterance printed in another language or another translation: a suggestion with its reasons, never a
 * certainty. Whoever counts denials or witnesses counts it once; a person says whether it is one.
 */
import type { Quotation, ReadReport, SharedRun } from '../report.ts'
import { latinKey } from '../scripts.ts'
import type { Rendering, RenderingReason } from './reuse-form.ts'

/** Weights of the reasons; together they must reach `enough`. */
const weights: Readonly<Record<RenderingReason, number>> = {
  'same-speaker': 3,
  'same-numbers': 2,
  'same-names': 2,
  'alike-words': 2,
  'same-place': 1,
  'alike-length': 1,
}
const enough = 4
const fewestWords = 4
/** Speakers with more quotations than this in one report are compared by their first. */
const mostCompared = 30

type Said = {
  readonly doc: number
  readonly quote: number
  readonly speaker: string | undefined
  readonly names: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
  readonly words: number
  /** 0 to 1, where in the report. */
  readonly place: number
  readonly isOnly: boolean
}

export function renderingsOf(
  readings: readonly ReadReport[],
  runs: readonly SharedRun[],
): readonly Rendering[] {
  const inRun = new Set(runs.map(({ docs }) => docs.join()))
  const bySpeaker = Map.groupBy(readings.flatMap(saidIn), (one) => one.speaker ?? '')
  const found: Rendering[] = []
  for (const [speaker, said] of bySpeaker) {
    if (speaker === '') continue
    const compared = said.slice(0, 400)
    for (const [k, one] of compared.entries())
      for (const other of compared.slice(k + 1)) {
        if (one.doc === other.doc) continue
        const rendering = compare(one, other)
        if (
          rendering !== undefined &&
          !(inRun.has(rendering.docs.join()) && sharesWords(runs, readings, rendering))
        )
          found.push(rendering)
      }
  }
  return found.sort((x, y) => x.docs[0] - y.docs[0] || x.docs[1] - y.docs[1] || x.quotes[0] - y.quotes[0])
}

function saidIn({ id, quotes, paragraphs }: ReadReport): readonly Said[] {
  const length = Math.max(1, paragraphs.at(-1)?.end ?? 1)
  const bySpeaker = Map.groupBy(quotes, ({ speaker }) => keyOfSpeaker(speaker) ?? '')
  return quotes.slice(0, mostCompared * 4).flatMap((one, quote) => {
    const speaker = keyOfSpeaker(one.speaker)
    const words = one.text.match(/[\p{L}\p{N}]+/gu) ?? []
    if (speaker === undefined || words.length < fewestWords) return []
    const isOnly = (bySpeaker.get(speaker)?.filter((each) => each.inside === null).length ?? 0) === 1
    return [
      {
        doc: id,
        quote,
        speaker,
        ...marksOf(one, words),
        words: words.length,
        place: one.start / length,
        isOnly,
      },
    ]
  })
}

/** The last name, in letters that both scripts share. */
function keyOfSpeaker(speaker: string | null): string | undefined {
  const last = speaker?.match(/\p{Lu}[\p{L}'’-]+/gu)?.at(-1)
  const key = last === undefined ? '' : latinKey(last)
  return key.length < 3 ? undefined : key
}

function marksOf({ text }: Quotation, words: readonly string[]): Pick<Said, 'names' | 'numbers' | 'stems'> {
  return {
    names: new Set(
      words
        .slice(1)
        .filter((word) => /^\p{Lu}\p{Ll}/u.test(word))
        .map(latinKey),
    ),
    numbers: new Set(text.match(/\d+/gu) ?? []),
    stems: new Set(words.filter((word) => word.length >= 6).map((word) => latinKey(word).slice(0, 5))),
  }
}

function compare(one: Said, other: Said): Rendering | undefined {
  const because: RenderingReason[] = ['same-speaker']
  if (overlap(one.numbers, other.numbers) > 0) because.push('same-numbers')
  if (overlap(one.names, other.names) > 0) because.push('same-names')
  if (
    overlap(one.stems, other.stems) * 3 >= Math.min(one.stems.size, other.stems.size) &&
    overlap(one.stems, other.stems) >= 1
  )
    because.push('alike-words')
  if (one.isOnly && other.isOnly) because.push('same-place')
  else if (Math.abs(one.place - other.place) < 0.1) because.push('same-place')
  const ratio = Math.min(one.words, other.words) / Math.max(one.words, other.words)
  if (ratio >= 0.6) because.push('alike-length')
  const score = because.reduce((sum, reason) => sum + weights[reason], 0)
  const content = because.some((reason) => reason.startsWith('same-n') || reason === 'alike-words')
  if (score <= enough || !(content || (one.isOnly && other.isOnly))) return undefined
  const [a, b] = one.doc < other.doc ? [one, other] : [other, one]
  return { docs: [a.doc, b.doc], quotes: [a.quote, b.quote], score, because }
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0
  for (const each of one) if (other.has(each)) count++
  return count
}

/** Word for word the same: a run already, not a translation. */
function sharesWords(
  runs: readonly SharedRun[],
  readings: readonly ReadReport[],
  { docs, quotes }: Rendering,
): boolean {
  const quote = readings[docs[0]]?.quotes[quotes[0]]
  return runs.some(
    (run) =>
      run.docs[0] === docs[0] &&
      run.docs[1] === docs[1] &&
      quote !== undefined &&
      run.at[0].start < quote.end &&
      run.at[0].end > quote.start,
  )
}
