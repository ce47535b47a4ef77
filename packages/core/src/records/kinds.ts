/**
 * Kinds of value: what may stand in a field, and which control a form shows for it.
 *
 * A kind is the parser and its description together, so that a form can never offer what the parser
 * refuses. Kinds compose: `many(term(riskFactor))`, `shape('leg', {…})`.
 */
import type { Brand } from '../base/brand.ts'
import { brand } from '../base/brand.ts'
import { type Day, type Instant, parseDay, parseInstant } from '../base/date.ts'
import type { RecordId } from '../base/id.ts'
import { recordId } from '../base/id.ts'
import * as base from '../base/parse.ts'
import { type Parser, unfit } from '../base/parse.ts'
import { ok } from '../base/result.ts'
import type { Parts } from './field.ts'
import type { Vocabulary } from './vocabulary/vocabulary.ts'

/** What a form shows. `machine` is filled by the program and never typed. */
export type Control =
  | 'line'
  | 'text'
  | 'code'
  | 'term'
  | 'yes-no'
  | 'number'
  | 'day'
  | 'instant'
  | 'duration'
  | 'language'
  | 'country'
  | 'member'
  | 'record'
  | 'web-address'
  | 'shape'
  | 'machine'

export type Kind<T> = {
  readonly control: Control
  readonly parse: Parser<T>
  /** The value is a list of such values. */
  readonly many?: true
  readonly vocabulary?: Vocabulary
  /** Types of record a reference may lead to. */
  readonly to?: readonly string[]
  readonly parts?: Parts
  readonly limits?: { readonly min?: number; readonly max?: number }
  /** Words of people, which a search may look into where the field allows it. */
  readonly words?: true
  /** A short field: no mission term may stand in it (rule R29). */
  readonly short?: true
  /** Other kinds the same value may have instead: a text or a file, everything or a list. */
  readonly or?: readonly Kind<unknown>[]
  /** Where there are others: the first of them alone, without the others' values. */
  readonly itself?: Kind<unknown>
}

export type ValueOf<K> = K extends { readonly parse: Parser<infer T> } ? T : never

/** One line, as in a table. */
export function line(max = 300): Kind<string> {
  return {
    control: 'line',
    parse: base.text({ max, lines: false }),
    limits: { max },
    words: true,
    short: true,
  }
}

/** Sentences and paragraphs. */
export function text(max = 200_000): Kind<string> {
  return { control: 'text', parse: base.text({ max }), limits: { max }, words: true }
}

export type Code = Brand<string, 'Code'>

/** A code that staff say to each other instead of a name: `P-07`, `Heron`. */
export const code: Kind<Code> = {
  control: 'code',
  parse: (value, field) => {
    if (!base.isText(value)) return unfit(field, 'not-text')
    return /^[A-Za-z][A-Za-z0-9]{0,15}(?:-[A-Za-z0-9]{1,12}){0,2}$/.test(value)
      ? ok(brand<Code>(value))
      : unfit(field, 'not-a-code')
  },
  limits: { max: 40 },
  words: true,
  short: true,
}

export const yesNo: Kind<boolean> = { control: 'yes-no', parse: base.yesOrNo }

export function whole(min: number, max: number): Kind<number> {
  return { control: 'number', parse: base.whole(min, max), limits: { min, max } }
}

export function term<Code extends string>(vocabulary: Vocabulary<Code>): Kind<Code> {
  return { control: 'term', parse: base.oneOf(vocabulary.terms.map(({ code }) => code)), vocabulary }
}

export const day: Kind<Day> = {
  control: 'day',
  parse: (value, field) => {
    const parsed = base.isText(value) ? parseDay(value) : undefined
    return parsed === undefined ? unfit(field, 'not-a-day') : ok(parsed)
  },
}

export const instant: Kind<Instant> = {
  control: 'instant',
  parse: (value, field) => {
    const parsed = base.isText(value) ? parseInstant(value) : undefined
    return parsed === undefined ? unfit(field, 'not-an-instant') : ok(parsed)
  },
}

export type Duration = Brand<string, 'Duration'>

/** An interval of the calendar, as ISO 8601 writes it: `P1D`, `P1M`. */
export const duration: Kind<Duration> = {
  control: 'duration',
  parse: (value, field) =>
    base.isText(value) &&
    (/^P(?=\d)(?:[1-9]\d?Y)?(?:[1-9]\d?M)?(?:[1-9]\d?W)?(?:[1-9]\d{0,2}D)?$/.test(value) ||
      // Somebody on the road is asked every few hours.
      /^PT(?:[1-9]|1\d|2[0-3])H$/.test(value))
      ? ok(brand<Duration>(value))
      : unfit(field, 'not-a-duration'),
}

export type LanguageTag = Brand<string, 'LanguageTag'>

