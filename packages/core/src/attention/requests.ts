/**
 * What somebody wrote to the line on a day, as a support for one side of a conflict about days.
 *
 * "They let me go yesterday", written on the twentieth, says the nineteenth, and nobody wrote it to be believed later.
 */
import { canonical, casesOf } from '../rules/persons.ts'
import { textIn, textsIn, timeOf, type World } from '../rules/world.ts'
import type { Conflict } from './conflicts.ts'

const relative: readonly (readonly [RegExp, number])[] = [
  [/(?<!\p{L})(?:the day before yesterday|avant-hier|позавчера)(?!\p{L})/iu, 2],
  [/(?<!\p{L})(?:yesterday|hier|last night|вчера)(?!\p{L})/iu, 1],
  [/(?<!\p{L})(?:today|tonight|this morning|aujourd['’]hui|ce matin|сегодня)(?!\p{L})/iu, 0],
]
const counted = [
  /(\d+|\p{L}+) days ago/iu,
  /il y a (\d+|\p{L}+) jours/iu,
  /(\d+|\p{L}+) (?:дня|дней|день) назад/iu,
]
const small: readonly (readonly string[])[] = [
  [],
  ['one', 'un', 'один'],
  ['two', 'deux', 'два'],
  ['three', 'trois', 'три'],
  ['four', 'quatre', 'четыре'],
  ['five', 'cinq', 'пять'],
  ['six', 'шесть'],
  ['seven', 'sept', 'семь'],
]

export type RequestHelp = {
  readonly kind: 'request'
  readonly request: string
  readonly on: string
  readonly day: string
}

export function requestsFor(conflict: Conflict, world: World): readonly RequestHelp[] {
  const days = conflict.values.filter((value) => timeOf(value) !== undefined)
  if (conflict.subject === null || days.length === 0) return []
  const cases = new Set(casesOf(canonical(conflict.subject, world), world).map(({ id }) => id))
  return world
    .ofType('HelpRequest')
    .filter(
      (one) =>
        textsIn(one, 'caseId').some((id) => cases.has(id)) ||
        textsIn(one, 'personId').includes(conflict.subject ?? ''),
    )
    .flatMap((request) => {
      const received = textIn(request, 'receivedAt') ?? ''
      const meant = dayMeant(textIn(request, 'body') ?? '', received)
      const side = days.find((day) => day === meant)
      return side === undefined
        ? []
        : [{ kind: 'request' as const, request: request.id, on: received.slice(0, 10), day: side }]
    })
}

function dayMeant(body: string, received: string): string | undefined {
  const at = timeOf(received.slice(0, 10))
  const back = relative.find(([pattern]) => pattern.test(body))?.[1] ?? daysAgo(body)
  if (at === undefined || back === undefined) return undefined
  return Temporal.Instant.fromEpochMilliseconds(at - back * 86_400_000)
    .toString()
    .slice(0, 10)
}

function daysAgo(body: string): number | undefined {
  for (const pattern of counted) {
    const said = pattern.exec(body)?.[1]?.toLowerCase()
    if (said === undefined) continue
    const n = /^\d+$/.test(said) ? Number(said) : small.findIndex((words) => words.includes(said))
    if (n > 0) return n
  }
  return undefined
}
