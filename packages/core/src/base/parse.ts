/**
 * Parsers: the door between `unknown` and everything the program trusts.
 *
 * A parser says where a value is wrong and why, never what the value was: a refusal may reach a log
 * or a screen that its content must not reach.
 */
import { ok, type Result, refuse } from './result.ts'

/** Why a value was refused. Words for each in `records/words`; a reason never holds the value. */
export type Reason =
  | 'missing'
  | 'unknown-field'
  | 'not-text'
  | 'not-a-number'
  | 'not-whole'
  | 'not-yes-or-no'
  | 'not-a-list'
  | 'not-an-object'
  | 'not-a-term'
  | 'not-an-instant'
  | 'not-a-day'
  | 'not-a-duration'
  | 'not-a-language'
  | 'not-a-country'
  | 'not-a-web-address'
  | 'not-a-hash'
  | 'not-a-code'
  | 'not-an-id'
  | 'empty'
  | 'too-long'
  | 'too-many'
  | 'too-small'
  | 'too-large'
  | 'repeated'
  | 'control-character'
  | 'lone-surrogate'
  | 'targeted-ground'
  | 'wrong-type'

/** `field` is a path such as `legs[2].planned`; the empty path is the value itself. */
export type Refusal = { readonly kind: 'unfit'; readonly field: string; readonly reason: Reason }
export type Parser<T> = (value: unknown, field: string) => Result<T, Refusal>

export function unfit(field: string, reason: Reason): { readonly ok: false; readonly refusal: Refusal } {
  return refuse({ kind: 'unfit', field, reason })
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

export type TextLimits = {
  readonly max?: number
  readonly allowEmpty?: boolean
  /** Line breaks and tabs; other control characters are refused everywhere. */
  readonly lines?: boolean
}

// C0 and C1 without tab, line feed and carriage return.
// oxlint-disable-next-line no-control-regex -- naming control characters is the point
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/
const lineMarks = /[\t\n\r\u2028\u2029]/

/** Text that can be stored, shown and sealed as UTF-8 without loss. */
export function text({ max = 1_000_000, allowEmpty = false, lines = true }: TextLimits = {}): Parser<string> {
  return (value, field) => {
    if (!isText(value)) return unfit(field, 'not-text')
    if (!allowEmpty && value.trim() === '') return unfit(field, 'empty')
    if (value.length > max) return unfit(field, 'too-long')
    if (!value.isWellFormed()) return unfit(field, 'lone-surrogate')
    if (controls.test(value) || (!lines && lineMarks.test(value))) return unfit(field, 'control-character')
    return ok(value)
  }
}

export const yesOrNo: Parser<boolean> = (value, field) =>
  typeof value === 'boolean' ? ok(value) : unfit(field, 'not-yes-or-no')

export function whole(min: number, max: number): Parser<number> {
  return (value, field) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return unfit(field, 'not-a-number')
    if (!Number.isSafeInteger(value)) return unfit(field, 'not-whole')
    if (value < min) return unfit(field, 'too-small')
    return value > max ? unfit(field, 'too-large') : ok(value)
  }
}

export function oneOf<const T extends string>(terms: readonly T[]): Parser<T> {
  return (value, field) => {
    const term = terms.find((candidate) => candidate === value)
    return term === undefined ? unfit(field, 'not-a-term') : ok(term)
  }
}

export function listOf<T>(item: Parser<T>, { min = 0, max = 10_000 } = {}): Parser<readonly T[]> {
  return (value, field) => {
    if (!Array.isArray(value)) return unfit(field, 'not-a-list')
    if (value.length < min) return unfit(field, 'empty')
    if (value.length > max) return unfit(field, 'too-many')
    const items: T[] = []
    for (const [index, raw] of value.entries()) {
      const parsed = item(raw, `${field}[${index}]`)
      if (!parsed.ok) return parsed
      items.push(parsed.value)
    }
    return ok(items)
  }
}

export type Optional<T> = { readonly optional: Parser<T> }
export type Shape = Readonly<Record<string, Parser<unknown> | Optional<unknown>>>
type ParsedBy<P> = P extends Parser<infer T> ? T : never
type RequiredKeys<S extends Shape> = { [K in keyof S]: S[K] extends Optional<unknown> ? never : K }[keyof S]
type OptionalKeys<S extends Shape> = { [K in keyof S]: S[K] extends Optional<unknown> ? K : never }[keyof S]
export type ObjectOf<S extends Shape> = { readonly [K in RequiredKeys<S>]: ParsedBy<S[K]> } & {
  readonly [K in OptionalKeys<S>]?: S[K] extends Optional<infer T> ? T : never
}

export function optional<T>(parser: Parser<T>): Optional<T> {
  return { optional: parser }
}

/** An object with exactly these fields: an unknown one is refused, because nothing may ride along unseen. */
export function object<const S extends Shape>(shape: S): Parser<ObjectOf<S>> {
  const rules = Object.entries(shape)
  return (value, field) => {
    if (!isObject(value)) return unfit(field, 'not-an-object')
    const under = (name: string): string => (field === '' ? name : `${field}.${name}`)
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(shape, name)) return unfit(under(safeName(name)), 'unknown-field')
    }
    const parsed: Record<string, unknown> = {}
    for (const [name, rule] of rules) {
      const raw = Object.hasOwn(value, name) ? value[name] : undefined
      const missing = raw === undefined || raw === null
      if (typeof rule !== 'function' && missing) continue
      if (missing) return unfit(under(name), 'missing')
      const part = (typeof rule === 'function' ? rule : rule.optional)(raw, under(name))
      if (!part.ok) return part
      parsed[name] = part.value
    }
    return ok(asShaped<ObjectOf<S>>(parsed))
  }
}

/** A field name from outside may itself be content: only a plain short name is repeated in a refusal. */
function safeName(name: string): string {
  return /^[A-Za-z$][A-Za-z0-9$]{0,40}$/.test(name) ? name : '(unnamed)'
}

function asShaped<T>(parsed: Readonly<Record<string, unknown>>): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field was parsed just above
  return parsed as T
}
