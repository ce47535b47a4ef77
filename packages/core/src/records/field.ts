/**
 * Fields of records and parts of shapes, and the types that follow from them.
 *
 * One declaration gives the TypeScript type, the parser, the form and the table columns. A parsed value
 * is branded: a record that did not come through the parser does not compile.
 */
import { type Brand, brand } from '../base/brand.ts'
import type { Words } from '../base/language.ts'
import { isObject, type Parser, type Refusal, unfit } from '../base/parse.ts'
import { ok, type Result } from '../base/result.ts'
import type { SensitivityClass } from './class.ts'
import type { Kind, ValueOf } from './kinds.ts'
import { last, type Merge, setBy } from './merge.ts'

/** Where a field's words may be found by search; see `vault/schema.ts`. */
export type Findable = 'rooms' | 'guarded' | 'opened-case' | 'never'

export type PartFacts = { readonly label: Words; readonly help?: Words }
export type Part<T = unknown, Required extends boolean = boolean> = Kind<T> &
  PartFacts & { readonly required: Required }
export type Parts = Readonly<Record<string, Part>>

export type FieldFacts = PartFacts & {
  readonly class: SensitivityClass
  readonly merge: Merge
  readonly findable: Findable
  /** Shown as a column of the type's table, in the order of the declaration. */
  readonly column: boolean
  /** Filled by the program from other records; a form shows it and does not ask for it. */
  readonly computed: boolean
  /** A key or a token: on no page, in no history, index, table, form or export. Only the program reads it. */
  readonly secret: boolean
  /** A compartment outside the record's home, as the reasons in `home.ts` say. */
  readonly apart?: 'claims' | 'shelters'
}
export type Field<T = unknown, Required extends boolean = boolean> = Part<T, Required> & FieldFacts
export type Fields = Readonly<Record<string, Field>>

/** What a declaration says; the rest follows from kind and class. */
export type FieldSaid = PartFacts & Pick<FieldFacts, 'class'> & Partial<Omit<FieldFacts, 'class'>>

export function required<T>(kind: Kind<T>, said: FieldSaid): Field<T, true> {
  return { ...kind, ...filledIn(kind, said), required: true }
}

export function optional<T>(kind: Kind<T>, said: FieldSaid): Field<T, false> {
  return { ...kind, ...filledIn(kind, said), required: false }
}

/** A part of a shape that must be there. */
export function must<T>(kind: Kind<T>, label: Words, help?: Words): Part<T, true> {
  return { ...kind, label, ...(help === undefined ? {} : { help }), required: true }
}

/** A part of a shape that may be there. */
export function may<T>(kind: Kind<T>, label: Words, help?: Words): Part<T, false> {
  return { ...kind, label, ...(help === undefined ? {} : { help }), required: false }
}

/** The same thing said in English, Russian and French. */
export function words(en: string, ru: string, fr: string): Words {
  return { en, ru, fr }
}

function filledIn(kind: Kind<unknown>, said: FieldSaid): FieldFacts {
  return {
    merge: kind.many === true ? setBy() : last,
    findable: said.secret === true ? 'never' : findableBy(kind, said.class),
    column: false,
    computed: said.secret === true,
    secret: false,
    ...said,
  }
}

/** Names and places are searched in their own rooms only; whatever holds no words of people, nowhere. */
function findableBy(kind: Kind<unknown>, sensitivity: SensitivityClass): Findable {
  if (!holdsWords(kind)) return 'never'
  return sensitivity === 'NAME' || sensitivity === 'LOC' ? 'guarded' : 'rooms'
}

export function holdsWords(kind: Kind<unknown>): boolean {
  return (
    kind.words === true ||
    (kind.parts !== undefined && Object.values(kind.parts).some(holdsWords)) ||
    (kind.or !== undefined && kind.or.some(holdsWords))
  )
}

type RequiredIn<F> = { [K in keyof F]: F[K] extends { readonly required: true } ? K : never }[keyof F]
export type ValuesOf<F> = { readonly [K in RequiredIn<F>]: ValueOf<F[K]> } & {
  readonly [K in Exclude<keyof F, RequiredIn<F>>]?: ValueOf<F[K]>
}

/** A field name from outside may itself be content: only a declared or a plain short name is repeated. */
function plainName(name: string): string {
  return /^[A-Za-z][A-Za-z0-9]{0,30}$/.test(name) ? name : '(unnamed)'
}

/** Exactly these fields. An unknown one is refused, because nothing may ride along unseen. */
export function parseParts(
  parts: Parts,
  value: unknown,
  path: string,
): Result<Readonly<Record<string, unknown>>, Refusal> {
  if (!isObject(value)) return unfit(path, 'not-an-object')
  const under = (name: string): string => (path === '' ? name : `${path}.${name}`)
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(parts, name)) return unfit(under(plainName(name)), 'unknown-field')
  }
  const parsed: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(parts)) {
    const raw = Object.hasOwn(value, name) ? value[name] : undefined
    if (raw === undefined || raw === null) {
      if (part.required) return unfit(under(name), 'missing')
      continue
    }
    const one = part.parse(raw, under(name))
    if (!one.ok) return one
    parsed[name] = one.value
  }
  return ok(parsed)
}

export type ShapeOf<P, Name extends string> = Brand<ValuesOf<P>, Name>

/** Several values that belong together inside one field; `name` tells shapes apart in types. */
export function shape<const Name extends string, P extends Parts>(
  _name: Name,
  parts: P,
): Kind<ShapeOf<P, Name>> {
  const parse: Parser<ShapeOf<P, Name>> = (value, field) => {
    const parsed = parseParts(parts, value, field)
    return parsed.ok ? ok(brand<ShapeOf<P, Name>>(parsed.value)) : parsed
  }
  return { control: 'shape', parse, parts }
}
