/**
 * Days and moments as people type them.
 *
 * Year first, or with dots day first (19.3.2021). A date with slashes is not read: 4/5 may mean two
 * days, and a wrong day in a file can free a perpetrator. What cannot be read is kept as typed.
 */
import { parseDay, parseInstant } from '@safeconduct/core/base/date.ts'

export function readDay(typed: string): string {
  const text = typed.trim()
  const iso = /^(\d{4})[-. ](\d{1,2})[-. ](\d{1,2})$/.exec(text)
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const parts =
    iso === null
      ? dotted === null
        ? undefined
        : [dotted[3], dotted[2], dotted[1]]
      : [iso[1], iso[2], iso[3]]
  if (parts === undefined) return text
  const [year = '', month = '', day = ''] = parts
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return parseDay(read) ?? text
}

/** `2021-03-19 14:30` becomes an instant in UTC. */
export function readInstant(typed: string): string {
  const match = /^(\S+)[ T](\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:Z|UTC)?$/i.exec(typed.trim())
  if (match === null) return typed.trim()
  const [, day = '', hour = '', minute = '', second = '00'] = match
  return `${readDay(day)}T${hour.padStart(2, '0')}:${minute}:${second}Z`
}

/** How an instant stands in its field. */
export function typedInstant(instant: string): string {
  return instant.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00)?(?:\.000)?Z$/, '$1 $2')
}

/** A day as it is kept; undefined where no day can be read. */
export function wholeDay(typed: string): string | undefined {
  return parseDay(readDay(typed))
}

/** A moment as it stands in its field; undefined where none can be read. */
export function wholeMoment(typed: string): string | undefined {
  const read = parseInstant(readInstant(typed))
  return read === undefined ? undefined : typedInstant(read)
}
