/** The written form of a reading: docs/formats/press-reading.md, and no more than it. */
import type { Json } from '../base/json.ts'
import { faultsOf } from './claims/faults.ts'
import type { Dated, Masthead, PressReading, ReadReport } from './report.ts'
import type { Fault } from './reuse/reuse-form.ts'

/** Among more reports than this only those with words in common are compared for faults. */
const mostCompared = 50

/** What a page says of itself, and the words that were read of it: offsets count in `text`. */
export type WrittenPage = {
  readonly text: string
  readonly title: string
  readonly lang: string | undefined
  readonly outlet: string | undefined
  readonly published: Dated | undefined
  readonly updated: Dated | undefined
  readonly bylines: readonly string[]
  readonly captions: readonly string[]
  readonly furniture: readonly string[]
}

export function toJson(
  texts: readonly string[],
  reading: PressReading,
  pages: readonly (WrittenPage | undefined)[] = [],
): Json {
  const partners = partnersOf(reading)
  return {
    docs: reading.docs.map((doc, i) => ({
      ...docJson(doc),
      ...pageJson(pages[i]),
      faults: faultsIn(texts, reading, i, partners).map(faultJson),
    })),
    runs: reading.runs.map(({ docs, text }) => ({ docs: [...docs], text })),
  }
}

function pageJson(page: WrittenPage | undefined): { readonly [key: string]: Json } {
  if (page === undefined) return {}
  const { text, title, lang, outlet, published, updated, bylines, captions, furniture } = page
  const day = (dated: Dated | undefined): Json => (dated === undefined ? null : { ...dated })
  return {
    page: {
      text,
      title,
      lang: lang ?? null,
      outlet: outlet ?? null,
      published: day(published),
      updated: day(updated),
      bylines: [...bylines],
      captions: [...captions],
      furniture: [...furniture],
    },
  }
}

function docJson({ id, language, quotes, boilerplate, numbers, claims, statements, masthead }: ReadReport): {
  readonly [key: string]: Json
} {
  return {
    id,
    ...(language === undefined ? {} : { language }),
    quotes: quotes.map(({ text, start, end, speaker, basis }) => ({
      text,
      start,
      end,
      speaker,
      ...(basis === 'chosen' ? { basis } : {}),
    })),
    boilerplate: boilerplate.map(({ start, end }) => [start, end]),
    numbers: numbers.map(({ start, end, min, max }) => ({ start, end, min, max })),
    masthead: mastheadJson(masthead),
    claims: claims.map((one) => ({ ...one })),
    statements: statements.map((one) => ({ ...one })),
  }
}

function mastheadJson({ published, updated, bylines, outlet, sources }: Masthead): Json {
  return {
    published: published === null ? null : { ...published },
    updated: updated === null ? null : { ...updated },
    bylines: bylines.map((one) => ({ ...one })),
    outlet: outlet === null ? null : { ...outlet },
    sources: sources.map((one) => ({ ...one })),
  }
}

function faultJson({ kind, start, end, quote, beside }: Fault): Json {
  return { kind, start, end, quote, beside: beside.map((one) => ({ ...one })) }
}

/** The faults of one report beside the others, with the others counted as `docs` counts them. */
function faultsIn(
  texts: readonly string[],
  { docs }: PressReading,
  own: number,
  partners: ReadonlyMap<number, ReadonlySet<number>>,
): readonly Fault[] {
  const others = docs
    .map(({ id }) => id)
    .filter((id) => id !== own && (docs.length <= mostCompared || partners.get(own)?.has(id) === true))
    .slice(0, mostCompared)
  const [report, ...around] = [own, ...others].flatMap((id) => {
    const reading = docs[id]
    return reading === undefined
      ? []
      : [
          {
            text: texts[id] ?? '',
            reading,
            ...(reading.masthead.outlet === null ? {} : { outlet: reading.masthead.outlet.name }),
          },
        ]
  })
  if (report === undefined) return []
  return faultsOf(report, around).map((fault) => ({
    ...fault,
    beside: fault.beside.map((one) => ({ ...one, doc: one.doc === null ? own : (others[one.doc] ?? own) })),
  }))
}

function partnersOf({ runs }: PressReading): ReadonlyMap<number, ReadonlySet<number>> {
  const partners = new Map<number, Set<number>>()
  for (const { docs } of runs)
    for (const [one, other] of [docs, docs.toReversed()]) {
      if (one === undefined || other === undefined) continue
      const known = partners.get(one) ?? new Set()
      partners.set(one, known.add(other))
    }
  return partners
}
