/** Who took what from whom, and what is wrong with a report: see `calls/attention.ts`. */
import { isDeclaredOnly, isUncredited, type Taking } from '@safeconduct/core/attention/derived.ts'
import { notStated } from '@safeconduct/core/attention/unmarked.ts'
import type { Span } from '@safeconduct/core/press/report.ts'
import { type Held, shapesIn, textIn, textOf } from '@safeconduct/core/rules/world.ts'
import type { Credit, MarginNote, ProvenanceView, SaidDay } from '../calls/attention.ts'
import { type Looking, maybe } from './cases-naming.ts'
import type { PressAnswers } from './press-questions.ts'

export function provenanceView(
  { world }: Looking,
  { ownReporting, takings, items, quotes }: PressAnswers['graph'],
): ProvenanceView {
  const own = new Set(ownReporting)
  return {
    total: world.ofType('Publication').length,
    reports: items.flatMap((id) => {
      const held = world.byId(id)
      return held === undefined
        ? []
        : [
            {
              id,
              title: textIn(held, 'title') ?? '',
              outlet: outletOf(held),
              ...maybe('day', dayIn(held, 'publishedAt')),
              isOwn: own.has(id),
            },
          ]
    }),
    copies: takings
      .filter(({ from }) => world.byId(from) !== undefined)
      .map((taking) => ({
        by: taking.by,
        from: taking.from,
        credit: creditOf(taking),
        words: wholeWords(taking.words),
        utterances: taking.statements.length,
      })),
    quotes: quotes.map(({ text, in: holders }) => ({ text, in: holders })),
  }
}

/** A report whose outlet nobody has written yet is known by its title. */
function outletOf(held: Held): string {
  const outlet = textIn(held, 'outlet') ?? ''
  return outlet === notStated ? (textIn(held, 'title') ?? outlet) : outlet
}

/** A passage that stands inside a longer one is said once. */
function wholeWords(words: readonly string[]): readonly string[] {
  const each = [...new Map(words.map((one) => [one.toLowerCase(), one])).values()]
  return each.filter(
    (one) => !each.some((other) => other !== one && other.toLowerCase().includes(one.toLowerCase())),
  )
}

function creditOf(taking: Taking): Credit {
  if (isDeclaredOnly(taking)) return 'declared-only'
  if (isUncredited(taking)) return 'uncredited'
  if (!taking.isOrdered && taking.words.length > 0) return 'order-unknown'
  return taking.isDeclared || taking.isNamed ? 'credited' : 'same-utterance'
}

export function dayIn(held: Held, field: string): SaidDay | undefined {
  const [said] = shapesIn(held, field)
  if (said === undefined) return undefined
  const date = textOf(said, 'date')
  return date === undefined ? undefined : { date, precision: textOf(said, 'precision') ?? '' }
}

/**
 * In the order of the text; what stands in a headline or a record comes first. The page shows the sealed original,
 * which may begin before the words that the record keeps: places are those of the page.
 */
export function faultsView(
  { hit }: Looking,
  report: NonNullable<PressAnswers['faults']>,
  shown: string,
): readonly MarginNote[] {
  const before = shown.indexOf(report.text)
  const placeOf = (at: Span | null, words: string): number | null =>
    at === null ? null : before < 0 ? onlyPlaceOf(words, shown) : at.start + before
  const faults = report.faults.map(
    ({ kind, at, words, beside }): MarginNote => ({
      kind,
      at: placeOf(at, words),
      words,
      beside: beside.flatMap((one) => {
        const source = hit(one.source)
        return source === undefined ? [] : [{ source, words: one.words }]
      }),
    }),
  )
  const warnings = report.warnings.map(
    ({ kind, at, words, records }): MarginNote => ({
      kind,
      at: placeOf(at, words),
      words,
      beside: records.flatMap((record) => {
        const source = hit(record)
        return source === undefined ? [] : [{ source, words: '' }]
      }),
    }),
  )
  return [...faults, ...warnings].toSorted((a, b) => (a.at ?? -1) - (b.at ?? -1))
}

/** A record may keep the article without what stood between its paragraphs; words that stand once have one place. */
function onlyPlaceOf(words: string, shown: string): number | null {
  const at = words === '' ? -1 : shown.indexOf(words)
  return at < 0 || shown.includes(words, at + 1) ? null : at
}
