/**
 * Who is named as the first to report, against who was: the small paper that took the risk is forgotten first.
 */
import type { World } from '../rules/world.ts'
import type { Fault } from './fault.ts'
import { formsIn, namedAt } from './outlet-names.ts'
import { type PressItem, pressItem, pressItems } from './press-texts.ts'
import { sentencesOf } from './sentences.ts'
import { type Stance, sameValue, stancesOf } from './stances.ts'

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

export function wrongFirsts(item: PressItem, world: World): readonly Fault[] {
  const items = pressItems(world)
  const stances = stancesOf(world)
  return sentencesOf(item.text).flatMap(({ text, start }) => {
    if (!reporting.test(text)) return []
    const month = monthNamed(text, item.at)
    const isFirst = firstWords.test(text)
    return [...formsIn(world)].flatMap(([outlet, own]): readonly Fault[] => {
      if (namedAt(text, own) === undefined || (month === undefined && !isFirst)) return []
      const said = stances.filter(
        (one) => one.source === item.id && one.anchor !== '' && text.includes(one.anchor),
      )
      const truly = trulyFirst(outlet, items, { month, isFirst }) ?? heldByAnother(outlet, said, world)
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
  { month, isFirst }: { readonly month: Month | undefined; readonly isFirst: boolean },
): PressItem | undefined {
  const [earliest] = items
  const own = items.find((one) => one.outlet === outlet)
  if (own === undefined || earliest === undefined || earliest.outlet === outlet) return undefined
  if (earliest.at >= own.at) return undefined
  // Nothing of this outlet is known from that month: the words are told of another's report.
  const isThere = items.some(
    (one) => one.outlet === outlet && month !== undefined && one.at >= month.from && one.at <= month.to,
  )
  return isFirst || (month !== undefined && !isThere) ? earliest : undefined
}

/** What the sentence says stands in an earlier report of another outlet, and in none of the one that is named. */
function heldByAnother(outlet: string, said: readonly Stance[], world: World): PressItem | undefined {
  for (const one of said) {
    const same = stancesOf(world).filter(
      (other) => other.about === one.about && other.slot === one.slot && sameValue(other.value, one.value),
    )
    const reports = same
      .flatMap(({ source }) => pressItem(source, world) ?? [])
      .toSorted((a, b) => a.at - b.at)
    const [first] = reports
    const isOurs = reports.some((report) => report.outlet === outlet)
    if (first !== undefined && first.id !== one.source && !isOurs) return first
  }
  return undefined
}

type Month = { readonly from: number; readonly to: number }

/** The month that a sentence names: the last such month before the report. */
function monthNamed(text: string, at: number): Month | undefined {
  const month = months.findIndex((pattern) => pattern.test(text)) + 1
  if (month === 0 || !Number.isFinite(at)) return undefined
  const printed = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC')
  const written = /(?<!\d)((?:19|20)\d\d)(?!\d)/u.exec(text)?.[1]
  const year = written === undefined ? printed.year - (month > printed.month ? 1 : 0) : Number(written)
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  const next = first.add({ months: 1 })
  return {
    from: Date.parse(`${first.toString()}T00:00:00Z`),
    to: Date.parse(`${next.toString()}T00:00:00Z`) - 1,
  }
}
