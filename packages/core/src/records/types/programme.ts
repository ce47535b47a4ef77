/** A State's programme of visas: what stands open, since when and by whose word. Programmes close under people's feet. */
import { optional, required, words } from '../field.ts'
import { country, line, many, ref, text, whole } from '../kinds.ts'
import { append, fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { programmeStep } from '../shapes/cases.ts'

export const programmeType = recordType({
  name: 'Programme',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'ours',
  meaning: words(
    'A State’s programme: legal basis, office, and its status from day to day.',
    'Программа государства: основание, ведомство и состояние по датам.',
    'Un programme d’un État : base légale, bureau et état au fil des jours.',
  ),
  fields: {
    code: required(line(40), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Code', 'Код', 'Code'),
    }),
    stateCode: required(country, {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('State', 'Государство', 'État'),
      help: words(
        'Never exported unless the State may be named.',
        'Не выгружается, пока государство нельзя называть.',
        'Jamais exporté si l’État ne peut être nommé.',
      ),
    }),
    legalBasis: required(line(), {
      class: 'CASE',
      label: words('Legal basis', 'Правовое основание', 'Base légale'),
    }),
    office: required(line(), { class: 'CASE', column: true, label: words('Office', 'Ведомство', 'Bureau') }),
    status: required(many(programmeStep, { min: 1, max: 200 }), {
      class: 'CASE',
      merge: append,
      label: words('Status by date', 'Состояние по датам', 'État par date'),
    }),
    minValidityDays: optional(whole(0, 3650), {
      class: 'CASE',
      merge: keepBoth,
      label: words(
        'Passport must last, days',
        'Паспорт действует ещё, дней',
        'Passeport valable encore, jours',
      ),
    }),
    leadDays: optional(whole(0, 3650), {
      class: 'CASE',
      merge: keepBoth,
      label: words(
        'Observed time until a visa, days',
        'Наблюдаемый срок до визы, дней',
        'Délai observé, jours',
      ),
    }),
    dialogueId: optional(ref('Intervention'), {
      class: 'CASE',
      label: words('Talks with the State', 'Переговоры с государством', 'Dialogue avec l’État'),
    }),
    pathway: optional(text(5000), {
      class: 'CASE',
      merge: keepBoth,
      label: words(
        'Which route exists, which not',
        'Какой путь есть, какого нет',
        'Quelle voie existe ou non',
      ),
    }),
  },
})
