/**
 * Who is named as the first to report, against who was: the small paper that took the risk is forgotten first.
 */
import type { Fault } from './fault.ts'
import { namedAt, outletForms } from './outlet-names.ts'
import type { PressItem } from './press-texts.ts'

const reporting =
  /(?<!\p{L})(?:report(?:ed|s|ing)?|reveal(?:ed|s)|broke|uncovered|disclosed|wrote|published|(?:a |avait )?(?:rapporté|révélé|publié|annoncé|écrit)|révélait|rapportait|écrivait|сообщил[аио]?|написал[аио]?|рассказал[аио]?|раскрыл[аио]?|опубликовал[аио]?)(?!\p{L})/iu
const firstWords =
  /(?<!\p{L})(?:first|broke the (?:story|news)|was the first|le premier|la première|d['’]abord|en premier|révél\p{L}+|перв(?:ым|ой|ое|ыми)|впервые)(?!\p{L})/iu

const months = [
  /(?<!\p{L})(?:january|janvier|январ[еья])(?!\p{L})/iu,
  /(?<!\p{L})(?:february|février|феврал[еья])(?!\p{L})/iu,
  /(?<!\p{L})(?:march|mars|марте|марта)(?!\p{L})/iu,
  /(?<!\p{L})(?:april|avril|апрел[еья])(?!\p{L})/iu,
  /(?<!\p{L})(?:May|mai|мае|мая)(?!\p{L})/u,
  /(?<!\p{L})(?:june|juin|июн[еья])(?!\p{L})/iu,
  /(?<!\p{L})(?:july|juillet|июл[еья])(?!\p{L})/iu,
  /(?<!\p{L})(?:august|août|августе|августа)(?!\p{L})/iu,
  /(?<!\p{L})(?:september|septembre|сентябр[еья])(?!\p{L})/iu,
  /(?<!\p{L})(?:october|octobre|октябр[еья])(?!\p{L})/iu,
  /(?<!\p{L})(?:november|novembre|ноябр[еья])(?!\p{L})/iu,
  /(?<!\p{L})(?:december|décembre|декабр[еья])(?!\p{L})/iu,
]

export function wrongFirsts(item: PressItem, items: readonly PressItem[]): readonly Fault[] {
  const forms = outletForms(items.map(({ outlet }) => outlet))
  return sentencesOf(item.text).flatMap(({ text, start }) => {
    if (!reporting.test(text)) return []
    const end = monthEnd(text, item.at)
    const isFirst = firstWords.test(text)
    return [...forms].flatMap(([outlet, own]): readonly Fault[] => {
      if (namedAt(text, own) === undefined || (end === undefined && !isFirst)) return []
      const truly = trulyFirst(outlet, items, { until: end, isFirst })
      return truly === undefined
        ? []
        : [
            {
              publication: item.id,
              kind: 'wrong_first',
              at: { start, end: start + text.length },
              words: text,
              beside: [{ source: truly.id, words: truly.outlet }],
            },
          ]
    })
  })
}

/** The report of another outlet that was there before anything of this one. */
function trulyFirst(
  outlet: string,
  items: readonly PressItem[],
  { until, isFirst }: { readonly until: number | undefined; readonly isFirst: boolean },
): PressItem | undefined {
  const [earliest] = items
  const own = items.find((one) => one.outlet === outlet)
  if (own === undefined || earliest === undefined || earliest.outlet === outlet) return undefined
  if (until !== undefined) return own.at > until && earliest.at <= until ? earliest : undefined
  return isFirst && earliest.at < own.at ? earliest : undefined
}

/** The end of the month that a sentence names: the last such month before the report. */
function monthEnd(text: string, at: number): number | undefined {
  const month = months.findIndex((pattern) => pattern.test(text)) + 1
  if (month === 0 || !Number.isFinite(at)) return undefined
  const printed = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC')
  const written = /(?<!\d)((?:19|20)\d\d)(?!\d)/u.exec(text)?.[1]
  const year = written === undefined ? printed.year - (month > printed.month ? 1 : 0) : Number(written)
  const next = Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 })
  return Date.parse(`${next.toString()}T00:00:00Z`) - 1
}

export type Sentence = { readonly text: string; readonly start: number }

/** Cut where a full stop is followed by a capital or a mark. */
export function sentencesOf(text: string): readonly Sentence[] {
  const found: Sentence[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?…]+["'”’»]*\s+(?=[\p{Lu}"“«‘'—])|\n+/gu)) {
    found.push({ text: text.slice(start, match.index + match[0].trimEnd().length), start })
    start = match.index + match[0].length
  }
  if (start < text.length) found.push({ text: text.slice(start), start })
  return found
}
