/**
 * Days as people write them into plans, and the day it is.
 *
 * A slip of the finger puts a journey into another century: it is refused in a sentence that says which year was
 * meant, because a plan for 1921 is nobody's plan and a plan for 2121 raises no alarm in anybody's life.
 */
import { type Day, instantOf, parseDay } from '../base/date.ts'
import type { Words } from '../base/language.ts'
import { isObject } from '../base/parse.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { day, timeOf, type World } from '../rules/world.ts'

/** The day it is, in UTC, as records count days. */
export function today({ now }: Pick<World, 'now'>): string {
  return instantOf(now).slice(0, 10)
}

/** What a day is for decides how far off it may lie. */
export type DayFor = 'happened' | 'planned' | 'expires'

export type DayRefusal =
  | { readonly kind: 'unlikely-day'; readonly why: 'no-such-day' }
  | {
      readonly kind: 'unlikely-day'
      readonly why: 'another-century' | 'too-far-back' | 'too-far-ahead'
      readonly year: number
      /** The year that was probably meant. */
      readonly meant?: number
    }

const year = 365.25 * day
const window: { readonly [P in DayFor]: { readonly back: number; readonly ahead: number } } = {
  // A grandparent's arrest may matter; tomorrow's has not happened.
  happened: { back: 60 * year, ahead: day },
  // What was planned last month may still be entered.
  planned: { back: 62 * day, ahead: 3 * year },
  expires: { back: 30 * year, ahead: 30 * year },
}

/** A day that can be meant, or a refusal that a sentence can be made of. */
export function likelyDay(
  written: string,
  { now, for: purpose }: { readonly now: number; readonly for: DayFor },
): Result<Day, DayRefusal> {
  const parsed = parseDay(written.trim())
  if (parsed === undefined) return refuse({ kind: 'unlikely-day', why: 'no-such-day' })
  const off = Date.parse(`${parsed}T00:00:00Z`) - now
  const { back, ahead } = window[purpose]
  if (off <= ahead && off >= -back - day) return ok(parsed)
  const written4 = Number(parsed.slice(0, 4))
  const thisYear = Number(today({ now }).slice(0, 4))
  const meant = thisYear - (thisYear % 100) + (written4 % 100)
  const asMeant = `${String(meant).padStart(4, '0')}${parsed.slice(4)}`
  const likely = meant !== written4 && parseDay(asMeant) !== undefined && fits(asMeant, now, purpose)
  const far = Math.abs(off) > lifetime
  return refuse({
    kind: 'unlikely-day',
    why: far ? 'another-century' : off < 0 ? 'too-far-back' : 'too-far-ahead',
    year: written4,
    ...(likely ? { meant } : {}),
  })
}

function fits(written: string, now: number, purpose: DayFor): boolean {
  const off = Date.parse(`${written}T00:00:00Z`) - now
  return off <= window[purpose].ahead && off >= -window[purpose].back - day
}

/** Farther off than anybody's life: nothing that is planned, happened or ends lies there. */
const lifetime = 60 * year

/**
 * The first day or instant in these fields that lies in another century, by its field. Asked of everything that an act
 * writes, so that no way in is forgotten; births stand elsewhere and are not asked.
 */
export function strangeDayIn(fields: Readonly<Record<string, unknown>>, now: number): string | undefined {
  return Object.keys(fields).find((name) => name !== 'birth' && holdsStrangeDay(fields[name], now))
}

function holdsStrangeDay(value: unknown, now: number): boolean {
  if (Array.isArray(value)) return value.some((one) => holdsStrangeDay(one, now))
  if (isObject(value)) return Object.values(value).some((one) => holdsStrangeDay(one, now))
  const at = timeOf(value)
  return at !== undefined && Math.abs(at - now) > lifetime
}

/** The sentence of a refusal. */
export function dayWords(refusal: DayRefusal): Words {
  if (refusal.why === 'no-such-day') {
    return {
      en: 'There is no such day. Write it as 2021-08-05.',
      ru: 'Такого дня нет. Пишите так: 2021-08-05.',
      fr: 'Ce jour n’existe pas. Écrivez-le ainsi : 2021-08-05.',
    }
  }
  const { why, year: written, meant } = refusal
  const ask: Words =
    meant === undefined
      ? { en: '', ru: '', fr: '' }
      : {
          en: ` Did you mean ${meant}?`,
          ru: ` Имелся в виду ${meant} год?`,
          fr: ` Vouliez-vous dire ${meant} ?`,
        }
  const said: Words = {
    'another-century': {
      en: `The year ${written} lies in another century.`,
      ru: `${written} год — другой век.`,
      fr: `L’année ${written} est d’un autre siècle.`,
    },
    'too-far-back': {
      en: `The year ${written} is too long ago for this.`,
      ru: `${written} год — слишком давно для этой записи.`,
      fr: `L’année ${written} est trop lointaine pour cela.`,
    },
    'too-far-ahead': {
      en: `That day in ${written} is too far ahead for this.`,
      ru: `Этот день ${written} года слишком далеко впереди.`,
      fr: `Ce jour de ${written} est trop loin dans l’avenir.`,
    },
  }[why]
  return { en: said.en + ask.en, ru: said.ru + ask.ru, fr: said.fr + ask.fr }
}
