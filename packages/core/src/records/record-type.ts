/**
 * A record type: its own fields, what every record has beside them, its states, and the type that follows.
 *
 * `lang` and `note` may stand on every record; a type that has a field of that name uses its own.
 */
import type { Brand } from '../base/brand.ts'
import type { Instant } from '../base/date.ts'
import type { RecordId } from '../base/id.ts'
import type { Words } from '../base/language.ts'
import type { SensitivityClass } from './class.ts'
import { type Fields, type Findable, optional, required, type ValuesOf, words } from './field.ts'
import { instant, type LanguageTag, language, type MemberCode, member, text } from './kinds.ts'
import { fixed } from './merge.ts'
import type { StateMachine } from './states.ts'

export type Room = 'line' | 'cases' | 'evidence' | 'press'

/** What one declaration says of a type. */
export type Declared<Name extends string, F extends Fields> = {
  readonly name: Name
  readonly room: Room
  /** The class of the record as a whole, as the model has it. */
  readonly class: SensitivityClass
  /** The class whose key the header lies under. */
  readonly header: SensitivityClass
  /** Where a note on such a record may be found: never further than the texts it may repeat. */
  readonly noteFindable: Findable
  /** Whose standard the type follows. */
  readonly standard: string
  readonly meaning: Words
  /** The type's own fields, in the order of its form. */
  readonly fields: F
  readonly states?: StateMachine
}

export type RecordType<Name extends string = string, F extends Fields = Fields> = Declared<Name, F> & {
  /** Own fields and those of every record: all that may be written to such a record. */
  readonly all: Fields
  /** What a form may send: the same without who entered the record and when. */
  readonly writable: Fields
}

export type Common = { readonly lang?: LanguageTag; readonly note?: string }
/** The fields of a parsed record of this declaration. */
export type FieldsOf<D extends Declared<string, Fields>> = Brand<
  Omit<Common, keyof D['fields']> & ValuesOf<D['fields']>,
  D['name']
>

/** A record that went through its parser. */
export type RecordOf<D extends Declared<string, Fields>> = Brand<
  {
    readonly id: RecordId
    readonly type: D['name']
    readonly createdAt: Instant
    readonly createdBy: MemberCode
    readonly fields: FieldsOf<D>
  },
  D['name']
>

export function recordType<const Name extends string, F extends Fields>(
  declared: Declared<Name, F>,
): RecordType<Name, F> {
  const writable = { ...declared.fields, ...without(commonFields(declared), declared.fields) }
  return { ...declared, writable, all: { ...headerFields(declared.header), ...writable } }
}

function without(common: Fields, own: Fields): Fields {
  return Object.fromEntries(Object.entries(common).filter(([name]) => !Object.hasOwn(own, name)))
}

function headerFields(header: SensitivityClass): Fields {
  const written = { class: header, merge: fixed, computed: true }
  return {
    createdAt: required(instant, { ...written, label: words('Entered', 'Внесено', 'Saisi le') }),
    createdBy: required(member, { ...written, label: words('Entered by', 'Кто внёс', 'Saisi par') }),
  }
}

function commonFields({ header, noteFindable }: Declared<string, Fields>): Fields {
  return {
    lang: optional(language, {
      class: header,
      label: words('Language of the record', 'Язык записи', 'Langue de la fiche'),
    }),
    note: optional(text(20_000), {
      class: header,
      findable: noteFindable,
      label: words('Note', 'Заметка', 'Note'),
    }),
  }
}