/** A language of a text, ISO 639 with an optional script or region: `ru`, `ce`, `sr-Latn`. */
export const language: Kind<LanguageTag> = {
  control: 'language',
  parse: (value, field) =>
    base.isText(value) && /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/.test(value)
      ? ok(brand<LanguageTag>(value))
      : unfit(field, 'not-a-language'),
}

export type CountryCode = Brand<string, 'CountryCode'>

/** ISO 3166, two letters. Codes from XA to XZ are free for private use: the demonstration lives there. */
export const country: Kind<CountryCode> = {
  control: 'country',
  parse: (value, field) =>
    base.isText(value) && /^[A-Z]{2}$/.test(value)
      ? ok(brand<CountryCode>(value))
      : unfit(field, 'not-a-country'),
}

export type MemberCode = Brand<string, 'MemberCode'>

/** A member by code or by the 32 digits of the roster: never a name. */
export const member: Kind<MemberCode> = {
  control: 'member',
  parse: (value, field) =>
    base.isText(value) && /^(?:M-\d{2,4}|[0-9a-f]{32})$/.test(value)
      ? ok(brand<MemberCode>(value))
      : unfit(field, 'not-a-code'),
}

/** The name of another record. Whether that record exists is the vault's question, not the parser's. */
export function ref(...to: readonly string[]): Kind<RecordId> {
  return { control: 'record', parse: recordId, to }
}

export type SubjectRef = Brand<string, 'SubjectRef'>

/** Any record, or one leg of a journey: its id, `#` and the number of the leg. */
export const subjectRef: Kind<SubjectRef> = {
  control: 'record',
  parse: (value, field) =>
    base.isText(value) && /^[0-9a-f]{32}(?:#[1-9]\d{0,2})?$/.test(value)
      ? ok(brand<SubjectRef>(value))
      : unfit(field, 'not-an-id'),
  to: [],
}

/** A web address: http or https, without a password in it. */
export const webAddress: Kind<string> = {
  control: 'web-address',
  parse: (value, field) => {
    const read = base.text({ max: 2000, lines: false })(value, field)
    if (!read.ok) return read
    return /^https?:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/i.test(read.value) ? read : unfit(field, 'not-a-web-address')
  },
  limits: { max: 2000 },
  words: true,
}

export type Sha256Hex = Brand<string, 'Sha256Hex'>

/** SHA-256 as 64 lower-case hex digits. */
export const hash: Kind<Sha256Hex> = {
  control: 'machine',
  parse: (value, field) =>
    base.isText(value) && /^[0-9a-f]{64}$/.test(value)
      ? ok(brand<Sha256Hex>(value))
      : unfit(field, 'not-a-hash'),
}

/** Bytes that only the program reads, as hex. */
export const token: Kind<Sha256Hex> = hash

export type HexBytes = Brand<string, 'HexBytes'>

/** So many bytes that only the program reads, as lower-case hex: a box, a key, a name of a piece. */
export function bytesOf(count: number): Kind<HexBytes> {
  return {
    control: 'machine',
    parse: (value, field) =>
      base.isText(value) && value.length === 2 * count && /^[0-9a-f]+$/.test(value)
        ? ok(brand<HexBytes>(value))
        : unfit(field, 'not-a-hash'),
    limits: { min: 2 * count, max: 2 * count },
  }
}

export function many<T>(kind: Kind<T>, { min = 0, max = 1000 } = {}): Kind<readonly T[]> {
  return { ...kind, parse: base.listOf(kind.parse, { min, max }), many: true }
}

/** The same, where a value may stand only once: terms, members, references. */
export function distinct<T extends string>(
  kind: Kind<T>,
  limits = { min: 0, max: 1000 },
): Kind<readonly T[]> {
  const list = base.listOf(kind.parse, limits)
  const parse: Parser<readonly T[]> = (value, field) => {
    const parsed = list(value, field)
    return parsed.ok && new Set(parsed.value).size < parsed.value.length ? unfit(field, 'repeated') : parsed
  }
  return { ...kind, parse, many: true }
}

/** Either kind; the refusal is that of the first, unless the value has the outer form of the second. */
export function either<A, B>(first: Kind<A>, second: Kind<B>): Kind<A | B> {
  const parse: Parser<A | B> = (value, field) => {
    const a = first.parse(value, field)
    if (a.ok) return a
    const b = second.parse(value, field)
    return b.ok || a.refusal.reason === 'not-a-list' || a.refusal.reason === 'not-a-term' ? b : a
  }
  return { ...first, parse, itself: first.itself ?? first, or: [...(first.or ?? []), ...kindsOf(second)] }
}

/** Every kind that a value here may have, each by itself. */
export function kindsOf(kind: Kind<unknown>): readonly Kind<unknown>[] {
  return [kind.itself ?? kind, ...(kind.or ?? [])]
}

/** The same kind, but its signs are no words to search for: a currency, a script. */
export function unsearched<T>({ words: _words, ...kind }: Kind<T>): Kind<T> {
  return kind
}
