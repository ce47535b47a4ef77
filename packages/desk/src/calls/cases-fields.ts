/** How single values of a question about cases are read: days, terms, records, lists; each refuses what it does not know. */
import { parseDay, parseInstant } from '@safeconduct/core/base/date.ts'
import { recordId } from '@safeconduct/core/base/id.ts'
import { languages } from '@safeconduct/core/base/language.ts'
import {
  isObject,
  listOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  unfit,
  whole,
} from '@safeconduct/core/base/parse.ts'
import { ok } from '@safeconduct/core/base/result.ts'

export const language = optional(oneOf(languages))
export const look = object({ language })
export const one = object({ id: recordId, language })
export const ofCase = object({ caseId: optional(recordId), language })
export const short = text({ max: 200, lines: false })
export const long = text({ max: 5_000 })
export const term: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-term')
export const member: Parser<string> = text({ max: 16, lines: false })
export const terms = listOf(term, { max: 60 })
export const lang: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value) && value.length < 36
    ? ok(value)
    : unfit(field, 'not-a-language')
export const instant: Parser<string> = (value, field) => {
  const read = typeof value === 'string' ? parseInstant(value) : undefined
  return read === undefined ? unfit(field, 'not-an-instant') : ok(read)
}
export const day: Parser<string> = (value, field) => {
  const read = typeof value === 'string' ? parseDay(value) : undefined
  return read === undefined ? unfit(field, 'not-a-day') : ok(read)
}
export const instantOrNone: Parser<string> = (value, field) =>
  value === 'none' ? ok(value) : instant(value, field)
export const duration: Parser<string> = (value, field) =>
  typeof value === 'string' && /^P(?:\d{1,3}[DWMY]|T\d{1,3}[HM])$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-duration')
export const country: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? ok(value) : unfit(field, 'not-a-country')
/** A record, or a leg: the journey, `#` and the number. */
export const subject: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[0-9a-f]{32}(?:#[1-9][0-9]?)?$/.test(value)
    ? ok(value)
    : unfit(field, 'not-an-id')
export const month: Parser<string> = (value, field) =>
  typeof value === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value) ? ok(value) : unfit(field, 'not-a-day')
export const despite = optional(listOf(term, { max: 10 }))
export const recipient = object({ kind: term, name: short })
export const recipients = listOf(recipient, { min: 1, max: 50 })
export const legNumber = whole(1, 99)
export const itemState = oneOf(['open', 'done', 'not_needed'])

/** Boxes of one paper, or answers to questions: plain names, no more than a form has. */
export function boxes<T>(parser: Parser<T>): Parser<Readonly<Record<string, T>>> {
  return (value, field) => {
    if (!isObject(value)) return unfit(field, 'not-an-object')
    const members: [string, T][] = []
    for (const [name, raw] of Object.entries(value)) {
      if (!/^[a-z][A-Za-z0-9_-]{0,59}$/.test(name)) return unfit(field, 'unknown-field')
      const parsed = parser(raw, field)
      if (!parsed.ok) return parsed
      members.push([name, parsed.value])
    }
    return members.length > 200 ? unfit(field, 'too-many') : ok(Object.fromEntries(members))
  }
}

/** One of several asks, told apart by `act`. */
export function acts<T>(byAct: { readonly [act: string]: Parser<T> }): Parser<T> {
  return (value, field) => {
    const act = isObject(value) ? value['act'] : undefined
    const parser = typeof act === 'string' && Object.hasOwn(byAct, act) ? byAct[act] : undefined
    return parser === undefined ? unfit('act', 'not-a-term') : parser(value, field)
  }
}
