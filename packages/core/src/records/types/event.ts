/** Something that happened, with a beginning and an end; it groups acts. Holds no names. */
import { optional, required, words } from '../field.ts'
import { line, many, term, text } from '../kinds.ts'
import { keepBoth, setBy } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { datedDay } from '../shapes/dates.ts'
import { affected, eventLink } from '../shapes/evidence.ts'
import { corroboration } from '../vocabulary/corroboration.ts'
import { placeType } from '../vocabulary/place-type.ts'
import { violationStatus } from '../vocabulary/violation-status.ts'

export const eventType = recordType({
  name: 'Event',
  room: 'evidence',
  class: 'INT',
  header: 'INT',
  noteFindable: 'rooms',
  standard: 'HURIDOCS Event (01xx)',
  meaning: words(
    'Something that happened, with beginning and end; groups acts.',
    'То, что произошло, с началом и концом; объединяет деяния.',
    'Un fait, avec début et fin ; il regroupe des actes.',
  ),
  fields: {
    title: required(line(), {
      class: 'INT',
      column: true,
      label: words('Title', 'Название', 'Titre'),
      help: words('No names.', 'Без имён.', 'Sans noms.'),
    }),
    region: required(line(120), {
      class: 'INT',
      column: true,
      label: words('Region', 'Местность', 'Région'),
      help: words(
        'Coarse: a town or district, never an address.',
        'Грубо: город или район, никогда не адрес.',
        'Large : ville ou district, jamais une adresse.',
      ),
    }),
    placeType: optional(term(placeType), {
      class: 'INT',
      label: words('Kind of place', 'Вид места', 'Type de lieu'),
    }),
    start: required(datedDay, {
      class: 'INT',
      merge: keepBoth,
      column: true,
      label: words('Beginning', 'Начало', 'Début'),
    }),
    end: optional(datedDay, { class: 'INT', merge: keepBoth, label: words('End', 'Конец', 'Fin') }),
    description: optional(text(50_000), {
      class: 'CASE',
      apart: 'claims',
      label: words('Description', 'Описание', 'Description'),
    }),
    affected: optional(affected, {
      class: 'INT',
      merge: keepBoth,
      label: words('How many people', 'Сколько людей', 'Combien de personnes'),
      help: words('HURIDOCS 0116.', 'HURIDOCS 0116.', 'HURIDOCS 0116.'),
    }),
    violationStatus: optional(term(violationStatus), {
      class: 'INT',
      merge: keepBoth,
      column: true,
      label: words('A violation?', 'Нарушение?', 'Violation ?'),
    }),
    corroboration: optional(term(corroboration), {
      class: 'INT',
      computed: true,
      column: true,
      label: words('Corroboration', 'Подтверждения', 'Corroboration'),
    }),
    chain: optional(many(eventLink, { max: 200 }), {
      class: 'INT',
      merge: setBy('eventId', 'type'),
      label: words('Chain of events', 'Связь событий', 'Enchaînement'),
    }),
  },
})
